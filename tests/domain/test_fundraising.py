"""R46: what collects for a person, or shows how to pay one, is told from what a network wants to know."""

import time

import pytest

from bot.domain.fundraising import asks_for_money

COLLECTS = (
    "Please help my cousin: $MariaAyuda22 on Cash App",
    "Send what you can to $luis-bond",
    "cash.app/$AnaDurham",
    "My cashapp is $JRamos99",
    "Venmo @ana-lopez-4 for the rent",
    "https://venmo.com/u/Ana-Lopez",
    "venmo: analopez",
    "Zelle 919-555-0134",
    "Mi Zelle es 919 555 0134, cualquier ayuda es buena",
    "You can zelle me at ana@example.com",
    "zelle: (336) 555-0188 a nombre de la esposa",
    "https://www.gofundme.com/f/help-the-ramos-family",
    "https://gofund.me/3fa41b",
    "A GoFundMe was started for the man they took on Monday",
    "hicieron un gofundme para la señora de la panadería",
    "https://www.givesendgo.com/ramosfamily",
    "https://spotfund.com/story/abc-123",
    "https://paypal.me/ramosfamily",
    "paypal.me/luisr",
    "PayPal: luis.ramos@example.com",
    "https://www.paypal.com/paypalme/luisr",
    "https://ko-fi.com/luisr",
    "https://buymeacoffee.com/ana",
    "https://www.patreon.com/anita",
    "Manden dinero por Western Union a Honduras",
    "Please donate through Cash App for the children",
    "Depositen en Oxxo para la mamá",
    "donate by PayPal to help us with the lawyer",
    "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "Bitcoin: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "ETH 0x52908400098527886E0F7030069857D2E4169EE7",
    "usdt TJRabPrwbZy45sbavfcjinPJC18kjpRTv8",
    "bank account 004512349987 at the credit union",
    "routing 053000196, account 1100223344",
    "Número de cuenta 1234 5678 9012 en el banco",
    "CLABE 032180000118359719",
    "deposite a la tarjeta 4111 1111 1111 1111",
    "We are raising money for my brother who was taken",
    "Estamos juntando dinero para mi prima",
    "Colecta para la familia de Juan, el de la obra",
    "hacemos una rifa para la fianza de un compañero; cooperen con mi familia",
    "Send money to my wife, they took me yesterday",
    "Please chip in for our neighbor who lost her husband",
    "recaudando fondos para su abogada",
)
HARMLESS = (
    "The number 919-519-6103 is dead, I called on Monday",
    "El número del centro cambió: ahora es 919-555-0134",
    "The consultation costs $50",
    "La consulta cuesta $150 y la cita es gratis para niños",
    "The bond fund pays up to $5,000",
    "They charge US$20 an hour",
    "The fee went from $410 to $1.2k",
    "This group now helps in Sampson too: https://www.ilrc.org",
    "The fund of the network takes gifts at https://siembranc.org/donate",
    "New page of the bond fund: https://secure.actblue.com/donate/bond",
    "Donations of food go to the pantry on Saturdays",
    "The church gives food and clothes, no papers asked",
    "La iglesia regala comida los sábados a las 10",
    "A lawyer's free clinic is at the library on Tuesdays",
    "Warn people: a fake GoFundMe is going around",
    "Cuidado: hay un gofundme falso con nuestro nombre",
    "Beware: they ask you to pay bond by Zelle, it is a scam",
    "El consulado no pide pagos por Western Union: es estafa",
    "Nobody asks to be paid by Cash App: that is fraud",
    "USCIS does not take Venmo",
    "The legal aid office takes PayPal and cards",
    "Se puede pagar la fianza con cheque de caja",
    "The bond is paid at the ICE office in Charlotte",
    "The card says five days, the law says seven",
    "The account of the sheriff on the web was closed",
    "Call 2-1-1 and ask for rent help",
    "Marque 211 para ayuda con la renta",
    "It is open 24/7, also on 12/24",
    "The Spanish word for warrant is wrong in the home card",
    "La palabra orden está mal en la ficha de la puerta",
    "The school district has a new line: (336) 555-0188",
    "The family support line answers from 9 to 5",
    "La línea de apoyo a familias contesta de 9 a 5",
    "They changed their name to Centro Comunitario",
    "The petition has 12,345 names: https://www.change.org/p/no-287g",
    "Hay un curso para familias sobre el plan familiar",
    "The agreement was signed on 2025-06-14, see ice.gov/identify-and-arrest/287g",
    "The text line is 81010, the word is @siembra1",
    "They answer on Instagram as @siembranc",
    "The lawyer's account of what the judge said is on their page",
    "The receipt number begins with three letters",
    "La cuenta de Facebook del centro ya no existe",
    "The pantry moved from 5th to 7th street",
    "Volunteers can help families fill in forms on Fridays",
)


@pytest.mark.parametrize("text", COLLECTS)
def test_r46_what_collects_for_a_person_is_found(text: str) -> None:
    assert asks_for_money(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_r46_what_a_network_wants_to_know_is_not(text: str) -> None:
    assert not asks_for_money(text)


def test_the_tables_are_long_enough() -> None:
    assert len(set(COLLECTS)) >= 40
    assert len(set(HARMLESS)) >= 40


@pytest.mark.parametrize("part", ["$", "venmo ", "donate ", "1", "send money to my ", "cuenta 1 ", "a@"])
def test_a_hostile_text_takes_no_time(part: str) -> None:
    began = time.monotonic()
    asks_for_money(part * (1_000 // len(part)))
    assert time.monotonic() - began < 0.5
