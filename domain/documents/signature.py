"""The block that signs: on whose authority, in which post, who."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from domain.documents import words
from domain.documents.frame import Frame
from domain.documents.grammar import one_word
from domain.documents.reading import Signer, Span
from domain.documents.sheet import Line, span_of

_SIGNED: Final = re.compile(
    r"\(?\s*(?:đã ký|ký tên|đã ký tên|ký, đóng dấu|chữ ký|đã kí)[^)]{0,30}\)?[.;]?", re.IGNORECASE
)
_TITLE: Final = re.compile(
    r"(?:(?:Thiếu|Trung|Thượng|Đại) (?:tướng|tá)|GS\.?|PGS\.?|TS\.?|ThS\.?|Ths\.?|BS\.?|BSCKI{1,2}\.?"
    r"|CKI{1,2}\.?|KS\.?"
    r"|NGƯT\.?|NGND\.?|TTƯT\.?|CN\.?|LS\.?|Đ/c|Đồng chí|Ông|Bà)[\s.]+"
)
_NAME: Final = re.compile(r"[^\W\d_]+(?:['’`]?[^\W\d_]+)?(?:[\s-][^\W\d_]+(?:['’`][^\W\d_]+)?){1,5}")
_SURNAMES: Final = frozenset(
    one_word(
        """nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh lưu mai trịnh đào
        đoàn vương trương lâm phùng hà tạ cao châu thái tô kim thạch sơn danh quách kiều lại lò cầm hứa
        tăng chu triệu vi nông hầu giàng y điểu k'sor siu rơ ksor lương tống la thân khuất nghiêm viên
        doãn tôn bạch văn quàng lường sùng thào vàng"""
    )
)
_REACH: Final = 70  # lines behind the beginning of the tail in which the block must stand


def signer(frame: Frame) -> tuple[Signer, Span] | None:
    """Authority, post and name, each as far as printed; None when nothing signs."""
    start = min((at for at in (frame.signature, frame.copies) if at >= 0), default=-1)
    if start < 0:
        return None
    tail = frame.lines[start : start + _REACH]
    return _block(tail, _in_capitals) or _block(tail, _in_small_letters)


def _in_capitals(line: Line) -> bool:
    return line.capitals


def _in_small_letters(line: Line) -> bool:
    """A post typed without capitals, in a line of its own: "KT. Giám đốc"."""
    text = line.text
    if len(text) > 45 or text[-1:] in ".;,:" or not text[:1].isupper():
        return False
    return bool(words.AUTHORITY.match(text) or words.POST.match(text.upper()))


def _block(tail: Sequence[Line], stands: Callable[[Line], bool]) -> tuple[Signer, Span] | None:
    """The first authority, post and name, where ``stands`` says which lines may be one of the former."""
    authority: list[Line] = []
    post: list[Line] = []
    for n, line in enumerate(tail):
        if (authority or post) and _name(line) and not line.dashed:
            return Signer(_join(authority), _join(post), _name(line)), span_of([*authority, *post, line])
        if line.dashed or len(line.text) > 90 or not stands(line):
            continue
        if words.AUTHORITY.match(line.text) or _goes_on(authority, post, line, tail[n - 1] if n else None):
            authority.append(line)
        elif post or words.POST.match(line.text.upper()):
            post.append(line)
    if authority or post:
        return Signer(_join(authority), _join(post), None), span_of([*authority, *post])
    return None


def _goes_on(authority: list[Line], post: list[Line], line: Line, before: Line | None) -> bool:
    """A second line of an authority: KT. BỘ TRƯỞNG, / CHỦ NHIỆM; T/M BỘ CHÍNH / TRỊ."""
    if not authority or post or before is not authority[-1]:
        return False
    return authority[-1].text.endswith(",") or not words.POST.match(line.text.upper())


def _join(lines: Sequence[Line]) -> str | None:
    text = " ".join(line.text for line in lines).strip(" .,;:")
    return text or None


def _name(line: Line) -> str | None:
    text = _SIGNED.sub("", line.text).strip(" .,;:*-")
    text = _TITLE.sub("", text) if _TITLE.match(text) else text
    while _TITLE.match(text):
        text = _TITLE.sub("", text, count=1)
    if not _NAME.fullmatch(text) or words.AUTHORITY.match(text):
        return None
    parts = re.split(r"[\s-]", text)
    known = parts[0].lower() in _SURNAMES
    if text.isupper():
        return text if known and not words.POST.match(text) and len(parts) <= 5 else None
    capital = all(part[:1].isupper() for part in parts)
    return text if capital and (known or 2 <= len(parts) <= 4) and not words.UNIT.match(text.upper()) else None
