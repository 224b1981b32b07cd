"""The same operator twice more: `nn.LSTMCell` stepped over time, and `nn.LSTM` over the whole sequence.

Both modules keep their rows in torch's order, which is not the homework's::

    weight_ih  (4, M)      w_i      bias_ih  (4,)  0      weight_hh  (4, 1)  0
                           w_f               0                       0
                           w_g               0                       0
                           w_o      bias_hh  (4,)  0                 0

with one hidden unit, so each row is one gate's. A module is born with *all* of these at random. Two of the
four are easily forgotten, as the homework's own listings forget the biases, and then the outputs change
from run to run. `load_state_dict` is how it is done here because it is strict: it refuses a set of
parameters from which one is missing, so nothing can stay random.

This is the one module of the package that imports torch.

Source: https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html, "Variables", for the order of the
rows and the equations.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from reference.homework import GATES
from reference.lstm import FloatArray, checked_inputs, checked_weights

TORCH_GATE_ORDER = ("input_gate", "forget_gate", "candidate", "output_gate")
"""The order of the rows in `weight_ih`, `weight_hh`, `bias_ih` and `bias_hh`: i, f, g, o."""


def lstm_cell(inputs: npt.ArrayLike, weights: Mapping[str, npt.ArrayLike]) -> FloatArray:
    """Step `nn.LSTMCell` over a sequence, carrying its two states by hand.

    Parameters
    ----------
    inputs : (T, M) array-like of finite numbers, T >= 1, M >= 1
    weights : mapping of each name in `reference.homework.GATES` to an (M,) array-like

    Returns
    -------
    (T,) float64 ndarray
        The outputs h_1 ... h_T, with biases, recurrent weights, h_0 and c_0 all zero.

    Raises
    ------
    ValueError
        As `reference.lstm.run` does.

    Examples
    --------
    >>> from reference.homework import INPUTS, WEIGHTS
    >>> print(lstm_cell(INPUTS, WEIGHTS).round(4))
    [0.     0.     0.     0.     0.     0.9636 0.     0.     0.7616]
    """
    x = checked_inputs(inputs)
    with torch.random.fork_rng(devices=[]):  # the start values are drawn, but not from the caller's numbers
        cell = nn.LSTMCell(x.shape[1], 1, dtype=torch.float64)
    cell.load_state_dict(_parameters(x, weights, suffix=""))
    h = torch.zeros(1, 1, dtype=torch.float64)  # (batch, hidden)
    c = torch.zeros(1, 1, dtype=torch.float64)
    outputs = []
    with torch.no_grad():
        for x_t in torch.from_numpy(x):
            h, c = cell(x_t[None, :], (h, c))  # x_t as a batch of one: (1, M)
            outputs.append(h.item())
    return np.array(outputs, dtype=np.float64)


def lstm(inputs: npt.ArrayLike, weights: Mapping[str, npt.ArrayLike]) -> FloatArray:
    """Hand the whole sequence to `nn.LSTM`, which steps and carries the states itself.

    Parameters
    ----------
    inputs : (T, M) array-like of finite numbers, T >= 1, M >= 1
    weights : mapping of each name in `reference.homework.GATES` to an (M,) array-like

    Returns
    -------
    (T,) float64 ndarray
        The outputs h_1 ... h_T, with biases, recurrent weights, h_0 and c_0 all zero.

    Raises
    ------
    ValueError
        As `reference.lstm.run` does.

    Notes
    -----
    The sequence goes in as (T, 1, M): time first, then a batch of one. As (1, T, M) without
    `batch_first=True` it would be T sequences of one step each, every one from an empty memory.

    Examples
    --------
    >>> from reference.homework import INPUTS, WEIGHTS
    >>> print(lstm(INPUTS, WEIGHTS).round(4))
    [0.     0.     0.     0.     0.     0.9636 0.     0.     0.7616]
    """
    x = checked_inputs(inputs)
    with torch.random.fork_rng(devices=[]):
        module = nn.LSTM(x.shape[1], 1, dtype=torch.float64)
    module.load_state_dict(_parameters(x, weights, suffix="_l0"))
    with torch.no_grad():
        outputs, _ = module(torch.from_numpy(x)[:, None, :])  # (T, 1, M) -> (T, 1, 1)
    return np.array(outputs[:, 0, 0].tolist(), dtype=np.float64)


def _parameters(x: FloatArray, weights: Mapping[str, npt.ArrayLike], *, suffix: str) -> dict[str, torch.Tensor]:
    """All four parameters of a module with one hidden unit; nn.LSTM names its first layer's with `_l0`."""
    rows = checked_weights(weights, columns=x.shape[1])  # in the order of GATES
    in_torch_order = rows[[GATES.index(name) for name in TORCH_GATE_ORDER]]
    return {
        f"weight_ih{suffix}": torch.from_numpy(in_torch_order),
        f"weight_hh{suffix}": torch.zeros(4, 1, dtype=torch.float64),
        f"bias_ih{suffix}": torch.zeros(4, dtype=torch.float64),
        f"bias_hh{suffix}": torch.zeros(4, dtype=torch.float64),
    }
