"""How far a unit has come, as it says so in its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from domain.text import fold, squeeze

Stage = Literal["", "none", "doing", "done"]


@dataclass(frozen=True, slots=True)
class Progress:
    """A stage ("" when nothing was said) and a percentage, where one was named."""

    stage: Stage = ""
    percent: int | None = None


UNSAID: Final = Progress()
_SAYS: Final = r"(?:dat|xong|hoan thanh|thuc hien|tien do|trien khai|lam|giai quyet|khoi luong|duoc)"
_NUMBER: Final = r"(?<![\d.,])(\d{1,3})(?:[.,](\d{1,2}))? ?(?:%|phan tram)"
_PERCENT: Final = re.compile(rf"\b{_SAYS}\b[^.;\n]{{0,30}}?{_NUMBER}|^{_NUMBER}$|^{_NUMBER}[ ,.]")
_NOT: Final = r"\b(?:chua|khong|chua the|chua duoc)\b(?: \w+){0,2}? "
_NONE: Final = re.compile(
    r"\bchua (?:thuc hien|trien khai|bat dau|lam(?: gi| duoc gi)?)\b|\bchua co (?:gi|ket qua|tien do)\b"
    r"|\bnot (?:yet )?(?:started|begun)\b"
)
_DONE_WORDS: Final = r"(?:hoan thanh|hoan tat|xong|lam xong|thuc hien xong|hoan thien)\b"
_DOING: Final = re.compile(
    rf"{_NOT}{_DONE_WORDS}|\bdang (?:thuc hien|trien khai|lam|hoan thien|tien hanh|xu ly|khan truong|gap rut)\b"
    r"|\b(?:in progress|under way|not (?:yet )?(?:done|finished|complete|completed)|almost done)\b"
    r"|\bmoi (?:duoc|xong|lam duoc|hoan thanh|thuc hien)\b|\b(?:co ban|gan|sap|se) " + _DONE_WORDS
)
_DONE: Final = re.compile(
    r"\b(?:da|co|deu|xin) (?:\w+ ){0,2}?"
    + _DONE_WORDS
    + r"|^(?:hoan thanh|hoan tat|xong|lam xong|da xong)\b|\b(?:hoan thanh|xong) (?:toan bo|het|tat ca|ca|100)\b"
    r"|^(?:all )?(?:done|finished|completed?)\b"
    r"|\b(?:is|are|been|was|were|all) (?:now )?(?:done|finished|completed)\b"
)
_HALF: Final = re.compile(
    r"\b(?:mot nua|1/2|phan nua|nua) ?(?:khoi luong|cong viec|chang duong)?(?: roi)?(?:$|[.,;])"
)
_SHARES: Final = ((re.compile(r"\b2/3\b|\bhai phan ba\b"), 67), (re.compile(r"\b1/3\b|\bmot phan ba\b"), 33))
_SAYS_SO: Final = re.compile(rf"\b{_SAYS}\b")


def of_words(text: str) -> Progress:
    """What the words say of progress; nothing is guessed from words that do not speak of it.

    ``đã xong 70 %`` → doing, 70; ``hoàn thành`` → done, 100; ``mới được một nửa`` → doing, 50.
    """
    said = squeeze(fold(text))
    percent = _percent(said)
    if percent is not None:
        return Progress("done" if percent == 100 else "none" if percent == 0 else "doing", percent)
    if _NONE.search(said):
        return Progress("none", 0)
    if _DOING.search(said):
        return Progress("doing")
    return Progress("done", 100) if _DONE.search(said) else UNSAID


def _percent(said: str) -> int | None:
    if found := _PERCENT.search(said):
        whole = next(int(group) for group in found.groups()[::2] if group is not None)
        return whole if whole <= 100 else None
    if _HALF.search(said) and _SAYS_SO.search(said):
        return 50
    if _SAYS_SO.search(said):
        return next((share for pattern, share in _SHARES if pattern.search(said)), None)
    return None


def latest(texts: list[str]) -> Progress:
    """Of several pieces the last one that says something of progress."""
    said = (of_words(text) for text in reversed(texts))
    return next((progress for progress in said if progress != UNSAID), UNSAID)
