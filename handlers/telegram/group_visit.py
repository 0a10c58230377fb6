"""One update out of a group chat: who came is looked up, never remembered for having been there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from telegram import Message as TelegramMessage
from telegram import Update

from domain import limits
from domain.markup import h
from domain.messages import Lane, Message
from domain.outcomes import TOPIC_GONE, Outcome, Rejected
from domain.people import Actor, Person
from domain.text import clip
from handlers.groups import Chat
from handlers.office import Office
from handlers.telegram.door import Callback, Context, Handler, enter, language_of
from handlers.telegram.visit import Visit
from storage import people

_NOBODY: Final = frozenset(
    {1087968824, 136817688, 777000}
)  # Telegram's own: anonymous admins, channels, itself


@dataclass(slots=True)
class GroupVisit(Visit):
    """One update of one person in a group. Answers go where it came from, in front of everybody there."""

    @property
    def chat_id(self) -> int:
        """The group."""
        return self.chat.id

    @property
    def chat(self) -> Chat:
        """The group, and the topic of its forum that this came from."""
        chat = self.update.effective_chat
        assert chat is not None
        message = self.update.effective_message
        topic = None
        if isinstance(message, TelegramMessage) and message.is_topic_message:
            topic = message.message_thread_id
        return Chat(chat.id, clip(chat.title or "", limits.GROUP_TITLE_MAX), topic)

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody can tell who it was: an anonymous administrator, a channel, another bot."""
        user, message = self.update.effective_user, self.update.message
        hidden = message is not None and message.sender_chat is not None
        return hidden or user is None or user.is_bot or user.id in _NOBODY

    async def say(self, message: Message | str) -> Outcome:
        """Answer in the group, in the same topic; in the chat itself where that is closed."""
        said = Message(h(message)) if isinstance(message, str) else message
        placed = replace(said, topic=self.chat.topic or 0)
        outcome = await self.office.line.send(self.chat_id, placed, Lane.REPLY)
        if isinstance(outcome, Rejected) and outcome.reason == TOPIC_GONE and placed.topic:
            return await self.office.line.send(self.chat_id, replace(said, topic=0), Lane.REPLY)
        return outcome


def group_door(office: Office, handler: Handler) -> Callback:
    """A callback for PTB around ``handler``, for updates of groups and channels."""

    async def callback(update: Update, context: Context) -> None:
        user = update.effective_user
        if update.effective_chat is None or user is None:
            return
        unknown = Actor(Person(0, user.id, user.full_name, language=language_of(user)))

        async def meet() -> Actor:
            return await office.store.read(people.actor, user.id) or unknown

        await enter(GroupVisit(office, update, context.bot, unknown), handler, meet)

    return callback
