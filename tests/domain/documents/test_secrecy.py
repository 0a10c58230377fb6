"""What may not travel here is recognised by its stamp, never by words in running text."""

from __future__ import annotations

import unicodedata

import pytest

from domain.documents.legacy import legacy_encoding
from domain.documents.secrecy import circulation_mark, draft_mark, secrecy_stamp

STAMPS = [
    ("MẬT", "mật"),
    ("**TỐI MẬT**", "tối mật"),
    ("TUYỆT MẬT", "tuyệt mật"),
    ("M Ậ T", "mật"),
    ("T Ố I   M Ậ T", "tối mật"),
    ("(MẬT)", "mật"),
    ("│ TỐI MẬT │", "tối mật"),
    ("| MẬT |", "mật"),
    ("TÀI LIỆU MẬT", "mật"),
    ("MẬT - KHẨN", "mật"),
    ("MẬT Bản số: 03", "mật"),
    ("Độ mật: Tối mật", "tối mật"),
    ("độ mật: mật.", "mật"),
    ("| Độ mật | Mật |", "mật"),
    ("TỈNH ỦY LAM GIANG\tMẬT", "mật"),
    ("Số: 12-CV/TU        TUYỆT MẬT", "tuyệt mật"),
    ("ĐẢNG CỘNG SẢN VIỆT NAM MẬT", "mật"),
    ("Tối mật", "tối mật"),
    ("DẤU A", "tuyệt mật"),
]
HARMLESS = [
    "giữ bí mật nhà nước",
    "bảo đảm an toàn, bảo mật thông tin",
    "Công điện số 10/ĐM của Thường trực Ban Bí thư",
    "MẬT ONG RỪNG LAM GIANG",
    "hợp tác xã thu mua mật ong, mật mía",
    "BÍ MẬT",
    "BẢO MẬT THÔNG TIN",
    "Độ mật: không",
    "Luật Bảo vệ bí mật nhà nước quy định ba độ: Mật, Tối mật, Tuyệt mật.",
    "",
]


@pytest.mark.parametrize(("line", "level"), STAMPS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_stamp_is_never_missed(line: str, level: str, form: str) -> None:
    text = f"TỈNH ỦY LAM GIANG\n\n{line}\n\nKính gửi: Các xã"
    assert secrecy_stamp(unicodedata.normalize(form, text)) == level  # type: ignore[arg-type]


@pytest.mark.parametrize("line", HARMLESS)
def test_words_about_secrets_are_no_stamp(line: str) -> None:
    assert secrecy_stamp(f"Kính gửi: Các xã\n{line}\nNơi nhận:") is None


def test_the_gravest_of_several_stamps_counts() -> None:
    assert secrecy_stamp("MẬT\nTUYỆT MẬT\nTỐI MẬT") == "tuyệt mật"


@pytest.mark.parametrize(
    "line", ["DỰ THẢO", "**DỰ THẢO LẦN 2**", "(Dự thảo lần 3)", "DỰ THẢO NGÀY 12/3/2026", "D Ự  T H Ả O"]
)
def test_a_draft_is_known_by_its_mark(line: str) -> None:
    assert draft_mark(f"SỞ Y TẾ\n{line}\n")


@pytest.mark.parametrize("line", ["Dự thảo Nghị quyết kèm theo", "góp ý dự thảo", "DỰ THẢO NGHỊ QUYẾT"])
def test_a_letter_about_a_draft_is_none(line: str) -> None:
    assert draft_mark(line) is None


def test_limited_circulation_is_known_by_its_mark() -> None:
    assert circulation_mark("TỈNH ỦY\n(XEM XONG TRẢ LẠI)\n") == "XEM XONG TRẢ LẠI"
    assert circulation_mark("TÀI LIỆU THU HỒI") == "TÀI LIỆU THU HỒI"
    assert circulation_mark("đề nghị xem xong trả lại hồ sơ") is None


def test_fonts_of_the_nineties_are_named() -> None:
    assert legacy_encoding("§¶ng uû tØnh Lam Giang chØ thÞ vÒ viÖc phßng, chèng dÞch bÖnh") == "TCVN3"
    assert legacy_encoding("Ñaûng uûy tænh Lam Giang chæ thò veà vieäc phoøng, choáng dòch beänh") == "VNI"
    assert legacy_encoding("Đảng ủy tỉnh Lam Giang chỉ thị về việc phòng, chống dịch bệnh") is None
    assert legacy_encoding("Meeting notes: the café’s crème brûlée is très bien, señor, naïve façade") is None
