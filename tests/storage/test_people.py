"""Volunteers: sealed accounts, roles with a beginning and an end, people counted as people."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.clock import MovableClock
from bot.domain.messages import Account, Platform
from bot.domain.rights import ALL_COUNTIES, Deed, Grant, Role, Volunteer
from bot.services.ids import Ids
from bot.services.people.volunteers import Person, Volunteers
from bot.storage import people
from bot.storage.database import Database
from bot.storage.people import EVERYWHERE
from bot.storage.schema import accounts, grants
from bot.storage.schema import people as table
from bot.storage.vault import SealBroken, Vault
from tests.storage.conftest import START, pass_time

TELEGRAM = Account(Platform.TELEGRAM, "900100111")
DISCORD = Account(Platform.DISCORD, "900100333")
OTHER = Account(Platform.TELEGRAM, "900100222")


async def find(database: Database, vault: Vault, account: Account, at: timedelta = timedelta()) -> Volunteer | None:
    async with database.reading() as connection:
        return await people.find(connection, vault, account, START + at)


async def add(database: Database, vault: Vault, person: str, *linked: Account) -> None:
    async with database.transaction() as connection:
        await people.add(connection, person, START)
        for account in linked:
            assert await people.link(connection, vault, person, account, START)


async def grant(database: Database, person: str, role: Role = Role.MODERATOR, after: timedelta = timedelta()) -> None:
    async with database.transaction() as connection:
        where = {"Durham", "New Hanover"}
        await people.grant(
            connection, f"g-{person}-{role}", person, role, where, source="p9", effective_at=START + after
        )


async def test_both_accounts_of_a_person_are_the_same_volunteer(database: Database, vault: Vault) -> None:
    await add(database, vault, "p1", TELEGRAM, DISCORD)
    await grant(database, "p1")
    expected = Volunteer("p1", "M1", (Grant(Role.MODERATOR, frozenset({"Durham", "New Hanover"})),))
    assert await find(database, vault, TELEGRAM) == expected
    assert await find(database, vault, DISCORD) == expected
    assert await find(database, vault, OTHER) is None
    async with database.reading() as connection:
        assert set(await people.accounts_of(connection, vault, "p1")) == {TELEGRAM, DISCORD}


async def test_an_account_belongs_to_one_person(database: Database, vault: Vault) -> None:
    await add(database, vault, "p1", TELEGRAM)
    await add(database, vault, "p2", OTHER)
    async with database.transaction() as connection:
        assert not await people.link(connection, vault, "p2", TELEGRAM, START)
        assert await people.person_of(connection, vault, TELEGRAM) == "p1"
        assert await people.person_of(connection, vault, DISCORD) is None


async def test_aliases_count_up(database: Database, vault: Vault) -> None:
    for name in ("p1", "p2", "p3"):
        await add(database, vault, name)
    async with database.reading() as connection:
        assert list((await connection.execute(select(table.c.alias).order_by(table.c.id))).scalars()) == [
            "M1",
            "M2",
            "M3",
        ]


async def test_a_role_has_a_beginning_and_an_end(database: Database, vault: Vault) -> None:
    await add(database, vault, "p1", TELEGRAM)
    await grant(database, "p1", after=timedelta(minutes=10))
    assert await find(database, vault, TELEGRAM, timedelta(minutes=9)) is None
    assert await find(database, vault, TELEGRAM, timedelta(minutes=10)) is not None
    async with database.transaction() as connection:
        ended = START + timedelta(hours=1)
        await people.revoke(connection, "p1", Role.MODERATOR, source="config", now=ended)
        await people.revoke(connection, "p1", Role.OWNER, source="p9", now=ended)
    assert await find(database, vault, TELEGRAM, timedelta(hours=2)) is not None, "another source, another role"
    async with database.transaction() as connection:
        await people.revoke(connection, "p1", Role.MODERATOR, source="p9", now=ended)
    assert await find(database, vault, TELEGRAM, timedelta(minutes=59)) is not None
    assert await find(database, vault, TELEGRAM, timedelta(hours=1)) is None


async def test_every_role_in_force_comes_together(database: Database, vault: Vault) -> None:
    await add(database, vault, "p1", TELEGRAM)
    for role in (Role.MODERATOR, Role.VERIFIER):
        await grant(database, "p1", role)
    await grant(database, "p1", Role.OWNER, after=timedelta(days=1))
    volunteer = await find(database, vault, TELEGRAM)
    assert volunteer is not None
    assert {grant.role for grant in volunteer.grants} == {Role.MODERATOR, Role.VERIFIER}


async def test_no_column_holds_an_account(database: Database, vault: Vault) -> None:
    await add(database, vault, "p1", TELEGRAM, DISCORD)
    async with database.reading() as connection:
        rows = (await connection.execute(select(accounts.c.mark, accounts.c.account))).all()
    stored = b"\n".join(value for row in rows for value in row)
    assert b"900100" not in stored
    assert b"telegram" not in stored


async def test_a_sealed_account_moved_to_another_row_does_not_open(database: Database, vault: Vault) -> None:
    await add(database, vault, "p1", TELEGRAM)
    await add(database, vault, "p2", OTHER)
    async with database.transaction() as connection:
        sealed = await connection.scalar(select(accounts.c.account).where(accounts.c.person == "p1"))
        await connection.execute(update(accounts).where(accounts.c.person == "p2").values(account=sealed))
    async with database.reading() as connection:
        with pytest.raises(SealBroken):
            await people.accounts_of(connection, vault, "p2")


async def test_roles_outlive_the_hours_and_the_days(database: Database, vault: Vault, clock: MovableClock) -> None:
    await add(database, vault, "p1", TELEGRAM)
    await grant(database, "p1")
    pass_time(vault, clock, timedelta(days=40), every=timedelta(hours=1))
    assert await find(database, vault, TELEGRAM) is not None


@pytest.mark.parametrize("counties", [{"Durham"}, {"New Hanover", "Wake"}, EVERYWHERE])
def test_counties_fit_into_one_column(counties: set[str]) -> None:
    assert people.split_counties(people.join_counties(counties)) == counties


# What the configuration names.


async def load(database: Database, vault: Vault, *moderators: Person, owners: tuple[Person, ...] = ()) -> None:
    async with database.transaction() as connection:
        await Volunteers(vault, Ids()).load(
            connection, owners=owners, moderators=moderators, configured_rooms=[], now=START
        )


async def test_who_is_named_has_the_role_at_once_and_everywhere(database: Database, vault: Vault) -> None:
    await load(database, vault, (OTHER,), owners=((TELEGRAM, DISCORD),))
    owner, moderator = await find(database, vault, DISCORD), await find(database, vault, OTHER)
    assert owner is not None
    assert moderator is not None
    assert owner.grants == (Grant(Role.OWNER, frozenset({ALL_COUNTIES})),)
    assert moderator.grants == (Grant(Role.MODERATOR, frozenset({ALL_COUNTIES})),)
    assert owner.may(Deed.MODERATE, "Durham")
    assert owner.id != moderator.id


async def test_who_is_no_longer_named_loses_the_role(database: Database, vault: Vault) -> None:
    await load(database, vault, (TELEGRAM,), (OTHER,))
    await load(database, vault, (TELEGRAM,))
    assert await find(database, vault, TELEGRAM) is not None
    assert await find(database, vault, OTHER) is None


async def test_a_role_given_in_chat_outlasts_the_configuration(database: Database, vault: Vault) -> None:
    await load(database, vault, (TELEGRAM,))
    volunteer = await find(database, vault, TELEGRAM)
    assert volunteer is not None
    await grant(database, volunteer.id, Role.VERIFIER)
    await load(database, vault)
    left = await find(database, vault, TELEGRAM)
    assert left is not None
    assert [grant.role for grant in left.grants] == [Role.VERIFIER]


async def test_named_again_the_person_is_the_same(database: Database, vault: Vault) -> None:
    await load(database, vault, (TELEGRAM,))
    first = await find(database, vault, TELEGRAM)
    await load(database, vault)
    await load(database, vault, (TELEGRAM,))
    assert await find(database, vault, TELEGRAM) == first
    await load(database, vault, (TELEGRAM,))
    async with database.reading() as connection:
        assert len((await connection.execute(select(grants))).all()) == 2, "a start without a change grants nothing"


async def test_r20_two_accounts_named_as_one_person_count_once(database: Database, vault: Vault) -> None:
    """Named apart before, each with a role given in chat: from then on they are one person with both."""
    await load(database, vault, (TELEGRAM,), (DISCORD,))
    apart = [await find(database, vault, account) for account in (TELEGRAM, DISCORD)]
    assert apart[0] is not None
    assert apart[1] is not None
    assert apart[0].id != apart[1].id
    await grant(database, apart[1].id, Role.VERIFIER)
    await load(database, vault, (TELEGRAM, DISCORD))
    first, second = await find(database, vault, TELEGRAM), await find(database, vault, DISCORD)
    assert first is not None
    assert first == second
    assert {grant.role for grant in first.grants} == {Role.MODERATOR, Role.VERIFIER}


async def test_a_further_account_is_added_to_a_known_person(database: Database, vault: Vault) -> None:
    await load(database, vault, (TELEGRAM,))
    await load(database, vault, (DISCORD, TELEGRAM))
    assert await find(database, vault, TELEGRAM) == await find(database, vault, DISCORD)
