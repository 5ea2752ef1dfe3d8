"""Write the guard's figures into docs/guard.md."""

from tests.domain.guard_set.measuring import PAGE, written

if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
