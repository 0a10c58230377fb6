"""Lan's desk: letters come in by her phone, and by its buttons she does with them what an office does."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Final

import structlog

from bot.demo import acts, letters
from bot.demo.letters import Letter
from bot.demo.stage import Play
from bot.sandbox import cast
from domain.people import Actor
from handlers import drafting
from storage import drafts, people, units
from storage.drafts import StoredDraft
from storage.store import Tx

_PRESSES: Final = 3  # of "Phát hành": what the letter lacks is asked about once, and once more
_GRANTED: Final = 4  # days more
_log = structlog.get_logger(__name__)


class Desk:
    """What Lan does, mostly with her thumb."""

    def __init__(self, play: Play, chance: Random) -> None:
        self._play, self._chance = play, chance

    async def lan(self) -> Actor:
        """Lan with her seat."""
        found = await self._play.store.read(people.actor, cast.LAN)
        assert found is not None
        return found

    async def publish(self, letter: Letter, at: datetime) -> int | None:
        """Bring it in, check it, send it; the directive, None where the office refused (it says why to Lan)."""
        lines = letters.audience(letter, await self._play.store.read(units.tree), self._chance)
        meant = [unit.id for _, found in lines for unit in found]
        if letter.is_notice:
            await self._play.says(cast.LAN, f"/thongbao {letter.text}")
        else:
            text = letters.sheet(letter, [words for words, _ in lines], at, self._play.zone)
            await self._play.sends(cast.LAN, f"{letter.number.replace('/', '-')}.txt", text.encode())
        stored = await self._open_draft()
        if stored is None:
            _log.warning("letter_not_read", number=letter.number)
            return None
        await self._complete(letter, stored, meant)
        if letter.draft:
            return None
        for _ in range(_PRESSES):
            await self._play.presses(cast.LAN, "Phát hành", letter.number)
            await self._approve()
            if (made := await self._play.store.read(_published, stored.id)) is not None:
                return made
        _log.warning("letter_not_published", number=letter.number)
        return None

    async def _complete(self, letter: Letter, stored: StoredDraft, meant: list[int]) -> None:
        """What the reader could not know: the form, what it replaces, and an audience it did not find whole."""
        play = self._play
        if letter.is_notice or set(stored.draft.audience) != set(meant):
            play.think()
            await play.store.write(_address, await self.lan(), stored.id, meant)
            await play.settle()
        if letter.form:
            await play.presses(cast.LAN, "Biểu mẫu")
            await play.says(cast.LAN, letter.form)
        if letter.replaces:
            await play.presses(cast.LAN, "Văn bản liên quan")
            await play.presses(cast.LAN, "Thay thế…")
            await play.says(cast.LAN, letter.replaces)
            await play.presses(cast.LAN, "Quay lại", letter.replaces)

    async def _approve(self) -> None:
        """Where the office's rule asks for a second person, Minh is that person."""
        await self._play.presses(cast.MINH, "Duyệt")

    async def _open_draft(self) -> StoredDraft | None:
        lan = await self.lan()
        found = await self._play.store.read(drafts.open_of, lan.person.id)
        return max(found, key=lambda stored: stored.id, default=None)

    async def recall(self, letter: Letter) -> None:
        """Something is wrong with it: take it back, with the reason."""
        await self._play.says(cast.LAN, f"/tiendo {letter.number}")
        await self._play.presses(cast.LAN, "Thu hồi", letter.number)
        await self._play.says(cast.LAN, letter.recalled)
        await self._play.presses(cast.LAN, "Thu hồi ngay")

    async def amend(self, letter: Letter, given: datetime) -> None:
        """The deadline moves, by a correction that everybody is told of."""
        due = given.astimezone(self._play.zone) + timedelta(days=letter.amended)
        await self._play.says(cast.LAN, f"/tiendo {letter.number}")
        await self._play.presses(cast.LAN, "Đính chính", letter.number)
        for label in ("Hạn báo cáo", "Xem, sửa hạn 1", "Đổi hạn"):
            await self._play.presses(cast.LAN, label)
        await self._play.says(cast.LAN, f"{letter.hour}:00 {due.day}/{due.month}/{due.year}")
        for label in ("Quay lại", "Quay lại", "Phát hành"):
            await self._play.presses(cast.LAN, label)

    async def extend(self, actor: Actor, directive_id: int, unit: int, why: str, *, approved: bool) -> bool:
        """A unit asks for more time, and Lan decides; False for one that owes nothing any more."""
        store, zone = self._play.store, self._play.zone
        asked = await acts.asks_for_time(store, actor, directive_id, unit, _GRANTED, why, zone)
        if asked is None:
            return False
        return await acts.decides(store, await self.lan(), asked, zone, approved=approved)

    async def close(self, directive_id: int) -> None:
        """It is done."""
        await acts.closes(self._play.store, await self.lan(), directive_id)


async def _published(tx: Tx, draft_id: int) -> int | None:
    row = await tx.row("SELECT id FROM directives WHERE draft_id = ?", draft_id)
    return row["id"] if row else None


async def _address(tx: Tx, actor: Actor, draft_id: int, audience: list[int]) -> None:
    await drafting.set_audience(tx, actor, draft_id, audience)
    await drafting.show(tx, draft_id, actor.person.id)
