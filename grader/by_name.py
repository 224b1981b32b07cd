"""Functions that may be handed in by name, and what they are called with; docs/students.md tells students the same."""

from __future__ import annotations

from collections.abc import Mapping

OPERATORS: Mapping[str, str] = {"numpy": "lstm_numpy", "lstm_cell": "lstm_cell", "lstm": "lstm"}
"""The function of each part that is an LSTM: (inputs (T, 4), weights {gate: (4,)}) -> T numbers."""
OPERATOR_ARGUMENTS = ("inputs", "weights")

GRADIENTS = "lstm_gradients"
"""The function of exercise 6-4: (x (T, M), W, U, b {key: (D, M), (D, D), (D,)}, dh (T, D)) -> dL/dW, dL/dU, dL/db."""
GRADIENTS_ARGUMENTS = ("x", "W", "U", "b", "dh")

ALL = (*OPERATORS.values(), GRADIENTS)
