"""A glance at many weights at once: for which of them can the commonest mistakes not show?

What is drawn in the end, `draw.py` decides with the reference, one proposal after the other and every mistake there is.
Most proposals fail there for one of a few mistakes. These are looked at here for many rows of weights together, so that
hardly a proposal is made in vain.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Traces:
    """What N programs compute that differ in their weights; (N, T) each, letters as in `reference.lstm`."""

    a: FloatArray  # before the candidate's tanh
    i: FloatArray
    f: FloatArray
    o: FloatArray
    c: FloatArray
    y: FloatArray


def traces(inputs: FloatArray, rows: FloatArray, *, rounded: bool = False) -> Traces:
    """Run the LSTM on inputs (T, 4) under rows (N, 4, 4) of weights, the gates in the order of `GATES`."""
    a, *pre_activations = np.moveaxis(rows @ inputs.T, 1, 0)
    gates = [_sigmoid(one) for one in pre_activations]
    i, f, o = (np.round(one) for one in gates) if rounded else gates
    c = _memory(keep=f, add=i * np.tanh(a))
    return Traces(a=a, i=i, f=f, o=o, c=c, y=o * np.tanh(c))


def may_tell(inputs: FloatArray, rows: FloatArray, margin: float) -> BoolArray:
    """Say of each of N weights whether the commonest mistakes move some output by more than `margin`.

    And whether some output is below zero by as much: none of the homework's is.

    Parameters
    ----------
    inputs
        (T, 4), T > 1.
    rows
        (N, 4, 4), the gates in the order of `GATES`.

    Returns
    -------
    (N,)
    """
    real = traces(inputs, rows)
    good: BoolArray = real.y.min(axis=1) < -margin
    for right in (real, traces(inputs, rows, rounded=True)):
        for wrong in _wrong_outputs(right):
            good &= np.abs(wrong - right.y).max(axis=1) > margin
    return good


def may_tell_slips(inputs: FloatArray, rows: FloatArray, margin: float) -> BoolArray:
    """Say of each of N weights whether mistakes show that weights like the homework's hide: half-open gates tell.

    The same shapes as `may_tell`. What `rare.outputs_under_other_weights` lists, and no other.
    """
    good = np.ones(len(rows), dtype=np.bool_)
    real = traces(inputs, rows)
    for rounded, right in ((False, real), (True, traces(inputs, rows, rounded=True))):
        g = np.tanh(right.a)
        wrong = [
            right.o * np.tanh(_memory(keep=right.f, add=right.f * right.i * g)),
            right.o * np.tanh(_memory(keep=np.maximum(right.f, right.i), add=right.i * g)),
        ]
        for gate in (1, 2, 3):  # its bias is left out
            without = rows.copy()
            without[:, gate, 3] = 0.0
            wrong.append(traces(inputs, without, rounded=rounded).y)
        for values in wrong:
            good &= np.abs(values - right.y).max(axis=1) > margin
    for gate in range(4):
        good &= np.abs(_fed_back(inputs, rows, gate) - real.y).max(axis=1) > margin
    return good


def _fed_back(inputs: FloatArray, rows: FloatArray, gate: int) -> FloatArray:
    """The outputs (N, T) where h of the step before is added to one gate's sum."""
    sums = np.moveaxis(rows @ inputs.T, 1, 0).copy()  # (4, N, T)
    h = c = np.zeros(len(rows))
    outputs = []
    for t in range(len(inputs)):
        sums[gate, :, t] += h
        i, f, o = (_sigmoid(sums[k, :, t]) for k in (1, 2, 3))
        c = f * c + i * np.tanh(sums[0, :, t])
        h = o * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1)


def _wrong_outputs(s: Traces) -> tuple[FloatArray, ...]:
    g = np.tanh(s.a)
    return (
        np.tanh(s.c),  # the output gate ignored
        s.o * np.tanh(_memory(keep=s.f, add=g)),  # the input gate ignored
        s.o * np.tanh(np.cumsum(s.i * g, axis=1)),  # the forget gate ignored
        s.o * np.tanh(_memory(keep=s.f, add=s.i * _sigmoid(s.a))),  # sigmoid for the candidate's tanh
        s.o * np.tanh(_memory(keep=s.f, add=s.i * g, before=s.c[:, -1])),  # the memory of an earlier pass left over
    )


def _memory(*, keep: FloatArray, add: FloatArray, before: FloatArray | float = 0.0) -> FloatArray:
    """c_t = keep_t c_{t-1} + add_t, (N, T)."""
    c, states = before, []
    for keep_t, add_t in zip(keep.T, add.T, strict=True):
        c = keep_t * c + add_t
        states.append(c)
    return np.stack(states, axis=1)


def _sigmoid(z: FloatArray) -> FloatArray:
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * z))
