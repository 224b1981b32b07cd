"""The numbers that a value holds, whatever kind it is of, and a value of the same kind that holds others.

Arrays and tensors, lists of them, frames and their columns, queues, dictionaries by step, tables of objects.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
DEEPEST = 5  # of lists in lists
ARRAYS = ("ndarray", "matrix", "Tensor", "DataFrame", "Series")


def count(value: Any, deep: int = 0) -> int:
    """How many numbers a value holds, by a glance at it; 0 for what holds none."""
    kind = type(value)
    if kind in (list, tuple, deque, dict):
        first = next(iter(value.values() if kind is dict else value), None)
        return len(value) * (count(first, deep + 1) or 1) if value and deep < DEEPEST else 0
    shape = getattr(value, "shape", ()) if kind.__name__ in ARRAYS else ()
    found = 1 if shape else 0
    for axis in shape:
        found *= axis
    if found and kind is np.ndarray and value.dtype.kind == "O" and deep < DEEPEST:
        found *= count(value.flat[0], deep + 1) or 1
    return found


def numbers(value: Any, wanted: int) -> FloatArray | None:
    """A copy of the numbers in a value, in its own shape; None where there is something else among them."""
    try:
        flat = np.fromiter(_each(value, 0), np.float64, wanted)
        return flat.reshape(_shape(value, wanted)).copy()
    except (TypeError, ValueError, RuntimeError, StopIteration):
        return None


def _each(value: Any, deep: int) -> Iterator[float]:
    kind = type(value)
    if deep > DEEPEST:
        raise ValueError
    if kind in (list, tuple, deque, dict):
        for one in value.values() if kind is dict else value:
            yield from _each(one, deep + 1)
    elif kind is np.ndarray and value.dtype.kind == "O" and value.shape:
        for one in value.flat:
            yield from _each(one, deep + 1)
    elif kind.__name__ in ARRAYS and value.shape:
        plain = value.detach().double().numpy() if kind.__name__ == "Tensor" else value
        yield from np.array(plain, dtype=np.float64).ravel().tolist()
    else:
        yield float(value)


def _shape(value: Any, wanted: int) -> tuple[int, ...]:
    """The axes along which a value's numbers are counted."""
    axes: list[int] = []
    while len(axes) <= DEEPEST:
        kind = type(value)
        if kind in (list, tuple, deque, dict):
            axes.append(len(value))
            value = next(iter(value.values() if kind is dict else value), None)
        else:
            axes += list(value.shape) if kind.__name__ in ARRAYS else []
            if not (kind is np.ndarray and value.dtype.kind == "O" and value.size):
                break
            value = value.flat[0]
    product = 1
    for axis in axes:
        product *= axis
    return tuple(axes) if product == wanted else (wanted,)


def like(value: Any, other: FloatArray) -> Any:
    """Numbers as a value of the same kind and shape; whole numbers stay whole where the new ones are."""
    return _like(value, iter(other.ravel().tolist()))


def _like(value: Any, each: Iterator[float]) -> Any:
    kind = type(value)
    if kind in (list, tuple, deque):
        inner = [_like(one, each) for one in value]
        return inner if kind is list else kind(inner)
    if kind is dict:
        return {key: _like(one, each) for key, one in value.items()}
    if kind is np.ndarray and value.dtype.kind == "O" and value.shape:
        table = np.empty(value.size, dtype=object)
        for at, one in enumerate(value.flat):
            table[at] = _like(one, each)
        return table.reshape(value.shape)
    if kind.__name__ in ARRAYS and value.shape:
        size = int(np.prod(value.shape))
        return _array(value, np.fromiter(each, np.float64, size).reshape(tuple(value.shape)))
    number = next(each)
    if number.is_integer() and isinstance(value, (int, str)):
        number = int(number)
    return str(number) if isinstance(value, str) else number


def _array(value: Any, other: FloatArray) -> Any:
    kind = type(value).__name__
    if kind == "Tensor":
        import torch

        tensor = torch.tensor(other, dtype=torch.float64)
        if value.dtype.is_floating_point:
            return tensor.to(value.dtype)
        cast = tensor.to(value.dtype)
        return cast if torch.equal(cast.double(), tensor) else tensor.float()
    if kind == "DataFrame":
        made = type(value)(other, index=value.index, columns=value.columns)
        return made.astype(value.dtypes.to_dict()) if (other == np.trunc(other)).all() else made
    if kind == "Series":
        return type(value)(_cast(other, value.dtype), index=value.index, name=value.name)
    made = _cast(other, value.dtype)
    return np.asmatrix(made) if kind == "matrix" else made


def _cast(other: FloatArray, dtype: Any) -> npt.NDArray[Any]:
    """Whole numbers stay whole where the new ones are: an array of integers, or of truths, loses nothing."""
    made: npt.NDArray[Any] = other.astype(dtype)
    return made if made.dtype.kind == "f" or np.array_equal(made, other) else other
