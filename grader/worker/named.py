"""The arguments of a function that is handed in by name, and what it returned, laid out for the pipe.

    lstm_numpy, lstm_cell, lstm (inputs, weights)     -> numbers, in any shape: leaves as everywhere
    lstm_gradients (x, W, U, b, dh)                   -> {"W": {...}, "U": {...}, "b": {...}}: a leaf for each block,
                                                         with the path "W.i", "W.f", ... "b.o"

Blocks of one shape must not be joined to one leaf, as values are elsewhere: then nobody could say whose is whose.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .plain import Leaf, leaves

GROUPS = ("W", "U", "b")
KEYS = ("i", "f", "c", "o")
MAX_DECORATORS = 8
MAX_BLOCK = 512  # numbers; all twelve blocks have to fit one event


def arguments(call: dict[str, Any]) -> tuple[Any, ...]:
    """Make fresh arrays for a call: each function gets its own copy and may change it."""
    if "dh" in call:
        return (_array(call["x"]), *(_arrays(call[group]) for group in GROUPS), _array(call["dh"]))
    return (_array(call["inputs"]), _arrays(call["weights"]))


@dataclass(frozen=True)
class Bound:
    """How a function can be called with the stated arguments."""

    given: inspect.BoundArguments
    names: list[str]  # of its parameters; the stated ones first where they are given by name
    code: Any  # of what the student wrote; None where that is not known


def bind(function: Any, call: dict[str, Any], *, is_module: bool) -> Bound | None:
    """Bind fresh arguments to a function, by position or, where its parameters have the stated names only, by those.

    A module of torch is one only where its `forward` has them: any would take two arguments.
    """
    wanted = [*("x", *GROUPS, "dh")] if "dh" in call else ["inputs", "weights"]
    target = function.forward if is_module else function
    try:
        signature = inspect.signature(target)
        names = list(map(str, signature.parameters))
        stated = set(wanted) <= set(names)
        if is_module and not stated:
            return None
        given = arguments(call)
        if stated and not _in_order(signature, wanted):
            named = signature.bind(**dict(zip(wanted, given, strict=True)))
            return Bound(named, [*wanted, *(one for one in names if one not in wanted)], _code(target, call["name"]))
        return Bound(signature.bind(*given), names, _code(target, call["name"]))
    except (TypeError, ValueError):
        return None


def _in_order(signature: inspect.Signature, wanted: list[str]) -> bool:
    first = list(signature.parameters.values())[: len(wanted)]
    return [one.name for one in first] == wanted and all(one.kind is not one.KEYWORD_ONLY for one in first)


def _code(function: Any, name: str) -> Any:
    """The code object of a function, under its decorators; of an object that can be called, of its method.

    A decorator that does not use `functools.wraps` keeps what it decorates in a cell.
    """
    inner = inspect.unwrap(function)
    for _ in range(MAX_DECORATORS):
        if getattr(inner, "__name__", name) == name:
            break
        kept = [cell.cell_contents for cell in getattr(inner, "__closure__", None) or ()]
        functions = [inspect.unwrap(one) for one in kept if hasattr(one, "__code__")]
        inner = next((one for one in functions if one.__name__ == name), functions[0] if functions else inner)
    own = getattr(inner, "__code__", None) or getattr(getattr(inner, "__func__", None), "__code__", None)
    return own or getattr(type(inner).__dict__.get("__call__"), "__code__", None)


def returned(call: dict[str, Any], value: Any) -> list[Leaf]:
    """Flatten what a call gave."""
    if "dh" not in call:
        return leaves(value)
    found: list[Leaf] = []
    try:
        for group in GROUPS:
            for key in KEYS:
                found += _block(value, group, key)
    except BaseException:  # noqa: BLE001  hostile or odd objects: what cannot be read was not returned
        return found
    return found


def _block(value: Any, group: str, key: str) -> list[Leaf]:
    if not isinstance(value, Mapping) or group not in value or not isinstance(value[group], Mapping):
        return []
    block = value[group].get(key)
    if isinstance(block, (list, tuple)):
        block = _array(_plain(block))  # lists of lists would be read by columns
    one = leaves(block)
    if len(one) != 1 or len(one[0][-1]) > MAX_BLOCK:
        return []
    return [[f"{group}.{key}", *one[0][1:]]]


def _plain(block: Any) -> Any:
    """Lists of numbers, of arrays or of tensors with gradients -> lists of numbers."""
    if isinstance(block, (list, tuple)):
        return [_plain(item) for item in block[:MAX_BLOCK]]
    detach = getattr(block, "detach", None)
    return detach().tolist() if detach is not None else block


def _array(numbers: Any) -> Any:
    import numpy as np

    return np.array(numbers, dtype=np.float64)


def _arrays(by_gate: dict[str, Any]) -> dict[str, Any]:
    return {gate: _array(row) for gate, row in by_gate.items()}
