"""The world: what a bot calls, what people do, and what can go wrong between them."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from math import ceil
from typing import Unpack

from . import floods, groups, hands, inline
from .mailbox import Sleep
from .methods import IS_PACED, METHODS
from .params import Params
from .refusals import ApiError, flood
from .state import State
from .values import Chat, Json, Person, Post, Press, Query, Upload


class World:
    """A Bot API world for one bot. ``now`` is its clock, ``sleep`` how it waits; neither is real in tests."""

    def __init__(
        self,
        now: Callable[[], datetime],
        token: str,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.state = State(now, token, sleep)

    # The bot's side

    async def call(
        self, method: str, params: Mapping[str, object], files: Mapping[str, Upload] | None = None
    ) -> tuple[int, Json]:
        """One Bot API call: the HTTP status and the JSON answer.

        Raises ``LineCut`` when an ordered fault breaks the line before or after the effect.
        """
        self.state.calls[method] = self.state.calls.get(method, 0) + 1
        try:
            return 200, {"ok": True, "result": await self._result(method, Params(params, files or {}))}
        except ApiError as error:
            return error.status, error.body()

    async def _result(self, method: str, params: Params) -> object:
        name = method.lower()
        known = METHODS.get(name)
        if known is None:
            raise ApiError(404, "Not Found: method not found")
        after = self.state.faults.before(name, name in IS_PACED)
        if name in IS_PACED:
            await self._keep_pace(params)
        result = await known(self.state, params)
        self.state.faults.after(after)
        return result

    async def _keep_pace(self, params: Params) -> None:
        pace = self.state.pace
        if pace is None:
            return
        chat_id = params.whole("chat_id", 0)
        wait = pace.wait(self.state.now().timestamp(), chat_id)
        while wait > 0:
            if not pace.hold or wait > floods.HOLD_MAX:
                raise flood(max(1, ceil(wait)))
            await self.state.sleep(wait)
            wait = pace.wait(self.state.now().timestamp(), chat_id)

    def admits(self, token: str) -> ApiError | None:
        """``None`` for the right token, else the refusal: 404 for a malformed one, 401 for a wrong one."""
        if not token.partition(":")[0].isdigit() or ":" not in token:
            return ApiError(404, "Not Found")
        if not hmac.compare_digest(token.encode(), self.state.token.encode()):
            return ApiError(401, "Unauthorized")
        return None

    def download(self, path: str) -> bytes:
        """The content behind a file path; raises ``ApiError`` 404."""
        return self.state.files.download(path)

    # The people's side

    def add_user(
        self,
        user_id: int,
        first_name: str,
        last_name: str = "",
        *,
        caption: str = "",
        username: str = "",
    ) -> Person:
        """Give somebody a phone. ``caption`` is what the page shows under the name."""
        person = Person(user_id, first_name, last_name, username, caption=caption)
        return self.state.add_person(person)

    def add_crowd(self, user_id: int, name: str) -> Person:
        """Somebody whose phone nobody looks at: it has pressed START, and keeps only the last few messages."""
        return self.state.add_person(Person(user_id, name, started=True, crowd=True))

    def user(self, user_id: int) -> Person:
        """Somebody with a phone; ``KeyError`` for nobody."""
        return self.state.people[user_id]

    def send_text(
        self, user_id: int, text: str, chat_id: int = 0, reply_to: int = 0, **how: Unpack[hands.How]
    ) -> list[Post]:
        """Send a text to the bot (or into a group); long ones are split into several messages."""
        return hands.send_text(self.state, user_id, text, chat_id, reply_to, **how)

    def send_document(self, user_id: int, name: str, data: bytes, caption: str = "") -> Post:
        """Send a file."""
        return hands.send_file(self.state, user_id, "document", Upload(name, data), caption)

    def send_photo(self, user_id: int, data: bytes, caption: str = "") -> Post:
        """Send a picture."""
        upload = Upload("photo.jpg", data, "image/jpeg")
        return hands.send_file(self.state, user_id, "photo", upload, caption)

    def send_voice(self, user_id: int, data: bytes) -> Post:
        """Send a voice message."""
        return hands.send_file(self.state, user_id, "voice", Upload("voice.ogg", data, "audio/ogg"))

    def send_video(self, user_id: int, data: bytes, caption: str = "") -> Post:
        """Send a video."""
        return hands.send_file(self.state, user_id, "video", Upload("video.mp4", data, "video/mp4"), caption)

    def send_album(self, user_id: int, pictures: Iterable[tuple[bytes, str]], reply_to: int = 0) -> list[Post]:
        """Send several pictures at once, each with its caption."""
        album, made = str(self.state.mail.next_id), []
        for data, caption in pictures:
            upload = Upload("photo.jpg", data, "image/jpeg")
            made.append(hands.send_file(self.state, user_id, "photo", upload, caption, 0, reply_to, album))
        return made

    def send_location(self, user_id: int, latitude: float, longitude: float) -> Post:
        """Share where one is."""
        return hands.send_location(self.state, user_id, latitude, longitude)

    def send_contact(self, user_id: int, phone: str, contact_of: int = 0) -> Post:
        """Share one's own number, or somebody else's."""
        return hands.send_contact(self.state, user_id, phone, contact_of or user_id)

    def forward(self, user_id: int, source: Post) -> Post:
        """Pass a message on to the bot."""
        return hands.forward(self.state, user_id, source)

    def press(self, user_id: int, chat_id: int, message_id: int, label_or_data: str) -> Press:
        """Press a visible button; the answer appears in the returned value's ``toast``."""
        return hands.press(self.state, user_id, chat_id, message_id, label_or_data)

    def type_inline(self, user_id: int, text: str, offset: str = "", chat_type: str = "private") -> Query:
        """Type behind the bot's name; the answer appears in the returned value."""
        return inline.ask(self.state, user_id, text, offset, chat_type)

    def choose_inline(self, user_id: int, query_id: str, result_id: str, chat_id: int = 0) -> Post:
        """Put one of the results into a chat, by default the one with the bot."""
        return inline.choose(self.state, user_id, query_id, result_id, chat_id)

    def forge_press(self, user_id: int, chat_id: int, message_id: int, data: str) -> Press:
        """Press a button that is not there."""
        return hands.forge_press(self.state, user_id, chat_id, message_id, data)

    def start(self, user_id: int, payload: str = "") -> list[Post]:
        """Press START, perhaps with the code of a link."""
        return hands.start(self.state, user_id, payload)

    def block(self, user_id: int) -> None:
        """Block the bot."""
        hands.block(self.state, user_id)

    def unblock(self, user_id: int) -> None:
        """Unblock the bot."""
        hands.unblock(self.state, user_id)

    def posts(self, chat_id: int) -> list[Post]:
        """What a phone shows of a chat now, oldest first."""
        return self.state.chats[chat_id].shown()

    # Groups

    def add_group(self, chat_id: int, title: str, members: Iterable[int]) -> Chat:
        """A basic group with the bot in it."""
        return groups.add_group(self.state, chat_id, title, members)

    def open_group(self, title: str, members: Iterable[int], topics: Iterable[str] = ()) -> Chat:
        """A group without the bot; with ``topics`` a forum."""
        return groups.open_group(self.state, title, members, topics)

    def add_bot(self, chat_id: int, by_id: int) -> None:
        """A member brings the bot in."""
        groups.add_bot(self.state, chat_id, by_id)

    def kick(self, chat_id: int) -> None:
        """Throw the bot out of a group."""
        groups.kick(self.state, chat_id)

    def migrate(self, chat_id: int) -> int:
        """Turn a group into a supergroup; returns its new id."""
        return groups.migrate(self.state, chat_id)

    # What can go wrong

    def fail_next(self, method: str, kind: str) -> None:
        """Let the next call of ``method`` (may hold ``*``) fail; kinds are ``faults.KINDS``."""
        self.state.faults.arm(method, kind)

    def outage(self, down: bool) -> None:
        """Refuse every connection until told otherwise."""
        self.state.faults.down = down

    def flood(self, seconds: int) -> None:
        """Answer every send with 429 until that many seconds have passed."""
        self.state.faults.flood(seconds)

    def limit(self, model: str) -> None:
        """Keep a pace: "bucket", "window", "penalty" or "hold"; "" for none."""
        self.state.pace = floods.model(model) if model else None

    @property
    def pending(self) -> int:
        """Updates that the bot has not confirmed."""
        return len(self.state.mail.pending())
