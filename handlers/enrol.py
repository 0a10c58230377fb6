"""Coming in and going: invitations, joining on a press, leaving, being taken out."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from domain import limits
from domain.errors import Refusal
from domain.invites import Invite, code_of, hash_code, looks_like_code
from domain.people import Actor, Person, Role, Seat, is_admin, may_give
from domain.wording import enrol as wording
from handlers import group_keepers
from storage import invites, journal, people, units
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class Offer:
    """What would be joined; ``held`` when the person holds this seat already."""

    unit_id: int
    unit: str
    role: Role
    held: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """What was joined; not ``new`` when the person held this seat already."""

    unit_id: int
    unit: str
    role: Role
    new: bool


async def invite(tx: Tx, actor: Actor | None, unit_id: int, role: Role, uses: int) -> str:
    """The code of a new invitation, told only here. ``actor`` None: the command line, which may invite anybody.

    Raises Refusal where the actor may not give this role in this unit, or ``uses`` is out of bounds.
    """
    tree = await units.tree(tx)
    if unit_id not in tree:
        raise Refusal(wording.NO_SUCH_UNIT)
    if actor is not None and not may_give(actor, unit_id, role, tree):
        raise Refusal(wording.MAY_NOT_INVITE)
    (code,) = await invite_all(tx, None if actor is None else actor.person.id, [unit_id], role, uses)
    return code


async def invite_all(tx: Tx, by: int | None, unit_ids: Iterable[int], role: Role, uses: int) -> list[str]:
    """One new code for each unit, in order. Rights are the caller's matter. Raises Refusal for bad ``uses``."""
    if not 1 <= uses <= limits.INVITE_USES_MAX:
        raise Refusal(wording.BAD_USES)
    codes = []
    for unit_id in unit_ids:
        code = code_of(secrets.token_bytes(limits.INVITE_BYTES))
        made = await invites.add(tx, hash_code(code), unit_id, role, uses, by)
        data = {"invite": made.id, "role": role, "uses": uses}
        await journal.write(tx, "invite.made", by, unit_id=unit_id, data=data)
        codes.append(code)
    return codes


async def offer(tx: Tx, person: Person, code: str) -> Offer | Refusal:
    """What the code invites to; it waits for the press on "Tham gia".

    The Refusal is returned, not raised: that somebody guessed must be remembered. It is the same for a wrong,
    expired, used-up or revoked code and for one who guesses too often, even when that guess is right.
    """
    refusal = Refusal(wording.BAD_CODE)
    own, every = await invites.wrong_codes(tx, person.telegram_id)
    if own >= limits.WRONG_CODES_PERSON or every >= limits.WRONG_CODES_ALL:
        return refusal
    found = await invites.by_hash(tx, hash_code(code)) if looks_like_code(code) else None
    held = found is not None and await _holds(tx, person, found)
    if found is None or not (held or await _is_open_to(tx, person, found)):
        await invites.note_wrong_code(tx, person.telegram_id)
        return refusal
    await invites.offer(tx, person.id, found.id)
    return Offer(found.unit_id, await units.name(tx, found.unit_id), found.role, held)


async def join(tx: Tx, person: Person) -> Joined:
    """Take the seat that was offered last. Pressing again does no harm and takes no further use.

    Raises Refusal when nothing was offered, or the invitation has closed since.
    """
    offered = await invites.offered(tx, person.id)
    if offered is None:
        raise Refusal(wording.NO_OFFER)
    name = await units.name(tx, offered.unit_id)
    if await _holds(tx, person, offered):
        return Joined(offered.unit_id, name, offered.role, new=False)
    if not await _is_open_to(tx, person, offered) or not await invites.use(tx, offered.id):
        raise Refusal(wording.BAD_CODE)
    await people.give_seat(tx, person.id, offered.unit_id, offered.role)
    data = {"role": offered.role, "invite": offered.id}
    await journal.write(tx, "seat.taken", person.id, unit_id=offered.unit_id, data=data)
    return Joined(offered.unit_id, name, offered.role, new=True)


async def decline(tx: Tx, person: Person) -> None:
    """The person does not want what was offered: nothing waits for a press any more."""
    await invites.forget_offer(tx, person.id)


async def leave(tx: Tx, actor: Actor, seat_id: int) -> Seat:
    """Give up an own seat. Raises Refusal for another's, an ended one, or the office's last admin."""
    seat = await _open_seat(tx, seat_id)
    if seat.person_id != actor.person.id:
        raise Refusal(wording.NOT_YOUR_SEAT)
    return await _end(tx, seat, actor, "seat.left")


async def revoke(tx: Tx, actor: Actor, seat_id: int) -> Seat:
    """Take a seat away; its holder cannot come back by an invitation made before.

    Raises Refusal for whoever could not have given it, an ended one, or the office's last admin.
    """
    return await _end(tx, await revocable(tx, actor, seat_id), actor, "seat.revoked")


async def revocable(tx: Tx, actor: Actor, seat_id: int) -> Seat:
    """The open seat, if the actor may take it away. Raises Refusal otherwise."""
    seat = await _open_seat(tx, seat_id)
    unit_id = seat.unit_id
    if not (is_admin(actor) or (unit_id and may_give(actor, unit_id, seat.role, await units.tree(tx)))):
        raise Refusal(wording.MAY_NOT_REVOKE)
    return seat


async def revoke_invite(tx: Tx, actor: Actor, invite_id: int) -> Invite:
    """Nobody joins by it any more. Raises Refusal for whoever could not have made it, or a revoked one."""
    found = await invites.get(tx, invite_id)
    if found is None or not may_give(actor, found.unit_id, found.role, await units.tree(tx)):
        raise Refusal(wording.MAY_NOT_REVOKE)
    if not await invites.revoke(tx, invite_id):
        raise Refusal(wording.NO_SUCH_INVITE)
    data = {"invite": invite_id, "used": found.used}
    await journal.write(tx, "invite.revoked", actor.person.id, unit_id=found.unit_id, data=data)
    return found


async def bootstrap_admins(tx: Tx, telegram_ids: Iterable[int]) -> int:
    """Whom the settings name is an admin of the whole office, even before writing; how many are so newly."""
    new = 0
    for telegram_id in telegram_ids:
        person_id = await people.expect(tx, telegram_id)
        if await people.give_seat(tx, person_id, None, Role.ADMIN):
            await journal.write(tx, "admin.named", None, data={"person": person_id})
            new += 1
    return new


async def _holds(tx: Tx, person: Person, found: Invite) -> bool:
    seats = await people.seats_of(tx, person.id)
    return any(seat.unit_id == found.unit_id and seat.role is found.role for seat in seats)


async def _is_open_to(tx: Tx, person: Person, found: Invite) -> bool:
    """Whoever was taken out of the unit needs an invitation made afterwards."""
    removed = await people.was_removed(tx, person.id, found.unit_id, found.created_at)
    return found.is_open(tx.now) and not removed


async def _open_seat(tx: Tx, seat_id: int) -> Seat:
    seat = await people.seat(tx, seat_id)
    if seat is None:
        raise Refusal(wording.NO_SUCH_SEAT)
    return seat


async def _end(tx: Tx, seat: Seat, actor: Actor, kind: str) -> Seat:
    if seat.role is Role.ADMIN and await people.count_admin_seats(tx) == 1:
        raise Refusal(wording.LAST_ADMIN)
    await people.end_seat(tx, seat.id, actor.person.id)
    data = {"seat": seat.id, "person": seat.person_id, "role": seat.role}
    await journal.write(tx, kind, actor.person.id, unit_id=seat.unit_id, data=data)
    await group_keepers.seats_ended(tx, [seat.person_id])
    return seat
