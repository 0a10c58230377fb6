"""What conversions do to a letter: its fields survive."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from domain.documents.read import read
from domain.documents.reading import Reading
from tests.domain.documents import letters

Transform = Callable[[str], str]
LETTERS = {name: text for name, text in vars(letters).items() if isinstance(text, str) and "Nơi nhận" in text}


def _each_line(change: Callable[[str], str]) -> Transform:
    return lambda text: "\n".join(map(change, text.split("\n")))


def _wrapped(width: int) -> Transform:
    def change(text: str) -> str:
        lines = text.split("\n")
        long = (line if len(line) <= width or re.search(r"\||\t|\S {3}", line) else None for line in lines)
        return "\n".join(
            kept if kept is not None else "\n".join(textwrap.wrap(line, width, break_on_hyphens=False))
            for line, kept in zip(lines, long, strict=True)
        )

    return change


def _pages(text: str) -> str:
    lines = text.split("\n")
    out: list[str] = []
    for n, line in enumerate(lines, 1):
        out += [line, "", str(n // 25 + 1), ""] if n % 25 == 0 and n > 15 else [line]
    return "\n".join(out)


def _tones(text: str) -> str:
    for one, other in (("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ"), ("Ủy", "Uỷ"), ("ÒA", "OÀ"), ("ỦY", "UỶ")):
        text = text.replace(one, other)
    return text


def _with_form(text: str) -> str:
    return (
        f"{text}\n\nMẫu số 01\nTÊN CƠ QUAN ............\nSố: ..../BC-....\n\nBÁO CÁO\nKết quả ........\n"
        "1. Kết quả\n2. Kiến nghị\nNơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\nTHỦ TRƯỞNG\n"
    )


TRANSFORMS: dict[str, Transform] = {
    "wrapped at 80": _wrapped(80),
    "wrapped at 60": _wrapped(60),
    "page numbers between lines": _pages,
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "Icelandic look-alikes": lambda text: text.replace("Đ", "Ð").replace("đ", "ð"),
    "en dashes inside words": lambda text: re.sub(r"(?<=\w)-(?=\w)", "–", text),
    "other list dashes": lambda text: re.sub(r"(?m)^(\s*)- ", r"\1– ", text),
    "plus signs for dashes": lambda text: re.sub(r"(?m)^(\s*)- ", r"\1+ ", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "zero-width spaces": lambda text: text.replace(" ", "\u200b "),
    "soft hyphens": lambda text: re.sub(r"(?<=[a-z])(?=ng )", "\u00ad", text),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "indented": _each_line(lambda line: f"     {line}"),
    "trailing spaces": _each_line(lambda line: f"{line}   "),
    "quoted": _each_line(lambda line: f"> {line}"),
    "old tone marks": _tones,
    "a form attached": _with_form,
}


def fields(reading: Reading) -> tuple[object, ...]:
    """What must survive, with signs that a conversion may change made one."""

    def key(value: object) -> str:
        text = unicodedata.normalize("NFD", str(value)).replace("–", "-")
        return re.sub(r"[\s\u0300\u0301\u0303\u0309\u0323]+", "", text).casefold()

    return (
        reading.doc_type,
        key(reading.number),
        key(reading.issuer),
        key(reading.place),
        reading.date,
        key(reading.subject),
        reading.urgency,
        reading.secrecy,
        tuple(map(key, reading.recipients)),
        tuple((key(copy.to), key(copy.purpose)) for copy in reading.copies),
        key((reading.signer.authority, reading.signer.post, reading.signer.name)),
        tuple(map(key, reading.references)),
        tuple(task.label for task in reading.tasks),
        tuple((duty.kind, duty.due, duty.rrule, key(duty.via)) for duty in reading.reporting),
    )


@pytest.mark.parametrize("noise", TRANSFORMS)
@pytest.mark.parametrize("name", LETTERS)
def test_the_fields_of_a_letter_survive(name: str, noise: str) -> None:
    clear = read(LETTERS[name])
    assert fields(read(TRANSFORMS[noise](LETTERS[name]))) == fields(clear)
