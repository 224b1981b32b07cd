"""The LSTM operator with one hidden unit, in NumPy, with a trace of everything it computed.

The equations, with the letters that the code below uses::

    g_t = phi(  w_g . x_t + u_g h_{t-1} + b_g )      candidate          phi = tanh
    i_t = gate( w_i . x_t + u_i h_{t-1} + b_i )      input gate         gate = sigmoid
    f_t = gate( w_f . x_t + u_f h_{t-1} + b_f )      forget gate
    o_t = gate( w_o . x_t + u_o h_{t-1} + b_o )      output gate
    c_t = f_t c_{t-1} + i_t g_t                      memory
    y_t = h_t = o_t psi(c_t)                         output             psi = tanh

and as a picture of one step::

                 x_t, h_{t-1}
          +---------+---------+---------+
          v         v         v         v
         f_t       i_t       g_t       o_t
          |         |         |         |
          |         +--> x <--+         |
          v              v              v
    c_{t-1} -> x ------> + --> c_t --> psi --> x --> y_t = h_t
                                |
                                +--> to the next step, as is

Only products and one sum lie on the way from `c_{t-1}` to `c_t`: there is no squashing on it, which is the
whole point (Hochreiter and Schmidhuber 1997; with the forget gate, Gers et al. 2000). The course book has
these equations in section 6.6.1 after (6.50); torch has them in the documentation of `nn.LSTM`, with two
biases for each gate that are simply added.

`phi`, `psi` and `gate` can be chosen, because the homework is solved in more ways than one: its own NumPy
listing rounds the gates, and the slide that it is drawn from has the identity for both activations.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reference.homework import GATES

FloatArray = npt.NDArray[np.float64]
_FLOAT64 = np.dtype(np.float64)


class Gate(enum.Enum):
    """How a gate is made from its pre-activation z.

    `ROUNDED` and `THRESHOLD` are written differently by different people and are nearly the same function.
    At z = 0 both give 0, as halves round to even. They part only where z is positive and yet so small (below
    about 2.2e-16) that sigmoid(z) is exactly 0.5 in float64.

    Examples
    --------
    >>> [kind.function(0.0) for kind in Gate]
    [0.5, 0.0, 0.0]
    >>> [kind.function(1e-17) for kind in Gate]
    [0.5, 0.0, 1.0]
    """

    REAL = "real"
    """sigmoid(z), anywhere from 0 to 1"""
    ROUNDED = "rounded"
    """np.round(sigmoid(z)): 0 or 1"""
    THRESHOLD = "threshold"
    """1 where z > 0, else 0"""

    @property
    def function(self) -> Callable[[float], float]:
        """The gate as a function of one number."""
        return _GATE_FUNCTIONS[self]


class Activation(enum.Enum):
    """What is put on the candidate (phi), or on the memory before it is shown (psi).

    Examples
    --------
    >>> [kind.function(0.0) for kind in Activation]
    [0.0, 0.0, 0.5]
    """

    TANH = "tanh"
    """the LSTM as it is taught, and as torch has it"""
    IDENTITY = "identity"
    """none at all, as on Hung-yi Lee's slide"""
    SIGMOID = "sigmoid"
    """a common mistake: the gates' function, where tanh belongs"""

    @property
    def function(self) -> Callable[[float], float]:
        """The activation as a function of one number."""
        return _ACTIVATION_FUNCTIONS[self]


def _sigmoid(z: float) -> float:
    # exp is only ever taken of a number that is not positive: exp(1000) overflows, exp(-1000) is a clean 0.
    if z >= 0.0:
        return 1.0 / (1.0 + math.exp(-z))
    e = math.exp(z)
    return e / (1.0 + e)


def _rounded(z: float) -> float:
    return float(round(_sigmoid(z)))  # halves to even, as np.round does


def _threshold(z: float) -> float:
    return 1.0 if z > 0.0 else 0.0


def _identity(z: float) -> float:
    return z


_GATE_FUNCTIONS: Mapping[Gate, Callable[[float], float]] = {
    Gate.REAL: _sigmoid,
    Gate.ROUNDED: _rounded,
    Gate.THRESHOLD: _threshold,
}
_ACTIVATION_FUNCTIONS: Mapping[Activation, Callable[[float], float]] = {
    Activation.TANH: math.tanh,
    Activation.IDENTITY: _identity,
    Activation.SIGMOID: _sigmoid,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trace:
    """All that one run computed, step by step. float64 throughout; row t - 1 belongs to step t."""

    x: FloatArray
    """(T, M) the inputs"""
    g: FloatArray
    """(T,) the candidate"""
    i: FloatArray
    """(T,) the input gate"""
    f: FloatArray
    """(T,) the forget gate"""
    o: FloatArray
    """(T,) the output gate"""
    c: FloatArray
    """(T,) the memory, after the step's update"""
    y: FloatArray
    """(T,) the output, which is also h_t, the hidden state that the next step sees"""


def run(
    inputs: npt.ArrayLike,
    weights: Mapping[str, npt.ArrayLike],
    *,
    gate: Gate = Gate.REAL,
    candidate: Activation = Activation.TANH,
    output: Activation = Activation.TANH,
    biases: Mapping[str, float] | None = None,
    recurrent: Mapping[str, float] | None = None,
    h_0: float = 0.0,
    c_0: float = 0.0,
) -> Trace:
    """Run the LSTM over a sequence.

    Parameters
    ----------
    inputs : (T, M) array-like of finite numbers, T >= 1, M >= 1
        A row for each step. The homework has M = 4, and the fourth is the constant 1.
    weights : mapping of each name in `reference.homework.GATES` to an (M,) array-like
        w_g, w_i, w_f and w_o.
    gate : Gate
        What makes i, f and o from their pre-activations.
    candidate, output : Activation
        phi and psi of the equations above.
    biases : mapping of each name in `GATES` to a number, optional
        b_g, b_i, b_f and b_o. Left out, they are 0. For a torch module pass `bias_ih + bias_hh`.
    recurrent : mapping of each name in `GATES` to a number, optional
        u_g, u_i, u_f and u_o, each multiplied by h_{t-1}. Left out, they are 0.
    h_0, c_0 : float
        The hidden state and the memory before the first step.

    Returns
    -------
    Trace
        The outputs are its `y`; the arrays are its own, none shares memory with an argument.

    Raises
    ------
    ValueError
        If a shape is not as above, a name is missing or unknown, a number is not real and finite, or the
        memory grows beyond what float64 holds (which the identity makes possible, tanh does not).

    Notes
    -----
    Speed matters, as this is called several times for each program that is compared with it. So what depends
    on the inputs alone is one product of matrices, and the recurrence, which no vector operation can shorten,
    runs on plain floats, for which `math` is several times faster than NumPy.

    Sources: Hochreiter and Schmidhuber 1997; Gers et al. 2000; nndl section 6.6.1.

    Examples
    --------
    >>> from reference.homework import INPUTS, WEIGHTS
    >>> print(run(INPUTS, WEIGHTS).y.round(4))
    [0.     0.     0.     0.     0.     0.9636 0.     0.     0.7616]

    The same with rounded gates, and the slide's version:

    >>> print(run(INPUTS, WEIGHTS, gate=Gate.ROUNDED).y[[5, 8]])
    [0.96362865 0.761589  ]
    >>> print(run(INPUTS, WEIGHTS, candidate=Activation.IDENTITY, output=Activation.IDENTITY).y[[5, 8]])
    [6.99950063 5.99977301]

    A shape that cannot be meant is refused:

    >>> run(INPUTS[0], WEIGHTS)
    Traceback (most recent call last):
        ...
    ValueError: inputs: expected shape (T, M) with T >= 1 and M >= 1, got (4,)
    """
    x, z = _pre_activations(inputs, weights, _numbers_by_gate("biases", biases))
    u = _numbers_by_gate("recurrent", recurrent)
    h, c = _finite_number("h_0", h_0), _finite_number("c_0", c_0)
    return _recurrence(x, z, gate, candidate, output, u, h, c)


def run_each(inputs: npt.ArrayLike, weights: Mapping[str, npt.ArrayLike], gates: Iterable[Gate]) -> dict[Gate, Trace]:
    """Run it once for each kind of gates; what they have in common is checked and computed once.

    Parameters
    ----------
    inputs, weights
        As `run` takes them.

    Returns
    -------
    dict of Trace
        By kind, each as `run` gives it; they share their `x`.

    Examples
    --------
    >>> from reference.homework import INPUTS, WEIGHTS
    >>> [round(float(trace.y[5]), 6) for trace in run_each(INPUTS, WEIGHTS, Gate).values()]
    [0.963624, 0.963629, 0.963629]
    """
    none = _numbers_by_gate("biases", None)
    x, z = _pre_activations(inputs, weights, none)
    return {gate: _recurrence(x, z, gate, Activation.TANH, Activation.TANH, none, 0.0, 0.0) for gate in gates}


def _pre_activations(
    inputs: npt.ArrayLike, weights: Mapping[str, npt.ArrayLike], biases: tuple[float, float, float, float]
) -> tuple[FloatArray, FloatArray]:
    """x (T, M), and what of the pre-activations depends on it alone (T, 4), in the order of GATES."""
    x = checked_inputs(inputs)
    w = checked_weights(weights, columns=x.shape[1])
    with np.errstate(over="ignore", invalid="ignore"):  # what overflows is refused in the next line
        z = x @ w.T + biases
    if not np.isfinite(z).all():
        raise ValueError("inputs and weights: their products are too large for float64")
    return x, z


def _recurrence(
    x: FloatArray,
    z: FloatArray,
    gate: Gate,
    candidate: Activation,
    output: Activation,
    recurrent: tuple[float, float, float, float],
    h: float,
    c: float,
) -> Trace:
    """Go through the steps, from h and c before the first."""
    sigma, phi, psi = gate.function, candidate.function, output.function
    u_g, u_i, u_f, u_o = recurrent
    steps: list[tuple[float, float, float, float, float, float]] = []
    for z_g, z_i, z_f, z_o in z.tolist():
        g = phi(z_g + u_g * h)
        i = sigma(z_i + u_i * h)
        f = sigma(z_f + u_f * h)
        o = sigma(z_o + u_o * h)
        c = f * c + i * g
        h = o * psi(c)
        if not math.isfinite(c):
            raise ValueError(f"the memory is too large for float64 at step {len(steps) + 1}")
        steps.append((g, i, f, o, c, h))

    columns = np.array(steps, dtype=np.float64).T.copy()
    return Trace(x=x, g=columns[0], i=columns[1], f=columns[2], o=columns[3], c=columns[4], y=columns[5])


def checked_inputs(inputs: npt.ArrayLike) -> FloatArray:
    """Take a sequence of inputs as a float64 array of its own, or say what is wrong with it.

    Parameters
    ----------
    inputs : (T, M) array-like of finite numbers, T >= 1, M >= 1

    Returns
    -------
    (T, M) float64 ndarray, a copy

    Raises
    ------
    ValueError
        If it is anything else.

    Examples
    --------
    >>> checked_inputs([[1, 2], [3, 4]])
    array([[1., 2.],
           [3., 4.]])
    """
    x = _real_numbers("inputs", inputs)
    if x.ndim != 2 or x.size == 0:
        raise ValueError(f"inputs: expected shape (T, M) with T >= 1 and M >= 1, got {x.shape}")
    return x


def checked_weights(weights: Mapping[str, npt.ArrayLike], *, columns: int) -> FloatArray:
    """Stack the four weight rows in the order of `GATES`, or say what is wrong with them.

    Parameters
    ----------
    weights : mapping of each name in `reference.homework.GATES` to an (M,) array-like
    columns : int
        M, as the inputs have it.

    Returns
    -------
    (4, M) float64 ndarray, a copy

    Raises
    ------
    ValueError
        If a name is missing or unknown, a shape is not (M,), or a number is not finite.

    Examples
    --------
    >>> rows = {"candidate": [1], "input_gate": [2], "forget_gate": [3], "output_gate": [4]}
    >>> checked_weights(rows, columns=1).ravel()
    array([1., 2., 3., 4.])
    """
    _check_names("weights", weights)
    given = [weights[name] for name in GATES]
    if all(isinstance(row, np.ndarray) and row.dtype == _FLOAT64 and row.shape == (columns,) for row in given):
        stacked: FloatArray = np.array(given)
        if np.isfinite(stacked).all():
            return stacked  # as they mostly come; else they are looked at one by one, to say what is wrong
    rows = []
    for name in GATES:
        row = _real_numbers(f"weights[{name!r}]", weights[name])
        if row.shape != (columns,):
            raise ValueError(f"weights[{name!r}]: expected shape ({columns},) for these inputs, got {row.shape}")
        rows.append(row)
    return np.stack(rows)


def _real_numbers(where: str, value: npt.ArrayLike) -> FloatArray:
    try:
        array = np.asarray(value)
    except (TypeError, ValueError) as error:  # a ragged list, for one
        raise ValueError(f"{where}: expected an array of numbers ({error})") from error
    # By kind, because a cast to float would take the text "1" for a number and drop an imaginary part.
    if array.dtype.kind not in "fiu":
        raise ValueError(f"{where}: expected real numbers, got dtype {array.dtype}")
    numbers = array.astype(np.float64)  # always a copy
    if not np.isfinite(numbers).all():
        raise ValueError(f"{where}: expected finite numbers, got NaN or infinity")
    return numbers


def _check_names(where: str, by_gate: Mapping[str, object]) -> None:
    if missing := [name for name in GATES if name not in by_gate]:
        raise ValueError(f"{where}: missing {', '.join(missing)}")
    if len(by_gate) > len(GATES):
        unknown = sorted(str(name) for name in by_gate if name not in GATES)
        raise ValueError(f"{where}: unknown {', '.join(unknown)}; the names are {', '.join(GATES)}")


def _numbers_by_gate(where: str, by_gate: Mapping[str, float] | None) -> tuple[float, float, float, float]:
    if by_gate is None:
        return (0.0, 0.0, 0.0, 0.0)
    _check_names(where, by_gate)
    g, i, f, o = (_finite_number(f"{where}[{name!r}]", by_gate[name]) for name in GATES)
    return (g, i, f, o)


def _finite_number(where: str, value: float) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{where}: expected a number, got {value!r}") from error
    if not math.isfinite(number):
        raise ValueError(f"{where}: expected a finite number, got {number}")
    return number
