"""``report.json`` -> the report it was written from, for commands that begin where a run has ended."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from grader.errors import UsageError
from grader.model import Grade, Report
from grader.reading import read_bounded
from grader.report.as_json import SCHEMA_VERSION

NAME = "report.json"
MAX_BYTES = 1 << 30


class _Assignment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    sha256: str
    max_score: float


class _Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The top level; below it the keys of the file are the fields of `grader.model`."""

    schema_version: int
    assignment: _Assignment
    seed: int
    isolation: Mapping[str, Any]
    versions: Mapping[str, str]
    submissions: tuple[Grade, ...]


class _Version(msgspec.Struct, frozen=True):
    schema_version: int


def locate(path: Path) -> Path:
    """Find the report.json that a folder of reports holds, or the file itself."""
    return path / NAME if path.is_dir() else path


def read(path: Path) -> Report:
    """Read the report in a folder, or a report.json.

    Raises
    ------
    UsageError
        If it is not there, is no report, or one of another version of the format.
    """
    folder, path = path, locate(path)
    if folder != path and not path.exists():
        raise UsageError(f"{folder}: there is no {NAME} in it; is it the --out folder of a run?")
    return parse(read_bounded(path, MAX_BYTES), str(path))


def parse(content: bytes, where: str) -> Report:
    """Read the bytes of a report.json; `where` they are from is named in errors.

    Raises
    ------
    UsageError
        If they are no report, or one of another version of the format.
    """
    try:
        version = msgspec.json.decode(content, type=_Version).schema_version
        if version != SCHEMA_VERSION:
            raise UsageError(f"{where}: a report of format {version}; this program reads format {SCHEMA_VERSION}")
        document = msgspec.json.decode(content, type=_Document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{where}: not a report of this program: {error}") from error
    return Report(
        assignment_id=document.assignment.id,
        assignment_sha256=document.assignment.sha256,
        max_score=document.assignment.max_score,
        seed=document.seed,
        isolation=document.isolation,
        versions=document.versions,
        grades=document.submissions,
    )
