"""Measure grading side by side with other ways to run the same submissions: ``python -m benchmarks``.

Prints a Markdown table. Each way gets the same class: copies of one right program, each a little different so that
nothing can be looked up. Machines differ and vary, so the ratios count: how many submissions a second, against
``python submission.py`` one after the other.

    python -m benchmarks --copies 8 --rounds 1        a look, half a minute
    python -m benchmarks                              the figures; on a machine that does nothing else

Peers run in environments of their own, because their dependencies are not ours: make one, install the peer, and pass
its interpreter with --nbclient, --nbgrader or --otter.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.ways import Way, all_ways, write_class


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    parser.add_argument("--copies", type=int, default=40, help="submissions in the class (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="times each way is measured (default: %(default)s)")
    for peer in ("nbclient", "nbgrader", "otter"):
        parser.add_argument(f"--{peer}", metavar="PYTHON", help=f"interpreter of an environment that has {peer}")
    asked = parser.parse_args()
    peers = {name: getattr(asked, name) for name in ("nbclient", "nbgrader", "otter") if getattr(asked, name)}
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(all_ways(peers), Path(folder), copies=asked.copies, rounds=asked.rounds)
    print(table(rows, asked.copies))


def measure(ways: list[Way], folder: Path, *, copies: int, rounds: int) -> list[tuple[Way, int, float]]:
    """Measure each way in turn, round after round, so that a slow moment of the machine meets all of them.

    Returns
    -------
    list
        (way, number of submissions, median of the seconds).
    """
    seconds: dict[str, list[float]] = {way.name: [] for way in ways}
    counts: dict[str, int] = {}
    for number in range(rounds):
        for way in ways:
            counts[way.name] = count = min(copies, way.most or copies)
            here = folder / f"{number}-{ways.index(way)}"
            write_class(here / "class", count, salt=number)
            print(f"{way.name}: {count} submissions, round {number + 1}", file=sys.stderr)
            way.prepare(here)
            before = time.perf_counter()
            way.run(here)
            seconds[way.name].append(time.perf_counter() - before)
    return [(way, counts[way.name], statistics.median(seconds[way.name])) for way in ways]


def table(rows: list[tuple[Way, int, float]], copies: int) -> str:
    """Render the Markdown table; the first row is what the others are held against."""
    first = rows[0][2] / rows[0][1]
    lines = [
        f"| {copies} copies of one right submission | seconds a submission | a second | ratio |",
        "| --- | ---: | ---: | ---: |",
    ]
    for way, count, seconds in rows:
        each = seconds / count
        lines.append(f"| {way.name} | {each:.4f} | {1 / each:.2f} | {first / each:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
