"""One update being handled: who came, what they want, and the ways to answer."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Concatenate, Final, ParamSpec, TypeVar

import structlog
from telegram import Bot, MaybeInaccessibleMessage, Update
from telegram.error import TelegramError

from domain import limits
from domain.actions import Action, decode
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Lane, Message
from domain.outcomes import Outcome, Rejected
from domain.people import Actor
from domain.text import clip
from domain.wording import answering
from handlers.office import Office
from storage import inbox
from storage.store import Tx

P = ParamSpec("P")
T = TypeVar("T")
_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@\w+)?(?!\S)")
_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Visit:
    """One update of one person in a private chat. ``do`` may be called once: it ends the update."""

    office: Office
    update: Update
    bot: Bot
    actor: Actor
    toasted: bool = False

    @property
    def chat_id(self) -> int:
        """The private chat; it is the person's own id."""
        return self.actor.person.telegram_id

    async def do(
        self, work: Callable[Concatenate[Tx, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a use-case as one transaction, in which the update is also marked done."""
        return await self.office.store.write(inbox.with_done, self.update.update_id, work, *args, **kwargs)

    async def ask(
        self, work: Callable[Concatenate[Tx, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a question on a reader."""
        return await self.office.store.read(work, *args, **kwargs)

    async def say(self, message: Message | str) -> Outcome:
        """Answer with a new message; a plain sentence is escaped."""
        if isinstance(message, str):
            message = Message(h(message))
        return await self.office.line.send(self.chat_id, message, Lane.REPLY)

    async def toast(self, text: str = "", *, alert: bool = False) -> None:
        """End the press with a short note over the chat. It may come too late; what was done stands."""
        query = self.update.callback_query
        if query is None or self.toasted:
            return
        self.toasted = True
        try:
            await self.bot.answer_callback_query(query.id, clip(text, limits.TOAST_MAX), show_alert=alert)
        except TelegramError as error:
            _log.info("toast_missed", error=error.message)

    async def redraw(self, message: Message) -> None:
        """Make the pressed message say this; say it anew where it can no longer be edited."""
        pressed = self.pressed
        if pressed is None:
            await self.say(message)
            return
        outcome = await self.office.line.edit(
            self.chat_id, pressed.message_id, message, self.pressed_has_file, Lane.REPLY
        )
        if isinstance(outcome, Rejected):
            await self.say(message)

    @property
    def pressed(self) -> MaybeInaccessibleMessage | None:
        """The message whose button was pressed."""
        query = self.update.callback_query
        return query.message if query else None

    @property
    def pressed_id(self) -> int:
        """The id of that message; 0 where nothing was pressed."""
        return self.pressed.message_id if self.pressed else 0

    @property
    def pressed_has_file(self) -> bool:
        """Whether the pressed message's text is the caption of a file."""
        pressed = self.pressed
        return bool(getattr(pressed, "document", None) or getattr(pressed, "photo", None))

    @property
    def action(self) -> Action:
        """What the pressed button carries. Raises Refusal for anything that is no button of ours."""
        query = self.update.callback_query
        action = decode(query.data or "") if query else None
        if action is None:
            raise Refusal(answering.FOREIGN)
        return action

    @property
    def text(self) -> str:
        """What was written, or the caption; empty for neither."""
        message = self.update.effective_message
        return "" if message is None else (message.text or message.caption or "")

    @property
    def command(self) -> str:
        """The command that the message is, without its slash; empty for none.

        Read from the text itself: whether a client or a server marks it as a command is its own affair.
        """
        message = self.update.effective_message
        named = _COMMAND.match(message.text or "") if message else None
        return named[1].lower() if named else ""

    @property
    def words(self) -> str:
        """What follows a command, on its line or on the next ones."""
        return "".join(self.text.split(maxsplit=1)[1:]).strip()
