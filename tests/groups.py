"""A group chat in a story: everybody in it sees the same, and whoever presses is named."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.groups import add_topic, delete_topic, promote
from bot.sandbox.keyboards import labels
from bot.sandbox.values import Post
from tests.phones import Phone, Phones


@dataclass(frozen=True, slots=True)
class Seen:
    """A message in a group as it stands now."""

    phones: Phones
    post: Post

    @property
    def text(self) -> str:
        return self.post.now.text

    @property
    def buttons(self) -> list[str]:
        return labels(self.post.now.keyboard)

    @property
    def topic(self) -> int:
        return self.post.topic

    async def pressed_by(self, phone: Phone, label: str) -> str:
        """Somebody presses a button; the toast that only they see."""
        made = self.phones.world.press(phone.id, self.post.chat_id, self.post.id, label)
        await self.phones.settle()
        return made.toast or ""

    async def forged_by(self, phone: Phone, data: str) -> str:
        made = self.phones.world.forge_press(phone.id, self.post.chat_id, self.post.id, data)
        await self.phones.settle()
        return made.toast or ""

    def url(self, label: str) -> str:
        """Where a button leads."""
        found = [key for row in self.post.now.keyboard for key in row if key["text"] == label]
        return str(found[0]["url"])


class Group:
    """One group and who is in it."""

    def __init__(self, phones: Phones, title: str, *members: Phone, topics: tuple[str, ...] = ()) -> None:
        self.phones, self.world = phones, phones.world
        self.chat = self.world.open_group(title, [phone.id for phone in members], topics)
        self.id = self.chat.id
        self._read: set[int] = set()

    async def adds_bot(self, phone: Phone, payload: str = "") -> None:
        """Bring the bot in, perhaps by the link of the private chat, which then says for which unit."""
        self.world.add_bot(self.id, phone.id)
        if payload:
            name = self.world.state.bot_username
            self.world.send_text(phone.id, f"/start@{name} {payload}", self.id)
        await self.phones.settle()

    async def says(self, phone: Phone, text: str, *, topic: int = 0, anonymous: bool = False) -> None:
        self.world.send_text(phone.id, text, self.id, topic=topic, anonymous=anonymous)
        await self.phones.settle()

    async def replies(self, phone: Phone, seen: Seen, text: str) -> None:
        self.world.send_text(phone.id, text, self.id, seen.post.id)
        await self.phones.settle()

    async def kicks_bot(self) -> None:
        self.world.kick(self.id)
        await self.phones.settle()

    async def makes_bot_admin(self, phone: Phone) -> None:
        promote(self.world.state, self.id, phone.id)
        await self.phones.settle()

    def migrates(self) -> None:
        """It becomes a supergroup; from now on this is the new chat. The bot has not heard of it yet."""
        self.id = self.world.migrate(self.id)
        self.chat = self.world.state.chats[self.id]

    def adds_topic(self, name: str) -> int:
        return add_topic(self.world.state, self.id, name)

    def deletes_topic(self, topic: int) -> None:
        delete_topic(self.world.state, self.id, topic)

    @property
    def has_bot(self) -> bool:
        return not self.chat.kicked

    def unread(self) -> list[Post]:
        return [post for post in self.chat.shown() if post.from_bot and post.id not in self._read]

    def expect(self, *texts: str) -> Seen:
        """The newest unread message of the bot with all of these; it is read now."""
        for post in reversed(self.unread()):
            if all(text in post.now.text for text in texts):
                self._read.add(post.id)
                return Seen(self.phones, post)
        said = "\n".join(f"#{post.id}: {post.now.text}" for post in self.chat.shown()[-12:])
        raise AssertionError(f"the group has no unread message with {texts}\n{said}")

    def expect_nothing(self) -> None:
        assert not self.unread(), [post.now.text for post in self.unread()]
