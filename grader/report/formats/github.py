"""The output `result` of a runner in GitHub Classroom: base64 of JSON, so nothing in it can be a workflow command."""

from __future__ import annotations

import base64
import json

from grader.errors import UsageError
from grader.model import Report, Status
from grader.report.formats import feedback
from grader.report.formats.format import Exported, Options

NAME = "github"
FILLS_IN = False
VERSION = 1
_STATUS = {Status.PASSED: "pass", Status.ERROR: "error"}


def render(report: Report, theirs: bytes, options: Options) -> Exported:
    """Write the result of the one submission of a report, on one line."""
    if len(report.grades) != 1:
        raise UsageError(f"GitHub Classroom takes one submission at a time, the report has {len(report.grades)}")
    (grade,) = report.grades
    statuses = {check.status for check in grade.checks}
    whole = "error" if Status.ERROR in statuses else "pass" if statuses <= {Status.PASSED, Status.REVIEW} else "fail"
    document = {
        "version": VERSION,
        "status": whole,
        "max_score": grade.max_score,
        "message": feedback.text(grade, options.lang),
        "tests": [
            {
                "name": feedback.title(check, options.lang),
                "status": _STATUS.get(check.status, "fail"),
                "score": check.score,
                "message": feedback.in_language(check.message, options.lang),
                "test_code": check.id,
                "filename": "",
                "line_no": 0,
                "execution_time": 0,
                "output": "",
            }
            for check in grade.checks
        ],
    }
    text = json.dumps(document, ensure_ascii=True, allow_nan=False)
    return Exported(content=base64.b64encode(text.encode()) + b"\n")
