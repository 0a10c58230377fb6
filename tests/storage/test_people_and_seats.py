"""People, seats, and who can be reached."""

from __future__ import annotations

from domain.people import Role
from storage import languages, people, reach, units
from storage.store import Store, Tx


async def unit(tx: Tx, code: str) -> int:
    made = await units.add(tx, code, "commune")
    await units.rename(tx, made, f"Xã {code}")
    return made


async def test_whoever_writes_is_known_by_the_present_name(store: Store) -> None:
    first = await store.write(people.meet, 100, "  Hoa \u202e Lê", "hoa")
    again = await store.write(people.meet, 100, "Lê Hoa")
    assert again.id == first.id
    assert first.name == "Hoa Lê"
    assert (again.name, again.username, again.language) == ("Lê Hoa", "", "vi")
    assert (await store.write(people.meet, 101, "")).name == "101"
    assert len((await store.write(people.meet, 102, "Dài " * 200)).name) <= 128


async def test_someone_never_met_is_nobody(store: Store) -> None:
    assert await store.read(people.actor, 100) is None
    await store.write(people.meet, 100, "Hoa")
    actor = await store.read(people.actor, 100)
    assert actor is not None
    assert actor.seats == ()
    assert await store.read(people.get, actor.person.id) == actor.person
    assert await store.read(people.get, 99) is None


async def test_someone_expected_keeps_the_id_when_they_write(store: Store) -> None:
    expected = await store.write(people.expect, 100)
    assert await store.write(people.expect, 100) == expected
    met = await store.write(people.meet, 100, "Hoa")
    assert (met.id, met.name) == (expected, "Hoa")
    assert await store.write(people.expect, 100) == expected
    found = await store.read(people.get, expected)
    assert found is not None
    assert found.name == "Hoa"


async def test_a_blocked_chat_is_a_state_with_its_first_date(store: Store, clock) -> None:
    hoa = await store.write(people.meet, 100, "Hoa")
    since = clock.now
    assert await store.write(reach.mark_unreachable, hoa.id, "blocked")
    clock.forward(hours=1)
    assert not await store.write(reach.mark_unreachable, hoa.id, "blocked again")
    found = await store.read(people.get, hoa.id)
    assert found is not None
    assert (found.reachable, found.reach_reason, found.reach_since) == (False, "blocked", since)
    assert await store.write(reach.heal, hoa.id)
    assert not await store.write(reach.heal, hoa.id)
    await store.write(reach.mark_unreachable, hoa.id, "blocked")
    assert (await store.write(people.meet, 100, "Hoa")).reachable


async def test_a_seat_is_held_once_and_ends_once(store: Store) -> None:
    hoa = await store.write(people.meet, 100, "Hoa")
    commune = await store.write(unit, "A")
    assert await store.write(people.give_seat, hoa.id, commune, Role.OFFICER)
    assert not await store.write(people.give_seat, hoa.id, commune, Role.OFFICER)
    assert await store.write(people.give_seat, hoa.id, commune, Role.LEADER)
    officer, leader = await store.read(people.seats_of, hoa.id)
    assert await store.write(people.end_seat, officer.id, hoa.id)
    assert not await store.write(people.end_seat, officer.id, hoa.id)
    assert await store.read(people.seats_of, hoa.id) == (leader,)
    assert await store.read(people.seat, officer.id) is None
    assert await store.read(people.seat, leader.id) == leader
    assert await store.write(people.give_seat, hoa.id, commune, Role.OFFICER), "one may come back"


async def test_the_office_has_an_admin_once(store: Store) -> None:
    lan = await store.write(people.meet, 100, "Lan")
    assert await store.write(people.give_seat, lan.id, None, Role.ADMIN)
    assert not await store.write(people.give_seat, lan.id, None, Role.ADMIN)
    assert await store.read(people.admins) == [lan]


async def test_who_answers_for_which_unit(store: Store) -> None:
    a, b, c = [await store.write(unit, code) for code in "ABC"]
    hoa, tu, minh = [await store.write(people.meet, n, name) for n, name in enumerate(["Hoa", "Tư", "Minh"], 1)]
    for person, place, role in [
        (hoa, a, Role.OFFICER),
        (hoa, a, Role.LEADER),
        (tu, a, Role.LEADER),
        (tu, b, Role.OFFICER),
        (minh, b, Role.VIEWER),
        (minh, c, Role.VIEWER),
    ]:
        await store.write(people.give_seat, person.id, place, role)
    await store.write(reach.mark_unreachable, tu.id, "blocked")

    assert await store.read(people.linked_counts) == {a: (2, 1), b: (1, 0)}
    found = await store.read(people.seated, [b, a, c, a])
    assert [(person.name, seat.unit_id, seat.role) for person, seat in found] == [
        ("Hoa", a, "officer"),
        ("Hoa", a, "leader"),
        ("Tư", a, "leader"),
        ("Tư", b, "officer"),
    ]
    assert await store.read(people.seated, []) == []
    viewers = await store.read(people.seated, [b], (Role.VIEWER,))
    assert [person.name for person, _ in viewers] == ["Minh"]


async def test_thousands_of_units_may_be_asked_for_at_once(store: Store) -> None:
    a = await store.write(unit, "A")
    hoa = await store.write(people.meet, 100, "Hoa")
    await store.write(people.give_seat, hoa.id, a, Role.OFFICER)
    assert len(await store.read(people.seated, range(1, 5000))) == 1


async def test_a_language_is_kept(store: Store) -> None:
    hoa = await store.write(people.meet, 100, "Hoa")
    await store.write(languages.choose, hoa.id, "en")
    assert (await store.write(people.meet, 100, "Hoa")).language == "en"


async def test_who_answers_is_found_by_an_index(store: Store) -> None:
    async def plan(tx: Tx) -> str:
        rows = await tx.rows(
            """EXPLAIN QUERY PLAN SELECT * FROM seats s JOIN people p ON p.id = s.person_id
               WHERE s.until IS NULL AND s.unit_id IN (1, 2)"""
        )
        return " ".join(row["detail"] for row in rows)

    assert "seats_of_unit" in await store.read(plan)
