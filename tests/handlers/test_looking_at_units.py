"""What somebody may see of the tree."""

from __future__ import annotations

import pytest

from domain.errors import Refusal
from domain.people import Actor, Role
from domain.wording.vi import units as wording
from handlers import enrol
from handlers.unit_view import view
from handlers.units import import_units
from storage import people, reach
from storage.store import Store

FILE = """code,name,kind,parent_code,aliases
T,Tỉnh ủy Lam Giang,tỉnh,,
H,Huyện ủy Bắc,huyện,T,
X1,Xã An Hòa,xã,H,
X2,Xã An Bình,xã,H,
N,Huyện ủy Nam,huyện,T,
"""
T, H, X1, X2, N = 1, 2, 3, 4, 5


@pytest.fixture
async def office(store: Store) -> Store:
    await store.write(import_units, FILE)
    for number, (name, unit, role) in enumerate(
        [
            ("Lan", T, Role.COORDINATOR),
            ("Minh", H, Role.LEADER),
            ("Lê Thị Út", X1, Role.OFFICER),
            ("Trần An", X1, Role.LEADER),
            ("Tư", X2, Role.OFFICER),
        ],
        start=1,
    ):
        met = await store.write(people.meet, number, name)
        await store.write(people.give_seat, met.id, unit, role)
        if name == "Tư":
            await store.write(reach.mark_unreachable, met.id, "blocked")
    return store


async def actor(store: Store, telegram_id: int) -> Actor:
    found = await store.read(people.actor, telegram_id)
    assert found is not None
    return found


async def test_the_top_is_the_own_unit_with_its_branches(office: Store) -> None:
    seen = await office.read(view, await actor(office, 1))
    assert seen.unit is not None
    assert (seen.unit.code, seen.path, seen.coordinated) == ("T", "Tỉnh ủy Lam Giang", True)
    assert [person.name for person, _ in seen.people] == ["Lan"]
    assert [(b.unit.code, b.linked, b.below, b.unlinked, b.unreachable) for b in seen.branches] == [
        ("H", (1, 1), 2, 0, 1),
        ("N", (0, 0), 0, 1, 0),
    ]


async def test_people_are_listed_by_their_given_names(office: Store) -> None:
    await office.write(enrol.invite, await actor(office, 1), X1, Role.OFFICER, 3)
    seen = await office.read(view, await actor(office, 1), X1)
    assert [person.name for person, _ in seen.people] == ["Trần An", "Lê Thị Út"]
    assert seen.path == "Xã An Hòa, Huyện ủy Bắc"
    assert [invite.uses for invite in seen.invites] == [3]


async def test_a_leader_sees_the_subtree_but_no_invitations(office: Store) -> None:
    await office.write(enrol.invite, await actor(office, 1), X1, Role.OFFICER, 3)
    minh = await actor(office, 2)
    seen = await office.read(view, minh, X1)
    assert (seen.coordinated, seen.invites) == (False, ())
    for outside in (N, T, 99):
        with pytest.raises(Refusal) as refused:
            await office.read(view, minh, outside)
        assert refused.value.sentence == wording.NOT_SEEN


async def test_several_seats_make_a_list(office: Store) -> None:
    tu = await actor(office, 5)
    await office.write(people.give_seat, tu.person.id, N, Role.OFFICER)
    seen = await office.read(view, await actor(office, 5))
    assert seen.unit is None
    assert [branch.unit.code for branch in seen.branches] == ["X2", "N"]


async def test_a_stranger_sees_nothing(office: Store) -> None:
    await office.write(people.meet, 99, "Lạ")
    seen = await office.read(view, await actor(office, 99))
    assert (seen.unit, seen.branches) == (None, ())


def test_a_line_of_the_tree_tells_only_what_is_amiss() -> None:
    assert wording.branch("Xã A", 0, 0, 0) == "Xã A"
    assert wording.branch("Xã A", 0, 1, 0) == "Xã A: chưa có người"
    assert wording.branch("Xã A", 0, 0, 1) == "Xã A: mất liên lạc"
    assert wording.branch("Huyện B", 11, 3, 1) == "Huyện B: 11 đơn vị dưới, 3 chưa có người, 1 mất liên lạc"
