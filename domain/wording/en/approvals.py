"""What is read where a second person approves a send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from domain.wording.en._counting import persons, some

BUTTON: Final = "Approval"
HEAD: Final = "APPROVAL BEFORE SENDING"
HOW: Final = (
    "Where approval is needed, “Publish” makes the draft wait until a leader of the publishing unit or of a "
    "unit above, or an admin, agrees. Nobody approves their own."
)
FLASH: Final = "Flash"
WHOLE: Final = "To all units below"
ABOVE: Final = "To many units"
MANY_ASK: Final = "To more than how many units does it need approval?"
OTHER_NUMBER: Final = "Another number"
YES: Final = "needs approval"
NO: Final = "not needed"
OWN: Final = "own rule"
INHERITED: Final = "This unit follows the rule from above. Press a line to set its own."
INHERIT: Final = "As above"
OFFICES: Final = "Choose the office whose rule to set:"
ONLY_ADMIN: Final = "Only an admin can set the rules of approval."
SAVED: Final = "Saved."

NUDGE: Final = "REMINDER: WAITING FOR APPROVAL"
NUDGE_FLASH: Final = "URGENT REMINDER: WAITING FOR APPROVAL"
LOOK: Final = "Look and decide"
YOURS: Final = "Waiting for your approval:"
OTHERS: Final = "Waiting for somebody else's approval:"
ASKED: Final = "WAITING FOR YOUR APPROVAL"
ASKED_FLASH: Final = "URGENT: WAITING FOR APPROVAL"
WILL_SEE: Final = "Receivers will see:"
APPROVE: Final = "Approve"
RETURN: Final = "Return"
UNITS: Final = "Receiving units"
CARD: Final = "Show the whole message"
WITHDRAW: Final = "Withdraw"
WAITING: Final = "WAITING FOR APPROVAL"
FROZEN: Final = "This draft is waiting for approval and cannot be changed. Press “Withdraw” to change it."
NOT_APPROVER: Final = "You may not approve this one."
OWN_DRAFT: Final = "You cannot approve your own draft. Somebody else has to."
NOTHING: Final = "This approval is not there any more."
ASK_REASON: Final = "Please write in one sentence why you return it. Press /cancel to leave it."
REASON_EMPTY: Final = "Please write the reason in words."
AUTHOR_GONE: Final = "Its author may no longer publish, so it cannot be approved. Press “Return”."
WITHDRAWN: Final = "Withdrawn. The draft is open again below."
RETURNED: Final = "Returned. Its author has been told why."
NOBODY: Final = (
    "This needs a second person's approval, but no leader is linked. Press /invite to invite a leader of the "
    "unit, or ask an admin to look at “Approval” in /settings. Nothing has been sent."
)
_WHY: Final[Mapping[str, str]] = MappingProxyType(
    {"flash": "flash", "whole": "to all units below", "many": "to many units"}
)
_STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "approved": "APPROVED",
        "returned": "RETURNED",
        "withdrawn": "WITHDRAWN BY ITS AUTHOR",
        "changed": "VOID, SINCE ITS RECEIVERS CHANGED",
        "expired": "EXPIRED",
    }
)


def ask_above(most: int) -> str:
    """The number is typed."""
    return f"To more than how many units? Please send a number from 1 to {most}. Press /cancel to leave it."


def bad_above(most: int) -> str:
    """What was typed is no such number."""
    return f"Please send a number from 1 to {most}, for example: 30."


def waited(since: str, until: str) -> str:
    """On a reminder: since when a word is waited for, and until when."""
    return f"Waiting since {since}, expires at {until}."


def yours(title: str, urgency: str, author: str, until: str) -> str:
    """One line of what waits for the reader's word."""
    return f"- {title}{' · ' + urgency if urgency else ''}: by {author}, until {until}"


def look(title: str) -> str:
    """The button that opens it."""
    return f"{LOOK}: {title}"


def others(title: str, people: Sequence[str], more: int, until: str) -> str:
    """One line of what the reader has asked others to approve."""
    rest = f" and {more} more" if more else ""
    return f"- {title}: waiting for {', '.join(people)}{rest} until {until}"


def waiting_of(title: str) -> str:
    """The button that opens the author's own."""
    return f"Waiting: {title}"


def nobody_yet(title: str, people: Sequence[str], more: int, times: int, until: str) -> str:
    """To the author after the last reminder."""
    rest = f" and {more} more" if more else ""
    often = "once" if times == 1 else f"{times} times"
    return (
        f"Nobody has approved {title} yet. Reminded {often}: {', '.join(people)}{rest}; it expires at {until}. "
        "Please call by telephone."
    )


def rule(label: str, value: str) -> str:
    """One line of an office's rule."""
    return f"{label}: {value}"


def above(units: int) -> str:
    """From how many units on."""
    return f"more than {units}" if units else NO


def more_than(units: int) -> str:
    """The button for such a number."""
    return f"over {units}"


def now(value: str) -> str:
    """What is set."""
    return f"Now: {value}."


def rule_head(unit: str) -> str:
    """Whose rule it is."""
    return f"Office: {unit}"


def office(name: str, *, own: bool) -> str:
    """One office in the list; whether it has a rule of its own."""
    return f"{name} ({OWN})" if own else name


def why(reasons: Sequence[str]) -> str:
    """What makes it need a second person."""
    return f"Needs approval: {', '.join(_WHY[each] for each in reasons)}."


def asked_by(author: str, unit: str) -> str:
    """Who would send it, and for which unit."""
    return f"Written by {author}, sent for {unit}."


def until(when: str) -> str:
    """Until when a word is waited for."""
    return f"It waits until {when}."


def reach(units: int, people: int, names: str) -> str:
    """Whom it would go to."""
    return f"To {some(units, 'unit')}, {persons(people)}: {names}"


def unlinked(count: int) -> str:
    """Units that nobody is linked to."""
    return f"Nobody is linked to {count} of them."


def amends(title: str) -> str:
    """It corrects a directive."""
    return f"This is a correction of {title}."


def with_file(name: str) -> str:
    """The file that goes with it."""
    return f"With the file: {name}"


def units_head(units: int, page: int, pages: int) -> str:
    """Above the names of the receivers."""
    return f"RECEIVING UNITS: {units}, page {page}/{pages}"


def decided(state: str, who: str, when: str) -> str:
    """What became of it, on the messages of all who were asked."""
    return f"{_STATES[state]}: {who}, {when}" if who else f"{_STATES[state]}, {when}"


def because(reason: str) -> str:
    """Why it was returned."""
    return f"Reason: {reason}"


def decided_before(state: str, who: str, when: str) -> str:
    """The toast for whoever was second."""
    by = f" ({who}, {when})" if who else f" ({when})"
    return f"This is settled: {_STATES[state].lower()}{by}."


def waiting(people: Sequence[str], more: int, when: str) -> str:
    """To the author: who was asked, until when."""
    rest = f" and {more} more" if more else ""
    return f"Approval was asked of {', '.join(people)}{rest}. It waits until {when}. Nothing has been sent."


def unreachable(names: str) -> str:
    """Nobody who may approve can be reached."""
    return (
        f"This needs a second person's approval, but {names} cannot be reached. Telephone and ask them to open "
        "the chat again, or press /invite to invite another leader. Nothing has been sent."
    )


def toast(people: int) -> str:
    """After the author's press."""
    return f"Waiting for approval. {persons(people)} asked."


def approved_note(who: str, title: str) -> str:
    """To the author."""
    return f"{who} approved {title}. It is being sent."


def returned_remark(who: str, reason: str) -> str:
    """To the author, over the draft that is open again."""
    return f"{who} returned it without approval. Reason: {reason}"


def expired_remark(when: str) -> str:
    """To the author, over the draft that is open again."""
    return (
        f"Nobody had approved it by {when}, so the order to publish has expired. Nothing has been sent. "
        "Telephone your leader, then press “Publish” again."
    )


def approved_toast(units: int, people: int) -> str:
    """To whoever approved."""
    return f"Approved. On its way to {some(units, 'unit')}, {persons(people)}."


def on_board(who: str, when: str) -> str:
    """The line on the board."""
    return f"Approved by {who}, {when}"
