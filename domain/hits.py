"""What was found, shown in its sentence with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from domain.drafts import Draft
from domain.markup import h
from domain.text import clip, readable, squeeze
from domain.words import Word, keys, number_keys, written

WIDTH: Final = 140  # code points of a sentence: three lines of a small phone
_LOOKED: Final = 60_000  # code points of a text in which the sentence is looked for
_SENTENCE: Final = re.compile(r"[^.;!?\n]+(?:[.;!?](?!\s)[^.;!?\n]*)*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The folded words that were looked for; ``begun`` is the last of them, perhaps not typed to its end."""

    words: frozenset[str]
    begun: str = ""

    def has(self, key: str) -> bool:
        """Whether this word is one of them."""
        return key in self.words or (len(self.begun) > 1 and key.startswith(self.begun))

    def among(self, text: str) -> set[str]:
        """Which of the text's words they are."""
        return {key for key in keys(text) if self.has(key)}


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
        if not wanted.has(word.key):
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
    missing = wanted.words - {*number_keys(draft.number), *keys(f"{draft.subject} {draft.doc_type}")}
    shown = wanted.among(draft.subject)
    if not missing or (wanted.begun in missing and len(missing) == 1 and _begins(shown, wanted.begun)):
        return ""
    places = [draft.issuer, draft.signer, *(task.gist for task in draft.tasks)]
    best = max(places, key=lambda place: len(wanted.among(place)), default="")
    if len(wanted.among(best)) < min(len(missing), len(wanted.words)):
        found = sentence(text, wanted)
        best = found if len(wanted.among(found)) > len(wanted.among(best)) else best
    return marked(_around(best, wanted), wanted) if wanted.among(best) else ""


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
    first = next((word for word in written(text) if wanted.has(word.key)), Word("", 0, 0))
    if first.start <= WIDTH // 2:
        return clip(text, WIDTH)
    cut = text.rfind(" ", 0, first.start - WIDTH // 4) + 1
    return "…" + clip(text[cut:], WIDTH - 1)
