"""``grades.csv``: the report for spreadsheets. UTF-8 with a byte order mark, so that Excel reads Chinese names."""

from __future__ import annotations

import csv
import io

from grader.model import Report
from grader.report.safe_text import cell

BYTE_ORDER_MARK = "\ufeff"


def render(report: Report) -> str:
    """Render one row for each submission: points in all, by part and by check, and the findings' codes."""
    checks = [check.id for check in report.grades[0].checks] if report.grades else []
    deducted = ["deduction"] if any(grade.deduction for grade in report.grades) else []
    buffer = io.StringIO()
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["id", "status", "score", "pending", "max_score", *report.parts, *checks, *deducted, "findings"])
    for grade in report.grades:
        codes = sorted({finding.code for finding in grade.findings})
        writer.writerow(
            [
                cell(grade.id),
                grade.status.value,
                _points(grade.score),
                _points(grade.pending),
                _points(grade.max_score),
                *(_points(part.score) for part in grade.parts.values()),
                *(_points(check.score) for check in grade.checks),
                *(_points(grade.taken) for _ in deducted),
                " ".join(codes),
            ]
        )
    return buffer.getvalue()


def _points(points: float) -> str:
    return f"{points:g}"
