"""Two reports -> whose grade changed, in which check, and why. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grader.model import CheckResult, Grade, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckChange:
    """A check whose points or status are not what they were."""

    old: CheckResult
    new: CheckResult


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """A submission with at least one such check, or another score: a part less, or points taken for lateness."""

    old: Grade
    new: Grade
    checks: tuple[CheckChange, ...]

    @property
    def handed_in_again(self) -> bool:
        """Whether the files are others."""
        return self.old.sha256 != self.new.sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionChange:
    """Something that the whole class shares and that is not what it was: it may be why grades changed."""

    what: str  # seed, assignment, isolation, or what has a version
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that differs between two reports, rows in the order of the newer one."""

    conditions: tuple[ConditionChange, ...]
    changed: tuple[RowChange, ...]
    added: tuple[Grade, ...]
    removed: tuple[Grade, ...]
    unchanged: int


def compare(old: Report, new: Report) -> Difference:
    """Compare two reports, row by row (by id) and check by check."""
    before = {grade.id: grade for grade in old.grades}
    after = {grade.id: grade for grade in new.grades}
    rows = [_row(before[name], after[name]) for name in after if name in before]
    changed = tuple(row for row in rows if row.checks or _totals(row.old) != _totals(row.new))
    return Difference(
        conditions=tuple(_conditions(old, new)),
        changed=changed,
        added=tuple(grade for name, grade in after.items() if name not in before),
        removed=tuple(grade for name, grade in before.items() if name not in after),
        unchanged=len(rows) - len(changed),
    )


def _row(old: Grade, new: Grade) -> RowChange:
    before = {check.id: check for check in old.checks}
    changes = (
        CheckChange(old=before[check.id], new=check)
        for check in new.checks
        if check.id in before and _decided(before[check.id]) != _decided(check)
    )
    return RowChange(old=old, new=new, checks=tuple(changes))


def _decided(check: CheckResult) -> tuple[object, ...]:
    return check.status, check.score, check.pending, check.max_score


def _conditions(old: Report, new: Report) -> Iterator[ConditionChange]:
    for what, one, other in (
        ("assignment", _assignment(old), _assignment(new)),
        ("seed", str(old.seed), str(new.seed)),
        ("isolation", str(old.isolation.get("mode")), str(new.isolation.get("mode"))),
        *(
            (name, old.versions.get(name, "–"), new.versions.get(name, "–"))
            for name in {**old.versions, **new.versions}
        ),
    ):
        if one != other:
            yield ConditionChange(what=what, old=one, new=other)


def _assignment(report: Report) -> str:
    return f"{report.assignment_id} ({report.assignment_sha256[:12]})"


def as_plain(difference: Difference) -> dict[str, Any]:
    """Give the difference as values that JSON has: see docs/ledger.md."""
    return {
        "conditions": [{"what": one.what, "old": one.old, "new": one.new} for one in difference.conditions],
        "changed": [
            {
                "id": row.new.id,
                "handed_in_again": row.handed_in_again,
                "old": _totals(row.old),
                "new": _totals(row.new),
                "checks": [
                    {"id": change.new.id, "old": _check(change.old), "new": _check(change.new)} for change in row.checks
                ],
            }
            for row in difference.changed
        ],
        "added": [{"id": grade.id, **_totals(grade)} for grade in difference.added],
        "removed": [{"id": grade.id, **_totals(grade)} for grade in difference.removed],
        "unchanged": difference.unchanged,
    }


def _totals(grade: Grade) -> Mapping[str, object]:
    return {"status": grade.status.value, "score": grade.score, "pending": grade.pending}


def _check(check: CheckResult) -> Mapping[str, object]:
    return {
        "status": check.status.value,
        "score": check.score,
        "pending": check.pending,
        "message": {"en": check.message.en, "zh": check.message.zh},
        "marked": None if check.mark is None else check.mark.score,
    }
