"""The text of a .docx: paragraphs with their automatic labels, tables cell by cell, text boxes, headers.

A letterhead is a table of two cells: each cell's lines stay together, a line ``|`` between the cells, which is
what the reader takes for the border of a column.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bot.extract.numbering import Numbering, W, numbering_of
from bot.extract.results import Trouble, Why

if TYPE_CHECKING:
    from docx.document import Document

    from bot.extract.elements import Element

_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BORDER: Final = "|"
_SIGNS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SKIP: Final = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", _FALLBACK})
_NARROW: Final = 2  # cells in a row of a letterhead
_DEEP: Final = 100  # levels of nesting; Word makes 10


def word_text(data: bytes) -> str:
    """The text in reading order; raises Trouble for what python-docx cannot open."""
    document = _open(data)
    root = document.element.body
    lists = _lists(document)
    edges = list(_edges(document))
    lines = [*edges, *_blocks(root, lists, 0)]
    return "\n".join(lines)


def _open(data: bytes) -> Document:
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except MemoryError:
        raise
    except Exception as error:  # zipfile, lxml, KeyError, ValueError …: whatever a broken file can cause
        raise Trouble(Why.BROKEN_DOCX) from error


def _lists(document: Document) -> Numbering:
    part = document.part
    root = next((r.target_part for r in part.rels.values() if r.reltype.endswith("/numbering")), None)
    styles = next((r.target_part for r in part.rels.values() if r.reltype.endswith("/styles")), None)
    return numbering_of(getattr(root, "element", None), getattr(styles, "element", None))


def _edges(document: Document) -> Iterator[str]:
    """Headers and footers: stamps are sometimes put there. Each line once."""
    seen: set[str] = set()
    empty = Numbering({}, {})
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/header", "/footer")):
            continue
        element = getattr(relation.target_part, "element", None)
        for line in _blocks(element, empty, 0) if element is not None else ():
            if line.strip(" |") and line not in seen:
                seen.add(line)
                yield line


def _blocks(parent: Element, lists: Numbering, depth: int) -> Iterator[str]:
    for child in parent if depth < _DEEP else ():
        if child.tag == f"{W}p":
            yield lists.label(child) + _inline(child, 0)
            yield from _boxes(child, lists, depth)
        elif child.tag == f"{W}tbl":
            yield from _table(child, lists, depth)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"):
            yield from _blocks(child, lists, depth + 1)


def _table(table: Element, lists: Numbering, depth: int) -> Iterator[str]:
    yield _BORDER
    for row in table.iter(f"{W}tr"):
        if _owner(row, f"{W}tbl") is not table:
            continue
        cells = [list(_blocks(cell, lists, depth + 1)) for cell in row.findall(f"{W}tc")]
        if len(cells) > _NARROW and all(len(cell) <= 1 for cell in cells):
            yield " | ".join(line for cell in cells for line in cell)
            continue
        for cell in cells:
            yield from cell
            yield _BORDER


def _owner(element: Element, tag: str) -> Element | None:
    above = element.getparent()
    while above is not None and above.tag != tag:
        above = above.getparent()
    return above


def _boxes(paragraph: Element, lists: Numbering, depth: int) -> Iterator[str]:
    """Text boxes anchored here, each as lines of its own; the compatibility copy is passed over."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if _owner(box, f"{W}p") is paragraph and _owner(box, _FALLBACK) is None:
            yield _BORDER
            yield from _blocks(box, lists, depth + 1)
            yield _BORDER


def _inline(element: Element, depth: int) -> str:
    parts: list[str] = []
    for child in element if depth < _DEEP else ():
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag not in _SKIP and child.tag not in (f"{W}txbxContent", f"{W}drawing", f"{W}pict"):
            parts.append(_inline(child, depth + 1))
    return "".join(parts)
