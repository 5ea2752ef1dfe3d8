"""What reporters send along: taken, cleaned, sealed, opened by moderators, and gone with its report."""

import hashlib
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.attachments import FILE_BYTES
from bot.errors import SendError
from bot.platforms.sandbox import chats
from bot.platforms.sandbox.board import Post
from bot.platforms.sandbox.inbound import EventKind, File
from bot.storage import reports as reports_storage
from bot.storage.schema import attachments, audit, reports
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import report
from tests.media import samples

SAVED = "Sus palabras están guardadas"


async def report_with(person: Person, *files: tuple[str, bytes]) -> str:
    """A sent report with files; returns its pseudonym."""
    await person.says_without_forms("/report tres agentes en Durham, Roxboro y Club")
    for file in files:
        await person.hands_over(file)
    await person.presses("Enviar ya")
    receipt = next(text for text in person.town.texts(person.chat) if "Guardado: R-" in text)
    return receipt.split("Guardado: ")[1][:6]


async def newest(town: Town) -> str:
    async with town.application.database.reading() as connection:
        found = await connection.scalar(select(reports.c.id).order_by(reports.c.received_at.desc()))
    assert isinstance(found, str)
    return found


async def states(town: Town) -> list[tuple[str, str, str | None]]:
    """Kind, state and reason of every file, as they came."""
    async with town.application.database.reading() as connection:
        rows = await connection.execute(select(attachments).order_by(attachments.c.received_at, attachments.c.id))
        return sorted((row.kind, row.state, row.reason) for row in rows)


async def opens(person: Person, report_id: str) -> None:
    await person.presses_payload(f"open-files:{report_id}")


def shown(town: Town, user: str) -> list[Post]:
    """What stands with a file in this person's private chat."""
    return [post for post in town.posts(user) if post.shown is not None]


def everything_in(folder: Path) -> bytes:
    """The database's files as somebody who took the disk reads them."""
    return b"".join(file.read_bytes() for file in folder.glob("farolito.db*"))


async def test_a_photo_reaches_the_moderators_without_its_place(town: Town) -> None:
    original = samples.jpeg()
    name = await report_with(town.ana, ("image/jpeg", original))
    assert await states(town) == [("photo", "ready", None)]
    await opens(town.first, await newest(town))
    [post] = shown(town, chats.FIRST_MODERATOR)
    assert post.outgoing is not None
    assert post.outgoing.text.startswith(f"{name}, 1 of 1.")
    assert post.shown is not None
    file = town.connection.files.on_page(post.shown.name)
    assert file is not None
    assert file.drawable == "image/jpeg"
    assert file.content != original
    assert not any(part.encode() in file.content for part in samples.SECRET.split())


async def test_the_same_on_postgresql(open_town: OpenTown, postgresql_url: str) -> None:
    async with open_town(database={"url": postgresql_url}) as town:
        await report_with(town.ana, ("image/heic", samples.heic(1200, 600)), ("video/mp4", samples.video()))
        assert await states(town) == [("photo", "ready", None), ("video", "ready", None)]
        await opens(town.first, await newest(town))
        assert len(shown(town, chats.FIRST_MODERATOR)) == 2
        await town.passes(timedelta(minutes=11))
        assert shown(town, chats.FIRST_MODERATOR) == []


@pytest.mark.parametrize(
    ("kinds", "label", "evidence"),
    [
        (("image/jpeg",), "Open the photo", "1 photo|photo"),
        (("audio/ogg",), "Open the voice note", "1 voice note|voice note"),
        (("video/mp4",), "Open the video", "1 video|video"),
        (("image/jpeg", "audio/ogg"), "Open the 2 files", ".*voice.*"),
    ],
)
async def test_the_card_names_what_came_and_opens_it(
    town: Town, kinds: tuple[str, ...], label: str, evidence: str
) -> None:
    await report_with(town.ana, *((kind, samples.of(kind)) for kind in kinds))
    first_line = town.room[0].splitlines()[0]
    assert any(re.fullmatch(evidence, part) for part in first_line.split(" · "))
    await town.first.presses("Claim")
    await town.first.presses(label)
    assert len(shown(town, chats.FIRST_MODERATOR)) == len(kinds)
    assert "M1 is checking" in town.room[0], "to open it is to check it"


async def test_r39_the_room_and_the_other_moderator_see_no_picture(town: Town) -> None:
    await report_with(town.ana, ("image/jpeg", samples.of("image/jpeg")), ("audio/ogg", samples.of("audio/ogg")))
    await opens(town.first, await newest(town))
    assert len(shown(town, chats.FIRST_MODERATOR)) == 2
    for chat in set(chats.CHATS) - {chats.FIRST_MODERATOR}:
        assert shown(town, chat) == []


async def test_r39_an_opened_picture_is_deleted_after_ten_minutes(town: Town) -> None:
    await report_with(town.ana, ("image/jpeg", samples.of("image/jpeg")))
    await opens(town.first, await newest(town))
    [post] = shown(town, chats.FIRST_MODERATOR)
    assert post.shown is not None
    await town.passes(timedelta(minutes=9))
    assert shown(town, chats.FIRST_MODERATOR) == [post]
    await town.passes(timedelta(minutes=2))
    assert shown(town, chats.FIRST_MODERATOR) == []
    assert town.connection.files.on_page(post.shown.name) is None


async def test_r39_each_opening_stands_in_the_audit_log(town: Town) -> None:
    await report_with(town.ana, ("image/jpeg", samples.of("image/jpeg")))
    found = await newest(town)
    await opens(town.first, found)
    await opens(town.second, found)
    async with town.application.database.reading() as connection:
        rows = (await connection.execute(select(audit).where(audit.c.action == "open"))).all()
        [file] = (await connection.execute(select(attachments.c.id))).scalars()
    assert [(row.actor, row.subject) for row in rows] == [("M1", f"report:{found}"), ("M2", f"report:{found}")]
    assert all(json.loads(row.details)["attachment"] == file for row in rows)


async def test_r39_the_fingerprint_goes_to_the_reporter_and_is_not_kept(town: Town, tmp_path: Path) -> None:
    original = samples.jpeg()
    await report_with(town.ana, ("image/jpeg", original))
    fingerprint = hashlib.sha256(original).hexdigest()
    assert "llegó su foto" in town.ana.reads
    assert fingerprint in town.ana.reads
    await town.application.database.close()
    on_disk = everything_in(tmp_path)
    assert fingerprint.encode() not in on_disk
    assert bytes.fromhex(fingerprint) not in on_disk


async def test_the_database_holds_no_readable_part_of_a_picture(town: Town, tmp_path: Path) -> None:
    await report_with(town.ana, ("image/jpeg", samples.jpeg()))
    await opens(town.first, await newest(town))
    [post] = shown(town, chats.FIRST_MODERATOR)
    assert post.shown is not None
    file = town.connection.files.on_page(post.shown.name)
    assert file is not None
    await town.application.database.close()
    on_disk = everything_in(tmp_path)
    assert len(on_disk) > len(file.content)
    for whole in (samples.jpeg(), file.content):
        pieces = [whole[at : at + 24] for at in range(0, len(whole) - 24, 512)]
        assert not [piece for piece in pieces if len(set(piece)) > 8 and piece in on_disk]
    assert b"\xff\xd8\xff" not in on_disk


@pytest.mark.parametrize(
    ("files", "found", "told"),
    [
        ([("image/jpeg", b"a text called evidence.jpg")], ("photo", "refused", "unknown"), "no pude abrir un archivo"),
        ([("image/gif", samples.animated("GIF"))], ("photo", "refused", "animated"), "GIF"),
        ([("image/png", samples.bomb())], ("photo", "refused", "too-large"), "demasiado grande"),
        ([("image/jpeg", samples.jpeg()[:3000])], ("photo", "refused", "unreadable"), "dañado"),
    ],
    ids=["text", "gif", "bomb", "broken"],
)
async def test_what_is_not_taken_is_said_and_the_words_are_kept(
    town: Town, files: list[tuple[str, bytes]], found: tuple[str, str, str], told: str
) -> None:
    await report_with(town.ana, *files)
    assert await states(town) == [found]
    assert told in town.ana.reads
    assert SAVED in town.ana.reads
    assert "tres agentes" in town.room[0]


async def test_a_file_over_20_mb_is_refused_before_it_is_fetched(town: Town) -> None:
    await town.ana.says_without_forms("/report tres agentes en Durham")
    film = File(id="file-film", kind="video/mp4", size=FILE_BYTES + 1)
    await town.ana._act(EventKind.SAY, text="", files=(film,))  # noqa: SLF001 - nobody hands over 20 MB in a test
    await town.ana.presses("Enviar ya")
    assert await states(town) == [("video", "refused", "over-limit")]
    assert "20 MB" in town.ana.reads


async def test_a_file_that_the_platform_has_no_more_is_said(town: Town) -> None:
    await town.ana.says_without_forms("/report tres agentes en Durham")
    lost = File(id="file-lost", kind="image/jpeg", size=1000)
    await town.ana._act(EventKind.SAY, text="", files=(lost,))  # noqa: SLF001 - handed over to nobody
    await town.ana.presses("Enviar ya")
    assert await states(town) == [("photo", "gone", None)]
    assert "no pude obtener un archivo" in town.ana.reads


async def test_over_the_daily_total_words_are_taken_and_pictures_are_not(open_town: OpenTown) -> None:
    async with open_town(moderation={"attachments_mb_per_day": 0}) as town:
        name = await report_with(town.ana, ("image/jpeg", samples.of("image/jpeg")))
        assert await states(town) == [("photo", "refused", "day-is-full")]
        assert "hoy ya no puedo recibir más fotos" in town.ana.reads
        assert name in town.room[0]


async def test_the_daily_total_counts_24_hours_and_begins_anew(open_town: OpenTown) -> None:
    # A megabyte: two of these fit, the third does not.
    film = ("video/mp4", samples.video() + bytes(400_000))
    async with open_town(moderation={"attachments_mb_per_day": 1}) as town:
        await report_with(town.ana, film)
        await report_with(town.luis, film)
        await report_with(town.ana, film)
        assert [state for _, state, _ in await states(town)] == ["ready", "ready", "refused"]
        await town.passes(timedelta(hours=24, minutes=1))
        await report_with(town.luis, film)
        assert [state for _, state, _ in await states(town)].count("ready") == 3


async def test_an_album_of_more_than_ten_is_cut(town: Town) -> None:
    picture = samples.of("image/jpeg")
    await town.ana.says_without_forms("/report tres agentes en Durham")
    await town.ana.hands_over(*[("image/jpeg", picture)] * 8)
    await town.ana.hands_over(*[("image/jpeg", picture)] * 4)
    await town.ana.presses("Enviar ya")
    found = [state for _, state, _ in await states(town)]
    assert (found.count("ready"), found.count("refused")) == (10, 2)
    assert len([text for text in town.texts("ana") if "los primeros 10 archivos" in text]) == 1


async def test_details_and_answers_bring_files_too(town: Town) -> None:
    await report(town.ana)
    found = await newest(town)
    await town.ana.presses_payload_without_forms(f"details:{found}")
    await town.ana.hands_over(("image/jpeg", samples.of("image/jpeg")))
    await town.ana.presses_payload_without_forms(f"answer:{found}")
    await town.ana.hands_over(("audio/ogg", samples.of("audio/ogg")))
    assert await states(town) == [("photo", "ready", None), ("voice", "ready", None)]
    await opens(town.first, found)
    assert [post.shown.kind.value for post in shown(town, chats.FIRST_MODERATOR) if post.shown] == ["photo", "voice"]


async def test_r42_mydata_counts_files(town: Town) -> None:
    assert "Fotos" not in await town.ana.says("/mydata")
    await report_with(town.ana, ("image/jpeg", samples.of("image/jpeg")), ("audio/ogg", samples.of("audio/ogg")))
    assert "llegaron con esos reportes: 2" in await town.ana.says("/mydata")


async def test_nobody_without_a_role_opens_anything(town: Town) -> None:
    await report_with(town.ana, ("image/jpeg", samples.of("image/jpeg")))
    for person in (town.luis, town.ana):
        assert "voluntarios con un cargo" in await person.presses_payload(f"open-files:{await newest(town)}")
        assert shown(town, person.chat) == []


async def test_what_is_destroyed_cannot_be_opened_and_is_erased(town: Town) -> None:
    await report_with(town.ana, ("image/jpeg", samples.of("image/jpeg")))
    found = await newest(town)
    async with town.application.database.transaction() as connection:
        await reports_storage.destroy(connection, found)
    await opens(town.first, found)
    assert shown(town, chats.FIRST_MODERATOR) == []
    assert "nothing to open" in town.first.reads
    async with town.application.database.reading() as connection:
        row = (await connection.execute(select(attachments))).one()
    assert (row.state, row.content, row.source, row.media_type) == ("gone", None, None, None)


async def test_a_destroyed_key_closes_the_picture(town: Town) -> None:
    await report_with(town.ana, ("image/jpeg", samples.of("image/jpeg")))
    found = await newest(town)
    for file in town.application.vault.directory.glob("content-*.key"):
        file.unlink()
    town.clock.advance(timedelta(hours=1))
    await opens(town.first, found)
    assert shown(town, chats.FIRST_MODERATOR) == []


async def test_the_purge_removes_files_with_their_report(town: Town) -> None:
    await report_with(town.ana, ("image/jpeg", samples.of("image/jpeg")))
    async with town.application.database.transaction() as connection:
        await reports_storage.forget_content(connection, town.clock.now() + timedelta(seconds=1))
    async with town.application.database.reading() as connection:
        assert (await connection.execute(select(attachments))).all() == []


async def test_r25_photos_never_published(town: Town) -> None:
    """A picture is evidence for moderators; neither channel nor subscribers nor the reporter's group get it."""
    await town.luis.says("/subscribe durham")
    await report_with(town.ana, ("image/jpeg", samples.of("image/jpeg")))
    await town.first.presses("Claim")
    await town.first.presses("Confirm")
    await town.first.presses("One observer with a picture|An observer with a picture|.*with a picture")
    await town.first.presses("Immigration agents, agency not known")
    await town.first.presses("Publish")
    assert "CONFIRMADO" in town.alerts[-1]
    for chat in set(chats.CHATS) - {chats.ANA}:
        posts = town.posts(chat)
        assert [post for post in posts if post.shown or (post.outgoing and post.outgoing.media)] == []


async def test_who_cannot_be_written_to_is_told_in_the_room(town: Town) -> None:
    await report_with(town.ana, ("image/jpeg", samples.jpeg(60, 40)), ("image/png", samples.png()))
    town.connection.sender.refuse(chats.FIRST_MODERATOR, SendError("blocked", permanent=True))
    await opens(town.first, await newest(town))
    told = [text for text in town.room if "I cannot write to you in private" in text]
    assert len(told) == 1
    assert told[0].startswith("M1: ")
    assert "cannot be written to" not in town.room[0], "the reporter can be"
