"""What a report put together from the units below says, and the week's summary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.text import few

NOTHING: Final = "Chưa có đơn vị cấp dưới nào gửi báo cáo về văn bản này."
NAMES_MAX: Final = 12


def names(units: Sequence[str]) -> str:
    """The first of them, and how many more."""
    return few(units, NAMES_MAX)


def head(reported: int, asked: int, done: int, missing: str) -> str:
    """How many of the units below have reported, and who has not."""
    lines = [f"Tổng hợp từ {reported}/{asked} đơn vị" + (f", {done} đơn vị đã hoàn thành." if done else ".")]
    return "\n".join([*lines, f"Chưa báo cáo: {missing}."] if missing else lines)


def too_early(unit: str, due: str, below: str) -> str:
    """Before publication: a superior unit could not wait for the reports that it has to put together."""
    if due == below:
        return (
            f"{unit} và các đơn vị cấp dưới cùng hạn {due}: cấp trên không kịp tổng hợp. Đồng chí xem lại hạn."
        )
    return f"Hạn của {unit} ({due}) trước hạn của đơn vị cấp dưới ({below}): cấp trên không kịp tổng hợp."


def more_too_early(count: int) -> str:
    """And so many more."""
    return f"Còn {count} đơn vị cấp trên khác cũng như vậy."
