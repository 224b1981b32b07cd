"""The same scores whatever is drawn: the hidden numbers, and what the programs draw themselves, follow from the seed.

A case whose program is right in some runs by luck would show here; `slow` grades the whole corpus twenty times.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.assignment.load import load
from grader.intake.collect import collect
from grader.pipeline import Request, grade
from grader.sandbox.forkserver import ForkServerBox

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/expected.json"))
SAMPLE = """
mistakes/random-recurrent-weight-unseeded mistakes/nondeterministic-small-noise-numpy
mistakes/gates-swapped-lstm-ifog-random-bias mistakes/linear-activation-own-torch-cell
mistakes/steps-as-batch-lstm-no-batch-first mistakes/random-input-weights-never-set
right/only-input-weights-set right/recurrent-weight-left-random right/manual-seed-random-bias right/rounding-mix
right/named-with-free-form right/threshold-np-where
""".split()


def scores(box: ForkServerBox, cases: list[Path], seed: int) -> dict[str, tuple[object, ...]]:
    submissions = [collect([case / "submission"], whole_folders=True)[0] for case in cases]
    report = grade(Request(submissions=submissions, loaded=load(), seed=seed, jobs=2), box)
    names = [case.relative_to(HERE).as_posix() for case in cases]
    return {
        name: tuple((check.id, check.status.value, check.score, check.pending) for check in one.checks)
        for name, one in zip(names, report.grades, strict=True)
    }


def varying(box: ForkServerBox, cases: list[Path], seeds: range) -> list[tuple[str, int]]:
    first = scores(box, cases, seeds[0])
    return [
        (name, seed) for seed in seeds[1:] for name, got in scores(box, cases, seed).items() if got != first[name]
    ]


def test_a_sample_scores_the_same_under_other_seeds(box: ForkServerBox) -> None:
    cases = [HERE / name for name in SAMPLE]
    assert all(case in CASES for case in cases)
    assert varying(box, cases, range(100, 103)) == []


@pytest.mark.slow
def test_the_corpus_scores_the_same_under_twenty_seeds(box: ForkServerBox) -> None:
    assert varying(box, CASES, range(200, 220)) == []
