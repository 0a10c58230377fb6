"""The prepared office in which everybody tries everything; nothing of what they do is kept."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from telegram import Update

from bot.sandbox.world import World
from domain import tag_cards, times
from domain.actions import Verb, encode
from domain.anchors import Anchor
from domain.approvals import Why
from domain.audience import Selection
from domain.drafts import Draft
from domain.duties import Duty
from domain.errors import Refusal
from domain.forms import FormField
from domain.messages import Message
from domain.outcomes import Outcome, Sent
from domain.people import Actor, Role
from domain.reform_plans import UnitPlan
from domain.reforms import Kind
from domain.urgency import Urgency
from handlers import (
    acknowledge,
    amend,
    closing,
    enrol,
    extend,
    hand_over,
    publish,
    recall,
    report,
    report_pieces,
    saved_lists,
    ties,
)
from handlers.office import Office
from handlers.telegram import routes
from handlers.telegram.visit import Visit
from handlers.units import import_units
from storage import (
    absences,
    approvals,
    drafts,
    extensions,
    groups,
    inbox,
    invites,
    list_rules,
    lists,
    people,
    planning,
    recalls,
    reforms_ahead,
    report_parts,
    search,
    unit_plans,
    unit_tags,
    units,
)
from storage.drafts import Source
from storage.inbox import Received
from storage.reports import Part
from storage.store import Store, Tx
from tests.clock import FakeClock
from tests.house import TOKEN, ZONE, running
from tests.stories.rights_relayed import Relayed, prepare

UNITS = """code,name,kind,parent_code,aliases
TU,Tỉnh ủy Lam Giang,province,,
H1,Huyện ủy Bình Khê,district,TU,
H2,Huyện ủy Cát Sơn,district,TU,
X1,Xã An Phú,commune,H1,
X2,Xã Bình Sơn,commune,H1,
X3,Xã Cẩm Lâm,commune,H2,
"""
CAST = {
    "stranger": None,
    "viewer": ("X1", Role.VIEWER),
    "neighbour": ("X3", Role.OFFICER),  # officer of another unit
    "officer": ("X1", Role.OFFICER),
    "leader": ("X1", Role.LEADER),
    "elsewhere": ("H2", Role.COORDINATOR),  # coordinator of another subtree
    "coordinator": ("H1", Role.COORDINATOR),  # of the same subtree as the author
    "author": ("H1", Role.COORDINATOR),
    "admin": ("TU", Role.ADMIN),
}
NOBODY: frozenset[str] = frozenset()


@dataclass
class Ids:
    """What the prepared office holds."""

    unit: dict[str, int] = field(default_factory=dict)
    seat: dict[str, int] = field(default_factory=dict)
    person: dict[str, int] = field(default_factory=dict)
    directive: int = 0  # published to X1 and X2, nobody has answered
    answered: int = 0  # published, acknowledged by the officer
    recalled: int = 0  # recalled from X1, which has not confirmed
    closed: int = 0
    tied: int = 0  # a draft that replaces another
    amending: int = 0  # the author's draft of a correction
    drill: int = 0  # a drill to X1 and X2
    approval: int = 0  # the author's draft waits for a second person
    ordered: int = 0  # flash: its order can still be taken back
    draft: int = 0
    notice: int = 0
    report: int = 0  # the officer writes it, about what is answered
    piece: int = 0  # of it
    slot: int = 0  # that it may be for
    duty: int = 0  # whose period that is: it comes every week, once an event has come
    handed: int = 0  # a report that was handed in, about another
    rolled: int = 0  # the author's, to be put together from it
    extension: int = 0  # more time that the officer asks for, for a third
    list: int = 0
    tag: int = 0  # "biên giới": X2 bears it
    offer: int = 0  # an invitation that the stranger has opened
    handover: int = 0  # a link to the officer's seat that the stranger has opened
    group: int = 0  # linked to X1
    ahead: int = 0  # X1 is renamed on a day to come
    searches: dict[str, int] = field(default_factory=dict)
    absence: int = 0  # the officer's, whose link the stranger has opened
    relayed: Relayed = field(default_factory=lambda: Relayed(0, 0, 0, 0))


class Undone(Exception):  # noqa: N818 — carries a result out of a transaction that is not to be kept
    def __init__(self, result: object) -> None:
        self.result = result


class Rehearsal:
    """A store whose transactions run and are taken back; ``done`` when one has come to its end."""

    def __init__(self, store: Store) -> None:
        self._store, self.done = store, False

    async def read(self, work: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> Any:
        return await self._store.read(work, *args, **kwargs)

    async def write(self, work: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> Any:
        async def rehearse(tx: Tx) -> None:
            raise Undone(await work(tx, *args, **kwargs))

        try:
            await self._store.write(rehearse)
        except Undone as undone:
            self.done = True
            return undone.result


class Mute:
    """A line on which everything arrives; ``said`` is what it was."""

    def __init__(self) -> None:
        self.said: list[str] = []

    async def send(self, chat_id: int, message: Message, lane: object) -> Outcome:
        self.said.append(message.text)
        return Sent(1)

    async def edit(self, chat_id: int, message_id: int, message: Message, *_: object) -> Outcome:
        self.said.append(message.text)
        return Sent(1)

    async def send_picture(self, chat_id: int, picture: bytes, message: Message, lane: object) -> Outcome:
        return Sent(1)

    async def delete(self, chat_id: int, message_id: int) -> Outcome:
        return Sent(1)

    async def offer_commands(self, *_: object) -> Outcome:
        return Sent(1)


async def _no_file(*_: object) -> bytes:
    return b"made"


@dataclass
class Try:
    """The prepared office, in which anybody can try anything."""

    office: Office
    bot: Any
    ids: Ids

    async def may(self, who: str, update: dict[str, Any]) -> bool:
        """Whether ``who`` is allowed; what was said by then does not matter."""
        actor = await self.office.store.read(people.actor, telegram_id(who))
        assert actor is not None
        store = Rehearsal(self.office.store)
        office = replace(self.office, store=store, line=Mute(), make_file=_no_file)  # type: ignore[arg-type]
        visit = Visit(
            office, Update.de_json({"update_id": 1, **update}, self.bot), self.bot, actor, toasted=True
        )
        try:
            await (routes.on_button(visit) if "callback_query" in update else routes.on_message(visit))
        except Refusal:
            return store.done
        return not (who == "stranger" and "message" in update)

    async def press(self, who: str, verb: Verb, carried: tuple[int, ...]) -> bool:
        press = {"id": "1", "chat_instance": "1", "from": user(who), "data": encode(verb, *carried)}
        return await self.may(who, {"callback_query": {**press, "message": message(who, "Nội dung")}})


def telegram_id(who: str) -> int:
    return 7001 + list(CAST).index(who)


def user(who: str) -> dict[str, Any]:
    return {"id": telegram_id(who), "is_bot": False, "first_name": who}


def message(who: str, text: str) -> dict[str, Any]:
    chat = {"id": telegram_id(who), "type": "private"}
    return {"message_id": 5, "date": 1, "chat": chat, "from": user(who), "text": text}


@asynccontextmanager
async def prepared(folder: Path) -> AsyncIterator[Try]:
    clock = FakeClock()
    async with running(folder / "rights.db", clock, World(clock.now, TOKEN)) as bot:  # nothing is delivered
        await bot.store.write(import_units, UNITS)
        ids = await bot.store.write(_seat_all)
        await bot.store.write(_publish_all, ids)
        await bot.store.write(_fill, ids)
        yield Try(bot.house.office, bot.house.application.bot, ids)


async def _seat_all(tx: Tx) -> Ids:
    tree = await units.tree(tx)
    ids = Ids({unit.code: unit.id for unit in tree})
    for who, seat in CAST.items():
        ids.person[who] = (await people.meet(tx, telegram_id(who), who)).id
        if seat is not None:
            code, role = seat
            await people.give_seat(tx, ids.person[who], None if role is Role.ADMIN else ids.unit[code], role)
            ids.seat[who] = (await people.seats_of(tx, ids.person[who]))[0].id
    return ids


async def _actor(tx: Tx, who: str) -> Actor:
    found = await people.actor(tx, telegram_id(who))
    assert found is not None
    return found


async def _publish_all(tx: Tx, ids: Ids) -> None:
    ids.directive = await _published(tx, ids, "11-CV/HU", Urgency.VERY_URGENT)
    ids.answered = await _published(tx, ids, "12-CV/HU", Urgency.VERY_URGENT)


async def _published(tx: Tx, ids: Ids, number: str, urgency: Urgency, *to: str) -> int:
    author = await _actor(tx, "author")
    made = await publish.publish(tx, author, await _draft(tx, ids, number, urgency, to=to), 1, ZONE)
    assert isinstance(made, publish.Published)
    return made.directive_id


async def _draft(
    tx: Tx,
    ids: Ids,
    number: str,
    urgency: Urgency = Urgency.NORMAL,
    kind: Literal["directive", "notice"] = "directive",
    to: tuple[str, ...] = (),
) -> int:
    draft = Draft(
        kind=kind, number=number, doc_type="công văn", issuer="Huyện ủy Bình Khê", subject="phòng, chống lũ",
        urgency=urgency, warned=True, audience=tuple(ids.unit[code] for code in to or ("X1", "X2")),
        form=(FormField("Số hộ", "number"), FormField("Có điện", "yes_no")),
        due_at=tx.now + timedelta(days=1) if number == "16-CV/HU" else None,
        unresolved=("các hội quần chúng",), drill=number == "21-CV/HU",
    )  # fmt: skip
    return await drafts.add(tx, ids.person["author"], draft, Source(number))


async def _fill(tx: Tx, ids: Ids) -> None:
    officer = await _actor(tx, "officer")
    await acknowledge.acknowledge(tx, officer, ids.answered, 1)
    ids.report = (await report.begin(tx, officer, ids.answered)).report_id
    await report.add(tx, officer, ids.report, 1, Part("text", "Đã làm"))
    await report_pieces.fill(tx, officer, ids.report, None, "1; có")
    ids.piece = (await report_parts.of(tx, ids.report))[0].id
    ids.duty, ids.slot = await _owed(tx, ids)
    await _report(tx, ids, officer)
    ids.ordered = await _published(tx, ids, "13-CV/HU", Urgency.FLASH)
    ids.tied = await _draft(tx, ids, "19-CV/HU")
    await ties.typed(tx, await _actor(tx, "author"), ids.tied, "replaces", "12-CV/HU")
    ids.recalled = await _published(tx, ids, "17-CV/HU", Urgency.VERY_URGENT)
    await recalls.add(tx, ids.recalled, ids.person["author"], "nhầm số liệu", [ids.unit["X1"]])
    await drafts.ask(tx, ids.person["author"], recall.PROMPT, ids.directive, "nhầm số liệu")
    ids.amending = await amend.begin(tx, await _actor(tx, "author"), ids.directive)
    ids.closed = await _published(tx, ids, "18-CV/HU", Urgency.VERY_URGENT)
    await closing.close(tx, await _actor(tx, "author"), ids.closed)
    ids.draft = await _draft(tx, ids, "14-CV/HU")
    ids.approval = await _waiting(tx, ids)
    ids.drill = await _published(tx, ids, "21-CV/HU", Urgency.VERY_URGENT)
    ids.notice = await _draft(tx, ids, "", kind="notice")
    await saved_lists.save(tx, await _actor(tx, "author"), ids.draft, "Hai xã")
    ids.list = (await lists.all_lists(tx))[0].id
    await unit_tags.replace(tx, ids.unit["X2"], ["biên giới"])
    ids.tag = tag_cards.number_of("biên giới")
    await list_rules.keep(tx, ids.person["author"], ids.draft, Selection(kinds=("commune",)))
    code = await enrol.invite(tx, None, ids.unit["X1"], Role.OFFICER, 5)
    stranger = await _actor(tx, "stranger")
    await enrol.offer(tx, stranger.person, code)
    offered = await invites.offered(tx, stranger.person.id)
    assert offered is not None
    ids.offer = offered.id
    made = await hand_over.link(tx, await _actor(tx, "officer"), ids.seat["officer"])
    await hand_over.offer(tx, stranger.person, made.code)
    ids.handover = made.handover.id
    plan = UnitPlan(ids.unit["X1"], Kind.MERGED, (), ids.unit["X2"], tx.now.date(), "Nghị quyết số 1")
    await unit_plans.keep(tx, ids.person["author"], plan)
    ids.ahead = await reforms_ahead.add(tx, tx.now.date(), "Nghị quyết số 2", ids.person["author"])
    renamed = UnitPlan(ids.unit["X1"], Kind.RENAMED, ("Xã An Phú Mới",))
    await reforms_ahead.add_lines(tx, ids.ahead, [renamed, replace(renamed, kind=Kind.ABOLISHED)])
    ids.absence = await absences.add(
        tx, ids.person["officer"], tx.now + timedelta(days=1), tx.now + timedelta(days=2)
    )
    await absences.offer(tx, ids.person["stranger"], ids.absence)
    ids.relayed = await prepare(tx, await _actor(tx, "author"), ids.unit["H1"], ids.unit["X1"])
    ids.group = await groups.ask(tx, -5, "Xã An Phú", None, ids.person["officer"])
    await groups.link(tx, ids.group, ids.unit["X1"], None, "Xã An Phú", ids.person["officer"])
    ids.searches = {who: await search.remember(tx, number, "lũ") for who, number in ids.person.items()}
    await inbox.keep(tx, [Received(1, 1, "{}")])


async def _waiting(tx: Tx, ids: Ids) -> int:
    """A draft of the author's that somebody above H1 must approve."""
    waiting = await _draft(tx, ids, "20-CV/HU", Urgency.FLASH)
    return await approvals.ask(
        tx, waiting, 1, ids.unit["H1"], [Why.FLASH], tx.now + timedelta(minutes=30),
        by_id=ids.person["author"], at_night=False, approvers=[ids.person["admin"]],
    )  # fmt: skip


async def _owed(tx: Tx, ids: Ids) -> tuple[int, int]:
    """A duty of what is answered, and a period of it for which X1 owes a report."""
    weekly = Duty(rules=("FREQ=WEEKLY;BYDAY=FR",), anchor=Anchor(10, event="hết đợt"))
    duty = await planning.add_duty(tx, ids.answered, 0, weekly, [ids.unit["X1"]])
    due = times.to_text(tx.now + timedelta(days=2))
    return duty, await tx.insert(
        "INSERT INTO slots (duty_id, directive_id, unit_id, planned_for, due_at, late_at, opens_at, told_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        duty, ids.answered, ids.unit["X1"], due, due, due, tx.stamp, tx.stamp,
    )  # fmt: skip


async def _report(tx: Tx, ids: Ids, officer: Actor) -> None:
    """One report that came in, one to be put together above it, one request for more time."""
    above = await _published(tx, ids, "15-CV/HU", Urgency.VERY_URGENT, "H1", "X1")
    ids.handed = (await report.begin(tx, officer, above)).report_id
    await report_pieces.fill(tx, officer, ids.handed, None, "3; có")
    await report.add(tx, officer, ids.handed, 2, Part("photo", "Ảnh", "file", "key"))
    await report.add(tx, officer, ids.handed, 3, Part("photo", "Ảnh", "file2", "key2"))
    await report.send(tx, officer, ids.handed)
    ids.rolled = (await report.begin(tx, await _actor(tx, "author"), above)).report_id
    owed = await _published(tx, ids, "16-CV/HU", Urgency.VERY_URGENT)
    data = str(ids.unit["X1"])
    await extend.ask(tx, officer, owed, data, "28/7/2026 vì mưa", ZONE)
    asked = await extensions.asked_by(tx, owed, ids.unit["X1"])
    assert asked is not None
    ids.extension = asked.id
