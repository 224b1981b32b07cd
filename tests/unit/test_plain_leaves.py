"""Any value that a program may hold -> plain numbers with a shape; bounded, whatever the value does."""

from __future__ import annotations

import collections
import decimal
import fractions
import json
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
import torch

from grader.worker.plain import leaves, wire

MAX_LEAF = 4096  # grader.bounds.MAX_NUMBERS: what the other end takes


def one(value: object) -> tuple[list[int], list[float]]:
    """Shape and numbers of a value that is one leaf."""
    ((path, shape, origin, numbers),) = leaves(value)
    assert path == ""
    assert ":" in origin
    assert all(type(number) is float for number in numbers)
    assert math.prod(shape) == len(numbers)
    return shape, numbers


def by_path(value: object) -> dict[str, list[float]]:
    return {path: numbers for path, _, _, numbers in leaves(value)}


# -- one leaf -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        2,
        2.0,
        "2",
        " 2.0 ",
        np.float64(2),
        np.float32(2),
        np.int64(2),
        np.array(2.0),
        torch.tensor(2.0),
        torch.tensor(2.0, requires_grad=True),
        decimal.Decimal(2),
        fractions.Fraction(2),
    ],
    ids=repr,
)
def test_a_number_in_any_guise(value):
    assert one(value) == ([], [2.0])


def test_a_truth_is_a_number():
    assert one(True) == ([], [1.0])


NINE = [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0]


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (NINE, [9]),
        (tuple(NINE), [9]),
        (collections.deque(NINE), [9]),
        (dict(enumerate(NINE)), [9]),
        (dict(enumerate(NINE)).values(), [9]),
        ([np.float64(number) for number in NINE], [9]),
        ([str(number) for number in NINE], [9]),
        ([torch.tensor(number) for number in NINE], [9]),
        ([torch.tensor([[number]]) for number in NINE], [9, 1, 1]),
        ([torch.tensor([[number]], requires_grad=True) for number in NINE], [9, 1, 1]),
        ([0] + [np.array([[number]]) for number in NINE[1:]], [9]),
        ([0] + [torch.tensor([number]) for number in NINE[1:]], [9]),
        (np.array(NINE), [9]),
        (np.array(NINE).reshape(9, 1), [9, 1]),
        (np.array(NINE).reshape(1, 9, 1), [1, 9, 1]),
        (np.array(NINE, dtype=object), [9]),
        (np.array([NINE]).view(np.matrix), [1, 9]),
        (torch.tensor(NINE), [9]),
        (torch.tensor(NINE, dtype=torch.float64).reshape(9, 1, 1), [9, 1, 1]),
        (torch.tensor(NINE, dtype=torch.bfloat16), [9]),
        (torch.tensor(NINE, requires_grad=True) * 1, [9]),
        (torch.nn.Parameter(torch.tensor(NINE)), [9]),
        (pd.Series(NINE), [9]),
    ],
    ids=lambda value: f"{type(value).__name__}-{str(value)[:24]}" if not isinstance(value, list) else None,
)
def test_nine_numbers_in_any_container(value, shape):
    assert one(value) == (shape, NINE)


def test_numbers_come_in_c_order():
    fortran = np.asfortranarray(np.arange(6.0).reshape(2, 3))
    assert one(fortran) == ([2, 3], [0, 1, 2, 3, 4, 5])
    assert one(torch.arange(6.0).reshape(2, 3).T) == ([3, 2], [0, 3, 1, 4, 2, 5])
    assert one(np.arange(6.0)[::-2]) == ([3], [5, 3, 1])


def test_origin_tells_library_and_dtype():
    found = {
        "python:float": 1.0,
        "numpy:float32": np.zeros(2, np.float32),
        "numpy:int64": np.zeros(2, np.int64),
        "torch:float64": torch.zeros(2, dtype=torch.float64),
    }
    assert {origin: leaves(value)[0][2] for origin, value in found.items()} == {origin: origin for origin in found}


def test_a_value_is_not_changed_by_looking():
    tensor = torch.tensor([1.0], requires_grad=True)
    held = {"a": [1, 2], "b": tensor, "c": np.arange(3)}
    leaves(held)
    assert held["a"] == [1, 2]
    assert tensor.requires_grad
    assert tensor.grad is None
    assert held["c"].tolist() == [0, 1, 2]


# -- several leaves -----------------------------------------------------------------------------------------


def test_pairs_for_each_step_are_read_by_columns():
    pairs = [(torch.tensor([[h]]), torch.tensor([[h + 1]])) for h in (0.0, 0.5, 1.0)]
    assert by_path(pairs) == {"[:][0]": [0, 0.5, 1], "[:][1]": [1, 1.5, 2]}


def test_records_for_each_step_are_read_by_columns():
    assert by_path([{"h": k, "c": k * 2, "name": "x"} for k in range(4)]) == {
        "[:]['h']": [0, 1, 2, 3],
        "[:]['c']": [0, 2, 4, 6],
    }


def test_a_table_is_read_by_columns():
    assert by_path(pd.DataFrame({"t": [1, 2], "y": [0.5, 0.25]})) == {"['t']": [1, 2], "['y']": [0.5, 0.25]}


def test_a_dict_of_lists_keeps_its_keys():
    assert by_path({"h": [1, 2], "输出": [3, 4, 5]}) == {"['h']": [1, 2], "['输出']": [3, 4, 5]}


def test_a_result_of_arrays_of_different_shapes():
    assert by_path((np.zeros((2, 1)), (np.ones(3), np.ones(4)))) == {
        "[0]": [0, 0],
        "[1][0]": [1, 1, 1],
        "[1][1]": [1, 1, 1, 1],
    }


def test_an_object_of_the_program_shows_its_attributes():
    model: Any = type("Model", (), {"__module__": "__main__"})()
    model.h, model.name = [1.0, 2.0], "lstm"
    assert by_path(model) == {".h": [1, 2]}


def test_an_object_of_a_library_does_not():
    assert leaves(torch.nn.Linear(1, 1)) == []
    assert leaves(collections.Counter) == []


@pytest.mark.parametrize(
    "value",
    [
        None, "word", "", b"1", 1j, object(), print, np, type, lambda: 1, iter([1]), {1, 2}, range(3), [], (), {},
        [None], np.zeros(0), np.zeros((0, 3)), np.array(["a"]), np.array([1j]), np.array([None]),
        np.datetime64("2020-01-01"), np.array([(1, 2)], dtype=[("a", int), ("b", int)]),
        torch.zeros(0), torch.tensor([1j]), torch.zeros(2, device="meta"), "1" * 5000, 10**400, [1, 10**400],
    ],
)  # fmt: skip
def test_where_there_is_nothing_numeric_nothing_is_found(value):
    assert leaves(value) == []


# -- bounds -------------------------------------------------------------------------------------------------


def deep(depth: int) -> list[Any]:
    value: list[Any] = [1, "x"]
    for _ in range(depth):
        value = [value, "x"]
    return value


def itself() -> list[Any]:
    value: list[Any] = [1]
    value.append(value)
    return value


def its_own_value() -> dict[str, Any]:
    value: dict[str, Any] = {"x": 1}
    value["me"] = value
    return value


@pytest.mark.parametrize(
    "value",
    [
        list(range(100_000)),
        [[k, k] for k in range(100_000)],
        [[[k] * 9] * 9 for k in range(1000)],
        np.zeros(1_000_000),
        torch.zeros(1_000_000),
        {k: [k] * (k % 7 + 1) for k in range(10_000)},
        {"k" * 10_000: 1, "x": [1]},
        [np.zeros(1000)] * 1000,
        deep(5000),
        itself(),
        its_own_value(),
        pd.DataFrame(np.zeros((100, 200))),
        pd.Series(np.zeros(100_000)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_everything_is_bounded(value):
    found = leaves(value)
    assert len(found) <= 200
    for path, shape, _, numbers in found:
        assert len(path) <= 200
        assert len(numbers) <= MAX_LEAF
        assert math.prod(shape) == len(numbers)


# -- hostile values -----------------------------------------------------------------------------------------


class Raises:
    """Everything one can ask of it raises."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)


class RaisingList(list):  # type: ignore[type-arg]
    def __iter__(self) -> Any:
        raise RuntimeError

    def __len__(self) -> int:
        raise RuntimeError


class LyingFloat(float):
    def __float__(self) -> float:
        raise RuntimeError

    def __repr__(self) -> str:
        raise RuntimeError


class RaisingArray(np.ndarray):  # type: ignore[type-arg]
    def __array__(self, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError

    def __array_finalize__(self, other: Any) -> None:
        pass

    def tolist(self) -> Any:
        raise RuntimeError

    def ravel(self, *args: Any) -> Any:  # type: ignore[override]
        raise RuntimeError


class RaisingTensor(torch.Tensor):
    @classmethod
    def __torch_function__(cls, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError


class RaisingDict(dict):  # type: ignore[type-arg]
    def items(self) -> Any:
        raise RuntimeError


class Recursive(dict):  # type: ignore[type-arg]
    def items(self) -> Any:
        return self.items()


HOSTILE = {  # made in the test: pytest looks at its parameters, and these bite
    "object": Raises,
    "list": lambda: RaisingList([1]),
    "float": lambda: LyingFloat(1),
    "array": lambda: np.zeros(3).view(RaisingArray),
    "tensor": lambda: torch.zeros(3).as_subclass(RaisingTensor),
    "dict": lambda: RaisingDict(a=1),
    "recursive": lambda: Recursive(a=1),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("wrap", [lambda v: v, lambda v: [v], lambda v: {"x": v}, lambda v: [(v, 1)] * 3])
def test_hostile_values_raise_nothing(make, wrap):
    for _, shape, _, numbers in leaves(wrap(make())):
        assert math.prod(shape) == len(numbers)
        assert all(type(number) is float for number in numbers)


def test_what_stands_beside_a_hostile_value_is_still_seen():
    assert by_path({"y": [1, 2], "z": RaisingList([1])})["['y']"] == [1, 2]


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt, GeneratorExit])
def test_a_value_that_exits_when_it_is_looked_at(error):
    class Exits(list):  # type: ignore[type-arg]
        def __iter__(self) -> Any:
            raise error

    try:
        found = leaves(Exits([1]))
    except BaseException as raised:  # noqa: BLE001  it would end the tests
        pytest.fail(f"{type(raised).__name__} came out")
    assert found == []


# -- the wire -----------------------------------------------------------------------------------------------


def test_nan_and_infinities_travel_as_words():
    leaf = wire(["", [4], "python:float", [math.nan, math.inf, -math.inf, 0.5]])
    assert leaf == ["", [4], "python:float", ["nan", "inf", "-inf", 0.5]]
    assert json.loads(json.dumps(leaf, allow_nan=False)) == leaf
