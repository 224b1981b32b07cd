"""What is said of a run that ended early, and of an answer that is right in one hidden run only."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from grader.judge.hidden import hidden_verdict
from grader.judge.mishaps import of_run
from grader.judge.trials import Trial, Trials
from grader.observations import Observations
from grader.sandbox.box import Ending


def held(**changed: Any) -> Any:
    return SimpleNamespace(**{"kind": "real", "wrong": {}, "by_chance": False, **changed})


def trials(*rights: tuple[bool, set[str]]) -> Trials:
    """Runs, each (soft, the kinds that are right)."""
    return Trials(
        trials=[
            Trial(draw=cast(Any, None), values=None, stopped=False, right=frozenset(right), unmoved=False, soft=soft)
            for soft, right in rights
        ],
        typed_in=False,
    )


@pytest.mark.parametrize(
    ("rights", "words"),
    [
        ([(False, {"real"}), (True, set())], "wrong with fractions as inputs"),
        ([(False, set()), (True, {"real"})], "wrong with other whole numbers"),
        ([(True, {"real"}), (True, set())], "Right in 1 of 2 runs on numbers that the program had not seen."),
        ([(False, {"real"}), (True, {"rounded"})], "Right in 1 of 2 runs on numbers that the program had not seen."),
    ],
)
def test_which_of_the_two_runs_is_right_is_said(rights, words):
    verdict = hidden_verdict(trials(*rights), held(), 0.0)
    assert (verdict.status.value, verdict.share) == ("partial", 0.5)
    assert words in verdict.message.en


@pytest.mark.parametrize(
    ("ending", "detail", "words"),
    [
        (Ending.EXITED, "0", "(exit status 0; os._exit?)"),
        (Ending.KILLED, "SIGSEGV", "killed by a signal before the program came to its end (SIGSEGV)"),
        (Ending.KILLED, "", "the process ended before the program came to its end."),
        (Ending.FINISHED, "", "the process ended before the program came to its end."),
    ],
)
def test_how_a_process_ended_is_said(ending, detail, words):
    (finding,) = of_run("a.py", Observations(), ending, detail)
    assert finding.code == "died"
    assert words in finding.message.en
    assert "()" not in finding.message.en + finding.message.zh
    assert "（）" not in finding.message.zh
