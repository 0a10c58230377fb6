"""What the page's buttons do with groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from . import groups
from .refusals import CannotDo
from .values import Json
from .world import World

TITLE_MAX: Final = 128
TOPICS: Final = ("Văn bản chỉ đạo", "Trao đổi")


def _open(world: World, person: int, body: Json) -> Json:
    title = " ".join(str(body.get("title", "")).split())[:TITLE_MAX]
    if not title:
        raise CannotDo("Xin ghi tên nhóm.")
    given = body.get("members")
    members = [one for one in given if one in world.state.people] if isinstance(given, list) else []
    made = world.open_group(title, [person, *members], TOPICS if body.get("forum") is True else ())
    return {"id": made.id}


def _bring(world: World, person: int, body: Json) -> Json:
    """The bot comes in; out of its own link it is told for whom, as the messenger does."""
    chat_id, payload = _chat(body), str(body.get("payload", ""))[:64]
    world.add_bot(chat_id, person)
    if payload:
        world.send_text(person, f"/start@{world.state.bot_username} {payload}", chat_id)
    return {}


def _expel(world: World, person: int, body: Json) -> Json:
    world.kick(_chat(body))
    return {}


def _migrate(world: World, person: int, body: Json) -> Json:
    return {"id": world.migrate(_chat(body))}


def _drop_topic(world: World, person: int, body: Json) -> Json:
    topic = body.get("topic")
    groups.delete_topic(world.state, _chat(body), topic if isinstance(topic, int) else 0)
    return {}


def _chat(body: Json) -> int:
    chat = body.get("chat")
    if not isinstance(chat, int) or chat >= 0:
        raise CannotDo("Không có nhóm này.")
    return chat


ACTS: Final[Mapping[str, Callable[[World, int, Json], Json]]] = {
    "group": _open,
    "bring": _bring,
    "expel": _expel,
    "migrate": _migrate,
    "drop_topic": _drop_topic,
}
