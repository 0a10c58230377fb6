"""What a button carries: a verb and ids, nothing else, so that it works after restarts and years later.

``ack.12.1`` acknowledges revision 1 of directive 12. What arrives in a press is anybody's text: ``decode``
answers None for all that ``encode`` cannot have written. A button is never proof of a right.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.limits import CALLBACK_DATA_MAX

_DIGITS_MAX: Final = 12  # four ids and the verb stay below 64 bytes; no table of ours grows so far


class Verb(StrEnum):
    """Every button of the house; the number of its ids stands in ``_IDS``."""

    ACK = "ack"  # directive, revision
    UNDO = "undo"  # directive, revision
    FULL = "full"  # directive, revision, page
    REPORT = "rep"  # directive
    REPORT_SEND = "rsend"  # report
    REPORT_DROP = "rdrop"  # report
    REPORT_UNIT = "runit"  # directive, unit
    REPORT_BACK = "rback"  # report
    REPORT_PARTS = "rparts"  # report, page
    REPORT_PART = "rpart"  # report, piece
    PART_DROP = "rpd"  # report, piece
    PART_EDIT = "rpe"  # report, piece
    REPORT_SLOTS = "rslots"  # report
    REPORT_SLOT = "rslot"  # report, slot
    FORM_FIELDS = "ffs"  # report
    FORM_FIELD = "ff"  # report, place of the field
    FORM_PICK = "fpick"  # report, place of the field, place of the choice
    ROLLUP = "roll"  # report
    REPORT_OPEN = "ropen"  # report
    REPORT_FILES = "rfiles"  # report
    REPORT_TEXT = "rtext"  # report, page
    REPORT_ACCEPT = "racc"  # report
    REPORT_RETURN = "rret"  # report
    REPORTED = "rlist"  # directive, page
    SUMS = "sums"  # directive
    EXTEND = "ext"  # directive
    EXTEND_UNIT = "extu"  # directive, unit
    EXTEND_YES = "exty"  # request
    EXTEND_NO = "extn"  # request
    DRAFT_FORM = "dform"  # draft
    DECLINE = "dec"  # directive, revision
    SHOW = "show"  # directive
    RECENT = "rec"  # page
    FOUND = "fnd"  # search, page
    TODO = "todo"  # page
    TODO_ACK = "tack"  # directive, revision, page
    REPORTS = "reps"  # page
    PUBLISH = "pub"  # draft, version
    PUBLISH_NOW = "pubnow"  # draft, version
    EDIT = "edit"  # draft
    FIELD = "fld"  # draft, field
    URGENCY = "urg"  # draft, urgency
    WANTED = "want"  # draft
    AUDIENCE = "aud"  # draft, page (0: the picker itself, from 1 the list of the chosen)
    PICK_ALL = "pall"  # draft, on
    PICK_KIND = "pkind"  # draft, kind (0: the menu), on
    PICK_UNDER = "pund"  # draft, unit (0: the top), kind (0: any), page
    PICK_GROUP = "pgrp"  # draft, unit, kind, on
    PICK_UNIT = "punit"  # draft, unit, on, unit whose screen it is, kind, page
    PICK_NAMED = "pnam"  # draft, unit, on
    PICK_LIST = "plist"  # draft, list, on
    PICK_LISTS = "plists"  # draft, page
    PICK_SAVE = "psave"  # draft
    PICK_CLEAR = "pclr"  # draft
    PICK_TYPED = "ptyp"  # draft, printed entry that the typed names stand for (0: none)
    PICK_OPEN = "popen"  # draft, printed entry (0: the first)
    PICK_MEANT = "pmean"  # draft, printed entry, unit
    PICK_SKIP = "pskip"  # draft, printed entry (0: all)
    LIST_DROPS = "ldrops"  # draft, page
    LIST_DROP = "ldrop"  # draft, list
    NOTICE_TEXT = "ntext"  # draft
    PREVIEW = "prev"  # draft
    DUE = "due"  # draft
    DUE_COMMON = "duec"  # draft: the deadline that no duty states
    DUTY = "duty"  # draft, its place, page of its dates
    DUTY_TIMES = "dutyt"  # draft, its place
    DUTY_STRIKE = "dutys"  # draft, its place
    DUTY_SHIFT = "dutyr"  # draft, its place
    DUTY_DROP = "dutyd"  # draft, its place
    SNOOZE = "snz"  # directive, slot (0: the acknowledgement)
    CLIMB_TAKE = "take"  # climb, superior unit
    TEXT = "text"  # draft, page
    DROP = "drop"  # draft
    DRAFT = "dft"  # draft
    HOLD = "hold"  # directive: take the order to send back
    BOARD = "brd"  # directive
    BOARDS = "brds"  # page
    SILENT = "sil"  # directive, page
    UNREPORTED = "unrep"  # directive, page
    URGE = "urge"  # directive
    BEHALF = "beh"  # directive, page
    BEHALF_UNIT = "behu"  # directive, unit
    JOIN = "join"  # invitation
    JOIN_NOT = "joinno"  # invitation
    LEAVE = "leave"  # seat
    LEAVE_SURE = "leavey"  # seat
    REVOKE = "rvk"  # seat
    REVOKE_SURE = "rvky"  # seat
    UNITS = "unit"  # unit (0: the top), page
    GAPS = "gaps"  # unit, page: the units below that no message reaches
    SEATS = "seats"  # unit, page: whose seat to revoke
    INVITE = "inv"  # unit (0: the top), page
    INVITE_HERE = "invh"  # unit
    INVITE_ROLE = "invr"  # unit, role's place in the list
    INVITE_USES = "invu"  # unit, role's place in the list, uses
    INVITE_DROP = "invd"  # invitation
    SETTINGS = "set"
    WORKDAYS = "wdays"
    LANGUAGE = "lang"  # language's place in the list


_TWO: Final = frozenset(
    {
        Verb.ACK, Verb.UNDO, Verb.DECLINE, Verb.PUBLISH, Verb.PUBLISH_NOW, Verb.FIELD, Verb.URGENCY,
        Verb.AUDIENCE, Verb.PICK_ALL, Verb.PICK_LISTS, Verb.PICK_OPEN, Verb.PICK_TYPED,
        Verb.PICK_SKIP, Verb.LIST_DROPS, Verb.LIST_DROP, Verb.TEXT, Verb.SILENT, Verb.UNREPORTED, Verb.BEHALF,
        Verb.BEHALF_UNIT, Verb.UNITS, Verb.INVITE, Verb.INVITE_ROLE, Verb.FOUND, Verb.SEATS,
        Verb.GAPS, Verb.REPORT_UNIT, Verb.REPORT_PARTS, Verb.REPORT_PART, Verb.PART_DROP, Verb.PART_EDIT,
        Verb.DUTY_TIMES, Verb.DUTY_STRIKE, Verb.DUTY_SHIFT, Verb.DUTY_DROP, Verb.SNOOZE, Verb.CLIMB_TAKE,
        Verb.REPORT_SLOT, Verb.REPORT_TEXT, Verb.FORM_FIELD, Verb.REPORTED, Verb.EXTEND_UNIT,
    }
)  # fmt: skip
_THREE: Final = frozenset(
    {
        Verb.FULL, Verb.TODO_ACK, Verb.INVITE_USES, Verb.PICK_KIND, Verb.PICK_NAMED, Verb.PICK_LIST,
        Verb.PICK_MEANT, Verb.FORM_PICK, Verb.DUTY,
    }
)  # fmt: skip
_MORE: Final = {Verb.PICK_UNDER: 4, Verb.PICK_GROUP: 4, Verb.PICK_UNIT: 6}
_NONE: Final = frozenset({Verb.SETTINGS, Verb.WORKDAYS})


def _ids(verb: Verb) -> int:
    if verb in _NONE:
        return 0
    if verb in _MORE:
        return _MORE[verb]
    return 3 if verb in _THREE else 2 if verb in _TWO else 1


@dataclass(frozen=True, slots=True)
class Action:
    """A verb with its ids."""

    verb: Verb
    ids: tuple[int, ...] = ()


def encode(verb: Verb, *ids: int) -> str:
    """The text a button carries; at most 64 bytes. Raises ValueError for the wrong number of ids."""
    if len(ids) != _ids(verb) or any(number < 0 for number in ids):
        raise ValueError(f"{verb.name} takes {_ids(verb)} ids, not {ids}")
    data = ".".join((verb.value, *map(str, ids)))
    if len(data.encode()) > CALLBACK_DATA_MAX:
        raise ValueError(f"{data} is longer than a button can carry")
    return data


def decode(data: str) -> Action | None:
    """The action, or None for what no button of ours says."""
    word, *numbers = data.split(".")
    try:
        verb = Verb(word)
    except ValueError:
        return None
    if len(numbers) != _ids(verb) or not all(map(_is_id, numbers)):
        return None
    return Action(verb, tuple(map(int, numbers)))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS_MAX
