"""Chế độ báo cáo: who must report or hand in what, to whom, through whom, when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from domain.documents.items import Body
from domain.documents.parties import HEAD, charged
from domain.documents.reading import ReportingDuty
from domain.documents.schedule import When, times
from domain.documents.sheet import Line, Passage

_PARAGRAPH: Final = re.compile(
    r"(?:[-–—+•●▪◦]|\(?[ivx]{1,4}\)|[a-zđ]\)|[a-zđ]\.\s|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s|\d{1,2}\)\s)\s*(?=\S)"
)
_OWNER: Final = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|[a-zđ][.)]|\d{1,2}[.)])\s+(?P<name>.{4,200}?)\s*:?\s*$"
)
_SENTENCE: Final = re.compile(r"(?<=[^\W\d_)\]”\"%\d][.!?…])\s+(?=[^\W\d_a-z]|[-“\"(])|(?<=;)\s+|(?<=\./\.)\s*")

_REPORT: Final = re.compile(
    r"(?P<lead>(?:có trách nhiệm|phải|cần|kịp thời|thường xuyên|định kỳ|tổng hợp,?|tổng hợp để|và|,|có|lập|gửi|nộp|xây dựng|chỉ đạo"
    r"|thực hiện(?: nghiêm(?: túc)?)?(?: việc| chế độ| công tác)?|chế độ|hoàn thành|đồng thời|theo dõi|đôn đốc|thì|phản ánh,?)\s+)?"
    r"(?P<verb>[Bb]áo cáo)(?![^\W\d_])"
)
_HAND_IN: Final = re.compile(
    r"(?<![^\W\d_])(?P<verb>[Gg]ửi|[Nn]ộp|[Tt]rình|[Đđ]ăng ký|[Cc]ung cấp|[Cc]huyển)(?![^\W\d_])"
)
_NOUN_BEFORE: Final = re.compile(
    r"(?:chế độ|các|những|nội dung|theo|tại|nghe|kỳ|mẫu|việc|công tác|bản|dự thảo|thời gian|thời hạn|đề cương|số liệu|thông tin"
    r"|trong|hệ thống|xét|qua|của|hoàn thiện|một|kèm|đã|chưa|không|biểu|loại|được|nhận|Các|hội nghị|cuộc họp|phục vụ|cơ sở|từ|văn bản"
    r"|tiếp thu|xem xét|căn cứ|yêu cầu|đối với|với|cùng|là|tên|sau khi|đến|Văn bản|hằng|sử dụng|khai thác|và các|kể cả|quá trình)\s+$",
    re.IGNORECASE,
)
_NOUN_AFTER: Final = re.compile(
    r"[Bb]áo cáo\s+(?:số\s|của\s|này|viên|thuế|tài chính|nêu|đánh giá tác động|trên\b|kinh tế - kỹ thuật|nghiên cứu|tổng kết|\(|giám sát)"
)
_PURPOSE: Final = re.compile(r"(?:^|[\s,(])(?:để|nhằm|làm cơ sở|phục vụ|làm căn cứ|giúp)\s[^;]{0,90}$")
_BACKGROUND: Final = re.compile(
    r"^(?:Ngày \d|Sau khi|Xét |Thực hiện |Căn cứ |Qua |Theo (?!dõi)|Trên cơ sở báo cáo|Tuy nhiên|Thời gian qua|Không |Vừa qua)"
)
_PAST: Final = re.compile(
    r"đã (?:có |ban hành|báo cáo|gửi)|đến nay (?:còn|vẫn|chưa)|chưa (?:thực hiện )?(?:báo cáo|gửi)|Tuy nhiên"
)
_DEMAND: Final = re.compile(r"yêu cầu|đề nghị|giao|Yêu cầu|Đề nghị|Giao|phải|có trách nhiệm")
_NO_PAPER: Final = re.compile(
    r"[Gg]ửi kèm|gửi (?:hồ sơ đề nghị|bản sao|hồ sơ dự)|gửi trên|được gửi|gửi qua thư|gửi tới bạn|đăng ký (?:kinh doanh|đất đai|quyền)"
)

_RECIPIENT_HEAD: Final = re.compile(
    rf"(?:{HEAD.pattern}|cấp (?:có )?thẩm quyền|cấp trên|cơ quan|Trung ương|Quốc hội|Tổng Bí thư|lãnh đạo|Lãnh đạo|người)",
    re.IGNORECASE,
)
_TO_MARK: Final = re.compile(r"\s(?:về|cho|với|lên|đến|tới|gửi về|gửi cho|gửi đến|gửi|trình)\s+(?=[^\W\d_])")
_TO_END: Final = re.compile(
    r"\s*(?:[(;.,:]\s(?!(?:Ban|Sở|Bộ|UBND|HĐND|Thường trực|Chủ tịch|Tỉnh ủy|Văn phòng|Ủy ban)[^\W\d_]*\s)|[(;:]|\.$|\.\s|\s(?:qua|thông qua|trước|chậm nhất|muộn nhất|để|kết quả|về|theo|và đề xuất"
    r"|và kiến nghị|trong|vào|định kỳ|tình hình|những|bằng|tại|khi|đối với|tiến độ|việc|xem xét|chỉ đạo|cho ý kiến|hằng|hàng|đồng thời|nếu"
    r"|làm|đúng|cùng|chi tiết|giải quyết|quyết định|kịp thời|gửi|tổng hợp|biết|theo dõi|toàn bộ|và tham mưu|các khó khăn|các vấn đề|các nội dung"
    r"|thường xuyên|sau|ngay|được|đảm bảo|bảo đảm|phê duyệt|thống nhất|có|hoặc đề xuất|và báo cáo|và gửi|nhằm|và qua|và trình|nội dung|nhận theo|đồng chí)(?![^\W\d_]))"
)
_VIA: Final = re.compile(
    r"\(?\s*(?:thông qua|qua)\s+(?P<name>[^()\n;]{3,140}?)(?=\s*(?:\)|;|\.\s|\.$|,\s*(?!(?:Sở|Ban|Văn phòng|Phòng|Vụ|Cục)\s|đảng viên)|$|\s(?:trước|chậm nhất|để|vào|và qua|theo|định kỳ|hằng|hàng|trong|đồng thời|và gửi|tổng hợp)\s))"
)
_VIA_HEAD: Final = re.compile(
    r"(?:Ban|Sở|Văn phòng|VP|Phòng|phòng|Vụ|Cục|Chi cục|Bộ|Ủy ban|Uỷ ban|Công an|Cơ quan|cơ quan|Trung tâm|Tổ|Thanh tra|UBND|BCH|Đảng|Thường trực|Hội|Liên đoàn|Thành viên|đồng chí|Bộ phận|bộ phận|Chuyên viên|UBKT)(?![^\W\d_])"
)
_BRACKET: Final = re.compile(
    r"\s*\((?P<name>(?:Phòng|phòng|Ban|Văn phòng|Vụ|Cục|Chi cục|Thanh tra|Trung tâm|Bộ phận)\s[^()]{2,90})\)"
)
_COLLECTIVE: Final = re.compile(
    r"(?:[Cc]ác|[Tt]oàn bộ)\s+(?:cơ quan|đơn vị|địa phương|đồng chí|tổ chức|doanh nghiệp|cấp|ngành|phòng|trường)(?:\s*,\s*(?:đơn vị|địa phương|tổ chức|cá nhân|cơ quan))*(?:\s+liên quan)?$|"
    r"(?:[Dd]oanh nghiệp|[Đđ]ơn vị|[Cc]ơ quan|[Đđ]ịa phương|[Nn]hà trường)$"
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    lines: tuple[Line, ...]
    owner: tuple[str, ...]
    preamble: bool = False


def duties(body: Body, owners: Sequence[tuple[str, ...]], issued: date | None) -> tuple[ReportingDuty, ...]:
    """Every duty in the body; ``owners`` are the units that each item charges, in the order of the items."""
    found: list[ReportingDuty] = []
    for paragraph in _paragraphs(body, owners):
        found += _merged(_in_paragraph(paragraph, issued))
    return tuple(_unique(found))


def _paragraphs(body: Body, owners: Sequence[tuple[str, ...]]) -> Iterator[_Paragraph]:
    for lines in _groups(body.opening):
        yield _Paragraph(lines, (), preamble=bool(body.items))
    for item, owner in zip(body.items, owners, strict=True):
        inner = owner
        for lines in _groups(item.lines):
            text = Passage(lines).text
            heading = _OWNER.fullmatch(text)
            if heading and (named := charged(heading["name"], heading=True)):
                inner = named
                continue
            if re.match(r"\d{1,2}\.\d{1,2}", text):
                inner = charged(_PARAGRAPH.sub("", text, count=1)) or owner
            yield _Paragraph(lines, inner)
    for lines in _groups(body.closing):
        yield _Paragraph(lines, ())


def _groups(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    group: list[Line] = []
    for line in lines:
        fresh = _PARAGRAPH.match(line.text) or (line.gap and not line.lower)
        if not fresh and group:
            fresh = bool(
                _PARAGRAPH.match(group[0].text)
                and _OWNER.fullmatch(group[0].text)
                and len(group) == 1
                and not line.lower
            )
            fresh = bool(fresh and charged(_PARAGRAPH.sub("", group[0].text, count=1), heading=True))
        if group and fresh:
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _in_paragraph(paragraph: _Paragraph, issued: date | None) -> list[ReportingDuty]:
    passage = Passage(paragraph.lines)
    text = passage.text
    if "báo cáo" not in text.lower() and not _HAND_IN.search(text):
        return []
    if re.match(r"[-–+•]?\s*(?:Không|không)\s", text):
        return []
    cuts = [m.start() for m in _SENTENCE.finditer(text)]
    bounds = list(zip([0, *(m.end() for m in _SENTENCE.finditer(text))], [*cuts, len(text)], strict=True))
    out: list[ReportingDuty] = []
    subject: tuple[str, ...] = paragraph.owner
    for n, (start, end) in enumerate(bounds):
        sentence = text[start:end]
        behind = text[bounds[n + 1][0] : bounds[n + 1][1]] if n + 1 < len(bounds) else ""
        subject = charged(_PARAGRAPH.sub("", sentence, count=1)) or subject
        for duty, at, stop in _in_sentence(sentence, behind, subject, issued, preamble=paragraph.preamble):
            out.append(replace(duty, span=passage.span(start + at, start + stop)))
    return out


def _in_sentence(
    sentence: str, behind: str, subject: tuple[str, ...], issued: date | None, *, preamble: bool
) -> Iterator[tuple[ReportingDuty, int, int]]:
    if _PAST.search(sentence) or (preamble and not _DEMAND.search(sentence)):
        return
    triggers = _triggers(sentence)
    for n, (at, verb_end, handed) in enumerate(triggers):
        stop = triggers[n + 1][0] if n + 1 < len(triggers) else len(sentence)
        earlier = triggers[n - 1][1] if n else 0
        clause = sentence[earlier:stop]
        found = times(clause, issued)
        if not found and handed is False and _DUE_NEXT.match(behind) and n + 1 == len(triggers):
            found = times(behind, issued)
        if handed and not any(
            each.due or each.rrule or each.kind not in ("once", "adhoc", "regular") for each in found
        ):
            if not (n + 1 == len(triggers) and _DUE_NEXT.match(behind) and (found := times(behind, issued))):
                continue
        if preamble and not any(each.due or each.rrule for each in found):
            continue
        to = _recipient(sentence, verb_end, stop)
        reporter = _reporter(sentence[:at], subject)
        if not (to or reporter or found):
            continue
        via = _via(sentence, verb_end, stop)
        for when in found or [When("once")]:
            yield _duty(when, reporter, to, via, sentence, earlier if n else 0, stop), earlier, stop


_DUE_NEXT: Final = re.compile(
    r"(?:Thời (?:hạn|gian)|Hạn|Chậm nhất|Trước (?:ngày|\d)|(?:Văn bản |Các )?[Bb]áo cáo (?:gửi|bằng)|Gửi|Hồ sơ)(?![^\W\d_])"
)


def _duty(
    when: When, reporter: str | None, to: str | None, via: str | None, sentence: str, start: int, stop: int
) -> ReportingDuty:
    quote = sentence[start:stop].strip(" ,;.:-–+/")
    return ReportingDuty(reporter, to, via, when.kind, when.due, when.rrule, when.boundary, quote)


def _triggers(sentence: str) -> list[tuple[int, int, bool]]:
    """(start, end of the verb, whether another paper is handed in): the verbs that impose a duty."""
    out: list[tuple[int, int, bool]] = []
    for found in sorted(
        [*_REPORT.finditer(sentence), *_HAND_IN.finditer(sentence)], key=lambda m: m.start("verb")
    ):
        at, end = found.start("verb"), found.end("verb")
        before = sentence[:at]
        if found.re is _HAND_IN:
            if _hands_in(sentence, found, out):
                out.append((at, end, True))
            continue
        if _is_noun(sentence, before, found, at) or _is_purpose(before, out):
            continue
        if out and out[-1][2] is False and at - out[-1][1] < 12:
            continue
        out.append((at, end, False))
    return out


def _hands_in(sentence: str, found: re.Match[str], out: list[tuple[int, int, bool]]) -> bool:
    before = sentence[: found.start()]
    if _NO_PAPER.match(sentence, found.start()) or _is_purpose(before, [(0, 0, True)]):
        return False
    if re.match(r"[Gg]ửi\s+(?:[Bb]áo cáo|văn bản báo cáo)", sentence[found.start() :]):
        return False
    if out and not re.search(r"[;.]", sentence[out[-1][1] : found.start()]):
        return False
    return not re.search(r"(?:Kính|đã|được|không)\s+$", before)


def _is_noun(sentence: str, before: str, found: re.Match[str], at: int) -> bool:
    lead = (found["lead"] or "").strip()
    if re.match(r"thực hiện", lead) or lead in {"gửi", "có", "lập", "nộp", "xây dựng"}:
        return lead in {"có", "xây dựng"} and re.match(r"[Bb]áo cáo\s+(?:số|của)", sentence[at:]) is not None
    if _NOUN_AFTER.match(sentence, at):
        return True
    if re.match(r"[Bb]áo cáo\s+(?:[^,;.]{0,30}\s)?(?:gửi|nộp)\s", sentence[at:]) and sentence[at] == "B":
        return True
    if _NOUN_BEFORE.search(before):
        return not re.search(r"(?:yêu cầu|với|qua|nội dung)\s+$", before) or sentence[at] != "b" or True
    return (
        at == 0
        and re.match(r"Báo cáo\s+(?:kết quả|tình hình|định kỳ|nhanh|\w+ (?:về|cho|với)|[A-ZĐÀ-Ỹ])", sentence)
        is None
    )


def _is_purpose(before: str, out: list[tuple[int, int, bool]]) -> bool:
    """ "… gửi Sở A để tổng hợp, báo cáo B": the collector's next hop, no duty of who reports to A."""
    found = _PURPOSE.search(before)
    if not found:
        return False
    if re.search(r"tổng hợp[^;.]{0,60},?\s+để\s*$", before) and not out:
        return False
    return True


def _recipient(sentence: str, start: int, stop: int) -> str | None:
    rest = sentence[start:stop]
    direct = re.match(r"\s+(?:ngay\s|kịp thời\s|kết quả\s)?", rest)
    if direct and _RECIPIENT_HEAD.match(rest, direct.end()):
        return _noun(rest[direct.end() :])
    for mark in _TO_MARK.finditer(rest):
        if _RECIPIENT_HEAD.match(rest, mark.end()) and not re.match(
            r"(?:các|những|việc|công tác)\s(?!cơ quan)", rest[mark.end() :]
        ):
            return _noun(rest[mark.end() :])
    return None


def _noun(text: str) -> str | None:
    end = _TO_END.search(" " + text)
    name = text[: max(end.start() - 1, 0)] if end else text
    name = name.strip(" ,;.:/")
    return name if 2 < len(name) <= 160 else None


def _via(sentence: str, start: int, stop: int) -> str | None:
    rest = sentence[start:stop]
    for found in _VIA.finditer(rest):
        if _VIA_HEAD.match(found["name"]):
            return found["name"].strip(" ,.;")
    bracket = _BRACKET.search(rest)
    return bracket["name"].strip() if bracket else None


def _reporter(before: str, subject: tuple[str, ...]) -> str | None:
    tail = re.split(r"[;:]\s+", before)[-1]
    for piece in reversed(re.split(r",\s+(?=(?:các|[A-ZĐÀ-Ỹ]))", tail)):
        named = charged(piece.strip() + " báo cáo")
        if named:
            return _named(", ".join(named))
    return _named(", ".join(subject))


def _named(name: str) -> str | None:
    return None if not name or _COLLECTIVE.match(name) else name


def _merged(found: list[ReportingDuty]) -> list[ReportingDuty]:
    """The same report asked for twice in neighbouring sentences is one duty: the one with the deadline."""
    out: list[ReportingDuty] = []
    for duty in found:
        last = out[-1] if out else None
        if last and last.kind == "once" and not last.due and duty.due and last.reporter == duty.reporter:
            if not last.to or not duty.to or last.to == duty.to:
                out[-1] = replace(duty, to=duty.to or last.to, via=duty.via or last.via)
                continue
        out.append(duty)
    return out


def _unique(found: Sequence[ReportingDuty]) -> Iterator[ReportingDuty]:
    seen: set[tuple[object, ...]] = set()
    for duty in found:
        key = (duty.reporter, duty.to, duty.kind, duty.due, duty.rrule, duty.quote)
        if key not in seen:
            seen.add(key)
            yield duty
