"""The world outlives the process: chats as one JSON file, contents beside it, written soon after each change.

Without it a restarted sandbox would forget who has started the bot and every message that the bot remembers.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from .mailbox import Waiting
from .state import State
from .values import Attachment, Chat, Json, Person, Post, Version

EVERY: Final = 2.0  # seconds between two looks at whether anything changed
FORM: Final = 1
_Read = Mapping[str, Any]  # what ``json`` gives; the form number vouches for its shape


class Keeper:
    """Keeps one world in a folder."""

    def __init__(self, state: State, folder: Path) -> None:
        self._state, self._folder = state, folder
        self._seen: object = None

    def restore(self) -> bool:
        """Take over what is in the folder; False when there is nothing, or nothing readable."""
        try:
            body = json.loads((self._folder / "world.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        if not isinstance(body, dict) or body.get("form") != FORM:
            return False
        restore(self._state, body, self._folder / "files")
        return True

    def save(self) -> None:
        """Write now; a crash in the middle leaves the older file whole."""
        self._write(snapshot(self._state), self._state.files.all())

    def _write(self, body: Json, contents: list[tuple[Attachment, bytes]]) -> None:
        files = self._folder / "files"
        files.mkdir(parents=True, exist_ok=True)
        for attachment, data in contents:
            path = files / attachment.file_id
            if not path.exists():
                path.write_bytes(data)
        fresh = self._folder / "world.new"
        fresh.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
        fresh.replace(self._folder / "world.json")

    async def run(self) -> None:
        """Save after changes until cancelled, and once more then."""
        writing: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        writing.set_result(None)
        try:
            while True:
                await asyncio.sleep(EVERY)
                if self._is_changed():
                    # The snapshot shares only what is never changed in place, so a thread may write it
                    body, contents = snapshot(self._state), self._state.files.all()
                    writing = asyncio.ensure_future(asyncio.to_thread(self._write, body, contents))
                    await asyncio.shield(writing)
        finally:
            await writing
            self.save()

    def _is_changed(self) -> bool:
        before, self._seen = self._seen, (self._state.changes, len(self._state.mail.pending()))
        return before != self._seen


def snapshot(state: State) -> Json:
    """Everything that a restart must not lose."""
    return {
        "form": FORM,
        "people": [_fields(person) for person in state.people.values()],
        "chats": [_chat(chat) for chat in state.chats.values()],
        "files": [_fields(attachment) for attachment, _ in state.files.all()],
        "waiting": [_fields(item) | {"expires": item.expires.isoformat()} for item in state.mail.pending()],
        "settings": state.settings,
        "next": [state.next_message, state.next_press, state.mail.next_id],
    }


def restore(state: State, body: _Read, files: Path) -> None:
    """The reverse of ``snapshot``; contents come from ``files``."""
    for item in body["files"]:
        path = files / item["file_id"]
        if path.exists():
            state.files.put_back(Attachment(**item), path.read_bytes())
    state.people = {item["id"]: Person(**item) for item in body["people"]}
    state.chats = {item["id"]: _read_chat(item, state.bot_id) for item in body["chats"]}
    state.settings = body["settings"]
    state.next_message, state.next_press, next_update = body["next"]
    waiting = [
        Waiting(**item | {"expires": datetime.fromisoformat(item["expires"])}) for item in body["waiting"]
    ]
    state.mail.put_back(waiting, next_update)


def _chat(chat: Chat) -> Json:
    posts = [_post(post) for post in chat.posts.values()]
    return _fields(chat) | {"members": sorted(chat.members), "posts": posts}


def _post(post: Post) -> Json:
    versions = [_version(version) for version in post.versions]
    gone = post.deleted_at.isoformat() if post.deleted_at else None
    return _fields(post) | {"versions": versions, "deleted_at": gone}


def _version(version: Version) -> Json:
    file = _fields(version.attachment) if version.attachment else None
    return _fields(version) | {"at": version.at.isoformat(), "attachment": file}


def _fields(value: Attachment | Chat | Person | Post | Version | Waiting) -> Json:
    # ``dataclasses.asdict`` copies to the bottom, which costs half a second for a thousand phones
    return {item.name: getattr(value, item.name) for item in fields(value)}


def _read_chat(item: _Read, bot_id: int) -> Chat:
    posts = [_read_post(post, bot_id) for post in item["posts"]]
    named = {
        "members": set(item["members"]),
        "posts": {post.id: post for post in posts},
        "topics": {int(number): title for number, title in item.get("topics", {}).items()},
    }
    return Chat(**dict(item) | named)


def _read_post(item: _Read, bot_id: int) -> Post:
    gone = item["deleted_at"]
    named = {
        # A sandbox takes a new token at every start, and with it the bot another id
        "sender_id": bot_id if item["from_bot"] else item["sender_id"],
        "versions": [_read_version(version) for version in item["versions"]],
        "deleted_at": datetime.fromisoformat(gone) if gone else None,
    }
    return Post(**dict(item) | named)


def _read_version(item: _Read) -> Version:
    file = item["attachment"]
    return Version(
        datetime.fromisoformat(item["at"]),
        item["text"],
        tuple(item["entities"]),
        tuple(tuple(row) for row in item["keyboard"]),
        Attachment(**file) if file else None,
    )
