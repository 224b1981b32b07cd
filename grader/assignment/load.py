"""Read an assignment file."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.assignment.named_places import explained, near
from grader.assignment.schema import ALL_PARTS, LINEAR, Assignment
from grader.errors import AssignmentError
from grader.reading import read_bounded

DEFAULT = Path(__file__).with_name("nndl-lstm.toml")
MAX_FILE_BYTES = 1 << 20
# The classic mistakes that are told by the numbers of an answer; nine zeros are none that could earn anything.
SHARED_MISTAKES = frozenset(
    "gates-swapped linear-activation missing-candidate-tanh missing-output-tanh sigmoid-candidate state-not-carried "
    "steps-as-batch previous-state-missing stale-state-output input-gate-ignored forget-gate-ignored "
    "output-gate-ignored integer-truncation".split()
)


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
    content = read_bounded(path, MAX_FILE_BYTES, AssignmentError)
    try:
        assignment = msgspec.toml.decode(content, type=Assignment)
    except msgspec.ValidationError as error:
        raise AssignmentError(f"{path}: {explained(str(error), Assignment)}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AssignmentError(f"{path}: not TOML: {error}") from error
    for complaint in _complaints(assignment):
        raise AssignmentError(f"{path}: {complaint}")
    return Loaded(assignment=assignment, sha256=hashlib.sha256(content).hexdigest())


def _complaints(assignment: Assignment) -> Iterator[str]:
    """Find what the types alone do not say, each with its path first."""
    for place, number in _numbers(msgspec.to_builtins(assignment), ""):
        if not math.isfinite(number):
            yield f"{place}: expected a finite number, got {number}"
    for code in sorted(set(assignment.shares) - SHARED_MISTAKES):
        yield f"shares.{code}: no such mistake{near(code, SHARED_MISTAKES)}"
    for code, share in assignment.shares.items():
        if not 0 <= share <= 1:
            yield f"shares.{code}: expected a share of the points, 0 to 1, got {share:g}"
    yield from _about_parts(assignment)
    total = assignment.max_score
    if total <= 0:
        yield "points: the points add up to nothing"
    if assignment.total is not None and abs(assignment.total - total) > 1e-6:
        by_part = {part: sum(_points(table)) for part, table in assignment.points.by_part().items()}
        told = ", ".join(f"{part} {points:g}" for part, points in by_part.items())
        yield f"max_score: {assignment.total:g}, but the points add up to {total:g} ({told})"
    if "tanh" not in assignment.accepted.activations:
        yield 'accepted.activations: "tanh" has to be among them: it is what nn.LSTM has'
    if assignment.accepts_linear and LINEAR in assignment.shares:
        yield f"shares.{LINEAR}: `linear` is among accepted.activations, so it is no mistake; leave one of them out"
    if assignment.deadline is not None and assignment.deadline.at_most > total:
        yield f"deadline.at_most: more than there are points ({total:g})"


def _about_parts(assignment: Assignment) -> Iterator[str]:
    for part in ALL_PARTS:
        wanted, there = part in assignment.parts, part in assignment.points.by_part()
        if wanted and not there:
            yield f"points.{part}: the table `{part}` is missing; a part that is not asked for is left out of `parts`"
        if there and not wanted:
            yield f"points.{part}: the part is not among `parts`, so it cannot have points"
    for part in sorted({part for part in assignment.parts if assignment.parts.count(part) > 1}):
        yield f"parts: `{part}` is named twice"


def _points(table: msgspec.Struct) -> Iterator[float]:
    return (getattr(table, check) for check in table.__struct_fields__)


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
