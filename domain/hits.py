"""What was found, shown in its sentence with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from domain.drafts import Draft
from domain.markup import h
from domain.text import clip, readable, squeeze
from domain.words import Word, keys, marked_key, number_keys, written

WIDTH: Final = 140  # code points of a sentence: three lines of a small phone
_LOOKED: Final = 60_000  # code points of a text in which the sentence is looked for
_SENTENCE: Final = re.compile(r"[^.;!?\n]+(?:[.;!?](?!\s)[^.;!?\n]*)*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The folded words that were looked for; ``begun`` is the last of them, perhaps not typed to its end.

    ``meant``: how those are written that were typed with marks.
    """

    words: frozenset[str]
    begun: str = ""
    meant: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def has(self, word: Word, text: str) -> bool:
        """Whether this word of the text is one of them."""
        if word.key in self.words:
            ways = self.meant.get(word.key)
            return not ways or marked_key(text[word.start : word.end]) in ways
        return self._begins(word.key)

    def among(self, text: str) -> set[str]:
        """Which of the words of the text, in its storage form, they are."""
        alike = {key for key in keys(text) if key in self.words or self._begins(key)}
        if alike.isdisjoint(self.meant):
            return alike
        return {word.key for word in written(text) if self.has(word, text)}

    def as_in(self, draft: Draft, text: str) -> Wanted:
        """With the marks that were typed where the letter holds such words; else whatever their marks."""
        places = (draft.subject, draft.doc_type, *_places(draft), text[:_LOOKED])
        if not self.meant or any(self.among(place) & self.meant.keys() for place in places):
            return self
        return replace(self, meant={})

    def _begins(self, key: str) -> bool:
        return len(self.begun) > 1 and key.startswith(self.begun)


def marked(text: str, wanted: Wanted) -> str:
    """The text as markup, the words that were looked for in bold; those side by side are one stretch."""
    parts, at = [], 0
    for start, end in _stretches(text, wanted):
        parts += [h(text[at:start]), f"<b>{h(text[start:end])}</b>"]
        at = end
    return "".join([*parts, h(text[at:])])


def _stretches(text: str, wanted: Wanted) -> Iterator[tuple[int, int]]:
    open_: tuple[int, int] | None = None
    for word in written(text):
        if not wanted.has(word, text):
            continue
        if open_ and not text[open_[1] : word.start].strip():
            open_ = open_[0], word.end
            continue
        if open_:
            yield open_
        open_ = word.start, word.end
    if open_:
        yield open_


def quote(draft: Draft, text: str, wanted: Wanted) -> str:
    """Where the words stand that the title and the subject do not show, as markup; "" where they show all."""
    shown = wanted.among(draft.subject)
    missing = wanted.words - {*number_keys(draft.number), *wanted.among(draft.doc_type), *shown}
    if not missing or (wanted.begun in missing and len(missing) == 1 and _begins(shown, wanted.begun)):
        return ""
    best = max(_places(draft), key=lambda place: len(wanted.among(place)), default="")
    if len(wanted.among(best)) < min(len(missing), len(wanted.words)):
        found = sentence(text, wanted)
        best = found if len(wanted.among(found)) > len(wanted.among(best)) else best
    return marked(_around(best, wanted), wanted) if wanted.among(best) else ""


def _places(draft: Draft) -> list[str]:
    return [draft.issuer, draft.signer, *(task.gist for task in draft.tasks)]


def _begins(shown: set[str], begun: str) -> bool:
    return any(key.startswith(begun) for key in shown)


def sentence(text: str, wanted: Wanted) -> str:
    """The sentence with the most of the words, the first of several; "" where there is none."""
    best, most = "", 0
    for found in _SENTENCE.finditer(readable(text[:_LOOKED])):
        count = len(wanted.among(found[0]))
        if count > most:
            best, most = squeeze(found[0]), count
        if most >= len(wanted.words):
            break
    return best


def _around(text: str, wanted: Wanted) -> str:
    """As much of the text as fits, from a little before the first of the words."""
    first = next((word for word in written(text) if wanted.has(word, text)), Word("", 0, 0))
    if first.start <= WIDTH // 2:
        return clip(text, WIDTH)
    cut = text.rfind(" ", 0, first.start - WIDTH // 4) + 1
    return "…" + clip(text[cut:], WIDTH - 1)
