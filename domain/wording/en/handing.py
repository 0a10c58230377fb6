"""What people read when a seat is handed over: the link, what passes, and what became of the old account."""

from __future__ import annotations

from typing import Final

from domain import limits

HAND_OVER: Final = "Hand over"
TAKE: Final = "Take over"
NOT_ME: Final = "Not me"
DROP: Final = "Cancel this link"
OF_WHOM: Final = "Whose role is to be handed over?"
SOMEBODY_ELSE: Final = "Hand over a role…"
FORWARD: Final = (
    "Pass this message on to the successor. The link works once: whoever presses “Take over” holds the role, "
    "and its present holder gives it up at once."
)
OFFICE_SEAT: Final = (
    "Administrators of the whole office stand in the server's settings and are not handed over by a link. "
    "Ask whoever keeps the server to change ADMIN_IDS."
)
OWN: Final = "This link hands over your own role. Send it to your successor."
TAKEN: Final = "This role has been handed over already. The link works once."
TAKEN_BY_YOU: Final = "You have taken this role over already; there is nothing more to do."
REVOKED: Final = "This link has been cancelled. Please ask for a new one."
EXPIRED: Final = f"This link is more than {limits.HANDOVER_DAYS} days old. Please ask for a new one."
ENDED: Final = "This role has ended; there is nothing left to hand over. Please ask the office to invite you."
NO_OFFER: Final = "Please open the link again and then press “Take over”."
NOT_TAKEN: Final = "Left as it is. The role stays with its holder."
NO_SUCH_LINK: Final = "This link has been used or cancelled already."
MAY_NOT: Final = "Only the holder of a role, or a coordinator of the unit, can hand it over."
NO_SEAT: Final = "You no longer hold a role at the unit that received this directive."


def hand_over_at(unit: str) -> str:
    """The button, for whoever holds several seats."""
    return f"{HAND_OVER}: {unit}"


def made_head(unit: str) -> str:
    """The heading above the link."""
    return f"Handing over a role at {unit}"


def made(role: str, who: str, until: str, link: str) -> list[str]:
    """The lines below it, ready to be passed on."""
    return [f"Role: {role}", f"From: {who}", f"Works once, until the end of {until}", "", link]


def holds(unit: str, role: str) -> str:
    """The successor holds this very seat already."""
    return (
        f"You are {role} of {unit} already and cannot take the same role over. Others can still use the link."
    )


def offer(unit: str, role: str, who: str) -> list[str]:
    """What would pass, before the press."""
    return [f"You are to take over the role of {role} at {unit}.", f"From: {who}"]


def passes(items: int, writing: int, drafts: int, kept: int) -> list[str]:
    """What goes along, one line a kind; nothing of what there is none of."""
    counted = (
        (items, "open items of the unit"),
        (writing, "unfinished reports"),
        (drafts, "drafts"),
        (kept, "directives followed up"),
    )
    lines = [f"- {count} {words}" for count, words in counted if count]
    return ["With the role you get:", *lines] if lines else ["Nothing is open."]


def ask(who: str) -> str:
    """What the press does."""
    return f"When you press “{TAKE}”, {who} gives the role up at once. Past reports stay with the unit."


def taken(unit: str, role: str) -> str:
    """To the successor, after the press."""
    return f"Done. From now on you are {role} of {unit}."


def given(unit: str, role: str, who: str) -> str:
    """To whoever held the seat, and to the coordinator who made the link."""
    return f"The role of {role} at {unit} has been handed over to {who}."


def given_away(note: str) -> str:
    """What follows for the one who held it."""
    return f"{note} You no longer receive or answer for this unit. Thank you."


def dropped(unit: str) -> str:
    """The link was revoked."""
    return f"The link for {unit} has been cancelled. The role stays with its holder."


def gone(unit: str, who: str, day: str) -> str:
    """An old button was pressed by whoever handed the seat over."""
    return f"You handed your role at {unit} over to {who} on {day}. This is theirs to do now."


def parted(unit: str, who: str) -> str:
    """On an old card of whoever handed the seat over."""
    return f"You handed your role at {unit} over to {who}."


def digest_head(unit: str) -> str:
    """Above the one list of what is open."""
    return f"Taken over at {unit}"


def digest_rest(drafts: int, kept: int) -> list[str]:
    """What a coordinator's successor finds where."""
    lines = [f"Drafts you took over: {drafts}. Press /todo to open them."] if drafts else []
    return lines + ([f"Directives you follow up: {kept}. Press /status to see them."] if kept else [])
