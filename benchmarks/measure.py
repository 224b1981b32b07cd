"""``python -m benchmarks measure``: everything side by side in one run, as tables of ratios."""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import peers, results
from benchmarks.classes import write_class
from benchmarks.watched import Taken, memory_below, timed
from benchmarks.ways import Way, grade, own_ways, peer_ways, script_ways, start_ways


def add_to(commands: Any) -> None:
    """Say what can be asked for."""
    parser = commands.add_parser("measure", help="side by side with plain runs and with other graders")
    parser.add_argument("--copies", type=int, default=16, help="submissions in the class (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="times each way is measured (default: %(default)s)")
    parser.add_argument("--jobs", type=int, help="submissions at a time, of lstm-grade (default: its own)")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[1, 10, 50], help="classes for the growth of cost (default: 1 10 50)"
    )
    parser.add_argument(
        "--peers", nargs="*", choices=list(peers.NEEDS), default=list(peers.NEEDS), help="other graders (default: all)"
    )
    parser.add_argument(
        "--env", type=Path, default=peers.default_folder(), help="where peers are installed (default: %(default)s)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, and the tables as .md")
    parser.add_argument("--force", action="store_true", help="write over that file")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> None:
    """Measure all that is asked for."""
    results.may_write(asked.json, force=asked.force)
    asked.env.mkdir(parents=True, exist_ok=True)
    pythons = {name: peers.environment(asked.env.resolve(), name) for name in asked.peers}
    options = ["--jobs", str(asked.jobs)] if asked.jobs else []
    ways = [*script_ways(), *own_ways(options), *peer_ways(pythons)]
    with tempfile.TemporaryDirectory(prefix="lstm-grade-benchmark-") as folder:
        here = Path(folder)
        document = {
            "machine": results.machine(),
            "copies": asked.copies,
            "jobs": asked.jobs,
            "class": side_by_side(ways, here / "class", copies=asked.copies, rounds=asked.rounds),
            "start": side_by_side(start_ways(), here / "start", copies=1, rounds=asked.rounds),
            "growth": [growth(here / f"size-{size}", size, options) for size in asked.sizes],
        }
    results.write(asked.json, document, tables(document))


def side_by_side(ways: Sequence[Way], folder: Path, *, copies: int, rounds: int) -> list[dict[str, Any]]:
    """Measure each way in turn, round after round, so that a slow moment of the machine meets all of them.

    One more round looks at memory, and its time does not count.
    """
    taken: dict[str, list[Taken]] = {way.name: [] for way in ways}
    rows: list[dict[str, Any]] = []
    for number in range(rounds):
        for way in ways:
            taken[way.name].append(timed(_made_ready(way, folder, number, copies)))
            shutil.rmtree(folder)
    for way in ways:
        work = _made_ready(way, folder, rounds, copies)
        with memory_below() as memory:
            work()
        shutil.rmtree(folder)
        count = min(copies, way.most or copies)
        rows.append(
            {
                "way": way.name,
                "submissions": count,
                "seconds": statistics.median(one.seconds for one in taken[way.name]),
                "all_seconds": [one.seconds for one in taken[way.name]],
                "cpu_seconds": statistics.median(one.cpu_seconds for one in taken[way.name]),
                "peak_rss_bytes": memory.rss_bytes,
                "peak_pss_bytes": memory.pss_bytes,
            }
        )
    return rows


def _made_ready(way: Way, folder: Path, number: int, copies: int) -> Any:
    count = min(copies, way.most or copies)
    write_class(folder / "class", count, salt=number)
    print(f"{way.name}: {count}, round {number + 1}", file=sys.stderr)
    way.prepare(folder)
    return lambda: way.run(folder)


def growth(here: Path, size: int, options: list[str]) -> dict[str, Any]:
    """Grade a class of some size once: time, memory and disk."""
    print(f"a class of {size}", file=sys.stderr)
    write_class(here / "class", size, salt=size)
    with memory_below(0.5) as memory:
        taken = timed(lambda: grade(here, options))
    disk = {path.name: path.stat().st_size for path in (here / "out").iterdir() if path.is_file()}
    site = sum(path.stat().st_size for path in (here / "out").rglob("*.html"))
    shutil.rmtree(here)
    return {
        "submissions": size,
        "seconds": taken.seconds,
        "cpu_seconds": taken.cpu_seconds,
        "peak_rss_bytes": memory.rss_bytes,
        "peak_pss_bytes": memory.pss_bytes,
        "report_bytes": disk["report.json"],
        "ledger_bytes": disk["ledger.sqlite3"],
        "site_bytes": site,
    }


def tables(document: dict[str, Any]) -> str:
    """Render the figures."""
    machine = document["machine"]
    on = (
        f"{machine['processor']}, {machine['cores']} cores, Linux {machine['kernel']}, Python {machine['python']}, "
        f"NumPy {machine['numpy']}, torch {machine['torch']}; load before: {machine['load_before']:.2f}. "
        "Peers have environments of their own and this one's torch."
    )
    raw = next(row for row in document["class"] if row["way"].startswith("fork, run, exit"))
    parts = [on, _compared(f"{document['copies']} right submissions", document["class"], raw)]
    parts.append(_compared("one start", document["start"], None))
    if document["growth"]:
        head = ["submissions", "seconds", "each", "CPU seconds each", "MiB, shared once", "report.json MiB", "site MiB"]
        rows = [
            [
                row["submissions"], row["seconds"], row["seconds"] / row["submissions"],
                row["cpu_seconds"] / row["submissions"], results.mib(row["peak_pss_bytes"]),
                row["report_bytes"] / (1 << 20), row["site_bytes"] / (1 << 20),
            ]
            for row in document["growth"]
        ]  # fmt: skip
        parts.append(results.table(head, rows))
    return "\n\n".join(parts)


def _compared(title: str, rows: Sequence[dict[str, Any]], raw: dict[str, Any] | None) -> str:
    def each(row: dict[str, Any]) -> float:
        return float(row["seconds"] / row["submissions"])

    head = [title, "seconds each", "a second", "CPU seconds each", "times as fast as the first"]
    if raw is not None:
        head.append("of fork, run, exit")
    head += ["MiB", "MiB, shared once"]
    body = []
    for row in rows:
        cells = [row["way"], each(row), 1 / each(row), row["cpu_seconds"] / row["submissions"]]
        cells.append(each(rows[0]) / each(row))
        if raw is not None:
            cells.append(each(row) / each(raw))
        body.append([*cells, results.mib(row["peak_rss_bytes"]), results.mib(row["peak_pss_bytes"])])
    return results.table(head, body)
