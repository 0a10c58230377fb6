"""What everybody presses: cards, reports, lists, settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from domain.actions import Verb
from handlers.telegram import (
    abouts,
    answering,
    asking,
    enrolling,
    group_list,
    handing,
    reminding,
    report_pieces,
    reporting,
    settings,
)
from handlers.telegram.door import Handler

UNITS: Final[Mapping[Verb, Handler]] = {
    Verb.ACK: answering.on_ack,
    Verb.UNDO: answering.on_undo,
    Verb.FULL: answering.on_full,
    Verb.SHOW: answering.on_show,
    Verb.ABOUT: abouts.on_about,
    Verb.FILE: abouts.on_file,
    Verb.HISTORY: abouts.on_history,
    Verb.DECLINE: answering.on_decline,
    Verb.REPORT: reporting.on_report,
    Verb.REPORT_SEND: reporting.on_send,
    Verb.REPORT_DROP: reporting.on_drop,
    Verb.REPORT_UNIT: reporting.on_unit,
    Verb.REPORT_BACK: reporting.on_back,
    Verb.REPORT_PARTS: report_pieces.on_parts,
    Verb.REPORT_PART: report_pieces.on_part,
    Verb.PART_DROP: report_pieces.on_part_drop,
    Verb.PART_EDIT: report_pieces.on_part_edit,
    Verb.REPORT_SLOTS: report_pieces.on_slots,
    Verb.REPORT_SLOT: report_pieces.on_slot,
    Verb.FORM_FIELDS: report_pieces.on_fields,
    Verb.FORM_FIELD: report_pieces.on_field,
    Verb.FORM_PICK: report_pieces.on_pick,
    Verb.ROLLUP: report_pieces.on_rollup,
    Verb.BEHALF_UNIT: answering.on_behalf,
    Verb.SNOOZE: reminding.on_snooze,
    Verb.CLIMB_TAKE: reminding.on_take,
    Verb.RECENT: asking.on_recent_page,
    Verb.LISTED: asking.on_listed,
    Verb.FILTERS: asking.on_filters,
    Verb.FILTER_ISSUER: asking.on_issuers,
    Verb.FILTER_MONTH: asking.on_months,
    Verb.FOUND: asking.on_found_page,
    Verb.TODO: asking.on_todo_page,
    Verb.TODO_ACK: asking.on_todo_ack,
    Verb.REPORTS: asking.on_reports_page,
    Verb.GROUPS: group_list.on_groups,
    Verb.GROUP_DROP: group_list.on_drop,
    Verb.GROUP_DROP_SURE: group_list.on_drop_sure,
    Verb.GROUP_LINK: group_list.on_elsewhere,
    Verb.GROUP_WHOSE: group_list.on_elsewhere,
    Verb.JOIN: enrolling.on_join,
    Verb.JOIN_NOT: enrolling.on_not_me,
    Verb.HANDOVER: handing.on_hand_over,
    Verb.HANDOVER_DROP: handing.on_drop,
    Verb.HANDOVER_TAKE: handing.on_take,
    Verb.HANDOVER_NOT: handing.on_not_me,
    Verb.SETTINGS: settings.on_back,
    Verb.LANGUAGE: settings.on_language,
    Verb.LEAVE: settings.on_leave,
    Verb.LEAVE_SURE: settings.on_leave_sure,
}
