"""What the judge is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.assignment.schema import Assignment
from grader.intake.submission import Submission
from grader.judge.file_runs import FileRuns
from grader.model import Finding
from grader.oracle import Expected


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """Everything the judge is given of one submission."""

    submission: Submission
    files: Sequence[FileRuns]
    mishaps: Sequence[Finding]  # of the runs and of the files
    assignment: Assignment
    expected: Expected
