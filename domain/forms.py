"""Forms: the fields that a coordinator attaches to a report, what units answer, and sums over units.

Written one field an entry, entries parted by ``;`` or line ends: ``Số hộ di dời: số; Đã cấp điện: có/không;
Mức độ: chọn A|B|C; Ghi chú: chữ``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from domain import amounts, limits
from domain.errors import Refusal
from domain.text import clean, fold, squeeze
from domain.wording import forms as words

Kind = Literal["number", "yes_no", "choice", "text"]
Answers = tuple[str | None, ...]
"""One canonical text a field: a plain decimal, ``có``/``không``, a choice, a text; None: not yet."""

YES: Final = "có"  # as it is stored, whatever language it was typed in
NO: Final = "không"
_KINDS: Final[dict[str, Kind]] = {
    "so": "number", "so luong": "number", "con so": "number", "number": "number",
    "co/khong": "yes_no", "co khong": "yes_no", "co hay khong": "yes_no",
    "yes/no": "yes_no", "yes or no": "yes_no",
    "chu": "text", "van ban": "text", "ghi chu": "text", "text": "text",
}  # fmt: skip
_YES: Final = ("co", "c", "roi", "da", "da co", "x", "yes", "y")
_NO: Final = ("khong", "k", "ko", "chua", "0", "khong co", "no", "n", "not yet")
_SAID: Final = dict.fromkeys(_YES, YES) | dict.fromkeys(_NO, NO)
_CHOICE: Final = re.compile(r"(?:ch[oọ]n|choose)\s+(.+)", re.IGNORECASE | re.DOTALL)
_STORED: Final = re.compile(rf"\b(?:{YES}|{NO})\b")
EMPTY: Final = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing that each unit fills in."""

    name: str
    kind: Kind
    choices: tuple[str, ...] = ()

    @property
    def how(self) -> str:
        """How it is filled in, in words."""
        return words.CHOOSE.format(" / ".join(self.choices)) if self.choices else words.HOW[self.kind]


Form = tuple[FormField, ...]


def parse(typed: str) -> Form:
    """The form that a coordinator typed. Raises Refusal with what is wrong with it."""
    entries = [squeeze(entry) for entry in re.split(r"[;\n]", clean(typed))]
    form = tuple(_field(entry) for entry in entries if entry)
    if not form:
        raise Refusal(words.FORM_EMPTY)
    if len(form) > limits.FORM_FIELDS_MAX:
        raise Refusal(words.FORM_LONG.format(limits.FORM_FIELDS_MAX))
    twice = [name for name, count in Counter(fold(field.name) for field in form).items() if count > 1]
    if twice:
        raise Refusal(words.FIELD_TWICE.format(next(f.name for f in form if fold(f.name) == twice[0])))
    return form


def _field(entry: str) -> FormField:
    name, colon, said = (squeeze(part) for part in entry.partition(":"))
    if not name or not colon or len(name) > limits.FORM_NAME_MAX:
        raise Refusal(words.BAD_FIELD.format(entry[:60]))
    if chosen := _CHOICE.fullmatch(said):
        return FormField(name, "choice", _choices(entry, chosen[1]))
    kind = _KINDS.get(squeeze(fold(said)).replace(" / ", "/"))
    if kind is None:
        raise Refusal(words.BAD_FIELD.format(entry[:60]))
    return FormField(name, kind)


def _choices(entry: str, said: str) -> tuple[str, ...]:
    choices = tuple(dict.fromkeys(squeeze(choice) for choice in said.split("|") if choice.strip()))
    too_many = not 2 <= len(choices) <= limits.FORM_CHOICES_MAX
    too_long = any(len(choice) > limits.FORM_NAME_MAX for choice in choices)
    if too_many or too_long or len({fold(choice) for choice in choices}) < len(choices):
        raise Refusal(words.BAD_CHOICES.format(entry[:60], limits.FORM_CHOICES_MAX))
    return choices


def written(form: Form) -> str:
    """The form as ``parse`` reads it."""
    return "; ".join(f"{field.name}: {_kind_words(field)}" for field in form)


def _kind_words(field: FormField) -> str:
    choices = f" {'|'.join(field.choices)}" if field.choices else ""
    return words.KINDS[field.kind] + choices


def answer(field: FormField, typed: str) -> str:
    """One answer in its canonical form; ``-`` leaves a text empty. Raises Refusal where it does not fit."""
    text = squeeze(clean(typed))
    key = fold(text).rstrip(".")
    match field.kind:
        case "number":
            number = amounts.read(text)
            found = None if number is None else f"{number:f}"
        case "yes_no":
            found = _SAID.get(key)
        case "choice":
            found = next((choice for choice in field.choices if fold(choice) == key), None)
        case _:
            if not text or len(text) > limits.FORM_TEXT_MAX:
                raise Refusal(words.LONG_TEXT.format(field.name, limits.FORM_TEXT_MAX))
            return "" if text in EMPTY else text
    if found is None:
        raise Refusal(words.NOT_FITTING.format(field.name, field.how, text[:40]))
    return found


def line(form: Form, typed: str) -> Answers | None:
    """All answers from one message (``12; 3; không``); None when it is not written so."""
    entries = [squeeze(entry) for entry in re.split(r"[;\n]", clean(typed).strip().rstrip(";"))]
    if len(entries) != len(form) or len(form) < 2:
        return None
    return tuple(answer(field, entry) for field, entry in zip(form, entries, strict=True))


def missing(form: Form, answers: Answers) -> list[int]:
    """The places of the fields that must still be filled in (a text may stay empty)."""
    return [at for at, field in enumerate(form) if answers[at] is None and field.kind != "text"]


def unanswered(answers: Answers) -> int | None:
    """The place of the first field that nobody has filled in yet."""
    return next((at for at, value in enumerate(answers) if value is None), None)


def shown(field: FormField, value: str | None) -> str:
    """An answer as people write it."""
    if not value:
        return words.EMPTY
    match field.kind:
        case "number":
            return amounts.show(Decimal(value))
        case "yes_no":
            return _STORED.sub(lambda found: words.YES if found[0] == YES else words.NO, value)
        case _:
            return value


def sums(form: Form, filled: Sequence[Answers]) -> Answers:
    """Over several units: numbers summed, the rest counted (``có 3, không 1``); texts are not summed."""
    return tuple(
        _sum(field, [one[at] for one in filled if one[at] is not None]) for at, field in enumerate(form)
    )


def _sum(field: FormField, values: Sequence[str | None]) -> str | None:
    given = [value for value in values if value is not None]
    if not given or field.kind == "text":
        return None
    if field.kind == "number":
        return f"{sum(map(Decimal, given), Decimal(0)):f}"
    order = field.choices or (YES, NO)
    counts = Counter(given)
    return ", ".join(f"{choice} {counts[choice]}" for choice in order if counts[choice])


def carried(old: Form, answers: Answers, new: Form) -> Answers:
    """Answers given to one form, in the places of another: where both ask for the same thing."""
    given = {(fold(field.name), field.kind, field.choices): at for at, field in enumerate(old)}
    places = (given.get((fold(field.name), field.kind, field.choices)) for field in new)
    return tuple(None if at is None else answers[at] for at in places)


def to_json(answers: Answers) -> str:
    """The answers as they are stored."""
    return json.dumps(answers, ensure_ascii=False)


def from_json(text: str, form: Form) -> Answers:
    """What ``to_json`` wrote; all empty where nothing was stored or the form has another length now."""
    stored = json.loads(text) if text else []
    return tuple(stored) if len(stored) == len(form) else (None,) * len(form)
