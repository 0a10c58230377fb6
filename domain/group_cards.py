"""What a unit's group reads: the unit's card, the question whose group it is, the list of groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Final

from domain import cards, deadlines, drills, limits, times
from domain.actions import Verb, encode
from domain.cards import Reader
from domain.directives import Directive, Revision
from domain.invites import link
from domain.markup import h, joined
from domain.messages import Button, Keyboard, Message
from domain.text import clip
from domain.wording import group_changes as changes
from domain.wording import groups as words
from domain.wording import labels

LABEL_MAX: Final = 60  # code points of a button
ITEMS_MAX: Final = 8  # of the list that a newly linked group gets
SUBJECT_MAX: Final = 120
OPENS: Final = "d"  # /start d12 in the private chat: the card of directive 12
LINKS: Final = "g"  # /start g12 in a group: unit 12 wants it


@dataclass(frozen=True, slots=True)
class Place:
    """A linked group as it is listed. ``link_id`` names the link, not the chat."""

    link_id: int
    title: str
    by: str
    since: datetime


@dataclass(frozen=True, slots=True)
class OpenItem:
    """What is open of the group's unit: acknowledged by ``who``, or ``silent``; the next report's deadline."""

    directive: Directive
    silent: bool
    who: str
    due_at: datetime | None
    late: bool


def group_card(
    directive: Directive, revision: Revision, reader: Reader, zone: tzinfo, bot: str, *, with_file: bool,
    again: bool = False,
) -> Message:  # fmt: skip
    """The unit's card for its group; ``bot`` is the name that leads to the private chat, '' where unknown."""
    ((_, unit),) = reader.units or ((0, ""),)
    shown = cards.directive_card(directive, revision, reader, zone, again=again)
    lines = shown.text.split("\n")
    lines.insert(int(lines[0] == drills.line()), f"<i>{h(words.card_of(unit))}</i>")
    silent = any(answer.state == "silent" for answer in reader.answers)
    if directive.is_live and directive.ack_wanted and silent:
        lines.append(f"<i>{h(words.who_counts(unit))}</i>")
    document = shown.document if with_file else ""
    keyboard = _keyboard(directive, reader, bot, scanned=bool(revision.draft.oath))
    text = joined(lines, limits.CAPTION_MAX if document else limits.TEXT_MAX)
    return replace(shown, text=text, document=document, keyboard=keyboard)


def _keyboard(directive: Directive, reader: Reader, bot: str, *, scanned: bool) -> Keyboard:
    ids = (directive.id, directive.revision)
    full = Button(labels.FULL, encode(Verb.FULL, *ids, 0))
    if scanned and bot:
        full = Button(labels.FULL, url=private_link(bot, directive.id))
    if not directive.is_live or not reader.units:
        return ((full,),)
    silent = any(answer.state == "silent" for answer in reader.answers)
    rows: list[tuple[Button, ...]] = []
    if directive.ack_wanted and silent:
        rows.append((Button(labels.ACK, encode(Verb.ACK, *ids), style="success"),))
    report = (Button(words.REPORT, url=private_link(bot, directive.id)),) if bot and not directive.drill else ()
    rows.append((full, *report))
    if any(answer.state == "acknowledged" for answer in reader.answers):
        rows.append((Button(labels.UNDO, encode(Verb.UNDO, *ids)),))
    return tuple(rows)


def private_link(bot: str, directive_id: int) -> str:
    """Where the directive's card opens in the private chat of whoever follows it."""
    return link(bot, f"{OPENS}{directive_id}")


def group_link(bot: str, unit_id: int) -> str:
    """Lets the messenger ask for a group, bring the bot there and say for which unit."""
    return f"https://t.me/{bot}?startgroup={LINKS}{unit_id}"


def old_card(message: Message) -> Message:
    """What a card of an older revision says, without the button that is of use in a private chat only."""
    return replace(message, keyboard=())


def question(units: Sequence[tuple[int, str]], minutes: int | None) -> Message:
    """Whose group is this? A button for each unit that the reader may link; ``minutes``: until we leave."""
    lines = [f"<b>{h(words.HELLO)}</b>", h(words.WHO_READS), h(words.WHAT_COMES)]
    if minutes is not None:
        lines += ["", h(words.LEAVES.format(minutes))]
    rows = [
        (Button(clip(words.link_to(name), LABEL_MAX), encode(Verb.GROUP_LINK, unit), style="success"),)
        for unit, name in units
    ]
    rows = rows or [(Button(words.MINE, encode(Verb.GROUP_WHOSE)),)]
    return Message("\n".join(lines), tuple(rows))


def linked_already(unit: str, unit_id: int, *, here: bool) -> Message:
    """The group is linked; elsewhere in it (another topic) its messages can be moved to."""
    if here:
        return Message(h(words.linked_here(unit)))
    move = Button(words.MOVE_HERE, encode(Verb.GROUP_LINK, unit_id))
    return Message(h(words.linked_elsewhere(unit)), ((move,),))


def groups_screen(unit: str, unit_id: int, places: Sequence[Place], bot: str, zone: tzinfo) -> Message:
    """In the private chat: the groups of a unit, how to link one, and who reads along there."""
    lines = [f"<b>{h(words.title(unit))}</b>"]
    lines += [h(line) for line in place_lines(places, zone)] or [h(words.NONE)]
    lines += ["", h(words.HOW), h(words.WHO_READS), h(words.TOPIC)]
    rows: list[tuple[Button, ...]] = [(Button(words.CHOOSE, url=group_link(bot, unit_id), style="primary"),)]
    rows += [
        (Button(clip(words.unlink(place.title), LABEL_MAX), encode(Verb.GROUP_DROP, place.link_id)),)
        for place in places
    ]
    rows.append((Button(labels.BACK, encode(Verb.SETTINGS)),))
    return Message("\n".join(lines), tuple(rows))


def place_lines(places: Sequence[Place], zone: tzinfo) -> list[str]:
    """The groups of a unit, a line each."""
    return [
        words.place(place.title, place.by, times.show_date(place.since.astimezone(zone).date()))
        for place in places
    ]


def units_screen(units: Sequence[tuple[int, str]]) -> Message:
    """Several units of one person: for which shall a group be linked?"""
    rows = [(Button(clip(name, LABEL_MAX), encode(Verb.GROUPS, unit)),) for unit, name in units]
    return Message(h(words.WHICH_UNIT), tuple(rows))


def ask_unlink(title: str, unit: str, link_id: int, unit_id: int) -> Message:
    """Sure?"""
    sure = Button(words.UNLINK_SURE, encode(Verb.GROUP_DROP_SURE, link_id), style="danger")
    keep = Button(words.KEEP, encode(Verb.GROUPS, unit_id))
    return Message(h(words.ask_unlink(title, unit)), ((sure,), (keep,)))


def digest(unit: str, items: Sequence[OpenItem], why: str, zone: tzinfo) -> Message:
    """What is open for the unit and has no card in its group; ``why`` it comes only now."""
    shown, rest = items[:ITEMS_MAX], len(items) - ITEMS_MAX
    lines = [f"<b>{h(changes.open_head(unit, len(items)))}</b>", h(why)]
    rows: list[tuple[Button, ...]] = []
    for number, item in enumerate(shown, 1):
        lines += ["", *_item_lines(number, item, zone)]
        label = clip(changes.open_button(number, item.directive.number), LABEL_MAX)
        rows.append((Button(label, encode(Verb.GROUP_OPEN, item.directive.id)),))
    lines += ["", h(changes.open_rest(rest))] if rest > 0 else []
    return Message(joined(lines, limits.TEXT_MAX), tuple(rows))


def _item_lines(number: int, item: OpenItem, zone: tzinfo) -> list[str]:
    directive = item.directive
    sent = times.show_date(directive.published_at.astimezone(zone).date())
    head = changes.open_item(number, directive.title)
    lines = [f"<b>{h(head)}</b>"] + ([h(clip(directive.subject, SUBJECT_MAX))] if directive.number else [])
    lines.append(h(changes.open_state(sent, item.who, silent=item.silent)))
    due = deadlines.show(item.due_at, zone) if item.due_at else ""
    return lines + ([h(changes.open_due(due, late=item.late))] if due else [])


def keeper_wanted(link_id: int, said: str, *, drop: bool) -> Message:
    """Somebody of the unit is to answer for the group; ``drop``: or to take it away."""
    keep = Button(changes.KEEP_GROUP, encode(Verb.GROUP_KEEP, link_id), style="success")
    rows: list[tuple[Button, ...]] = [(keep,)]
    rows += [(Button(words.UNLINK_SURE, encode(Verb.GROUP_DROP, link_id)),)] if drop else []
    return Message(h(said), tuple(rows))
