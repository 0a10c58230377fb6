"""The questions of ``check``: silent on a sound database, loud on each way to break it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain import times
from storage import check
from storage.store import Store, Tx

AT = "2026-07-01T00:00:00.000Z"  # before the test's clock
SOUND = """
INSERT INTO units (id, code, kind, created_at)
  VALUES (1, 'LG', 'province', '{at}'), (2, 'LG-01', 'commune', '{at}');
INSERT INTO unit_names (unit_id, name, valid_from)
  VALUES (1, 'Tỉnh ủy Lam Giang', '{at}'), (2, 'Xã Yên Hạ', '{at}');
INSERT INTO unit_parents (unit_id, parent_id, valid_from) VALUES (2, 1, '{at}');
INSERT INTO people (id, telegram_id, name, created_at, seen_at)
  VALUES (1, 11, 'Lan', '{at}', '{at}'), (2, 12, 'Hoa', '{at}', '{at}');
INSERT INTO seats (person_id, unit_id, role, since)
  VALUES (1, 1, 'coordinator', '{at}'), (2, 2, 'officer', '{at}');
INSERT INTO directives
  (id, kind, subject, search_key, urgency, ack_wanted, state, published_by, published_at, release_at)
  VALUES (1, 'notice', 's', 's', 'normal', 1, 'published', 1, '{at}', '{at}');
INSERT INTO revisions (directive_id, revision, body, text, at, by_id) VALUES (1, 1, '', 't', '{at}', 1);
INSERT INTO audience (directive_id, unit_id) VALUES (1, 2);
INSERT INTO outbox
  (key, kind, lane, person_id, directive_id, revision, state, not_before, message_id, created_at)
  VALUES ('1:1:2:card:0', 'card', 2, 2, 1, 1, 'sent', '{at}', 5, '{at}')"""


async def run(tx: Tx, *statements: str) -> None:
    for statement in statements:
        await tx.run(statement.format(at=AT))


@pytest.fixture
async def sound(store: Store) -> Store:
    await store.write(run, *SOUND.split(";"))
    return store


async def test_a_sound_database_breaks_nothing(sound: Store) -> None:
    assert await sound.read(check.breaches) == []
    assert await sound.read(check.damage) is None
    assert await sound.read(check.office) == check.Office(units=2, people=2, admins=0)


async def test_an_empty_database_is_sound(store: Store) -> None:
    assert await store.read(check.breaches) == []
    assert await store.read(check.newest_instant) is None


@pytest.mark.parametrize(
    ("broken", "name", "grave"),
    [
        ("DELETE FROM outbox", "every reachable person", True),
        (
            "INSERT INTO reforms_ahead (day, basis, at) VALUES ('2026-08-01', 'Nghị quyết số 1', '{at}')",
            "every change of units that waits",
            True,
        ),
        ("DELETE FROM audience", "every published directive has somebody", True),
        ("DELETE FROM revisions", "every directive has the revision", True),
        ("UPDATE unit_names SET valid_to = '2026-07-02' WHERE unit_id = 2", "every unit has a name", True),
        ("INSERT INTO unit_parents VALUES (1, 2, '{at}', NULL)", "no unit stands above itself", True),
        ("UPDATE audience SET revision = -1", "no count is below zero", True),
        (
            "UPDATE outbox SET state = 'sending', message_id = NULL, lease_until = '{at}'",
            "no message is under way past its lease",
            False,
        ),
        ("UPDATE outbox SET state = 'pending', message_id = NULL", "no message waits past its time", False),
        ("INSERT INTO inbox (update_id, raw, received_at) VALUES (1, '', '{at}')", "no update waits", False),
        (
            "INSERT INTO inbox (update_id, raw, received_at, state, done_at)"
            " VALUES (1, '', '{at}', 'failed', '{at}')",
            "no update failed",
            False,
        ),
        ("INSERT INTO alarms (kind, subject, due_at) VALUES ('release', 1, '{at}')", "no alarm", False),
        ("INSERT INTO ack_watches VALUES (1, 2, '{at}', '{at}')", "no reminder is overdue", False),
        (
            "INSERT INTO boards (directive_id, person_id, message_id, edited_at, in_hand)"
            " VALUES (1, 1, 9, '{at}', 1)",
            "no board waits to be edited",
            False,
        ),
        (
            "INSERT INTO files (key, file_id, state, next_at, wanted_at)"
            " VALUES ('k', 'id', 'wanted', '{at}', '{at}')",
            "no file waits to be fetched",
            False,
        ),
    ],
)
async def test_each_breach_is_found_and_told(sound: Store, broken: str, name: str, grave: bool) -> None:
    await sound.write(run, broken)
    (found,) = await sound.read(check.breaches)
    assert found.invariant.name.startswith(name)
    assert found.invariant.grave is grave
    assert found.invariant.mend
    assert found.count >= 1


@pytest.mark.parametrize(
    "excuse",
    [
        "UPDATE people SET reach = 'unreachable' WHERE id = 2",
        "UPDATE people SET reach_since = '2026-07-02T00:00:00.000Z' WHERE id = 2",
        "UPDATE seats SET since = '2026-07-02T00:00:00.000Z' WHERE person_id = 2",
        "UPDATE seats SET until = '2026-07-02T00:00:00.000Z' WHERE person_id = 2",
        "UPDATE directives SET state = 'recalled'",
    ],
)
async def test_nobody_is_owed_a_card_who_could_not_get_one(sound: Store, excuse: str) -> None:
    await sound.write(run, "DELETE FROM outbox", excuse)
    assert await sound.read(check.breaches) == []


async def test_what_became_due_just_now_is_not_late(sound: Store) -> None:
    async def now(tx: Tx) -> None:
        due = times.to_text(tx.now - timedelta(minutes=4))
        await tx.run("INSERT INTO alarms (kind, subject, due_at) VALUES ('release', 1, ?)", due)

    await sound.write(now)
    assert await sound.read(check.breaches) == []


async def test_the_newest_instant_is_the_latest_of_all(sound: Store) -> None:
    await sound.write(run, "INSERT INTO facts VALUES ('x', 'y', '2026-07-09T00:00:00.000Z')")
    assert await sound.read(check.newest_instant) == times.from_text("2026-07-09T00:00:00.000Z")
