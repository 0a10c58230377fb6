"""What the commands do, and the help for each role."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.people import Role

START: Final = "Start"
COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "phathanh": "Publish a directive",
        "thongbao": "Write an urgent notice",
        "tiendo": "Who has acknowledged, who has reported",
        "dondoc": "Urge the silent units",
        "xuat": "Export Excel, Word, evidence pack, calendar",
        "viec": "My open items",
        "baocao": "Report on a directive",
        "vanban": "Recent directives",
        "tim": "Search directives",
        "moi": "Invite people",
        "donvi": "Units and their people",
        "caidat": "My roles and settings",
        "trogiup": "Help",
        "huy": "Stop what is half-finished",
    }
)
NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "phathanh": "publish",
        "thongbao": "notice",
        "tiendo": "status",
        "dondoc": "urge",
        "xuat": "export",
        "vanban": "recent",
        "tim": "search",
        "viec": "todo",
        "baocao": "report",
        "trogiup": "help",
        "huy": "cancel",
        "donvi": "units",
        "moi": "invite",
        "caidat": "settings",
    }
)
"""Under which of its names each command is offered."""

_ANSWERING: Final = (
    "New directives come to you right here. Read them, then press “Acknowledge”.",
    "One press is enough for the whole unit. Press “Undo” within 5 minutes if it was a mistake.",
    "To report: press “Report”, send text, photos or files, then press “Send”.",
    "If it is not for your unit: press “Not our responsibility” and write why.",
)
_PUBLISHING: Final = (
    "Send a .docx, .pdf or .txt file here, or paste the whole text. The system reads it and shows a draft.",
    "Check the number, subject, recipients and deadline. Press “Edit” where something is wrong.",
    "The directive is sent only when you press “Publish”.",
    "The board keeps itself up to date: who has acknowledged, who has not. Press “Urge” to remind the silent.",
)
TIPS: Final[Mapping[Role, tuple[str, ...]]] = MappingProxyType(
    {
        Role.ADMIN: (
            "Bring the list of units in on the server: directive-bot units import FILE.csv",
            "Press /invite to invite coordinators and the people of the units.",
            "Press /units to see which units nobody is connected to, or to take a role away.",
            "An invitation is a key: give it only to the right person.",
        ),
        Role.COORDINATOR: _PUBLISHING,
        Role.LEADER: (*_ANSWERING, "Press /status to see which units below have acknowledged and reported."),
        Role.OFFICER: _ANSWERING,
        Role.VIEWER: (
            "Press /recent for recent directives, /search to search by words or by number.",
            "This role only looks; you need not acknowledge or report.",
        ),
    }
)
TITLE: Final = "Help"
FOR_ROLE: Final = "As {}:"
COMMANDS_TITLE: Final = "Commands:"
LEGAL: Final = (
    "Please note: messages here let you know quickly; they do not replace the official document. "
    "Documents are still formally sent and received through the registry."
)
NO_SECRETS: Final = "Do not send secret documents here."
UNKNOWN_COMMAND: Final = "There is no such command. Press /help to see the commands."
CANCELLED_REPORT: Final = "The report you were writing is dropped."
CANCELLED_PASTE: Final = "The text you were pasting is dropped."
