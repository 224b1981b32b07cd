"""How the parameters that a module really has stand to the homework's.

A module's biases and recurrent weights may be left at their random start, which is excused; its input weights may not.
Its rows are read in torch's order of the gates, and by the columns of the inputs that it was given.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from grader.judge.agree import FloatArray, agrees
from grader.judge.modules import NO_WEIGHT, Pass
from grader.observations import TorchModule
from grader.oracle import Expected

LARGEST_DRAWN = 1.0  # a module of one hidden unit draws from (-1/sqrt(1), 1/sqrt(1)) (docs of nn.LSTM)
MOST_SIGMA = 6.0  # no program draws more from a normal distribution of its own
NO_OTHER_NUMBER = 1e-3  # float32 of a number of a few digits

# torch stacks the four gates' rows in this order (docs of nn.LSTM: W_ii|W_if|W_ig|W_io)
TORCH_GATE_ORDER = ("input_gate", "forget_gate", "candidate", "output_gate")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnParameters:
    """How a module's parameters stand to the homework's."""

    rows: Mapping[str, FloatArray]  # what sits where torch reads each gate's row: effective weights (4,)
    excused_biases: Mapping[str, float]  # left at their random start, or drawn at random by the program
    excused_recurrent: Mapping[str, float]
    recurrent_set: bool  # weight_hh was set to something else than the zeros of the homework
    never_set: bool  # the input weights are still what the constructor drew, or are drawn by the program
    comparable: bool  # one layer, one direction, one hidden unit, three or four inputs

    @property
    def random(self) -> bool:
        """Whether any parameter is left to chance."""
        return any(self.excused_biases.values()) or any(self.excused_recurrent.values()) or self.never_set

    def wrong_by_chance(self, weights: Mapping[str, FloatArray], absolute: float) -> bool:
        """Whether input weights are wrong while something else is left random: then steps are right by luck."""
        wrong = any(bool((np.abs(row - weights[gate]) > absolute).any()) for gate, row in self.rows.items())
        return self.comparable and self.random and wrong


@functools.lru_cache(maxsize=64)
def own_parameters(module: TorchModule) -> OwnParameters:
    """Split a module's parameters into what the student set and what was left at its random start.

    With four inputs the 4th weight is the bias; with three, a bias that the student set is. Biases that the
    student set are added to it in both cases.
    """
    suffix = "_l0" if module.kind == "lstm" else ""
    settings = module.settings
    width = settings.get("input_size", 0)
    found = {name: value.values for name, value in module.parameters.items()}
    weight, recurrent = found.get(f"weight_ih{suffix}"), found.get(f"weight_hh{suffix}")
    comparable = (
        settings.get("hidden_size") == 1
        and settings.get("num_layers", 1) == 1
        and not settings.get("bidirectional")
        and not settings.get("proj_size")
        and width in (3, 4)
        and weight is not None
        and weight.size == 4 * width
        and recurrent is not None
        and recurrent.size == 4
    )
    if not comparable or weight is None or recurrent is None:
        return OwnParameters(
            rows={}, excused_biases={}, excused_recurrent={}, recurrent_set=False, never_set=False, comparable=False
        )
    matrix = weight.reshape(4, width)
    matrix = np.hstack([matrix, np.zeros((4, 4 - width))])
    excused = np.zeros(4)
    for name in (f"bias_ih{suffix}", f"bias_hh{suffix}"):
        bias = found.get(name)
        if bias is None or bias.size != 4:
            continue
        if _left_to_chance(name, module, bias):
            excused = excused + bias
        else:
            matrix[:, 3] += bias
    left = _left_to_chance(f"weight_hh{suffix}", module, recurrent)
    return OwnParameters(
        rows=dict(zip(TORCH_GATE_ORDER, matrix, strict=True)),
        excused_biases=dict(zip(TORCH_GATE_ORDER, map(float, excused), strict=True)),
        excused_recurrent=dict(zip(TORCH_GATE_ORDER, map(float, recurrent), strict=True)) if left else {},
        never_set=f"weight_ih{suffix}" in module.untouched | module.redrawn,
        recurrent_set=not left and bool((np.abs(recurrent) > NO_WEIGHT).any()),
        comparable=True,
    )


def own_of(one: Pass, inputs: FloatArray) -> OwnParameters:
    """A module's parameters, its weights in the order of the columns of `inputs` (T, 4) that it was given.

    A program may have its columns in an order of its own, the constant 1 first, or scaled, if its weights are so too.
    """
    own = own_parameters(one.module)
    given = _columns_given(one, inputs)
    if not own.comparable or given is None:
        return own
    order, scales = given
    return replace(own, rows={gate: row[order] * scales for gate, row in own.rows.items()})


def _columns_given(one: Pass, inputs: FloatArray) -> tuple[list[int], FloatArray] | None:
    """Where a module was given each column of the inputs, or the first three beside a bias of its own; how large."""
    steps, width = inputs.shape
    columns = one.inputs.size // steps
    if columns * steps != one.inputs.size or columns not in (width - 1, width):
        return None
    given = one.inputs.reshape(steps, columns)
    if np.array_equal(given, inputs[:, :columns]):
        return None
    found = [_multiples(column, given) for column in inputs[:, :columns].T]
    order = [next(iter(places)) for places in found if len(places) == 1]
    if sorted(order) != list(range(columns)):
        return None
    scales = [places[j] for places, j in zip(found, order, strict=True)]
    rest = range(columns, width)
    return [*order, *rest], np.array([*scales, *(1.0 for _ in rest)])


def _multiples(column: FloatArray, given: FloatArray) -> dict[int, float]:
    """Which of the given columns are a multiple of one, and of what size; itself before any other."""
    size = float(column @ column)
    scales = {j: float(column @ given[:, j]) / size for j in range(given.shape[1])} if size else {}
    near = {j: scale for j, scale in scales.items() if agrees(given[:, j], scale * column, NO_OTHER_NUMBER)}
    known = {j: 1.0 if abs(scale - 1.0) < NO_OTHER_NUMBER else scale for j, scale in near.items() if scale}
    same = {j: scale for j, scale in known.items() if scale == 1.0}
    return same or known


def _left_to_chance(name: str, module: TorchModule, values: FloatArray) -> bool:
    """Whether a constructor drew these, or the program itself: what it says is untouched need not be so."""
    size = np.abs(values).max(initial=0.0)
    return bool((name in module.untouched and size <= LARGEST_DRAWN) or (name in module.redrawn and size <= MOST_SIGMA))


def rows_in_wrong_order(own: OwnParameters, weights: Mapping[str, FloatArray], absolute: float) -> dict[str, str]:
    """Which gate's row sits where torch reads another's: {where torch reads this gate: the gate that sits there}.

    Empty where every row is in its place, or where some row is none of the homework's four.
    """
    if not own.comparable:
        return {}
    sits: dict[str, str] = {}
    for gate, row in own.rows.items():
        matches = [name for name, wanted in weights.items() if np.all(np.abs(row - wanted) <= absolute)]
        if not matches:
            return {}
        sits[gate] = gate if gate in matches else matches[0]
    return {gate: name for gate, name in sits.items() if gate != name} if len(set(sits.values())) == 4 else {}


def with_homework_weights(one: Pass, expected: Expected, absolute: float) -> bool:
    """Whether a module's rows are the example's four, in whatever order; biases left at random are not looked at."""
    own = own_of(one, expected.inputs)
    return own.comparable and all(
        any(bool(np.all(np.abs(row - wanted) <= absolute)) for row in own.rows.values())
        for wanted in expected.weights.values()
    )
