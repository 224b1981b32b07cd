"""The evidence of a check, laid out: numbers side by side, passages, and what else there is.

What a student may see is a closed list: evidence may grow, and what is added (the hidden numbers of a run, say) stays
with the staff until someone has thought about it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from grader.model import CheckResult, Text
from grader.report.site.facts import facts

# Which two lists of an evidence stand side by side, and from what distance on two numbers differ: an answer
# rounded to two decimals is off by 0.005 at most; two runs on the same numbers give the same floats.
_COMPARED = (("reference", "got", "expected", 0.0051), ("runs", "first", "second", 1e-6))
# Shown in another form: as steps or passages; of hidden runs by the message itself ("right in 1 of 2 runs").
_SHOWN_APART = frozenset({"got", "expected", "first", "second", "first_difference", "found"})
_SAID_OF_HIDDEN = frozenset({"right", "runs"})
MAX_GAP = 200  # lines that an excerpt may leave out at a place
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
    cell: int | None  # of a notebook, from 1
    line: int | None
    excerpt: str

    @property
    def source(self) -> str:
        """The name of what it stands in, as `source_view` has it."""
        return self.file if self.cell is None else f"{self.file}#{self.cell}"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is shown of an evidence."""

    kind: str  # of the steps: reference or runs
    steps: tuple[Step, ...]
    passages: tuple[Passage, ...]
    facts: tuple[tuple[Text, Text], ...]  # the rest, spelled out

    @property
    def differing(self) -> int:
        """How many steps differ."""
        return sum(not step.same for step in self.steps)


def view(check: CheckResult, *, for_student: bool, traced: bool, sources: Mapping[str, str] = {}) -> View:
    """Lay out the evidence of a check.

    Parameters
    ----------
    traced
        Whether the part's trace stands beside it: that has the nine outputs already.
    sources
        Text of each file and cell, by name: what a passage leaves out of it is marked.
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
        passages=tuple(_passage(one, sources) for one in passages if isinstance(one, Mapping)),
        facts=tuple(facts({key: value for key, value in evidence.items() if key not in apart})),
    )


def _passage(one: Mapping[str, Any], sources: Mapping[str, str]) -> Passage:
    line, cell = one.get("line"), one.get("cell")
    passage = Passage(
        file=str(one.get("file") or ""),
        cell=cell if isinstance(cell, int) else None,
        line=line if isinstance(line, int) else None,
        excerpt=str(one.get("excerpt") or ""),
    )
    text = sources.get(passage.source)
    if text is None or passage.line is None:
        return passage
    return replace(passage, excerpt=with_gaps(passage.excerpt, text.split("\n")[max(passage.line - 1, 0) :]))


def with_gaps(excerpt: str, lines: Sequence[str]) -> str:
    """Put "…" between lines of an excerpt where it leaves some out; as it is where it cannot be found in the source.

    Parameters
    ----------
    lines
        Of the source, from where the excerpt begins.
    """
    shown: list[str] = []
    at = 0
    for line in excerpt.split("\n"):
        words = line.strip().removesuffix(" …")
        if words:
            near = range(at, min(at + MAX_GAP, len(lines)))
            found = next((row for row in near if words in lines[row]), None)
            if found is None:
                return excerpt
            if shown and any(one.strip() for one in lines[at:found]):
                shown.append("…")
            at = found + 1
        shown.append(line)
    return "\n".join(shown)


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
