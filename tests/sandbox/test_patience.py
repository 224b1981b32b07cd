"""A time limit that was met in company is believed only when it is met alone."""

from __future__ import annotations

import threading

import pytest

from grader.sandbox.box import Ending, Run
from grader.sandbox.patience import Patience


def run(ending: Ending) -> Run:
    return Run(
        stream=b"",
        ending=ending,
        detail="",
        cpu_seconds=0.0,
        wall_seconds=0.0,
        last_event_seconds=0.0,
        peak_bytes=0,
    )


class Runs:
    """Attempts of one run, and how many others went on beside the last of them."""

    def __init__(self, *endings: Ending) -> None:
        self.endings = list(endings)
        self.made = 0

    def __call__(self) -> Run:
        self.made += 1
        return run(self.endings.pop(0))


def in_company(patience: Patience, attempts: Runs, *, patient: bool = True) -> tuple[Run, bool]:
    """Make a run while another begins; whether that other was over when the last attempt was made."""
    begun, end, over = threading.Event(), threading.Event(), threading.Event()

    def other() -> Run:
        begun.set()
        assert end.wait(10)
        return run(Ending.FINISHED)

    def beside() -> None:
        patience.run(other, patient=True)
        over.set()

    alone: list[bool] = []

    def attempt() -> Run:
        assert begun.wait(10)
        alone.append(not patience_running(patience) > 1)
        end.set()
        return attempts()

    thread = threading.Thread(target=beside)
    thread.start()
    result = patience.run(attempt, patient=patient)
    end.set()
    thread.join()
    return result, alone[-1]


def patience_running(patience: Patience) -> int:
    return len(patience._running)


def test_a_wall_limit_in_company_is_tried_again_alone():
    attempts = Runs(Ending.WALL_LIMIT, Ending.FINISHED)
    result, alone = in_company(Patience(), attempts)
    assert (result.ending, attempts.made, alone) == (Ending.FINISHED, 2, True)


def test_what_happens_alone_is_believed():
    attempts = Runs(Ending.WALL_LIMIT, Ending.WALL_LIMIT)
    assert in_company(Patience(), attempts)[0].ending is Ending.WALL_LIMIT
    assert attempts.made == 2


@pytest.mark.parametrize("ending", [one for one in Ending if one is not Ending.WALL_LIMIT])
def test_every_other_end_is_believed_at_once(ending):
    attempts = Runs(ending)
    assert in_company(Patience(), attempts)[0].ending is ending
    assert attempts.made == 1


def test_a_run_that_was_alone_is_believed_at_once():
    attempts = Runs(Ending.WALL_LIMIT)
    assert Patience().run(attempts, patient=True).ending is Ending.WALL_LIMIT
    assert attempts.made == 1


def test_a_run_with_shortened_limits_is_not_repeated():
    attempts = Runs(Ending.WALL_LIMIT)
    in_company(Patience(), attempts, patient=False)
    assert attempts.made == 1
