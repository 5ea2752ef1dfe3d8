"""Accepted suggestions as a patch against `knowledge/`: a file each to work from, which nothing loads (R46)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import phonenumbers

from bot.domain.suggestions import CheckedBy, Suggestion
from knowledge.phones import numbers_in

# Beside the cards of a pack; the loader reads nothing there.
FOLDER: Final = "suggestions"
_LEAD: Final = (
    "Two editors accepted this. Nothing here is shown to anybody. Work it into a card or a list, then delete this\n"
    "file in the same change."
)


def patch(found: Iterable[Suggestion], region: str, *, today: date) -> str:
    """A patch that `git apply` takes in the folder of the program: one new file for each suggestion."""
    files = {f"knowledge/packs/{region}/{FOLDER}/{each.code}.md": _page(each, today) for each in found}
    return "".join(_new_file(path, text) for path, text in files.items())


def _new_file(path: str, text: str) -> str:
    """A file as git writes a new one."""
    lines = text.removesuffix("\n").split("\n")
    head = (
        f"diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1,{len(lines)} @@\n"
    )
    return head + "".join(f"+{line}\n" for line in lines)


def _page(found: Suggestion, today: date) -> str:
    check = found.check
    assert check is not None  # noqa: S101 - nothing is accepted without one
    numbers = list(dict.fromkeys(numbers_in(f"{found.source}\n{check.what}\n{found.text}")))
    matter: Mapping[str, str] = {
        "suggestion": found.code,
        "kind": found.kind.value,
        "suggested_on": found.received_at.date().isoformat(),
        "checked_on": check.day.isoformat(),
        "checked_how": check.how.value,
        "checked_by": check.alias,
        "agreed_by": found.agreed_alias or "",
        "agreed_on": (found.decided_at or found.received_at).date().isoformat(),
        "written_on": today.isoformat(),
    }
    # Ids and dates of ours alone: nothing in them needs quotes.
    front = "".join(f"{key}: {value}\n" for key, value in matter.items())
    parts = [f"---\n{front}---", _LEAD, _section("Suggested", found.text)]
    if found.source:
        parts.append(_section("To check it", found.source))
    parts.append(_section("Checked", check.what))
    if numbers:
        # Only a number that the check itself names was called.
        called = numbers_in(check.what) if check.how is CheckedBy.CALLED else ()
        rows = "\n".join(_phone(number, check.day, called=number in called) for number in numbers)
        parts.append(f"## For hotlines.yaml, under `phones:`\n\n```yaml\n{rows}\n```")
    return "\n\n".join(parts) + "\n"


def _section(title: str, words: str) -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in words.splitlines())
    return f"## {title}\n\n{quoted}"


def _phone(number: str, day: date, *, called: bool) -> str:
    """A line as hotlines.yaml has them, with the day of the check."""
    parsed = phonenumbers.parse(number)
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    display = national.replace("(", "").replace(") ", "-")
    dated = f"as_of: {day.isoformat()}, status: current" + (f", called_on: {day.isoformat()}" if called else "")
    return f"- {{number: '{number}', display: '{display}', {dated}}}"
