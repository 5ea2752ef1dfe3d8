"""Verifiers in conversation: asked, on the way, told the place, answering, stood down (R37)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address, Platform
from bot.domain.rights import Role
from bot.platforms.sandbox import chats
from bot.storage import rooms
from bot.storage.rooms import Room, RoomKind
from bot.storage.schema import people, verifier_answers, verifier_tasks
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import SIGHTING, report, report_id
from tests.handlers.volunteers import give

PLACE = "Roxboro y Club"
AGREEMENT = "I am 18 or older and trained."


@dataclass
class Watch:
    """A town with a verifiers' room. one to four: in the room; at(): the same person in private."""

    town: Town

    def __post_init__(self) -> None:
        self.one, self.two, self.three, self.four = (
            Person(self.town, user, chats.VERIFIERS, locale="en") for user in chats.VERIFIERS_CAST
        )

    def at(self, verifier: Person) -> Person:
        return Person(self.town, verifier.user, verifier.user, locale="en")

    @property
    def room(self) -> list[str]:
        return self.town.texts(chats.VERIFIERS)

    @property
    def task(self) -> str:
        """The task as it stands in the room."""
        return next(text for text in self.room if "Who can go and look" in text or "over since" in text)

    def private(self, verifier: Person) -> str:
        """The one message that a verifier has of the task."""
        return next(text for text in self.town.texts(verifier.user) if text.startswith(("**R-", "R-")))

    async def asked(self, **changes: str) -> str:
        """A report is claimed and handed to the verifiers; returns its pseudonym."""
        name = await report(self.town.luis, **changes)
        await self.town.first.presses("Claim")
        await self.asks()
        return name

    async def asks(self) -> None:
        await self.town.first.presses("More")
        await self.town.first.presses("Ask verifiers")

    async def agrees(self, *verifiers: Person) -> None:
        for verifier in verifiers:
            assert AGREEMENT in await self.at(verifier).says("/verifier")
            await self.at(verifier).presses("I agree")

    async def stands_down(self) -> None:
        await self.town.first.presses("More")
        await self.town.first.presses("Stand down")


@pytest.fixture
async def watch(open_town: OpenTown) -> AsyncIterator[Watch]:
    async with open_town() as town:
        for user in chats.VERIFIERS_CAST:
            await give(town, user, Role.VERIFIER, "Durham")
        application = town.application
        async with application.database.transaction() as connection:
            room = Room(
                "verifiers",
                Address(Platform.SANDBOX, chats.VERIFIERS),
                RoomKind.VERIFIERS,
                frozenset({"Durham"}),
                AlertLanguage.ENGLISH,
            )
            await rooms.link(connection, application.vault, room, source="test", now=town.clock.now())
        yield Watch(town)


def everywhere(watch: Watch) -> str:
    """Everything that the bot has said to anybody but the moderators and the reporter."""
    elsewhere = set(chats.CHATS) - {chats.MODERATORS, chats.LUIS}
    return "\n".join(text for chat in elsewhere for text in watch.town.texts(chat))


async def test_r37_the_room_sees_town_and_kind_of_place_only(watch: Watch) -> None:
    name = await watch.asked()
    assert f"**{name}** · Durham · " in watch.task
    assert PLACE not in everywhere(watch)
    assert SIGHTING["what"] not in everywhere(watch)
    assert watch.one.buttons == ["On my way", "Decline", "Confirmed", "Not immigration", "Unable to tell"]
    assert "Verifiers asked" in watch.town.room[0]
    assert "checking" in watch.town.room[0].lower()


async def test_r37_agreement_comes_first_and_only_its_date_is_kept(watch: Watch) -> None:
    await watch.asked()
    shown = await watch.one.presses("On my way")
    assert AGREEMENT in shown
    assert "The network cannot protect me from arrest." in shown
    assert "On the way" not in watch.task
    await watch.one.presses("I agree")
    assert "On the way: V1" in watch.task
    async with watch.town.application.database.reading() as connection:
        agreed = (await connection.execute(select(people.c.alias, people.c.agreed_on))).all()
    assert {(row.alias, str(row.agreed_on)) for row in agreed if row.agreed_on} == {("V1", "2026-11-22")}
    assert "You agreed to this on Nov 22, 2026" in await watch.at(watch.one).says("/verifier")


async def test_r8_verifiers_say_that_they_are_18(watch: Watch) -> None:
    assert (await watch.at(watch.one).says("/verifier")).startswith(AGREEMENT)


@pytest.mark.parametrize("said", ["/verifier", "/verificador"])
async def test_only_verifiers_agree_to_verify(watch: Watch, said: str) -> None:
    assert "voluntarios con un cargo" in await watch.town.ana.says(said)
    moderator = Person(watch.town, "mod-1", "mod-1", locale="en")
    await moderator.says(said)
    assert "with a role" in await moderator.presses("I agree")


async def test_r37_the_place_is_shown_in_private_once_two_are_on_the_way(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two, watch.three, watch.four)
    name = await watch.asked()
    await watch.one.presses("On my way")
    assert "Wait for a second person" in watch.private(watch.one)
    assert PLACE not in everywhere(watch)
    await watch.two.presses("On my way")
    for verifier in (watch.one, watch.two):
        assert f"**{name}**" in watch.private(verifier)
        assert PLACE in watch.private(verifier)
    assert PLACE not in "".join(watch.room)
    await watch.three.presses("On my way")
    assert PLACE in watch.private(watch.three)
    assert "Three are on the way already" in await watch.four.presses("On my way")
    assert PLACE not in "".join(watch.town.texts(watch.four.user))
    assert "On the way: V1, V2, V3" in watch.task


async def test_r37_one_tap_says_when_they_will_be_there(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    mine = watch.at(watch.one)
    assert mine.buttons[:4] == ["5 min", "10 min", "20 min", "30 min"]
    await mine.presses("20 min")
    assert "On the way: V1 (4:02 PM)" in watch.task
    assert "On the way: V1 (4:02 PM)" in watch.town.room[0]
    assert mine.buttons == ["Decline"]
    await watch.two.presses("On my way")
    assert "V1 (4:02 PM), V2" in watch.private(watch.two)
    forged = await mine.presses_payload(_arrival(watch, "999"))
    assert "no longer valid" in forged


def _arrival(watch: Watch, minutes: str) -> str:
    return f"arrives:{_task(watch)}:{minutes}"


def _task(watch: Watch) -> str:
    post = next(p for p in watch.town.posts(chats.VERIFIERS) if p.outgoing and p.outgoing.buttons)
    assert post.outgoing is not None
    action = post.outgoing.buttons[0][0].action
    assert action is not None
    return action.arguments[0]


@pytest.mark.parametrize(
    ("press", "said"),
    [("Confirmed", "confirmed"), ("Not immigration", "not immigration"), ("Unable to tell", "unable to tell")],
)
async def test_r37_what_they_see_stands_on_the_moderators_card(watch: Watch, press: str, said: str) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    await watch.at(watch.two).presses(press)
    assert f"**V2** on site: {said}, 3:42 PM." in watch.town.room[0]
    assert said not in watch.task, "the room reads no results"
    await watch.one.presses("Unable to tell")
    assert "**V1** on site: unable to tell, 3:42 PM." in watch.town.room[0]


async def test_who_was_not_told_the_place_saw_nothing(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    assert "Press *On my way* first" in await watch.one.presses("Confirmed")
    await watch.one.presses("On my way")
    assert "Press *On my way* first" in await watch.one.presses("Confirmed")
    assert "on site" not in watch.town.room[0]


async def test_r37_declining_needs_no_reason_and_leaves_no_trace(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("Decline")
    async with watch.town.application.database.reading() as connection:
        assert (await connection.execute(select(verifier_answers))).all() == []
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    assert PLACE in watch.private(watch.two)
    await watch.at(watch.two).presses("Decline")
    assert "need no reason" in watch.private(watch.two)
    assert PLACE not in everywhere(watch), "whoever is left is alone, and waits again"
    assert "Wait for a second person" in watch.private(watch.one)
    assert "V2" not in watch.task
    await watch.two.presses("On my way")
    assert PLACE in watch.private(watch.two)
    assert PLACE in watch.private(watch.one)


async def test_r37_stand_down_reaches_all_at_once_and_takes_the_place_back(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    name = await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    task = _task(watch)
    await watch.stands_down()
    assert PLACE not in everywhere(watch)
    assert watch.task == f"{name} · Durham: over since 3:42 PM. Thank you."
    for verifier in (watch.one, watch.two):
        assert "taken back" in watch.private(verifier)
        assert watch.town.texts(verifier.user)[-1].startswith("**Stand down.**"), "an edit makes no sound"
    assert "Nobody needs to look" in await watch.one.presses_payload(f"on-my-way:{task}")
    await watch.asks()
    assert "Who can go and look" in watch.room[-1]


async def test_r37_a_decision_stands_everybody_down(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    await watch.town.second.presses("Can't tell")
    await watch.town.second.presses("Another reason")
    assert PLACE not in everywhere(watch)
    assert "over since" in watch.task
    assert watch.town.texts(watch.one.user)[-1].startswith("**Stand down.**")


@pytest.mark.parametrize("way", ["give back", "destroy", "lapse"])
async def test_r37_when_nobody_has_the_report_any_more_it_is_over(watch: Watch, way: str) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    if way == "lapse":
        await watch.town.passes(timedelta(minutes=16))
    else:
        await watch.town.first.presses("More")
        await watch.town.first.presses("Give it back" if way == "give back" else "Destroy this report")
        if way == "destroy":
            await watch.town.first.presses("Yes, destroy it")
    assert "over since" in watch.task
    assert PLACE not in everywhere(watch)


async def test_a_claim_holds_while_somebody_is_on_the_way(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.at(watch.one).presses("30 min")
    await watch.town.passes(timedelta(minutes=40))
    assert "Who can go and look" in watch.task
    await watch.town.passes(timedelta(minutes=6))
    assert "over since" in watch.task


async def test_r20_who_verified_cannot_approve_publication(watch: Watch) -> None:
    await give(watch.town, watch.two.user, Role.MODERATOR, source="config")
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    await watch.two.presses("Confirmed")
    await watch.town.first.presses("Confirm")
    await watch.town.first.presses(r"Two observers on site \(1 verifier confirmed\)")
    preview = await watch.town.first.presses("Immigration agents, agency not known")
    assert "*Publish* sends exactly this" in preview
    publish = watch.town.first.post.outgoing.buttons[0][0].action  # type: ignore[union-attr]
    assert publish is not None
    assert "somebody else must publish" in await watch.at(watch.two).presses_payload(publish.payload)
    assert watch.town.alerts == []
    await watch.town.first.presses("Publish")
    assert len(watch.town.alerts) == 1


async def test_r18_the_basis_says_how_many_confirmed_on_site(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.town.first.presses("Confirm")
    assert "Two observers on site (0 verifiers confirmed)" in watch.town.first.buttons
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    await watch.one.presses("Confirmed")
    await watch.two.presses("Confirmed")
    await watch.town.first.presses("Confirm")
    assert "Two observers on site (2 verifiers confirmed)" in watch.town.first.buttons


async def test_r37_no_live_positions(watch: Watch) -> None:
    await watch.agrees(watch.one)
    await watch.asked()
    await watch.one.presses("On my way")
    before = watch.task
    mine = watch.at(watch.one)
    await mine.shares(35.99, -78.9)
    assert watch.task == before
    assert "35.9" not in everywhere(watch) + watch.town.room[0]


@pytest.mark.parametrize("verb", ["on-my-way", "decline", "site", "arrives"])
async def test_only_verifiers_of_the_county_answer(watch: Watch, verb: str) -> None:
    await give(watch.town, "ana", Role.VERIFIER, "Wake")
    await watch.asked()
    more = {"site": ":confirmed", "arrives": ":5"}.get(verb, "")
    assert "voluntarios con un cargo" in await watch.town.ana.presses_payload(f"{verb}:{_task(watch)}{more}")
    assert "On the way" not in watch.task


async def test_verifiers_are_asked_once_and_where_there_is_a_place(watch: Watch) -> None:
    await watch.asked()
    payload = watch.town.first.incoming(f"ask-verifiers:{await report_id(watch.town)}")
    answers = await watch.town.application.router.respond(payload)
    assert "asked already" in answers[0].text


async def test_without_a_room_for_the_county_nobody_is_asked(watch: Watch) -> None:
    await report(watch.town.luis, place="Raleigh")
    await watch.town.first.presses("Claim")
    await watch.town.first.presses("More")
    assert "No verifiers' room serves this county" in await watch.town.first.presses("Ask verifiers")
    async with watch.town.application.database.reading() as connection:
        assert (await connection.execute(select(verifier_tasks))).all() == []


async def test_r40_tasks_and_arrivals_are_gone_after_72_hours(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.stands_down()
    housekeeping = watch.town.application.housekeeping
    for _ in range(73):
        await housekeeping.round()
        await watch.town.passes(timedelta(hours=1))
    await housekeeping.round()
    async with watch.town.application.database.reading() as connection:
        assert (await connection.execute(select(verifier_tasks))).all() == []
        assert (await connection.execute(select(verifier_answers))).all() == []


async def test_no_column_of_a_task_holds_the_place_or_an_account(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    async with watch.town.application.database.reading() as connection:
        rows = [
            *(await connection.execute(select(verifier_tasks))),
            *(await connection.execute(select(verifier_answers))),
        ]
    assert rows
    assert "Roxboro" not in repr(rows)
    assert "ver-1" not in repr(rows)


async def test_r37_who_cannot_be_written_to_is_not_on_the_way(watch: Watch) -> None:
    """Telegram refuses to write to who never opened a chat with the bot: the place is not shown on their account."""
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    async with watch.town.application.database.transaction() as connection:
        person = await connection.scalar(select(people.c.id).where(people.c.alias == "V2"))
        await watch.town.application.services.verifying.unreachable(
            connection, _task(watch), str(person), watch.town.clock.now()
        )
    await watch.town.settle()
    assert "V2" not in watch.task
    assert "V2 is not on the way" in watch.room[-1]
    assert "Wait for a second person" in watch.private(watch.one)
    assert PLACE not in everywhere(watch)
