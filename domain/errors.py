"""What a use-case raises when it will not do what was asked."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 — it is a refusal, an answer, not an error
    """Raised by a handler, shown to the person as its sentence; the transaction rolls back.

    ``sentence`` is ready to be read: plain text without markup, from ``domain.wording``.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
