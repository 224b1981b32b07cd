"""The page of the class: what to look at first, how it went, which mistakes are common, every submission, the run."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.model import PARTS, Grade, Report, Status, SubmissionStatus, Text
from grader.report import words
from grader.report.site import outcomes
from grader.report.site.names import page_name
from grader.report.site.page import fill

BINS = 10  # of the distribution: tenths of the points
SLOWEST = 5
BY_ITSELF = frozenset({"finished", "exited"})
# docs/findings.md has the same groups; a code that is new there stands under "other" here until it is sorted in.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "mistake": tuple(
        "gates-swapped state-not-carried steps-as-batch previous-state-missing stale-state-output "
        "input-gate-ignored forget-gate-ignored output-gate-ignored linear-activation missing-candidate-tanh "
        "missing-output-tanh sigmoid-candidate integer-truncation all-zero-output".split()
    ),
    "gradients": tuple(
        "gradient-no-time-path gradient-no-hidden-path gradient-no-memory-path gradient-no-forget-factor "
        "gradient-missing-factor gradient-tanh-derivative gradient-sigmoid-derivative gradient-sign "
        "gradient-wrong-step gradient-no-time-sum gradient-only-last-loss gradient-gates-swapped "
        "gradient-transposed gradient-by-autograd".split()
    ),
    "answer": tuple(
        "random-bias random-recurrent-weight nondeterministic hard-coded-output operator-not-used "
        "torch-in-numpy-part not-rerunnable never-called rounded-output forged-result".split()
    ),
    "run": tuple(
        "no-code unreadable syntax-error python2 import-error removed-api exception timeout memory-limit "
        "output-limit process-limit died blocked".split()
    ),
}
_FIRST = {SubmissionStatus.ERROR: 0, SubmissionStatus.REVIEW: 2, SubmissionStatus.GRADED: 3}
_UNREAD = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a part went."""

    part: str
    counts: Mapping[Status, int]
    total: int

    @property
    def right(self) -> int:
        """How many have all points."""
        return self.counts.get(Status.PASSED, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """A tenth of the points, and how many submissions are in it."""

    low: float
    high: float
    settled: int
    still_open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A finding, and the submissions that have it."""

    code: str
    words: Text
    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """What the runs of the class took, and how they went wrong."""

    count: int
    cpu_seconds: float
    median_seconds: float  # of computing, by submission
    peak_bytes: int
    failures: tuple[tuple[str, int, tuple[Grade, ...]], ...]  # ending, runs, submissions
    slowest: tuple[tuple[Grade, float], ...]


def render(report: Report, lang: str) -> str:
    """Render the page."""
    grades = report.grades
    scores = [grade.score for grade in grades]
    codes = {finding.code for grade in grades for finding in grade.findings}
    return fill(
        "index.html.jinja",
        "class",
        lang,
        report=report,
        ordered=in_order(grades),
        counts=Counter(grade.status for grade in grades if not outcomes.unread(grade)),
        unreadable=sum(map(outcomes.unread, grades)),
        place=place,
        pending=math.fsum(grade.pending for grade in grades),
        mean=math.fsum(scores) / max(len(scores), 1),
        median=statistics.median(scores) if scores else 0.0,
        tallies=tallies(grades),
        bins=bins(grades, report.max_score),
        groups=groups(grades),
        codes=sorted(codes, key=lambda code: words.concept(code).en),
        runs=runs(grades),
        page_name=page_name,
    )


def in_order(grades: Sequence[Grade]) -> list[Grade]:
    """Put what a person has to look at on top; else keep the order."""
    return sorted(grades, key=place)


def place(grade: Grade) -> int:
    """Say how far up in the table a submission belongs, 0 being the top."""
    return _UNREAD if outcomes.unread(grade) else _FIRST[grade.status]


def tallies(grades: Sequence[Grade]) -> list[Tally]:
    """Count the states of each part."""
    found = []
    for part in PARTS:
        counts = Counter(grade.parts[part].status for grade in grades if part in grade.parts)
        if counts:
            found.append(Tally(part=part, counts=counts, total=sum(counts.values())))
    return found


def bins(grades: Sequence[Grade], most: float) -> list[Bin]:
    """Sort scores into tenths of the points, the highest first; full points belong to the highest."""
    settled, still_open = [0] * BINS, [0] * BINS
    for grade in grades:
        tenth = min(max(int(BINS * grade.score / most), 0), BINS - 1) if most > 0 else 0
        (settled if grade.status is SubmissionStatus.GRADED else still_open)[tenth] += 1
    return [
        Bin(low=most * n / BINS, high=most * (n + 1) / BINS, settled=settled[n], still_open=still_open[n])
        for n in reversed(range(BINS))
    ]


def groups(grades: Sequence[Grade]) -> list[tuple[str, list[Concept]]]:
    """Sort findings into groups of concepts, each group by how common they are."""
    found: dict[str, dict[str, Grade]] = {}
    for grade in grades:
        for finding in grade.findings:
            found.setdefault(finding.code, {})[grade.id] = grade
    placed = {code: group for group, codes in GROUPS.items() for code in codes}
    result = []
    for group in (*GROUPS, "other"):
        concepts = [
            Concept(code=code, words=words.concept(code), grades=tuple(rows.values()))
            for code, rows in found.items()
            if placed.get(code, "other") == group
        ]
        if concepts:
            result.append((group, sorted(concepts, key=lambda one: (-len(one.grades), one.code))))
    return result


def runs(grades: Sequence[Grade]) -> Runs:
    """Sum up the runs of all programs."""
    everyone = [(grade, run) for grade in grades for run in grade.runs]
    computing = [(grade, math.fsum(run.cpu_seconds for run in grade.runs)) for grade in grades if grade.runs]
    failures: dict[str, list[Grade]] = {}
    for grade, run in everyone:
        ending = outcomes.ending(grade, run)
        if ending not in BY_ITSELF:
            failures.setdefault(ending, []).append(grade)
    return Runs(
        count=len(everyone),
        cpu_seconds=math.fsum(seconds for _, seconds in computing),
        median_seconds=statistics.median(seconds for _, seconds in computing) if computing else 0.0,
        peak_bytes=max((run.peak_bytes for _, run in everyone), default=0),
        failures=tuple(
            (ending, len(those), tuple({grade.id: grade for grade in those}.values()))
            for ending, those in sorted(failures.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
        slowest=tuple(sorted(computing, key=lambda one: -one[1])[:SLOWEST]),
    )
