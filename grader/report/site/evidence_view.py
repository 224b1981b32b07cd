"""The evidence of a check, laid out: numbers side by side, passages, and what else there is.

What a student may see is a closed list: evidence may grow, and what is added (the hidden numbers of a run, say) stays
with the staff until someone has thought about it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from grader.model import CheckResult

# Which two lists of an evidence stand side by side, and from what distance on two numbers differ: an answer
# rounded to two decimals is off by 0.005 at most; two runs on the same numbers give the same floats.
_COMPARED = (("reference", "got", "expected", 0.0051), ("runs", "first", "second", 1e-6))
# Shown in another form: as steps or passages; of hidden runs by the message itself ("right in 1 of 2 runs").
_SHOWN_APART = frozenset({"got", "expected", "first", "second", "first_difference", "found"})
_SAID_OF_HIDDEN = frozenset({"right", "runs"})
# By check: what is the student's own, or a public number of the homework.
_FOR_STUDENTS = {
    "output": frozenset({"got", "expected", "first_difference"}),
    "reproducible": frozenset({"first", "second", "changed"}),
    "value": frozenset({"found"}),
    "analysis": frozenset({"found"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of two sequences."""

    left: str
    right: str
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A place in what was handed in, with its words."""

    file: str
    line: int | None
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is shown of an evidence."""

    kind: str  # of the steps: reference or runs
    steps: tuple[Step, ...]
    passages: tuple[Passage, ...]
    facts: tuple[tuple[str, str], ...]  # the rest, spelled out

    @property
    def differing(self) -> int:
        """How many steps differ."""
        return sum(not step.same for step in self.steps)


def view(check: CheckResult, *, for_student: bool, traced: bool) -> View:
    """Lay out the evidence of a check.

    Parameters
    ----------
    traced
        Whether the part's trace stands beside it: that has the nine outputs already.
    """
    evidence: Mapping[str, Any] = check.evidence
    if for_student:
        allowed = _FOR_STUDENTS.get(check.id.partition(".")[2], frozenset())
        evidence = {key: value for key, value in evidence.items() if key in allowed}
    kind, steps = _steps(evidence)
    if traced and kind == "reference" and check.id.endswith(".output"):
        steps = ()
    found = evidence.get("found", ())
    passages = found if isinstance(found, (list, tuple)) else ()
    apart = _SHOWN_APART | _SAID_OF_HIDDEN if check.id.endswith(".hidden") else _SHOWN_APART
    return View(
        kind=kind,
        steps=steps,
        passages=tuple(_passage(one) for one in passages if isinstance(one, Mapping)),
        facts=tuple((key, spelled(value)) for key, value in evidence.items() if key not in apart),
    )


def _passage(one: Mapping[str, Any]) -> Passage:
    line = one.get("line")
    return Passage(
        file=str(one.get("file") or ""),
        line=line if isinstance(line, int) else None,
        excerpt=str(one.get("excerpt") or ""),
    )


def _steps(evidence: Mapping[str, Any]) -> tuple[str, tuple[Step, ...]]:
    for kind, left, right, tolerance in _COMPARED:
        one, other = evidence.get(left), evidence.get(right)
        if isinstance(one, Sequence) and isinstance(other, Sequence) and not isinstance(one, str):
            pairs = zip_longest(one, other)
            return kind, tuple(Step(left=_figure(a), right=_figure(b), same=_same(a, b, tolerance)) for a, b in pairs)
    return "", ()


def _same(a: object, b: object, tolerance: float) -> bool:
    # Anything but two finite numbers is a difference: NaN comes as text, and must never look right.
    return isinstance(a, (int, float)) and isinstance(b, (int, float)) and abs(a - b) <= tolerance


def _figure(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, (int, float)) else "–" if value is None else str(value)


def spelled(value: object) -> str:
    """Spell out a value of any shape, on one line."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
