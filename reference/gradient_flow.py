"""How far back the gradient reaches: dL/dc_{t-k} over k, for several forget biases, beside a plain RNN.

The memory is handed from step to step by c_t = f_t * c_{t-1} + i_t * g_t, so that

    dc_t / dc_{t-1} = diag(f_t)  +  what goes by way of h_{t-1} = o_{t-1} * tanh(c_{t-1}) into the four gates

and over k steps the first term is a product of k forget gates: no matrix, no squashing. `flow` follows the whole
derivative, `forget_product` the product alone; a plain RNN, h_t = tanh(W x_t + U h_{t-1} + b), has nothing but
dh_t / dh_{t-1} = diag(1 - h_t^2) U.

`python -m reference.gradient_flow FOLDER` writes three figures and the numbers that they show. The same numbers come
out each time: nothing is drawn anew, no date is written. Sources: nndl section 6.6.1 and exercise 6-4; Hochreiter and
Schmidhuber 1997; Jozefowicz et al., An Empirical Exploration of Recurrent Network Architectures, ICML 2015, for
what a forget bias of 1 does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reference.gradients import KEYS, ByGate, FloatArray, Steps, forward
from reference.homework import GATES, INPUTS, WEIGHTS

UNITS = 16
INPUT_SIZE = 4
STEPS = 201
SEED = 64
FORGET_BIASES = (-2.0, 0.0, 1.0, 3.0, 6.0)
SPREAD = 0.25
"""standard deviation of weights, 1/sqrt(UNITS): what networks are commonly started with"""
_KEY_OF_GATE = {"candidate": "c", "input_gate": "i", "forget_gate": "f", "output_gate": "o"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Flow:
    """Norms of a derivative, going back in time."""

    norms: FloatArray
    """(T,) the spectral norm of d(state at the last step) / d(state k steps before), k = 0 ... T - 1"""
    mean_forget: float
    """the mean of all forget gates; for a plain RNN 0, as it has none"""


def flow(steps: Steps, U: Mapping[str, FloatArray]) -> Flow:
    """Follow dc_T / dc_{T-k} back through both paths, that of c and that of h.

    Parameters
    ----------
    steps : Steps
        A forward pass.
    U : mapping of each of `reference.gradients.KEYS` to (D, D)

    Notes
    -----
    The state is the pair (h, c), 2D numbers; its derivative from one step to the next is a matrix J. Of the product
    of the J only the block of c by c is shown: the product is started with the rows of c_T.

    Examples
    --------
    Without recurrent weights nothing goes by way of h, and what is left is the product of the forget gates:

    >>> one, no = {key: [[1.0]] for key in KEYS}, {key: np.zeros((1, 1)) for key in KEYS}
    >>> steps = forward([[1.0], [2.0], [0.5]], one, no, {key: [0.0] for key in KEYS})
    >>> print(flow(steps, no).norms.round(4), forget_product(steps).round(4))
    [1.     0.6225 0.5483] [1.     0.6225 0.5483]
    """
    D = steps.c.shape[1]
    back = np.concatenate([np.zeros((D, D)), np.eye(D)], axis=1)  # dc_T / d(h_T, c_T)
    norms = [1.0]
    for t in reversed(range(1, len(steps.x))):
        back = back @ _step_derivative(steps, t, U)
        # c_{t-1} also sets h_{t-1} = o tanh(c_{t-1}), which the step t reads
        shown = steps.o[t - 1] * (1 - np.tanh(steps.c[t]) ** 2)
        norms.append(float(np.linalg.norm(back[:, D:] + back[:, :D] * shown, 2)))
    return Flow(norms=np.array(norms), mean_forget=float(steps.f.mean()))


def _step_derivative(steps: Steps, t: int, U: Mapping[str, FloatArray]) -> FloatArray:
    """d(h_t, c_t) / d(h_{t-1}, c_{t-1}), with h_{t-1} and c_{t-1} as two variables; row t of the gates."""
    i, f, g, o = steps.i[t], steps.f[t], steps.g[t], steps.o[t]
    c_by_h = (
        (g * i * (1 - i))[:, None] * U["i"]
        + (steps.c[t] * f * (1 - f))[:, None] * U["f"]
        + (i * (1 - g**2))[:, None] * U["c"]
    )
    slope = o * (1 - np.tanh(steps.c[t + 1]) ** 2)
    h_by_h = slope[:, None] * c_by_h + (np.tanh(steps.c[t + 1]) * o * (1 - o))[:, None] * U["o"]
    return np.block([[h_by_h, np.diag(slope * f)], [c_by_h, np.diag(f)]])


def forget_product(steps: Steps) -> FloatArray:
    """The largest entry of f_T * f_{T-1} * ... over k factors, k = 0 ... T - 1: the path through c alone."""
    factors = np.concatenate([np.ones((1, steps.f.shape[1])), steps.f[:0:-1]])
    return np.asarray(np.cumprod(factors, axis=0).max(axis=1))


def rnn_flow(x: FloatArray, W: FloatArray, U: FloatArray) -> Flow:
    """The same of a plain RNN: dh_T / dh_{T-k}.

    Examples
    --------
    >>> print(rnn_flow(np.zeros((3, 1)), np.zeros((1, 1)), np.array([[0.5]])).norms)
    [1.   0.5  0.25]
    """
    h = [np.zeros(len(U))]
    for x_t in x:
        h.append(np.tanh(W @ x_t + U @ h[-1]))
    back, norms = np.eye(len(U)), [1.0]
    for t in reversed(range(1, len(x))):
        back = back @ ((1 - h[t + 1] ** 2)[:, None] * U)
        norms.append(float(np.linalg.norm(back, 2)))
    return Flow(norms=np.array(norms), mean_forget=0.0)


# --- the networks that the figures show ------------------------------------------------------------------


def network(forget_bias: float) -> tuple[Steps, ByGate]:
    """Run an LSTM with commonly drawn weights and a given forget bias over a random sequence.

    All networks have the same weights and the same inputs; only the bias differs.
    """
    generator = np.random.default_rng(SEED)
    x = generator.normal(size=(STEPS, INPUT_SIZE))
    W = {key: generator.normal(scale=SPREAD, size=(UNITS, INPUT_SIZE)) for key in KEYS}
    U = {key: generator.normal(scale=SPREAD, size=(UNITS, UNITS)) for key in KEYS}
    b = {key: np.full(UNITS, forget_bias if key == "f" else 0.0) for key in KEYS}
    return forward(x, W, U, b), U


def plain_network() -> Flow:
    """Run a plain RNN with weights and inputs drawn in the same way."""
    generator = np.random.default_rng(SEED)
    x = generator.normal(size=(STEPS, INPUT_SIZE))
    W = generator.normal(scale=SPREAD, size=(UNITS, INPUT_SIZE))
    return rnn_flow(x, W, generator.normal(scale=SPREAD, size=(UNITS, UNITS)))


def homework() -> Steps:
    """Run the homework's nine steps: one unit, no recurrent weights, and step 7 that wipes the memory."""
    W = {key: np.asarray([WEIGHTS[gate]], dtype=np.float64) for gate, key in _KEY_OF_GATE.items()}
    assert set(_KEY_OF_GATE) == set(GATES)
    return forward(INPUTS, W, {key: np.zeros((1, 1)) for key in KEYS}, {key: np.zeros(1) for key in KEYS})


def numbers() -> dict[str, dict[str, list[float]]]:
    """Everything that the figures show, rounded to six digits.

    Returns
    -------
    "flow" : "RNN" and each forget bias -> (STEPS,) norms over k
    "forget_product" : each forget bias -> (STEPS,) the product alone
    "homework" : "f", "c" and "dc" -> (9,) by step: the forget gate, the memory, dc_9 / dc_t
    """
    found: dict[str, dict[str, list[float]]] = {"flow": {"RNN": _rounded(plain_network().norms)}, "forget_product": {}}
    for bias in FORGET_BIASES:
        steps, U = network(bias)
        found["flow"][f"{bias:g}"] = _rounded(flow(steps, U).norms)
        found["forget_product"][f"{bias:g}"] = _rounded(forget_product(steps))
    steps = homework()
    found["homework"] = {
        "f": _rounded(steps.f[:, 0]),
        "c": _rounded(steps.c[1:, 0]),
        "dc": _rounded(forget_product(steps)[::-1]),
    }
    return found


def _rounded(values: FloatArray) -> list[float]:
    return [float(f"{value:.6g}") for value in values]


def main(arguments: list[str]) -> int:
    """Write the figures and their numbers into a folder."""
    from reference.gradient_figures import draw

    if len(arguments) != 1:
        print("usage: python -m reference.gradient_flow FOLDER", file=sys.stderr)  # noqa: T201
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    shown = numbers()
    lines = [
        f'  "{name}": {{\n' + ",\n".join(f'    "{key}": {json.dumps(row)}' for key, row in part.items()) + "\n  }"
        for name, part in shown.items()
    ]
    (folder / "gradient-flow.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    for name, image in draw(shown).items():
        (folder / name).write_bytes(image)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
