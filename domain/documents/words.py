"""The vocabulary of official documents: names of types, of units, of posts, and words that open a body."""

from __future__ import annotations

import re
from typing import Final

# Nghị định 30/2020, Phụ lục III, and Quy định 399-QĐ/TW; the longest first where one begins another.
TYPES: Final = (
    "chỉ thị", "công điện", "kế hoạch", "thông báo", "kết luận", "quyết định", "hướng dẫn", "nghị quyết",
    "nghị định", "thông tư", "thông tri", "thông cáo", "quy chế", "quy định", "chương trình hành động",
    "chương trình", "phương án", "đề án", "dự án", "báo cáo", "tờ trình", "lời kêu gọi", "tuyên bố",
    "công văn", "lệnh", "quy hoạch", "chiến lược", "phiếu chuyển", "phiếu gửi", "thư công",
)  # fmt: skip
INVITATIONS: Final = (
    "giấy mời", "thư mời", "giấy triệu tập", "giấy giới thiệu", "giấy nghỉ phép", "giấy đi đường",
    "biên bản", "hợp đồng", "giấy ủy quyền", "đơn đề nghị", "đơn xin", "bản cam kết", "giấy chứng nhận",
    "thiệp mời", "phiếu khảo sát", "thông cáo báo chí",
)  # fmt: skip

_UNIT_NOUNS: Final = (
    "ỦY BAN NHÂN DÂN", "ỦY BAN MẶT TRẬN", "ỦY BAN MTTQ", "ỦY BAN KIỂM TRA", "ỦY BAN", "UBND", "HĐND",
    "UBMTTQ", "HỘI ĐỒNG NHÂN DÂN", "HỘI ĐỒNG", "TỈNH ỦY", "THÀNH ỦY", "HUYỆN ỦY", "THỊ ỦY", "QUẬN ỦY",
    "ĐẢNG ỦY", "ĐẢNG BỘ", "CHI BỘ", "CHI ỦY", "ĐẢNG ĐOÀN", "SỞ", "BAN CHẤP HÀNH", "BAN CHỈ ĐẠO",
    "BAN CHỈ HUY", "BAN TỔ CHỨC", "BAN TUYÊN GIÁO", "BAN DÂN VẬN", "BAN NỘI CHÍNH", "BAN QUẢN LÝ",
    "BAN CÁN SỰ", "BAN", "BỘ CHỈ HUY", "BỘ TƯ LỆNH", "BỘ CHÍNH TRỊ", "BỘ", "TỔNG CỤC", "CHI CỤC", "CỤC",
    "VỤ", "VĂN PHÒNG", "PHÒNG", "TRƯỜNG", "TRUNG TÂM", "BỆNH VIỆN", "TRẠM", "HỘI", "LIÊN ĐOÀN",
    "LIÊN HIỆP", "LIÊN MINH", "ĐOÀN", "THỦ TƯỚNG CHÍNH PHỦ", "CHÍNH PHỦ", "CHỦ TỊCH NƯỚC", "QUỐC HỘI",
    "CÔNG AN", "QUÂN KHU", "QUÂN ỦY", "QUÂN CHỦNG", "BINH CHỦNG", "THANH TRA", "KIỂM TOÁN", "KHO BẠC",
    "NGÂN HÀNG", "BẢO HIỂM XÃ HỘI", "TÒA ÁN", "VIỆN KIỂM SÁT", "VIỆN", "HỌC VIỆN", "ĐẠI HỌC",
    "TỔNG CÔNG TY", "CÔNG TY", "TẬP ĐOÀN", "MẶT TRẬN TỔ QUỐC", "TRUNG ƯƠNG", "ĐÀI", "BÁO", "NHÀ XUẤT BẢN",
    "TIỂU BAN", "TỔ CÔNG TÁC", "CHỦ TỊCH", "BAN THƯỜNG VỤ", "THƯỜNG TRỰC", "THUẾ", "HẢI QUAN", "HẠT",
)  # fmt: skip


def _either(noun: str) -> str:
    """Both placements of the tone in ỦY and HÒA words."""
    return re.escape(noun).replace("ỦY", "(?:ỦY|UỶ)").replace("TÒA", "(?:TÒA|TOÀ)").replace(r"\ ", r"\s+")


UNIT: Final = re.compile(
    "(?:"
    + "|".join(_either(n) for n in _UNIT_NOUNS)
    + r")(?![^\W\d_])(?!\s*,|\s+(?:THỦ DÂN SỰ|CHỐNG|NGỪA)(?![^\W\d_]))"
)
_PREFIXES: Final = frozenset(
    " ".join(noun.split()[:k]) for noun in _UNIT_NOUNS for k in range(1, len(noun.split()))
) - set(_UNIT_NOUNS)


def is_begun(name: str) -> bool:
    """A noun of a unit that was broken off: ``VĂN``, ``ỦY BAN NHÂN``."""
    return name.replace("UỶ", "ỦY") in _PREFIXES


_POST_NOUNS: Final = (
    "QUYỀN", "Q.", "PHÓ", "CHÁNH", "BÍ THƯ", "CHỦ TỊCH", "CHỦ NHIỆM", "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "TRƯỞNG",
    "BỘ TRƯỞNG", "THỨ TRƯỞNG", "THỦ TƯỚNG", "HIỆU TRƯỞNG", "CỤC TRƯỞNG", "CHI CỤC TRƯỞNG", "VỤ TRƯỞNG",
    "VIỆN TRƯỞNG", "TỔNG", "TƯ LỆNH", "CHỈ HUY", "CHÍNH ỦY", "CHÍNH UỶ", "ỦY VIÊN", "UỶ VIÊN", "THỐNG ĐỐC",
    "TỔNG THANH TRA", "THƯỜNG TRỰC", "ĐỘI TRƯỞNG", "HẠT TRƯỞNG", "TRẠM TRƯỞNG", "TỔ TRƯỞNG", "KẾ TOÁN",
    "THỦ TRƯỞNG", "THANH TRA",
)  # fmt: skip
POST: Final = re.compile("(?:" + "|".join(re.escape(p) for p in _POST_NOUNS) + r")(?![^\W\d_])")
AUTHORITY: Final = re.compile(
    r"(?:T/M|TM\.?|KT\.?|K/T|T/L|TL\.?|TUQ\.?|T/UQ|TLĐ\.?|T\.M|K\.T|T\.L)(?=[\s.:]|[A-ZĐỦ])"
)
HEADING: Final = re.compile(
    r"(?:ĐẢNG )?CỘNG SẢN VIỆT NAM|CỘNG$|H(?:ÒA|OÀ) XÃ HỘI CHỦ|CỘNG H(?:ÒA|OÀ)|CHỦ NGHĨA VIỆT NAM|HỘI CHỦ NGHĨA"
    r"|Cộng (?:hòa|hoà) xã hội chủ nghĩa|Đảng Cộng sản Việt Nam$"
    r"|Độc lập\s*[-–]|ĐỘC LẬP\s*[-–]|Độc lập\s{2,}Tự do|Hạnh phúc$|^ĐẢNG$|^(?:CHỦ )?(?:NGHĨA )?VIỆT NAM$"
    r"|^ĐOÀN TNCS HỒ CHÍ MINH$"
)
PARTY: Final = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
STATE: Final = re.compile(
    r"(?:CỘNG\s+H(?:ÒA|OÀ)\s+)?X(?:Ã\s+|.{1,2})HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Cộng (?:hòa"
    r"|hoà) xã hội chủ nghĩa Việt Nam"
)
PROSE: Final = re.compile(  # words that begin a letter's text and never an entry of a list
    r"(?:Ngày \d|Thực hiện|Căn cứ|Để |Thời gian qua|Trong thời gian|Trong những|Trong các|Trước (?:tình"
    r"|thực|diễn|yêu)"
    r"|Nhằm|Theo |Sau khi|Qua |Hiện nay|Xét |Tiếp theo|Tiếp tục|Vừa qua|Từ ngày|Từ đầu|Triển khai|Nhận được"
    r"|Phúc đáp"
    r"|Đến nay|Năm \d|Trên cơ sở|Quán triệt|Ngay sau|Hưởng ứng|Những năm|Liên quan|Dự báo|Bước vào|Mặc dù|Vào )"
)
OPENER: Final = re.compile(
    r"(?:Ngày \d|Thực hiện|Căn cứ|Để |Thời gian qua|Trong thời gian|Trong những|Trong các|Trước |Nhằm"
    r"|Hội nghị lần thứ|Thi hành|Được sự|Sau \d|Trong \d|Qua \d"
    r"|Theo |Sau khi"
    r"|Tại |Qua |Hiện nay|Xét |Kính gửi|\(?Kèm theo|\(Ban hành|Tiếp theo|Tiếp tục thực hiện|Vừa qua"
    r"|Từ ngày|Từ đầu"
    r"|Ủy ban|Uỷ ban|UBND|Ban Thường vụ|Thường trực|Triển khai|Nhận được|Phúc đáp|Chủ tịch|Để$|Đến nay|Năm \d"
    r"|Trên cơ sở|Sở |Bộ |Quán triệt|Ngay sau|Hưởng ứng|Tiếp nhận|Những năm|Liên quan|Dự báo|Bước vào"
    r"|Mặc dù|Vào )"
)
