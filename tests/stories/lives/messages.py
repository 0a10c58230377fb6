"""What people read: only what concerns them, each message with its reason in the journal, no copy that lies."""

from __future__ import annotations

import re

from hypothesis.stateful import invariant

from domain.actions import Verb, decode
from storage.store import Row
from tests.stories.lives.office import Office

FIELDS = "o.*, p.telegram_id AS chat FROM outbox o JOIN people p ON p.id = o.person_id WHERE o.group_id IS NULL"
NEW = f"SELECT {FIELDS} AND o.id > ? ORDER BY o.id"
SENT = f"SELECT {FIELDS} AND o.state = 'sent' AND o.settled_at >= ? ORDER BY o.id"
SITS = """
SELECT 1 FROM audience a JOIN seats s ON s.unit_id = a.unit_id AND s.until IS NULL
  AND s.role IN ('officer', 'leader', 'coordinator')
WHERE a.directive_id = ? AND s.person_id = ?
"""
HAD = """
SELECT person_id FROM outbox WHERE directive_id = ?1 AND person_id = ?2 AND kind = 'card'
  AND state IN ('sent', 'uncertain')
UNION SELECT person_id FROM shown_cards WHERE directive_id = ?1 AND person_id = ?2
"""
OWES = f"""{SITS} AND (a.state = 'silent' OR EXISTS (SELECT 1 FROM slots x WHERE x.unit_id = a.unit_id
  AND x.directive_id = a.directive_id AND x.state IN ('open', 'returned')))"""
BELOW = """
WITH RECURSIVE below (id) AS (
  SELECT s.unit_id FROM seats s WHERE s.person_id = ? AND s.until IS NULL
  UNION SELECT p.unit_id FROM unit_parents p JOIN below b ON b.id = p.parent_id AND p.valid_to IS NULL)
SELECT 1 FROM audience a JOIN below b ON b.id = a.unit_id WHERE a.directive_id = ? AND (a.state = 'silent'
  OR EXISTS (SELECT 1 FROM slots x WHERE x.unit_id = a.unit_id AND x.directive_id = a.directive_id
             AND x.state IN ('open', 'returned')))
"""
SEATED_NOW = "SELECT 1 FROM seats WHERE person_id = ? AND until IS NULL"
TO_THE_SEATED = (
    "card", "digest", "handed", "arrival", "climb", "board", "report", "reports", "week", "approval", "letter",
    "relay_news", "draft", "extension",
)  # fmt: skip
OFFERED = {
    Verb.URGE: "published", Verb.AMEND: "published", Verb.CLOSE: "published", Verb.REOPEN: "closed",
    Verb.HOLD: "releasing",
}  # fmt: skip
ACTS = """
SELECT 1 FROM seats s JOIN journal j ON j.kind IN ('published', 'amended') WHERE s.person_id = ?
  AND s.absence_id IS NOT NULL AND j.directive_id = ?
"""  # what waited for whoever is away goes to her deputy as it leaves: what both have lies further back
KEEPS = "SELECT 1 FROM directives WHERE id = ? AND keeper_id = ?"
LISTS = ("digest", "handed", "arrival")
OPENS = (Verb.ACK, Verb.TODO_ACK, Verb.REPORT, Verb.SHOW, Verb.SNOOZE)
SEATED = ("seat.taken", "seat.handed_over", "seat.reseated", "deputy_began", "deputy_ended")
CAUSES: dict[str, tuple[str, ...] | None] = {
    "card": ("published", "amended", "asked_instead", *SEATED),
    "recall": ("recalled",),
    "urge": ("urged",),
    "handed": ("seat.handed_over", "seat.reseated", "asked_instead", "work_taken"),
    "arrival": ("seat.taken", "deputy_began", "deputy_ended", "reachable"),
    "approval": ("approval_asked",),
    "relay_news": ("amended", "replaced", "deadline_changed", "schedule_changed", "event_dated"),
    "climb": ("escalated", "seat.handed_over"),
    "letter": ("letter_drafted",),
    "report": ("reported",),
    "reports": ("reported",),
    "returned": ("report_returned",),
    "board": ("published",),
    "note": (),
    "draft": None,  # to its author, who is shown what became of it
    "unreached": None,  # to its keeper: whom the cards did not reach
    "redraw": None,  # an edit of what lies there: no message
    "digest": None,  # of a timer: what it lists is looked at as it goes
    "week": None,
}
"""For each kind of message the lines of the journal: one of them is of its transaction. None named: any."""


class Messages(Office):
    """Asked of the outbox and of the phones after every step."""

    def __init__(self) -> None:
        self.seen = 0
        self.settled = ""
        self.sent: set[int] = set()
        super().__init__()

    async def look(self) -> None:
        """Each message concerns whoever reads it, now; the journal says why there is one."""
        for row in await self.rows(SENT, self.settled):
            if row["id"] not in self.sent:
                self.sent.add(row["id"])
                await self._concerns(row)
            self.settled = max(self.settled, row["settled_at"])
        for row in await self.rows(NEW, self.seen):
            self.seen = row["id"]
            await self._explained(row)

    async def _concerns(self, row: Row) -> None:
        if row["kind"] in TO_THE_SEATED:
            assert await self.rows(SEATED_NOW, row["person_id"]), dict(row)
        if row["kind"] == "card":
            assert await self.rows(SITS, row["directive_id"], row["person_id"]), dict(row)
        elif row["kind"] == "recall":
            instead = re.search(r":p(\d+):for", row["key"])  # a deputy reads it for whoever is away
            holder = int(instead[1]) if instead else row["person_id"]
            assert await self.rows(HAD, row["directive_id"], holder), dict(row)
        elif row["kind"] in LISTS:
            for directive_id in self._named(row, *OPENS):
                assert await self.rows(OWES, directive_id, row["person_id"]), (dict(row), directive_id)
        elif row["kind"] == "climb":
            for directive_id in self._named(row, Verb.BOARD):
                assert await self.rows(BELOW, row["person_id"], directive_id) or await self.rows(
                    KEEPS, directive_id, row["person_id"]
                ), (dict(row), directive_id)

    def _named(self, row: Row, *verbs: Verb) -> set[int]:
        """The directives that these buttons of a message lead to."""
        posts = self.chat.phones.world.posts(row["chat"])
        post = next(one for one in posts if one.id == row["message_id"])
        pressed = [decode(str(button.get("callback_data"))) for line in post.now.keyboard for button in line]
        return {action.ids[0] for action in pressed if action and action.verb in verbs}

    async def _explained(self, row: Row) -> None:
        kinds = CAUSES[row["kind"]]  # a new kind of message is thought about here
        if kinds is None:
            return
        lines = await self.rows("SELECT kind, directive_id FROM journal WHERE at = ?", row["created_at"])
        found = [
            line
            for line in lines
            if (not kinds or line["kind"] in kinds)
            and (
                row["kind"] == "relay_news"
                or row["directive_id"] in (None, line["directive_id"])
                or line["directive_id"] is None
            )
        ]
        acts = found or await self.rows(ACTS, row["person_id"], row["directive_id"] or 0)
        assert acts, (dict(row), [tuple(line) for line in lines])

    @invariant()
    def no_copy_lies(self) -> None:
        rows = self.ask(
            "SELECT p.telegram_id AS chat, o.message_id, d.state, d.revision, o.revision AS made FROM outbox o"
            " JOIN people p ON p.id = o.person_id AND p.reach = 'reachable'"
            " JOIN directives d ON d.id = o.directive_id"
            " WHERE o.kind = 'card' AND o.state = 'sent' AND o.group_id IS NULL"
        )
        for row in rows:
            post = next(one for one in self.chat.phones.world.posts(row["chat"]) if one.id == row["message_id"])
            shown = post.now.text
            assert ("ĐÃ THU HỒI" in shown) == (row["state"] == "recalled"), shown
            may_press = "Đã nhận" in str(post.now.keyboard)
            assert not (may_press and row["state"] != "published"), shown

    @invariant()
    def boards_offer_what_can_be_done(self) -> None:
        rows = self.ask(
            "SELECT p.telegram_id AS chat, b.message_id, b.directive_id, d.state FROM boards b"
            " JOIN people p ON p.id = b.person_id JOIN directives d ON d.id = b.directive_id"
            " WHERE b.dirty = 0 AND b.in_hand = 0"
        )
        for row in rows:
            for verb, state in OFFERED.items():
                if row["directive_id"] in self._named(row, verb):
                    assert row["state"] == state, (verb, row["state"])

    @invariant()
    def no_button_is_left_of_what_is_settled(self) -> None:
        waiting = {row["id"] for row in self.ask("SELECT id FROM approvals WHERE state = 'waiting'")}
        for phone in self.chat.phones.all():
            for post in phone.screen():
                for line in post.now.keyboard if post.from_bot else ():
                    for button in line:
                        action = decode(str(button.get("callback_data")))
                        if action and action.verb in (Verb.APPROVE, Verb.APPROVE_NOT):
                            assert action.ids[0] in waiting, post.now.text
