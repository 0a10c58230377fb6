"""What becomes of units, and of the people in them."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from domain.people import Role
from domain.reform_plans import UnitPlan
from domain.reforms import Choice, Kind
from handlers import enrol, hand_over, reform_menu
from storage import unit_plans
from tests.house import ZONE
from tests.phones import Phone
from tests.stories.lives.office import PICK, WHO, Office

CHOICE: st.SearchStrategy[Choice] = st.sampled_from(["pass", "end"])
FEWEST = 3  # units that are never merged away


class Units(Office):
    """Renamed, merged, divided, abolished; seats pass on, and somebody comes where nobody was."""

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

    def _passes(self, giver: Phone, heir: Phone) -> bool:
        seats = self.run(self.chat.actor(giver)).seats
        made = self.do(giver, hand_over.link, seats[0].id) if seats else None
        if made is None:
            return False
        self.chat.clock.forward(seconds=1)
        self.run(heir.starts(made.code))
        offers = [post for post in heir.unread() if "Nhận bàn giao" in str(post.now.keyboard)]
        heir.skip()
        if not offers:
            return False
        self.chat.clock.forward(seconds=1)
        self.chat.phones.world.press(heir.id, heir.id, offers[-1].id, "Nhận bàn giao")
        self.run(self.chat.bot.settle())
        return True

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
