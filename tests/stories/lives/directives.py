"""What the office does with directives, and what their readers do."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from domain.actions import Verb, encode
from domain.approvals import Rule
from domain.drafts import DraftDuty, DraftTie
from handlers import acknowledge, amend, approving, closing, deciding, orders, recall, relay, report, review
from handlers.approving import Waiting
from handlers.publish import take_order_back
from storage import approvals, drafts
from storage.reports import Part
from tests.house import ZONE
from tests.stories.lives.office import DUTIES, PICK, SOME_DUTIES, SOME_UNITS, UNITS, WHO, Office


class Directives(Office):
    """Published, corrected, replaced, recalled, handed down, closed; approved; acknowledged and reported on."""

    @initialize(units=SOME_UNITS, duties=SOME_DUTIES)
    def begin(self, units: list[str], duties: list[DraftDuty]) -> None:
        self.publish(units, duties, flash=False)
        self.publish([*UNITS], [DUTIES[0]], flash=False)

    @rule(units=SOME_UNITS, duties=SOME_DUTIES, flash=st.booleans())
    def publish(self, units: list[str], duties: list[DraftDuty], flash: bool) -> None:
        self.do(self.lan, orders.order, self.draft(units, duties, flash=flash), 1, ZONE)

    @rule(pick=PICK)
    def take_the_order_back(self, pick: int) -> None:
        self.do(self.lan, take_order_back, self.one(pick, "releasing"))

    @rule(pick=PICK, units=SOME_UNITS, duties=SOME_DUTIES, moves=st.booleans())
    def supersede(self, pick: int, units: list[str], duties: list[DraftDuty], moves: bool) -> None:
        if old := self.one(pick):
            tie = DraftTie("replaces", old, "cũ", moves)
            self.do(self.lan, orders.order, self.draft(units, duties, (tie,)), 1, ZONE)

    @rule(pick=PICK, units=SOME_UNITS, duties=SOME_DUTIES, subject=st.sampled_from(["hồ, đập", "đê"]))
    def amend(self, pick: int, units: list[str], duties: list[DraftDuty], subject: str) -> None:
        draft_id = self.do(self.lan, amend.begin, self.one(pick))
        if draft_id is None:
            return
        stored = self.run(self.chat.bot.store.read(drafts.get, draft_id))
        assert stored is not None
        changed = replace(stored.draft, audience=self.audience(units), duties=tuple(duties), subject=subject)
        self.run(self.chat.bot.store.write(drafts.change, stored, changed))
        self.do(self.lan, orders.order, draft_id, stored.version + 1, ZONE)

    @rule(pick=PICK)
    def recall(self, pick: int) -> None:
        self.do(self.lan, recall.recall, self.one(pick), "Nhầm số liệu")

    @rule(pick=PICK)
    def close(self, pick: int) -> None:
        self.do(self.lan, closing.close, self.one(pick))

    @rule(pick=PICK)
    def open_again(self, pick: int) -> None:
        self.do(self.lan, closing.reopen, self.one(pick, "closed"))

    @rule(pick=PICK)
    def hand_down(self, pick: int) -> None:
        draft_id = self.do(self.district, relay.begin, self.asked(self.district, pick), ZONE)
        stored = self.run(self.chat.bot.store.read(drafts.get, draft_id)) if draft_id else None
        if stored is None:
            return
        audience = self.audience(["X1", "X2"])
        self.run(self.chat.bot.store.write(drafts.change, stored, stored.draft.with_audience(audience)))
        for version in (stored.version + 1, stored.version + 2):  # a second press where there is a gap
            self.do(self.district, orders.order, stored.id, version, ZONE)

    @rule(wanted=st.booleans())
    def want_a_second_person(self, wanted: bool) -> None:
        actor = self.run(self.chat.actor(self.lan))
        top = self.run(self.chat.unit("TU"))
        self.write(approvals.keep_rule, top, Rule(flash=wanted), actor.person.id)

    @rule(units=SOME_UNITS, what=st.sampled_from(["approve", "return", "withdraw", "expire", "wait"]))
    def ask_a_second_person(self, units: list[str], what: str) -> None:
        self.want_a_second_person(True)
        asked = self.do(self.lan, orders.order, self.draft(units, [], flash=True), 1, ZONE)
        if not isinstance(asked, Waiting):
            return
        if what == "approve":
            self._approve(asked.approval_id)
        elif what == "return":
            self.do(self.minh, deciding.give_back, asked.approval_id, "Chưa rõ", ZONE)
        elif what == "withdraw":
            self.do(self.lan, approving.withdraw, asked.approval_id)
        elif what == "expire":
            self.time_passes(48)

    @rule()
    def approve_what_waits(self) -> None:
        for row in self.ask("SELECT id FROM approvals WHERE state = 'waiting'"):
            self._approve(row["id"])

    def _approve(self, approval_id: int) -> None:
        """By the button, as its own message is drawn anew by the press itself."""
        data = encode(Verb.APPROVE, approval_id)
        self.chat.clock.forward(seconds=1)
        for post in self.minh.screen():
            if data in str(post.now.keyboard):
                self.chat.phones.world.press(self.minh.id, self.minh.id, post.id, data)
        self.run(self.chat.bot.settle())

    @rule(pick=PICK, who=WHO, old=st.booleans())
    def press(self, pick: int, who: int, old: bool) -> None:
        directive_id = self.asked(self.people[who], pick)
        for row in self.ask("SELECT revision FROM directives WHERE id = ?", directive_id):
            revision = 1 if old else row["revision"]
            self.do(self.people[who], acknowledge.acknowledge, directive_id, revision)

    @rule(who=WHO)
    def press_everything(self, who: int) -> None:
        for row in self.ask("SELECT id, revision FROM directives WHERE state = 'published'"):
            self.do(self.people[who], acknowledge.acknowledge, row["id"], row["revision"])

    @rule(pick=PICK, who=WHO)
    def decline(self, pick: int, who: int) -> None:
        self.do(self.people[who], acknowledge.decline, self.asked(self.people[who], pick), "Không có hồ")

    @rule(pick=PICK, who=WHO, sends=st.booleans())
    def report(self, pick: int, who: int, sends: bool) -> None:
        phone = self.people[who]
        begun = self.do(phone, report.begin, self.asked(phone, pick))
        if begun is None:
            return
        self.do(phone, report.add, begun.report_id, 1, Part("text", "Đã kiểm tra"))
        if sends:
            self.do(phone, report.send, begun.report_id)

    @rule(pick=PICK, good=st.booleans())
    def judge(self, pick: int, good: bool) -> None:
        rows = self.ask("SELECT id FROM reports WHERE state IN ('sent', 'accepted') ORDER BY id DESC")
        if rows and good:
            self.do(self.lan, review.accept, rows[pick % len(rows)]["id"])
        elif rows:
            self.do(self.lan, review.give_back, rows[pick % len(rows)]["id"], "Thiếu ảnh")

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours: int) -> None:
        self.chat.clock.forward(hours=hours)
        self.run(self.chat.bot.settle())
