"""The files of the world: stored once by content, named by ids as lasting as Telegram's."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
from typing import Final

from domain.limits import DOWNLOAD_MAX

from .refusals import ApiError, bad
from .values import Attachment, Upload

UPLOAD_MAX: Final = {
    "document": 50 * 1024 * 1024,
    "photo": 10 * 1024 * 1024,
    "voice": 50 * 1024 * 1024,
    "video": 50 * 1024 * 1024,
}
KEPT_MAX: Final = 256 * 1024 * 1024  # bytes in memory; the oldest file goes first
_PREFIX: Final = {
    "document": "BQACAgUAAxk",
    "photo": "AgACAgUAAxk",
    "voice": "AwACAgUAAxk",
    "video": "BAACAgUAAxk",
}


class Files:
    """Contents by file id. The same content under the same name has the same id."""

    def __init__(self) -> None:
        self._data: dict[str, bytes] = {}
        self._known: dict[str, Attachment] = {}
        self._kept = 0

    def keep(self, kind: str, upload: Upload) -> Attachment:
        """Store what a person sends; a person may send up to 2 GB, so only memory bounds it."""
        digest = hashlib.sha256(upload.name.encode() + b"\0" + upload.data).digest()
        unique = base64.urlsafe_b64encode(hashlib.sha256(upload.data).digest()[:12]).decode()
        file_id = _PREFIX[kind] + base64.urlsafe_b64encode(digest).decode().rstrip("=")
        mime = upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
        made = Attachment(kind, file_id, f"AgAD{unique}", upload.name, mime, len(upload.data))
        self.put_back(made, upload.data)
        return made

    def put_back(self, attachment: Attachment, data: bytes) -> None:
        """Store a content under the name it already has."""
        if attachment.file_id not in self._data:
            self._data[attachment.file_id] = data
            self._kept += len(data)
            self._forget_oldest()
        self._known[attachment.file_id] = attachment

    def all(self) -> list[tuple[Attachment, bytes]]:
        """Every file that is still in memory."""
        return [(self._known[file_id], data) for file_id, data in self._data.items()]

    def accept(self, kind: str, upload: Upload) -> Attachment:
        """Store what the bot uploads, within the bounds of the Bot API."""
        if not upload.data:
            raise bad("file must be non-empty")
        if len(upload.data) > UPLOAD_MAX[kind]:
            raise ApiError(413, "Request Entity Too Large")
        return self.keep(kind, upload)

    def by_id(self, file_id: str) -> Attachment:
        """What is behind an id the bot was given; refuses ids nobody gave."""
        known = self._known.get(file_id)
        if known is None:
            raise bad("wrong file identifier/HTTP URL specified")
        return known

    def path_for_download(self, file_id: str) -> str:
        """The path for the file door; refuses more than 20 MB."""
        known = self.by_id(file_id)
        if known.size > DOWNLOAD_MAX:
            raise bad("file is too big")
        return f"{known.kind}s/{file_id}"

    def download(self, path: str) -> bytes:
        """The content behind a path; 404 when there is none (any more)."""
        data = self._data.get(path.rpartition("/")[2])
        if data is None:
            raise ApiError(404, "Not Found")
        return data

    def _forget_oldest(self) -> None:
        while self._kept > KEPT_MAX and len(self._data) > 1:
            oldest = next(iter(self._data))
            self._kept -= len(self._data.pop(oldest))
