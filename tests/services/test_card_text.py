"""What a report's card says, line by line (R19, R25): the layout alone, with plain values."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.attachments import AttachmentState, Refusal, StoredAttachment
from bot.domain.messages import AttachmentKind, Button
from bot.domain.reports import Mark, PlaceKind, Report, ReportState, Sighting
from bot.i18n import Texts
from bot.services.moderation.card_text import CardText, Shown
from bot.services.moderation.likely import Alike
from bot.storage.groups import Group

NOW = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)
CARD = CardText(Texts())


def file(kind: AttachmentKind, state: AttachmentState = AttachmentState.READY) -> StoredAttachment:
    return StoredAttachment("F1", "ABCDEFGH12", kind, state, 1_000)


PHOTO = file(AttachmentKind.PHOTO)
VOICE = file(AttachmentKind.VOICE, AttachmentState.FETCHING)
LOST = StoredAttachment("F2", "ABCDEFGH12", AttachmentKind.VIDEO, AttachmentState.REFUSED, 0, Refusal.OVER_LIMIT)

SIGHTING = Sighting(
    what="Dos camionetas y cuatro agentes",
    place="Roxboro y Club",
    town="Durham",
    seen_at=NOW - timedelta(minutes=12),
)
REPORT = Report(
    id="ABCDEFGH12",
    pseudonym="R-7F3K",
    state=ReportState.RECEIVED,
    county="Durham",
    place_kind=PlaceKind.WORKPLACE,
    language="es",
    mark=Mark.PRACTICE,
    sighting=SIGHTING,
    attachments=1,
    reachable=True,
    received_at=NOW - timedelta(minutes=3),
    version=1,
)


def lines(shown: Shown, locale: str = "en") -> list[str]:
    return CARD.render(shown, locale, NOW).text.split("\n")


def buttons(shown: Shown) -> list[Button]:
    return [button for row in CARD.render(shown, "en", NOW).buttons for button in row]


def test_r19_the_first_line_says_age_place_kind_number_and_evidence() -> None:
    shown = Shown(REPORT, files=(PHOTO,), group=Group(led=2, files=0))
    assert lines(shown)[0] == "**R-7F3K** · 12 min · Durham · Workplace · 3 reports · photo"
    assert lines(shown, "es")[0] == "**R-7F3K** · 12 min · Durham · Lugar de trabajo · 3 reportes · foto"


def test_evidence_is_counted_by_kind_and_over_the_group() -> None:
    shown = Shown(REPORT, files=(PHOTO, PHOTO, VOICE, LOST), group=Group(led=4, files=2))
    assert "5 reports · 2 photos · voice note · " in lines(shown)[0]
    assert "2 files with the others" in lines(shown)[0]


def test_the_second_line_says_what_is_missing_and_who_has_it() -> None:
    bare = replace(REPORT, sighting=Sighting(what=""), county=None)
    assert lines(Shown(bare))[1] == "Not said: when, where, and what was seen. **Nobody has it yet.**"
    assert lines(Shown(bare), "es")[1] == "No se dijo: cuándo, dónde y qué se vio. **Nadie lo tiene todavía.**"
    assert lines(Shown(REPORT))[1] == "**Nobody has it yet.**"
    taken = replace(bare, state=ReportState.CHECKING, claimed_by="M3")
    assert lines(Shown(taken))[1].endswith("**M3 is checking it.**")


def test_then_come_the_words_quoted_and_the_language_of_the_reporter() -> None:
    text = lines(Shown(REPORT))
    assert text[2:6] == [
        "Seen: Sun Nov 22, 3:30 PM",
        "> Dos camionetas y cuatro agentes",
        "Place, in their words: Roxboro y Club",
        "The reporter's language: Español.",
    ]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("llamen al 919 555 0123", "a phone number"),
        ("placa ABC 1234", "a license plate"),
        ("vive en el apto 4B", "the number of one home"),
        ("el oficial Martínez", "an officer's name"),
        ("la señora Martínez", "somebody's name"),
        ("912 Oakwood Drive", "the address of one house"),
        ("35.99612, -78.90171", "an exact place"),
        ("placa ABC 1234, llamen al 919 555 0123 o 919 555 0124", "a license plate and a phone number"),
    ],
)
def test_r25_a_card_warns_of_what_may_not_be_said_on(what: str, said: str) -> None:
    text = lines(Shown(replace(REPORT, sighting=replace(SIGHTING, what=what))))
    assert f"It seems to hold {said}: do not repeat it." in text


def test_r25_a_leak_in_the_place_counts_and_clean_words_warn_of_nothing() -> None:
    unit = replace(REPORT, sighting=replace(SIGHTING, place="Roxboro, apto 12"))
    assert any("one home" in line for line in lines(Shown(unit)))
    assert not any("do not repeat" in line for line in lines(Shown(REPORT)))


def test_what_may_be_the_same_is_listed_with_its_merge() -> None:
    other = replace(REPORT, id="OTHER67890", pseudonym="R-0001")
    later = replace(REPORT, id="LATER67890", pseudonym="R-0002")
    shown = Shown(REPORT, alike=(Alike(other, timedelta(minutes=4)), Alike(later, timedelta(minutes=-2))))
    assert "Maybe the same as **R-0001** (4 min before)." in lines(shown)
    assert "Maybe the same as **R-0002** (2 min after)." in lines(shown)
    merges = [button for button in buttons(shown) if button.action and button.action.verb == "merge"]
    assert [button.label for button in merges] == ["Merge with R-0001", "Merge with R-0002"]
    assert merges[0].action is not None
    assert merges[0].action.arguments == (REPORT.id, other.id)


def test_a_decided_report_offers_no_merge() -> None:
    decided = replace(REPORT, state=ReportState.DECIDED, decided_by="M1", decided_at=NOW)
    shown = Shown(decided, alike=(Alike(REPORT, timedelta(minutes=4)),))
    assert buttons(shown) == []


@pytest.mark.parametrize(
    ("group", "line"),
    [
        (Group(led=1), "One more report stands under this card."),
        (Group(led=57), "57 more reports stand under this card."),
        (Group(led=57, apart=3), "57 more reports stand under this card. Of these say something else: 3."),
        (
            Group(led=57, unread=50),
            "57 more reports stand under this card. Put there because many came at once, and merged by nobody: 50.",
        ),
    ],
)
def test_the_others_under_a_card_are_counted_and_shown_on_demand(group: Group, line: str) -> None:
    shown = Shown(REPORT, group=group)
    assert line in lines(shown)
    assert "Show all" in [button.label for button in buttons(shown)]


def test_a_merged_report_is_one_line_without_buttons() -> None:
    card = CARD.render(Shown(replace(REPORT, leader="OTHER67890"), merged_into="R-0001"), "en", NOW)
    assert card.text == "**R-7F3K** · Durham · merged into **R-0001**"
    assert card.buttons == ()


def test_the_longest_card_fits_into_both_platforms() -> None:
    """Discord takes 2,000 characters, Telegram 4,096; markup of ours is counted in."""
    long = replace(SIGHTING, what="ñ" * 2_000, place="x" * 200, seen_at=None)
    alike = tuple(Alike(replace(REPORT, id=f"O{number}"), timedelta(minutes=number)) for number in range(3))
    talk = tuple(("reporter", "y" * 500) for _ in range(9))
    report = replace(REPORT, sighting=long, state=ReportState.CHECKING, claimed_by="M3")
    shown = Shown(report, talk, (PHOTO, VOICE), Group(999, 9, 9), alike)
    assert all(len(CARD.render(shown, locale, NOW).text) <= 2_000 for locale in ("en", "es"))
