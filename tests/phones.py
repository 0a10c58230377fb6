"""The words in which stories are told: people with phones, a messenger that misbehaves, and nothing unseen.

``await hoa.says("…")`` sends and lets the bot do all it has to; ``hoa.expect("963-CV/TU")`` takes the newest
unread message that says so; ``await message.press("Đã nhận")`` returns the toast. At the end of a story
``phones.nothing_unexpected()`` fails on every message that nobody expected.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.sandbox import cast
from bot.sandbox.keyboards import labels
from bot.sandbox.values import Post
from bot.sandbox.world import World


class Pump(Protocol):
    """The running bot, as far as a story needs it."""

    async def settle(self) -> None:
        """Hand every waiting update to the bot and let it send all that is due at this instant."""


@dataclass(frozen=True, slots=True)
class Received:
    """A message on a phone. ``text`` and ``buttons`` are what it shows now, after any edit."""

    phone: Phone
    post: Post

    @property
    def text(self) -> str:
        return self.post.now.text

    @property
    def buttons(self) -> list[str]:
        return labels(self.post.now.keyboard)

    @property
    def is_gone(self) -> bool:
        return self.post.deleted_at is not None

    @property
    def file(self) -> bytes:
        """The content of the attached file."""
        attachment = self.post.now.attachment
        assert attachment is not None, f"there is no file on: {self.text!r}"
        return self.phone.world.download(attachment.file_id)

    @property
    def file_name(self) -> str:
        attachment = self.post.now.attachment
        return attachment.name if attachment else ""

    @property
    def was_silent(self) -> bool:
        return self.post.silent

    async def press(self, label: str) -> str:
        """Press a button by its label (or its data); returns the toast, "" when there was none."""
        made = self.phone.world.press(self.phone.id, self.post.chat_id, self.post.id, label)
        await self.phone.pump.settle()
        return made.toast or ""

    async def forge(self, data: str) -> str:
        """Press a button that is not there; returns the toast."""
        return await self.phone.forges(self.post.id, data)

    async def reply(self, text: str) -> None:
        """Answer this very message."""
        self.phone.world.send_text(self.phone.id, text, self.post.chat_id, self.post.id)
        await self.phone.pump.settle()

    def data(self, label: str) -> str:
        """What a button carries, for stories in which somebody else presses it."""
        for row in self.post.now.keyboard:
            for button in row:
                if button["text"] == label:
                    return str(button.get("callback_data", ""))
        raise AssertionError(f"no button {label!r} among {self.buttons}")

    def refresh(self) -> Received:
        """The same message; ``text`` and ``buttons`` are always those of now."""
        return self


class Phone:
    """One person's phone with the private chat of the bot on it."""

    def __init__(self, world: World, pump: Pump, person_id: int) -> None:
        self.world, self.pump, self.id = world, pump, person_id
        self._read: set[int] = set()

    @property
    def name(self) -> str:
        return self.world.user(self.id).name

    async def says(self, text: str) -> None:
        """Send a text or a command."""
        self.world.send_text(self.id, text)
        await self.pump.settle()

    async def starts(self, payload: str = "") -> None:
        """Press START, perhaps out of a link with a code."""
        self.world.start(self.id, payload)
        await self.pump.settle()

    async def sends_file(self, name: str, data: bytes, caption: str = "") -> None:
        self.world.send_document(self.id, name, data, caption)
        await self.pump.settle()

    async def sends_photo(self, data: bytes, caption: str = "") -> None:
        self.world.send_photo(self.id, data, caption)
        await self.pump.settle()

    async def sends_album(self, *pictures: tuple[bytes, str], reply_to: int = 0) -> None:
        self.world.send_album(self.id, pictures, reply_to)
        await self.pump.settle()

    async def sends_voice(self, data: bytes) -> None:
        self.world.send_voice(self.id, data)
        await self.pump.settle()

    async def sends_video(self, data: bytes, caption: str = "") -> None:
        self.world.send_video(self.id, data, caption)
        await self.pump.settle()

    async def shares_location(self, latitude: float, longitude: float) -> None:
        self.world.send_location(self.id, latitude, longitude)
        await self.pump.settle()

    async def shares_contact(self, number: str, contact_of: int = 0) -> None:
        self.world.send_contact(self.id, number, contact_of)
        await self.pump.settle()

    async def forges(self, message_id: int, data: str) -> str:
        """Press a button that is not there; returns the toast."""
        made = self.world.forge_press(self.id, self.id, message_id, data)
        await self.pump.settle()
        return made.toast or ""

    def blocks_the_bot(self) -> None:
        self.world.block(self.id)

    def unblocks_the_bot(self) -> None:
        self.world.unblock(self.id)

    def expect(self, *texts: str, button: str = "", file: str = "") -> Received:
        """The newest unread message with all of ``texts`` (and that button, that file); it is read now."""
        for post in reversed(self.unread()):
            if _matches(post, texts, button, file):
                self._read.add(post.id)
                return Received(self, post)
        raise AssertionError(self._not_found("unread", texts, button, file))

    def shows(self, *texts: str, button: str = "", file: str = "") -> Received:
        """The newest message on the screen that says so, read or not, edited or not; it is read now."""
        for post in reversed(self.screen()):
            if post.from_bot and _matches(post, texts, button, file):
                self._read.add(post.id)
                return Received(self, post)
        raise AssertionError(self._not_found("visible", texts, button, file))

    def expect_nothing(self) -> None:
        """Nothing has come that was not read."""
        assert not self.unread(), f"{self.name} did not expect:\n{_lines(self.unread())}"

    def skip(self) -> None:
        """Read everything without looking: for the parts of a story that are not its point."""
        self._read.update(post.id for post in self.unread())

    def unread(self) -> list[Post]:
        """What the bot wrote and nobody expected yet, oldest first."""
        return [post for post in self.screen() if post.from_bot and post.id not in self._read]

    def screen(self) -> list[Post]:
        return self.world.posts(self.id)

    def transcript(self) -> str:
        """The chat as one would read it aloud."""
        return f"--- {self.name} ---\n{_lines(self.screen()[-20:])}"

    def _not_found(self, which: str, texts: tuple[str, ...], button: str, file: str) -> str:
        wanted = " + ".join(filter(None, (*map(repr, texts), button and f"[{button}]", file)))
        return f"{self.name} has no {which} message with {wanted or 'anything'}\n{self.transcript()}"


class Telegram:
    """The messenger's moods."""

    def __init__(self, world: World) -> None:
        self.world = world

    def floods(self, seconds: int) -> None:
        """Every send is refused with 429 for that long."""
        self.world.flood(seconds)

    def goes_down(self) -> None:
        self.world.outage(True)

    def comes_back(self) -> None:
        self.world.outage(False)

    def fails_next(self, method: str, kind: str) -> None:
        """The next call of ``method`` (``*`` allowed) fails; see ``bot.sandbox.faults.KINDS``."""
        self.world.fail_next(method, kind)


class Phones:
    """Everybody's phones. ``lan``, ``minh``, ``hoa``, ``tu`` and ``stranger`` are there from the start."""

    def __init__(self, world: World, pump: Pump) -> None:
        self.world, self.pump, self.telegram = world, pump, Telegram(world)
        if cast.LAN not in world.state.people:
            cast.add_cast(world)
        self._phones = {person_id: Phone(world, pump, person_id) for person_id in world.state.people}
        self.lan, self.minh = self._phones[cast.LAN], self._phones[cast.MINH]
        self.hoa, self.tu = self._phones[cast.HOA], self._phones[cast.TU]
        self.stranger = self._phones[cast.STRANGER]

    def __getitem__(self, person_id: int) -> Phone:
        return self._phones[person_id]

    def add(self, person_id: int, name: str, caption: str = "") -> Phone:
        """Give one more person a phone."""
        self.world.add_user(person_id, name, caption=caption)
        made = self._phones[person_id] = Phone(self.world, self.pump, person_id)
        return made

    def all(self) -> list[Phone]:
        return list(self._phones.values())

    async def settle(self) -> None:
        """Let the bot do all it has to at this instant; call it after the clock was moved."""
        await self.pump.settle()

    def nothing_unexpected(self) -> None:
        """Every message that came to any phone was expected by the story."""
        left = [phone for phone in self.all() if phone.unread()]
        told = "\n".join(f"--- {phone.name} ---\n{_lines(phone.unread())}" for phone in left)
        assert not left, f"Nobody expected these messages:\n{told}"


def _matches(post: Post, texts: tuple[str, ...], button: str, file: str) -> bool:
    version = post.now
    name = version.attachment.name if version.attachment else ""
    return (
        all(text in version.text for text in texts)
        and (not button or button in labels(version.keyboard))
        and file in name
    )


def _lines(posts: list[Post]) -> str:
    return "\n".join(_line(post) for post in posts) or "(nothing)"


def _line(post: Post) -> str:
    version = post.now
    file = f" <{version.attachment.name}>" if version.attachment else ""
    keys = "".join(f" [{label}]" for label in labels(version.keyboard))
    who = "bot" if post.from_bot else "   "
    return f"{version.at:%d/%m %H:%M} #{post.id} {who}:{file} {version.text}{keys}"
