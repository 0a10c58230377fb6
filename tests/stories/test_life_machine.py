"""Whatever happens to directives in any order: nobody is asked in vain, no answer is lost, no copy lies."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.drafts import Draft, DraftDuty, DraftTie
from domain.errors import Refusal
from handlers import acknowledge, amend, closing, orders, recall, report
from storage import drafts, journal
from storage.check import breaches
from storage.drafts import Source
from storage.reports import Part
from storage.store import Row, Tx
from tests.house import ZONE
from tests.phones import Phone
from tests.stories.chat import Chat, opened

P = ParamSpec("P")
T = TypeVar("T")
UNITS = ("X1", "X2", "X3")
DUTIES = (
    DraftDuty("báo cáo chậm nhất ngày 31/7", due="2026-07-31"),
    DraftDuty("báo cáo chậm nhất ngày 15/8", due="2026-08-15"),
    DraftDuty("hằng tuần vào thứ Sáu", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR"),
)
SOME_UNITS = st.sets(st.sampled_from(UNITS), min_size=1).map(sorted)
SOME_DUTIES = st.lists(st.sampled_from(DUTIES), unique=True, max_size=2)
PICK = st.integers(0, 5)


class Lives(RuleBasedStateMachine):
    """One office, three communes, whatever number of directives; the bot settles after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.stack = AsyncExitStack()
        self.kept = (0, 0)  # answers and reports so far: nothing here takes one back
        self.numbers = 0
        self.chat: Chat = self.run(self.open())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    async def open(self) -> Chat:
        chat = await self.stack.enter_async_context(opened(Path(self.folder.name)))
        mai = chat.phones.add(3001, "Cao Thị Mai")
        chat.phones.world.user(3001).started = True
        await chat.seat(mai, "X3")
        self.people: list[Phone] = [chat.phones.hoa, chat.phones.tu, mai]
        return chat

    def teardown(self) -> None:
        self.run(self.stack.aclose())
        self.loop.close()
        self.folder.cleanup()

    def ask(self, sql: str, *values: int | str) -> list[Row]:
        async def rows(tx: Tx) -> list[Row]:
            return await tx.rows(sql, *values)

        return self.run(self.chat.bot.store.read(rows))

    def do(
        self, who: Phone, work: Callable[Concatenate[Tx, Any, P], Awaitable[T]], *args: P.args, **kw: P.kwargs
    ) -> T | None:
        """What this person does; None where it is refused with a sentence. Then the bot does all it has to."""

        async def step() -> T | None:
            actor = await self.chat.actor(who)
            try:
                return await self.chat.bot.store.write(work, actor, *args, **kw)
            except Refusal:
                return None
            finally:
                await self.chat.bot.settle()

        return self.run(step())

    def one(self, pick: int) -> int:
        """Some directive; 0 while there is none."""
        found = [row["id"] for row in self.ask("SELECT id FROM directives ORDER BY id")]
        return found[pick % len(found)] if found else 0

    async def _draft(self, units: list[str], duties: list[DraftDuty], ties: tuple[DraftTie, ...]) -> int:
        self.numbers += 1
        draft = Draft(
            number=f"{100 + self.numbers}-CV/TU", doc_type="công văn", subject="hồ, đập", duties=tuple(duties),
            issuer="Tỉnh ủy Lam Giang", issued_on=date(2026, 7, 20), warned=True, ties=ties,
            audience=tuple([await self.chat.unit(code) for code in units]),
        )  # fmt: skip
        lan = await self.chat.actor(self.chat.phones.lan)
        return await self.chat.bot.store.write(drafts.add, lan.person.id, draft, Source(f"{self.numbers}"))

    @rule(units=SOME_UNITS, duties=SOME_DUTIES)
    def publish(self, units: list[str], duties: list[DraftDuty]) -> None:
        draft_id = self.run(self._draft(units, duties, ()))
        self.do(self.chat.phones.lan, orders.order, draft_id, 1, ZONE)

    @rule(pick=PICK, units=SOME_UNITS, duties=SOME_DUTIES, moves=st.booleans())
    def supersede(self, pick: int, units: list[str], duties: list[DraftDuty], moves: bool) -> None:
        if old := self.one(pick):
            tie = DraftTie("replaces", old, "cũ", moves)
            draft_id = self.run(self._draft(units, duties, (tie,)))
            self.do(self.chat.phones.lan, orders.order, draft_id, 1, ZONE)

    @rule(pick=PICK, units=SOME_UNITS, duties=SOME_DUTIES, subject=st.sampled_from(["hồ, đập", "đê"]))
    def amend(self, pick: int, units: list[str], duties: list[DraftDuty], subject: str) -> None:
        lan = self.chat.phones.lan
        draft_id = self.do(lan, amend.begin, self.one(pick))
        if draft_id is None:
            return
        stored = self.run(self.chat.bot.store.read(drafts.get, draft_id))
        assert stored is not None
        audience = tuple([self.run(self.chat.unit(code)) for code in units])
        changed = replace(stored.draft, audience=audience, duties=tuple(duties), subject=subject)
        self.run(self.chat.bot.store.write(drafts.change, stored, changed))
        self.do(lan, orders.order, draft_id, stored.version + 1, ZONE)

    @rule(pick=PICK, what=st.sampled_from([recall.recall, closing.close, closing.reopen, closing.reopen]))
    def end_or_open_again(self, pick: int, what: Callable[..., Awaitable[object]]) -> None:
        more = ("Nhầm số liệu",) if what is recall.recall else ()
        self.do(self.chat.phones.lan, what, self.one(pick), *more)

    @rule(pick=PICK, who=st.integers(0, 2), old=st.booleans())
    def press(self, pick: int, who: int, old: bool) -> None:
        directive_id = self.one(pick)
        for row in self.ask("SELECT revision FROM directives WHERE id = ?", directive_id):
            revision = 1 if old else row["revision"]
            self.do(self.people[who], acknowledge.acknowledge, directive_id, revision)

    @rule(who=st.integers(0, 2))
    def press_everything(self, who: int) -> None:
        for row in self.ask("SELECT id, revision FROM directives WHERE state = 'published'"):
            self.do(self.people[who], acknowledge.acknowledge, row["id"], row["revision"])

    @rule(pick=PICK, who=st.integers(0, 2))
    def decline(self, pick: int, who: int) -> None:
        self.do(self.people[who], acknowledge.decline, self.one(pick), "Không có hồ")

    @rule(pick=PICK, who=st.integers(0, 2))
    def hand_in_a_report(self, pick: int, who: int) -> None:
        phone = self.people[who]
        begun = self.do(phone, report.begin, self.one(pick))
        if begun is None:
            return
        self.do(phone, report.add, begun.report_id, 1, Part("text", "Đã kiểm tra"))
        self.do(phone, report.send, begun.report_id)

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours: int) -> None:
        self.chat.clock.forward(hours=hours)
        self.run(self.chat.bot.settle())

    @invariant()
    def nobody_is_asked_for_what_is_not_owed(self) -> None:
        assert (
            self.ask(
                "SELECT s.id FROM slots s JOIN directives d ON d.id = s.directive_id"
                " JOIN duties y ON y.id = s.duty_id"
                " WHERE s.state IN ('open', 'returned') AND (d.state NOT IN ('published', 'releasing')"
                " OR y.state <> 'open' OR NOT EXISTS (SELECT 1 FROM audience a WHERE a.directive_id = d.id"
                " AND a.unit_id = s.unit_id) OR EXISTS (SELECT 1 FROM duty_units u WHERE u.duty_id = s.duty_id"
                " AND u.unit_id = s.unit_id AND u.ended_at IS NOT NULL))"
            )
            == []
        )
        assert (
            self.ask(
                "SELECT unit_id FROM slots WHERE state IN ('open', 'returned')"
                " GROUP BY duty_id, unit_id, planned_for HAVING count(*) > 1"
            )
            == []
        )

    @invariant()
    def no_answer_is_lost(self) -> None:
        (row,) = self.ask(
            "SELECT (SELECT count(*) FROM audience WHERE state <> 'silent')"
            " + (SELECT count(*) FROM past_answers), (SELECT count(*) FROM reports WHERE sent_at IS NOT NULL)"
        )
        now = (int(row[0]), int(row[1]))
        assert now >= self.kept
        assert now[1] >= self.kept[1]
        self.kept = now

    @invariant()
    def the_journal_explains_every_message(self) -> None:
        assert (
            self.ask(
                "SELECT o.key FROM outbox o WHERE o.kind = 'card' AND NOT EXISTS (SELECT 1 FROM journal j"
                " WHERE j.directive_id = o.directive_id"
                " AND j.kind = CASE o.revision WHEN 1 THEN 'published' ELSE 'amended' END)"
            )
            == []
        )
        assert (
            self.ask(
                "SELECT o.key FROM outbox o WHERE o.kind = 'recall' AND NOT EXISTS (SELECT 1 FROM journal j"
                " WHERE j.directive_id = o.directive_id AND j.kind = 'recalled')"
            )
            == []
        )
        assert self.run(self.chat.bot.store.read(journal.verify)) is None
        assert self.run(self.chat.bot.store.read(breaches)) == []

    @invariant()
    def no_copy_lies(self) -> None:
        rows = self.ask(
            "SELECT p.telegram_id AS chat, o.message_id, d.state, d.revision, o.revision AS made FROM outbox o"
            " JOIN people p ON p.id = o.person_id JOIN directives d ON d.id = o.directive_id"
            " WHERE o.kind = 'card' AND o.state = 'sent'"
        )
        for row in rows:
            post = next(one for one in self.chat.phones.world.posts(row["chat"]) if one.id == row["message_id"])
            shown = post.now.text
            assert ("ĐÃ THU HỒI" in shown) == (row["state"] == "recalled"), shown
            may_press = "Đã nhận" in str(post.now.keyboard)
            assert not (may_press and row["state"] != "published"), shown


TestLives = Lives.TestCase
TestLives.settings = settings(
    max_examples=12, stateful_step_count=14, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
