"""The health as Prometheus reads it."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Gauge, ProcessCollector, generate_latest

from bot.web.health import Health


def render(state: Health) -> bytes:
    """The text exposition format, with the process's own memory and processor time."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    _gauge(registry, "healthy", "1 while nothing stands still", {"": float(state.well)})
    _gauge(registry, "waiting", "What waits, by queue", _waiting(state), "queue")
    _gauge(registry, "age_seconds", "Age of the oldest, by what it is", state.ages, "of")
    people = {reach: float(count) for reach, count in state.vitals.reach.items()}
    _gauge(registry, "people", "People, by whether messages reach them", people, "reach")
    return generate_latest(registry)


def _waiting(state: Health) -> dict[str, float]:
    seen = state.vitals
    return {"inbox": seen.inbox_waiting, "outbox": seen.outbox_waiting, "outbox_due": seen.outbox_due}


def _gauge(
    registry: CollectorRegistry, name: str, told: str, values: dict[str, float], label: str = ""
) -> None:
    gauge = Gauge(f"directive_bot_{name}", told, [label] if label else [], registry=registry)
    for key, value in values.items():
        (gauge.labels(key) if label else gauge).set(value)
