"""The main flow through the real process: a report on Telegram, decided on Discord, ended on Telegram."""

from simcord.results import ResponseMessage

from tests.fakes.telegram_chats import Person
from tests.process.network import Network, hears, labels, reads

DURHAM = "919-519-6103"


async def test_a_report_on_telegram_becomes_an_alert_on_both_platforms(network: Network) -> None:
    await network.start()
    ana, luis = network.telegram.person("Ana"), network.telegram.person("Luis")
    await ana.says("la migra está en la puerta, estoy en Durham")
    card = await hears(ana.chat, DURHAM)
    assert "No abra la puerta" in card.text
    await luis.says("/avisos durham")
    await hears(luis.chat, "Listo: Durham")

    await _reports(ana)
    receipt = await hears(ana.chat, "Guardado: R-")
    pseudonym = receipt.text.split()[1].rstrip(".")
    telegram_card = await hears(network.telegram_room, pseudonym)
    assert telegram_card.labels == ["Tomar", "Preguntar"]
    assert "Ana" not in telegram_card.text
    discord_card = await network.shows(network.discord_room, pseudonym, "Nobody has it yet")

    await network.click(discord_card, "Claim")
    claimed = await network.shows(network.discord_room, pseudonym, "M2 has it")
    await reads(telegram_card, "Lo tiene M2", "Confirmar", "No es inmigración", "No se sabe", "Preguntar", "Más")

    preview = await _previews(network, await network.press(claimed, "Confirm"))
    _, _, shown = preview.content.partition("**As channels and groups see it:**\n")
    sent, _, shown = shown.partition("\n\n**As people see it in Spanish:**\n")
    assert shown.partition("\n\n")[0] == sent.partition("\n\n")[0]
    assert "CONFIRMADO A-101" in sent
    assert "2 channels, 0 groups, 1 person" in preview.content
    assert network.telegram_alerts.texts == []
    assert network.discord_alerts.history() == []

    published = await network.press(preview, "Publish")
    assert "A-101 goes out at" in published.content
    assert "1 person" in published.content
    on_telegram = await hears(network.telegram_alerts, "CONFIRMADO A-101")
    on_discord = await network.shows(network.discord_alerts, "CONFIRMADO A-101")
    to_luis = await hears(luis.chat, "CONFIRMADO A-101")
    assert on_telegram.text == on_discord.content == sent
    assert to_luis.text == sent.partition("\n\n")[0]
    await reads(telegram_card, "M2 publicó", "Terminó", "Siguen ahí", "Cambiar datos", "Nos equivocamos")

    await network.telegram_moderator.presses("Terminó", chat=network.telegram_room)
    await hears(network.telegram_room, "¿Terminar A-101?")
    await network.telegram_moderator.presses("Terminarlo", chat=network.telegram_room)
    for copy in (on_telegram, to_luis):
        await network.telegram.until(lambda copy=copy: copy.text.startswith("TERMINÓ A-101"), 60)  # type: ignore[misc]
    ended = await network.shows(network.discord_alerts, "TERMINÓ A-101", "ENDED A-101")
    assert ended.id == on_discord.id
    await reads(telegram_card, "Terminó. M2", "Nos equivocamos")
    closed = await network.shows(network.discord_room, "Ended. M2")
    assert labels(closed) == ["We were wrong"]
    assert (await network.program.stop())[0] == 0
    assert network.discord.gaps == []


async def _reports(person: Person) -> None:
    """/report with every question answered; *Send now* is pressed."""
    await person.says("/reportar")
    await hears(person.chat, "¿Qué ve?")
    await person.says("tres agentes en dos carros blancos")
    await hears(person.chat, "¿Dónde es?")
    await person.says("Durham, Roxboro y Club")
    await hears(person.chat, "¿Cuándo lo vio?")
    await person.presses("Hace 10 min")
    await hears(person.chat, "¿Qué clase de lugar es?")
    await person.presses("Calle")
    await hears(person.chat, "Clase de lugar: Calle")
    await person.presses("Enviar ya")


async def _previews(network: Network, basis: ResponseMessage) -> ResponseMessage:
    """From how we know to the text that will be sent, with a place that is typed."""
    agency = await network.press(basis, "Two observers on site")
    drawn = await network.press(agency, "Immigration agents, agency not known")
    form = await network.click(drawn, "Change place")
    submitted = await network.discord_moderator.submit_modal(form, {"text": "Roxboro & Club"})
    return await network.answer(submitted)
