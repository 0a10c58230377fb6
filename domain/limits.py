"""Every bound in one place, each with its reason.

Lengths are Unicode code points, sizes bytes, times seconds.
"""

from __future__ import annotations

from typing import Final

# Telegram's own (Bot API 10)
TEXT_MAX: Final = 4096  # sendMessage, counted after entities are parsed
CAPTION_MAX: Final = 1024  # sendDocument
CALLBACK_DATA_MAX: Final = 64  # bytes of UTF-8
TOAST_MAX: Final = 200  # answerCallbackQuery
DEEP_LINK_MAX: Final = 64  # A-Za-z0-9_- after /start
DOWNLOAD_MAX: Final = 20 * 1024 * 1024  # getFile refuses more
CALLBACK_LIFE: Final = 150  # a press waits this long in Telegram's queue
DELETE_AGE: Final = 48 * 3600  # a bot may delete its message for this long, edit it for ever
UPDATES_BATCH: Final = 100  # getUpdates returns no more
LONG_POLL: Final = 50  # getUpdates waits no longer

# Telegram's pace, as published
RATE_ALL: Final = 30.0  # messages a second over all chats
RATE_CHAT: Final = 1.0  # messages a second in one chat
RATE_GROUP: Final = 20  # messages a minute in one group

# A send that the server holds for a flood wait is delivered up to 8 s later: wait well past it
SEND_TIMEOUT: Final = 25.0
CONNECT_TIMEOUT: Final = 5.0
HELD_CALL: Final = 1.0  # an answer slower than this is an early 429
