"""Parameters of a call: JSON, form or multipart, with nested JSON as strings, read one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping

from .refusals import bad
from .values import Json, Upload


class Params:
    """What came with a call. Every reader raises ``ApiError`` in Telegram's words for what it cannot read."""

    def __init__(self, values: Mapping[str, object], files: Mapping[str, Upload]) -> None:
        self._values = {key: value for key, value in values.items() if value is not None}
        self.files = files

    def has(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str, default: str = "") -> str:
        value = self._values.get(name, default)
        return value if isinstance(value, str) else json.dumps(value)

    def whole(self, name: str, default: int | None = None) -> int:
        value = self._values.get(name, default)
        if isinstance(value, bool) or value is None or value == "":
            raise bad(f'invalid "{name}" specified')
        try:
            return int(str(value))
        except ValueError:
            raise bad(f'invalid "{name}" specified') from None

    def flag(self, name: str) -> bool:
        return self._values.get(name) in (True, 1, "true", "True", "1")

    def nested(self, name: str) -> object:
        """A JSON value, whether it came as itself or as a string; ``None`` when absent."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        try:
            parsed: object = json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None
        return parsed

    def mapping(self, name: str) -> Json:
        value = self.nested(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad(f"object expected as {name}")
        return value

    def sequence(self, name: str) -> list[object]:
        value = self.nested(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad(f"array expected as {name}")
        return value
