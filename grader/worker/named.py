"""The arguments of a function that is handed in by name, and what it returned, laid out for the pipe.

    lstm_numpy, lstm_cell, lstm (inputs, weights)     -> numbers, in any shape: leaves as everywhere
    lstm_gradients (x, W, U, b, dh)                   -> {"W": {...}, "U": {...}, "b": {...}}: a leaf for each block,
                                                         with the path "W.i", "W.f", ... "b.o"

Blocks of one shape must not be joined to one leaf, as values are elsewhere: then nobody could say whose is whose.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .plain import Leaf, leaves

GROUPS = ("W", "U", "b")
KEYS = ("i", "f", "c", "o")
MAX_BLOCK = 512  # numbers; all twelve blocks have to fit one event


def arguments(call: dict[str, Any]) -> tuple[Any, ...]:
    """Make fresh arrays for a call: each function gets its own copy and may change it."""
    if "dh" in call:
        return (_array(call["x"]), *(_arrays(call[group]) for group in GROUPS), _array(call["dh"]))
    return (_array(call["inputs"]), _arrays(call["weights"]))


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
