"""Whether anything stands still, judged from counts and ages: nobody's data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from storage.vitals import Vitals

_NEVER: Final = timedelta(0)


@dataclass(frozen=True, slots=True)
class Pulse:
    """What only the process knows. ``last_poll``: the last good getUpdates; None where none is expected."""

    started_at: datetime
    last_poll: Callable[[], datetime | None]
    halted: Callable[[], float] = lambda: 0.0  # seconds until Telegram lets us send again
    conflict: Callable[[], bool] = lambda: False  # another program takes our updates
    broken: Callable[[], tuple[str, ...]] = lambda: ()  # invariants that do not hold


@dataclass(frozen=True, slots=True)
class Health:
    """The vitals and what follows from them. ``ages``: in seconds, 0 where nothing waits."""

    vitals: Vitals
    ages: dict[str, float]
    problems: tuple[str, ...]

    @property
    def well(self) -> bool:
        """Whether nothing stands still."""
        return not self.problems


# Age of what → from when on it stands still, and what to say then.
_PATIENCE: Final = {
    "inbox": (timedelta(minutes=1), "updates wait to be handled"),
    "outbox": (
        timedelta(minutes=10),
        "messages wait to be sent",
    ),  # 28/s for 10 minutes is a broadcast to 16,800
    "lease": (timedelta(minutes=2), "messages are under way past their lease"),
    "alarm": (timedelta(minutes=2), "alarms do not ring"),
    "poll": (timedelta(minutes=3), "Telegram gives no updates"),  # three long polls
}


def judge(seen: Vitals, pulse: Pulse) -> Health:
    """What the vitals mean at their instant."""
    since = {
        "inbox": seen.inbox_since,
        "outbox": seen.outbox_since,
        "lease": seen.lease_until,
        "alarm": seen.alarm_at,
        "poll": pulse.last_poll(),
        "uncertain": seen.uncertain_since,
    }
    ages = {name: max(seen.at - (then or seen.at), _NEVER) for name, then in since.items()}
    problems = tuple(said for name, (patience, said) in _PATIENCE.items() if ages[name] > patience)
    problems += ("another program takes our updates",) if pulse.conflict() else ()
    problems += ("directives are not released",) if seen.unreleased else ()
    problems += tuple(f"does not hold: {name}" for name in pulse.broken())
    seconds = {name: age.total_seconds() for name, age in ages.items()}
    seconds["halted"] = pulse.halted()
    return Health(seen, {**seconds, "up": (seen.at - pulse.started_at).total_seconds()}, problems)
