"""/sheriff, /officials and /letter as conversations, for every county and on every platform's page."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.clock import MovableClock
from bot.domain.messages import Account, Address, Argument, Incoming, Platform
from bot.i18n import Texts
from bot.platforms.discord.markup import render
from bot.platforms.telegram.markup import to_messages
from bot.storage.schema import audit, drafts
from handlers.letters import MAILTO, mailto
from handlers.screens import SCREEN, pack
from knowledge.loader import Knowledge
from knowledge.search.search import Search
from knowledge.sheriffs import Participation, as_e164
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.test_rules_keeping import rows

Known = tuple[Knowledge, Search]
STATEWIDE = "336-543-0353"
NOT_A_HELP_LINE = {"en": "This is not a help line.", "es": "No es una línea de ayuda."}
OFFICES = ("sheriff", "governor", "congress", "legislators", "commissioners", "records")


async def answer(person: Person, said: str) -> list[str]:
    """Every message that answers what was said."""
    before = len(person.town.texts(person.chat))
    await person.says(said)
    return person.town.texts(person.chat)[before:]


async def pressed(person: Person, label: str) -> list[str]:
    before = len(person.town.texts(person.chat))
    await person.presses(label)
    return person.town.texts(person.chat)[before:]


def fits(text: str) -> bool:
    """One message on Discord (2,000 characters) and on Telegram (4,096)."""
    return len(render(text)) == 1 and len(to_messages(text)) == 1


async def test_every_county_has_its_sheriff(town: Town, known: Known) -> None:
    officials = known[0].officials
    for county in known[0].places.counties:
        (text,) = await answer(town.ana, f"/alguacil condado de {county}")
        sheriff = officials.sheriffs[county]
        assert f"Sheriff (alguacil) del condado de {county}" in text
        assert ("287(g): sí" in text) == (sheriff.status is Participation.ACTIVE)
        assert "HB318" in text
        assert fits(text), county
        if sheriff.phone:
            assert text.index(NOT_A_HELP_LINE["es"]) < text.index(sheriff.phone)


async def test_every_county_has_its_officials(town: Town, known: Known) -> None:
    for county in known[0].places.counties:
        texts = await answer(town.ana, f"/funcionarios condado de {county}")
        whole = "\n".join(texts)
        assert all(map(fits, texts)), county
        assert "919-814-2000" in whole
        assert "202-224-3121" in whole
        assert all(each.holder in whole for each in known[0].officials.legislators_of(county))


async def test_every_letter_for_every_kind_of_county_fits(town: Town) -> None:
    # The longest name, the most legislators, two models, an uncertain one, one without any contact.
    for county in ("New Hanover", "Wake", "Mecklenburg", "Onslow", "Pasquotank", "Rutherford"):
        for office in OFFICES:
            texts = await answer(town.ana, f"/carta {office} condado de {county}")
            assert len(texts) >= 3
            assert all(map(fits, texts)), (office, county)


async def test_an_agreement_with_two_days_reads_about_its_month(town: Town) -> None:
    (text,) = await answer(town.luis, "/sheriff Catawba county")
    assert "cerca de junio de 2025" in text
    assert "2025-06" not in text
    assert "Brookford Police Department" in text


async def test_r4_a_sheriffs_number_stands_below_the_words_that_it_is_no_help_line(town: Town) -> None:
    await town.ana.says("EN")
    (text,) = await answer(town.ana, "/sheriff Alamance County")
    above, below = text.split(NOT_A_HELP_LINE["en"])
    assert "(336) 570-6311" not in above
    assert "(336) 570-6311" in below
    assert "For help, call: " in below.split("(336)")[0]


async def test_r4_no_other_answer_gives_a_sheriffs_number(town: Town, known: Known) -> None:
    numbers = known[0].officials.sheriffs_numbers
    said = ("/officials Durham county", "/hotline durham", "quién es el sheriff de Durham", "/rights", "/actions")
    for words in said:
        text = "\n".join(await answer(town.ana, words))
        found = {as_e164(each) for each in re.findall(r"\(?\d{3}\)?[ -]\d{3}-\d{4}", text)}
        assert not found & numbers, words


async def test_r7_what_is_uncertain_is_not_on_the_first_screen(town: Town) -> None:
    await town.ana.says("EN")
    (first,) = await answer(town.ana, "/sheriff Camden county")
    assert "287(g): not certain" in first
    assert "Albemarle" not in first
    assert "2020" not in first
    (more,) = await pressed(town.ana, "Where this is from")
    assert "Albemarle District Jail" in more
    assert "Feb 17, 2026" in more


async def test_a_name_with_two_meanings_is_asked_back(town: Town) -> None:
    assert "más de un lugar" in await town.ana.says("/sheriff henderson")
    assert town.ana.buttons == ["Henderson County", "Henderson (Vance County)"]
    assert "condado de Vance" in await town.ana.presses(r"Henderson \(Vance County\)")


async def test_without_a_county_it_is_chosen_from_all(town: Town) -> None:
    assert "¿Qué condado?" in await town.ana.says("/sheriff")
    assert len(town.ana.buttons) == 5
    await town.ana.presses("Alamance – .*")
    assert town.ana.buttons[0] == "Alamance"
    assert len(town.ana.buttons) == 20
    assert "condado de Avery" in await town.ana.presses("Avery")
    assert "condado de Avery" in (await answer(town.ana, "/funcionarios"))[0], "the county said last holds"


@pytest.mark.parametrize(
    ("said", "word"), [("/sheriff Atlanta", "fuera de North Carolina"), ("/officials zzqx", "No conozco el lugar")]
)
async def test_an_unknown_county_leads_to_the_choice(town: Town, said: str, word: str) -> None:
    assert word in await town.ana.says(said)
    assert len(town.ana.buttons) == 5


@pytest.mark.parametrize(
    "payload",
    ["sheriff:Atlantis", "sheriff", "letter:dentist:Durham", "letter:sheriff:x:Durham", "counties:9:sheriff",
     "counties:0:forget", "officials-in:xx:sheriff:Durham", "officials-in:en:forget", "sheriff-more:Nowhere"],
)  # fmt: skip
async def test_a_forged_button_is_refused_with_the_number(town: Town, payload: str) -> None:
    refused = await town.ana.presses_payload(payload)
    assert "ya no sirve" in refused or "no vale" in refused or "válido" in refused
    assert STATEWIDE in refused


async def test_r1_one_tap_switches_the_language(town: Town) -> None:
    await town.ana.says("/sheriff Durham county")
    assert "Sheriff of Durham County" in await town.ana.presses("English")
    await town.ana.presses("Write a letter")
    assert "To say on the phone" in town.ana.reads
    assert "Para decir por teléfono" in await town.ana.presses("Español")


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("locale", ["en", "es"])
async def test_r9_every_letter_begins_with_the_warning(town: Town, office: str, locale: str) -> None:
    await town.ana.says(locale.upper())
    texts = await answer(town.ana, f"/letter {office} Durham county")
    assert texts[0].startswith(Texts().say(locale, "letter-warning"))
    assert "HB10" in texts[0]
    assert "HB318" in texts[0]


async def test_r9_the_letter_stands_alone_in_english_with_its_gloss_and_a_call(town: Town, known: Known) -> None:
    texts = await answer(town.ana, "/carta alguacil condado de Cabarrus")
    letter, last = next(text for text in texts if text.startswith("To the Sheriff of Cabarrus County:")), texts[-1]
    assert "end the 287(g) agreement" in letter
    assert "(your name, if you wish)" in letter
    assert "Al sheriff del condado de Cabarrus" in "\n".join(texts)
    assert "30 segundos" in last
    sheriff = known[0].officials.letter("sheriff")
    assert sheriff is not None
    first_words = sheriff.call.split(".")[1].strip().format(county="Cabarrus")
    assert first_words in last


async def test_r9_after_the_term_only_the_office_is_named(open_town: OpenTown, known: Known) -> None:
    """The terms of the legislators end on 1 January 2027, those of the House and of one senator on 3 January."""
    eve = datetime(2027, 1, 1, 4, 30, tzinfo=UTC)  # half past eleven at night in North Carolina
    async with open_town(MovableClock(eve)) as town:
        assert "Marcia Morey" in "\n".join(await answer(town.ana, "/officials Durham county"))
    over = datetime(2027, 1, 3, 18, 0, tzinfo=UTC)
    async with open_town(MovableClock(over)) as town:
        texts = await answer(town.ana, "/officials Durham county")
        texts += await pressed(town.ana, "Todo el Congreso")
        texts += await answer(town.ana, "/letter legislators Durham county")
        whole = "\n".join(texts)
        ended = [*known[0].officials.legislators_of("Durham"), *known[0].officials.congress]
        for each in ended:
            belongings = {each.holder, each.phone, each.email, each.website} - {None}
            shown = {thing for thing in belongings if thing and thing in whole}
            assert not shown if each.holder != "Ted Budd" else each.holder in shown
        assert "Cámara de EE. UU., distrito 4" in whole
        assert "https://www.ncleg.gov" in whole
        assert "mailto:" not in whole


async def test_r9_nothing_of_a_letter_is_kept_and_no_name_is_asked(town: Town) -> None:
    texts = await answer(town.ana, "/letter records Durham county")
    assert town.ana.form is None
    assert "No lo pregunto y no lo guardo" in "\n".join(texts)
    assert await rows(town, drafts) == 0
    assert await rows(town, audit) == 0


async def test_the_records_request_is_for_an_organisation_or_a_citizen(town: Town) -> None:
    await town.ana.says("EN")
    texts = await answer(town.ana, "/letter records Union county")
    assert "Let an organization or a citizen send this" in texts[0]
    request = next(text for text in texts if text.startswith("To the Sheriff of Union County, public records"))
    assert "The 287(g) agreement of your office" in request
    assert "A list of ICE holds" in request


async def test_without_an_office_it_is_chosen(town: Town) -> None:
    await town.ana.says("EN")
    assert "which office" in await town.ana.says("/letter Durham county")
    assert len(town.ana.buttons) == len(OFFICES)
    texts = await pressed(town.ana, "Sheriff")
    assert "To the Sheriff of Durham County" in "\n".join(texts)


async def test_office_and_county_may_stand_in_any_order(town: Town) -> None:
    for said in (
        "/letter sheriff durham county",
        "/carta durham county alguacil",
        "/letter public records durham county",
    ):
        texts = await answer(town.ana, said)
        assert "To the Sheriff of Durham County" in "\n".join(texts), said


async def test_a_letter_without_a_county_asks_for_it(town: Town) -> None:
    await town.ana.says("/letter governor")
    await town.ana.presses("Alamance – .*")
    texts = await pressed(town.ana, "Ashe")
    assert "I live in Ashe County." in "\n".join(texts)


async def test_legislators_get_a_link_that_opens_the_whole_letter(town: Town, known: Known) -> None:
    texts = await answer(town.ana, "/letter legislators Duplin county")
    links = re.findall(r"\((mailto:[^)]*)\)", "\n".join(texts))
    found = known[0].officials.legislators_of("Duplin")
    assert [urlsplit(link).path for link in links] == [each.email for each in found]
    letter = next(text for text in texts if text.startswith("To my legislator"))
    for link in links:
        assert len(link) <= MAILTO
        fields = parse_qs(urlsplit(link).query, strict_parsing=True)
        assert fields["subject"] == ["Please repeal HB10 and HB318"]
        assert fields["body"][0].replace("\r\n", "\n") == letter


def test_a_link_that_would_be_too_long_keeps_the_subject() -> None:
    link = mailto("a.b@ncleg.gov", "Yes & no? 100 % #1", "x " * 2_000)
    assert link == "mailto:a.b@ncleg.gov?subject=Yes%20%26%20no%3F%20100%20%25%20%231"
    assert "&body=one%0D%0Atwo%20%2B%202" in mailto("a.b@ncleg.gov", "s", "one\ntwo + 2")


def test_messages_are_cut_between_meanings() -> None:
    parts = ["a" * 1_000, "b" * 800, "", "c" * 800]
    assert pack(parts) == [f"{parts[0]}\n\n{parts[1]}", parts[3]]
    link = f"[x@y.gov]({mailto('x@y.gov', 'subject', 'word ' * 200)})"
    assert len(pack([link, link, link])) == 1, "only what is shown counts"
    assert len(pack(["d" * (SCREEN + 1)])) == 1, "the platform cuts what has no seam"


async def test_a_group_sees_the_sheriff_and_only_the_person_a_letter(town: Town) -> None:
    neighbour = town.neighbour()
    await neighbour.says("/sheriff Durham county")
    assert neighbour.post.outgoing is not None
    assert not neighbour.post.outgoing.private
    commands = {command.name: command.visibility.value for command in town.application.router.commands}
    assert (commands["sheriff"], commands["officials"], commands["letter"]) == ("everyone", "everyone", "person")


def test_offices_and_counties_are_completed(town: Town) -> None:
    complete = town.application.router.complete
    assert [each.value for each in complete(Argument.OFFICE, "gob", "es")] == ["governor"]
    assert {each.value for each in complete(Argument.OFFICE, "", "en")} == set(OFFICES)
    assert {each.value for each in complete(Argument.OFFICE, "alguacil durh", "es")} == {"sheriff Durham"}
    assert complete(Argument.OFFICE, "dentist", "en") == []


async def test_options_of_a_slash_command_are_taken_as_chosen(town: Town) -> None:
    """Completion puts the county's bare name there: Henderson County, not a question about two places."""
    slash = Incoming(
        key="slash-1",
        address=Address(Platform.SANDBOX, "ana"),
        account=Account(Platform.SANDBOX, "ana"),
        at=town.clock.now(),
        command="letter",
        arguments="governor",
        options={"office": "gobernador", "county": "Henderson"},
        immediate=True,
    )
    replies = await town.application.router.respond(slash)
    assert any("I live in Henderson County." in each.text for each in replies)
    assert all(each.private for each in replies)
    (asked,) = await town.application.router.respond(replace(slash, options={"county": "Henderson"}, arguments="x"))
    assert [button.action.arguments[1] for row in asked.buttons for button in row if button.action] == ["Henderson"] * 6


async def test_the_gloss_names_the_state_in_spanish(town: Town) -> None:
    gloss = (await answer(town.ana, "/letter governor hyde"))[-1]
    assert "Al gobernador de Carolina del Norte:" in gloss
    assert "North Carolina" not in gloss


async def test_after_the_new_terms_began_an_older_list_says_that_it_is_older(open_town: OpenTown) -> None:
    async with open_town(MovableClock(datetime(2027, 2, 15, 17, 0, tzinfo=UTC))) as town:
        (told,) = await answer(town.ana, "/sheriff duplin")
        assert "empezaron en diciembre de 2026, después de esta lista" in told
        assert "empezaron en diciembre de 2026" in (await answer(town.ana, "/officials wake"))[0]
