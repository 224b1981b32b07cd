"""``python -m benchmarks project``: from measured figures to a class of another size, by rule of three.

The rules are told in docs/scaling.md; what they leave out stands there too.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.simulate import load_figures


def add_to(commands: Any) -> None:
    """Say what can be asked for."""
    parser = commands.add_parser("project", help="from figures to a class of another size")
    parser.add_argument("measured", type=Path, help="what `measure --json` wrote, with at least two --sizes")
    parser.add_argument("simulated", type=Path, help="what `simulate --json` wrote")
    parser.add_argument("--submissions", type=int, default=100_000, help="(default: %(default)s)")
    parser.add_argument("--minutes", type=float, nargs="*", default=[60, 480], help="to be done in (default: 60 480)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> None:
    """Compute, and print a table."""
    measured, simulated = load_figures(asked.measured), load_figures(asked.simulated)
    if len(measured["growth"]) < 2:
        sys.exit(f"{asked.measured}: measured with fewer than two --sizes; the start cannot be told from the rest")
    print(projected(measured, simulated, asked.submissions, asked.minutes))


def projected(measured: dict[str, Any], simulated: dict[str, Any], count: int, minutes: list[float]) -> str:
    """Render what a class of `count` would take."""
    each = per_submission(measured, "seconds")
    cpu = per_submission(measured, "cpu_seconds")
    if min(each, cpu) <= 0:
        sys.exit("a larger class took no longer than a smaller one: measure larger --sizes, on a machine at rest")
    parent = sum(simulated["seconds"].values()) / simulated["submissions"]
    grown = simulated["grown_bytes"] / simulated["submissions"]
    rows = [
        [f"minutes on this machine ({measured['machine']['cores']} cores)", count * each / 60],
        ["processor hours", count * cpu / 3600],
        *([f"cores to be done in {one:g} minutes", count * cpu / 60 / one] for one in minutes),
        ["minutes of one core for decoding, judging, keeping and the reports (part of the above)", count * parent / 60],
        ["GiB of memory of the parent", count * grown / (1 << 30)],
        ["GiB of ledger and report.json", count * _kept(simulated) / (1 << 30)],
        ["GiB of site", count * per_submission(measured, "site_bytes") / (1 << 30)],
    ]
    return results.table([f"{count} submissions", "figure"], rows)


def per_submission(measured: dict[str, Any], what: str) -> float:
    """The slope between the smallest and the largest class: the start is in neither."""
    by_size = sorted(measured["growth"], key=lambda row: row["submissions"])
    first, last = by_size[0], by_size[-1]
    return float((last[what] - first[what]) / (last["submissions"] - first["submissions"]))


def _kept(simulated: dict[str, Any]) -> float:
    return float((simulated["ledger_bytes"] + simulated["report_bytes"]) / simulated["submissions"])
