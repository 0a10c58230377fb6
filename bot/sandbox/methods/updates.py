"""getUpdates and webhooks: one token, one consumer."""

from __future__ import annotations

import re
from typing import Final

from ..params import Params
from ..refusals import bad
from ..state import State

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{0,256}")


async def get_updates(state: State, params: Params) -> object:
    _allow(state, params)
    return await state.mail.fetch(
        params.whole("offset", 0), params.whole("limit", 100), float(params.whole("timeout", 0))
    )


async def set_webhook(state: State, params: Params) -> object:
    url = params.text("url")
    if not url:
        return await delete_webhook(state, params)
    if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not _SECRET.fullmatch(params.text("secret_token")):
        raise bad("secret token contains unallowed characters")
    _allow(state, params)
    _drop(state, params)
    state.mail.set_webhook(url, params.text("secret_token"))
    return True


async def delete_webhook(state: State, params: Params) -> object:
    state.mail.set_webhook("", "")
    _drop(state, params)
    return True


async def webhook_info(state: State, params: Params) -> object:
    return {
        "url": state.mail.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(state.mail.pending()),
        "allowed_updates": sorted(state.mail.allowed),
    }


def _allow(state: State, params: Params) -> None:
    if params.has("allowed_updates"):
        state.mail.allow([str(kind) for kind in params.sequence("allowed_updates")])


def _drop(state: State, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        waiting = state.mail.pending()
        state.mail.confirm(waiting[-1].id + 1 if waiting else 0)
