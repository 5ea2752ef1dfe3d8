"""The page in a browser: the way of a newcomer, by mouse, by keyboard, on a phone, in both languages."""

from collections.abc import AsyncIterator
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, expect

from bot.domain.attachments import FILE_BYTES
from bot.domain.messages import AttachmentKind, Outgoing
from tests.platforms.sandbox.browser import PHONE, open_browser, visit
from tests.platforms.sandbox.contrast import unreadable
from tests.platforms.sandbox.network import REPORT, at
from tests.platforms.sandbox.serving import Served, served

pytestmark = pytest.mark.asyncio(loop_scope="module")

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63"
    "fccfc0f01f0005050102a1dd8d0a0000000049454e44ae426082"
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def server() -> AsyncIterator[Served]:
    async with served() as running:
        yield running


async def press(page: Page, label: str) -> None:
    await page.get_by_role("button", name=label, exact=True).click()


async def say(page: Page, words: str, *, pane: str = "Community chat") -> None:
    box = page.get_by_role("region", name=pane).get_by_role("textbox")
    await box.fill(words)
    await box.press("Enter")


async def report(page: Page, what: str) -> None:
    await press(page, "/report")
    await page.get_by_label("What did you see?").fill(what)
    await page.get_by_role("radio", name="5 min ago").check()
    await press(page, "Send now")
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_the_way_of_a_newcomer(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        ana, room = page.get_by_role("log", name="Ana’s chat"), page.get_by_role("log", name="Moderators’ room")
        channel = page.get_by_role("log", name="Alerts channel")
        await press(page, "la migra está en la puerta, estoy en Durham")
        await expect(ana).to_contain_text("You need not open the door")
        await expect(ana.get_by_role("link", name="Call 336-543-0353")).to_have_attribute("href", "tel:+13365430353")
        await press(page, "/subscribe Durham")
        await report(page, "two vans by the shop")
        await expect(ana).to_contain_text("Saved: R-1")
        await expect(room).to_contain_text("two vans by the shop")
        await press(page, "Confirm")
        await expect(room).to_contain_text("This goes to 1 channel, 1 person")
        await press(page, "Publish")
        await expect(page.get_by_text("Published", exact=True)).to_be_visible()
        await expect(channel).to_contain_text("CONFIRMED A-1. Seen: Sun 3:42 PM")
        await press(page, "+1 h")
        await press(page, "Ended")
        await expect(channel).to_contain_text("ENDED A-1.")
        await expect(channel).to_contain_text("edited 4:42 PM")
        await page.get_by_role("tab", name="Luis").click()
        await expect(page.get_by_role("log", name="Luis’s chat")).to_contain_text("ENDED A-1.")
        assert server.network.arrived[2].values == {"what": "two vans by the shop", "time": "5"}


async def test_loading_again_shows_everything(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        await say(page, "hola")
        await expect(page.get_by_text("You need not open the door")).to_be_visible()
        before = await page.get_by_role("article").all_inner_texts()
        await page.reload()
        await expect(page.get_by_role("article")).to_have_count(2)
        assert await page.get_by_role("article").all_inner_texts() == before


async def test_the_language_is_the_page_s_and_the_people_s(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url, locale="es-MX") as page:
        await expect(page.get_by_role("heading", name="Sala de moderadores")).to_be_visible()
        await expect(page.get_by_role("button", name="/suscribir Durham")).to_be_visible()
        await say(page, "hola", pane="Chat de la comunidad")
        await expect(page.get_by_text("You need not open the door")).to_be_visible()
        await press(page, "English")
        await expect(page.get_by_role("heading", name="Moderators’ room")).to_be_visible()
        await expect(page.locator("html")).to_have_attribute("lang", "en")
        await say(page, "hi")
        await page.reload()
        await expect(page.get_by_role("heading", name="Moderators’ room")).to_be_visible()
        await server.network.until_handled()
        assert [incoming.locale for incoming in server.network.arrived] == ["es", "en"]


async def test_each_press_says_which_moderator_pressed(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        await report(page, "vans")
        await press(page, "Confirm")
        await page.get_by_role("radio", name="M2").check()
        await press(page, "Publish")
        await expect(page.get_by_role("log", name="Alerts channel")).to_contain_text("CONFIRMED")
        presses = [incoming for incoming in server.network.arrived if incoming.action]
        assert [str(incoming.account) for incoming in presses] == ["sandbox:mod-1", "sandbox:mod-2"]


async def test_neighbours_talk_and_the_bot_reads_only_what_is_for_it(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        await page.get_by_role("tab", name="Neighbors’ group").click()
        group = page.get_by_role("log", name="Neighbors’ group")
        await say(page, "buenos días")
        await expect(group).to_contain_text("buenos días")
        await page.get_by_role("radio", name="Luis").check()
        await say(page, "@farolito ¿qué hago?")
        await expect(group).to_contain_text("You need not open the door")
        assert [(str(each.account), each.text) for each in server.network.arrived] == [("sandbox:luis", "¿qué hago?")]


async def test_by_keyboard_alone(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        box = page.get_by_role("region", name="Community chat").get_by_role("textbox")
        await box.focus()
        await page.keyboard.type("/re")
        await expect(page.get_by_role("option")).to_have_count(1)
        await page.keyboard.press("ArrowDown")
        await expect(page.get_by_role("option", selected=True)).to_contain_text("/report")
        await page.keyboard.press("Enter")
        await expect(box).to_have_value("/report")
        await page.keyboard.press("Enter")
        await expect(page.get_by_label("What did you see?")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(box).to_be_focused()
        await page.get_by_role("tab", name="Ana").focus()
        await page.keyboard.press("ArrowRight")
        await expect(page.get_by_role("log", name="Luis’s chat")).to_be_visible()


async def test_a_pressed_message_that_changes_keeps_the_keyboard(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        await report(page, "vans")
        await page.get_by_role("button", name="Confirm").focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("button", name="Publish")).to_be_focused()


async def test_counties_are_offered_after_the_command(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        box = page.get_by_role("region", name="Community chat").get_by_role("textbox")
        await box.fill("/subscribe d")
        await page.get_by_role("option", name="Durham").click()
        await box.press("Enter")
        await expect(page.get_by_role("log", name="Ana’s chat")).to_contain_text("Done: Durham.")


async def test_moderators_commands_are_offered_to_moderators(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        for pane, count in (("Community chat", 2), ("Moderators’ room", 3)):
            await page.get_by_role("region", name=pane).get_by_role("textbox").fill("/")
            await expect(page.get_by_role("region", name=pane).get_by_role("option")).to_have_count(count)


async def test_what_people_type_runs_nothing(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        attack = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
        await say(page, attack)
        await expect(page.get_by_text(attack)).to_be_visible()
        await expect(page).to_have_title("Farolito: practice page")


async def test_100_000_characters_get_an_answer(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        await say(page, "a" * 100_000)
        await expect(page.get_by_text("That is too long for me.")).to_be_visible()
        await expect(page.get_by_text("Farolito got all 100000 characters.")).to_be_visible()


async def test_a_photo_is_shown_and_arrives(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        photo = FilePayload(name="van.png", mimeType="image/png", buffer=PNG)
        await page.locator("#community input[type=file]").set_input_files(photo)
        await expect(page.get_by_text("van.png (1 kB)")).to_be_visible()
        await page.get_by_role("region", name="Community chat").get_by_role("button", name="Send", exact=True).click()
        await expect(page.get_by_text("Question or report?")).to_be_visible()
        await expect(page.get_by_role("img", name="Picture that was sent")).to_be_visible()
        [attachment] = server.network.arrived[0].attachments
        assert attachment.kind is AttachmentKind.PHOTO
        assert await server.connection.fetch(attachment.source, FILE_BYTES) == PNG


async def test_a_place_is_chosen_from_examples(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        await page.get_by_role("region", name="Community chat").get_by_role("button", name="Place").click()
        await press(page, "Durham")
        await expect(page.get_by_text("A place was shared")).to_be_visible()
        await server.network.until_handled()
        location = server.network.arrived[0].location
        assert location
        assert (round(location.latitude), round(location.longitude)) == (36, -79)


async def test_what_could_not_be_saved_stays_in_the_box(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        server.network.is_full = True
        await say(page, "hola")
        await expect(page.get_by_text("I could not save that. Please send it again.")).to_contain_text("336-543-0353")
        await expect(page.get_by_role("region", name="Community chat").get_by_role("textbox")).to_have_value("hola")
        await expect(page.get_by_role("article")).to_have_count(0)


async def test_on_a_phone_the_panes_are_tabs_that_count_what_is_new(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url, viewport=PHONE) as page:
        room = page.get_by_role("log", name="Moderators’ room")
        await expect(room).to_be_hidden()
        await report(page, "vans")
        await page.get_by_role("tab", name="Moderators’ room 1 new").click()
        await expect(room).to_contain_text("vans")
        await expect(page.get_by_role("log", name="Ana’s chat")).to_be_hidden()
        assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        # What was said has half of the screen.
        assert await room.evaluate("log => log.clientHeight") > PHONE["height"] / 2


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_every_text_can_be_read(browser: Browser, server: Served, theme: Literal["light", "dark"]) -> None:
    async with visit(browser, server.url, theme=theme) as page:
        await say(page, "hola")
        await press(page, "/report")
        await expect(page.get_by_role("dialog")).to_be_visible()
        assert await unreadable(page) == []
        await page.get_by_label("What did you see?").fill("vans")
        await press(page, "Send now")
        await expect(page.get_by_role("dialog")).to_be_hidden()
        await expect(page.get_by_role("button", name="Not immigration")).to_be_visible()
        await page.get_by_role("region", name="Community chat").get_by_role("textbox").fill("/")
        await expect(page.get_by_role("option").first).to_be_visible()
        assert await unreadable(page) == []


async def test_everything_that_can_be_pressed_has_a_name(browser: Browser, server: Served) -> None:
    async with visit(browser, server.url) as page:
        await report(page, "vans")
        await expect(page.get_by_role("button", name="Confirm")).to_be_visible()
        controls = page.locator("button:visible, a[href]:visible, input:visible, textarea:visible, [role=log]:visible")
        for control in await controls.all():
            name = (await control.aria_snapshot()).partition('"')[2]
            assert name, await control.evaluate("element => element.outerHTML")


@pytest.mark.parametrize(
    ("locale", "mark"), [("en-US", "PRACTICE This is not real."), ("es-US", "PRÁCTICA Esto no es real.")]
)
async def test_r34_the_page_says_that_it_is_practice(browser: Browser, server: Served, locale: str, mark: str) -> None:
    async with visit(browser, server.url, locale=locale, viewport=PHONE) as page:
        await expect(page.get_by_role("banner")).to_contain_text(mark)


async def test_an_answer_names_the_message_it_answers(browser: Browser, server: Served) -> None:
    sender = server.connection.sender
    first = await sender.send(at("alerts"), Outgoing("**CONFIRMED A-1.** Two vans"), key="1")
    await sender.send(at("alerts"), Outgoing("**ENDED A-1.**", reply_to=first), key="2")
    async with visit(browser, server.url) as page:
        await expect(page.get_by_role("article").last).to_contain_text("In answer to: CONFIRMED A-1. Two vans")


async def test_a_form_that_the_program_sends_is_opened_by_its_button(browser: Browser, server: Served) -> None:
    await server.connection.sender.send(at("ana"), Outgoing("Tell me more.", form=REPORT), key="1")
    async with visit(browser, server.url) as page:
        await press(page, "Fill in the form")
        await page.get_by_label("What did you see?").fill("vans")
        await press(page, "Send now")
        await expect(page.get_by_role("log", name="Ana’s chat")).to_contain_text("Saved: R-1")


async def test_a_place_is_asked_for_by_the_message_s_own_button(browser: Browser, server: Served) -> None:
    await server.connection.sender.send(at("luis"), Outgoing("Where?", ask_location="Share my place"), key="1")
    async with visit(browser, server.url) as page:
        await page.get_by_role("tab", name="Luis").click()
        await press(page, "Share my place")
        await press(page, "Raleigh")
        await expect(page.get_by_role("log", name="Luis’s chat")).to_contain_text("A place was shared")


async def test_a_moderator_s_private_message_is_for_that_moderator(browser: Browser, server: Served) -> None:
    await server.connection.sender.send(at("mod-2"), Outgoing("Your picture"), key="1")
    async with visit(browser, server.url) as page:
        await expect(page.get_by_text("Your picture")).to_be_hidden()
        await page.get_by_role("radio", name="M2").check()
        await expect(page.get_by_role("article")).to_contain_text("only for M2")


async def test_a_lost_connection_is_said(browser: Browser) -> None:
    async with served() as server, visit(browser, server.url) as page:
        server.connection.board.close()
        await expect(page.get_by_text("The page lost its connection")).to_be_visible()
