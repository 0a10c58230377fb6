"""The verbs that impose a report: where a sentence says báo cáo, gửi, nộp … and means a duty."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from domain.documents.grammar import WORD_END, WORD_START, compiled, one_of


@dataclass(frozen=True, slots=True)
class Demand:
    """A verb in its sentence. ``handed``: another paper than a report, which counts only with a deadline.

    ``start`` is where its clause begins, ``verb`` where the verb ends, ``stop`` where its clause ends.
    """

    start: int
    at: int
    verb: int
    stop: int
    handed: bool


_REPORT: Final = compiled(r"(?P<verb>[Bb]áo cáo)", WORD_END)
_SENT: Final = compiled(
    r"[Bb]áo cáo(?:\s[^,;.]{0,60}?)?\s(?:xin\s)?(?:gửi|nộp)(?:\svề)?", WORD_END
)  # "báo cáo năm gửi …"
_MADE: Final = compiled(
    r"(?:[Tt]hực hiện(?: nghiêm(?: túc)?)?(?: việc| chế độ| công tác)?|có|có văn bản|bằng văn bản|lập"
    r"|Lập|gửi|Gửi|nộp|Nộp"
    r"|xây dựng|Xây dựng)\s+$"
)
_HAND_IN: Final = compiled(
    WORD_START, r"(?P<verb>[Gg]ửi|[Nn]ộp|[Tt]rình|[Đđ]ăng ký|[Cc]ung cấp|[Cc]huyển)", WORD_END
)
_COMPOUND: Final = compiled(
    one_of(
        "quy|chương|quá|công|giáo|hành|tiến|lộ|tờ|tường|thuyết|truyền|di|vận|luân|chuyển|kính|đã|được|không|tờ",
        spaces=" ",
    ),
    r"\s$",
    flags=re.IGNORECASE,
)
_NOT_PAPER: Final = compiled(
    r"(?:[Gg]ửi (?:(?:văn bản |các |bản |kèm )?báo cáo|kèm|trên|qua thư|tới bạn|bản sao|hồ sơ (?:đề nghị"
    r"|dự|xin|gia hạn)|hồ sơ đề nghị)|[Đđ]ăng ký (?:kinh doanh|đất|quyền|kết hôn)"
    r"|[Tt]rình (?:bày|độ|tự|diễn|báo|chiếu|duyệt)|[Cc]huyển (?:đổi|biến|sang|giao|tiếp|nhượng|hóa|từ|dịch))"
)
_NOUN_BEFORE: Final = compiled(
    WORD_START,
    one_of(
        """chế độ|thời điểm|số|ký|công bố|các|những|nội dung|theo|tại|nghe|mẫu|việc|công tác|bản|dự thảo"
        "|thời gian|thời hạn
        đề cương|số liệu|thông tin|trong
        hệ thống|xét|qua|của|một|kèm|đã|chưa|không|biểu|loại|được|nhận|hội nghị|cuộc họp|phục vụ|từ
        tiếp thu|căn cứ|đối với
        với|cùng|tên|sau khi|khai thác|quá trình|kỳ|gồm|bao gồm|cho|làm|này|quy trình|trên|biểu mẫu|kết quả
        giữa|bằng|về|sau|mỗi|nêu""",
        spaces=" ",
    ),
    r"\s+$",
    flags=re.IGNORECASE,
)
_TEAM: Final = compiled(r"(?:Tổ|tổ|Đoàn|đoàn|Ban|Đội) công tác\s+$")
_REGULAR: Final = compiled(r"[Đđ]ịnh kỳ\s+$")
_NOUN_AFTER: Final = compiled(
    r"[Bb]áo cáo\s+(?:rằng\s|viết\s|cho biết|cho thấy|số\s|của\s|này|viên|thuế|tài chính|nêu"
    r"|đánh giá tác động|trên (?:đây|,)"
    r"|kinh tế - kỹ thuật"
    r"|nghiên cứu|\(|giám sát"
    r"|chính trị|thành tích|kiểm toán|quyết toán|thống kê|chuyên đề của|thẩm định|khả thi"
    r"|đề xuất chủ trương|kiểm điểm tập thể)"
)
_PURPOSE: Final = compiled(
    r"(?:^|[\s,(;])(?:[Đđ]ể|[Nn]hằm|làm cơ sở|phục vụ (?:công tác|cho|việc)|làm căn cứ|giúp|trước khi"
    r"|sau khi|để làm)\s[^;.]{0,110}$"
)
_COLLECTING: Final = compiled(
    r"tổng hợp|theo dõi|xem xét|kịp thời|chỉ đạo|trình|giúp|tham mưu|có cơ sở|đánh giá"
)
_AIM: Final = 30  # code points: so short an aim goes with the verb behind it
_GATHERED: Final = compiled(r"tổng hợp[^;.]{0,60},?\s+để\s*$")
_WINDOW: Final = 160  # code points before a verb that decide what it is
_CUT: Final = compiled(r"[,;]\s+|\s(?:và|đồng thời|hoặc)\s")
_MOST: Final = 24  # demands in one sentence


def demands(sentence: str) -> list[Demand]:
    """The duties that the verbs of a sentence impose, each with its clause, in order."""
    out: list[Demand] = []
    if "áo cáo" not in sentence and not _HAND_IN.search(sentence):
        return out
    found = [*_REPORT.finditer(sentence), *_HAND_IN.finditer(sentence)]
    for match in sorted(found, key=lambda m: m.start()):
        if len(out) < _MOST and (not out or match.start() >= out[-1].verb):
            out += _demand(sentence, match, out)
    return [_until(one, out[n + 1].start if n + 1 < len(out) else len(sentence)) for n, one in enumerate(out)]


def _demand(sentence: str, match: re.Match[str], out: list[Demand]) -> list[Demand]:
    """The duty that one verb imposes, or nothing."""
    at, handed = match.start(), match.re is _HAND_IN
    before = sentence[max(0, at - _WINDOW) : at]
    sent = None if handed else _SENT.match(sentence, at)
    refused = _refused(sentence, at, before, out) if handed else not sent and _is_noun(sentence, at, before)
    if refused or _is_purpose(before, out, handed=handed):
        return []
    end = sent.end() if sent else match.end()
    return [Demand(_clause_start(sentence, at, out), at, end, len(sentence), handed)]


def _until(one: Demand, stop: int) -> Demand:
    return Demand(one.start, one.at, one.verb, stop, one.handed)


def _clause_start(sentence: str, at: int, out: list[Demand]) -> int:
    """The whole sentence belongs to its first verb; a later one begins at the comma or ``và`` before it."""
    if not out:
        return 0
    cuts = [m.end() for m in _CUT.finditer(sentence, out[-1].verb, at)]
    return cuts[-1] if cuts and at - cuts[-1] < 70 else max(out[-1].verb, at - 70)


def _refused(sentence: str, at: int, before: str, out: list[Demand]) -> bool:
    if _COMPOUND.search(before) or _NOT_PAPER.match(sentence, at):
        return True
    return bool(out) and not any(sign in sentence[out[-1].verb : at] for sign in ";.")


def _is_noun(sentence: str, at: int, before: str) -> bool:
    if _NOUN_AFTER.match(sentence, at):
        return True
    if _MADE.search(before):
        return False
    if sentence[at] == "B" and at > 0 and not before.rstrip().endswith((".", "-", "–", "+", ")", ":")):
        return True
    if _REGULAR.search(before) or _TEAM.search(before):
        return False
    return _NOUN_BEFORE.search(before) is not None


def _is_purpose(before: str, out: list[Demand], *, handed: bool) -> bool:
    """ "… gửi Sở A để tổng hợp, báo cáo B": the collector's next hop, no duty of who reports to A."""
    aim = _PURPOSE.search(before)
    if not aim or not (len(aim[0]) < _AIM or _COLLECTING.search(aim[0])):
        return False
    return handed or bool(out) or not _GATHERED.search(before)
