"""Whether the calls of nn.LSTMCell and nn.LSTM that a run reports can have happened.

The recorder lives in the student's process, so a call of a module is a claim: with these parameters, on these inputs,
it gave these outputs. That can be computed again, outside. A call whose outputs do not follow was invented, or somebody
put something else below the module's `forward`; nothing of such a run is used.

Only what one layer of `reference` can say something about is asked: float32 or float64, one direction, no projection,
all parameters under torch's own names. Whatever else modules can do (half precision, parametrisations, packed batches)
passes unasked: honest code must never be called forged.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from grader.judge.agree import EXACT, FloatArray
from grader.observations import Numbers, TorchCall
from grader.oracle import layer_output

# float32 keeps 7 digits: a gate that is fed from sums of 1e3 is off by 1e-4 or so, and outputs lie between -1 and 1. An
# answer that is right to this is right by every tolerance of an assignment.
ABSOLUTE = 2e-3
LARGEST_TERM = 1e3
MOST_OUTPUTS = 64  # larger ones are no pass over the homework's steps, so no answer is ever made of them
EXACT_ENOUGH = frozenset({"torch:float32", "torch:float64"})


def invented(calls: Iterable[TorchCall], *, shifted: bool) -> TorchCall | None:
    """Find a call whose outputs do not follow from its parameters, inputs and states; None if all may have happened.

    Parameters
    ----------
    shifted
        Whether the run returned shifted outputs to the program; else it returned them as they are.
    """
    return next((call for call in calls if not _follows(call, shifted=shifted)), None)


def _follows(call: TorchCall, *, shifted: bool) -> bool:
    output, returned = call.output, call.returned
    if output is None or output.values.size > MOST_OUTPUTS:
        return True
    if not shifted and returned is not None and not _same(returned.values, output.values):
        return False
    expected = _recomputed(call, output)
    return expected is None or bool(np.all(np.abs(expected - output.values) <= ABSOLUTE))


def _same(first: FloatArray, second: FloatArray) -> bool:
    return first.shape == second.shape and bool(np.allclose(first, second, rtol=0.0, atol=EXACT, equal_nan=True))


def _recomputed(call: TorchCall, output: Numbers) -> FloatArray | None:
    """What one layer gives, flat in the order of the output; None where that is not for us to say."""
    settings, given = call.module.settings, call.given
    units, width = settings.get("hidden_size", 0), settings.get("input_size", 0)
    plain = settings.get("num_layers", 1) == 1 and not settings.get("bidirectional") and not settings.get("proj_size")
    suffix = "_l0" if call.kind == "lstm" else ""
    wanted = {f"weight_ih{suffix}": 4 * units * width, f"weight_hh{suffix}": 4 * units * units}
    if settings.get("bias", 1):
        wanted |= {f"bias_ih{suffix}": 4 * units, f"bias_hh{suffix}": 4 * units}
    found = call.module.parameters
    known = {name: found[name] for name, size in wanted.items() if name in found and found[name].values.size == size}
    if given is None or not plain or units < 1 or width < 1 or known.keys() != wanted.keys():
        return None
    states = [state for state in (call.h_0, call.c_0) if state is not None]
    numbers = [given, output, *states, *known.values()]
    if not all(one.origin in EXACT_ENOUGH and np.isfinite(one.values).all() for one in numbers):
        return None
    inputs = _inputs(call, given, width)
    if inputs is None or inputs.shape[0] * inputs.shape[1] * units != output.values.size:
        return None
    batch = inputs.shape[1]
    if any(state.values.size != batch * units for state in states):
        return None
    w_ih = known[f"weight_ih{suffix}"].values.reshape(4 * units, width)
    if float(np.max(np.abs(inputs) @ np.abs(w_ih).T)) > LARGEST_TERM:
        return None
    biases = [one.values for name, one in known.items() if name.startswith("bias_")]
    h_0, c_0 = (
        np.zeros((batch, units)) if state is None else state.values.reshape(batch, units)
        for state in (call.h_0, call.c_0)
    )
    outputs = layer_output(
        inputs,
        w_ih,
        known[f"weight_hh{suffix}"].values.reshape(4 * units, units),
        sum(biases, np.zeros(4 * units)),
        h_0,
        c_0,
    )
    batch_first = call.kind == "lstm" and settings.get("batch_first") and len(given.shape) == 3
    return (outputs.swapaxes(0, 1) if batch_first else outputs).ravel()


def _inputs(call: TorchCall, given: Numbers, width: int) -> FloatArray | None:
    """The inputs as (T, B, M)."""
    shape = given.shape
    if not shape or shape[-1] != width or len(shape) > 3:
        return None
    if call.kind == "lstm_cell":
        return given.values.reshape(1, -1, width) if len(shape) < 3 else None
    if len(shape) == 3:
        inputs = given.values.reshape(shape)
        return inputs.swapaxes(0, 1) if call.module.settings.get("batch_first") else inputs
    packed = call.c is not None and len(call.c.shape) == 3  # the steps of a packed batch of more than one are mixed
    if len(shape) != 2 or call.c is None or (packed and call.c.shape[1] != 1):
        return None
    return given.values.reshape(shape[0], 1, width)
