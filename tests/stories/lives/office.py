"""The office of the any-order test: two tiers, people in their seats, and whatever happens there."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from domain.drafts import Draft, DraftDuty, DraftTie
from domain.errors import Refusal
from domain.urgency import Urgency
from storage import drafts
from storage.drafts import Source
from storage.store import Row, Tx
from tests.phones import Phone
from tests.stories.chat import Chat, opened
from tests.stories.relayed import district

P = ParamSpec("P")
T = TypeVar("T")
UNITS = ("X1", "X2", "X3", "X4", "H1")
DUTIES = (
    DraftDuty("báo cáo chậm nhất ngày 31/7", due="2026-07-31"),
    DraftDuty("báo cáo chậm nhất ngày 15/8", due="2026-08-15"),
    DraftDuty("hằng tuần vào thứ Sáu", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR"),
)
SOME_UNITS = st.sets(st.sampled_from(UNITS), min_size=1).map(sorted)
SOME_DUTIES = st.lists(st.sampled_from(DUTIES), unique=True, max_size=2)
PICK = st.integers(0, 5)
WHO = st.integers(0, 3)


class Office(RuleBasedStateMachine):
    """One province, a district with two communes, two more communes, of which one has nobody yet.

    The bot settles after every step, and no two steps fall on one instant.
    """

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.stack = AsyncExitStack()
        self.numbers = 0
        self.newcomers = 0
        self.chat: Chat
        self.run(self.open())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    async def open(self) -> None:
        chat = await self.stack.enter_async_context(opened(Path(self.folder.name)))
        self.chat = chat
        settle = chat.bot.settle

        async def settled() -> None:
            await settle()
            await self.look()

        chat.bot.settle = settled  # type: ignore[method-assign]  # what goes out is looked at as it goes
        self.district = await district(chat)
        self.lan, self.minh = chat.phones.lan, chat.phones.minh
        self.people = [chat.phones.hoa, chat.phones.tu, self.somebody(chat, "Cao Thị Mai"), self.district]
        await chat.seat(self.people[2], "X3")
        chat.clock.forward(seconds=1)
        await chat.bot.settle()

    async def look(self) -> None:
        """The bot has done all it had to: what went out meanwhile?"""

    def somebody(self, chat: Chat, name: str = "") -> Phone:
        """One more phone, whose holder nobody knows yet."""
        self.newcomers += 1
        phone = chat.phones.add(3000 + self.newcomers, name or f"Người Mới {self.newcomers}")
        chat.phones.world.user(phone.id).started = True
        return phone

    def teardown(self) -> None:
        self.run(self.stack.aclose())
        self.loop.close()
        self.folder.cleanup()

    async def rows(self, sql: str, *values: int | str) -> list[Row]:
        async def read(tx: Tx) -> list[Row]:
            return await tx.rows(sql, *values)

        return await self.chat.bot.store.read(read)

    def ask(self, sql: str, *values: int | str) -> list[Row]:
        """What the database says."""
        return self.run(self.rows(sql, *values))

    def write(
        self, work: Callable[Concatenate[Tx, P], Awaitable[T]], *args: P.args, **kw: P.kwargs
    ) -> T | None:
        """What happens at an instant of its own; None where it is refused. Then the bot does the rest."""

        async def step() -> T | None:
            self.chat.clock.forward(seconds=1)
            try:
                return await self.chat.bot.store.write(work, *args, **kw)
            except Refusal:
                return None
            finally:
                await self.chat.bot.settle()

        return self.run(step())

    def do(
        self, who: Phone, work: Callable[Concatenate[Tx, Any, P], Awaitable[T]], *args: P.args, **kw: P.kwargs
    ) -> T | None:
        """What this person does."""
        return self.write(work, self.run(self.chat.actor(who)), *args, **kw)

    def one(self, pick: int, state: str = "published") -> int:
        """Some directive in this state, else any; 0 while there is none."""
        rows = self.ask("SELECT id, state FROM directives ORDER BY id DESC")
        found = [row["id"] for row in rows if row["state"] == state] or [row["id"] for row in rows]
        return found[pick % len(found)] if found else 0

    def asked(self, who: Phone, pick: int) -> int:
        """Some directive that asks a unit of this person's, now or before, else any."""
        rows = self.ask(
            "SELECT a.directive_id FROM audience a JOIN seats s ON s.unit_id = a.unit_id"
            " JOIN people p ON p.id = s.person_id JOIN directives d ON d.id = a.directive_id"
            " WHERE p.telegram_id = ? AND d.state = 'published' ORDER BY 1 DESC",
            who.id,
        )
        return rows[pick % len(rows)][0] if rows else self.one(pick)

    def there(self) -> dict[str, int]:
        """The units below the province that are there, by code."""
        rows = self.ask(
            "SELECT id, code FROM units WHERE closed_on IS NULL AND code NOT IN ('TU', 'VP') ORDER BY id"
        )
        return {row["code"]: row["id"] for row in rows}

    def audience(self, codes: list[str]) -> tuple[int, ...]:
        """Those of these units that are there; who else there is where none of them is."""
        known = self.there()
        return tuple(known[code] for code in codes if code in known) or tuple(known.values())[:1]

    def draft(
        self, units: list[str], duties: list[DraftDuty], ties: tuple[DraftTie, ...] = (), *, flash: bool = False
    ) -> int:
        """Lan's next draft; its id."""
        self.numbers += 1
        draft = Draft(
            number=f"{100 + self.numbers}-CV/TU", doc_type="công văn", subject="hồ, đập", duties=tuple(duties),
            issuer="Tỉnh ủy Lam Giang", issued_on=date(2026, 7, 20), warned=True, ties=ties,
            audience=self.audience(units), urgency=Urgency.FLASH if flash else Urgency.NORMAL,
        )  # fmt: skip
        lan = self.run(self.chat.actor(self.lan)).person.id
        return self.run(self.chat.bot.store.write(drafts.add, lan, draft, Source(f"{self.numbers}")))
