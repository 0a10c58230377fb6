"""What a coordinator reads while writing a notice."""

from __future__ import annotations

from typing import Final

ASK: Final = (
    "Write the notice and send it here, in one message. "
    "Then you choose the recipients and check it before it is sent.\n"
    "Write nothing secret. Press /cancel to stop."
)
ASK_AGAIN: Final = "Write the whole notice anew. It will replace the old one. Press /cancel to stop."
NOT_COORDINATOR: Final = "Only the office (a coordinator) may send notices."
EMPTY: Final = (
    "A notice is text only. Please write it. To send a file, press /cancel, then send the file as a directive."
)
LONG: Final = (
    "The notice is longer than {} characters. Please shorten it, or send it as a file, which is easier to read."
)
NOT_NOTICE: Final = "This is a directive, not a notice. Press “Edit” to edit its fields."
CONTENT: Final = "Text"
PREVIEW_HEAD: Final = "PREVIEW: recipients will see the message below, with the buttons to answer."
PREVIEW_FILE: Final = "With the file: {}"
PREVIEW_UNIT: Final = "(name of the receiving unit)"
