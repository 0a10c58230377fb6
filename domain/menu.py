"""Which commands are offered to whom, in the order in which a phone shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain.people import Actor, Role
from domain.wording import helping as words

_ALL: Final = frozenset(Role)
_ANSWERING: Final = _ALL - {Role.VIEWER, Role.ADMIN}
_FOLLOWING: Final = frozenset({Role.LEADER, Role.COORDINATOR, Role.ADMIN})
_OFFICE: Final = frozenset({Role.COORDINATOR, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Command:
    """A command and the roles that may use it."""

    name: str
    roles: frozenset[Role]

    @property
    def shown(self) -> str:
        """The name under which it is offered; those of the other languages are understood as well."""
        return words.NAMES[self.name]

    @property
    def words(self) -> str:
        """What it does, in a few words."""
        return words.COMMANDS[self.name]


COMMANDS: Final = (
    Command("phathanh", _OFFICE),
    Command("thongbao", _OFFICE),
    Command("tiendo", _FOLLOWING),
    Command("dondoc", _OFFICE),
    Command("xuat", _FOLLOWING),
    Command("viec", _ANSWERING | _OFFICE),
    Command("baocao", _ANSWERING),
    Command("vanban", _ALL),
    Command("tim", _ALL),
    Command("moi", _OFFICE),
    Command("donvi", _ALL),
    Command("caidat", _ALL),
    Command("trogiup", _ALL),
    Command("huy", _ALL),
)


def commands_for(actor: Actor) -> tuple[Command, ...]:
    """What this person's seats allow; nothing for a stranger."""
    roles = {seat.role for seat in actor.seats}
    return tuple(command for command in COMMANDS if command.roles & roles)


def menu(actor: Actor) -> tuple[tuple[str, str], ...]:
    """``commands_for`` as (name, words), as a chat's menu takes them."""
    return tuple((command.shown, command.words) for command in commands_for(actor))


def default() -> tuple[tuple[str, str], ...]:
    """The menu of whoever has no seat (yet)."""
    return (("start", words.START), (words.NAMES["trogiup"], words.COMMANDS["trogiup"]))
