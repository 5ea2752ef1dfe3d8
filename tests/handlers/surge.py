"""An hour in which a thousand made-up reports and twenty true ones come, and a Telegram room with its limits."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random

from bot.domain.alerts import AlertLanguage
from bot.domain.delivery import Pace
from bot.domain.messages import Account, Address, Attachment, AttachmentKind, Platform
from bot.domain.notifying import QuietHours
from bot.domain.report_form import Draft
from bot.domain.rights import ALL_COUNTIES
from bot.services.transport.notices import Notices
from bot.services.transport.sending import DeliveryWorker
from bot.storage import rooms
from bot.storage.rooms import Room, RoomKind
from bot.storage.work import UnitOfWork
from tests.chat import Town
from tests.services.edge import Call, Edge

ROOM = "-100777"
JUNK = 1_000
# So many made-up reports come from one account: the limit for a person is five an hour.
EACH = 4
PLACES = (
    ("Durham", "Durham"), ("Raleigh", "Wake"), ("Cary", "Wake"), ("Charlotte", "Mecklenburg"),
    ("Greensboro", "Guilford"), ("Siler City", "Chatham"), ("", None), ("", "Durham"),
)  # fmt: skip
SLOGANS = (
    "migra migra migra jajaja",
    "ICE ICE BABY",
    "deport them all",
    "fuera todos de aquí",
    "la migra está en todos lados corran",
)
VAGUE = ("hay migra en {}", "ice here {} lol", "vi una camioneta {}", "agents everywhere {}", "la migra {} otra vez")
NOISE = ("asdf", "qwerty", "jajaja", "lol", "spam", "xd", "fake", "nada", "test", "hey", "prueba", "wow", "ok", "bla")

TRUE = (
    ("Cuatro agentes con chaleco tocan puertas en los apartamentos Willow Creek", "Durham", "Durham", True),
    ("Two white vans took a man at the bus stop on Fayetteville Street", "Durham", "Durham", False),
    ("Se llevaron a una señora frente a la lavandería Sunshine", "Durham", "Durham", False),
    ("Agents with masks are waiting by the courthouse elevator", "Durham", "Durham", True),
    ("Detuvieron a tres trabajadores en la obra de Hillsborough Street", "Raleigh", "Wake", False),
    ("Border Patrol parked behind the Food Lion on New Bern Avenue", "Raleigh", "Wake", True),
    ("Un retén en Capital Boulevard, piden papeles a los que manejan", "Raleigh", "Wake", False),
    ("Men in green uniforms went into the mobile home park office", "Raleigh", "Wake", False),
    ("Agentes esperan afuera de la iglesia San Rafael", "Raleigh", "Wake", True),
    ("Grey SUV without plates follows the school bus on Kildaire Farm Road", "Cary", "Wake", False),
    ("Siete oficiales rodean el restaurante El Cerro en South Boulevard", "Charlotte", "Mecklenburg", True),
    ("They handcuffed a painter in the Home Depot parking lot on Wendover", "Charlotte", "Mecklenburg", False),
    ("Camionetas negras en la bodega de Westinghouse, gente corriendo", "Charlotte", "Mecklenburg", False),
    ("An officer with a CBP patch asks questions at the day labor corner", "Charlotte", "Mecklenburg", True),
    ("Helicóptero y patrullas sobre la fábrica de Gate City Boulevard", "Greensboro", "Guilford", False),
    ("Cinco agentes subieron a una familia a una van gris en Market Street", "Greensboro", "Guilford", False),
    ("Immigration agents inside the poultry plant checking papers", "Siler City", "Chatham", True),
    ("Están deteniendo carros a la salida de la planta de pollo", "Siler City", "Chatham", False),
    ("Dos hombres con insignia preguntan por mi vecino en Chatham Avenue", "Siler City", "Chatham", False),
    ("Tres camionetas y un autobús blanco frente a la clínica", "Siler City", "Chatham", True),
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One report of the hour. after: since its beginning."""

    after: timedelta
    account: Account
    draft: Draft
    is_true: bool


def arrivals(random: Random) -> list[Arrival]:
    """Everything that comes, in order of time."""
    junk = (_junk(random, number) for number in range(JUNK))
    return sorted((*junk, *_true(random)), key=lambda arrival: arrival.after)


def _after(random: Random) -> timedelta:
    return timedelta(seconds=random.uniform(0, 3_599))


def _junk(random: Random, number: int) -> Arrival:
    town, county = random.choice(PLACES)
    kind = random.random()
    if kind < 0.4:
        words = random.choice(SLOGANS) + "!" * random.randrange(4)
    elif kind < 0.7:
        words = random.choice(VAGUE).format(town or "aquí")
    else:
        words = " ".join(random.choices(NOISE, k=random.randrange(1, 6)))
    account = Account(Platform.TELEGRAM, str(5_000 + number // EACH))
    return Arrival(_after(random), account, Draft(what=words, town=town, county=county), is_true=False)


def _true(random: Random) -> Iterator[Arrival]:
    for number, (words, town, county, photo) in enumerate(TRUE):
        files = (Attachment(AttachmentKind.PHOTO, f"file-{number}", 200_000),) if photo else ()
        draft = Draft(what=words, town=town, county=county, attachments=files)
        yield Arrival(_after(random), Account(Platform.TELEGRAM, str(9_000 + number)), draft, is_true=True)


@dataclass
class TelegramRoom:
    """The moderators' group and the way there, at Telegram's pace. calls: with their times."""

    town: Town
    edge: Edge = field(default_factory=Edge)
    calls: list[tuple[datetime, Call]] = field(default_factory=list)

    async def open(self) -> None:
        """Stand in place of the practice rooms."""
        application = self.town.application
        self.edge.faults.append(self._note)
        self.worker = DeliveryWorker(
            self.edge,
            application.database,
            application.vault,
            self.town.clock,
            Notices(application.texts, QuietHours(time(22), time(7), application.texts.timezone)),
            pace=Pace(chat_interval=0.0),
            is_group=lambda address: address.chat == ROOM,
        )
        room = Room(
            "TELEGRAM01",
            Address(Platform.TELEGRAM, ROOM),
            RoomKind.MODERATORS,
            frozenset({ALL_COUNTIES}),
            AlertLanguage.ENGLISH,
        )
        now = self.town.clock.now()
        async with application.database.transaction() as connection:
            for linked in await rooms.linked(connection, application.vault):
                await rooms.unlink(connection, linked.id, now)
            await rooms.link(connection, application.vault, room, source="config", now=now)

    def _note(self, call: Call) -> None:
        self.calls.append((self.town.clock.now(), call))

    @property
    def in_room(self) -> list[tuple[datetime, Call]]:
        return [(at, call) for at, call in self.calls if call.chat == ROOM]

    @property
    def cards(self) -> list[str]:
        """What stands in the room."""
        return self.edge.texts(ROOM)

    async def step(self) -> None:
        """What is due now: timers first, then messages."""
        await self.town.application.timers.step()
        await self.worker.step()

    async def take(self, arrival: Arrival) -> str:
        """Take one report in; its id."""
        async with UnitOfWork(self.town.application.database) as work:
            way_back = Address(Platform.TELEGRAM, arrival.account.user)
            report, _ = await self.town.application.services.reporting.send(
                work,
                arrival.draft,
                account=arrival.account,
                way_back=way_back,
                locale="es",
                now=self.town.clock.now(),
            )
            await work.commit()
        return report.id
