"""Sequences that show one answer: what was worked out between two answers that say whose they are is the next one's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.judge.agree import agrees, to_decimals
from grader.judge.candidate import Candidate


def joined(looks: Sequence[Candidate]) -> list[list[Candidate]]:
    """Join sequences that show one answer: the same numbers to the digits shown, not said to be for other parts."""
    groups: list[list[Candidate]] = []
    for one in sorted(looks, key=lambda one: one.order):
        alike = [group for group in reversed(groups) if _shows_the_same(one, group[0])]
        alike.sort(key=lambda group: one.label.part is None and not _holds_the_same(group, one))
        found = next((group for group in alike if one.label.part is None or not _said(group) - {one.label.part}), None)
        mine = [] if found is None else found
        if found is None or one.label.own:
            for group in reversed(alike):
                mine += _unsaid(group, one) if group is not mine and _said(group) else []
        mine.append(one)
        groups += [mine] if found is None else []
    return groups


def _shows_the_same(one: Candidate, first: Candidate) -> bool:
    digits = min((d for d in (one.shown.decimals, first.shown.decimals) if d is not None), default=9)
    near = agrees(one.shown.values, first.shown.values, max(1e-3, to_decimals(digits)))
    return near and one.file_index == first.file_index


def _said(group: Sequence[Candidate]) -> set[str]:
    return {one.label.part for one in group if one.label.part is not None}


def _holds_the_same(group: Sequence[Candidate], one: Candidate) -> bool:
    """Whether the very same numbers were computed in a group: NumPy's differ from torch's, which are float32."""
    return any(not other.printed and np.array_equal(other.shown.values, one.shown.values) for other in group)


def _unsaid(group: list[Candidate], said: Candidate) -> list[Candidate]:
    """Take out what came after the last of a group that said itself whose it is: what shows the same next says it.

    But for a group's very own numbers, where those of the next differ.
    """
    own = any(one.label.own for one in group)  # rather than a heading
    last = max(at for at, one in enumerate(group) if one.label.part and (one.label.own or not own))
    after = group[last + 1 :]
    kept = [
        one
        for one in after
        if _holds_the_same(group[: last + 1], one) and not np.array_equal(one.shown.values, said.shown.values)
    ]
    group[last + 1 :] = kept
    return [one for one in after if one not in kept]
