"""``results.json`` for one submission in Gradescope's autograder."""

from __future__ import annotations

import json
from typing import Any

from grader.errors import UsageError
from grader.model import CheckResult, Report, Status
from grader.report.formats import feedback
from grader.report.formats.format import Exported, Options

NAME = "gradescope"
FILLS_IN = False
_UNDECIDED = (Status.REVIEW, Status.ERROR)


def render(report: Report, theirs: bytes, options: Options) -> Exported:
    """Write the results of the one submission of a report."""
    if len(report.grades) != 1:
        raise UsageError(f"Gradescope takes one submission at a time, the report has {len(report.grades)}")
    (grade,) = report.grades
    document = {
        "score": grade.score,
        "output": feedback.text(grade, options.lang),
        "output_format": "text",
        "test_output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",  # what the student's program prints is no message of ours
        "extra_data": {"pending": grade.pending, "status": grade.status.value},
        "tests": [_test(check, number, options.lang) for number, check in enumerate(grade.checks, start=1)],
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
    return Exported(content=text.encode("utf-8", "replace") + b"\n")


def _test(check: CheckResult, number: int, lang: str) -> dict[str, Any]:
    test: dict[str, Any] = {
        "name": feedback.title(check, lang),
        "number": str(number),
        "score": check.score,
        "max_score": check.max_score,
        "output": feedback.in_language(check.message, lang),
        "tags": [check.id],
        "visibility": "visible",
    }
    if check.status not in _UNDECIDED:  # neither passed nor failed: a person decides
        test["status"] = "passed" if check.status is Status.PASSED else "failed"
    return test
