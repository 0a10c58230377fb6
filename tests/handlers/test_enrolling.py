"""Coming in and going."""

from __future__ import annotations

import pytest

from domain import limits
from domain.errors import Refusal
from domain.people import Actor, Person, Role
from domain.wording.vi import enrol as wording
from handlers import enrol
from handlers.units import import_units
from storage import invites, journal, people, units
from storage.store import Store, Tx

FILE = """code,name,kind,parent_code,aliases
T,Tỉnh ủy Lam Giang,tỉnh,,
H,Huyện ủy Bắc,huyện,T,
X1,Xã An Hòa,xã,H,
N,Huyện ủy Nam,huyện,T,
"""
T, H, X1, N = 1, 2, 3, 4
LAN, MINH, HOA, TU = 100, 101, 102, 103


@pytest.fixture
async def office(store: Store) -> Store:
    """A tree; Lan is admin, Minh coordinates the district, Hoa and Tư are strangers."""
    await store.write(import_units, FILE)
    for telegram_id, name in [(LAN, "Lan"), (MINH, "Minh"), (HOA, "Hoa"), (TU, "Tư")]:
        await store.write(people.meet, telegram_id, name)
    await store.write(enrol.bootstrap_admins, [LAN])
    minh = await actor(store, MINH)
    await store.write(people.give_seat, minh.person.id, H, Role.COORDINATOR)
    return store


async def actor(store: Store, telegram_id: int) -> Actor:
    found = await store.read(people.actor, telegram_id)
    assert found is not None
    return found


async def person(store: Store, telegram_id: int) -> Person:
    return (await actor(store, telegram_id)).person


async def invited(store: Store, unit: int = X1, role: Role = Role.OFFICER, uses: int = 1, by: int = LAN) -> str:
    return await store.write(enrol.invite, await actor(store, by), unit, role, uses)


async def enter(store: Store, telegram_id: int, code: str) -> enrol.Joined:
    who = await person(store, telegram_id)
    assert isinstance(await store.write(enrol.offer, who, code), enrol.Offer)
    return await store.write(enrol.join, who)


async def test_a_code_shows_what_it_opens_and_a_press_takes_the_seat(office: Store) -> None:
    code = await invited(office)
    hoa = await person(office, HOA)
    assert await office.write(enrol.offer, hoa, code) == enrol.Offer(X1, "Xã An Hòa", Role.OFFICER, held=False)
    assert (await actor(office, HOA)).seats == ()
    assert await office.write(enrol.join, hoa) == enrol.Joined(X1, "Xã An Hòa", Role.OFFICER, new=True)
    (seat,) = (await actor(office, HOA)).seats
    assert (seat.unit_id, seat.role) == (X1, Role.OFFICER)
    assert await office.read(journal.verify) is None


async def test_a_second_press_does_no_harm_and_takes_no_use(office: Store) -> None:
    code = await invited(office, uses=2)
    await enter(office, HOA, code)
    again = await office.write(enrol.join, await person(office, HOA))
    assert not again.new
    (left,) = await office.read(invites.open_of, X1)
    assert left.used == 1
    assert (await enter(office, TU, code)).new


async def test_one_already_seated_is_told_so_even_by_a_used_up_link(office: Store) -> None:
    code = await invited(office)
    await enter(office, HOA, code)
    found = await office.write(enrol.offer, await person(office, HOA), code)
    assert isinstance(found, enrol.Offer)
    assert found.held


async def test_a_person_may_hold_several_seats(office: Store) -> None:
    await enter(office, HOA, await invited(office))
    await enter(office, HOA, await invited(office, role=Role.LEADER))
    await enter(office, HOA, await invited(office, unit=N))
    seats = (await actor(office, HOA)).seats
    assert [(seat.unit_id, seat.role) for seat in seats] == [(X1, "officer"), (X1, "leader"), (N, "officer")]


async def answers(office: Store, code: str, who: int = HOA) -> str:
    found = await office.write(enrol.offer, await person(office, who), code)
    assert isinstance(found, Refusal)
    return found.sentence


async def test_wrong_expired_used_and_revoked_codes_get_one_answer(office: Store, clock) -> None:
    used, revoked, expired = [await invited(office) for _ in range(3)]
    await enter(office, TU, used)
    gone = (await office.read(invites.open_of, X1))[1]
    await office.write(enrol.revoke_invite, await actor(office, LAN), gone.id)
    said = {await answers(office, code) for code in ("A" * 24, "x", used, revoked)}
    clock.forward(days=limits.INVITE_DAYS)
    said.add(await answers(office, expired))
    assert said == {wording.BAD_CODE}


async def test_who_guesses_too_often_is_not_heard_even_when_right(office: Store, clock) -> None:
    code = await invited(office)
    for _ in range(limits.WRONG_CODES_PERSON):
        await answers(office, "A" * 24)
    assert await answers(office, code) == wording.BAD_CODE
    assert isinstance(await office.write(enrol.offer, await person(office, TU), code), enrol.Offer)
    clock.forward(minutes=59)
    assert await answers(office, code) == wording.BAD_CODE
    clock.forward(minutes=2)
    assert (await enter(office, HOA, code)).new


async def test_many_guessers_together_close_the_door_for_an_hour(office: Store, clock) -> None:
    code = await invited(office)
    for number in range(limits.WRONG_CODES_ALL):
        await office.write(invites.note_wrong_code, 1000 + number)
    assert await answers(office, code) == wording.BAD_CODE
    clock.forward(hours=1)
    assert (await enter(office, HOA, code)).new


async def test_guesses_are_forgotten_when_they_no_longer_count(office: Store, clock) -> None:
    await answers(office, "A" * 24)
    clock.forward(hours=2)
    await answers(office, "B" * 24)

    async def kept(tx: Tx) -> int:
        return len(await tx.rows("SELECT * FROM wrong_codes"))

    assert await office.read(kept) == 1


async def test_an_invitation_that_closes_before_the_press_takes_nobody_in(office: Store, clock) -> None:
    code = await invited(office)
    hoa = await person(office, HOA)
    await office.write(enrol.offer, hoa, code)
    await enter(office, TU, code)
    with pytest.raises(Refusal) as refused:
        await office.write(enrol.join, hoa)
    assert refused.value.sentence == wording.BAD_CODE
    assert (await actor(office, HOA)).seats == ()


async def test_a_declined_invitation_waits_no_more(office: Store) -> None:
    code = await invited(office)
    hoa = await person(office, HOA)
    await office.write(enrol.offer, hoa, code)
    await office.write(enrol.decline, hoa)
    with pytest.raises(Refusal):
        await office.write(enrol.join, hoa)
    assert (await enter(office, HOA, code)).new


async def test_a_press_without_an_offer_is_refused(office: Store) -> None:
    with pytest.raises(Refusal) as refused:
        await office.write(enrol.join, await person(office, HOA))
    assert refused.value.sentence == wording.NO_OFFER


@pytest.mark.parametrize(
    ("by", "unit", "role", "may"),
    [
        (LAN, T, Role.ADMIN, True),
        (LAN, N, Role.OFFICER, True),
        (MINH, X1, Role.OFFICER, True),
        (MINH, H, Role.COORDINATOR, True),
        (MINH, X1, Role.ADMIN, False),
        (MINH, N, Role.OFFICER, False),
        (MINH, T, Role.VIEWER, False),
        (HOA, X1, Role.OFFICER, False),
        (LAN, 99, Role.OFFICER, False),
    ],
)
async def test_who_may_invite_whom(office: Store, by: int, unit: int, role: Role, may: bool) -> None:
    if may:
        assert len(await invited(office, unit, role, by=by)) == 24
    else:
        with pytest.raises(Refusal):
            await invited(office, unit, role, by=by)


@pytest.mark.parametrize("uses", [0, -1, limits.INVITE_USES_MAX + 1])
async def test_uses_are_bounded(office: Store, uses: int) -> None:
    with pytest.raises(Refusal) as refused:
        await invited(office, uses=uses)
    assert refused.value.sentence == wording.BAD_USES


async def test_the_code_is_nowhere_in_the_database(office: Store, tmp_path) -> None:
    code = await invited(office)
    await enter(office, HOA, code)
    stored = b"".join(file.read_bytes() for file in tmp_path.glob("test.db*"))
    assert "Xã An Hòa".encode() in stored
    assert code.encode() not in stored


async def test_one_may_leave_and_come_back(office: Store) -> None:
    code = await invited(office, uses=2)
    await enter(office, HOA, code)
    hoa = await actor(office, HOA)
    left = await office.write(enrol.leave, hoa, hoa.seats[0].id)
    assert left.unit_id == X1
    with pytest.raises(Refusal, match="kết thúc"):
        await office.write(enrol.leave, hoa, left.id)
    assert (await enter(office, HOA, code)).new


async def test_nobody_leaves_for_another(office: Store) -> None:
    await enter(office, HOA, await invited(office))
    (seat,) = (await actor(office, HOA)).seats
    with pytest.raises(Refusal) as refused:
        await office.write(enrol.leave, await actor(office, TU), seat.id)
    assert refused.value.sentence == wording.NOT_YOUR_SEAT


async def test_whoever_was_taken_out_needs_a_new_invitation(office: Store, clock) -> None:
    code = await invited(office, uses=5)
    await enter(office, HOA, code)
    (seat,) = (await actor(office, HOA)).seats
    clock.forward(minutes=1)
    await office.write(enrol.revoke, await actor(office, MINH), seat.id)
    assert (await actor(office, HOA)).seats == ()
    with pytest.raises(Refusal):
        await office.write(enrol.join, await person(office, HOA))
    assert await answers(office, code) == wording.BAD_CODE
    clock.forward(minutes=1)
    assert (await enter(office, HOA, await invited(office))).new
    assert await office.read(journal.verify) is None


async def test_who_may_take_a_seat_away(office: Store) -> None:
    await enter(office, HOA, await invited(office, unit=N))
    (seat,) = (await actor(office, HOA)).seats
    (admin,) = (await actor(office, LAN)).seats
    for by, target in [(MINH, seat.id), (TU, seat.id), (MINH, admin.id), (HOA, seat.id)]:
        with pytest.raises(Refusal) as refused:
            await office.write(enrol.revoke, await actor(office, by), target)
        assert refused.value.sentence == wording.MAY_NOT_REVOKE
    with pytest.raises(Refusal):
        await office.write(enrol.revoke, await actor(office, LAN), 999)
    assert (await office.write(enrol.revoke, await actor(office, LAN), seat.id)).unit_id == N


async def test_the_last_admin_stays(office: Store) -> None:
    lan = await actor(office, LAN)
    for end in (enrol.leave, enrol.revoke):
        with pytest.raises(Refusal) as refused:
            await office.write(end, lan, lan.seats[0].id)
        assert refused.value.sentence == wording.LAST_ADMIN
    await enter(office, TU, await invited(office, unit=T, role=Role.ADMIN))
    await office.write(enrol.leave, lan, lan.seats[0].id)


async def test_an_invitation_is_revoked_once_and_only_by_whoever_may(office: Store) -> None:
    await invited(office, unit=N)
    (made,) = await office.read(invites.open_of, N)
    with pytest.raises(Refusal):
        await office.write(enrol.revoke_invite, await actor(office, MINH), made.id)
    lan = await actor(office, LAN)
    assert (await office.write(enrol.revoke_invite, lan, made.id)).unit_id == N
    with pytest.raises(Refusal) as refused:
        await office.write(enrol.revoke_invite, lan, made.id)
    assert refused.value.sentence == wording.NO_SUCH_INVITE
    assert await office.read(invites.open_of, N) == []


async def test_the_settings_name_admins_once(store: Store) -> None:
    assert await store.write(enrol.bootstrap_admins, [LAN, MINH]) == 2
    assert await store.write(enrol.bootstrap_admins, [LAN, MINH]) == 0
    assert await store.read(journal.count) == 2
    lan = await store.write(people.meet, LAN, "Lan")
    assert [admin.id for admin in await store.read(people.admins)] == [lan.id, lan.id + 1]


async def test_ten_people_press_for_three_places(office: Store) -> None:
    code = await invited(office, uses=3)
    entered = 0
    for number in range(10):
        await office.write(people.meet, 500 + number, f"Người {number}")
        who = await person(office, 500 + number)
        if isinstance(await office.write(enrol.offer, who, code), enrol.Offer):
            entered += (await office.write(enrol.join, who)).new
    assert entered == 3
    assert (await office.read(people.linked_counts))[X1] == (3, 3)
    assert len(await office.read(units.tree)) == 4
