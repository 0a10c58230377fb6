"""What holds at every moment, whatever has happened: asked is only who owes, nothing answered is lost."""

from __future__ import annotations

from hypothesis.stateful import invariant

from handlers import reconcile
from storage import journal
from storage.check import breaches
from tests.stories.lives.office import Office

OWED = """
SELECT 'slot' AS what, s.id FROM slots s JOIN directives d ON d.id = s.directive_id
  JOIN duties y ON y.id = s.duty_id JOIN units u ON u.id = s.unit_id
  WHERE s.state IN ('open', 'returned') AND (d.state NOT IN ('published', 'releasing') OR y.state <> 'open'
    OR u.closed_on IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM audience a WHERE a.directive_id = d.id AND a.unit_id = s.unit_id)
    OR EXISTS (SELECT 1 FROM duty_units x WHERE x.duty_id = s.duty_id AND x.unit_id = s.unit_id
               AND x.ended_at IS NOT NULL))
UNION ALL SELECT 'twice', min(id) FROM slots WHERE state IN ('open', 'returned')
  GROUP BY duty_id, unit_id, planned_for HAVING count(*) > 1
UNION ALL SELECT 'gone', a.directive_id FROM audience a JOIN units u ON u.id = a.unit_id
  JOIN directives d ON d.id = a.directive_id
  WHERE a.state = 'silent' AND u.closed_on IS NOT NULL AND d.state IN ('published', 'releasing')
"""
ANSWERS = """
SELECT directive_id, unit_id, revision, state, answered_at, answered_by, reason FROM audience
  WHERE state <> 'silent'
UNION SELECT directive_id, unit_id, revision, state, answered_at, answered_by, reason FROM past_answers
"""
REPORTS = """
SELECT r.id, r.directive_id, r.unit_id, r.sent_at,
  (SELECT count(*) FROM report_parts p WHERE p.report_id = r.id) FROM reports r WHERE r.sent_at IS NOT NULL
"""
ENDED = """
SELECT p.rowid FROM report_parts p JOIN reports r ON r.id = p.report_id
WHERE r.state = 'dropped' AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.directive_id = r.directive_id
  AND j.at >= r.started_at AND j.kind IN
    ('work_ended', 'work_passed', 'recalled', 'closed', 'replaced', 'amended', 'seat.handed_over'))
"""


class Truths(Office):
    """Asked of the database after every step."""

    def __init__(self) -> None:
        self.answers: set[tuple[object, ...]] = set()
        self.reports: set[tuple[object, ...]] = set()
        super().__init__()

    @invariant()
    def nobody_is_asked_for_what_is_not_owed(self) -> None:
        assert [tuple(row) for row in self.ask(OWED)] == []

    @invariant()
    def no_answer_is_lost(self) -> None:
        answers = {tuple(row) for row in self.ask(ANSWERS)}
        reports = {tuple(row) for row in self.ask(REPORTS)}
        assert answers >= self.answers, self.answers - answers
        assert reports >= self.reports, self.reports - reports
        self.answers, self.reports = answers, reports

    @invariant()
    def no_report_that_is_being_written_ends_without_a_word(self) -> None:
        assert [tuple(row) for row in self.ask(ENDED)] == []

    @invariant()
    def the_journal_and_the_house_are_whole(self) -> None:
        store = self.chat.bot.store
        assert self.run(store.read(journal.verify)) is None
        found = self.run(store.read(breaches))
        assert found == [], [one.invariant.name for one in found]
        assert self.run(store.read(reconcile.look)) == ([], [])
