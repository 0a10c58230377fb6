"""What a button carries: a verb and ids, nothing else, so that it works after restarts and years later.

``ack.12.1`` acknowledges revision 1 of directive 12. What arrives in a press is anybody's text: ``decode``
answers None for all that ``encode`` cannot have written. A button is never proof of a right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain.limits import CALLBACK_DATA_MAX
from domain.verbs import Verb as Verb

_DIGITS_MAX: Final = 12  # four ids and the verb stay below 64 bytes; no table of ours grows so far


_VERBS: Final = {verb.value: verb for verb in Verb}


@dataclass(frozen=True, slots=True)
class Action:
    """A verb with its ids."""

    verb: Verb
    ids: tuple[int, ...] = ()


def encode(verb: Verb, *ids: int) -> str:
    """The text a button carries; at most 64 bytes. Raises ValueError for the wrong number of ids."""
    if len(ids) != verb.ids or any(number < 0 for number in ids):
        raise ValueError(f"{verb.name} takes {verb.ids} ids, not {ids}")
    data = ".".join((verb.value, *map(str, ids)))
    if len(data.encode()) > CALLBACK_DATA_MAX:
        raise ValueError(f"{data} is longer than a button can carry")
    return data


def decode(data: str) -> Action | None:
    """The action, or None for what no button of ours says."""
    word, *numbers = data.split(".")
    verb = _VERBS.get(word)
    if verb is None or len(numbers) != verb.ids or not all(map(_is_id, numbers)):
        return None
    return Action(verb, tuple(map(int, numbers)))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS_MAX
