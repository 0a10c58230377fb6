"""What becomes of units, and of the people in them."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from domain.actions import Verb, decode
from domain.people import Role
from domain.reform_plans import UnitPlan
from domain.reforms import Choice, Kind
from handlers import absences, enrol, hand_over, reform_menu
from storage import unit_plans
from tests.house import ZONE
from tests.phones import Phone
from tests.stories.lives.office import PICK, WHO, Office

CHOICE: st.SearchStrategy[Choice] = st.sampled_from(["pass", "end"])
FEWEST = 3  # units that are never merged away


class Units(Office):
    """Renamed, merged, divided, abolished; seats pass on, and somebody comes where nobody was."""

    @rule(who=WHO)
    def close_the_chat_or_open_it(self, who: int) -> None:
        phone = self.people[who]
        self.chat.clock.forward(seconds=1)
        if self.chat.phones.world.user(phone.id).blocked:
            phone.unblocks_the_bot()
        else:
            phone.blocks_the_bot()
        self.run(self.chat.bot.settle())

    @rule(pick=PICK, heir=PICK, work=CHOICE, seats=CHOICE)
    def merge(self, pick: int, heir: int, work: Choice, seats: Choice) -> None:
        gone, into = self._unit(pick), self._unit(heir)
        if gone != into and len(self.there()) > FEWEST:
            self._decide(gone, Kind.MERGED, (), into, work, seats)

    @rule(pick=PICK, work=CHOICE, seats=CHOICE)
    def split(self, pick: int, work: Choice, seats: Choice) -> None:
        self._decide(self._unit(pick), Kind.SPLIT, (self._name(), self._name()), None, work, seats)

    @rule(pick=PICK)
    def abolish(self, pick: int) -> None:
        if len(self.there()) > FEWEST:
            self._decide(self._unit(pick), Kind.ABOLISHED)

    @rule(pick=PICK)
    def rename(self, pick: int) -> None:
        self._decide(self._unit(pick), Kind.RENAMED, (self._name(),))

    def _unit(self, pick: int) -> int:
        found = list(self.there().values())
        return found[pick % len(found)]

    def _name(self) -> str:
        self.newcomers += 1
        return f"Xã Tên Mới {self.newcomers}"

    def _decide(
        self, unit_id: int, kind: Kind, names: tuple[str, ...] = (), target: int | None = None,
        work: Choice = "pass", seats: Choice = "pass",
    ) -> None:  # fmt: skip
        today = self.chat.clock.now().astimezone(ZONE).date()
        plan = UnitPlan(unit_id, kind, names, target, today, "Nghị quyết số 9", work, seats)
        actor = self.run(self.chat.actor(self.lan))
        self.run(self.chat.bot.store.write(unit_plans.keep, actor.person.id, plan))
        self.do(self.lan, reform_menu.carry_out, unit_id, ZONE)

    @rule(who=WHO, known=st.booleans())
    def hand_over(self, who: int, known: bool) -> None:
        """To somebody new, or to somebody who answers for another unit already."""
        heir = self.people[(who + 1) % len(self.people)] if known else self.somebody(self.chat)
        if self._passes(self.people[who], heir) and not known:
            self.people[who] = heir
            self.district = heir if self.people.index(heir) == 3 else self.district

    @rule()
    def hand_the_office_over(self) -> None:
        heir = self.somebody(self.chat)
        if self._passes(self.lan, heir):
            self.lan = heir

    @rule(who=WHO, days=st.integers(1, 9))
    def go_on_leave(self, who: int, days: int) -> None:
        """Somebody new acts instead, by a link, from today on."""
        phone, deputy = self.people[who], self.somebody(self.chat)
        today = self.chat.clock.now().astimezone(ZONE).date()
        span = f"{today:%d/%m/%Y} đến {today + timedelta(days=days):%d/%m/%Y}"
        self.do(phone, absences.typed, span, ZONE)
        mine = self.ask("SELECT max(id) AS id FROM absences WHERE state = 'planned' AND deputy_id IS NULL")[0][
            "id"
        ]
        made = self.do(phone, absences.link, mine) if mine else None
        if made:
            self._take(deputy, made[1], Verb.ABSENCE_TAKE)

    def _passes(self, giver: Phone, heir: Phone) -> bool:
        seats = self.run(self.chat.actor(giver)).seats
        made = self.do(giver, hand_over.link, seats[0].id) if seats else None
        if made is None:
            return False
        return self._take(heir, made.code, Verb.HANDOVER_TAKE)

    def _take(self, heir: Phone, code: str, verb: Verb) -> bool:
        """She opens the link and presses that button; False where nothing is offered."""
        self.chat.clock.forward(seconds=1)
        self.run(heir.starts(code))
        for post in heir.unread():
            for button in (button for line in post.now.keyboard for button in line):
                action = decode(str(button.get("callback_data")))
                if action and action.verb is verb:
                    heir.skip()
                    self.chat.clock.forward(seconds=1)
                    self.chat.phones.world.press(heir.id, heir.id, post.id, str(button["callback_data"]))
                    self.run(self.chat.bot.settle())
                    return True
        return False

    @rule(pick=PICK)
    def somebody_joins(self, pick: int) -> None:
        unit_id, nam = self._unit(pick), self.somebody(self.chat)
        code = self.write(enrol.invite, None, unit_id, Role.OFFICER, 1)
        if code is None:
            return
        self.run(nam.starts(code))
        self.run(nam.shows(button="Tham gia").press("Tham gia"))
        nam.skip()
        self.people[pick % 3] = nam
