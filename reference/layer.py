"""One layer of an LSTM as libraries compute it: D hidden units, a batch of B sequences, biases and recurrent weights.

The homework's operator (`reference.lstm`) is the case D = B = 1 without recurrent weights. This is the general one, in
the order in which torch stacks the rows of the four gates, i, f, g, o::

    z_t = W_ih x_t + W_hh h_{t-1} + b           (B, 4D)
    i, f, o = sigmoid(z_i), sigmoid(z_f), sigmoid(z_o)      g = tanh(z_g)
    c_t = f * c_{t-1} + i * g                   h_t = o * tanh(c_t)

Source: https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html
"""

from __future__ import annotations

import numpy as np

from reference.lstm import FloatArray


def layer(
    x: FloatArray, w_ih: FloatArray, w_hh: FloatArray, bias: FloatArray, h_0: FloatArray, c_0: FloatArray
) -> FloatArray:
    """Run a layer over a batch of sequences.

    Parameters
    ----------
    x : (T, B, M) float64 ndarray
    w_ih : (4D, M) float64 ndarray
    w_hh : (4D, D) float64 ndarray
    bias : (4D,) float64 ndarray
        The sum of torch's two.
    h_0, c_0 : (B, D) float64 ndarray

    Returns
    -------
    (T, B, D) float64 ndarray
        h_1 ... h_T. Not finite where the arguments are not.

    Examples
    --------
    >>> import numpy as np
    >>> x = np.ones((2, 1, 1))
    >>> zero = np.zeros((1, 1))
    >>> layer(x, np.zeros((4, 1)), np.zeros((4, 1)), np.array([9.0, 9.0, 9.0, 9.0]), zero, zero).round(2).tolist()
    [[[0.76]], [[0.96]]]
    """
    h, c = h_0, c_0
    units = h_0.shape[1]
    outputs = np.empty((len(x), *h_0.shape))
    with np.errstate(over="ignore", invalid="ignore"):
        from_inputs = x @ w_ih.T + bias
        for t, z_x in enumerate(from_inputs):
            z = z_x + h @ w_hh.T
            gates = _sigmoid(z)  # of the third part, the candidate's, nothing is used
            i, f, _, o = (gates[:, k * units : (k + 1) * units] for k in range(4))
            c = f * c + i * np.tanh(z[:, 2 * units : 3 * units])
            h = outputs[t] = o * np.tanh(c)
    return outputs


def _sigmoid(z: FloatArray) -> FloatArray:
    return 0.5 * (1.0 + np.tanh(0.5 * z))
