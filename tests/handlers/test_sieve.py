"""What bears a secrecy stamp is blanked before anything is stored."""

from __future__ import annotations

from typing import Any

from handlers.telegram.sieve import SEALED, Sieve

SECRET = "TỈNH ỦY LAM GIANG\n*\nSố 7-CV/TU\n\nMẬT\n\nKế hoạch di chuyển kho dự trữ"


def update(text: str, **more: object) -> dict[str, Any]:
    return {"update_id": 1, "message": {"message_id": 5, "chat": {"id": 9}, "text": text, **more}}


def clean(sieve: Sieve, what: dict[str, Any], now: float = 0.0) -> dict[str, Any]:
    return sieve.clean(what, 9, now)["message"]  # type: ignore[return-value]


def test_a_stamped_text_is_blanked_with_its_entities() -> None:
    message = clean(Sieve(), update(SECRET, entities=[{"type": "bold", "offset": 0, "length": 3}]))
    assert message["text"] == SEALED
    assert "entities" not in message


def test_ordinary_words_pass_untouched() -> None:
    what = update("Giữ bí mật nhà nước là trách nhiệm của mỗi đồng chí. Mật ong tăng giá.")
    assert Sieve().clean(what, 9, 0.0) == what


def test_a_file_under_a_stamped_caption_is_not_even_looked_at() -> None:
    what = update("", caption=SECRET, document={"file_id": "x", "file_name": "a.docx"})
    message = clean(Sieve(), what)
    assert message["caption"] == SEALED
    assert "document" not in message


def test_a_stamped_text_that_is_quoted_is_blanked_too() -> None:
    message = clean(Sieve(), update("Xem lại", reply_to_message={"text": SECRET}))
    assert message["reply_to_message"]["text"] == SEALED


def test_the_long_pieces_that_follow_are_blanked_for_a_minute_short_words_pass() -> None:
    sieve = Sieve(60)
    clean(sieve, update(SECRET), 0.0)
    assert clean(sieve, update("phần sau " * 100), 1.0)["text"] == SEALED
    assert clean(sieve, update("/huy"), 2.0)["text"] == "/huy"
    assert clean(sieve, update("phần sau " * 100), 200.0)["text"] != SEALED


def test_another_chat_is_not_affected() -> None:
    sieve = Sieve()
    clean(sieve, update(SECRET))
    other = update("phần khác " * 100)
    assert sieve.clean(other, 10, 1.0) == other
