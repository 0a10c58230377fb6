"""To whom a report goes, and where it is handed in."""

from __future__ import annotations

from typing import Final

from domain.documents.grammar import WORD_END, compiled, one_of
from domain.documents.parties import asked_of, charged
from domain.documents.unit_heads import HEAD

_RECIPIENT: Final = compiled(
    "(?:",
    HEAD.pattern,
    "|cấp (?:có )?thẩm quyền|cấp trên|[Tt]rung ương|Quốc hội|Tổng Bí thư|cơ quan|[Ll]ãnh đạo|TTg|PTTg"
    "|TU\\b|TW\\b|Ủy viên)",
)
_TO: Final = compiled(r"\s(?:gửi\s)?(?:về|cho|với|lên|đến|tới|gửi|trình)\s+(?=[^\W\d_])")
_DIRECT: Final = compiled(r"\s+(?:ngay\s|kịp thời\s|kết quả\s|nhanh\s|bằng văn bản\s|định kỳ\s|đầy đủ\s){0,2}")
_BODY_AFTER_COMMA: Final = one_of(
    "Ban|Sở|Bộ|UBND|HĐND|Thường trực|Chủ tịch|Tỉnh ủy|Tỉnh uỷ|Văn phòng|Ủy ban|Uỷ ban|Thủ tướng|Bí thư"
    "|Đảng ủy|Thành ủy",
    spaces=" ",
)
_END: Final = compiled(
    rf"\s*(?:,\s(?!{_BODY_AFTER_COMMA}{WORD_END})|,$|[(;:]|\.$|\.\s|/|\s",
    one_of(
        """qua|thông qua|trước|chậm nhất|muộn nhất|để|kết quả|về|theo|và đề xuất|và kiến nghị|trong|vào
        định kỳ|tình hình|những|bằng|tại
        khi|đối với|tiến độ|việc|xem xét|chỉ đạo|cho ý kiến|hằng|đồng thời|nếu|làm|đúng|chi tiết
        giải quyết|quyết định
        kịp thời|gửi|tổng hợp|biết|theo dõi|toàn bộ|và tham mưu|các khó khăn|các vấn đề|các nội dung
        thường xuyên|sau|ngay|được|điều chỉnh|xin|dự toán|rằng|thứ Hai|thứ Ba|thứ Tư|thứ Năm|thứ Sáu
        đảm bảo|bảo đảm|phê duyệt|thống nhất|hoặc đề xuất|và báo cáo|và gửi|nhằm|và qua|và trình
        nội dung|nhận|đồng chí|là
        danh sách|kế hoạch|số liệu|hướng|phương án|cụ thể|đã|phải|thời gian|từ|một|và đăng|công tác|mọi
        đến hết|không|vấn đề""",
        spaces=" ",
    ),
    WORD_END,
    "|\\s\\d{1,2}\\s?(?:giờ|h)|(?<!Ngân)(?<!ngân)(?<!Khách)(?<!Cửa)\\shàng|\\scùng(?! cấp)"
    "|\\scó(?! thẩm quyền| liên quan)",
    WORD_END,
    ")",
)
_VIA: Final = compiled(
    r"\((?:thông qua|qua|gửi qua|gửi)\s+(?P<bracket>[^()]{3,140})\)|(?<![^\W\d_])(?:thông qua"
    r"|qua)\s+(?P<name>[^();]{3,140}?)"
    r"(?=\s*(?:[);]|\.\s|\.$|,(?!\s*(?:Sở|Ban|Văn phòng|Phòng|Vụ|Cục)\s)|$"
    r"|\s(?:trước|chậm nhất|để|vào|và qua|theo|định kỳ|hằng|hàng|trong|đồng thời|và gửi|tổng hợp|là"
    r"|kết quả|về|địa chỉ|khi)\s))"
)
_VIA_HEAD: Final = compiled(
    one_of(
        """Ban|Sở|Văn phòng|VP|Phòng|phòng|Vụ|Cục|Chi cục|Bộ|Ủy ban|Uỷ ban|Công an|Cơ quan|cơ quan
        Trung tâm|Tổ|Thanh tra|UBND|BCH
        Đảng ủy|Đảng uỷ|Thường trực|Hội|Liên đoàn|đồng chí|Đồng chí|Bộ phận|bộ phận|UBKT|VPTU|VPĐU
        Tỉnh đoàn|Chánh|UBMT|MTTQ|văn phòng""",
        spaces=" ",
    ),
    WORD_END,
)
_POST_BOX: Final = compiled(
    r"\s*\((?P<name>(?:Phòng|phòng|Ban|Văn phòng|Vụ|Cục|Chi cục|Thanh tra|Trung tâm|Bộ phận)\s[^()]{2,90})\)"
)
_ADDRESS: Final = compiled(r",?\s+(?:địa chỉ|số \d|theo địa chỉ|email|Email|điện thoại|ĐT)\b.*$")
_WITH: Final = compiled(r",?\s(?:chủ trì,?\s)?(?:phối hợp|cùng)\s(?:chặt chẽ\s)?(?:với\s|cùng\s)?")
_COLLECTIVE: Final = compiled(
    r"(?:(?:[Tt]hủ trưởng|[Ll]ãnh đạo|[Nn]gười đứng đầu|[Gg]iám đốc|[Hh]iệu trưởng)\s+)?(?:[Cc]ác"
    r"|[Tt]oàn bộ)\s+"
    r"(?:cơ quan|đơn vị|địa phương|đồng chí|tổ chức|doanh nghiệp|ngành|phòng|trường|nhà trường)"
    r"(?:\s*,\s*(?:đơn vị|địa phương|tổ chức|cá nhân|cơ quan|ngành|doanh nghiệp|ban, ngành"
    r"|các địa phương))*(?:\s+(?:có )?liên quan)?"
    r"|[Dd]oanh nghiệp|[Đđ]ơn vị|[Cc]ơ quan|[Đđ]ịa phương|[Nn]hà trường"
)


def recipient(clause: str) -> str | None:
    """The body named behind the verb, directly or after về, cho, với …; ``clause`` begins behind the verb."""
    direct = _DIRECT.match(clause)
    if direct and _RECIPIENT.match(clause, direct.end()):
        return _name(clause[direct.end() :])
    for mark in _TO.finditer(clause):
        if _RECIPIENT.match(clause, mark.end()) and not _is_topic(clause, mark.end(), mark[0]):
            return _name(clause[mark.end() :])
    return None


def _is_topic(clause: str, at: int, mark: str) -> bool:
    """ "báo cáo về công tác …" names what is reported, not to whom."""
    return (
        clause.startswith(("các ", "công tác ", "việc "), at)
        and not clause.startswith("các cơ quan", at)
        and "gửi" not in mark
    )


def _name(text: str) -> str | None:
    end = _END.search(" " + text[:220])
    name = (text[: max(end.start() - 1, 0)] if end else text[:220]).strip(" ,;.:/-")
    return name if 1 < len(name) <= 160 else None


def via(clause: str) -> str | None:
    """The unit behind ``qua`` or ``thông qua``, or alone in brackets behind the recipient; no address."""
    for found in _VIA.finditer(clause):
        name = (found["bracket"] or found["name"] or "").strip(" ,.;")
        if _VIA_HEAD.match(name):
            return _ADDRESS.sub("", name)
    box = _POST_BOX.search(clause)
    return box["name"].strip() if box else None


def reporter(before: str, owner: tuple[str, ...]) -> str | None:
    """The subject of the clause before the verb, else the units charged; None for words that mean everybody."""
    tail = before[-300:]
    if whom := asked_of(tail):
        return _shown(", ".join(whom))
    start = max(tail.rfind("; "), tail.rfind(": ")) + 1
    if with_others := _WITH.search(tail, start):
        tail = tail[: with_others.start()]  # who goes along is no reporter
    pieces = tail[start:].split(", ")
    for n in range(len(pieces) - 1, -1, -1):
        named = charged(", ".join(pieces[n:]).strip() + " báo cáo")
        if named and (n == 0 or not pieces[n].startswith(("các ", "cơ quan", "đơn vị"))):
            return _shown(", ".join(named))
    return _shown(", ".join(owner))


def _shown(name: str) -> str | None:
    return None if not name or _COLLECTIVE.fullmatch(name) else name
