"""``report.json``: the report for programs. Its JSON Schema is ``report.schema.json`` beside this file."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

from grader.model import CheckResult, Deduction, Finding, Grade, Origin, PartResult, Report, Text
from grader.report.safe_text import escaped

SCHEMA_VERSION = 1
SCHEMA = Path(__file__).with_name("report.schema.json")


def render(report: Report) -> str:
    """Render a report as strict JSON: no NaN, no lone surrogates."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "assignment": {
            "id": report.assignment_id,
            "sha256": report.assignment_sha256,
            "max_score": report.max_score,
        },
        "seed": report.seed,
        "isolation": dict(report.isolation),
        "versions": dict(report.versions),
        "submissions": [_grade(grade) for grade in report.grades],
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
    return escaped(text.encode("utf-8", "replace").decode("utf-8")) + "\n"


def _grade(grade: Grade) -> dict[str, Any]:
    return {
        "id": grade.id,
        "files": list(grade.files),
        "sha256": grade.sha256,
        "status": grade.status.value,
        "score": grade.score,
        "pending": grade.pending,
        "max_score": grade.max_score,
        "parts": {name: _part(part) for name, part in grade.parts.items()},
        "checks": [_check(check) for check in grade.checks],
        "findings": [_finding(finding) for finding in grade.findings],
        **({} if grade.origin is None else {"origin": _origin(grade.origin)}),
        **({} if grade.deduction is None else {"deduction": _deduction(grade.deduction)}),
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "layout": origin.layout,
        "name": origin.name,
        "key": origin.key,
        "late": origin.late,
        "superseded": list(origin.superseded),
        **({"submitted": origin.submitted} if origin.submitted else {}),
    }


def _deduction(deduction: Deduction) -> dict[str, Any]:
    return {"points": deduction.points, "reason": _text(deduction.reason)}


def _part(part: PartResult) -> dict[str, Any]:
    return {"status": part.status.value, "score": part.score, "pending": part.pending, "max_score": part.max_score}


def _check(check: CheckResult) -> dict[str, Any]:
    # A check that nobody marked has no such key: most reports are made before anybody has marked anything.
    marked = {} if check.mark is None else {"mark": dataclasses.asdict(check.mark)}
    return {
        "id": check.id,
        "part": check.part,
        "status": check.status.value,
        "score": check.score,
        "pending": check.pending,
        "max_score": check.max_score,
        "message": _text(check.message),
        "evidence": dict(check.evidence),
        **marked,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "part": finding.part,
        "message": _text(finding.message),
        "file": finding.file,
        "line": finding.line,
    }


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
