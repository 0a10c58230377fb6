"""Vietnamese text: one storage form, two keys for comparing, pages that break between words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

# Letters that look like Đ/đ and are not; neither NFC nor casefold mends them.
_LOOKALIKES: Final = (("Ð", "Đ"), ("ð", "đ"), ("Ɖ", "Đ"))
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_WORD_BREAK: Final = re.compile(r"(\W+)")
_MARKDOWN: Final = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|^#{1,6}[ \t]+|\\(?=[*_#-])|[ \t]+$", re.MULTILINE)
_LEAD: Final = 4  # words that both share, before the first that differs
_INVISIBLE: Final = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]"
)


def clean(text: str) -> str:
    """The storage form: NFC, true Đ/đ, no control, zero-width or direction-override characters.

    Newlines and tabs stay. What a person wrote is otherwise never rewritten.
    """
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    for seen, meant in _LOOKALIKES:  # one by one: a table costs ten times as much
        text = text.replace(seen, meant)
    return text


def tone_key(text: str) -> str:
    """Equal for both placements of a tone mark (ủy = uỷ, hòa = hoà); tones still differ; case does not."""
    decomposed = unicodedata.normalize("NFD", clean(text).casefold())
    parts = _WORD_BREAK.split(unicodedata.normalize("NFC", decomposed))
    return unicodedata.normalize("NFC", "".join(_tone_last(part) for part in parts))


def _tone_last(syllable: str) -> str:
    marks = unicodedata.normalize("NFD", syllable)
    base = "".join(c for c in marks if c not in _TONES)
    return base + "".join(c for c in marks if c in _TONES)


def fold(text: str) -> str:
    """The search key: lower case, no marks at all, đ = d."""
    decomposed = unicodedata.normalize("NFD", clean(text)).replace("Đ", "D").replace("đ", "d")
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).casefold()


def squeeze(text: str) -> str:
    """Runs of white space become one space; none at the ends."""
    return " ".join(text.split())


def clip(text: str, length: int) -> str:
    """At most ``length`` code points, cut between words, with an ellipsis where something was cut."""
    if len(text) <= length:
        return text
    head = text[: max(length - 1, 0)]
    cut = head.rfind(" ")
    return (head[:cut] if cut > length // 2 else head).rstrip() + "…"


def few(names: Sequence[str], most: int, longest: int | None = None) -> str:
    """The first names with commas between, each clipped to ``longest``, and how many more there are."""
    rest = f" … +{len(names) - most}" if len(names) > most else ""
    return ", ".join(clip(name, longest) if longest else name for name in names[:most]) + rest


def capital(text: str) -> str:
    """The text as it stands at the beginning of a line; the rest of it stays as it is."""
    return text[:1].upper() + text[1:]


def apart(old: str, new: str, length: int) -> tuple[str, str]:
    """Both clipped to ``length`` so that one sees in what they differ: what they share at first is left out."""
    before, after = old.split(), new.split()
    same = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
    start = max(0, (min(len(before), len(after)) if same is None else same) - _LEAD)
    if max(len(old), len(new)) <= length or start == 0:
        return clip(old, length), clip(new, length)
    return _from(before, start, length), _from(after, start, length)


def _from(words: list[str], start: int, length: int) -> str:
    return "…" + clip(" ".join(words[start:]), length - 1)


def pieced(pieces: Iterable[str], longest: int) -> str:
    """One text again of the messages a client cut it into: lines below each other.

    A piece of exactly ``longest`` code points was cut where it stood, perhaps within a word: nothing is put
    between it and the next.
    """
    text, cut = "", True
    for piece in pieces:
        text += piece if cut else "\n" + piece
        cut = len(piece) >= longest
    return text


def readable(text: str) -> str:
    """The text without what a conversion left of Markdown: bold marks, heading signs, escaped stars."""
    return _MARKDOWN.sub("", text)


def pages(text: str, length: int) -> Iterator[str]:
    """Cut ``text`` into pages of at most ``length`` code points: between paragraphs, else lines, else words.

    Joined with nothing lost but the white space at the cuts. An empty text has no page.
    """
    rest = text.strip()
    while len(rest) > length:
        cut = _cut(rest, length)
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def _cut(text: str, length: int) -> int:
    for separator in ("\n\n", "\n", " "):
        at = text.rfind(separator, 0, length + 1)
        if at > length // 2:
            return at
    at = text.rfind(" ", 0, length + 1)
    return at if at > 0 else length
