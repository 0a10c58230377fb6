"""A duty as it is stored."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, time
from functools import lru_cache
from typing import Any

from domain.anchors import Anchor
from domain.duties import Duty, Exact
from domain.forms import FormField
from domain.marks import Mark


def to_json(duty: Duty) -> str:
    """The duty as text; what is empty is left out."""
    facts: dict[str, object] = {
        "quote": duty.quote, "to": duty.to, "via": duty.via, "kind": duty.kind, "rules": duty.rules,
        "dates": [_limit(limit) for limit in duty.dates],
        "hours": [f"{hour:%H:%M}" for hour in duty.hours],
        "before": duty.before, "shift": duty.shift, "opens": duty.opens,
        "starts": duty.starts and duty.starts.isoformat(), "until": duty.until and duty.until.isoformat(),
        "skipped": sorted(day.isoformat() for day in duty.skipped), "cutoff": duty.cutoff,
        "soft": duty.soft and _limit(duty.soft), "next_due": duty.next_due, "units": duty.units,
        "form": [asdict(field) for field in duty.form],
        "cut": duty.cut and str(duty.cut), "following": duty.following and str(duty.following),
        "anchor": duty.anchor and _anchor(duty.anchor), "lead": duty.lead,
    }  # fmt: skip
    return json.dumps({name: value for name, value in facts.items() if value}, ensure_ascii=False)


@lru_cache(maxsize=4096)  # read for every item of every digest
def from_json(text: str) -> Duty:
    """What ``to_json`` wrote."""
    stored: dict[str, Any] = json.loads(text)
    return Duty(
        quote=stored.get("quote", ""), to=stored.get("to", ""), via=stored.get("via", ""),
        kind=stored.get("kind", "once"),
        dates=tuple(map(_exact, stored.get("dates", ()))),
        rules=tuple(stored.get("rules", ())),
        hours=tuple(map(time.fromisoformat, stored.get("hours", ()))),
        before=stored.get("before", False), shift=stored.get("shift", "keep"), opens=stored.get("opens"),
        starts=_day(stored.get("starts")), until=_day(stored.get("until")),
        skipped=frozenset(map(date.fromisoformat, stored.get("skipped", ()))),
        cutoff=stored.get("cutoff", ""),
        soft=_exact(stored["soft"]) if stored.get("soft") else None,
        next_due=stored.get("next_due", ""), units=tuple(stored.get("units", ())),
        form=tuple(FormField(f["name"], f["kind"], tuple(f["choices"])) for f in stored.get("form", ())),
        cut=Mark.of(stored["cut"]) if stored.get("cut") else None,
        following=Mark.of(stored["following"]) if stored.get("following") else None,
        anchor=_anchored(stored["anchor"]) if stored.get("anchor") else None,
        lead=stored.get("lead", 0),
    )  # fmt: skip


def _anchor(anchor: Anchor) -> list[str]:
    return [anchor.count, anchor.event, anchor.day.isoformat() if anchor.day else ""]


def _anchored(stored: list[str]) -> Anchor:
    count, event, day = stored
    return Anchor.of(count, event, _day(day))


def _limit(limit: Exact) -> str:
    return f"{limit.day.isoformat()}T{limit.hour:%H:%M}" if limit.hour else limit.day.isoformat()


def _exact(text: str) -> Exact:
    day, _, hour = text.partition("T")
    return Exact(date.fromisoformat(day), time.fromisoformat(hour) if hour else None)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
