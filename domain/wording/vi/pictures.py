"""What stands on pictures and below them."""

from __future__ import annotations

from typing import Final

NOT_DRAWN: Final = "Chưa vẽ được biểu đồ. Đồng chí thử lại sau ít phút giúp."
