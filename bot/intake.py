"""In: every update is stored raw before it is confirmed, then handled from the store.

Updates of one chat go in order, chats in parallel. What was under way when the process died is handled again.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeGuard

import structlog
from telegram import Update
from telegram.ext import Application

from bot.loops import PAUSE_MAX
from domain.limits import HANDLED_AT_ONCE, INBOX_IN_MEMORY
from handlers import aside
from handlers.telegram.group_sieve import heard
from handlers.telegram.sieve import Sieve
from storage import inbox
from storage.inbox import Received
from storage.store import Store, StoreClosed
from storage.trouble import Unusable, explain

KINDS: Final = (
    "message", "edited_message", "callback_query", "my_chat_member", "inline_query", "chosen_inline_result"
)  # fmt: skip
"""What we ask Telegram for; always passed, since an earlier setting would otherwise persist."""

_CHATLESS: Final = ("inline_query", "chosen_inline_result")

App = Application[Any, Any, Any, Any, Any, Any]
_PAUSE: Final = 0.5  # seconds until an update is tried again that the database was not there for
_log = structlog.get_logger(__name__)


class Intake:
    """Keeps, hands out and finishes updates. One for the process, whichever way updates come in."""

    def __init__(self, store: Store, application: App) -> None:
        self._store = store
        self._application = application
        self._sieve = Sieve()
        self._stored = asyncio.Event()
        self._room = asyncio.Semaphore(HANDLED_AT_ONCE)
        self._waiting: dict[int | None, deque[Received]] = {}
        self._chats: set[asyncio.Task[None]] = set()
        self._handed_out = 0  # updates up to this place are in memory or done
        self._in_memory = 0
        self._handled: list[int] = []
        self._ending = False

    async def keep(self, updates: Sequence[Mapping[str, object]]) -> None:
        """Store a batch; when this returns it may be confirmed. Nothing secret is in what is stored."""
        now = asyncio.get_running_loop().time()
        bot = self._application.bot
        kept = (heard(update, bot.id, bot.username) for update in updates)  # what a group says is not ours
        once = [self._clean(update, now) for update in kept if update is not None]
        twice = [self._clean(update, now) for update in once]  # pieces that came before the stamp
        await self._store.write(inbox.keep, [_received(update) for update in twice])
        self._stored.set()

    def _clean(self, update: Mapping[str, object], now: float) -> Mapping[str, object]:
        try:
            return self._sieve.clean(update, chat_of(update), now)
        except RecursionError:  # nobody nests as deep but to do harm: it will be put aside
            return {"update_id": update["update_id"]}

    async def run(self) -> None:
        """Hand out what is stored until cancelled; then let what is under way end."""
        self._ending = False
        await self._store.write(inbox.found_again)
        await self._clear_suspects()
        try:
            while True:
                self._stored.clear()
                await self._hand_out()
                if self._handled:
                    await self._write_done()
                await self._stored.wait()
        finally:
            self._ending = True
            self._waiting.clear()
            if self._chats:
                await asyncio.wait(self._chats)
            await self._write_done()

    async def _clear_suspects(self) -> None:
        """What the process may die of is handled alone: only what it does die of, is put aside."""
        while batch := await self._store.read(inbox.suspects, INBOX_IN_MEMORY):
            for received in batch:
                if await self._store.write(inbox.alone, received.update_id):
                    await self._handle_at_last(received)
                else:
                    await self._put_aside(received, None)
            await self._write_done()

    async def settled(self) -> None:
        """Return when nothing stored is left to handle (for those who drive the bot step by step)."""
        await self._hand_out()
        while self._chats:
            await asyncio.wait(self._chats)
            await self._hand_out()
        await self._write_done()

    async def _hand_out(self) -> None:
        while self._in_memory < INBOX_IN_MEMORY:
            batch = await self._store.read(inbox.waiting, self._handed_out, INBOX_IN_MEMORY - self._in_memory)
            if not batch:
                return
            for received in batch:
                self._handed_out = received.seq
                self._queue(received)

    def _queue(self, received: Received) -> None:
        self._in_memory += 1
        queue = self._waiting.get(received.chat_id)
        if queue is not None:
            queue.append(received)
            return
        self._waiting[received.chat_id] = deque([received])
        task = asyncio.create_task(self._work_off(received.chat_id))
        self._chats.add(task)
        task.add_done_callback(self._chats.discard)

    async def _work_off(self, chat_id: int | None) -> None:
        queue = self._waiting[chat_id]
        while queue:
            async with self._room:
                await self._handle_at_last(queue.popleft())
            self._in_memory -= 1
        if self._waiting.get(chat_id) is queue:
            del self._waiting[chat_id]
        self._stored.set()

    async def _handle_at_last(self, received: Received) -> None:
        """Handle it; while the database cannot be used, wait and try again: what is stored is never skipped."""
        pause = _PAUSE
        while True:
            try:
                await self._handle(received)
            except StoreClosed:
                raise
            except (Unusable, Exception) as trouble:
                reason = explain(trouble.__cause__ or trouble) or type(trouble).__name__
                _log.error("update_waits", update_id=received.update_id, reason=reason, again_in=pause)
                if self._ending:  # it is stored: the next process handles it
                    return
                await asyncio.sleep(pause)
                pause = min(pause * 2, PAUSE_MAX)
            else:
                return

    async def _handle(self, received: Received) -> None:
        try:
            update = Update.de_json(json.loads(received.raw), self._application.bot)
            await self._application.process_update(update)
        except Exception as error:
            if explain(error):
                raise
            await self._put_aside(received, error)
        else:
            self._handled.append(received.update_id)

    async def _put_aside(self, received: Received, error: Exception | None) -> None:
        """It cannot be read, or the process dies of it: whom it concerns is told the reference."""
        reference = secrets.token_hex(2).upper()
        _log.error("update_failed", update_id=received.update_id, reference=reference, exc_info=error)
        try:
            await self._store.write(aside.put, received.update_id, reference, received.chat_id)
        except Exception as defect:
            if explain(defect):
                raise
            _log.exception("update_not_told", reference=reference)  # a second defect must not block the chat
            await self._store.write(inbox.failed, received.update_id, reference)

    async def _write_done(self) -> None:
        """Mark as done what was handled; what changed something was marked by its own transaction already."""
        handled, self._handled = self._handled, []
        try:
            await self._store.write(inbox.all_done, handled)
        except BaseException:
            self._handled = [*handled, *self._handled]
            raise


def is_update(answer: object) -> TypeGuard[dict[str, object]]:
    """Whether this is an update at all: the only thing asked of it before it is stored."""
    return isinstance(answer, dict) and _is_number(answer.get("update_id"))


def _is_number(value: object) -> TypeGuard[int]:
    return type(value) is int and abs(value) < 2**63  # what the database can hold


def chat_of(update: Mapping[str, object]) -> int | None:
    """The chat whose order an update belongs to; for a press, or words typed elsewhere, the person's own."""
    for kind in KINDS:
        part = update.get(kind)
        if isinstance(part, Mapping):
            for holder in (part, part.get("message")):
                chat = holder.get("chat") if isinstance(holder, Mapping) else None
                if isinstance(chat, Mapping) and _is_number(chat.get("id")):
                    return int(chat["id"])
            person = part.get("from") if kind in _CHATLESS else None
            if isinstance(person, Mapping) and _is_number(person.get("id")):
                return int(person["id"])
    return None


def _received(update: Mapping[str, object]) -> Received:
    update_id = update["update_id"]
    assert isinstance(update_id, int)
    return Received(
        update_id, chat_of(update), json.dumps(update)
    )  # ASCII: half a character can be stored, too
