"""Finding, told from the phones: whatever somebody remembers of a letter, however it is typed, finds it."""

from __future__ import annotations

from datetime import date

import pytest

from domain.drafts import Draft, DraftTask
from handlers.publish import Published, publish
from storage import drafts
from storage.drafts import Source
from tests.house import ZONE
from tests.phones import Phone, Received
from tests.stories.chat import Chat

FIRE = Draft(
    number="963-CV/TU", doc_type="công văn", issuer="Ban Thường vụ Tỉnh ủy", signer="Đặng Thị Hòa",
    issued_on=date(2020, 7, 29), subject="phòng cháy, chữa cháy rừng mùa khô", warned=True,
    tasks=(DraftTask("1", "Bố trí lực lượng trực gác tại các chòi canh lửa"),),
)  # fmt: skip
FIRE_TEXT = (
    "Kính gửi các đơn vị. Thời tiết hanh kéo dài. Nghiêm cấm đốt nương rẫy sau 9 giờ sáng. Nơi nhận: như trên."
)
STORM = Draft(
    number="15-CĐ/UBND", doc_type="công điện", issuer="Ủy ban nhân dân tỉnh", signer="Trần Quốc Bảo",
    issued_on=date(2026, 6, 2), subject="ứng phó bão số 3", warned=True,
)  # fmt: skip
STORM_TEXT = "Các xã ven biển gọi tàu thuyền về bến. Trực ban 24 giờ."
COUNT = Draft(
    number="96-TB/VPTU", doc_type="thông báo", issuer="Văn phòng Tỉnh ủy", signer="Lê Thị Tuyết",
    issued_on=date(2026, 6, 9), subject="lịch báo cáo quý", warned=True,
)  # fmt: skip
COUNT_TEXT = "Các đơn vị gửi báo cáo đúng hẹn. Cao điểm mưa bão thì gửi ngay."


async def _publish(chat: Chat, draft: Draft, text: str, to: str = "X1") -> None:
    whole = Draft(
        **{**{name: getattr(draft, name) for name in Draft.__slots__}, "audience": (await chat.unit(to),)}
    )
    actor = await chat.actor(chat.phones.lan)
    draft_id = await chat.bot.store.write(drafts.add, actor.person.id, whole, Source(text))
    assert isinstance(await chat.bot.store.write(publish, actor, draft_id, 1, ZONE), Published)
    chat.clock.forward(seconds=11)
    await chat.bot.settle()
    for phone in chat.phones.all():
        phone.skip()


@pytest.fixture
async def office(chat: Chat) -> Chat:
    """Three letters of one commune."""
    for draft, text in ((FIRE, FIRE_TEXT), (COUNT, COUNT_TEXT), (STORM, STORM_TEXT)):
        await _publish(chat, draft, text)
    return chat


def bold(post: Received) -> list[str]:
    """What stands in bold, the numbers of the entries left out."""
    units = post.text.encode("utf-16-le")
    found = post.post.now.entities
    parts = [units[2 * one["offset"] : 2 * (one["offset"] + one["length"])] for one in found]
    return [said for part in parts if not (said := part.decode("utf-16-le"))[0].isdigit()][1:]


async def found(phone: Phone, typed: str) -> list[str]:
    """The numbers of what is found, best first."""
    await phone.says(f"/tim {typed}")
    answer = phone.expect("Tìm “")
    return [label.partition(". ")[2] for label in answer.buttons if label[0].isdigit()]


@pytest.mark.parametrize(
    "typed",
    [
        "phong chay", "phòng cháy", "PHÒNG CHÁY", "phong chay chua", "phòng chá",  # subject, begun
        "963", "963 cv tu", "963cv/tu", "so 963-CV/TU", "cong van 963", "văn bản số 963",  # number
        "ban thuong vu", "Ban Thường vụ Tỉnh uỷ",  # issuer, the other placement
        "dang thi hoa", "Đặng Thị Hoà", "hòa",  # signer, both placements
        "tháng 7/2020", "29/7/2020", "thang 7 nam 2020", "cháy tháng 7/2020", "nam 2020",  # day
        "choi canh lua", "lực lượng trực gác",  # task
        "nuong ray", "đốt nương rẫy", "hanh keo dai",  # text
        "phogn chay", "chòi cahn lửa", "nưong rãy",  # a slip
    ],
)  # fmt: skip
async def test_whatever_one_remembers_of_a_letter_finds_it_first(office: Chat, typed: str) -> None:
    assert (await found(office.phones.hoa, typed))[0] == "963-CV/TU"


async def test_marks_that_were_typed_are_meant(office: Chat) -> None:
    hoa = office.phones.hoa
    assert (await found(hoa, "bão"))[:2] == ["15-CĐ/UBND", "96-TB/VPTU"]
    assert (await found(hoa, "báo cáo"))[0] == "96-TB/VPTU"
    assert (await found(hoa, "bảo"))[0] == "15-CĐ/UBND"  # who signed it
    assert set(await found(hoa, "bao")) == {"15-CĐ/UBND", "96-TB/VPTU"}  # without: any of them


async def test_only_the_words_that_were_meant_are_marked(office: Chat) -> None:
    hoa = office.phones.hoa
    await hoa.says("/tim bão")
    found = hoa.shows("Tìm “bão”", "lịch báo cáo quý", "Cao điểm mưa bão thì gửi ngay")
    assert bold(found) == ["bão", "bão"]
    await hoa.says("/tim lịch báo cáo")
    assert bold(hoa.shows("Tìm “lịch")) == ["lịch báo cáo"]


async def test_marks_that_nobody_wrote_do_not_hide_what_looks_alike(office: Chat) -> None:
    assert await found(office.phones.hoa, "phọng chạy rựng") == ["963-CV/TU"]


async def test_the_hit_stands_in_its_sentence(office: Chat) -> None:
    hoa = office.phones.hoa
    for typed, shown, marked in (
        ("nuong ray", "Nghiêm cấm đốt nương rẫy sau 9 giờ sáng", "nương rẫy"),
        ("choi canh", "trực gác tại các chòi canh lửa", "chòi canh"),
        ("đặng thị hoà", "Đặng Thị Hòa", "Đặng Thị Hòa"),
    ):
        await hoa.says(f"/tim {typed}")
        assert bold(hoa.shows(f"Tìm “{typed}”", shown)) == [marked]


async def test_a_number_stands_before_what_only_cites_it_and_a_subject_before_a_text(office: Chat) -> None:
    citing = Draft(number="7-KH/TU", doc_type="kế hoạch", subject="triển khai Công văn 963-CV/TU", warned=True)
    await _publish(office, citing, "Cháy rừng là việc của mọi người. Số 963-CV/TU.")
    hoa = office.phones.hoa
    assert (await found(hoa, "963 cv tu"))[:2] == ["963-CV/TU", "7-KH/TU"]
    assert (await found(hoa, "cháy rừng"))[:2] == ["963-CV/TU", "7-KH/TU"]


async def test_a_slip_says_that_nothing_is_just_so(office: Chat) -> None:
    await office.phones.hoa.says("/tim phogn chay")
    office.phones.hoa.expect("Không thấy đúng “phogn chay”. Gần giống:", "963-CV/TU")


@pytest.mark.parametrize(
    "typed", ["31/12/9999", "1/1/0001", "tháng 7/9999", "99999999999999/9/2020", "năm 1900"]
)
async def test_a_day_of_no_calendar_is_answered_too(office: Chat, typed: str) -> None:
    await office.phones.hoa.says(f"/tim {typed}")
    office.phones.hoa.expect("Không thấy văn bản nào")
