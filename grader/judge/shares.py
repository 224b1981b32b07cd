"""Mistakes that the assignment file gives a share: their answer earns that much of `output` and `hidden`.

Only an answer that a classic mistake explains in every run earns its share, and only where nothing of it is left to
chance: what a random bias makes of a step differs from run to run, and a grade must not. The slide's linear activation
has rules of its own (`decide.hold`), because it is a kind of right answer to another question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.assignment.schema import LINEAR, Assignment
from grader.judge.decide import Held
from grader.messages import say
from grader.model import Finding, Status, Verdict
from grader.oracle import Wrong

_LEFT_TO_CHANCE = frozenset({"random-bias", "random-recurrent-weight", "nondeterministic"})


def earns_anything(assignment: Assignment) -> bool:
    """Whether any mistake but the slide's linear activation earns a share."""
    return any(share > 0 for code, share in assignment.shares.items() if code != LINEAR)


def with_shares(
    judged: dict[str, Verdict],
    held: Held,
    explained: Sequence[Wrong],
    findings: Sequence[Finding],
    assignment: Assignment,
    *,
    decided: bool,
) -> dict[str, Verdict]:
    """Give a part's `output` and `hidden` the share of its mistake, where that is more than they have.

    Parameters
    ----------
    explained
        The mistakes that give the answer in every run; where two fit, the smaller share counts.
    decided
        Whether there was a hidden run that tells: without one `hidden` stays for a person.
    """
    by_chance = any(finding.code in _LEFT_TO_CHANCE for finding in findings)
    if not explained or by_chance or "all-zero-output" in held.wrong:
        return judged
    share, code = min(_share_of(wrong, assignment.shares) for wrong in explained)
    if share == 0:
        return judged
    shared = dict(judged)
    for check in ("output", "hidden") if decided else ("output",):
        if judged[check].share < share:
            status = Status.PASSED if share == 1 else Status.PARTIAL
            message = say(f"{check}.share", code=code, percent=f"{share:.0%}")
            shared[check] = replace(judged[check], status=status, share=share, message=message)
    return shared


def _share_of(wrong: Wrong, shares: Mapping[str, float]) -> tuple[float, str]:
    """The share of a mistake, and the name under which it earns it: two mistakes may be the same in numbers."""
    return max((shares.get(code, 0.0) if code != LINEAR else 0.0, code) for code in wrong.codes)
