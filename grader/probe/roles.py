"""What the columns of the input are for, where weights are in the homework's manner.

One column is stored, one says when to write and to wipe, one when to show. In the homework these are the first, the
second and the third; hidden numbers and a student's own are drawn for any order of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
COLUMNS = 3  # the 4th is the constant 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Which column is which, and where a bias decides."""

    order: tuple[int, int, int]  # the columns that are stored, that write, that show
    edges: tuple[float, float]  # of write and show: inputs smaller than this do not outweigh the bias

    def placed(self, canonical: FloatArray) -> FloatArray:
        """Put the columns of (T, 4) inputs, given as stored, write, show, 1, where these weights expect them."""
        inputs = np.ones_like(canonical)
        inputs[:, list(self.order)] = canonical[:, :COLUMNS]
        return inputs


def roles(weights: Mapping[str, FloatArray]) -> Roles | None:
    """Find what the columns are for; None where the weights are of another kind."""
    used = {gate: np.flatnonzero(row[:COLUMNS]).tolist() for gate, row in weights.items()}
    if any(len(columns) != 1 for columns in used.values()) or used["input_gate"] != used["forget_gate"]:
        return None
    stored, write, show = (used[gate][0] for gate in ("candidate", "input_gate", "output_gate"))
    if len({stored, write, show}) < COLUMNS:
        return None
    edges = {gate: abs(float(row[3] / row[used[gate][0]])) for gate, row in weights.items()}
    written = min(edges["input_gate"], edges["forget_gate"])
    return Roles(order=(stored, write, show), edges=(written, edges["output_gate"]))
