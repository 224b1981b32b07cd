"""``python -m benchmarks simulate``: what a huge class does to the parent, without waiting for its runs.

Programs of every kind are run once, in the real box, and what came out is kept. Then a box that gives back those very
bytes stands in for the real one, and a class of any size goes through the whole rest of the grader: decoding, judging,
scoring, the ledger, the reports. Each submission is one of the recorded programs with a file of its own beside it, so
that no two are the same work.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import resource
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import results
from grader.assignment.load import Loaded, load
from grader.assignment.schema import Limits
from grader.engine.local import usable_cores
from grader.intake.collect import collect
from grader.intake.submission import Submission
from grader.model import Grade, Report
from grader.pipeline import Request, grade
from grader.report import as_csv, as_json
from grader.report.html import write_site
from grader.sandbox import opening
from grader.sandbox.box import Box, Job, Run
from grader.store.ledger import Ledger

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "submissions"
WHICH = "which.txt"  # the file that tells a copy from the others
SEED = 1
FLOOD_BYTES = 2 << 20  # of streams, all runs of a submission together


def add_to(commands: Any) -> None:
    """Say what can be asked for."""
    parser = commands.add_parser("simulate", help="recorded streams through everything behind the box")
    parser.add_argument(
        "--observations", type=int, default=2000, metavar="N", help="streams, at least (default: %(default)s)"
    )
    parser.add_argument("--class", type=Path, dest="folder", default=EXAMPLES, help="what is recorded")
    parser.add_argument(
        "--rare",
        type=int,
        default=10,
        metavar="N",
        help="a program that writes a flood comes in every N-th round through the programs (default: %(default)s)",
    )
    parser.add_argument("--site", action="store_true", help="write the report site too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, and the table as .md")
    parser.add_argument("--force", action="store_true", help="write over that file")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> None:
    """Record, replay, and say what it took."""
    results.may_write(asked.json, force=asked.force)
    loaded = load()
    templates = [one for one in collect([asked.folder], whole_folders=False) if one.sources]
    before = results.machine()
    recorded = _record(templates, loaded)
    programs = _chosen(recorded, asked.observations, asked.rare)
    submissions = [_copy(templates[which], which, copy) for copy, which in enumerate(programs)]
    streams = [run for which in programs for run in recorded.runs[which].values()]
    print(f"{len(submissions)} submissions with {len(streams)} streams", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="lstm-grade-benchmark-") as folder:
        figures = _replay(submissions, loaded, recorded, Path(folder), site=asked.site)
    _check(figures.pop("grades"), [recorded.scores[which] for which in programs])
    document = {
        "machine": before,
        "submissions": len(submissions),
        "observations": len(streams),
        "stream_bytes": sum(len(run.stream) for run in streams),
        **figures,
    }
    results.write(asked.json, document, _table(document))


Key = str


@dataclasses.dataclass(slots=True)
class Recorded:
    """What came of the runs: by the number of the program, then by what was asked of it."""

    runs: dict[int, dict[Key, Run]]
    scores: list[float]
    versions: Mapping[str, str]
    isolation: Mapping[str, Any]


class RecordingBox:
    """Runs in a real box, and keeps what came out."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self.runs: dict[int, dict[Key, Run]] = {}

    def run(self, job: Job, limits: Limits) -> Run:
        """Run, and keep."""
        found = self._box.run(job, limits)
        self.runs.setdefault(_which(job), {})[_asked(job)] = found
        return found

    def describe(self) -> dict[str, Any]:
        """As the real one."""
        return self._box.describe()

    def versions(self) -> dict[str, str]:
        """As the real one."""
        return self._box.versions()

    def preload(self, modules: Sequence[str]) -> None:
        """As the real one."""
        self._box.preload(modules)

    def close(self) -> None:
        """As the real one."""
        self._box.close()


class ReplayingBox:
    """Gives back what was recorded; nothing runs."""

    def __init__(self, recorded: Recorded) -> None:
        self._recorded = recorded

    def run(self, job: Job, limits: Limits) -> Run:
        """Give back the bytes of the recorded run."""
        return self._recorded.runs[_which(job)][_asked(job)]

    def describe(self) -> dict[str, Any]:
        """As it was recorded."""
        return dict(self._recorded.isolation)

    def versions(self) -> dict[str, str]:
        """As it was recorded."""
        return dict(self._recorded.versions)

    def preload(self, modules: Sequence[str]) -> None:
        """Nothing is imported."""

    def close(self) -> None:
        """Nothing is open."""


def _chosen(recorded: Recorded, streams: int, rare: int) -> list[int]:
    """Go round the programs until there are so many streams; a flood of output is no thirteenth of a class."""
    found: list[int] = []
    copy = 0
    while streams > 0:
        for which, runs in sorted(recorded.runs.items()):
            if copy % rare == 0 or sum(len(run.stream) for run in runs.values()) < FLOOD_BYTES:
                found.append(which)
                streams -= len(runs)
        copy += 1
    return found


def _which(job: Job) -> int:
    return int(job.files[WHICH].split()[0])


def _asked(job: Job) -> Key:
    """What tells the runs of one submission apart; not its seeds, which follow from its contents."""
    asked = [job.entry, job.shift, job.lenient, job.describe, job.calls, job.replace]
    return hashlib.sha256(msgspec.json.encode(asked)).hexdigest()


def _copy(template: Submission, which: int, copy: int) -> Submission:
    mark = f"{which} {copy}\n".encode()
    return dataclasses.replace(
        template,
        id=f"{template.id}-{copy:06}",
        files=tuple(sorted([*template.files, WHICH])),
        sha256=hashlib.sha256(template.sha256.encode() + mark).hexdigest(),
        contents={**template.contents, WHICH: mark},
    )


def _record(templates: Sequence[Submission], loaded: Loaded) -> Recorded:
    box = RecordingBox(opening.open_box("strict"))
    try:
        marked = [_copy(one, which, 0) for which, one in enumerate(templates)]
        report = grade(Request(submissions=marked, loaded=loaded, seed=SEED, jobs=usable_cores()), box)
    finally:
        box.close()
    versions = {name: version for name, version in report.versions.items() if name != "lstm-grade"}
    scores = [one.score for one in report.grades]
    return Recorded(runs=box.runs, scores=scores, versions=versions, isolation=report.isolation)


def _replay(
    submissions: Sequence[Submission], loaded: Loaded, recorded: Recorded, out: Path, *, site: bool
) -> dict[str, Any]:
    seconds: dict[str, float] = {}
    clock = time.perf_counter()

    def lap(stage: str) -> None:
        nonlocal clock
        now = time.perf_counter()
        seconds[stage], clock = now - clock, now

    before = _peak_bytes()
    request = Request(submissions=submissions, loaded=loaded, seed=SEED, jobs=usable_cores())
    with Ledger(out / "ledger.sqlite3") as ledger:
        report: Report = grade(request, ReplayingBox(recorded), ledger=ledger)
    lap("decode, judge, score, keep")
    (out / "report.json").write_text(as_json.render(report), encoding="utf-8")
    lap("report.json")
    (out / "grades.csv").write_text(as_csv.render(report), encoding="utf-8", newline="")
    lap("grades.csv")
    if site:
        write_site(report, out, lang="en", sources={})
        lap("site")
    return {
        "seconds": seconds,
        "peak_rss_bytes": _peak_bytes(),
        "grown_bytes": _peak_bytes() - before,
        "ledger_bytes": (out / "ledger.sqlite3").stat().st_size,
        "report_bytes": (out / "report.json").stat().st_size,
        "site_bytes": sum(path.stat().st_size for path in out.rglob("*.html")) if site else None,
        "grades": report.grades,
    }


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _check(grades: Sequence[Grade], scores: Sequence[float]) -> None:
    """Each copy has the score that its program got in the real box: else this measured something else."""
    for one, score in zip(grades, scores, strict=True):
        if one.score != score:
            raise SystemExit(f"{one.id}: {one.score} points, and {score} where it ran")


def _table(document: dict[str, Any]) -> str:
    count = document["submissions"]
    rows = [[stage, seconds, 1000 * seconds / count] for stage, seconds in document["seconds"].items()]
    sizes = [
        ["memory at its peak", results.mib(document["peak_rss_bytes"]), document["grown_bytes"] / count / 1024],
        ["ledger", results.mib(document["ledger_bytes"]), document["ledger_bytes"] / count / 1024],
        ["report.json", results.mib(document["report_bytes"]), document["report_bytes"] / count / 1024],
    ]
    if document["site_bytes"] is not None:
        sizes.append(["site", results.mib(document["site_bytes"]), document["site_bytes"] / count / 1024])
    title = f"{count} submissions, {document['observations']} streams"
    return "\n\n".join(
        [
            results.table([title, "seconds", "ms each"], rows),
            results.table([title, "MiB", "KiB each"], sizes),
        ]
    )


def load_figures(path: Path) -> dict[str, Any]:
    """Read what was written with --json."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
