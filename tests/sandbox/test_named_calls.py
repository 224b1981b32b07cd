"""Functions handed in by name: called with copies of the arguments, and what they did comes back."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from grader.assignment.load import load
from grader.observations import NamedCall
from grader.protocol import decode
from grader.sandbox.box import Ending, Job

HOMEWORK = load().assignment.homework


@pytest.fixture
def call(box, small):
    """Call `lstm_numpy` of a program, once for each case; give what came back."""

    def run(code: str, *, cases: int = 1, **limits: float) -> tuple[list[NamedCall], Any, Ending]:
        calls = tuple(
            {"name": "lstm_numpy", "case": case, "inputs": HOMEWORK.inputs, "weights": HOMEWORK.weights.rows()}
            for case in range(cases)
        )
        job = Job(entry="main.py", script=code, cells=(), files={}, entropy=1, calls=calls)
        done = box.run(job, small(**limits))
        found = decode(done.stream)
        return found.named, found, done.ending

    return run


def test_what_it_returns_comes_back(call):
    named, found, _ = call("def lstm_numpy(inputs, weights):\n    return inputs[:, 0] * weights['candidate'][0]\n")
    (one,) = named
    assert (one.name, one.case, one.finished, one.error) == ("lstm_numpy", 0, True, "")
    assert one.parameters == ("inputs", "weights")
    assert (one.place.file, one.place.line) == ("main.py", 1)
    assert one.returned[0].values.tolist() == [row[0] for row in HOMEWORK.inputs]
    assert found.done


def test_each_call_gets_its_own_copy_of_the_arguments(call):
    code = """
def lstm_numpy(inputs, weights):
    total = inputs.sum() + sum(w.sum() for w in weights.values())
    inputs[:] = 0
    for w in weights.values(): w += 1
    weights.clear()
    return [total] * 9
"""
    first, second = call(code, cases=2)[0]
    assert first.returned[0].values.tolist() == second.returned[0].values.tolist()


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("return 1 / 0", "ZeroDivisionError"),
        ("raise SystemExit", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise BaseException('x')", "BaseException"),
        ("return weights['gate']", "KeyError"),
    ],
)
def test_what_it_raises_comes_back(body, error, call):
    named, found, _ = call(f"def lstm_numpy(inputs, weights):\n    {body}\n")
    assert [(one.error, one.finished, one.returned) for one in named] == [(error, True, ())]
    assert found.done
    assert found.fault is None


@pytest.mark.parametrize(
    "code",
    [
        "lstm_numpy = 3",
        "class lstm_numpy:\n    def __init__(self, inputs, weights): pass",
        "def lstm_numpy(x): return [0] * 9",
        "def lstm_numpy(): return [0] * 9",
        "def other(inputs, weights): return [0] * 9",
        "import torch\nlstm_numpy = torch.nn.Linear(4, 1)",
        "def lstm_numpy(inputs, weights): return [0] * 9\ndel lstm_numpy",
    ],
)
def test_what_is_not_callable_as_stated_is_not_called(code, call):
    assert call(code)[0] == []


def test_it_is_called_after_a_crash_of_the_program(call):
    named, _, _ = call("def lstm_numpy(inputs, weights): return [0.5] * 9\nraise ValueError\n")
    assert [one.returned[0].values.tolist() for one in named] == [[0.5] * 9]


@pytest.mark.parametrize(
    ("body", "ending"),
    [("while True: pass", Ending.CPU_LIMIT), ("import os; os._exit(0)", Ending.EXITED)],
    ids=["hangs", "exits"],
)
def test_a_call_that_never_came_back_is_told(body, ending, call):
    named, found, how = call(f"def lstm_numpy(inputs, weights):\n    {body}\n", cpu_seconds=1.0)
    assert how is ending
    assert not found.done
    assert [(one.name, one.finished) for one in named] == [("lstm_numpy", False)]


HANGS_IN_MAIN = """
def lstm_numpy(inputs, weights):
    while True: pass

def lstm(inputs, weights): return [0.25] * 9

for function in (lstm_numpy, lstm):
    print(function([], {}))
"""


def test_what_hung_in_the_programs_own_call_can_be_left_out(box, small):
    calls = ({"name": "lstm", "case": 0, "inputs": HOMEWORK.inputs, "weights": HOMEWORK.weights.rows()},)
    job = Job(entry="main.py", script=HANGS_IN_MAIN, cells=(), files={}, entropy=1, calls=calls)
    first = box.run(job, small(cpu_seconds=1.0))
    assert first.ending is Ending.CPU_LIMIT
    assert first.inside[0] == "lstm_numpy"
    assert decode(first.stream).named == []
    found = decode(box.run(dataclasses.replace(job, left_out={"lstm_numpy": "not again"}), small()).stream)
    assert [(one.error, one.message) for one in found.ends] == [("TimeoutError", "not again")]
    assert [one.returned[0].values.tolist() for one in found.named] == [[0.25] * 9]
