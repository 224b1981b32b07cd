"""``report.json`` -> a report, so that grades can be exported again without grading again."""

from __future__ import annotations

from typing import Any

import msgspec

from grader.errors import UsageError
from grader.model import Grade, Report
from grader.report.as_json import SCHEMA_VERSION


class _Assignment(msgspec.Struct):
    id: str
    sha256: str
    max_score: float


class _Document(msgspec.Struct):
    schema_version: int
    assignment: _Assignment
    seed: int
    isolation: dict[str, Any]
    versions: dict[str, str]
    submissions: tuple[Grade, ...]


def parse(content: bytes) -> Report:
    """Read a report.

    Raises
    ------
    UsageError
        If it is no report of this version; the message names the place.
    """
    try:
        document = msgspec.json.decode(content, type=_Document)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"this is no report of lstm-grade: {error}") from error
    if document.schema_version != SCHEMA_VERSION:
        raise UsageError(f"this report has version {document.schema_version}, not {SCHEMA_VERSION}")
    return Report(
        assignment_id=document.assignment.id,
        assignment_sha256=document.assignment.sha256,
        max_score=document.assignment.max_score,
        seed=document.seed,
        isolation=document.isolation,
        versions=document.versions,
        grades=document.submissions,
    )
