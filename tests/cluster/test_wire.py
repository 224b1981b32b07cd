"""What travels to a worker arrives as it was, to the last bit."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from grader.assignment.load import load
from grader.cluster.wire import ClassData, decode_batch, decode_class, encode_batch, encode_class
from grader.intake.collect import collect
from grader.oracle import expect
from grader.probe.draw import draw_hidden


@pytest.fixture(scope="module")
def data() -> ClassData:
    assignment = load().assignment
    weights = {gate: np.asarray(row, dtype=np.float64) for gate, row in assignment.homework.weights.rows().items()}
    expected = expect(np.asarray(assignment.homework.inputs, dtype=np.float64), weights)
    hidden = draw_hidden(assignment, 3, gradients=True)
    return ClassData(assignment=assignment, seed=3, expected=expected, hidden=hidden)


def test_a_class_comes_back_as_it_was(data):
    back = decode_class(encode_class(data))
    assert encode_class(back) == encode_class(data)
    assert back.assignment == data.assignment
    assert same(back.hidden, data.hidden)
    assert same(back.expected, data.expected)


def test_draws_under_the_homeworks_own_weights_stay_so(data):
    back = decode_class(encode_class(data))
    for name in ("steps", "soft"):
        one, other = getattr(data.hidden, name), getattr(back.hidden, name)
        assert (one.expected is one.with_old_weights) == (other.expected is other.with_old_weights)
    assert back.hidden.steps.expected is back.hidden.steps.with_old_weights
    assert back.hidden.soft.expected is not back.hidden.soft.with_old_weights


def test_arrays_can_be_written_to_and_are_not_shared(data):
    content = encode_class(data)
    one, other = decode_class(content), decode_class(content)
    one.hidden.steps.inputs[0, 0] = 99.0
    assert other.hidden.steps.inputs[0, 0] != 99.0


def test_submissions_come_back_as_they_were(root, tmp_path):
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "a.py").write_bytes(b"# \xb0\xa1 GBK\nx = 1\n")
    (tmp_path / "odd" / "data.bin").write_bytes(bytes(range(256)))
    (tmp_path / "empty.py").write_text("")
    (tmp_path / "lone.ipynb").write_text(
        json.dumps({"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": "x = '\ud800'"}],
                    "metadata": {}, "nbformat": 4, "nbformat_minor": 4})
    )  # fmt: skip
    found = collect([tmp_path, root / "examples" / "submissions"], whole_folders=False)
    found.append(dataclasses.replace(found[0], id="name\udcff"))
    assert decode_batch(encode_batch(found)) == found


def test_what_is_no_array_of_float64_does_not_travel(data):
    bent = dataclasses.replace(data.hidden.steps, inputs=np.ones((9, 4), dtype=np.float32))
    hidden = dataclasses.replace(data.hidden, steps=bent)
    with pytest.raises(TypeError, match="float64"):
        encode_class(ClassData(assignment=data.assignment, seed=1, expected=data.expected, hidden=hidden))


def same(one: object, other: object) -> bool:
    """Whether two trees of dataclasses and arrays are equal, bit by bit."""
    if isinstance(one, np.ndarray):
        assert isinstance(other, np.ndarray)
        return one.shape == other.shape and one.tobytes() == other.tobytes()
    if dataclasses.is_dataclass(one):
        return all(same(getattr(one, field.name), getattr(other, field.name)) for field in dataclasses.fields(one))
    if isinstance(one, dict):
        assert isinstance(other, dict)
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, (tuple, list)):
        assert isinstance(other, (tuple, list))
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
