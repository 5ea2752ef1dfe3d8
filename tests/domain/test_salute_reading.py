"""What is taken out of free words: a table of sentences as people write them, and what may not be taken out."""

from datetime import UTC, datetime
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.salute import Count, Salute, joined
from bot.domain.salute_reading import extract, kind_of_place
from bot.domain.sighting_time import seen_at

ZONE = ZoneInfo("America/New_York")
# A Sunday, 3:42 PM in North Carolina.
NOW = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)


def shown(text: str) -> str:
    """Everything that was found, in the order size, activity, location's kind, uniform, time, equipment."""
    found, seen = extract(text), seen_at(text, NOW, ZONE)
    marked = {True: "marked", False: "unmarked", None: ""}[found.marked]
    parts = [
        f"people={found.people}" if found.people else "",
        f"vehicles={found.vehicles}" if found.vehicles else "",
        marked,
        f"agency={found.agency}" if found.agency else "",
        *found.activities,
        f"at={kind}" if (kind := kind_of_place(text)) else "",
        *found.uniforms,
        f"{seen.astimezone(ZONE):%H:%M}" if seen else "",
        *found.equipment,
        *(f"only-{hint}" for hint in found.hints if found.is_hint_alone),
    ]
    return " ".join(part for part in parts if part)


SENTENCES = [
    # Spanish, as it should be written.
    ("Hay cuatro agentes con chaleco en la esquina", "people=4 at=street vest"),
    ("Vi dos camionetas blancas y un carro negro sin marcas", "vehicles=3 unmarked"),
    ("Dos camionetas y cuatro agentes con chaleco", "people=4 vehicles=2 vest"),
    ("Tres agentes enmascarados se llevaron a un señor hace 10 minutos", "people=3 arrest mask 15:32"),
    ("Los de ICE están afuera de la iglesia, como 6 agentes", "people=6 agency=ice at=church"),
    ("La patrulla fronteriza está parando carros en la carretera", "agency=border-patrol checkpoint at=road"),
    ("Agentes del FBI y de la DEA en la bodega", "agency=other-federal at=workplace"),
    ("Unos 4 o 5 hombres con chalecos que dicen POLICE", "people=4-5 vest"),
    ("De 4 a 6 agentes armados, con rifles, tocando puertas", "people=4-6 knocking guns"),
    ("Un agente de civil pidiendo papeles en la pulga", "people=1 questioning at=shop plain"),
    ("Hay un retén de la migra en la I-85", "checkpoint at=road"),
    ("Detuvieron a un muchacho en la corte a las 10 de la mañana", "arrest at=courthouse 10:00"),
    ("A las 3:15 de la tarde había 2 carros sin letras en el estacionamiento", "vehicles=2 unmarked at=shop 15:15"),
    ("Ayer a las cinco y media de la tarde vi tres patrullas", "vehicles=3 marked 17:30"),
    ("Siguen ahí, son como 8 de ellos con máscaras", "people=8 mask 15:42"),
    ("Un helicóptero y un dron, agentes con perros", "dogs drone helicopter"),
    ("Llegaron a la escuela dos oficiales uniformados", "people=2 at=school uniform"),
    ("Se llevaron a mi vecino esposado en una camioneta gris sin placas", "vehicles=1 arrest"),
    ("hay una docena de agentes en la polleria", "people=12 at=workplace"),
    ("un par de camionetas negras estacionadas", "vehicles=2 parked"),
    ("quince agentes federales con ropa militar y ariete", "people=15 uniform ram"),
    ("dos hombres con la cara tapada y chaleco antibalas", "people=2 vest mask"),
    ("a la una y cuarto pasaron 3 camionetas", "vehicles=3 13:15"),
    ("A mediodía se llevaron a dos trabajadores de la obra", "arrest 12:00"),
    ("los agentes están en la puerta de mi vecina", "at=home"),
    ("Hay 3 vehículos marcados de la policía", "vehicles=3 marked"),
    ("Pararon a mi primo en la calle, tres oficiales", "people=3 stop at=street"),
    ("agentes con uniforme verde olivo", "uniform"),
    ("gente vestida de civil con pistolas, 5 hombres armados", "people=5 plain guns"),
    ("desde las 2 de la tarde hay dos camionetas", "vehicles=2 14:00"),
    # Spanish, as it is written.
    ("ay 4 ajentes en la eskina con chalekos", "people=4 vest"),
    ("bi dos kamionetas negras ase 10 min", "vehicles=2 15:32"),
    ("estan aki los de ais son como 5 con mascaras", "people=5 agency=ice mask"),
    ("la migra en la pulga 3 camonetas blancas", "vehicles=3 at=shop"),
    ("6 polisias emmascarados afuera de la iglecia", "people=6 at=church mask"),
    ("ace media ora se yevaron a un sr esposado 2 ofisiales", "people=2 arrest 15:12"),
    ("HAY DOS TROKAS Y 4 AGENTES!!", "people=4 vehicles=2"),
    ("ahorita 3 batos con chaleco en el parqueo del walmart", "people=3 at=shop vest 15:42"),
    ("orita mismo redada en la bodega", "at=workplace 15:42"),
    ("tocaron la puerta 2 hajentes de migra", "people=2 knocking"),
    ("pasaron 2 vans blancas tipo las 3", "vehicles=2 15:00"),
    ("dos tipos encapuchados en una van sin logo", "people=2 vehicles=1 unmarked mask"),
    ("4 weyes armados de negro se bajaron de una suburban", "people=4 vehicles=1 guns"),
    ("los de inmigracion 3 de ellos en la gasolinera", "people=3 at=shop"),
    ("puro enmascarado, son 7.", "people=7 mask"),
    ("mire 2 carros de ice en el food lion", "vehicles=2 agency=ice at=shop"),
    ("anda el hielo, los del hielo en la food lion con chaleco", "agency=ice at=shop vest"),
    ("3 camionetas ase 1 ora", "vehicles=3 14:42"),
    ("ahi estan todavia 4 oficiales", "people=4 15:42"),
    ("Pararon una troca, dos patrullas", "vehicles=2 marked stop"),
    # Both at once.
    ("hay 3 ICE agents en el parking lot de la tienda", "people=3 agency=ice at=shop"),
    ("two trocas blancas y 4 officers con vests", "people=4 vehicles=2 vest"),
    ("los cops pararon un carro, 2 unmarked cars", "vehicles=2 unmarked stop"),
    ("vi a masked agents, like 5 agentes, at the school", "people=5 at=school mask"),
    ("border patrol en la calle main, 2 SUVs negras", "vehicles=2 agency=border-patrol at=street"),
    ("estan knocking on doors 3 agentes con bulletproof", "people=3 knocking vest"),
    ("checkpoint en la highway 70, como a las 2", "checkpoint at=road 14:00"),
    ("2 vans grises parked afuera del trabajo", "vehicles=2 parked at=workplace"),
    # English.
    ("Four agents in vests on the corner", "people=4 at=street vest"),
    ("two white vans in Durham, 10 minutes ago", "vehicles=2 15:32"),
    ("about 5 masked men with guns took a man", "people=5 arrest mask guns"),
    ("3-4 ICE agents at the courthouse", "people=3-4 agency=ice at=courthouse"),
    ("Border Patrol is stopping cars on the highway", "agency=border-patrol checkpoint at=road"),
    ("I saw six officers in tactical gear around 3 pm", "people=6 uniform 15:00"),
    ("at 3:15 pm they arrested two workers at the job site", "arrest at=workplace 15:15"),
    ("There are 8 of them with masks outside the store", "people=8 at=shop mask"),
    ("unmarked black SUVs, at least 3 SUVs", "vehicles=3 unmarked"),
    ("a couple of agents in plain clothes asking for papers", "people=2 questioning plain"),
    ("one officer handcuffed a guy in the parking lot half an hour ago", "people=1 arrest at=shop 15:12"),
    ("They are still there: 2 marked cars, 1 van", "vehicles=3 marked 15:42"),
    ("ICE is knocking on doors in the trailer park", "agency=ice knocking at=home"),
    ("us marshals with a battering ram at 6am", "agency=other-federal 06:00 ram"),
    ("a helicopter and police dogs near my work since 1:30", "at=workplace 13:30 dogs helicopter"),
    ("5 guys in vests pulled a driver over", "people=5 stop vest"),
    ("HSI agents in the warehouse, a dozen agents", "people=12 agency=ice at=workplace"),
    ("2 or 3 deputies and one ICE agent", "people=3-4 agency=ice"),
    ("three sheriff deputies at the church", "people=3 agency=local at=church"),
    ("un alguacil tocando la puerta", "agency=local knocking"),
    ("two trucks, one van and 6 agents", "people=6 vehicles=3"),
    ("agents with faces covered, no uniforms", "mask plain"),
    ("no vests, plain clothes, 3 agents", "people=3 plain"),
    ("they had no masks. 2 agents.", "people=2"),
    ("yesterday at 5 pm two agents came to the school", "people=2 17:00"),
    ("last night at 9:30 three unmarked cars", "vehicles=3 unmarked 21:30"),
    ("3:15", "15:15"),
    ("3pm", "15:00"),
    ("15:20", "15:20"),
    ("at noon", "12:00"),
    ("11 am", "11:00"),
    ("8 de la noche", "20:00"),
    # What alone is no sign.
    ("un carro con vidrios polarizados", "vehicles=1 only-tinted"),
    ("camioneta negra con placas de Virginia", "only-plate"),
    ("a black SUV with tinted windows and out-of-state plates", "vehicles=1 only-tinted only-plate"),
    ("carro raro estacionado, vidrios oscuros", "parked only-tinted"),
    ("una van con placas de otro estado, no vi agentes", "vehicles=1 only-plate"),
    ("dos camionetas polarizadas y agentes con chaleco", "vehicles=2 vest"),
    ("tinted van, they stopped a driver", "stop"),
    # False friends: nothing, or only what is really said.
    ("hay 3 escuelas", ""),
    ("mi hijo de 10 años", ""),
    ("mi hijo de 10 años está solo", ""),
    ("tengo 2 hijos y mi esposo", ""),
    ("son las 3 y no llega", ""),
    ("cuesta 20 dólares", ""),
    ("vivo en el 304 de la calle 5", ""),
    ("hay hielo en la calle", ""),
    ("there is black ice on the road", ""),
    ("ice cream truck", ""),
    ("I want some ice", ""),
    ("la tienda abre a las 8", ""),
    ("mañana a las 10 tengo corte", ""),
    ("salgo a las 5 pm del trabajo", ""),
    ("my appointment is tomorrow at 3 pm", ""),
    ("my court is at 9", ""),
    ("a 10 minutos de mi casa", ""),
    ("llamé al 919 555 0123", ""),
    ("la migra", ""),
    ("3 familias viven ahí", ""),
    ("2 niños lloraban", ""),
    ("camino 3 cuadras", ""),
    ("no hay agentes", ""),
    ("no vi camionetas", ""),
    ("100 personas en la misa", ""),
    ("50% de la gente", ""),
    ("I have 3 kids", ""),
    ("I am 45 years old", ""),
    ("the game is 3-2", ""),
    ("apartment 4", ""),
    ("calle 15 con 20", ""),
    ("hola", ""),
    ("gracias", ""),
    ("no sé", ""),
    ("", ""),
    ("911", ""),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_words_say_so_much_and_no_more(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_the_table_is_long_enough() -> None:
    assert len({text for text, _ in SENTENCES}) >= 120
    assert sum(not expected for _, expected in SENTENCES) >= 30


def test_r17_what_is_called_ice_is_only_what_the_reporter_says() -> None:
    assert extract("agentes de inmigración con chaleco").agency is None
    assert extract("son de ICE").agency == "ice"


def test_later_words_count_where_they_differ_and_lists_grow() -> None:
    first, second = extract("dos agentes con chaleco, una van"), extract("ya son 4 agentes enmascarados")
    both = joined(first, second)
    assert (both.people, both.vehicles) == (Count(4, 4), Count(1, 1))
    assert [*both.uniforms] == ["vest", "mask"]
    assert joined(Salute(), first) == first
    assert joined(first, Salute()) == first


@pytest.mark.parametrize(
    ("now", "text", "expected"),
    [
        # Forward on 8 March 2026: 2 AM became 3 AM.
        ("2026-03-08T07:30:00", "a las 3:15 am", "2026-03-08T07:15:00"),
        ("2026-03-08T07:30:00", "a la 1:50 am", "2026-03-08T06:50:00"),
        ("2026-03-08T14:00:00", "ayer a las 9 am", "2026-03-07T14:00:00"),
        ("2026-03-08T13:30:00", "a las 9 am", "2026-03-08T13:00:00"),
        # Back on 1 November 2026: half past one came twice; the last one counts.
        ("2026-11-01T06:45:00", "1:30 am", "2026-11-01T06:30:00"),
        ("2026-11-01T05:45:00", "1:30 am", "2026-11-01T05:30:00"),
        ("2026-11-01T15:00:00", "a las 9:30 am", "2026-11-01T14:30:00"),
        ("2026-11-01T15:00:00", "hace 10 horas", "2026-11-01T05:00:00"),
    ],
)
def test_clock_times_follow_both_clock_changes(now: str, text: str, expected: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert seen_at(text, at, ZONE) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a las 3:50", "15:42"),  # a fast clock
        ("a las 4:30", "04:30"),  # not yet: it was this morning
        ("a las 4:30 pm", "16:30"),  # yesterday's
    ],
)
def test_a_time_that_has_not_come_is_the_last_one(text: str, expected: str) -> None:
    found = seen_at(text, NOW, ZONE)
    assert found is not None
    assert found <= NOW
    assert f"{found.astimezone(ZONE):%H:%M}" == expected


def test_another_region_reads_its_own_clock() -> None:
    assert seen_at("2:15 pm", NOW, ZoneInfo("America/Chicago")) == datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


@pytest.mark.parametrize("piece", ["a ", "4 ", "hace 10 ", "agentes ", "dos camionetas y ", "()[]*+?", "\n"])
def test_a_very_long_text_is_read_quickly(piece: str) -> None:
    began = process_time()
    text = piece * (100_000 // len(piece))
    shown(text)
    assert process_time() - began < 1.0
