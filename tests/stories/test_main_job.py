"""The main job told from the phones: a real letter comes in, 120 units get it, 119 answer, one is missed."""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import pytest

from domain import times
from domain.drafts import Field
from domain.text import squeeze, tone_key
from domain.urgency import Urgency, urgency_of
from domain.wording.vi import boards, drafting, terms
from storage import journal
from tests.phones import Phone, Received
from tests.stories.province import SAMPLES, Province, opened

pytestmark = pytest.mark.long

THREE_LEVEL, TWO_LEVEL = "units-three-level.csv", "units-two-level.csv"
CORPUS = Path(os.environ["CORPUS"]) if os.environ.get("CORPUS") else None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and what a person reads in it; empty where it does not say."""

    name: str
    text: str
    number: str
    issued_on: str
    issuer: str
    subject: str
    urgency: Urgency
    units: str = THREE_LEVEL

    @property
    def title(self) -> str:
        """What its card must say; one without number and subject is called by its first sentence."""
        return self.number or squeeze(self.subject)[:40] or "Về việc “"


def sample(name: str, *fields: str, urgency: Urgency = Urgency.NORMAL, units: str = THREE_LEVEL) -> Letter:
    text = (SAMPLES / "letters" / f"{name}.txt").read_text(encoding="utf-8")
    return Letter(name, text, *fields, urgency, units)


LETTERS = [
    sample(
        "an-toan-giao-thong", "907-CV/TU", "5/12/2022", "Tỉnh ủy Lam Giang",
        "tăng cường lãnh đạo công tác bảo đảm trật tự, an toàn giao thông dịp Tết trên địa bàn tỉnh",
    ),
    sample(
        "chay-rung", "1118-CV/TU", "2/3/2024", "Tỉnh ủy Lam Giang",
        "tăng cường phòng cháy, chữa cháy rừng trong cao điểm mùa khô",
    ),
    sample(
        "dich-benh-hoa-toc", "512-CV/TU", "14/9/2023", "Tỉnh ủy Lam Giang",
        "tăng cường phòng, chống bệnh sốt xuất huyết", urgency=Urgency.FLASH,
    ),
    sample(
        "giua-dau-de", "", "18/8/2022", "",
        "phân công theo dõi cơ sở trong đợt cao điểm phòng, chống thiên tai; giữ liên lạc thông suốt với "
        "xã, phường, thị trấn",
    ),
    sample("khong-dau-de", "", "", "", ""),
    sample(
        "lu-quet-hoa-toc", "214-CV/TU", "20/7/2026", "Tỉnh ủy Lam Giang",
        "khẩn trương ứng phó lũ quét, sạt lở đất sau bão số 4", urgency=Urgency.FLASH, units=TWO_LEVEL,
    ),
]  # fmt: skip


def real_letters() -> list[Letter]:
    found = sorted(CORPUS.glob("seed-*.txt")) if CORPUS else []
    return [_annotated(path) for path in found]


def _annotated(path: Path) -> Letter:
    said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    day = times.show_date(date.fromisoformat(said["date"])) if said["date"] else ""
    return Letter(
        path.name, path.read_text(encoding="utf-8"), said["number"] or "", day, said["issuer"] or "",
        said["subject"] or "", urgency_of(said["urgency"]),
    )  # fmt: skip


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
async def test_a_letter_reaches_120_units_and_the_silent_one_is_named(letter: Letter, tmp_path: Path) -> None:
    async with opened(tmp_path, letter.units) as province:
        await province.phones.lan.sends_file(f"{letter.name}.txt", letter.text.encode())
        await the_main_job(province, letter)


@pytest.mark.corpus
@pytest.mark.skipif(not real_letters(), reason="CORPUS names no folder with the real letters (seed-*.txt)")
@pytest.mark.parametrize("letter", real_letters(), ids=lambda letter: letter.name)
async def test_the_real_letters_do_the_same(letter: Letter, tmp_path: Path) -> None:
    async with opened(tmp_path, letter.units) as province:
        await province.phones.lan.sends_file(letter.name, letter.text.encode())
        await the_main_job(province, letter)


async def the_main_job(province: Province, letter: Letter) -> None:
    """From the draft's card on: check, publish, deliver, acknowledge, follow, until all have answered."""
    lan, silent = province.phones.lan, province.units[77]
    shows_what_was_read(lan.expect(drafting.HEAD), letter)
    await publishes_to_all(province, letter)
    for phone in province.everybody:
        card = phone.expect(letter.title, button="Đã nhận")
        assert "Toàn văn" in card.buttons
        phone.expect_nothing()
    board = lan.shows("0/120 đơn vị đã nhận", "Đã gửi 240/240 người")
    await all_but_one_acknowledge(province, silent.id)
    await province.later(seconds=6)
    assert "119/120 đơn vị đã nhận" in board.text
    assert f"Chưa nhận (1): {silent.name}\n" in board.text
    await _card(province.pairs[silent.id][1]).press("Đã nhận")
    await province.later(seconds=6)
    assert "120/120 đơn vị đã nhận" in board.text
    assert boards.ALL_DONE in board.text
    province.phones.nothing_unexpected()
    assert await province.bot.store.read(journal.verify) is None


def shows_what_was_read(card: Received, letter: Letter) -> None:
    lines = dict(line.split(": ", 1) for line in card.text.splitlines() if ": " in line)
    read = {
        Field.NUMBER: letter.number, Field.ISSUED_ON: letter.issued_on, Field.ISSUER: letter.issuer,
        Field.SUBJECT: letter.subject,
    }  # fmt: skip
    for field, value in read.items():
        shown = lines[terms.FIELDS[field]].removesuffix(f" {drafting.UNSURE}")
        assert tone_key(shown) == tone_key(value or drafting.EMPTY_VALUE), field
    assert lines["Độ khẩn"] == terms.URGENCY[letter.urgency]


async def publishes_to_all(province: Province, letter: Letter) -> None:
    lan = province.phones.lan
    stored = await province.open_draft()
    assert len(stored.draft.audience) >= 20  # read from the printed addressees
    assert "Như trên" not in stored.draft.unresolved
    await province.audience_of_all(stored.id)
    await lan.says("/phathanh")
    lan.expect("Chưa bấm “Phát hành” thì chưa có gì được gửi đi")
    draft = lan.expect(drafting.HEAD, "Gửi tới 120 đơn vị, 240 người.")
    toast = await draft.press("Phát hành")
    if stored.draft.missing:
        assert "Còn thiếu" in toast
        toast = await draft.press("Phát hành")
    assert "Đã phát hành tới 120 đơn vị, 240 người." in toast
    if letter.urgency is Urgency.FLASH:
        for phone in province.everybody:
            phone.expect_nothing()
        lan.shows("Sẽ gửi sau 10 giây", button="Thu hồi lệnh gửi")
        await province.later(seconds=11)
    await province.later(seconds=6)


async def all_but_one_acknowledge(province: Province, silent: int) -> None:
    """119 units in bursts of forty, now the first person of a unit, now the second."""
    world = province.phones.world
    answering = [unit.id for unit in province.units if unit.id != silent]
    for start in range(0, len(answering), 40):
        presses = []
        for n, unit_id in enumerate(answering[start : start + 40]):
            card = _card(province.pairs[unit_id][n % 2])
            presses.append(world.press(card.phone.id, card.phone.id, card.post.id, "Đã nhận"))
        await province.later(seconds=1)
        assert {press.toast for press in presses} == {"Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."}


def _card(phone: Phone) -> Received:
    return phone.shows(button="Đã nhận")


LONG_LETTER = LETTERS[2]
PARAGRAPH = "Các địa phương rà soát từng khu dân cư, lập danh sách hộ có nguy cơ cao và phân người xem. "


def _long_text() -> str:
    """The letter with a body of three messages' length, so that a client cuts it when it is pasted."""
    head, item, rest = LONG_LETTER.text.partition("3. Các địa phương")
    filling = "\n\n".join(PARAGRAPH * 12 for _ in range(8))
    return f"{head}{filling}\n\n{item}{rest}"


async def test_a_text_pasted_in_several_messages_is_one_letter(tmp_path: Path) -> None:
    async with opened(tmp_path, THREE_LEVEL) as province:
        lan, text = province.phones.lan, _long_text()
        assert len(text) > 2 * 4096
        await lan.says(text)
        lan.expect_nothing()
        await province.later(seconds=3)
        shows_what_was_read(lan.expect(drafting.HEAD), LONG_LETTER)
        lan.expect_nothing()
        stored = await province.open_draft()
        assert stored.source.text.split() == text.split()


async def test_a_word_file_is_read_and_goes_on_as_it_came(tmp_path: Path) -> None:
    async with opened(tmp_path, THREE_LEVEL) as province:
        lan, data = province.phones.lan, _word(LONG_LETTER.text)
        await lan.sends_file("Công văn 512.docx", data)
        shows_what_was_read(lan.expect(drafting.HEAD), LONG_LETTER)
        await publishes_to_all(province, LONG_LETTER)
        cards = [phone.expect("512-CV/TU", file="Công văn 512.docx") for phone in province.everybody]
        assert {card.file for card in cards} == {data}
        assert len({card.post.now.attachment for card in cards}) == 1


def _word(text: str) -> bytes:
    document, kept = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line.replace("**", "").replace("\\*", "*"))
    document.save(kept)
    return kept.getvalue()
