"""A sample of mutants in CI, all of them with `-m slow`."""

from __future__ import annotations

import pytest

from grader.sandbox.forkserver import ForkServerBox

from .campaign import Judged, campaign
from .edits import Piece
from .in_numpy import minus_for_plus, stale_state, tanh_dropped
from .mistakes import MISTAKES, Seen
from .programs import right_programs
from .truth import Kind, deserved

NAMES = "only-numpy-beginner three-files-hyphens named-alone toplevel-homework-habit nb-classic"
LEAST = 500  # mutants that are really wrong, of the whole campaign


def misjudged(found: list[Judged]) -> list[str]:
    return [f"{one.mutant} {one.check}: {one.why}" for judged in found for one in (*judged.accepted, *judged.rejected)]


def test_a_sample_is_judged_as_it_deserves(box: ForkServerBox) -> None:
    programs = [program for name in NAMES.split() for program in right_programs(name)]
    assert len(programs) == len(NAMES.split())
    found = campaign(programs, box, seed=11, at_most=48, jobs=2)
    assert sum(judged.kind is Kind.WRONG for judged in found) > 30
    assert misjudged(found) == []


@pytest.mark.slow
def test_all_are_judged_as_they_deserve(box: ForkServerBox) -> None:
    found = campaign(right_programs(), box, seed=12, at_most=None, jobs=2)
    assert sum(judged.kind is Kind.WRONG for judged in found) >= LEAST
    assert misjudged(found) == []


# -- the tool itself ----------------------------------------------------------------------------------------

STEP = """\
for t in range(9):
    c = f[t] * c + (i[t]  # 门
                    * np.tanh(g[t]))
    y = o[t] * np.tanh(c)
"""


def made(find, text: str) -> list[str]:
    piece = Piece(text)
    return [piece.changed(changes) for changes in find(piece, Seen())]


def test_a_change_keeps_comments_lines_and_everything_else() -> None:
    (text,) = made(minus_for_plus, STEP)
    assert text.count("\n") == STEP.count("\n")
    assert "# 门" in text
    assert "((f[t] * c) - (i[t]" in text
    assert text.splitlines()[-1] == STEP.splitlines()[-1]


def test_a_mistake_finds_its_places() -> None:
    assert len(made(tanh_dropped, STEP)) == 2
    (text,) = made(stale_state, STEP)
    assert "c_old = c; c = (" in text
    assert "np.tanh(c_old)" in text
    assert made(stale_state, STEP.replace("c = f[t] * c", "c = f[t] * d")) == []


def test_there_are_mistakes_of_every_kind() -> None:
    assert len(MISTAKES) >= 35


def test_the_truth_tells_the_same_from_alike_and_wrong() -> None:
    import numpy as np

    right = np.array([0, 0, 0, 0, 0, 0.96, 0, 0, 0.76])
    other = np.linspace(-0.5, 0.5, 9)

    def of(homework: object, hidden: object) -> tuple[Kind, float, float | None]:
        known = {"homework": right, "kept: soft": other}
        got = {"homework": homework, "kept: soft": hidden}
        one = deserved(known, got, homework=right, linear=None, linear_share=0.0)  # type: ignore[arg-type]
        return one.kind, one.output, one.hidden

    assert of(right, other) == (Kind.UNTOUCHED, 1.0, 1.0)
    assert of(right + 1e-3, other) == (Kind.ALIKE, 1.0, 1.0)
    assert of(right, other + 0.1) == (Kind.WRONG, 1.0, 0.0)
    assert of(right, None) == (Kind.WRONG, 1.0, 0.0)
    assert of(np.zeros(9), other) == (Kind.WRONG, 0.0, 1.0)
    half = right.copy()
    half[5] = 0.5
    assert of(half, other) == (Kind.WRONG, 0.75, 1.0)
    assert of(right, other + 0.03)[0] is Kind.UNCLEAR
    assert of(np.full(9, np.nan), other) == (Kind.WRONG, 0.0, 1.0)
