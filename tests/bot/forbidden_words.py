"""The exceptions to the words that no text of the program may say (docs/words.md, last paragraph)."""

# (text key, card's id or pack's file; word): why it may stand there.
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("salute-agency-ice", "ICE"): "docs/rules.md R17: the agency that the reporter names, said as the reporter's word",
    ("cleared-telegram", "clear"): "names the entry of Telegram's own menu",
    ("agency-ice", "ICE"): "names the agency where a moderator chose it",
    ("agents-ice", "ICE"): "names the agency where a moderator chose it",
}
