"""The things of the world: people, chats, messages and every version they went through."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

Json = dict[str, object]


@dataclass(slots=True)
class Person:
    """Somebody with a phone. ``caption`` (role, unit) is for the page alone; the bot never sees it.

    A phone of the ``crowd`` takes what comes and is shown nowhere.
    """

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language: str = "vi"
    caption: str = ""
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    crowd: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way into the world."""

    name: str
    data: bytes
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A stored file as one message shows it; ``size`` is in bytes."""

    kind: str
    file_id: str
    unique_id: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Version:
    """What a message looked like from ``at`` on. ``keyboard`` holds rows of Bot API buttons."""

    at: datetime
    text: str
    entities: tuple[Json, ...] = ()
    keyboard: tuple[tuple[Json, ...], ...] = ()
    attachment: Attachment | None = None

    def same_content(self, other: Version) -> bool:
        """Whether Telegram would say "message is not modified"."""
        mine = (self.text, self.entities, self.keyboard, self.attachment)
        return mine == (other.text, other.entities, other.keyboard, other.attachment)


@dataclass(slots=True)
class Post:
    """A message in a chat. ``from_bot`` tells whose it is; ``extra`` holds service fields of the Bot API."""

    id: int
    chat_id: int
    sender_id: int
    from_bot: bool
    versions: list[Version]
    reply_to: int = 0
    silent: bool = False
    protected: bool = False
    deleted_at: datetime | None = None
    topic: int = 0
    extra: Json = field(default_factory=dict)

    @property
    def now(self) -> Version:
        """What a phone shows of it."""
        return self.versions[-1]

    @property
    def date(self) -> datetime:
        """When it was sent."""
        return self.versions[0].at


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group (negative id). ``posts`` is in order of id.

    ``kicked``: the bot is not in it. A forum has ``topics``; in it an ``admin`` bot gets all that is said.
    """

    id: int
    type: str
    title: str = ""
    members: set[int] = field(default_factory=set)
    posts: dict[int, Post] = field(default_factory=dict)
    kicked: bool = False
    moved_to: int = 0
    topics: dict[int, str] = field(default_factory=dict)
    admin: bool = False

    def shown(self) -> list[Post]:
        """The messages that are on the screen now, oldest first."""
        return [post for post in self.posts.values() if post.deleted_at is None]


@dataclass(slots=True)
class Press:
    """One press of a button and what the bot said to it (``None`` until it answers)."""

    id: str
    person_id: int
    chat_id: int
    message_id: int
    data: str
    at: datetime
    toast: str | None = None
    alert: bool = False
    url: str = ""


@dataclass(slots=True)
class Query:
    """One query of one person and what the bot said to it (``results`` None until it answers)."""

    id: str
    person_id: int
    text: str
    offset: str
    at: datetime
    results: list[Json] | None = None
    button: Json | None = None
    personal: bool = False
    cache_time: int = 300
    next_offset: str = ""
