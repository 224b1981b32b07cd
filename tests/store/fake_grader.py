"""`lstm-grade` with grading that takes a moment and no box: for tests of what keeps the grades, not of the grades.

Each submission that is graded leaves its id, on a line, in the file that LSTM_GRADE_TEST_LOG names.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import grader.cli.grade as command
import grader.pipeline as pipeline
from grader.cli import main
from grader.model import Assessment, Finding, Status, Text, Verdict
from grader.scoring.rubric import score

SHARES = {Status.PASSED: 1.0, Status.PARTIAL: 1 / 3}


class NoBox:
    """A box in which nothing runs."""

    def preload(self, modules: object) -> None:
        pass

    def versions(self) -> dict[str, str]:
        return {"numpy": "2", "torch": "2"}

    def describe(self) -> dict[str, Any]:
        return {"mode": "strict", "layers": {}}


@contextmanager
def open_box(isolation: str) -> Iterator[NoBox]:
    yield NoBox()


def grade_one(submission, assignment, *rest):
    with open(os.environ["LSTM_GRADE_TEST_LOG"], "a", encoding="utf-8") as log:  # noqa: PTH123
        log.write(submission.id + "\n")
    digest = hashlib.pbkdf2_hmac("sha256", submission.sha256.encode(), b"", int(os.environ["LSTM_GRADE_TEST_WORK"]))
    statuses = [status for status in Status if status is not Status.ERROR]
    verdicts = {
        check: Verdict(
            status=(status := statuses[digest[number] % len(statuses)]),
            share=SHARES.get(status, 0.0),
            message=Text(en=f"so {digest.hex()}", zh="是"),
            evidence={"got": (digest[0] / 7, "nan"), "found": [{"file": "\ud800", "line": None, "excerpt": "门"}]},
        )
        for number, check in enumerate(assignment.points.by_check())
    }
    finding = Finding(code="exception", part=None, message=Text(en="\ud800", zh="是"), file=None, line=None)
    return score(submission, assignment, Assessment(verdicts=verdicts, findings=(finding,)), printed="so\n" * 99)


if __name__ == "__main__":
    command.open_box = open_box
    pipeline.grade_one = grade_one
    main()
