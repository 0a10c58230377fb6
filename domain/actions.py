"""What a button carries: a verb and ids, nothing else, so that it works after restarts and years later.

``ack.12.1`` acknowledges revision 1 of directive 12. What arrives in a press is anybody's text: ``decode``
answers None for all that ``encode`` cannot have written. A button is never proof of a right.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from domain.limits import CALLBACK_DATA_MAX

_DIGITS_MAX: Final = 12  # four ids and the verb stay below 64 bytes; no table of ours grows so far


class Verb(StrEnum):
    """Every button of the house: its word, and how many ids follow it."""

    ids: int

    def __new__(cls, word: str, ids: int) -> Self:
        verb = str.__new__(cls, word)
        verb._value_ = word
        verb.ids = ids
        return verb

    ACK = "ack", 2  # directive, revision
    UNDO = "undo", 2  # directive, revision
    FULL = "full", 3  # directive, revision, page
    REPORT = "rep", 1  # directive
    REPORT_SEND = "rsend", 1  # report
    REPORT_DROP = "rdrop", 1  # report
    REPORT_UNIT = "runit", 2  # directive, unit
    REPORT_BACK = "rback", 1  # report
    REPORT_PARTS = "rparts", 2  # report, page
    REPORT_PART = "rpart", 2  # report, piece
    PART_DROP = "rpd", 2  # report, piece
    PART_EDIT = "rpe", 2  # report, piece
    REPORT_SLOTS = "rslots", 1  # report
    REPORT_SLOT = "rslot", 2  # report, slot
    FORM_FIELDS = "ffs", 1  # report
    FORM_FIELD = "ff", 2  # report, place of the field
    FORM_PICK = "fpick", 3  # report, place of the field, place of the choice
    ROLLUP = "roll", 1  # report
    REPORT_OPEN = "ropen", 1  # report
    REPORT_FILES = "rfiles", 1  # report
    REPORT_TEXT = "rtext", 2  # report, page
    REPORT_ACCEPT = "racc", 1  # report
    REPORT_RETURN = "rret", 1  # report
    REPORTED = "rlist", 2  # directive, page
    SUMS = "sums", 1  # directive
    PERIODS = "prds", 2  # directive, page
    PERIOD = "prd", 2  # any slot of it, page
    PERIOD_SUMS = "prdsum", 1  # any slot of it
    EXTEND = "ext", 1  # directive
    EXTEND_UNIT = "extu", 2  # directive, unit
    EXTEND_YES = "exty", 1  # request
    EXTEND_NO = "extn", 1  # request
    DRAFT_FORM = "dform", 1  # draft
    DECLINE = "dec", 2  # directive, revision
    SHOW = "show", 1  # directive
    ABOUT = "abt", 1  # directive
    FILE = "ofile", 1  # directive
    HISTORY = "hist", 2  # directive, page
    RECENT = "rec", 1  # page
    LISTED = "lst", 5  # what the list is narrowed to (urgency, state, issuer, month; 0: to nothing), page
    FILTERS = "flt", 4  # urgency, state, issuer, month
    FILTER_ISSUER = "fis", 5  # urgency, state, issuer, month, page
    FILTER_MONTH = "fmo", 5  # urgency, state, issuer, month, page
    FOUND = "fnd", 2  # search, page
    TODO = "todo", 1  # page
    TODO_ACK = "tack", 3  # directive, revision, page
    REPORTS = "reps", 1  # page
    PUBLISH = "pub", 2  # draft, version
    PUBLISH_NOW = "pubnow", 2  # draft, version
    EDIT = "edit", 1  # draft
    FIELD = "fld", 2  # draft, field
    URGENCY = "urg", 2  # draft, urgency
    WANTED = "want", 1  # draft
    AUDIENCE = "aud", 2  # draft, page (0: the picker itself, from 1 the list of the chosen)
    PICK_ALL = "pall", 2  # draft, on
    PICK_KIND = "pkind", 3  # draft, kind (0: the menu), on
    PICK_UNDER = "pund", 4  # draft, unit (0: the top), kind (0: any), page
    PICK_GROUP = "pgrp", 4  # draft, unit, kind, on
    PICK_UNIT = "punit", 6  # draft, unit, on, unit whose screen it is, kind, page
    PICK_NAMED = "pnam", 3  # draft, unit, on
    PICK_LIST = "plist", 3  # draft, list, on
    PICK_LISTS = "plists", 2  # draft, page
    PICK_SAVE = "psave", 1  # draft
    PICK_CLEAR = "pclr", 1  # draft
    PICK_TYPED = "ptyp", 2  # draft, printed entry that the typed names stand for (0: none)
    PICK_OPEN = "popen", 2  # draft, printed entry (0: the first)
    PICK_MEANT = "pmean", 3  # draft, printed entry, unit
    PICK_SKIP = "pskip", 2  # draft, printed entry (0: all)
    LIST_DROPS = "ldrops", 2  # draft, page
    LIST_DROP = "ldrop", 2  # draft, list
    NOTICE_TEXT = "ntext", 1  # draft
    PREVIEW = "prev", 1  # draft
    DUE = "due", 1  # draft
    DUE_COMMON = "duec", 1  # draft: the deadline that no duty states
    DUTY = "duty", 3  # draft, its place, page of its dates
    DUTY_TIMES = "dutyt", 2  # draft, its place
    DUTY_STRIKE = "dutys", 2  # draft, its place
    DUTY_SHIFT = "dutyr", 2  # draft, its place
    DUTY_DROP = "dutyd", 2  # draft, its place
    DUTY_TAKE = "dutyk", 3  # draft, its place, place of the chosen days
    DUTY_EVENT = "dutye", 2  # draft, its place
    DUTY_FORM = "dutyf", 2  # draft, its place
    DUES = "dues", 1  # directive: deadlines and reminders of what is published
    DUES_DUTY = "duesd", 1  # duty
    DUES_PERIOD = "duesp", 2  # duty, a slot of the period
    DUES_RULE = "duesr", 1  # duty
    DUES_EVENT = "duese", 1  # duty
    DUES_MODE = "duesm", 2  # directive, place of the reminders' mode
    SNOOZE = "snz", 2  # directive, slot (0: the acknowledgement)
    CLIMB_TAKE = "take", 2  # climb, superior unit
    TEXT = "text", 2  # draft, page
    DROP = "drop", 1  # draft
    DRAFT = "dft", 1  # draft
    HOLD = "hold", 1  # directive: take the order to send back
    BOARD = "brd", 1  # directive
    BOARDS = "brds", 1  # page
    CHART = "chart", 1  # directive (0: all that are open)
    BRANCHES = "brns", 2  # directive (0: all that are open), page
    BRANCH = "brn", 3  # directive (0: all that are open), superior unit (0: none), page
    THIS_WEEK = "wnow", 0
    SILENT = "sil", 2  # directive, page
    UNREPORTED = "unrep", 2  # directive, page
    URGE = "urge", 1  # directive
    BEHALF = "beh", 2  # directive, page
    BEHALF_UNIT = "behu", 2  # directive, unit
    AMEND = "amd", 1  # directive
    AMEND_SOURCE = "amds", 1  # draft
    TIES = "ties", 1  # draft
    TIE_ADD = "tiea", 2  # draft, relation's place in the list
    TIE_MOVE = "tiem", 2  # draft, place among its relations
    TIE_DROP = "tied", 2  # draft, place among its relations
    ABSENCE = "abs", 0
    ABSENCE_NEW = "absn", 0
    ABSENCE_CHOICE = "absc", 1  # absence: who acts instead?
    ABSENCE_WHO = "absw", 2  # absence, person
    ABSENCE_LINK = "absl", 1  # absence
    ABSENCE_TAKE = "abst", 1  # absence: by its link
    ABSENCE_DROP = "absd", 1  # absence: called off, or over
    PHONE = "tel", 0
    PHONE_DROP = "teld", 0
    UNIT_PHONE = "telu", 1  # unit
    RELAY = "rly", 1  # directive that was received
    RELAY_NOTE = "rlyn", 1  # draft
    RELAY_AMEND = "rlya", 1  # relay whose original was corrected
    RELAY_REPLACE = "rlyr", 1  # relay whose original was replaced
    APPROVE = "apr", 1  # approval
    APPROVE_NOT = "aprn", 1  # approval: returned, the reason is asked
    APPROVE_DROP = "aprd", 1  # approval: withdrawn by its author
    APPROVE_SHOW = "aprs", 1  # approval
    APPROVE_CARD = "aprc", 1  # approval: the receivers' card whole
    APPROVE_UNITS = "apru", 2  # approval, page
    APPROVE_TEXT = "aprt", 2  # approval, page
    RULES = "aprr", 1  # unit whose office's rule it is (0: the list of offices)
    RULE_SET = "aprz", 3  # unit, place of what is set, value
    DRILL = "drill", 2  # draft, on
    READINESS = "ready", 1  # directive
    RECALL = "rcl", 1  # directive
    RECALL_SURE = "rcly", 1  # directive: for the reason that was written
    RECALL_SEEN = "rcls", 1  # directive
    CLOSE = "close", 1  # directive
    CLOSE_SURE = "closey", 1  # directive
    REOPEN = "reopen", 1  # directive
    EXPORT = "xp", 2  # directive, place of the form (0: Excel)
    EXPORTS = "xps", 1  # page
    EXPORT_FORMS = "xpf", 1  # directive
    REGISTER = "xpr", 1  # place of the span of time
    CALENDAR = "ics", 0
    JOIN = "join", 1  # invitation
    JOIN_NOT = "joinno", 1  # invitation
    LEAVE = "leave", 1  # seat
    LEAVE_SURE = "leavey", 1  # seat
    HANDOVER = "hov", 1  # seat
    HANDOVERS = "hovs", 2  # unit, page: whose seat to hand over
    HANDOVER_TAKE = "hovt", 1  # link
    HANDOVER_NOT = "hovn", 1  # link
    HANDOVER_DROP = "hovd", 1  # link
    REVOKE = "rvk", 1  # seat
    REVOKE_SURE = "rvky", 1  # seat
    UNITS = "unit", 2  # unit (0: the top), page
    GAPS = "gaps", 2  # unit, page: the units below that no message reaches
    SEATS = "seats", 2  # unit, page: whose seat to revoke
    UNIT_CHANGE = "uch", 1  # unit
    UNIT_CHANGE_KIND = "uck", 2  # unit, place of the kind
    UNIT_CHANGE_TO = "uct", 2  # unit, the one it goes to
    UNIT_CHANGE_SET = "ucs", 3  # unit, of what (work, people), place of the choice
    UNIT_CHANGE_DO = "ucd", 1  # unit
    UNIT_CHANGE_DROP = "ucx", 1  # unit
    INVITE = "inv", 2  # unit (0: the top), page
    INVITE_HERE = "invh", 1  # unit
    INVITE_ROLE = "invr", 2  # unit, role's place in the list
    INVITE_USES = "invu", 3  # unit, role's place in the list, uses
    INVITE_DROP = "invd", 1  # invitation
    GROUPS = "grps", 1  # unit (0: which?)
    GROUP_LINK = "glink", 1  # unit: pressed in the group
    GROUP_WHOSE = "gmine", 0  # pressed in the group by somebody whose units are not known yet
    GROUP_DROP = "gdrop", 1  # link
    GROUP_DROP_SURE = "gdropy", 1  # link
    WALL = "wall", 0  # a link to the office's page
    SETTINGS = "set", 0
    WORKDAYS = "wdays", 0
    LANGUAGE = "lang", 1  # language's place in the list


_VERBS: Final = {verb.value: verb for verb in Verb}


@dataclass(frozen=True, slots=True)
class Action:
    """A verb with its ids."""

    verb: Verb
    ids: tuple[int, ...] = ()


def encode(verb: Verb, *ids: int) -> str:
    """The text a button carries; at most 64 bytes. Raises ValueError for the wrong number of ids."""
    if len(ids) != verb.ids or any(number < 0 for number in ids):
        raise ValueError(f"{verb.name} takes {verb.ids} ids, not {ids}")
    data = ".".join((verb.value, *map(str, ids)))
    if len(data.encode()) > CALLBACK_DATA_MAX:
        raise ValueError(f"{data} is longer than a button can carry")
    return data


def decode(data: str) -> Action | None:
    """The action, or None for what no button of ours says."""
    word, *numbers = data.split(".")
    verb = _VERBS.get(word)
    if verb is None or len(numbers) != verb.ids or not all(map(_is_id, numbers)):
        return None
    return Action(verb, tuple(map(int, numbers)))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS_MAX
