"""How well and how fast directives are read: CORPUS names a folder of letters.

The folder holds ``NAME.txt`` beside ``NAME.json`` and the program ``score_corpus.py``; without it this says so
and ends. Prints every field, the macro average, and the median, the 95th of 100 and the slowest time a
document.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from domain.documents.read import read

ROUNDS = 5


def main() -> int:
    folder = os.environ.get("CORPUS", "")
    if not folder:
        print("CORPUS names no folder of letters: nothing to measure.")
        return 0
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.txt"))}
    score(Path(folder), texts)
    speed(texts)
    return 0


def score(folder: Path, texts: dict[Path, str]) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for path, text in texts.items():
            print(json.dumps({"file": str(path), **read(text).as_json()}, ensure_ascii=False), file=out)
        out.flush()
        scorer = [sys.executable, str(folder / "score_corpus.py"), str(folder), "--predictions", out.name]
        subprocess.run([*scorer, *sys.argv[1:]], check=False)


def speed(texts: dict[Path, str]) -> None:
    best = {path: min(once(text) for _ in range(ROUNDS)) for path, text in texts.items()}
    slowest = max(best, key=lambda path: best[path])
    last = sorted(best.values())[max(0, -(-95 * len(best) // 100) - 1)]
    print(
        f"in process: median {statistics.median(best.values()):.2f} ms a document, 95th of 100 {last:.2f} ms, ",
        end="",
    )
    print(f"slowest {best[slowest]:.2f} ms ({len(texts[slowest])} code points)")


def once(text: str) -> float:
    start = time.perf_counter()
    read(text)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
