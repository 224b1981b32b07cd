"""Whether the calls of nn.LSTMCell and nn.LSTM that a run reports can have happened.

The recorder lives in the student's process, so a call of a module is a claim: with these parameters, on these inputs,
it gave these outputs. That can be computed again, outside. A call whose outputs do not follow was invented, or somebody
put something else below the module's `forward`; nothing of such a run is used.

Only what one layer of `reference` can say something about is asked: float32 or float64, one direction, no projection,
all parameters under torch's own names. Whatever else modules can do (half precision, parametrisations, packed batches)
passes unasked: honest code must never be called forged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from grader.judge.agree import EXACT, FloatArray, same
from grader.observations import Numbers, TorchCall, TorchModule
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
    asked = [call for call in calls if call.output is not None and call.output.values.size <= MOST_OUTPUTS]
    expected = _recomputed(asked)
    return next(
        (call for n, call in enumerate(asked) if not _follows(call, expected.get(n), shifted=shifted)),
        None,
    )


def is_recomputed(module: TorchModule) -> bool:
    """Whether what a module gives was computed again: a call of it that is believed did happen."""
    return _layer(module) is not None


def _follows(call: TorchCall, expected: FloatArray | None, *, shifted: bool) -> bool:
    output, returned = call.output, call.returned
    if output is None:
        return True
    if not shifted and returned is not None and not same(returned.values, output.values, EXACT):
        return False
    return expected is None or bool((np.abs(expected - output.values) <= ABSOLUTE).all())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Layer:
    """A module of one layer, D units and M inputs, as `reference.layer` wants it."""

    w_ih: FloatArray  # (4D, M)
    w_hh: FloatArray  # (4D, D)
    bias: FloatArray  # (4D,)
    batch_first: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Claim:
    """What one call was given."""

    number: int  # of the call
    inputs: FloatArray  # (T, B, M)
    h_0: FloatArray  # (B, D)
    c_0: FloatArray  # (B, D)
    batch_first: bool  # whether its output comes with the batch before the steps


def _recomputed(calls: Sequence[TorchCall]) -> dict[int, FloatArray]:
    """What each call must have given, by its number, flat in the order of its output; without those that are not for
    us to say.

    A module that is stepped is called once a step: its calls are computed together, as a batch.
    """
    layers = {id(call.module): _layer(call.module) for call in calls}
    alike: dict[tuple[int, int], list[_Claim]] = {}
    for number, call in enumerate(calls):
        layer = layers[id(call.module)]
        claim = None if layer is None else _claim(number, call, layer)
        if claim is not None:
            alike.setdefault((id(call.module), len(claim.inputs)), []).append(claim)
    found: dict[int, FloatArray] = {}
    for (module, _), claims in alike.items():
        layer = layers[module]
        if layer is not None:
            found |= _outputs(claims, layer)
    return found


def _layer(module: TorchModule) -> _Layer | None:
    settings = module.settings
    units, width = settings.get("hidden_size", 0), settings.get("input_size", 0)
    plain = settings.get("num_layers", 1) == 1 and not settings.get("bidirectional") and not settings.get("proj_size")
    suffix = "_l0" if module.kind == "lstm" else ""
    wanted = {f"weight_ih{suffix}": 4 * units * width, f"weight_hh{suffix}": 4 * units * units}
    if settings.get("bias", 1):
        wanted |= {f"bias_ih{suffix}": 4 * units, f"bias_hh{suffix}": 4 * units}
    found = module.parameters
    known = {name: found[name] for name, size in wanted.items() if name in found and found[name].values.size == size}
    if not plain or units < 1 or width < 1 or known.keys() != wanted.keys() or not all(map(_plain, known.values())):
        return None
    biases = [one.values for name, one in known.items() if name.startswith("bias_")]
    return _Layer(
        w_ih=known[f"weight_ih{suffix}"].values.reshape(4 * units, width),
        w_hh=known[f"weight_hh{suffix}"].values.reshape(4 * units, units),
        bias=sum(biases, np.zeros(4 * units)),
        batch_first=module.kind == "lstm" and bool(settings.get("batch_first")),
    )


def _plain(numbers: Numbers) -> bool:
    return numbers.origin in EXACT_ENOUGH and bool(np.isfinite(numbers.values).all())


def _claim(number: int, call: TorchCall, layer: _Layer) -> _Claim | None:
    """Lay a call out for the layer; None where what it gives is not for us to say."""
    given, output = call.given, call.output
    states = [state for state in (call.h_0, call.c_0) if state is not None]
    if given is None or output is None or not all(map(_plain, (given, output, *states))):
        return None
    units = layer.w_hh.shape[1]
    inputs = _inputs(call, given, layer)
    if inputs is None or inputs.shape[0] * inputs.shape[1] * units != output.values.size:
        return None
    batch = inputs.shape[1]
    if any(state.values.size != batch * units for state in states):
        return None
    h_0, c_0 = (
        np.zeros((batch, units)) if state is None else state.values.reshape(batch, units)
        for state in (call.h_0, call.c_0)
    )
    batch_first = layer.batch_first and len(given.shape) == 3
    return _Claim(number=number, inputs=inputs, h_0=h_0, c_0=c_0, batch_first=batch_first)


def _outputs(claims: Sequence[_Claim], layer: _Layer) -> dict[int, FloatArray]:
    """What calls of one module over the same number of steps must have given."""
    inputs = np.concatenate([one.inputs for one in claims], axis=1)  # (T, the sum of all B, M)
    terms = (np.abs(inputs) @ np.abs(layer.w_ih).T).max(axis=(0, 2))  # the largest of each sequence
    h_0, c_0 = np.concatenate([one.h_0 for one in claims]), np.concatenate([one.c_0 for one in claims])
    outputs = layer_output(inputs, layer.w_ih, layer.w_hh, layer.bias, h_0, c_0)
    found: dict[int, FloatArray] = {}
    end = 0
    for one in claims:
        start, end = end, end + one.inputs.shape[1]
        if terms[start:end].max() <= LARGEST_TERM:
            own = outputs[:, start:end]
            found[one.number] = (own.swapaxes(0, 1) if one.batch_first else own).ravel()
    return found


def _inputs(call: TorchCall, given: Numbers, layer: _Layer) -> FloatArray | None:
    """The inputs as (T, B, M)."""
    shape, width = given.shape, layer.w_ih.shape[1]
    if not shape or shape[-1] != width or len(shape) > 3:
        return None
    if call.kind == "lstm_cell":
        return given.values.reshape(1, -1, width) if len(shape) < 3 else None
    if len(shape) == 3:
        inputs = given.values.reshape(shape)
        return inputs.swapaxes(0, 1) if layer.batch_first else inputs
    packed = call.c is not None and len(call.c.shape) == 3  # the steps of a packed batch of more than one are mixed
    if len(shape) != 2 or call.c is None or (packed and call.c.shape[1] != 1):
        return None
    return given.values.reshape(shape[0], 1, width)
