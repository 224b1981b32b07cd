"""Any value a program may hold -> plain numbers with a shape.

Students keep nine numbers in lists, arrays, tensors, dicts keyed by step, tables, strings, objects.
`leaves` flattens all of these to a list of leaves

    [path, shape, origin, numbers]      e.g.  ["['h']", [9, 1], "numpy:float64", [0.0, ...]]

where ``path`` says how to reach the leaf from the value, ``origin`` is library and dtype, and ``numbers`` are
Python floats in C order. Everything is bounded. Nothing here is believed by anybody: it runs beside the
student's code, and a value that lies about itself only lies about its own answer.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Mapping
from typing import Any

MAX_NUMBERS = 4096
MAX_ITEMS = 512
MAX_LEAVES = 64
MAX_DEPTH = 6
LEAST_STEPS = 5  # of a dict of dicts, one for each step: four may be gates

_OF_A_GATE = re.compile(r"(?:d_?|grad_?)?[WUb]_?[xh]?_?[ifogc]_?[xh]?\Z")

Leaf = list[Any]


# Of these exact types a value is one number and nothing else; NumPy's are added as soon as it is there.
_SINGLE: dict[type, str] = {float: "python:float", int: "python:int", bool: "python:bool"}


def single(value: object) -> str | None:
    """The leaves of one finite number, as the JSON that `wire` and an encoder would make of them.

    None for everything else. Most of what is recorded is one number, and a run is some milliseconds.
    """
    origin = _SINGLE.get(type(value)) or _numpy_origin(type(value))
    if origin is None:
        return None
    try:
        number = float(value)  # type: ignore[arg-type]
    except OverflowError:
        return None
    return f'[["",[],"{origin}",[{number!r}]]]' if math.isfinite(number) else None


def _numpy_origin(kind: type) -> str | None:
    numpy = sys.modules.get("numpy")
    if numpy is None or numpy.float64 in _SINGLE:
        return None
    for name in ("float64", "float32", "int64", "int32", "bool_"):
        one = getattr(numpy, name)
        _SINGLE[one] = f"numpy:{numpy.dtype(one)}"
    return _SINGLE.get(kind)


def wire(leaf: Leaf) -> Leaf:
    """Make the numbers of a leaf fit for JSON, which has no NaN and no infinity: they travel as words."""
    return [*leaf[:-1], [number if math.isfinite(number) else str(number) for number in leaf[-1]]]


def leaves(value: object) -> list[Leaf]:
    """Flatten a value to numeric leaves; an empty list where there is nothing numeric in it."""
    found: list[Leaf] = []
    try:
        _flatten(value, "", 0, found)
    except BaseException:  # noqa: BLE001  hostile or odd objects: what cannot be read was not observed
        return found
    return found


def _flatten(value: Any, path: str, depth: int, found: list[Leaf]) -> None:
    if depth > MAX_DEPTH or len(found) >= MAX_LEAVES:
        return
    whole = _whole(value)
    if whole is not None:
        found.append([path[:120], *whole])
        return
    if isinstance(value, Mapping):
        items = list(value.items())[:MAX_ITEMS]
        if len(items) >= LEAST_STEPS and all(isinstance(item, Mapping) for _, item in items):
            _rows([item for _, item in items], path, depth, found)  # {"t1": {"c": 0.0, "h": 0.0}, ...}
        elif _of_gates(items) or not _collapse([item for _, item in items], path, found):
            for key, item in items:
                _flatten(item, f"{path}[{_key(key)}]", depth + 1, found)
    elif isinstance(value, (list, tuple)) or type(value).__name__ in ("deque", "dict_values"):
        elements = list(value)[:MAX_ITEMS]
        if not _collapse(elements, path, found):
            _rows(elements, path, depth, found)
    elif type(value).__name__ == "DataFrame":
        for column in list(value.columns)[:MAX_LEAVES]:
            _flatten(value[column].tolist(), f"{path}[{_key(column)}]", depth + 1, found)
        if len(value.columns) >= LEAST_STEPS:  # a column for each step
            for name in list(value.index)[:MAX_LEAVES]:
                _flatten(value.loc[name].tolist(), f"{path}.loc[{_key(name)}]", depth + 1, found)
    elif type(value).__name__ == "Series":
        _flatten(value.tolist(), path, depth + 1, found)
    elif depth <= 1 and getattr(type(value), "__module__", "") == "__main__" and hasattr(value, "__dict__"):
        for name, item in list(vars(value).items())[:MAX_ITEMS]:
            _flatten(item, f"{path}.{name}", depth + 1, found)


def _of_gates(items: list[tuple[Any, Any]]) -> bool:
    """Whether a dict holds parameters or their gradients by gate, `{"dWi": ..., ...}`: whose is whose matters."""
    return 4 <= len(items) <= 16 and all(isinstance(key, str) and _OF_A_GATE.match(key) for key, _ in items)


def _rows(elements: list[Any], path: str, depth: int, found: list[Leaf]) -> None:
    """A list of records, (h, c) pairs or dicts per step, is read by columns; any other list by its elements."""
    first = elements[0] if elements else None
    if len(elements) > 2 and isinstance(first, (tuple, list, Mapping)):
        keys = list(first) if isinstance(first, Mapping) else list(range(len(first)))
        if all(type(row) is type(first) and len(row) == len(keys) for row in elements):
            for key in keys[:MAX_LEAVES]:
                try:
                    column = [row[key] for row in elements]
                except (KeyError, IndexError):
                    continue
                if not _collapse(column, f"{path}[:][{_key(key)}]", found):
                    _flatten(column, f"{path}[:][{_key(key)}]", depth + 2, found)
            return
    if len(elements) <= 32:
        for index, item in enumerate(elements):
            _flatten(item, f"{path}[{index}]", depth + 1, found)


def _collapse(elements: list[Any], path: str, found: list[Leaf]) -> bool:
    """Join elements that are all numbers, or all arrays of one shape, to one leaf; say whether that was done."""
    if not elements:
        return False
    parts = []
    total = 0
    for element in elements:
        part = _whole(element)
        if part is None:
            return False
        total += len(part[2])
        if total > MAX_NUMBERS:
            return False
        parts.append(part)
    shapes = {tuple(part[0]) for part in parts}
    sizes = {len(part[2]) for part in parts}
    if len(shapes) == 1:
        shape = [len(parts), *parts[0][0]]
    elif sizes == {1}:  # a first state of 0 beside (1, 1) tensors
        shape = [len(parts)]
    else:
        return False
    numbers = [number for part in parts for number in part[2]]
    found.append([path[:120], shape, parts[-1][1], numbers])
    return True


def _whole(value: Any) -> tuple[list[int], str, list[float]] | None:
    """A number, numeric string, array or tensor as (shape, origin, numbers); None for anything else."""
    if isinstance(value, (bool, int, float)):
        kind = type(value)
        module = "numpy" if kind.__module__ == "numpy" else "python"
        return [], f"{module}:{kind.__name__}", [float(value)]
    if isinstance(value, str):
        try:
            return ([], "python:str", [float(value)]) if len(value) < 40 else None
        except ValueError:
            return None
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, (numpy.ndarray, numpy.generic)):
        if value.size > MAX_NUMBERS or value.dtype.kind not in "fiubO" or not value.size:
            return None
        flat = numpy.asarray(value).ravel().tolist()
        if value.dtype.kind == "O":
            flat = [_scalar(item) for item in flat]
        return list(value.shape), f"numpy:{value.dtype}", list(map(float, flat))
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        if value.numel() > MAX_NUMBERS or not value.numel() or value.is_complex():
            return None
        flat = value.detach().reshape(-1).tolist()
        return list(value.shape), f"torch:{str(value.dtype).rpartition('.')[2]}", list(map(float, flat))
    if type(value).__module__ in ("decimal", "fractions", "sympy.core.numbers"):
        return [], f"python:{type(value).__name__}", [float(value)]
    return None


def _scalar(item: Any) -> float:
    part = _whole(item)
    if part is None or len(part[2]) != 1:
        raise TypeError("not one number")
    return part[2][0]


def _key(key: object) -> str:
    return repr(key)[:40] if isinstance(key, (str, int)) else f"<{type(key).__name__}>"
