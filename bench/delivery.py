"""How fast messages go out, side by side, on one server: ``python -m bench.delivery`` (or ``make bench``).

Without a limit: ours with every intent and every identity committed (synchronous=FULL), against libraries that
keep nothing. Then against a server that allows 30 a second. Server and contender are a process each, on this
machine's loopback; rounds take turns, so that the machine's noise falls on all. Prints a table a part, writes
``bench/delivery.png`` where matplotlib is installed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PICTURE = Path(__file__).with_name("delivery.png")
NAMES = {
    "ours": "directive-bot (durable)",
    "ours_paced": "directive-bot (durable)",
    "ptb": "PTB, semaphore",
    "ptb_limited": "PTB, AIORateLimiter",
    "aiogram": "aiogram 3, semaphore",
    "raw": "raw aiohttp (the floor)",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One contender once."""

    name: str
    rate: float  # messages a second
    cpu: float  # milliseconds of processor a message
    peak: float  # MB
    refused: int
    lost: int
    doubled: int


@contextmanager
def server(pace: str, latency: float) -> Iterator[int]:
    """A server's port; the process is ended afterwards."""
    command = [sys.executable, "-m", "bench.api_server", "--pace", pace, "--latency", str(latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def asked(port: int, what: str) -> dict[str, float]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{what}") as answer:
        found: dict[str, float] = json.load(answer)
    return found


def once(name: str, port: int, count: int) -> Run:
    """Let one contender send to ``count`` chats."""
    asked(port, "reset")
    command = [sys.executable, "-m", "bench.contenders", name, str(port), str(count)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    spent, counts = json.loads(done.stdout), asked(port, "stats")
    extra = int(counts["recipients"]) - count  # our board goes to the coordinator as well
    lost = max(0, -extra)
    cpu = 1000 * spent["cpu"] / count
    return Run(
        name, count / spent["seconds"], cpu, spent["peak"], int(counts["refused"]), lost, int(counts["doubled"])
    )


def race(names: Sequence[str], pace: str, count: int, rounds: int, latency: float) -> list[list[Run]]:
    """The runs of each contender, by contender."""
    with server(pace, latency) as port:
        turns = [[once(name, port, count) for name in names] for _ in range(rounds)]
    return [list(runs) for runs in zip(*turns, strict=True)]


def show(title: str, found: list[list[Run]]) -> None:
    print(f"\n{title}")
    heads = ("messages/s", "min-max", "CPU ms/msg", "429s", "lost", "doubled", "peak MB")
    print(f"{'':26}" + "".join(f"{head:>12}" for head in heads))
    for runs in found:
        rates = [run.rate for run in runs]
        cells = (
            f"{statistics.median(rates):.0f}",
            f"{min(rates):.0f}-{max(rates):.0f}",
            f"{statistics.median(run.cpu for run in runs):.2f}",
            *(str(max(values)) for values in zip(*((r.refused, r.lost, r.doubled) for r in runs), strict=True)),
            f"{max(run.peak for run in runs):.0f}",
        )
        print(f"{NAMES[runs[0].name]:26}" + "".join(f"{cell:>12}" for cell in cells))


def noise() -> str:
    """How evenly this machine works: the same sum ten times."""
    times = []
    for _ in range(10):
        start = time.perf_counter()
        sum(range(2_000_000))
        times.append(time.perf_counter() - start)
    return f"noise: the same work took {min(times) * 1000:.0f}-{max(times) * 1000:.0f} ms in ten tries"


def draw(found: list[list[Run]]) -> None:
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("\nmatplotlib is not installed: no picture (pip install -r requirements-bench.in)")
        return
    figure, axes = plt.subplots(figsize=(9, 3.6), layout="constrained")
    for place, runs in enumerate(reversed(found)):
        rates = [run.rate for run in runs]
        axes.barh(place, statistics.median(rates), color="#2a6f4e" if runs[0].name == "ours" else "#9aa5b1")
        axes.plot([min(rates), max(rates)], [place, place], color="black", linewidth=1)
        axes.text(max(rates), place, f"  {statistics.median(rates):.0f}/s", va="center")
    axes.set_yticks(range(len(found)), [NAMES[runs[0].name] for runs in reversed(found)])
    axes.set_xlabel("messages a second, no limit on the server (median; line: slowest to fastest)")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(PICTURE, dpi=110)
    print(f"\npicture: {PICTURE}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--count", type=int, default=5000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--latency", type=float, default=0.0, help="seconds that each answer takes")
    options.add_argument("--only", nargs="*", default=["ours", "ptb", "aiogram", "raw"])
    options.add_argument("--limited", type=int, default=300, help="recipients of the limited part; 0: skip it")
    given = options.parse_args()
    print(noise())
    found = race(given.only, "none", given.count, given.rounds, given.latency)
    show(f"No limit on the server, {given.count} recipients, {given.rounds} rounds", found)
    if given.limited:
        names = ["ours_paced", "ptb", "ptb_limited", "aiogram"]
        paced = race(names, "window", given.limited, 1, 0.06)
        show(f"30 in any second allowed, 60 ms an answer, {given.limited} recipients", paced)
    draw(found)
    print(noise())


if __name__ == "__main__":
    main()
