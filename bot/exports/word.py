"""A paper with a type of its own (a báo cáo) as a file for a word processor."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from docx.enum.text import WD_ALIGN_PARAGRAPH

from bot.exports.settled import settled
from domain.papers.letters import Block, Grid, Letter, Section
from handlers import letter_layout as layout


def build(letter: Letter, made_at: datetime) -> bytes:
    """The bytes of a .docx. Takes a second for a thousand late units: not for the loop."""
    file = layout.paper()
    layout.head(file, letter.head)
    layout.line(file, letter.kind, centre=True, bold=True, space=18, size=16 if letter.head.is_party else 14)
    layout.line(file, letter.about, centre=True, bold=True, space=0)
    layout.line(file, "-----" if letter.head.is_party else "_______", centre=True, space=0)
    layout.line(file, letter.to, centre=True, space=12)
    for block in letter.blocks:
        _block(file, block)
    layout.foot(file, letter.foot)
    file.core_properties.title, file.core_properties.author = letter.about, ""
    file.core_properties.created = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    out = BytesIO()
    file.save(out)
    return settled(out.getvalue(), made_at)


def _block(file: object, block: Block) -> None:
    match block:
        case Section():
            run = layout.line(file, block.text, bold=True, indent=True, space=10)
            run._parent.paragraph_format.keep_with_next = True
        case Grid():
            layout.grid(file, block)
        case _:
            run = layout.line(file, block, indent=True)
            if block.endswith(":"):
                run._parent.paragraph_format.keep_with_next = True
            if not block.strip("…"):
                run._parent.alignment = WD_ALIGN_PARAGRAPH.LEFT
