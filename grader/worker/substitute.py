"""Put other inputs in the place of values that hold the homework's, however the program came by them.

Some programs state their inputs in no literal: an array of zeros is filled item by item, rows are read from a file,
columns are computed. What they hold is the same steps in the end. So while a program runs on other numbers, what it
has bound is looked at, and a value that holds the homework's steps gives way to one of the same kind, shape and order
of columns that holds the others. Where literals were replaced already, nothing holds the old numbers any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from .held_numbers import FloatArray, count, like, numbers

TELLING = (0, 1, 2)  # columns of the inputs; the 4th is constant, and may be stated in any way
MOST_COLUMNS = 6  # the constant 1, and numbers that count the steps or stand where nothing is
MOST_ROWS = 4  # times the steps: rows before or behind them, the same steps again
MOST_BESIDE = 8  # things that stand in one value: inputs and weights
MOST_ATTRIBUTES = 40  # of an object that are looked at


class Substitute:
    """Knows the homework's inputs and the ones that take their place.

    Parameters
    ----------
    old, new
        (T, 4), the 4th column constant.
    """

    def __init__(self, old: list[list[float]], new: list[list[float]]) -> None:
        self._old, self._new = np.array(old, dtype=np.float64), np.array(new, dtype=np.float64)
        self._columns: dict[int, str] = {}  # the variable that holds each column

    def put(self, space: dict[str, Any], names: list[str]) -> list[str]:
        """Replace what variables hold all inputs, or all columns of them; return which were."""
        done: list[str] = []
        for name in names:
            if name not in space:
                continue
            other = self.other(space[name])
            if other is not space[name]:
                space[name] = other
                done.append(name)
            elif self._complete(name, space):
                for k, column in self._columns.items():
                    space[column] = self._other_column(space[column], k)
                done += self._columns.values()
                self._columns.clear()
            elif self._in_object(space[name]):
                done.append(name)
        return done

    def other(self, value: Any) -> Any:
        """What takes the place of a value: the value itself where it does not hold all inputs."""
        whole = self._other_whole(value)
        if whole is not value or type(value) not in (tuple, list, dict) or len(value) > MOST_BESIDE:
            return whole
        inner = [self._other_whole(one) for one in (value.values() if type(value) is dict else value)]
        if all(one is old for one, old in zip(inner, value.values() if type(value) is dict else value, strict=True)):
            return value
        return dict(zip(value, inner, strict=True)) if type(value) is dict else type(value)(inner)

    def _other_whole(self, value: Any) -> Any:
        size = count(value)
        steps = len(self._old)
        if not len(TELLING) * steps <= size <= MOST_COLUMNS * MOST_ROWS * steps:
            return value
        held = numbers(value, size)
        if held is None:
            return value
        for sequences in _layouts(held, steps):
            done = [self._replaced_in(rows) for rows in sequences]
            if any(done):
                return like(value, held)
        return value

    def _replaced_in(self, rows: FloatArray) -> bool:
        """Replace the steps in a table, in place, as often as they stand there below each other."""
        steps = len(self._old)
        done, start = False, 0
        while start + steps <= len(rows):
            block = rows[start : start + steps]
            stated = [_column(column, self._new) for column in block.T]  # where literals of some columns were replaced
            which = [_column(column, self._old) for column in block.T]
            which = [new if old is None else old for old, new in zip(which, stated, strict=True)]
            if which != stated and sorted(k for k in which if k is not None) == list(TELLING):
                for at, k in enumerate(which):
                    if k is not None:
                        block[:, at] = self._new[:, k]
                done = True
                start += steps
            else:
                start += 1
        return done

    def _complete(self, name: str, space: dict[str, Any]) -> bool:
        """Whether variables, this one the last, hold the columns one by one."""
        self._columns = {k: other for k, other in self._columns.items() if other != name}
        k = next((k for k in TELLING if self._other_column(space[name], k) is not None), None)
        if k is not None:
            self._columns[k] = name
        return len(self._columns) == len(TELLING)

    def _other_column(self, value: Any, k: int) -> Any:
        """What takes the place of a value that holds a column, alone or behind the item that is not used; else None."""
        steps = len(self._old)
        size = count(value)
        held = numbers(value, size) if size in (steps, steps + 1) else None
        if held is None:
            return None
        column = held.reshape(-1)[size - steps :]
        if not np.array_equal(column, self._old[:, k]):
            return None
        column[:] = self._new[:, k]
        return like(value, held)

    def _in_object(self, value: Any) -> bool:
        """Replace what an object of the program's own classes holds: `net.inputs`."""
        if type(value).__module__ != "__main__" or isinstance(value, type):
            return False
        done = False
        attributes = getattr(value, "__dict__", None)
        if type(attributes) is not dict:
            return False
        for name, held in list(attributes.items())[:MOST_ATTRIBUTES]:
            other = self.other(held)
            if other is not held:
                attributes[name] = other
                done = True
        return done


def _column(column: FloatArray, inputs: FloatArray) -> int | None:
    return next((k for k in TELLING if np.array_equal(column, inputs[:, k])), None)


def _layouts(held: FloatArray, steps: int) -> Iterator[list[FloatArray]]:
    """Views of a contiguous array as one row for each step, with or without rows around them; of a batch all."""
    shape = [axis for axis in held.shape if axis != 1]
    widths = range(len(TELLING), MOST_COLUMNS + 1)
    if len(shape) == 1:
        for width in widths:
            if shape[0] % width == 0 and shape[0] // width >= steps:
                yield [held.reshape(-1, width)]
        if shape[0] % steps == 0:
            yield [held.reshape(-1, steps).T]
    elif len(shape) == 2:
        if shape[0] >= steps and shape[1] in widths:
            yield [held.reshape(shape)]
        if shape[1] >= steps and shape[0] in widths:
            yield [held.reshape(shape).T]
    elif len(shape) == 3 and shape[2] in widths:
        batch = held.reshape(shape)
        yield [batch[:, at] for at in range(shape[1])] if shape[0] >= steps else list(batch)
