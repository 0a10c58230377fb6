"""The months themselves: everything that somebody will do, in the order of the clock."""

from __future__ import annotations

import heapq
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from random import Random
from typing import Final

from bot.demo import acts, habits
from bot.demo.crowd import Member
from bot.demo.desk import Desk
from bot.demo.letters import Letter
from bot.demo.stage import Play
from bot.sandbox import cast
from domain.people import ANSWERING, Actor, holds
from storage import directives, people

STEP: Final = timedelta(minutes=45)  # how long what is due may wait for its turn
_LETTERS_OUT: Final = timedelta(seconds=20)  # by then a flash order has left
_RETURNED: Final = 0.06  # of the reports
_DECLINED: Final = 0.004  # of the answers
_FRIDAY: Final = 4
Act = Callable[[], Awaitable[None]]


class Season:
    """One run. ``plan`` puts something into the future, ``run`` lets the future come."""

    def __init__(self, play: Play, members: list[Member], chance: Random, end: datetime) -> None:
        self._play, self._members, self._chance, self._end = play, members, chance, end
        self._desk = Desk(play, chance)
        self._queue: list[tuple[datetime, int, Act]] = []
        self._planned = 0
        self._crowd: dict[int, Actor] = {}  # who answers, by unit
        self._habits: dict[int, habits.Habit] = {}

    def plan(self, at: datetime, act: Act) -> None:
        """Do this at that instant, or a moment later."""
        self._planned += 1
        heapq.heappush(self._queue, (at, self._planned, act))

    async def run(self) -> None:
        """Until the end: what would be later does not happen any more."""
        await self._meet()
        settled = self._play.clock.now()
        while self._queue and self._queue[0][0] <= self._end:
            at, _, act = heapq.heappop(self._queue)
            if at - settled > STEP:
                await self._play.until(at)
                settled = at
            self._play.clock.at(at)
            await act()
        await self._play.until(self._end)
        await self._play.settle()

    async def _meet(self) -> None:
        for member in self._members:
            actor = await self._play.store.read(people.actor, member.telegram_id)
            assert actor is not None
            for unit in holds(actor, *ANSWERING):
                self._crowd.setdefault(unit, actor)
                self._habits.setdefault(unit, habits.habit(self._chance))

    def block(self, at: datetime, telegram_id: int) -> None:
        """Somebody blocks the bot: what comes then is not received."""

        async def act() -> None:
            self._play.world.block(telegram_id)
            await self._play.settle()

        self.plan(at, act)

    def letter(self, letter: Letter, at: datetime) -> None:
        """One letter, and what comes of it."""

        async def act() -> None:
            made = await self._desk.publish(letter, at)
            if made is not None:
                self.plan(at + _LETTERS_OUT, self._play.settle)
                await self._follow(letter, made, at)

        self.plan(at, act)

    async def _follow(self, letter: Letter, directive_id: int, at: datetime) -> None:
        asked = await self._asked(directive_id)
        for unit in asked:
            self._answer(letter, directive_id, unit, at)
        if letter.report:
            self._report_periods(letter, directive_id, asked, at)
        self._later(letter, directive_id, at)

    def _answer(self, letter: Letter, directive_id: int, unit: int, at: datetime) -> None:
        zone = self._play.zone
        when = habits.answered_at(letter, at + _LETTERS_OUT, self._habits[unit], self._chance, zone)
        if when is None:
            return
        actor, declines = self._crowd[unit], self._chance.random() < _DECLINED and not letter.is_notice

        async def act() -> None:
            if actor.person.telegram_id in (cast.HOA, cast.TU):
                await self._play.presses(actor.person.telegram_id, "Đã nhận", letter.number or letter.text[:20])
            elif declines:
                await acts.declines(self._play.store, actor, directive_id, habits.REFUSAL)
            else:
                await acts.acknowledges(self._play.store, actor, directive_id)

        self.plan(when, act)

    def _report_periods(self, letter: Letter, directive_id: int, asked: list[int], at: datetime) -> None:
        zone = self._play.zone
        due = at.astimezone(zone).replace(hour=letter.hour, minute=0) + timedelta(days=letter.due)
        periods = [(at, due)]
        if letter.weekly:
            first = at.astimezone(zone).replace(hour=letter.hour, minute=0)
            first += timedelta(days=(_FRIDAY - first.weekday()) % 7)
            ends = [first + timedelta(days=7 * week) for week in range(letter.due // 7)]
            periods = [(end - timedelta(days=2), end) for end in ends]
        for opened, ended in periods:
            for unit in asked:
                self._report(letter, directive_id, unit, opened, ended)

    def _report(self, letter: Letter, directive_id: int, unit: int, given: datetime, due: datetime) -> None:
        when = habits.reported_at(given, due, self._habits[unit], self._chance)
        if when is not None:
            at = habits.awake(when, self._play.zone, self._chance)
            if at > due >= when:  # who would have been in time does not oversleep
                at = when
            self.plan(at, lambda: self._hand_in(letter, directive_id, unit))

    async def _hand_in(self, letter: Letter, directive_id: int, unit: int) -> None:
        line = habits.figures(letter, self._chance)
        store, said = self._play.store, habits.said(self._chance)
        report_id = await acts.reports(store, self._crowd[unit], directive_id, line, said)
        if report_id is None:
            return
        hours = self._chance.lognormvariate(2.6, 1.0)
        at = habits.awake(self._play.clock.now() + timedelta(hours=hours), self._play.zone, self._chance)
        returned = self._chance.random() < _RETURNED
        self.plan(at, lambda: self._judge(letter, directive_id, unit, report_id, returned=returned))

    async def _judge(
        self, letter: Letter, directive_id: int, unit: int, report_id: int, *, returned: bool
    ) -> None:
        reason = self._chance.choice(habits.RETURNED) if returned else ""
        lan = await self._desk.lan()
        if await acts.judges(self._play.store, lan, report_id, reason) and returned:
            again = self._play.clock.now() + timedelta(hours=self._chance.uniform(2, 30))
            at = habits.awake(again, self._play.zone, self._chance)
            self.plan(at, lambda: self._hand_in(letter, directive_id, unit))

    def _later(self, letter: Letter, directive_id: int, at: datetime) -> None:
        """What the office itself does with it in the days that follow."""
        desk, days = self._desk, timedelta(days=1)
        if letter.recalled:
            self.plan(at + timedelta(hours=3.1), lambda: desk.recall(letter))
        if letter.amended:
            self.plan(at + 4 * days, lambda: desk.amend(letter, at))
        if letter.extended:
            due = at + (letter.due - 2) * days
            self.plan(due, lambda: self._extend(letter, directive_id))
        if not (letter.open or letter.recalled or letter.weekly):
            rest = max(letter.due, 6) + self._chance.randint(3, 9)
            self.plan(at + rest * days, lambda: desk.close(directive_id))

    async def _extend(self, letter: Letter, directive_id: int) -> None:
        asked = await self._asked(directive_id)
        granted = 0
        for unit in self._chance.sample(asked, len(asked)):
            if granted < letter.extended:
                why = self._chance.choice(habits.EXCUSES)
                approved = granted > 0
                granted += await self._desk.extend(
                    self._crowd[unit], directive_id, unit, why, approved=approved
                )

    async def _asked(self, directive_id: int) -> list[int]:
        return await self._play.store.read(directives.asked_units, directive_id, sorted(self._crowd))
