"""Every step at which a process can die, by what it was doing; the number is how often a run passes there."""

from __future__ import annotations

from typing import Final

from tests.bot.doomed_office import PEOPLE

Step = tuple[str, str, int]  # the step, before or after it, and up to which pass a seed may choose

SEND: Final[dict[str, Step]] = {
    "about to claim": ("storage.outbox:claim", "before", 8),
    "claimed, not committed": ("handlers.deliver:take", "after", 2),
    "claim committed, before the request": ("bot.delivery:Delivery._begin", "before", PEOPLE),
    "request being made": ("bot.transports.telegram:TelegramTransport.send", "before", PEOPLE),
    "request left, not counted": ("server:sendMessage", "before", PEOPLE),
    "request counted, not answered": ("server:sendMessage", "after", PEOPLE),
    "file left, not counted": ("server:sendDocument", "before", PEOPLE),
    "file counted, not answered": ("server:sendDocument", "after", PEOPLE),
    "answer read, not settled": ("bot.transports.telegram:TelegramTransport.send", "after", PEOPLE),
    "about to settle": ("handlers.deliver:settle", "before", 3),
    "settled, not committed": ("handlers.deliver:settle", "after", 3),
    "settled and the next claimed, not committed": ("handlers.deliver:turn", "after", 3),
    "settled and committed": ("bot.delivery:Delivery._turn", "after", 3),
}

KEEPING: Final[dict[str, Step]] = {
    "fetched, not stored": ("bot.intake:Intake.keep", "before", 1),
    "about to store": ("storage.inbox:keep", "before", 1),
    "stored, not committed": ("storage.inbox:keep", "after", 1),
    "stored, not confirmed": ("bot.intake:Intake.keep", "after", 1),
}  # all presses may come in one batch

INTAKE: Final[dict[str, Step]] = {
    "read from the store": ("storage.inbox:waiting", "after", 3),
    "about to handle": ("bot.intake:Intake._handle", "before", PEOPLE),
    "about to begin its effects": ("storage.inbox:with_done", "before", PEOPLE),
    "done, effects not begun": ("storage.inbox:done", "after", PEOPLE),
    "effects done, not committed": ("storage.inbox:with_done", "after", PEOPLE),
    "committed, not answered": ("handlers.telegram.visit:Visit.toast", "before", PEOPLE),
    "answer left, not counted": ("server:answerCallbackQuery", "before", PEOPLE),
    "answer counted, not read": ("server:answerCallbackQuery", "after", PEOPLE),
    "answered": ("handlers.telegram.visit:Visit.toast", "after", PEOPLE),
    "handled": ("bot.intake:Intake._handle", "after", PEOPLE),
    "end written": ("bot.intake:Intake._write_done", "after", 1),
}

POLLING: Final[dict[str, Step]] = {
    "asking": ("server:getUpdates", "before", 3),
    "confirmed, answer not read": ("server:getUpdates", "after", 3),
}

WEBHOOK: Final[dict[str, Step]] = {
    "brought, not stored": ("bot.web.webhook:_keep", "before", PEOPLE),
    "stored, not committed": ("storage.inbox:keep", "after", PEOPLE),
    "stored, 200 not said": ("bot.web.webhook:_keep", "after", PEOPLE),
    "webhook being set": ("server:setWebhook", "before", 1),
    "webhook set": ("server:setWebhook", "after", 1),
}

EDITS: Final[dict[str, Step]] = {
    "boards taken, not committed": ("handlers.board_edits:take_boards", "after", 1),
    "boards taken": ("handlers.board_edits:draw_boards", "before", 1),
    "boards drawn": ("handlers.board_edits:draw_boards", "after", 1),
    "edit left, not counted": ("server:editMessage*", "before", PEOPLE),
    "edit counted, not answered": ("server:editMessage*", "after", PEOPLE),
    "edit answered": ("bot.transports.telegram:TelegramTransport.edit", "after", PEOPLE),
    "board about to be settled": ("handlers.board_edits:settle_board", "before", 1),
    "board settled, not committed": ("handlers.board_edits:settle_board", "after", 1),
    "board settled": ("bot.delivery:Delivery._edit_board", "after", 1),
}

START: Final[dict[str, Step]] = {
    "database opened": ("bot.start:open_store", "after", 1),
    "schema looked at": ("bot.start:migrate", "after", 1),
    "admins looked after": ("handlers.enrol:bootstrap_admins", "after", 1),
    "token asked about": ("server:getMe", "after", 1),
    "parts put together": ("bot.start:build", "after", 1),
    "about to ask for presses again": ("handlers.resume:ask_again", "before", 1),
    "asked for presses again, not committed": ("handlers.resume:ask_again", "after", 1),
    "asked, not yet running": ("bot.house:House.run", "before", 1),
    "leases found, not committed": ("handlers.repeats:recover", "after", 1),
    "updates found again, not committed": ("storage.inbox:found_again", "after", 1),
    "first sweep": ("bot.ticker:Ticker.sweep", "before", 1),
    "said that it lives": ("handlers.resume:still_alive", "after", 2),
}

FILES: Final[dict[str, Step]] = {
    "file asked for": ("server:getFile", "after", 1),
    "file fetched": ("bot.keeper:Keeper._download", "after", 1),
    "file about to be written": ("bot.keeper:put", "before", 1),
    "file written, not noted": ("bot.keeper:put", "after", 1),
    "file noted, not committed": ("handlers.keep:kept", "after", 1),
}

BY_POLLING: Final = {**SEND, **KEEPING, **INTAKE, **POLLING, **EDITS, **START, **FILES}
BY_WEBHOOK: Final = {**INTAKE, **WEBHOOK}
