"""The scenes of the pictures in ``docs/man-hinh.md``: who says and presses what, in the order of taking.

Those which change something for the scenes after them come last. Days are counted from today.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

LAN, MINH, HOA, TU = 1001, 1002, 1003, 1004
GROUP: Final = 0  # the newest group instead of a person
WAIT: Final = 1_300  # milliseconds in which an answer has come
SLOW: Final = 6_000  # in which a picture was drawn, or a file made
SENT: Final = 14_000  # in which an order has left, undo and all
_TODAY: Final = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
Step = tuple[str, str]  # says or presses (a label), brings the bot into a new group (its title)


@dataclass(frozen=True, slots=True)
class Scene:
    """What one does on a phone, and how many messages of the end of it make the picture.

    ``shown``: the phone in the picture, where it is another one.
    """

    name: str
    person: int
    steps: tuple[Step, ...]
    posts: int = 1
    wait: int = WAIT
    shown: int | None = None


def day(ahead: int) -> str:
    """So many days from today, as one types it."""
    found = _TODAY + timedelta(days=ahead)
    return f"{found.day}/{found.month}/{found.year}"


def _pressed(*labels: str) -> tuple[Step, ...]:
    return tuple(("press", label) for label in labels)


_LOOKS: Final = (
    Scene("ban-nhap", LAN, (("says", "/phathanh"),)),
    Scene("viec", HOA, (("says", "/viec"),)),
    Scene("the-van-ban", HOA, (("says", "/vanban"), ("press", "1168-CV/TU"))),
    Scene("bao-cao", HOA, (("says", "/baocao 1166"), ("says", "7"), ("says", "Đã tổ chức ở 7 khu dân cư."))),
    Scene("van-ban-gan-day", LAN, (("says", "/vanban"),)),
    Scene("bo-loc", LAN, (("says", "/vanban"), ("press", "Lọc"))),
    Scene("tim", LAN, (("says", "/tim ret dam"),)),
    Scene("tien-do", LAN, (("says", "/tiendo"),)),
    Scene("bang", LAN, (("says", "/tiendo 1155"),)),
    Scene("chua-bao-cao", LAN, (("says", "/tiendo 1155"), ("press", "Chưa báo cáo"))),
    Scene("bieu-do", LAN, (("says", "/tiendo 1155"), ("press", "Biểu đồ")), 1, SLOW),
    Scene("tuan", MINH, (("says", "/tiendo"), ("press", "Tuần này")), 1, SLOW),
    Scene("duyet-bao-cao", LAN, (("says", "/tiendo 1155"), ("press", "Xem báo cáo"))),
    Scene("xem-bao-cao", LAN, (("says", "/tiendo 1155"), *_pressed("Xem báo cáo", "Sở Nội vụ"))),
    Scene("tong-hop", LAN, (("says", "/tiendo 1155"), *_pressed("Xem báo cáo", "Tổng hợp số liệu"))),
    Scene("xuat", LAN, (("says", "/xuat"),)),
    Scene("xuat-xong", LAN, (("says", "/xuat"), ("press", "Sổ theo dõi tháng")), 1, 2 * SLOW),
    Scene("han-bao-cao", LAN, (("says", "/tiendo 1160"), ("press", "Hạn báo cáo"))),
    Scene("thu-hoi", HOA, (("says", "/tim 1079-CV/TU"), ("press", "1079-CV/TU"))),
    Scene("thay-the", HOA, (("says", "/tim 1146-CV/TU"), ("press", "1146-CV/TU"))),
    Scene("don-vi", LAN, (("says", "/donvi"),)),
    Scene("nhan", LAN, (("says", "/donvi diên sơn"), *_pressed("Xã Diên Sơn", "Nhãn của đơn vị"))),
    Scene("thong-bao", LAN, (("says", "/thongbao Đề nghị các xã trực 24/24 giờ từ 17 giờ hôm nay."),)),
    Scene("tro-giup", HOA, (("says", "/trogiup"),)),
    Scene("cai-dat", LAN, (("says", "/caidat"),)),
)  # fmt: skip

_LIVES: Final = (
    Scene("danh-sach-quy-tac", LAN, (
        ("says", "/thongbao Đề nghị trực 24/24 giờ."),
        *_pressed("Theo nhãn", "Lập danh sách", "Nhãn", "biên giới (", "có hồ đập (", "Xong"),
    )),
    Scene("danh-sach-da-luu", LAN, (("press", "Lưu danh sách"), ("says", "Các xã biên giới, có hồ đập"))),
    Scene("sap-nhap", LAN, (
        ("says", "/donvi Xã An Hòa"), *_pressed("Xã An Hòa", "Thay đổi đơn vị", "Sáp nhập vào đơn vị khác"),
        ("says", "Xã Bình Khê"), ("says", f"{day(40)}, Nghị quyết 45/NQ-HĐND"),
    )),
    Scene("dinh-chinh", LAN, (
        ("says", "/tiendo 1160"), *_pressed("Đính chính", "Hạn báo cáo", "Xem, sửa hạn 1", "Đổi hạn"),
        ("says", f"17h {day(5)}"), *_pressed("Quay lại", "Quay lại"),
    )),
    Scene("da-dinh-chinh", LAN, _pressed("Phát hành"), 1, SLOW, HOA),
    Scene("dien-tap", LAN, (
        ("says", "/thongbao Ứng phó lũ quét: đề nghị bấm “Đã nhận” ngay khi đọc tin này."),
        *_pressed("Theo loại", "Xã, phường, đặc khu", "Quay lại", "Xong", "Diễn tập: không"),
    )),
    Scene("dien-tap-xa", LAN, _pressed("Phát hành"), 1, SENT, HOA),
    Scene("", HOA, _pressed("Đã nhận"), 1, SLOW),
    Scene("ket-qua-dien-tap", LAN, _pressed("Kết quả diễn tập"), 1, SLOW),
    Scene("xin-duyet", LAN, (
        ("says", "/thongbao Đề nghị các xã sơ tán dân khỏi vùng ngập trước 17 giờ hôm nay."),
        *_pressed("Theo loại", "Xã, phường, đặc khu", "Quay lại", "Xong", "Độ khẩn", "Hỏa tốc", "Phát hành"),
    ), 1, SLOW, MINH),
    Scene("nhom", HOA, (
        ("says", "/caidat"), ("press", "Kết nối nhóm Telegram"), ("brings", "Xã An Hòa: trực ban"),
    ), 1, SLOW, GROUP),
    Scene("vang-mat", TU, (
        ("says", "/caidat"), *_pressed("Vắng mặt", "Báo vắng mặt"), ("says", f"{day(2)} – {day(6)}"),
        ("press", "Người khác, gửi liên kết"),
    ), 3),
    Scene("ban-giao", HOA, (("says", "/caidat"), ("press", "Bàn giao")), 2),
    Scene("cai-dat-en", MINH, (("says", "/caidat"), ("press", "English"), ("says", "/settings"))),
    Scene("tuan-en", MINH, (("says", "/status"), ("press", "This week")), 1, SLOW),
)  # fmt: skip

SCENES: Final = (*_LOOKS, *_LIVES)
