"""``@bot words`` in any chat. Nothing is written or said there but the answer itself, and to nobody else."""

from __future__ import annotations

import structlog
from telegram import (
    ChosenInlineResult,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from domain import limits
from domain.people import Actor, is_stranger
from domain.wording import searching as words
from domain.wording import speaking
from handlers import inline as use
from handlers.inline import Offered
from handlers.office import Office
from handlers.telegram.door import Callback, Context
from storage import inbox, people

START = "tim"  # what the button above the results sends with /start
OPENS = "d"  # /start d12: the card of directive 12
_log = structlog.get_logger(__name__)


def on_query(office: Office) -> Callback:
    """A callback for what is typed behind the bot's name."""

    async def callback(update: Update, context: Context) -> None:
        query = update.inline_query
        if query is None or query.from_user.is_bot:
            return
        actor = await office.store.read(people.actor, query.from_user.id)
        if actor is None or is_stranger(actor):
            await _answer(query, [], words.INLINE_STRANGER)
            return
        with speaking(actor.person.language):
            await _offer(office, query, actor)

    return callback


async def _offer(office: Office, query: InlineQuery, actor: Actor) -> None:
    start = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 6 else 0
    offered, following = await office.store.read(use.answers, actor, query.query, start, office.zone)
    articles = [_article(one, office.bot_name) for one in offered]
    await _answer(query, articles, "" if offered or start else words.INLINE_NOTHING, following)


def _article(one: Offered, bot_name: str) -> InlineQueryResultArticle:
    link = f"https://t.me/{bot_name}?start={OPENS}{one.directive_id}"
    return InlineQueryResultArticle(
        str(one.directive_id),
        one.title,
        InputTextMessageContent(one.text, ParseMode.HTML, link_preview_options=LinkPreviewOptions(True)),
        reply_markup=InlineKeyboardMarkup.from_button(InlineKeyboardButton(words.INLINE_OPEN, url=link)),
        description=one.described,
    )


async def _answer(
    query: InlineQuery, articles: list[InlineQueryResultArticle], button: str, following: int = 0
) -> None:
    """Never kept for anybody else, and hardly for oneself: rights and states change."""
    above = InlineQueryResultsButton(button, start_parameter=START) if button else None
    try:
        await query.answer(
            articles, cache_time=limits.INLINE_CACHE, is_personal=True,
            next_offset=str(following or ""), button=above,
        )  # fmt: skip
    except TelegramError as error:  # whoever types on has asked anew by now
        _log.info("inline_answer_missed", error=error.message)


def on_chosen(office: Office) -> Callback:
    """A callback for a result that was put into a chat."""

    async def callback(update: Update, context: Context) -> None:
        chosen = update.chosen_inline_result
        directive_id = _number(chosen) if chosen else 0
        actor = await office.store.read(people.actor, chosen.from_user.id) if chosen else None
        if actor is not None and directive_id:
            try:
                await office.store.write(inbox.with_done, update.update_id, use.shared, actor, directive_id)
            except inbox.AlreadyDone:
                _log.info("update_was_done", update_id=update.update_id)

    return callback


def _number(chosen: ChosenInlineResult) -> int:
    text = chosen.result_id
    return int(text) if text.isdecimal() and len(text) <= 12 else 0
