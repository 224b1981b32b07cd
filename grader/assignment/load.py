"""Read an assignment file."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.assignment.schema import Assignment
from grader.errors import AssignmentError

DEFAULT = Path(__file__).with_name("nndl-lstm.toml")
MAX_FILE_BYTES = 1 << 20
SHARED_MISTAKES = frozenset({"linear-activation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """An assignment and the hash of the bytes it was read from."""

    assignment: Assignment
    sha256: str


def load(path: Path | None = None) -> Loaded:
    """Read and check an assignment file; the packaged homework where none is named.

    Raises
    ------
    AssignmentError
        If the file cannot be read or is not valid; the message names the place in the file.
    """
    path = path or DEFAULT
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise AssignmentError(f"{path}: cannot be read: {error.strerror}") from error
    if len(content) > MAX_FILE_BYTES:
        raise AssignmentError(f"{path}: larger than {MAX_FILE_BYTES} bytes")
    try:
        assignment = msgspec.toml.decode(content, type=Assignment)
    except msgspec.ValidationError as error:
        raise AssignmentError(f"{path}: {_with_plain_path(str(error))}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AssignmentError(f"{path}: not TOML: {error}") from error
    for place, number in _numbers(msgspec.to_builtins(assignment), ""):
        if not math.isfinite(number):
            raise AssignmentError(f"{path}: expected a finite number, got {number} at {place}")
    unknown = set(assignment.shares) - SHARED_MISTAKES
    if unknown:
        known = ", ".join(sorted(SHARED_MISTAKES))
        raise AssignmentError(f"{path}: no such mistake at shares.{min(unknown)}; known: {known}")
    if assignment.max_score <= 0:
        raise AssignmentError(f"{path}: the points at points add up to nothing")
    return Loaded(assignment=assignment, sha256=hashlib.sha256(content).hexdigest())


def _numbers(value: object, place: str) -> Iterator[tuple[str, float]]:
    """Every number in nested tables and lists, with its path."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _numbers(item, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _numbers(item, f"{place}[{index}]")
    elif isinstance(value, (int, float)):
        yield place, float(value)


def _with_plain_path(message: str) -> str:
    """``Expected `float`, got `str` - at `$.points.numpy.output``` -> the same with the path as TOML has it."""
    return message.replace("`$.", "`").replace("Object", "Table").replace("object", "table")
