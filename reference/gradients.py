"""Backpropagation through time for the general LSTM: D hidden units, M inputs, T steps, h_0 = c_0 = 0.

Read it beside the derivation, `docs/gradients.md`, which has the same numbers in brackets. The letters are the
course book's, except that its c~ is g here; the keys "i", "f", "c", "o" name the gates as it does, so the
parameters of g are `W["c"]`, `U["c"]` and `b["c"]`. Forward, with `*` element by element::

    a^k_t = W_k x_t + U_k h_{t-1} + b_k                 k in i, f, c, o                          [1]
    i_t, f_t, o_t = sigmoid(a^i_t), sigmoid(a^f_t), sigmoid(a^o_t)      g_t = tanh(a^c_t)        [2]
    c_t = f_t * c_{t-1} + i_t * g_t                                                              [3]
    h_t = o_t * tanh(c_t)                                                                        [4]

Backward, from t = T down to 1. Write `dz` for dL/dz, the derivative by everything that z leads to; `dh[t]` that
is handed in is only what the loss says of h_t directly::

    dh_t = dh[t] + sum over k of U_k^T da^k_{t+1}                       two ways out of h_t      [5]
    dc_t = dh_t * o_t * (1 - tanh(c_t)^2)  +  dc_{t+1} * f_{t+1}        two ways out of c_t      [6]
    da^o_t = dh_t * tanh(c_t) * o_t * (1 - o_t)                                                  [7]
    da^i_t = dc_t * g_t       * i_t * (1 - i_t)                                                  [8]
    da^f_t = dc_t * c_{t-1}   * f_t * (1 - f_t)                                                  [9]
    da^c_t = dc_t * i_t       * (1 - g_t^2)                                                     [10]
    dW_k = sum over t of da^k_t x_t^T     dU_k = sum of da^k_t h_{t-1}^T    db_k = sum of da^k_t [11]

The last line is a sum because the same W_k, U_k and b_k are used at every step.

Sources: nndl chapter 6, section 6.6.1, and exercise 6-4, which asks for this; Hochreiter and Schmidhuber 1997,
who cut the paths through the gates off; the full gradient is that of Graves and Schmidhuber, Framewise Phoneme
Classification with Bidirectional LSTM, Neural Networks 18, 2005, appendix A (there with peepholes).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Parameters = Mapping[str, npt.ArrayLike]
ByGate = dict[str, FloatArray]

KEYS = ("i", "f", "c", "o")
"""Input gate, forget gate, candidate, output gate, as the course book names them."""
GROUPS = ("W", "U", "b")
"""Weights of the input, weights of the previous hidden state, biases."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Steps:
    """The forward pass, kept: row t - 1 of x and the gates, but row t of h and c, belongs to step t."""

    x: FloatArray
    """(T, M) the inputs"""
    i: FloatArray
    """(T, D) the input gate"""
    f: FloatArray
    """(T, D) the forget gate"""
    g: FloatArray
    """(T, D) the candidate"""
    o: FloatArray
    """(T, D) the output gate"""
    c: FloatArray
    """(T + 1, D) the memory; row 0 is c_0 = 0"""
    h: FloatArray
    """(T + 1, D) the hidden state; row 0 is h_0 = 0"""


def forward(x: npt.ArrayLike, W: Parameters, U: Parameters, b: Parameters) -> Steps:
    """Run the LSTM and keep what the backward pass needs.

    Parameters
    ----------
    x : (T, M) array-like of finite numbers, T >= 1, M >= 1
    W, U, b : mappings of each of `KEYS` to a (D, M), a (D, D) and a (D,) array-like, D >= 1

    Returns
    -------
    Steps

    Raises
    ------
    ValueError
        If a key is missing, a shape is not as above, or a number is not finite.

    Examples
    --------
    >>> one = {key: [[1.0]] for key in KEYS}
    >>> forward([[1.0], [2.0]], one, one, {key: [0.0] for key in KEYS}).h.round(4).ravel()
    array([0.    , 0.3696, 0.8112])
    """
    x = _array("x", x, 2)
    W, U, b = _parameters(W, U, b, inputs=x.shape[1])
    D = len(b["i"])
    h, c = [np.zeros(D)], [np.zeros(D)]
    gates: list[tuple[FloatArray, ...]] = []
    for x_t in x:
        a = {k: W[k] @ x_t + U[k] @ h[-1] + b[k] for k in KEYS}  # [1]
        i, f, o, g = sigmoid(a["i"]), sigmoid(a["f"]), sigmoid(a["o"]), np.tanh(a["c"])  # [2]
        c.append(f * c[-1] + i * g)  # [3]
        h.append(o * np.tanh(c[-1]))  # [4]
        gates.append((i, f, g, o))
    i, f, g, o = (np.array(column) for column in zip(*gates, strict=True))
    return Steps(x=x, i=i, f=f, g=g, o=o, c=np.array(c), h=np.array(h))


def gradients(
    x: npt.ArrayLike, W: Parameters, U: Parameters, b: Parameters, dh: npt.ArrayLike
) -> dict[str, dict[str, FloatArray]]:
    """Derive a loss by the parameters of the LSTM, through time.

    Parameters
    ----------
    x : (T, M) array-like of finite numbers, T >= 1, M >= 1
    W, U, b : mappings of each of `KEYS` to a (D, M), a (D, D) and a (D,) array-like, D >= 1
    dh : (T, D) array-like
        dL/dh_t, what the loss says of each h_t directly, not by way of later steps. All zeros but the last row
        if the loss looks at h_T alone.

    Returns
    -------
    {"W": {...}, "U": {...}, "b": {...}}, each by `KEYS`
        dL/dW_k, dL/dU_k and dL/db_k, float64, in the shapes of W, U and b.

    Raises
    ------
    ValueError
        As `forward`, or if dh has another shape.

    Examples
    --------
    One unit, two steps, and a loss that is h_2. Nudge a bias, and h_2 moves as the gradient says:

    >>> W, U = {key: [[0.5]] for key in KEYS}, {key: [[0.3]] for key in KEYS}
    >>> b = {key: [0.1] for key in KEYS}
    >>> found = gradients([[1.0], [-1.0]], W, U, b, [[0.0], [1.0]])
    >>> nudged = forward([[1.0], [-1.0]], W, U, {**b, "f": [0.1 + 1e-6]}).h - forward([[1.0], [-1.0]], W, U, b).h
    >>> print(found["b"]["f"].round(5), (nudged[2] / 1e-6).round(5))
    [0.03514] [0.03514]
    """
    s = forward(x, W, U, b)
    W, U, b = _parameters(W, U, b, inputs=s.x.shape[1])
    dh = _array("dh", dh, 2)
    if dh.shape != s.i.shape:
        raise ValueError(f"dh: expected shape {s.i.shape}, got {dh.shape}")
    dW = {k: np.zeros_like(W[k]) for k in KEYS}
    dU = {k: np.zeros_like(U[k]) for k in KEYS}
    db = {k: np.zeros_like(b[k]) for k in KEYS}
    from_h = np.zeros_like(b["i"])  # what comes back from step t + 1 by way of h_t
    from_c = np.zeros_like(b["i"])  # and by way of c_t; both are 0 behind the last step
    for t in reversed(range(len(s.x))):
        i, f, g, o = s.i[t], s.f[t], s.g[t], s.o[t]
        c, c_before, h_before = s.c[t + 1], s.c[t], s.h[t]
        dh_t = dh[t] + from_h  # [5]
        dc_t = dh_t * o * (1 - np.tanh(c) ** 2) + from_c  # [6]
        da = {
            "o": dh_t * np.tanh(c) * o * (1 - o),  # [7]
            "i": dc_t * g * i * (1 - i),  # [8]
            "f": dc_t * c_before * f * (1 - f),  # [9]
            "c": dc_t * i * (1 - g**2),  # [10]
        }
        for k in KEYS:  # [11]
            dW[k] += np.outer(da[k], s.x[t])
            dU[k] += np.outer(da[k], h_before)
            db[k] += da[k]
        from_h = np.sum([U[k].T @ da[k] for k in KEYS], axis=0)  # for [5] of the step before
        from_c = dc_t * f  # for [6] of the step before
    return {"W": dW, "U": dU, "b": db}


def finite_differences(
    x: npt.ArrayLike, W: Parameters, U: Parameters, b: Parameters, dh: npt.ArrayLike, *, width: float = 1e-5
) -> dict[str, dict[str, FloatArray]]:
    """Say the same without a derivation: nudge each parameter both ways and see how the loss moves.

    The loss is sum over t of dh[t] . h_t, whose derivative by h_t is dh[t]. The result is off by about width^2
    times the third derivative, plus 1e-16 / width for rounding: some 1e-10 here.

    Parameters
    ----------
    x, W, U, b, dh
        As for `gradients`.
    width : float
        How far each parameter is moved, up and down.

    Examples
    --------
    >>> W, U = {key: [[0.5]] for key in KEYS}, {key: [[0.3]] for key in KEYS}
    >>> b = {key: [0.1] for key in KEYS}
    >>> found = finite_differences([[1.0], [-1.0]], W, U, b, [[0.0], [1.0]])
    >>> print(found["b"]["f"].round(5))
    [0.03514]
    """
    x, dh = _array("x", x, 2), _array("dh", dh, 2)
    parameters = dict(zip(GROUPS, _parameters(W, U, b, inputs=x.shape[1]), strict=True))

    def loss() -> float:
        return float(np.sum(dh * forward(x, parameters["W"], parameters["U"], parameters["b"]).h[1:]))

    found = {group: {k: np.zeros_like(array) for k, array in by_gate.items()} for group, by_gate in parameters.items()}
    for group, by_gate in parameters.items():
        for k, array in by_gate.items():
            for place in np.ndindex(array.shape):
                kept = array[place]
                array[place] = kept + width
                above = loss()
                array[place] = kept - width
                below = loss()
                array[place] = kept
                found[group][k][place] = (above - below) / (2 * width)
    return found


def sigmoid(a: FloatArray) -> FloatArray:
    """1 / (1 + exp(-a)), written so that no exponential overflows.

    Examples
    --------
    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    """
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * a)), dtype=np.float64)


def _array(where: str, value: npt.ArrayLike, dimensions: int) -> FloatArray:
    array = np.array(value, dtype=np.float64)  # always a copy
    if array.ndim != dimensions or not array.size:
        raise ValueError(f"{where}: expected {dimensions} dimensions and at least one number, got shape {array.shape}")
    if not np.isfinite(array).all():
        raise ValueError(f"{where}: expected finite numbers, got NaN or infinity")
    return array


def _parameters(W: Parameters, U: Parameters, b: Parameters, *, inputs: int) -> tuple[ByGate, ByGate, ByGate]:
    for where, by_gate in zip(GROUPS, (W, U, b), strict=True):
        if set(by_gate) != set(KEYS):
            raise ValueError(f"{where}: expected the keys {', '.join(KEYS)}, got {', '.join(map(str, by_gate))}")
    biases = {k: _array(f"b[{k!r}]", b[k], 1) for k in KEYS}
    hidden = len(biases["i"])
    wanted = {"W": (hidden, inputs), "U": (hidden, hidden), "b": (hidden,)}
    found = {
        "W": {k: _array(f"W[{k!r}]", W[k], 2) for k in KEYS},
        "U": {k: _array(f"U[{k!r}]", U[k], 2) for k in KEYS},
        "b": biases,
    }
    for where, arrays in found.items():
        for k, array in arrays.items():
            if array.shape != wanted[where]:
                raise ValueError(f"{where}[{k!r}]: expected shape {wanted[where]}, got {array.shape}")
    return found["W"], found["U"], found["b"]
