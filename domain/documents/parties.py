"""Who is charged: the noun phrase of units or posts that stands before the verb of a clause."""

from __future__ import annotations

import re
from typing import Final

_CAP: Final = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_HEADS: Final = (
    r"các|những|Ban|Sở|Bộ|Cục|Chi cục|Tổng cục|Vụ|Viện|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|UBKT|MTTQ|Hội đồng|Hội|Liên đoàn|Liên hiệp"
    r"|Liên minh|Đoàn|Tỉnh đoàn|Văn phòng|VP|Công an|Đảng ủy|Đảng uỷ|Đảng bộ|Đảng đoàn|Huyện ủy|Huyện uỷ|Thành ủy|Thành uỷ|Thị ủy"
    r"|Tỉnh ủy|Tỉnh uỷ|Chi bộ|Chi ủy|Cấp ủy|Cấp uỷ|cấp ủy|cấp uỷ|Chủ tịch|Phó Chủ tịch|Bí thư|Thủ trưởng|Giám đốc|Hiệu trưởng"
    r"|Trưởng|Chánh|Người đứng đầu|người đứng đầu|Thủ tướng|Chính phủ|Doanh nghiệp|doanh nghiệp|Công ty|Tổng công ty|Tập đoàn"
    r"|Mặt trận|Trung tâm|Trường|Phòng|Kho bạc|Ngân hàng|Bảo hiểm xã hội|BHXH|Thanh tra|Tòa án|Toà án|Viện kiểm sát|Báo|Đài|Cổng"
    r"|Bộ Chỉ huy|BCH|BCĐ|BTL|Thường trực|TAND|VKSND|Quân khu|Đồn|Trạm|Bệnh viện|Cơ quan|cơ quan|Đơn vị|đơn vị|Lãnh đạo|Thành viên"
    r"|thủ trưởng|chủ tịch|bí thư|Địa phương|địa phương|Tổ|Chính quyền|chính quyền|xã|phường|Xã|Phường|Huyện|Thuế|Điện lực"
    r"|Nhà trường|Chủ đầu tư|chủ đầu tư|Trưởng phòng|Bưu điện|Đồng chí|đồng chí|Hạt|Tiểu ban|Ngành|Lực lượng|Đề nghị|Mỗi|Từng"
    r"|Cán bộ|Quân ủy|Hải quan|Kiểm toán|Đội|trưởng|Tổng|Liên|Thôn|Khu|Học viện|Đại học|Quỹ"
)
HEAD: Final = re.compile(rf"(?:Các |các )?(?:{_HEADS})(?![^\W\d_])", re.IGNORECASE)

_VERBS: Final = (
    "chủ trì", "phối hợp", "tiếp tục", "tăng cường", "chỉ đạo", "lãnh đạo", "tổ chức", "thực hiện", "theo dõi",
    "khẩn trương", "tập trung", "có trách nhiệm", "chịu trách nhiệm", "quản lý", "không", "phải", "cần", "xây dựng",
    "rà soát", "hướng dẫn", "tham mưu", "chủ động", "căn cứ", "theo", "tiếp thu", "đẩy mạnh", "kiểm tra", "báo cáo",
    "nghiêm túc", "tùy", "tuỳ", "đang", "triển khai", "quán triệt", "phát huy", "nâng cao", "đảm bảo", "bảo đảm",
    "thường xuyên", "kịp thời", "ưu tiên", "quan tâm", "nghiên cứu", "đánh giá", "bố trí", "cân đối", "ban hành",
    "tuyên truyền", "vận động", "lập", "gửi", "nắm", "duy trì", "cử", "đề xuất", "làm", "thẩm định", "tổng hợp",
    "xem xét", "thông báo", "cập nhật", "công khai", "giám sát", "phân công", "đôn đốc", "chuẩn bị", "huy động",
    "giúp", "đề nghị", "yêu cầu", "hoàn thành", "bám sát", "sử dụng", "ký", "trình", "đề cao", "định kỳ", "xác định",
    "thống nhất", "xử lý", "giải quyết", "có", "là", "sẽ", "được", "vận hành", "khai thác", "hỗ trợ", "chấp hành",
    "kiện toàn", "phổ biến", "đăng ký", "sớm", "nhanh chóng", "trực tiếp", "chấn chỉnh", "thành lập", "mở", "cung cấp",
    "khắc phục", "thẩm tra", "cùng", "đưa", "tạo", "đôn", "lưu ý", "lồng ghép", "phát động", "phản ánh", "thành lập",
    "cụ thể hóa", "cụ thể hoá", "gắn", "đồng thời", "hằng", "hàng", "chậm nhất", "trước ngày", "dự kiến", "bổ sung",
    "tích cực", "nêu cao", "quyết liệt", "chủ trì,", "khuyến khích", "hạn chế", "nhắc nhở", "vào cuộc", "ứng phó",
    "trên cơ sở", "trong quá trình", "thay mặt", "tự", "đổi mới", "siết chặt", "đóng", "bàn giao", "tiến hành",
)  # fmt: skip
_VERB: Final = re.compile(
    r"(?<![^\W\d_])(?:" + "|".join(sorted(map(re.escape, _VERBS), key=len, reverse=True)) + r")(?![^\W\d_])"
)
# The same syllables as nouns: tổ chức đảng, cơ quan quản lý, kiểm tra …
_NOUN_AFTER: Final = re.compile(
    r"tổ chức (?:đảng|chính trị|cơ sở|đoàn thể|xã hội|hội|tín dụng|đoàn|trực thuộc|,|kinh tế|khoa học|hành nghề|công đoàn|sự nghiệp)"
    r"|quản lý (?:nhà nước|cấp trên|chuyên ngành|dự án|lĩnh vực|trực tiếp)|có (?:liên quan|thẩm quyền|chức năng|giường bệnh|vốn)"
    r"|lãnh đạo (?:các|tỉnh|huyện|cấp)|được (?:phân công|giao|Tỉnh|cấp)|không (?:chuyên trách)|phối hợp liên ngành"
    r"|xây dựng (?:đảng|Đảng)"
)
_NOUN_BEFORE: Final = re.compile(
    r"(?:cơ quan|công tác|Ban|ban|Tổ|tổ|đơn vị|đội|Đội|phòng|Phòng|cán bộ|ngành|nhiệm vụ|các|Bộ phận|bộ phận|Trung tâm|đoàn|Đoàn"
    r"|người|những|và|,|hoạt động|tổ chức)\s+$"
)
_AS_NOUN: Final = frozenset(
    [
        "quản lý",
        "kiểm tra",
        "lãnh đạo",
        "tham mưu",
        "tổ chức",
        "chỉ đạo",
        "thẩm định",
        "giám sát",
        "xây dựng",
        "báo cáo",
        "giúp",
        "có",
        "thực hiện",
        "theo dõi",
    ]
)
_RELATIVE: Final = re.compile(
    r"(?:được|do|đã được)\s[^,;.]{0,60}?(?:phân công|giao|phê duyệt|ủy quyền)(?:\s(?:theo dõi|phụ trách|hỗ trợ|chỉ đạo|xã|nhiệm vụ|quản lý|chủ trì|các|địa bàn))*"
)
_ASSIGN: Final = re.compile(
    r"(?:Giao|giao|Yêu cầu|yêu cầu|Đề nghị|đề nghị|Phân công|phân công|Giao nhiệm vụ cho|Giao trách nhiệm cho|Chỉ đạo|Trách nhiệm của|Đối với)"
    r"\s*(?:cho\s+|nhiệm vụ cho\s+|:\s*)?"
)
_CONJ: Final = re.compile(r"\s*(?:;|,(?=\s)|\s(?:và|cùng)\s)\s*(?:và\s+)?")
_MOST: Final = 420  # code points of an opening clause


def charged(text: str, *, heading: bool = False) -> tuple[str, ...]:
    """The units that the opening clause of an item charges, one by one; empty when it charges nobody.

    ``heading``: the text is a line of its own, so that a unit's name alone is enough.
    """
    opening = text[:_MOST]
    phrase = _phrase(opening, heading=heading)
    return split_parties(phrase) if phrase else ()


def _phrase(text: str, *, heading: bool) -> str:
    assigned = _ASSIGN.match(text)
    start = assigned.end() if assigned else 0
    if (found := _noun_phrase(text[start:], heading=heading, loose=bool(assigned))) is not None:
        return found
    for comma in re.finditer(r"[,;]\s+(?=(?:giao|yêu cầu|đề nghị)?\s*\S)", text[: _MOST - 80]):
        rest = text[comma.end() :]
        again = _ASSIGN.match(rest)
        body = rest[again.end() :] if again else rest
        if (again or _introduced(text[: comma.start()])) and (
            found := _noun_phrase(body, heading=False, loose=bool(again))
        ):
            return found
    return ""


def _introduced(before: str) -> bool:
    """What stands before the subject is an adverbial: Trên cơ sở …, Căn cứ …, Từ nay đến …,"""
    return (
        re.match(
            r"(?:Trên cơ sở|Căn cứ|Từ |Theo |Để |Nhằm|Trước |Sau |Khi |Trong |Đối với|Định kỳ|Hằng|Hàng|Chậm nhất|Thực hiện)",
            before,
        )
        is not None
    )


def _noun_phrase(text: str, *, heading: bool, loose: bool) -> str | None:
    """The units at the beginning of the text up to the verb; None when it does not begin with a unit."""
    if not HEAD.match(text):
        return None
    end = _verb_at(text)
    if end is None:
        stop = re.search(r"[:.]\s|[:.]$|\s[-–+]\s|\s[a-zđ]\)\s", text)
        end = stop.start() if stop else len(text)
        if not (heading or loose or stop) or end > 300:
            return None
    phrase = text[:end].strip(" ,;:-")
    return phrase or None


def _verb_at(text: str) -> int | None:
    at = 0
    while found := _VERB.search(text, at):
        if relative := _RELATIVE.match(text, found.start()):
            at = relative.end()
            continue
        if not _is_noun(text, found) and not _inside(text, found.start()):
            stop = re.search(r"[:]\s|[:]$", text[: found.start()])
            return (
                None
                if stop and not re.match(r".{0,60}:\s[A-ZĐ][^.:]{0,300}$", text[: found.start()])
                else found.start()
            )
        at = found.end()
    return None


def _inside(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _is_noun(text: str, found: re.Match[str]) -> bool:
    if found.start() == 0:
        return False
    if _NOUN_AFTER.match(text, found.start()):
        return True
    return (
        found[0] in _AS_NOUN
        and _NOUN_BEFORE.search(text[: found.start()]) is not None
        and not _verb_list(text, found)
    )


def _verb_list(text: str, found: re.Match[str]) -> bool:
    """ "…, kiểm tra, giám sát": after a comma a verb is a verb unless a unit word stands before it."""
    return text[: found.start()].rstrip().endswith(",")


def split_parties(phrase: str) -> tuple[str, ...]:
    """Separate named units; a collective ("Các sở, ban, ngành") and "các tỉnh: A, B" stay one."""
    phrase = re.sub(r"\s*\([^)]{0,120}\)", "", phrase).strip()
    parts: list[str] = []
    for piece in re.split(r"\s*;\s*(?:và\s+)?", phrase):
        parts += _split_commas(piece)
    return tuple(p for p in (part.strip(" ,;:.") for part in parts) if p)


_NAMED: Final = re.compile(
    rf"(?:(?:Ban|Sở|Bộ|Cục|Chi cục|Ủy ban|Uỷ ban|Văn phòng|Công an|Đảng ủy|Đảng uỷ|Liên đoàn|Hội|Mặt trận|Tỉnh đoàn|Trung tâm"
    rf"|Chủ tịch|Bí thư|Thủ trưởng|thủ trưởng|Ủy viên|Uỷ viên|người đứng đầu|Người đứng đầu|Trường|Phòng|Kho bạc|Bảo hiểm xã hội|Đài|Báo"
    rf"|Thanh tra|Bộ Chỉ huy|Công ty|Viện|Tòa án|Toà án|Ngân hàng|Thường trực|UBND|HĐND|Tổng công ty|Liên minh|Liên hiệp|BTL|Hiệu trưởng"
    rf"|Giám đốc|Chánh|Tỉnh ủy|Thành ủy|Huyện ủy|Các|các|trưởng, phó|Trưởng|Cơ quan|Doanh nghiệp|Đảng bộ)(?![^\W\d_]))"
)


def _split_commas(piece: str) -> list[str]:
    if ":" in piece:
        return [piece]
    out: list[str] = []
    start = 0
    for cut in re.finditer(r",\s+(?:và\s+)?|\s+(?:và|cùng)\s+", piece):
        before, after = piece[start : cut.start()], piece[cut.end() :]
        if _separable(before, after, comma=cut[0].startswith(",")):
            out.append(before)
            start = cut.end()
    out.append(piece[start:])
    return out


def _separable(before: str, after: str, *, comma: bool) -> bool:
    if not _NAMED.match(after) or not before.strip():
        return False
    if re.match(
        r"(?:Các|các)\s+(?:sở|ban|bộ|cấp ủy|cấp uỷ|cơ quan|huyện|xã|đơn vị|tỉnh|địa phương|ngành|đảng ủy)",
        before,
    ):
        return (
            re.match(r"(?:Các|các)\s", after) is None
            and bool(re.match(rf"[{_CAP}]", after))
            and not re.match(r"(?:ban|sở)\b", after)
        )
    if re.match(r"các\s", after) and not comma:
        return True
    return not re.search(r"(?:các đồng chí|Các đồng chí)\s+Bộ trưởng$", before)
