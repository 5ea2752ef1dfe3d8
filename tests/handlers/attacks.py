"""What a troll types behind a command in a group, and every command that works there."""

# Nobody's words but the troll's hold it.
MARK = "zq7trol"

ATTACKS = {
    "mentions": f"@everyone @here <@&123456789012345678> <@12345> @channel {MARK}",
    "markup": f'[{MARK}](https://evil.example) **{MARK}** `{MARK}` <b>{MARK}</b> <a href="https://evil.example">{MARK}</a>',
    "right to left": f"\u202e{MARK}\u202c \u2066{MARK}\u2069 \u200f{MARK}",
    "4,000 characters": f"{MARK} " * 500,
    "lines": "\n".join([MARK] * 60),
    "a number to call": f"Durham: call 919 555 0199 {MARK}",
}

PUBLIC = (
    "ask",
    "hotline",
    "rights",
    "actions",
    "resources",
    "sheriff",
    "officials",
    "letter",
    "alerts",
    "verify",
    "subscribe",
    "subscriptions",
    "unsubscribe",
    "myreports",
    "report",
    "suggest",
    "about",
    "language",
    "privacy",
    "mydata",
    "help",
    "start",
    "referral",
)
STAFF = (
    "room",
    "unroom",
    "card",
    "grant",
    "oncall",
    "off",
    "back",
    "drill",
    "stats",
    "reports",
    "freeze",
    "unfreeze",
    "accept",
    "roles",
    "revoke",
    "verifier",
    "papercode",
    "suspend",
    "link",
)


def holds_nothing_of(text: str) -> bool:
    """Whether a text repeats nothing of an attack, and calls nobody."""
    return not any(sign in text for sign in (MARK, "@everyone", "@here", "<@", "evil.example", "\u202e", "555 0199"))


def lines(text: str) -> int:
    return len([line for line in text.split("\n") if line.strip()])
