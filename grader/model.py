"""The grade of a submission, as everything behind the judge sees it and as ``report.json`` spells it."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TORCH_PARTS = ("lstm_cell", "lstm")
OPERATOR_PARTS = ("numpy", *TORCH_PARTS)  # the LSTM itself, three times
PARTS = (*OPERATOR_PARTS, "gradients")


class Status(str, enum.Enum):
    """What became of a check or a part."""

    PASSED = "passed"  # all points
    PARTIAL = "partial"  # some
    FAILED = "failed"  # none
    MISSING = "missing"  # nothing was handed in for it
    REVIEW = "review"  # a person must decide: its points are pending
    ERROR = "error"  # the grader's own failure: its points are pending too


class SubmissionStatus(str, enum.Enum):
    """What became of a submission."""

    GRADED = "graded"  # nothing is pending
    REVIEW = "review"  # a person has still to decide something
    ERROR = "error"  # the grader failed on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A message in the two languages."""

    en: str
    zh: str
    student: Text | None = None  # what the student reads, where the words for the person who marks are not for them

    @property
    def for_student(self) -> Text:
        """The student's words."""
        return self.student or self


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was seen, for the person who marks and for the student."""

    code: str  # stable; docs/findings.md
    part: str | None
    message: Text
    file: str | None
    line: int | None  # within the file, or within the cell
    cell: int | None = None  # of a notebook, counted from 1; in report.json only the message names it


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the judge says of a check, before points."""

    status: Status
    share: float  # of the points, 0 to 1; what is pending has none yet
    message: Text
    evidence: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceRow:
    """A quantity of the homework's figure over the T steps: what is right, and what the program had."""

    letter: str  # g, i, f, o, c, y
    reference: tuple[float, ...]  # (T,)
    got: tuple[float, ...] | None  # (T,); None where it was not recognised
    agrees: tuple[bool, ...]  # (T,), by the tolerance of `output`; all True where nothing was recognised
    how: str  # name, values, both, module, parameters, answer; "" where not recognised
    name: str  # the variable, where there is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The homework's figure for one part: nine steps on the homework's own numbers, which are no secret."""

    part: str
    inputs: tuple[tuple[float, ...], ...]  # (T, 4)
    rows: tuple[TraceRow, ...]  # g, i, f, o, c, y

    @property
    def first_difference(self) -> tuple[int, str] | None:
        """Index of the first step that differs, and the first letter that does in it."""
        for step in range(len(self.inputs)):
            for row in self.rows:
                if not row.agrees[step]:
                    return step, row.letter
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What the judge says of a submission."""

    verdicts: Mapping[str, Verdict]  # by check id, all of them
    findings: tuple[Finding, ...]
    traces: tuple[Trace, ...] = ()  # of the parts that have an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a person decided about a check; it wins over the program."""

    score: float | None  # points; None: a remark only, and the program's verdict stands
    comment: str
    by: str  # who, as they wrote it; may be empty
    at: str  # when, as they wrote it; may be empty
    sha256: str  # of the submission as it was marked
    outdated: bool  # whether the submission has changed since


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """A check with its points."""

    id: str  # part.check
    part: str
    status: Status
    score: float
    pending: float
    max_score: float
    message: Text
    evidence: Mapping[str, Any]
    mark: Mark | None = None  # message and evidence stay the program's


@dataclass(frozen=True, slots=True, kw_only=True)
class PartResult:
    """A part with its points: the sums over its checks."""

    status: Status
    score: float
    pending: float
    max_score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """A run that was made, for the person who wonders why."""

    file: str
    purpose: str  # plain, shifted, again
    ending: str
    detail: str
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose submission it is, as a learning platform's archive says; with it a grade finds its row again."""

    layout: str  # moodle, canvas, nbgrader, gradescope
    name: str  # of the student, as the platform writes it; may be empty
    key: str  # the platform's own number or name of the student
    late: bool = False  # the platform says so; what it costs, if anything, the assignment's deadline says
    superseded: tuple[str, ...] = ()  # files that a later hand-in replaced
    submitted: str = ""  # when, ISO 8601 with an offset; empty where the platform's download does not tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduction:
    """Points that the rules take from a submission as a whole, and why. Its score never falls below 0."""

    points: float
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A row of the report."""

    id: str
    files: tuple[str, ...]
    sha256: str
    status: SubmissionStatus
    score: float
    pending: float
    max_score: float
    parts: Mapping[str, PartResult]
    checks: tuple[CheckResult, ...]
    findings: tuple[Finding, ...]
    runs: tuple[RunRecord, ...] = ()  # not in report.json: times differ from run to run
    printed: str = ""  # the beginning of what the plain runs printed; not in report.json
    traces: tuple[Trace, ...] = ()  # not in report.json: its checks have the answers
    origin: Origin | None = None
    deduction: Deduction | None = None  # its parts have the points from before

    @property
    def taken(self) -> float:
        """Points that the deduction took: no more than there were."""
        return round(sum(part.score for part in self.parts.values()) - self.score, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A graded class."""

    assignment_id: str
    assignment_sha256: str
    max_score: float
    seed: int
    isolation: Mapping[str, Any]
    versions: Mapping[str, str]
    grades: tuple[Grade, ...]
    limits: Mapping[str, float] = field(default_factory=dict)  # of a run, by the assignment file's names

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are asked for, in the order of the assignment."""
        return tuple(self.grades[0].parts) if self.grades else PARTS
