"""`lstm_gradients` is called in the box with copies of its arguments, and comes back block by block."""

from __future__ import annotations

import pytest

from grader.oracle import BLOCKS
from grader.probe.draw_gradients import draw_gradients
from grader.protocol import decode
from grader.sandbox.box import Job

DRAW = draw_gradients(3, 1e-3)[2]
CALL = {
    "name": "lstm_gradients",
    "x": DRAW.x.tolist(),
    **{group: {key: array.tolist() for key, array in by_gate.items()} for group, by_gate in DRAW.parameters},
    "dh": DRAW.dh.tolist(),
}
HEAD = "import numpy as np, torch\n"


@pytest.fixture
def call(box, small):
    """Call `lstm_gradients` of a program; give what came back."""

    def run(body: str, *, cases: int = 1):
        code = f"{HEAD}def lstm_gradients(x, W, U, b, dh):\n    {body}\n"
        calls = tuple({**CALL, "case": case} for case in range(cases))
        done = box.run(Job(entry="main.py", script=code, cells=(), files={}, entropy=1, calls=calls), small())
        found = decode(done.stream)
        assert found.done
        assert found.fault is None
        return found.named

    return run


def test_arguments_arrive_in_the_stated_shapes(call):
    body = "return {'W': W, 'U': U, 'b': b} if x.shape == (4, 3) and dh.shape == (4, 2) else None"
    (one,) = call(body)
    assert one.parameters == ("x", "W", "U", "b", "dh")
    assert tuple(leaf.path for leaf in one.returned) == BLOCKS
    given = dict(DRAW.parameters)
    for leaf in one.returned:
        group, _, key = leaf.path.partition(".")
        assert leaf.shape == given[group][key].shape
        assert leaf.values.tolist() == given[group][key].ravel().tolist()


@pytest.mark.parametrize(
    "made",
    ["v", "v.tolist()", "torch.tensor(v)", "torch.tensor(v, requires_grad=True)", "[list(r) for r in v]", "list(v)"],
)
def test_arrays_lists_and_tensors_are_the_same(made, call):
    (one,) = call(f"return {{'W': {{k: {made} for k, v in W.items()}}}}")
    assert [leaf.path for leaf in one.returned] == ["W.i", "W.f", "W.c", "W.o"]
    assert [leaf.values.tolist() for leaf in one.returned] == [DRAW.W[key].ravel().tolist() for key in "ifco"]
    assert {leaf.shape for leaf in one.returned} == {(2, 3)}


def test_each_call_gets_its_own_copy(call):
    first, second = call("b['i'] += x.sum() + dh.sum(); x[:] = 0; dh[:] = 0; W.clear(); return {'b': b}", cases=2)
    assert first.returned[0].values.tolist() == second.returned[0].values.tolist()


@pytest.mark.parametrize(
    "value",
    [
        "None",
        "(W, U, b)",
        "{'W': 1}",
        "{'W': {'i': 'text'}}",
        "{'w': W}",
        "{'W': {'g': W['c']}}",
        "{'W': {'i': np.zeros((50, 50))}}",
        "{'W': {'i': [[1, 2], [3]]}}",
        "type('D', (dict,), {'__contains__': lambda s, k: 1 / 0})()",
    ],
)
def test_what_is_not_as_stated_brings_nothing(value, call):
    assert [one.returned for one in call(f"return {value}")] == [()]


def test_what_comes_back_is_bounded(call):
    (one,) = call("return {g: {k: np.ones((1, 512)) for k in 'ifco'} for g in 'WUb'}")
    assert len(one.returned) == 12


def test_what_takes_something_else_is_not_called(box, small):
    code = "def lstm_gradients(x, W):\n    return W\n"
    job = Job(entry="main.py", script=code, cells=(), files={}, entropy=1, calls=({**CALL, "case": 1},))
    assert decode(box.run(job, small()).stream).named == []
