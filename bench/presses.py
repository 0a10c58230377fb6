"""Acknowledgements in a storm, while a broadcast goes out: ``python -m bench.presses``.

3,000 people press "Đã nhận" at 100 a second while a second directive goes to 10,000 at the usual pace, and an
answer of the server takes 60 ms. Updates come as polling brings them, every 60 ms. Prints the time from a press
to the arrival of its answer at the server, how many were counted, and the stalls of the loop.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import statistics

from bench.delivery import asked, noise, server
from bench.house import ZONE, Measured, open_house
from bench.office import FIRST_CHAT, coordinator, draft, furnish
from bench.stalls import Stalls
from domain.actions import Verb, encode
from handlers.publish import Published, publish
from storage.store import Store, Tx

PER_SECOND = 100
POLL = 0.06
LATENCY = 0.06


def press(number: int, chat: int, directive_id: int) -> dict[str, object]:
    """One press on the card's first button, as Telegram tells it."""
    who = {"id": chat, "is_bot": False, "first_name": f"Nguyễn Văn {chat - FIRST_CHAT}"}
    message = {"message_id": number, "date": 1795000000, "chat": {"id": chat, "type": "private"}, "text": "x"}
    query = {"id": str(number), "from": who, "chat_instance": "1", "message": message}
    return {"update_id": number, "callback_query": {**query, "data": encode(Verb.ACK, directive_id, 1)}}


async def storm(measured: Measured, directive_id: int, presses: int) -> dict[str, float]:
    """Press; when each press was made, by the number of its query."""
    clock = asyncio.get_running_loop().time
    pressed: dict[str, float] = {}
    start, made = clock(), 0
    while made < presses:
        await asyncio.sleep(POLL)
        due = min(presses, int((clock() - start) * PER_SECOND))
        batch = [press(n, FIRST_CHAT + 1 + n, directive_id) for n in range(made + 1, due + 1)]
        pressed.update({str(n): start + n / PER_SECOND for n in range(made + 1, due + 1)})
        await measured.house.intake.keep(batch)
        made = due
    return pressed


async def prepare(store: Store, size: int) -> int:
    """An office with one directive out and another on its way; the first one's id."""
    actor, draft_id = await store.write(furnish, size)
    first = await store.write(publish, actor, draft_id, 1, ZONE, at_night=True)
    await store.write(_all_sent)
    actor = await store.read(coordinator)
    await store.write(publish, actor, await store.write(draft, size), 1, ZONE, at_night=True)
    assert isinstance(first, Published)
    return first.directive_id


async def _all_sent(tx: Tx) -> None:
    await tx.run(
        "UPDATE outbox SET state = 'sent', message_id = id, lease_until = NULL, settled_at = ?", tx.stamp
    )


async def _answered(tx: Tx) -> int:
    row = await tx.row("SELECT count(*) FROM journal WHERE kind = 'acknowledged'")
    return int(row[0]) if row else 0


async def measure(port: int, size: int, presses: int) -> None:
    stalls = Stalls()
    async with open_house(f"http://127.0.0.1:{port}") as measured:
        directive_id = await prepare(measured.store, size)
        await asyncio.sleep(2)
        async with stalls.watched():
            pressed = await storm(measured, directive_id, presses)
            await asyncio.sleep(2)
        counted = await measured.store.read(_answered)
    toasts = asked(port, "toasts")
    waits = sorted(at - pressed[number] for number, at in toasts.items())
    if len(waits) > 1:
        cuts = statistics.quantiles(waits, n=100)
        print(f"answered {len(waits)} of {presses}, counted {counted}; ", end="")
        print(
            f"median {cuts[49] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms, slowest {waits[-1] * 1000:.0f} ms"
        )
    print(stalls.told())


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--size", type=int, default=10_000)
    options.add_argument("--presses", type=int, default=3000)
    given = options.parse_args()
    logging.disable(logging.CRITICAL)
    print(noise())
    with server("none", LATENCY) as port:
        asyncio.run(measure(port, given.size, given.presses))
    print(noise())


if __name__ == "__main__":
    main()
