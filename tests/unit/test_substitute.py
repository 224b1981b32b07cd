"""What holds the homework's inputs gives way to the others, in its own kind, shape and order of columns."""

from __future__ import annotations

import ast
import builtins
import textwrap
from collections import deque

import numpy as np
import pandas as pd
import pytest
import torch

from grader.worker.filling import look_in_functions
from grader.worker.instrument import OTHER
from grader.worker.substitute import Substitute

OLD = [[1.0, 0.0, 0.0, 1.0], [3.0, 1.0, 0.0, 1.0], [2.0, 0.0, 1.0, 1.0]]
NEW = [[2.0, 1.0, 1.0, 1.0], [-4.0, 0.0, 1.0, 1.0], [0.5, 1.0, 0.0, 1.0]]
WHOLE = [[2.0, 1.0, 1.0, 1.0], [-4.0, 0.0, 1.0, 1.0], [5.0, 1.0, 0.0, 1.0]]


@pytest.fixture
def substitute():
    return Substitute(OLD, NEW)


@pytest.mark.parametrize(
    "lay_out",
    [
        pytest.param(lambda rows: rows, id="as it is"),
        pytest.param(lambda rows: rows.T, id="a row for each column"),
        pytest.param(lambda rows: rows[:, :3], id="three columns"),
        pytest.param(lambda rows: rows[:, [2, 0, 3, 1]], id="another order"),
        pytest.param(lambda rows: rows.ravel(), id="flat"),
        pytest.param(lambda rows: rows.T.ravel(), id="flat, by columns"),
        pytest.param(lambda rows: rows[None, :, :], id="a batch of one"),
        pytest.param(lambda rows: rows[:, None, :], id="nn.LSTM's order of axes"),
        pytest.param(lambda rows: np.hstack([np.arange(len(rows))[:, None], rows]), id="behind a count of the steps"),
    ],
)
@pytest.mark.parametrize(
    "kind",
    [np.asarray, lambda rows: rows.tolist(), torch.tensor, np.float32],
    ids=["array", "list", "tensor", "float32"],
)
def test_any_layout(substitute, lay_out, kind):
    value = kind(lay_out(np.array(OLD)))
    other = substitute.other(value)
    assert type(other) is type(value)
    assert getattr(other, "dtype", None) == getattr(value, "dtype", None)
    assert np.array_equal(np.asarray(other), lay_out(np.array(NEW)))
    assert np.array_equal(np.asarray(value), lay_out(np.array(OLD)))  # what other names hold stays


@pytest.mark.parametrize("kind", [np.array, torch.tensor], ids=["array", "tensor"])
def test_whole_numbers_stay_whole_where_the_new_ones_are(kind):
    value = kind([[int(number) for number in row] for row in OLD])
    assert Substitute(OLD, WHOLE).other(value).dtype == value.dtype
    assert np.array_equal(np.asarray(Substitute(OLD, NEW).other(value)), NEW)


def test_lists_keep_their_elements_kind(substitute):
    rows = substitute.other([(1, "0", 0.0), (3, "1", 0.0), (2, "0", 1.0)])
    assert rows == [(2, "1", 1.0), (-4, "0", 1.0), (0.5, "1", 0.0)]
    assert isinstance(rows[0][0], int)


def deep() -> list[object]:
    loop: list[object] = []
    loop.append(loop)
    return loop


@pytest.mark.parametrize(
    "value",
    [
        None, 3, "text", [], (), {}, [[]], np.float64(1), object(), deep(),
        [1, [2, 3], 4] * 3, [None] * 9, [[1, 0, 0, 1]] * 3,
        np.zeros((3, 4)), np.zeros(0), np.array(["a"] * 12), torch.zeros(3, 3),
        np.array(OLD)[:, [0, 0, 1, 2]], np.array(OLD) + 1e-9,
    ],
)  # fmt: skip
def test_anything_else_stays_itself(substitute, value):
    assert substitute.other(value) is value


def test_columns_wait_for_each_other(substitute):
    space = {"x1": [1, 3, 2], "x2": [0, 0, 0], "x3": np.array([0.0, 0.0, 1.0])}
    assert not substitute.put(space, ["x1", "x2", "x3"])
    assert space["x1"] == [1, 3, 2]
    space["x2"][1] = 1
    assert substitute.put(space, ["x2", "not there"])
    assert space["x1"] == [2, -4, 0.5]
    assert space["x2"] == [1, 0, 1]
    assert space["x3"].tolist() == [1, 1, 0]


def test_a_column_that_has_become_something_else(substitute):
    space = {"x1": [1, 3, 2], "x2": [0, 1, 0], "x3": [0, 0, 1]}
    substitute.put(space, ["x1", "x2"])
    space["x1"] = space["x1"] + [4]
    assert not substitute.put(space, ["x1", "x3"])


def test_frames(substitute):
    frame = pd.DataFrame(OLD, columns=list("abcd"), index=[1, 2, 3])
    other = substitute.other(frame)
    assert np.array_equal(other.values, NEW)
    assert list(other.columns) == list("abcd")
    assert list(other.index) == [1, 2, 3]


def table(rows):
    made = np.empty(len(rows), dtype=object)
    for k, row in enumerate(rows):
        made[k] = torch.tensor([row])
    return made


@pytest.mark.parametrize(
    ("kind", "back"),
    [
        (deque, list),
        (lambda rows: dict(enumerate(rows, start=1)), lambda other: list(other.values())),
        (lambda rows: [torch.tensor([row]) for row in rows], lambda other: torch.cat(other).numpy()),
        (lambda rows: [np.array(row) for row in rows], np.array),
        (lambda rows: np.array(rows, dtype=object), lambda other: other.astype(float)),
        (table, lambda other: torch.cat(list(other)).numpy()),
    ],
    ids=["queue", "dictionary", "tensors in a list", "arrays in a list", "objects", "tensors in objects"],
)
def test_kinds_that_hold_rows(substitute, kind, back):
    value = kind(OLD)
    other = substitute.other(value)
    assert type(other) is type(value)
    assert np.allclose(np.asarray(back(other), dtype=float), NEW)


@pytest.mark.parametrize(
    "around",
    [
        lambda rows: np.vstack([np.zeros(4), rows]),
        lambda rows: np.vstack([rows, np.zeros(4)]),
        lambda rows: np.vstack([rows, rows]),
        lambda rows: np.hstack([np.zeros((len(rows), 1)), rows]),
        lambda rows: np.stack([rows, rows[::-1]]) if np.array_equal(rows, OLD) else np.stack([rows, OLD[::-1]]),
        lambda rows: np.stack([rows, rows], axis=1),
    ],
    ids=["a row before", "a row behind", "twice", "a column before", "a batch", "a batch, steps first"],
)
def test_more_than_the_steps(substitute, around):
    assert np.array_equal(substitute.other(around(np.array(OLD))), around(np.array(NEW)))


@pytest.mark.parametrize(
    "beside", [lambda x: (x, "weights"), lambda x: [0, x], lambda x: {"x": x, "w": 1}], ids=["tuple", "list", "dict"]
)
def test_inputs_beside_something_else(substitute, beside):
    value = beside(np.array(OLD))
    other = substitute.other(value)
    assert type(other) is type(value)
    assert str(other) == str(beside(np.array(NEW)))
    assert substitute.other(other) is other


def test_truths_and_small_integers_lose_nothing(substitute):
    space = {"x1": np.array([1, 3, 2], np.uint8), "x2": [0, 1, 0], "x3": np.array([False, False, True])}
    assert substitute.put(space, ["x1", "x2", "x3"])
    assert space["x1"].tolist() == [2, -4, 0.5]
    assert space["x3"].dtype == bool


def test_columns_behind_an_item_that_is_not_used(substitute):
    space = {"x1": [0, 1, 3, 2], "x2": [0, 0, 1, 0], "x3": [0, 0, 0, 1]}
    assert substitute.put(space, ["x1", "x2", "x3"])
    assert space["x1"] == [0, 2, -4, 0.5]


FUNCTIONS = {
    "bound": "x = np.array(OLD)\nreturn x",
    "returned": "return np.array(OLD)",
    "filled": "x = np.zeros((3, 4))\nx[:] = OLD\nreturn x",
    "filled in a loop": "x = np.zeros((3, 4))\nfor k in range(3):\n    x[k] = OLD[k]\nreturn x",
    "zeros over zeros": "x = np.zeros((3, 4))\nx[:] = OLD\nx[1, 2] = 0\nreturn x",
    "zeros over zeros in a loop": "x = np.array(OLD) * 0\nx[:, [0, 2, 3]] = np.array(OLD)[:, [0, 2, 3]]\n"
    "for k in range(3):\n    x[k, 1] = OLD[k][1]\nreturn x",
    "anew in each turn": "for n in range(2):\n    x = []\n    for row in OLD:\n        x.append(row)\n"
    "    y = x\nreturn y",
    "in a loop that never runs": "for n in []:\n    if n:\n        x = []\n    else:\n        x.append(1)\n"
    "return np.array(OLD)",
    "an attribute of a class": "class A:\n    x = np.zeros((3, 4))\n    x[:] = OLD\nreturn A.x",
    "an attribute of its own": "class A:\n    def __init__(self):\n        self.x = np.zeros((3, 4))\n"
    "        for k in range(3):\n            self.x[k] = OLD[k]\n        self.y = self.x + 0\nreturn A().y",
    "appended": "x = []\nfor row in OLD:\n    x.append(row)\nreturn x",
    "added to": "x = np.zeros((3, 4))\nx += OLD\nreturn x",
    "an attribute": "class A: pass\na = A()\na.x = np.array(OLD)\nreturn a.x",
    "in blocks": "try:\n    if True:\n        x = np.array(OLD)\nfinally:\n    pass\nreturn x",
    "in an inner function": "def g():\n    x = np.array(OLD)\n    return x\nreturn g()",
}


@pytest.mark.parametrize("text", FUNCTIONS.values(), ids=FUNCTIONS)
def test_functions(substitute, monkeypatch, text):
    monkeypatch.setattr(builtins, OTHER, lambda number, value: substitute.other(value), raising=False)
    tree = ast.parse("def f():\n" + textwrap.indent(text, "    "))
    look_in_functions(tree, lambda line: line)
    names = {"np": np, "OLD": OLD}
    exec(compile(tree, "<test>", "exec"), names)
    assert np.array_equal(np.array(names["f"]()), NEW)


SCOPES = {
    "a global that a function fills": "x = [0, 0]\ndef f():\n    x[0] = 5\n    return x\n",
    "a comprehension's name": "x = [0, 0]\ndef f():\n    y = [x for x in range(2)]\n    x[0] = 5\n    return x\n",
    "a closure's name": "def f():\n    x = [0, 0]\n    def g():\n        x[0] = 5\n    g()\n    return x\n",
    "a declared global": "x = [0, 0]\ndef f():\n    global x\n    x = [0, 0]\n    x[0] = 5\n    return x\n",
    "a docstring": 'def f():\n    "words"\n    return [5, 0] if f.__doc__ == "words" else None\n',
}


@pytest.mark.parametrize("text", SCOPES.values(), ids=SCOPES)
def test_names_keep_their_scope(monkeypatch, text):
    monkeypatch.setattr(builtins, OTHER, lambda number, value: value, raising=False)
    tree = ast.parse(text)
    look_in_functions(tree, lambda line: line)
    names: dict[str, object] = {}
    exec(compile(tree, "<test>", "exec"), names)
    assert names["f"]() == [5, 0]  # type: ignore[operator]
