"""Messages with pictures on the line: uploaded once, given again by name, never at the cost of the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.pictures.line import PictureLine
from domain.errors import Refusal
from domain.messages import Lane, Message
from domain.outcomes import Gone, Outcome, Rejected, Sent, Uncertain
from domain.pictures import Picture
from domain.pictures_json import digest
from storage import pictures
from storage.store import Store
from tests.bot.pictures.samples import curve
from tests.conftest import Clock

WORDS = Message("<b>Tuần</b> này", picture=curve())


@dataclass
class Wire:
    """What left, as (what, text, name or bytes); ``answers`` are given first, else everything arrives."""

    sent: list[tuple[str, str, object]] = field(default_factory=list)
    answers: list[Outcome] = field(default_factory=list)

    async def send(self, chat_id: int, message: Message, lane: Lane) -> Outcome:
        return self._left("photo" if message.photo else "text", message.text, message.photo, Sent(1))

    async def send_picture(self, chat_id: int, picture: bytes, message: Message, lane: Lane) -> Outcome:
        return self._left("upload", message.text, picture, Sent(1, "name-of-it"))

    async def edit(
        self, chat_id: int, message_id: int, message: Message, has_document: bool, lane: Lane
    ) -> Outcome:
        return self._left("edit", message.text, message.picture, Sent(message_id))

    async def delete(self, chat_id: int, message_id: int) -> Outcome:
        return self._left("delete", "", "", Sent(message_id))

    async def offer_commands(
        self, chat_id: int | None, commands: Sequence[tuple[str, str]], language: str = ""
    ) -> Outcome:
        return self._left("menu", language, "", Sent(0))

    def _left(self, what: str, text: str, file: object, usual: Outcome) -> Outcome:
        self.sent.append((what, text, file))
        return self.answers.pop(0) if self.answers else usual


async def draw(_picture: Picture) -> bytes:
    return b"PNG"


async def fail(_picture: Picture) -> bytes:
    raise Refusal("Chưa vẽ được")


async def test_it_is_uploaded_once_and_goes_on_by_its_name(store: Store) -> None:
    wire = Wire()
    line = PictureLine(wire, store, draw)
    for chat in (5, 6):
        outcome = await line.send(chat, WORDS, Lane.REMINDER)
        assert outcome == Sent(1, "name-of-it")
    assert wire.sent == [("upload", WORDS.text, b"PNG"), ("photo", WORDS.text, "name-of-it")]


async def test_without_a_picture_the_words_go_alone(store: Store) -> None:
    wire = Wire()
    assert await PictureLine(wire, store, fail).send(5, WORDS, Lane.REMINDER) == Sent(1)
    assert wire.sent == [("text", WORDS.text, "")]


async def test_a_refused_picture_leaves_the_words(store: Store) -> None:
    wire = Wire(answers=[Rejected("PHOTO_INVALID_DIMENSIONS")])
    assert await PictureLine(wire, store, draw).send(5, WORDS, Lane.REMINDER) == Sent(1)
    assert [what for what, *_ in wire.sent] == ["upload", "text"]


async def test_a_name_that_the_messenger_does_not_know_is_forgotten_and_the_picture_uploaded(
    store: Store,
) -> None:
    await store.write(pictures.remember, digest(curve()), "another bot's")
    wire = Wire(answers=[Rejected("wrong file identifier")])
    assert await PictureLine(wire, store, draw).send(5, WORDS, Lane.REMINDER) == Sent(1, "name-of-it")
    assert [what for what, *_ in wire.sent] == ["photo", "upload"]
    assert await store.read(pictures.file_id, digest(curve())) == "name-of-it"


async def test_what_may_have_arrived_is_not_sent_a_second_time(store: Store) -> None:
    for outcome in (Uncertain("reset"), Gone("blocked")):
        wire = Wire(answers=[outcome])
        assert await PictureLine(wire, store, draw).send(5, WORDS, Lane.REMINDER) == outcome
        assert len(wire.sent) == 1


async def test_words_that_are_too_many_for_a_caption_go_first(store: Store) -> None:
    wire = Wire()
    long = Message("đ" * 1100, picture=curve())
    assert await PictureLine(wire, store, draw).send(5, long, Lane.REMINDER) == Sent(1)
    assert wire.sent == [("text", long.text, ""), ("upload", "", b"PNG")]


async def test_the_rest_passes_through(store: Store) -> None:
    wire = Wire()
    line = PictureLine(wire, store, fail)
    await line.send(5, Message("Lời"), Lane.REPLY)
    await line.edit(5, 9, WORDS, True, Lane.BOARD)
    await line.delete(5, 9)
    await line.offer_commands(None, [], "vi")
    assert wire.sent == [
        ("text", "Lời", ""),
        ("edit", WORDS.text, None),
        ("delete", "", ""),
        ("menu", "vi", ""),
    ]


async def test_what_is_long_past_is_forgotten(store: Store, clock: Clock) -> None:
    await store.write(pictures.remember, "a" * 64, "one")
    clock.forward(days=31)
    await store.write(pictures.remember, "b" * 64, "two")
    assert await store.read(pictures.file_id, "a" * 64) == ""
    assert await store.read(pictures.file_id, "b" * 64) == "two"
