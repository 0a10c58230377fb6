"""The methods of the Bot API, by name. Each takes the state and the parameters and returns the result."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from .. import inline
from ..params import Params
from ..state import State
from . import answering, chats, editing, profile, sending, updates

Method = Callable[[State, Params], Awaitable[object]]

# These spend the budget of sends
PACED: Final[dict[str, Method]] = {
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendVoice": sending.send_voice,
    "sendVideo": sending.send_video,
    "sendMediaGroup": sending.send_media_group,
    "copyMessage": sending.copy_message,
    "editMessageText": editing.of_crowd_too(editing.edit_text),
    "editMessageCaption": editing.of_crowd_too(editing.edit_caption),
    "editMessageMedia": editing.of_crowd_too(editing.edit_media),
    "editMessageReplyMarkup": editing.of_crowd_too(editing.edit_reply_markup),
}
_FREE: Final[dict[str, Method]] = {
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "answerCallbackQuery": answering.answer_press,
    "answerInlineQuery": inline.answer,
    "getFile": answering.get_file,
    "getUpdates": updates.get_updates,
    "setWebhook": updates.set_webhook,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.webhook_info,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "leaveChat": chats.leave_chat,
    "sendChatAction": chats.chat_action,
    "getMe": profile.get_me,
    "logOut": profile.accepted,
    "close": profile.accepted,
    "setMyCommands": profile.set_commands,
    "deleteMyCommands": profile.delete_commands,
    "getMyCommands": profile.get_commands,
    "setChatMenuButton": profile.accepted,
    "setMyName": profile.accepted,
    "setMyDescription": profile.accepted,
    "setMyShortDescription": profile.accepted,
    "setMyDefaultAdministratorRights": profile.accepted,
    "setMyProfilePhoto": profile.accepted,
}
METHODS: Final = {name.lower(): method for name, method in (PACED | _FREE).items()}
IS_PACED: Final = frozenset(name.lower() for name in PACED)
