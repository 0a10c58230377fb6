"""What the world holds, and the few steps by which it changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from .faults import Faults
from .files import Files
from .floods import Pace
from .mailbox import Mailbox, Sleep
from .refusals import CannotDo, bad
from .values import Chat, Json, Person, Post, Press, Query, Version

CROWD_KEPT: Final = 12  # messages a phone of the crowd remembers, so that the newest can still be edited
CHAT_KEPT: Final = 2000  # messages a chat remembers; the oldest are forgotten
VERSIONS_KEPT: Final = 50  # versions a message remembers
PRESSES_KEPT: Final = 20_000
Listener = Callable[[str, int, str], None]


class State:
    """People, chats, files and the queue. ``listeners`` hear of every change."""

    def __init__(self, now: Callable[[], datetime], token: str, sleep: Sleep = asyncio.sleep) -> None:
        self.now, self.sleep, self.token = now, sleep, token
        self.bot_id = int(token.partition(":")[0])
        self.bot_name, self.bot_username = "Văn bản chỉ đạo", "directive_sandbox_bot"
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.queries: dict[str, Query] = {}
        self.settings: dict[str, Json] = {}
        self.files = Files()
        self.mail = Mailbox(now, sleep)
        self.faults = Faults(now)
        self.pace: Pace | None = None
        self.listeners: list[Listener] = []
        self.calls: dict[str, int] = {}
        self.changes = 0
        self.next_message = 1
        self.next_press = 4_000_000_000_000_001

    def tell(self, what: str, chat_id: int = 0, key: object = "") -> None:
        """Let the listeners know ``what`` changed, in which chat, and which message or press it was."""
        self.changes += 1
        if self._of_crowd(chat_id):
            return
        for listener in tuple(self.listeners):
            listener(what, chat_id, str(key))

    def _of_crowd(self, chat_id: int) -> bool:
        person = self.people.get(chat_id)
        return person is not None and person.crowd

    def add_person(self, person: Person) -> Person:
        """Give somebody a phone; the private chat with the bot is there but empty."""
        if person.id in self.people:
            raise CannotDo(f"Đã có người mang số {person.id}.")
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, "private")
        self.tell("people", person.id)
        return person

    def post(self, chat: Chat, sender_id: int, version: Version, reply_to: int = 0, topic: int = 0) -> Post:
        """Put a message into a chat."""
        from_bot = sender_id == self.bot_id
        made = Post(self.next_message, chat.id, sender_id, from_bot, [version], reply_to, topic=topic)
        self.next_message += 1
        chat.posts[made.id] = made
        if len(chat.posts) > (CROWD_KEPT if self._of_crowd(chat.id) else CHAT_KEPT):
            del chat.posts[next(iter(chat.posts))]
        self.tell("post", chat.id, made.id)
        return made

    def change(self, post: Post, version: Version) -> None:
        """Show another version; refuses one that looks the same."""
        if post.now.same_content(version):
            raise bad(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        post.versions.append(replace(version, at=self.now()))
        if len(post.versions) > VERSIONS_KEPT:
            del post.versions[1]
        self.tell("post", post.chat_id, post.id)

    def remove(self, post: Post) -> None:
        """Take a message off the screen."""
        post.deleted_at = self.now()
        self.tell("gone", post.chat_id, post.id)

    def press(self, person_id: int, chat_id: int, message_id: int, data: str) -> Press:
        """Remember a press until the bot answers it."""
        made = Press(str(self.next_press), person_id, chat_id, message_id, data, self.now())
        self.next_press += 1
        self.presses[made.id] = made
        if len(self.presses) > PRESSES_KEPT:
            del self.presses[next(iter(self.presses))]
        return made
