"""What a coordinator reads while bringing a directive in, checking and publishing it."""

from __future__ import annotations

from typing import Final

from domain.wording.en._counting import persons, some

HEAD: Final = "DRAFT: please check it, then press “Publish”"
HEAD_NOTICE: Final = "DRAFT NOTICE: please check it, then press “Publish”"
PUBLISHED: Final = "PUBLISHED"
DROPPED: Final = "The draft is cancelled. Nothing has been sent."
UNSURE: Final = "(not certain)"
EMPTY_VALUE: Final = "none"
HOW: Final = (
    "Send a .docx, .pdf, .txt or .md file (up to 20 MB) or a photo, or paste the whole text of the directive. "
    "Several messages pasted in a row are put together.\n"
    "The system reads it and shows you a draft to check. Nothing is sent before you press “Publish”.\n"
    "Do not send secret documents here."
)
NOT_COORDINATOR: Final = "Only the office (a coordinator) may publish directives."
NO_DRAFT: Final = "This draft is gone. Please send the directive again to make a new one."
CHANGED: Final = "The draft has just changed. Please look at the new one and press again."
ALREADY_PUBLISHED: Final = "This directive is already published."
NO_AUDIENCE: Final = "There is no recipient yet. Press “Recipients” to choose."
NO_SUBJECT: Final = "There is no subject yet. Press “Edit” to add a line that tells readers what it is about."
NOBODY_LINKED: Final = (
    "Nobody in the receiving units is connected, so it cannot be sent to anybody. Press /invite to invite."
)
OUT_OF_SCOPE: Final = "Some units are not among those you look after. Press “Recipients” to choose again."
CLASSIFIED: Final = (
    "This document bears a secrecy stamp, so it is refused and nothing of it is kept. "
    "The Law on Protection of State Secrets (117/2025/QH15) does not allow secret documents on this channel. "
    "Please delete the message you sent and use the registry for secret papers."
)
UNFINISHED: Final = (
    "This document still says that it is a draft, so it cannot be published. Please send the final one."
)
CIRCULATION: Final = (
    "The document says “{}”, so it is not sent through this channel. Please ask the head of the office."
)
NOT_A_DIRECTIVE: Final = (
    "This does not look like a directive (no type, number or addressees). "
    "If it is a notice, use /notice. If it is a directive, press “Edit” to complete it."
)
HELD_BACK: Final = "The sending is stopped. Nobody has received it. The draft is open again below."
HOLD_LATE: Final = "It has been sent; the sending cannot be stopped any more."
SCANNED: Final = (
    "Read from a picture: words and figures may be wrong, and a secrecy stamp cannot be checked. "
    "Please compare it with the paper."
)
OATH: Final = (
    "This was read from a picture. By pressing “Publish” again you confirm: "
    "the document is not on the list of state secrets."
)
CONFIRM_GAPS: Final = (
    "Missing: {}. If the directive does not have it, press “Publish” again to send it like this."
)
FIELD_MENU: Final = "What would you like to edit?"
URGENCY_MENU: Final = "Choose the urgency:"
BAD_DATE: Final = "This date is not clear. Write it like 24/7/2026 or 17h 24/7/2026. Send - to leave it empty."
PAST_DUE: Final = "This deadline is past ({}). Please check it."
VALUE_WANTED: Final = "Please send the new value in words, or press /cancel to stop."
FIELD_LONG: Final = "This is too long. Please keep it under {} characters."


def ask_field(name: str, example: str, present: str) -> str:
    """Ask for a new value of a field."""
    return (
        f"{name} now: {present}\nSend the new value, for example: {example}\n"
        "Send - to leave it empty. Press /cancel to stop."
    )


# What is typed here goes into the directive, which is Vietnamese: so are the examples.
EXAMPLES: Final = (
    "",
    "12-CV/TU",
    "công văn",
    "24/7/2026",
    "Tỉnh ủy Lam Giang",
    "tăng cường phòng, chống lũ",
    "17h 24/7/2026",
)


def unsure(quote: str) -> str:
    """An unsure reading and the words that it was read from."""
    return f"(not certain, read from “{quote}”)"


def monitors(names: str) -> str:
    """Who follows the directive up: no reporter."""
    return f"Monitor units: {names}"


def as_last_time(names: str) -> str:
    """Printed addressees that mean what the office said they meant before."""
    return f"{names} (as last time)"


def meaning(printed: str, units: str) -> str:
    """What a printed addressee was said to mean."""
    return f"{printed} → {units or 'not sent to'}"


def audience(units: int, people: int) -> str:
    """How many units and people it will go to."""
    return f"Goes to {some(units, 'unit')}, {persons(people)}."


def unlinked(count: int, names: str) -> str:
    """Units nobody is linked to."""
    return f"Nobody connected ({count}): {names}"


def unreachable(count: int, names: str) -> str:
    """Units whose people have all blocked the bot."""
    return f"Cannot be reached ({count}): {names}"


def unresolved(names: str) -> str:
    """Printed addressees for which no unit was found."""
    return f"No unit found for: {names}. Press “Recipients” to choose."


def tasks(count: int) -> str:
    """The head of the numbered items."""
    return f"Tasks ({count})"


def missing(names: str) -> str:
    """What a letter should say and this one does not."""
    return f"Missing: {names}. Press “Edit” to add it."


def due_read(when: str, quote: str) -> str:
    """The deadline and the words it was read from."""
    return f"Report by: {when} (from “{quote}”)" if quote else f"Report by: {when}"


def night(until: str) -> str:
    """It would be held until morning."""
    return f"It is night: the directive will reach people at {until}."


def twin(title: str, when: str) -> str:
    """The same document has been published before."""
    return f"This document is already published: {title}, at {when}. It is not sent twice."


SAME_DRAFT: Final = "There is a draft of this document already. Here it is."


def namesake(title: str, issuer: str) -> str:
    """Another document of the draft's number is in the register."""
    by = f" of {issuer}" if issuer else ""
    return (
        f"The register has {title}{by}, of the same number. "
        "If this is a new version, open that one and press “Correct”; "
        "if it is another directive, please check number, day and issuer."
    )


def held(until: str, seconds: int) -> str:
    """A flash directive waits a moment, so that the order can be taken back."""
    return f"It will be sent in {seconds} seconds ({until}). Press “Stop sending” if it must not go."


def held_night(until: str) -> str:
    """A directive waits for the morning."""
    return f"Held overnight, will be sent at {until}. Press “Stop sending” if it must not go."


def published(units: int, people: int, held_until: str) -> str:
    """The toast after the press; ``held_until`` is empty when nothing waits for the morning."""
    wait = f" It is night, so it will be sent at {held_until}." if held_until else ""
    return f"Published to {some(units, 'unit')}, {persons(people)}.{wait}"


def published_card(units: int, people: int, held_until: str) -> str:
    """What the draft's message says from then on."""
    wait = f"It will be sent at {held_until}. " if held_until else ""
    return f"{PUBLISHED} to {some(units, 'unit')}, {persons(people)}. {wait}The board is in the message below."
