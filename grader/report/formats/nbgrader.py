"""A table of grades with the columns that ``nbgrader export`` writes."""

from __future__ import annotations

import csv
import io

from grader.model import Report
from grader.report.formats.format import Exported, Options, final, points
from grader.report.safe_text import cell

NAME = "nbgrader"
FILLS_IN = False
COLUMNS = (
    "assignment duedate timestamp student_id last_name first_name email raw_score late_submission_penalty score "
    "max_score"
).split()


def render(report: Report, theirs: bytes, options: Options) -> Exported:
    """Write a row for each submission; the penalty is what the assignment's deadline took."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for grade in report.grades:
        student = grade.origin.key if grade.origin and grade.origin.layout == NAME else grade.id
        score = "" if options.only_final and not final(grade) else points(grade.score)
        row = {
            "assignment": cell(options.column or report.assignment_id),
            "student_id": cell(student),
            "timestamp": grade.origin.submitted if grade.origin else "",
            "raw_score": score and points(grade.score + grade.taken),
            "late_submission_penalty": points(grade.taken),
            "score": score,
            "max_score": points(grade.max_score),
        }
        writer.writerow([row.get(column, "") for column in COLUMNS])
    return Exported(content=buffer.getvalue().encode("utf-8", "replace"))
