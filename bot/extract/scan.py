"""Letters in pictures: Tesseract with the Vietnamese model, where a machine has it.

The program is fed through a pipe and answers through one: no picture is ever written to disk, since nobody can
know beforehand that it bears no stamp. It dies with the worker that started it, under the worker's limits.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.extract.results import Trouble, Why
from domain.limits import SCAN_PAGE, SCAN_PAGES_MAX, SCAN_PIXELS_MAX

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LANGUAGE: Final = "vie"
# Find columns and turn a page that lies on its side; a wide gap stays wide, which tells columns apart.
_LAYOUT: Final = ("--psm", "1", "-c", "preserve_interword_spaces=1")
_SCALE: Final = 200 / 72  # 200 dots an inch: below it diacritics blur, above it only time grows
_DEATH_SIGNAL: Final = 1  # PR_SET_PDEATHSIG


@lru_cache(maxsize=1)
def can_scan() -> bool:
    """Whether Tesseract and its Vietnamese model are installed here."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run(  # noqa: S603 — a fixed program and fixed words
            [program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return _LANGUAGE in (listed.stdout + listed.stderr).split()


def scan_picture(data: bytes) -> str:
    """The text of a photo or a scanned page in a picture format; raises Trouble without Tesseract."""
    if not can_scan():
        raise Trouble(Why.PICTURE)
    return _read(data, Why.PICTURE_BROKEN)


def scan_pdf(document: PdfDocument) -> str:
    """The text of a PDF whose pages are pictures; raises Trouble without Tesseract."""
    if not can_scan():
        raise Trouble(Why.SCANNED_PDF)
    if len(document) > SCAN_PAGES_MAX:
        raise Trouble(Why.SCAN_TOO_LONG)
    return "\n\n".join(_read(_drawn(document[number]), Why.BROKEN_PDF) for number in range(len(document)))


def _drawn(page: PdfPage) -> bytes:
    """The page in grey, as a PGM: a head of three numbers and the bytes, which needs no picture library."""
    width, height = page.get_size()
    scale = min(_SCALE, (SCAN_PIXELS_MAX / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = memoryview(bytes(bitmap.buffer))
    lines = b"".join(rows[n * bitmap.stride : n * bitmap.stride + bitmap.width] for n in range(bitmap.height))
    return b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + lines


def _read(picture: bytes, broken: Why) -> str:
    program = shutil.which("tesseract") or "tesseract"
    try:
        done = subprocess.run(  # noqa: S603 — a fixed program and fixed words; the picture goes in by pipe
            [program, "stdin", "stdout", "-l", _LANGUAGE, *_LAYOUT],
            input=picture,
            capture_output=True,
            timeout=SCAN_PAGE,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            preexec_fn=_die_with_parent,  # safe here: the worker has one thread
        )
    except subprocess.TimeoutExpired:
        raise Trouble(Why.TOO_SLOW) from None
    if done.returncode != 0:
        raise Trouble(broken)
    return done.stdout.decode("utf-8", "replace").replace("\x0c", "\n")


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
