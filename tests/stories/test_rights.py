"""Who may do what: every command and every button, for everybody, with nothing left out.

Each row is tried by nine people on one prepared office; nothing of what they do is kept. Pressing a button that
one was never shown is the rule here, for that is what a changed client can do.
"""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from domain.actions import Verb
from domain.drafts import Field
from domain.people import Role
from handlers.telegram import routes
from tests.stories.rights import CAST, NOBODY, Ids, Try, message, prepared

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.long]
EVERYBODY = frozenset(CAST)
SEATED = EVERYBODY - {"stranger"}
OFFICE = frozenset({"elsewhere", "coordinator", "author", "admin"})
OWN_OFFICE = frozenset({"coordinator", "author", "admin"})
UNIT = frozenset({"officer", "leader"})
SEES = frozenset({"viewer", "officer", "leader"}) | OWN_OFFICE
FOLLOWS = frozenset({"leader"}) | OWN_OFFICE
KEEPS = frozenset({"admin"})  # the calendar of the whole tree
AUTHOR = frozenset({"author"})
OFFICER = frozenset({"officer"})
ANSWERS = (UNIT | OFFICE | {"neighbour"}) - {"admin"}
RELAYS = frozenset({"coordinator", "author"})  # the office of the district that received it


def rows(ids: Ids) -> dict[Verb, tuple[tuple[int, ...], frozenset[str]]]:
    """Every button: what it carries, and who may press it."""
    d, draft, x1 = ids.directive, ids.draft, ids.unit["X1"]
    role = tuple(Role).index(Role.OFFICER)
    return {
        Verb.ACK: ((d, 1), UNIT),
        Verb.TODO_ACK: ((d, 1, 0), UNIT),
        Verb.DECLINE: ((d, 1), UNIT),
        Verb.REPORT: ((d,), UNIT),
        Verb.UNDO: ((ids.answered, 1), OFFICER),
        Verb.REPORT_SEND: ((ids.report,), OFFICER),
        Verb.REPORT_DROP: ((ids.report,), OFFICER),
        Verb.REPORT_UNIT: ((d, x1), UNIT),
        Verb.REPORT_BACK: ((ids.report,), OFFICER),
        Verb.REPORT_PARTS: ((ids.report, 0), OFFICER),
        Verb.REPORT_PART: ((ids.report, ids.piece), OFFICER),
        Verb.PART_DROP: ((ids.report, ids.piece), OFFICER),
        Verb.PART_EDIT: ((ids.report, ids.piece), OFFICER),
        Verb.REPORT_SLOTS: ((ids.report,), OFFICER),
        Verb.REPORT_SLOT: ((ids.report, ids.slot), OFFICER),
        Verb.FORM_FIELDS: ((ids.report,), OFFICER),
        Verb.FORM_FIELD: ((ids.report, 0), OFFICER),
        Verb.FORM_PICK: ((ids.report, 1, 0), OFFICER),
        Verb.ROLLUP: ((ids.rolled,), AUTHOR),
        Verb.REPORT_OPEN: ((ids.handed,), FOLLOWS),
        Verb.REPORT_FILES: ((ids.handed,), FOLLOWS),
        Verb.REPORT_TEXT: ((ids.handed, 0), FOLLOWS),
        Verb.REPORTED: ((d, 0), FOLLOWS),
        Verb.SUMS: ((d,), FOLLOWS),
        Verb.PERIODS: ((ids.answered, 0), FOLLOWS),
        Verb.PERIOD: ((ids.slot, 0), FOLLOWS),
        Verb.PERIOD_SUMS: ((ids.slot,), FOLLOWS),
        Verb.REPORT_ACCEPT: ((ids.handed,), OWN_OFFICE),
        Verb.REPORT_RETURN: ((ids.handed,), OWN_OFFICE),
        Verb.EXTEND: ((ids.answered,), UNIT),
        Verb.EXTEND_UNIT: ((ids.answered, x1), UNIT),
        Verb.EXTEND_YES: ((ids.extension,), OWN_OFFICE),
        Verb.EXTEND_NO: ((ids.extension,), OWN_OFFICE),
        Verb.DRAFT_FORM: ((draft,), AUTHOR),
        Verb.DUE_COMMON: ((draft,), AUTHOR),
        Verb.DUTY: ((draft, 0, 0), AUTHOR),
        Verb.DUTY_TIMES: ((draft, 0), AUTHOR),
        Verb.DUTY_STRIKE: ((draft, 0), AUTHOR),
        Verb.DUTY_SHIFT: ((draft, 0), AUTHOR),
        Verb.DUTY_LEAD: ((draft, 0), AUTHOR),
        Verb.DUTY_DROP: ((draft, 0), AUTHOR),
        Verb.DUTY_TAKE: ((draft, 0, 0), AUTHOR),
        Verb.DUTY_EVENT: ((draft, 0), AUTHOR),
        Verb.DUTY_FORM: ((draft, 0), AUTHOR),
        Verb.DUES: ((d,), OWN_OFFICE),
        Verb.DUES_DUTY: ((ids.duty,), OWN_OFFICE),
        Verb.DUES_PERIOD: ((ids.duty, ids.slot), OWN_OFFICE),
        Verb.DUES_RULE: ((ids.duty,), OWN_OFFICE),
        Verb.DUES_EVENT: ((ids.duty,), OWN_OFFICE),
        Verb.DUES_MODE: ((d, 1), OWN_OFFICE),
        Verb.SNOOZE: ((d, 0), UNIT),
        Verb.CLIMB_TAKE: ((1, ids.unit["H1"]), NOBODY),  # nothing has climbed here
        Verb.FULL: ((d, 1, 0), SEES),
        Verb.SHOW: ((d,), SEES),
        Verb.ABOUT: ((d,), SEES),
        Verb.FILE: ((d,), NOBODY),  # it came without one
        Verb.HISTORY: ((d, 0), SEES),
        Verb.RECENT: ((0,), SEATED),
        Verb.LISTED: ((0, 1, 0, 0, 0), SEATED),
        Verb.FILTERS: ((0, 0, 0, 0), SEATED),
        Verb.FILTER_ISSUER: ((0, 0, 0, 0, 0), SEATED),
        Verb.FILTER_MONTH: ((0, 0, 0, 0, 0), SEATED),
        Verb.TODO: ((0,), SEATED),
        Verb.REPORTS: ((0,), SEATED),
        Verb.FOUND: ((ids.searches["viewer"], 0), frozenset({"viewer"})),
        Verb.PUBLISH: ((draft, 1), AUTHOR),
        Verb.PUBLISH_NOW: ((draft, 1), AUTHOR),
        Verb.EDIT: ((draft,), AUTHOR),
        Verb.FIELD: ((draft, int(Field.SUBJECT)), AUTHOR),
        Verb.DUE: ((draft,), AUTHOR),
        Verb.URGENCY: ((draft, 1), AUTHOR),
        Verb.WANTED: ((draft,), AUTHOR),
        Verb.TEXT: ((draft, 0), AUTHOR),
        Verb.DROP: ((draft,), AUTHOR),
        Verb.DRAFT: ((draft,), AUTHOR),
        Verb.PREVIEW: ((draft,), AUTHOR),
        Verb.NOTICE_TEXT: ((ids.notice,), AUTHOR),
        Verb.AUDIENCE: ((draft, 0), AUTHOR),
        Verb.PICK_ALL: ((draft, 1), AUTHOR),
        Verb.PICK_KIND: ((draft, 0, 1), AUTHOR),
        Verb.PICK_TAG: ((draft, 0, 1, 0), AUTHOR),
        Verb.PICK_UNDER: ((draft, 0, 0, 0), AUTHOR),
        Verb.PICK_GROUP: ((draft, ids.unit["H1"], 0, 1), AUTHOR),
        Verb.PICK_UNIT: ((draft, x1, 1, 0, 0, 0), AUTHOR),
        Verb.PICK_NAMED: ((draft, x1, 1), AUTHOR),
        Verb.PICK_LISTS: ((draft, 0), AUTHOR),
        Verb.PICK_LIST: ((draft, ids.list, 1), AUTHOR),
        Verb.PICK_SAVE: ((draft,), AUTHOR),
        Verb.PICK_CLEAR: ((draft,), AUTHOR),
        Verb.PICK_TYPED: ((draft, 0), AUTHOR),
        Verb.PICK_OPEN: ((draft, 0), AUTHOR),
        Verb.PICK_MEANT: ((draft, 1, x1), AUTHOR),
        Verb.PICK_SKIP: ((draft, 0), AUTHOR),
        Verb.LIST_RULE: ((draft,), AUTHOR),
        Verb.LIST_RULE_PART: ((draft, 0, 0), AUTHOR),
        Verb.LIST_RULE_SET: ((draft, 1, 0, 1, 0), AUTHOR),
        Verb.LIST_RULE_SAVE: ((draft,), AUTHOR),
        Verb.LIST_DROPS: ((draft, 0), AUTHOR),
        Verb.LIST_DROP: ((draft, ids.list), AUTHOR),
        Verb.HOLD: ((ids.ordered,), AUTHOR),
        Verb.AMEND: ((d,), OWN_OFFICE),
        Verb.AMEND_SOURCE: ((ids.amending,), AUTHOR),
        Verb.TIES: ((draft,), AUTHOR),
        Verb.TIE_ADD: ((draft, 0), AUTHOR),
        Verb.TIE_MOVE: ((ids.tied, 0), AUTHOR),
        Verb.TIE_DROP: ((ids.tied, 0), AUTHOR),
        Verb.APPROVE: ((ids.approval,), KEEPS),  # nobody leads H1, or what is above it
        Verb.APPROVE_NOT: ((ids.approval,), KEEPS),
        Verb.APPROVE_DROP: ((ids.approval,), AUTHOR),
        Verb.APPROVE_SHOW: ((ids.approval,), AUTHOR | KEEPS),
        Verb.APPROVE_OPEN: ((ids.approval,), AUTHOR | KEEPS),
        Verb.APPROVE_CARD: ((ids.approval,), AUTHOR | KEEPS),
        Verb.APPROVE_UNITS: ((ids.approval, 0), AUTHOR | KEEPS),
        Verb.APPROVE_TEXT: ((ids.approval, 0), AUTHOR | KEEPS),
        Verb.RULES: ((0,), KEEPS),
        Verb.DRILL: ((draft, 1), AUTHOR),
        Verb.READINESS: ((ids.drill,), FOLLOWS),
        Verb.RULE_SET: ((ids.unit["H1"], 0, 1), KEEPS),
        Verb.RULE_MANY: ((ids.unit["H1"],), KEEPS),
        Verb.RULE_TYPED: ((ids.unit["H1"],), KEEPS),
        Verb.ABSENCE: ((), ANSWERS),
        Verb.ABSENCE_NEW: ((), ANSWERS),
        Verb.ABSENCE_CHOICE: ((ids.absence,), OFFICER),
        Verb.ABSENCE_WHO: ((ids.absence, ids.person["leader"]), OFFICER),
        Verb.ABSENCE_LINK: ((ids.absence,), OFFICER),
        Verb.ABSENCE_TAKE: ((ids.absence,), frozenset({"stranger"})),  # who opened its link
        Verb.ABSENCE_DROP: ((ids.absence,), OFFICER),
        Verb.PHONE: ((), SEATED),
        Verb.PHONE_DROP: ((), SEATED),
        Verb.UNIT_PHONE: ((x1,), OWN_OFFICE),
        Verb.RELAY: ((ids.relayed.received,), RELAYS),
        Verb.RELAY_NOTE: ((ids.relayed.draft,), AUTHOR),
        Verb.RELAY_AMEND: ((ids.relayed.corrected,), OWN_OFFICE),
        Verb.RELAY_REPLACE: ((ids.relayed.replaced,), RELAYS),
        Verb.RECALL: ((d,), OWN_OFFICE),
        Verb.RECALL_SURE: ((d,), AUTHOR),  # who wrote the reason
        Verb.RECALL_SEEN: ((ids.recalled,), UNIT),
        Verb.CLOSE: ((d,), OWN_OFFICE),
        Verb.CLOSE_SURE: ((d,), OWN_OFFICE),
        Verb.REOPEN: ((ids.closed,), OWN_OFFICE),
        Verb.BOARD: ((d,), FOLLOWS),
        Verb.BOARDS: ((0,), SEATED),
        Verb.CHART: ((d,), FOLLOWS),
        Verb.BRANCHES: ((d, 0), FOLLOWS),
        Verb.BRANCH: ((d, ids.unit["H1"], 0), FOLLOWS),
        Verb.THIS_WEEK: ((), NOBODY),  # nothing fell due here
        Verb.SILENT: ((d, 0), FOLLOWS),
        Verb.UNREPORTED: ((d, 0), FOLLOWS),
        Verb.BEHALF: ((d, 0), FOLLOWS),
        Verb.URGE: ((d,), OWN_OFFICE),
        Verb.EXPORT: ((d, 0), FOLLOWS),
        Verb.EXPORTS: ((0,), OFFICE | {"leader"}),
        Verb.EXPORT_FORMS: ((d,), FOLLOWS),
        Verb.REGISTER: ((0,), OFFICE | {"leader"}),
        Verb.CALENDAR: ((), (UNIT | OFFICE | {"neighbour"}) - {"admin"}),
        Verb.BEHALF_UNIT: ((d, x1), OWN_OFFICE),
        Verb.JOIN: ((ids.offer,), frozenset({"stranger"})),
        Verb.JOIN_NOT: ((ids.offer,), EVERYBODY),
        Verb.HANDOVER: ((ids.seat["officer"],), OFFICER | OWN_OFFICE),
        Verb.HANDOVERS: ((x1, 0), OWN_OFFICE),
        Verb.HANDOVER_TAKE: ((ids.handover,), frozenset({"stranger"})),
        Verb.HANDOVER_NOT: ((ids.handover,), EVERYBODY),
        Verb.HANDOVER_DROP: ((ids.handover,), OFFICER | OWN_OFFICE),
        Verb.UNITS: ((x1, 0), SEES),
        Verb.GAPS: ((x1, 0), SEES),
        Verb.SEATS: ((x1, 0), OWN_OFFICE),
        Verb.REVOKE: ((ids.seat["officer"],), OWN_OFFICE),
        Verb.REVOKE_SURE: ((ids.seat["officer"],), OWN_OFFICE),
        Verb.INVITE: ((x1, 0), OWN_OFFICE),
        Verb.UNIT_TAGS: ((x1, 0), OWN_OFFICE),
        Verb.UNIT_TAG: ((x1, ids.tag, 1, 0), OWN_OFFICE),
        Verb.UNIT_TAG_NEW: ((x1,), OWN_OFFICE),
        Verb.UNIT_CHANGE: ((x1,), OWN_OFFICE),
        Verb.UNIT_CHANGE_KIND: ((x1, 0), OWN_OFFICE),
        Verb.UNIT_CHANGE_TO: ((x1, ids.unit["X2"]), AUTHOR),
        Verb.UNIT_CHANGE_SET: ((x1, 0, 1), AUTHOR),
        Verb.UNIT_CHANGE_DO: ((x1,), AUTHOR),
        Verb.UNIT_CHANGE_DROP: ((x1,), AUTHOR),
        Verb.AHEADS: ((0,), OFFICE),
        Verb.AHEAD: ((ids.ahead,), OWN_OFFICE),
        Verb.AHEAD_OFF: ((ids.ahead, 1), OWN_OFFICE),
        Verb.AHEAD_OUT: ((ids.ahead, 1), OWN_OFFICE),
        Verb.AHEAD_NOW: ((ids.ahead,), OWN_OFFICE),
        Verb.INVITE_HERE: ((x1,), OWN_OFFICE),
        Verb.INVITE_ROLE: ((x1, role), OWN_OFFICE),
        Verb.INVITE_USES: ((x1, role, 1), OWN_OFFICE),
        Verb.INVITE_DROP: ((ids.offer,), OWN_OFFICE),
        Verb.WALL: ((), frozenset({"leader"}) | OFFICE),
        Verb.GROUPS: ((x1,), UNIT | OWN_OFFICE),
        Verb.GROUP_DROP: ((ids.group,), UNIT | OWN_OFFICE),
        Verb.GROUP_DROP_SURE: ((ids.group,), UNIT | OWN_OFFICE),
        Verb.GROUP_KEEP: ((ids.group,), UNIT | OWN_OFFICE),
        Verb.GROUP_OPEN: ((d,), NOBODY),  # pressed where there is no group
        Verb.GROUP_LINK: ((x1,), NOBODY),  # pressed where there is no group
        Verb.GROUP_WHOSE: ((), NOBODY),
        Verb.SETTINGS: ((), SEATED),
        Verb.WORKDAYS: ((), KEEPS),
        Verb.LANGUAGE: ((1,), SEATED),
        Verb.LEAVE: ((ids.seat["officer"],), OFFICER),
        Verb.LEAVE_SURE: ((ids.seat["officer"],), OFFICER),
    }


NOTHING_THERE = {
    Verb.DUTY, Verb.DUTY_TIMES, Verb.DUTY_STRIKE, Verb.DUTY_SHIFT, Verb.DUTY_LEAD, Verb.DUTY_DROP,
    Verb.DUTY_FORM, Verb.DUTY_TAKE, Verb.DUTY_EVENT,
}  # fmt: skip
"""What even whoever may is told that there is nothing of: the draft names no duty."""

COMMANDS = {
    "/phathanh": OFFICE,
    "/thongbao": OFFICE,
    "/thongbao Họp lúc 8 giờ": OFFICE,
    "/tiendo": SEATED,
    "/tiendo 11": FOLLOWS,
    "/dondoc": SEATED,
    "/dondoc 11": OWN_OFFICE,
    "/xuat": UNIT | OFFICE | {"neighbour"},
    "/xuat 11": FOLLOWS,
    "/viec": SEATED,
    "/baocao": SEATED,
    "/baocao 11": UNIT,
    "/vanban": SEATED,
    "/tim lũ": SEATED,
    "/moi": OFFICE,
    "/moi an phú": OWN_OFFICE,
    "/donvi": SEATED,
    "/donvi an phú": SEES,
    "/caidat": SEATED,
    "/trogiup": SEATED,
    "/huy": SEATED,
    "/start": SEATED,  # whose greeting; a stranger gets the one polite answer
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Try]:
    """One for all of them: nothing of what anybody does is kept."""
    async with prepared(tmp_path_factory.mktemp("rights")) as ready:
        yield ready


async def test_every_button_is_pressed_by_whoever_may_and_by_nobody_else(office: Try) -> None:
    table = rows(office.ids)
    assert set(table) == set(Verb) == set(routes.BUTTONS)
    wrong = []
    for (verb, (carried, allowed)), who in itertools.product(table.items(), CAST):
        may = await office.press(who, verb, carried)
        if may != (who in allowed) and not (who in allowed and verb in NOTHING_THERE):
            wrong.append(f"{verb.name}: {who} {'may' if may else 'may not'}")
    assert not wrong, "\n".join(wrong)


async def test_every_command_answers_whoever_may_and_nobody_else(office: Try) -> None:
    named = {command.split()[0].removeprefix("/") for command in COMMANDS}
    assert named == {names[0] for names in routes.COMMANDS}
    wrong = []
    for (command, allowed), who in itertools.product(COMMANDS.items(), CAST):
        may = await office.may(who, {"message": message(who, command)})
        if may != (who in allowed):
            wrong.append(f"{command}: {who} {'may' if may else 'may not'}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("verb", Verb)
async def test_ids_of_nothing_do_no_harm(office: Try, verb: Verb) -> None:
    carried, _ = rows(office.ids)[verb]
    nothing = tuple(99_999_999 for _ in carried)
    for who in ("stranger", "officer", "author", "admin"):
        await office.press(who, verb, nothing)  # nothing but a Refusal may come out of there
