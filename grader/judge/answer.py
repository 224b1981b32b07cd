"""An answer to a part, and which of the sequences that show it is the one that was handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.judge.candidate import Candidate


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answer:
    """The answer to a part."""

    handed_over: Candidate
    group: Sequence[Candidate]  # all sequences that show it
    copied_from: str | None = None  # the part whose answer this is once more


def hand_over(group: Sequence[Candidate]) -> Candidate:
    """Of sequences that show the same answer: a printed one before a kept one, then the finest, then the last."""

    def rank(one: Candidate) -> tuple[bool, int, tuple[int, int, int]]:
        digits = 99 if one.shown.decimals is None else one.shown.decimals
        return (one.printed, digits, one.order)

    return max(group, key=rank)
