"""The pace of all that is sent: lanes, chats, halts."""

from bot.limiter.floods import HaltState
from bot.limiter.limiter import Limiter
from bot.limiter.ptb import LaneRateLimiter
from bot.limiter.slot import Busy, Slot

__all__ = ["Busy", "HaltState", "LaneRateLimiter", "Limiter", "Slot"]
