"""Which update goes where: commands and buttons as tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from domain.actions import Verb
from domain.errors import Refusal
from domain.people import is_stranger
from domain.wording import answering as answering_words
from handlers.office import Office
from handlers.telegram import (
    answering,
    asking,
    audience,
    boards,
    bringing,
    charting,
    draft_form,
    duties,
    enrolling,
    exporting,
    helping,
    inlining,
    lives,
    notices,
    publishing,
    reminding,
    report_pieces,
    reported,
    reporting,
    retiming,
    reviewing,
    saved_lists,
    settings,
    units,
    workdays,
)
from handlers.telegram.door import Handler, door, turn_away
from handlers.telegram.visit import Visit

COMMANDS: Final[Mapping[tuple[str, ...], Handler]] = {
    ("phathanh", "publish"): publishing.on_publish_help,
    ("thongbao", "notice"): notices.on_notice,
    ("tiendo", "status"): boards.on_status,
    ("dondoc", "urge"): boards.on_urge_command,
    ("xuat", "export"): exporting.on_export_command,
    ("vanban", "recent"): asking.on_recent,
    ("tim", "search"): asking.on_search,
    ("viec", "todo"): asking.on_todo,
    ("baocao", "report"): asking.on_report_command,
    ("start",): enrolling.on_start,
    ("trogiup", "help"): helping.on_help,
    ("huy", "cancel"): helping.on_cancel,
    ("donvi", "units"): units.on_units,
    ("moi", "invite"): units.on_invite,
    ("caidat", "settings"): settings.on_settings,
}
"""Vietnamese without marks, and its English alias."""

BUTTONS: Final[Mapping[Verb, Handler]] = {
    Verb.ACK: answering.on_ack,
    Verb.UNDO: answering.on_undo,
    Verb.FULL: answering.on_full,
    Verb.SHOW: answering.on_show,
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
    Verb.REPORT_OPEN: reviewing.on_open,
    Verb.REPORT_FILES: reviewing.on_files,
    Verb.REPORT_TEXT: reviewing.on_text,
    Verb.REPORT_ACCEPT: reviewing.on_accept,
    Verb.REPORT_RETURN: reviewing.on_return,
    Verb.REPORTED: reported.on_list,
    Verb.SUMS: reported.on_sums,
    Verb.PERIODS: reported.on_periods,
    Verb.PERIOD: reported.on_period,
    Verb.PERIOD_SUMS: reported.on_period_sums,
    Verb.EXTEND: reviewing.on_extend,
    Verb.EXTEND_UNIT: reviewing.on_extend_unit,
    Verb.EXTEND_YES: reviewing.on_extend_yes,
    Verb.EXTEND_NO: reviewing.on_extend_no,
    Verb.DRAFT_FORM: draft_form.on_form,
    Verb.PUBLISH: publishing.on_publish,
    Verb.PUBLISH_NOW: publishing.on_publish_now,
    Verb.EDIT: publishing.on_edit,
    Verb.FIELD: publishing.on_field,
    Verb.DUE: duties.on_due,
    Verb.DUE_COMMON: publishing.on_due,
    Verb.DUTY: duties.on_duty,
    Verb.DUTY_TIMES: duties.on_times,
    Verb.DUTY_STRIKE: duties.on_strike,
    Verb.DUTY_SHIFT: duties.on_shift,
    Verb.DUTY_DROP: duties.on_drop,
    Verb.DUTY_TAKE: duties.on_take,
    Verb.DUTY_EVENT: duties.on_event,
    Verb.DUTY_FORM: draft_form.on_duty_form,
    Verb.URGENCY: publishing.on_urgency,
    Verb.WANTED: publishing.on_wanted,
    Verb.TEXT: publishing.on_text,
    Verb.DROP: publishing.on_drop,
    Verb.DRAFT: publishing.on_draft,
    Verb.HOLD: publishing.on_hold,
    Verb.NOTICE_TEXT: notices.on_rewrite,
    Verb.PREVIEW: notices.on_preview,
    Verb.AUDIENCE: audience.on_audience,
    Verb.PICK_ALL: audience.on_whole,
    Verb.PICK_KIND: audience.on_kind,
    Verb.PICK_UNDER: audience.on_under,
    Verb.PICK_GROUP: audience.on_group,
    Verb.PICK_UNIT: audience.on_unit,
    Verb.PICK_NAMED: audience.on_named,
    Verb.PICK_CLEAR: audience.on_clear,
    Verb.PICK_TYPED: audience.on_type,
    Verb.PICK_OPEN: audience.on_open,
    Verb.PICK_MEANT: audience.on_meant,
    Verb.PICK_SKIP: audience.on_skip,
    Verb.PICK_LISTS: saved_lists.on_lists,
    Verb.PICK_LIST: saved_lists.on_list,
    Verb.PICK_SAVE: saved_lists.on_save,
    Verb.LIST_DROPS: saved_lists.on_drops,
    Verb.LIST_DROP: saved_lists.on_drop,
    Verb.BOARD: boards.on_board,
    Verb.BOARDS: boards.on_boards,
    Verb.CHART: charting.on_chart,
    Verb.BRANCHES: charting.on_branches,
    Verb.BRANCH: charting.on_branch,
    Verb.THIS_WEEK: boards.on_week,
    Verb.WALL: boards.on_wall,
    Verb.SILENT: boards.on_silent,
    Verb.UNREPORTED: boards.on_unreported,
    Verb.URGE: boards.on_urge,
    Verb.BEHALF: boards.on_behalf,
    Verb.BEHALF_UNIT: answering.on_behalf,
    Verb.AMEND: lives.on_amend,
    Verb.AMEND_SOURCE: lives.on_amend_source,
    Verb.RECALL: lives.on_recall,
    Verb.RECALL_SURE: lives.on_recall_sure,
    Verb.RECALL_SEEN: lives.on_seen,
    Verb.CLOSE: lives.on_close,
    Verb.CLOSE_SURE: lives.on_close_sure,
    Verb.REOPEN: lives.on_reopen,
    Verb.EXPORT: exporting.on_export,
    Verb.EXPORTS: exporting.on_choices,
    Verb.EXPORT_FORMS: exporting.on_forms,
    Verb.REGISTER: exporting.on_register,
    Verb.CALENDAR: exporting.on_calendar,
    Verb.DUES: retiming.on_dues,
    Verb.DUES_DUTY: retiming.on_duty,
    Verb.DUES_PERIOD: retiming.on_period,
    Verb.DUES_RULE: retiming.on_rule,
    Verb.DUES_EVENT: retiming.on_event,
    Verb.DUES_MODE: retiming.on_mode,
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
    Verb.JOIN: enrolling.on_join,
    Verb.JOIN_NOT: enrolling.on_not_me,
    Verb.UNITS: units.on_unit,
    Verb.GAPS: units.on_gaps,
    Verb.SEATS: units.on_seats,
    Verb.REVOKE: units.on_revoke,
    Verb.REVOKE_SURE: units.on_revoke_sure,
    Verb.INVITE: units.on_invite_unit,
    Verb.INVITE_HERE: units.on_invite_here,
    Verb.INVITE_ROLE: units.on_invite_role,
    Verb.INVITE_USES: units.on_invite_uses,
    Verb.INVITE_DROP: units.on_invite_drop,
    Verb.SETTINGS: settings.on_back,
    Verb.WORKDAYS: workdays.on_workdays,
    Verb.LANGUAGE: settings.on_language,
    Verb.LEAVE: settings.on_leave,
    Verb.LEAVE_SURE: settings.on_leave_sure,
}

OPEN: Final = frozenset({"start"})
"""Commands that a stranger may use."""

OPEN_BUTTONS: Final = frozenset({Verb.JOIN, Verb.JOIN_NOT})
"""Buttons that a stranger may press."""


_BY_NAME: Final = {name: handler for names, handler in COMMANDS.items() for name in names}


async def on_button(visit: Visit) -> None:
    """Any press: the table says whose it is."""
    verb = visit.action.verb
    if is_stranger(visit.actor) and verb not in OPEN_BUTTONS:
        raise Refusal(answering_words.NOT_YOURS)
    await BUTTONS[verb](visit)


async def on_message(visit: Visit) -> None:
    """Any message: a command of the table, or one that we do not have, or no command at all."""
    name = visit.command
    if is_stranger(visit.actor) and name not in OPEN:
        await turn_away(visit)
    elif name:
        await _BY_NAME.get(name, helping.on_unknown)(visit)
    else:
        await bringing.on_message(visit)


def add_routes(application: Application[Any, Any, Any, Any, Any, Any], office: Office) -> None:
    """Hang every handler into the application."""
    application.add_handler(CallbackQueryHandler(door(office, on_button)))
    application.add_handler(ChatMemberHandler(door(office, enrolling.on_membership)))
    application.add_handler(InlineQueryHandler(inlining.on_query(office)))
    application.add_handler(ChosenInlineResultHandler(inlining.on_chosen(office)))
    private = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
    application.add_handler(MessageHandler(private, door(office, on_message)))
