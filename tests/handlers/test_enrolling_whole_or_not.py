"""Wherever a use-case breaks, the database is as it was; run again, it is done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from domain.people import Role
from handlers import enrol
from handlers.units import import_units
from storage import journal, people
from storage.store import Store, Tx

FILE = "code,name,kind,parent_code,aliases\nT,Tỉnh ủy Lam Giang,tỉnh,,\nX,Xã An Hòa,xã,T,An Hòa\n"
CHANGED = FILE.replace("Xã An Hòa,xã,T,An Hòa", "Xã Mới,hamlet,,Mới") + "Y,Xã Ba,xã,X,Ba;Bà\n"
STATEMENTS = ("rows", "row", "run", "insert", "many")
LAN, HOA = 100, 101


class Broken(Exception):  # noqa: N818
    """The disk is gone."""


async def everything(tx: Tx) -> list[list[tuple[object, ...]]]:
    names = await tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [[tuple(row) for row in await tx.rows(f"SELECT * FROM {name[0]}")] for name in names]


async def lan_invites(tx: Tx) -> object:
    lan = await people.actor(tx, LAN)
    assert lan is not None
    return await enrol.invite(tx, lan, 2, Role.OFFICER, 2)


async def hoa_joins(tx: Tx) -> object:
    hoa = await people.meet(tx, HOA, "Hoa")
    code = await enrol.invite(tx, None, 2, Role.OFFICER, 2)
    assert isinstance(await enrol.offer(tx, hoa, code), enrol.Offer)
    return await enrol.join(tx, hoa)


async def hoa_guesses(tx: Tx) -> object:
    return await enrol.offer(tx, await people.meet(tx, HOA, "Hoa"), "A" * 24)


async def lan_takes_a_seat(tx: Tx) -> object:
    await hoa_joins(tx)
    hoa, lan = await people.actor(tx, HOA), await people.actor(tx, LAN)
    assert hoa is not None
    assert lan is not None
    return await enrol.revoke(tx, lan, hoa.seats[0].id)


async def units_change(tx: Tx) -> object:
    return await import_units(tx, CHANGED)


async def an_admin_is_named(tx: Tx) -> object:
    return await enrol.bootstrap_admins(tx, [LAN, HOA])


@pytest.mark.parametrize(
    "work", [lan_invites, hoa_joins, hoa_guesses, lan_takes_a_seat, units_change, an_admin_is_named]
)
async def test_whichever_statement_breaks_nothing_is_half_done(
    store: Store, monkeypatch: pytest.MonkeyPatch, work: Callable[[Tx], Awaitable[object]]
) -> None:
    await store.write(import_units, FILE)
    await store.write(enrol.bootstrap_admins, [LAN])
    before = await store.read(everything)
    for fatal in range(200):
        with monkeypatch.context() as patched:
            _break_at(patched, fatal)
            try:
                await store.write(work)
                break
            except Broken:
                pass
        assert await store.read(everything) == before
    assert fatal > 2
    assert await store.read(everything) != before
    assert await store.read(journal.verify) is None


def _break_at(patched: pytest.MonkeyPatch, fatal: int) -> None:
    left = [fatal]

    def breaking(real: Callable[..., Awaitable[object]]) -> Callable[..., Awaitable[object]]:
        async def statement(tx: Tx, *args: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise Broken
            return await real(tx, *args)

        return statement

    for name in STATEMENTS:
        patched.setattr(Tx, name, breaking(getattr(Tx, name)))
