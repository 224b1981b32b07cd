"""What nn.LSTMCell and nn.LSTM were given, and what they gave.

Calls of one module are stitched to passes of T outputs:

    nn.LSTMCell   T calls with one output each, or one call with T rows (which is a batch, not a sequence)
    nn.LSTM       one call with T outputs, or T calls with one each
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from msgspec import structs

from grader.judge.agree import FloatArray, agrees
from grader.judge.windows import windows_of
from grader.observations import Numbers, Observations, Place, TorchCall, TorchModule
from grader.oracle import Expected

LARGEST_DRAWN = 1.0  # a module of one hidden unit draws from (-1/sqrt(1), 1/sqrt(1)) (docs of nn.LSTM)
MAX_UNITS = 8  # more are no worked example

# torch stacks the four gates' rows in this order (docs of nn.LSTM: W_ii|W_if|W_ig|W_io)
TORCH_GATE_ORDER = ("input_gate", "forget_gate", "candidate", "output_gate")

NO_OTHER_NUMBER = 1e-3  # float32 of a number of a few digits
NO_WEIGHT = 1e-3  # a recurrent weight below this moves no output by a tolerance


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pass:
    """One module run over the T steps."""

    kind: str  # lstm_cell or lstm
    module: TorchModule
    inputs: FloatArray  # all numbers it was given, flat
    outputs: FloatArray  # (T,) what the module computed
    returned: FloatArray  # (T,) what the program was given: shifted in a shifted run
    states: FloatArray | None  # (T,) c after each step, where it was seen
    calls: int  # T if stepped, 1 if over the whole sequence
    as_batch: bool  # the T rows were given as a batch of T sequences of length 1
    fresh_states: bool  # each step began from c = 0: no memory was handed over
    place: Place  # of the last call
    first_tick: int
    last_tick: int
    unit: int = 0  # which hidden unit or sequence of a batch, where the module has a few

    def inputs_equal(self, other: Pass) -> bool:
        """Whether another pass was given the same numbers."""
        return np.array_equal(self.inputs, other.inputs)


def passes(calls: Sequence[TorchCall], steps: int) -> list[Pass]:
    """Stitch the calls of a run to passes over `steps` steps, in the order of their ends."""
    found: list[Pass] = []
    for kind in ("lstm_cell", "lstm"):
        by_module: dict[tuple[int, int], list[TorchCall]] = defaultdict(list)
        for call in calls:
            if call.kind == kind and call.output is not None:
                parts = [part for lane in _lanes(call, steps) for part in _units(lane)]
                for unit, part in enumerate(parts):
                    by_module[call.module.number, unit].append(part)
        stitched = [
            replace(one, unit=unit + one.unit)
            for (_, unit), group in by_module.items()
            for one in _stitch(group, steps)
        ]
        if not stitched and len(by_module) > 1:  # a module of its own for each step
            stitched = list(
                _stitch([call for (_, unit), group in by_module.items() if not unit for call in group], steps)
            )
        found += stitched
    return sorted(found, key=lambda one: (one.last_tick, -one.unit))


@functools.lru_cache(maxsize=16)
def passes_of(observations: Observations, steps: int) -> Sequence[Pass]:
    """The passes of a whole run; its parts ask for the same, one after the other."""
    return passes(observations.calls, steps)


def outputs_given(calls: Sequence[TorchCall]) -> int:
    """How many outputs the module that was called last gave in all; a few hidden units count as one."""
    ours = [call for call in calls if call.module.number == calls[-1].module.number]
    return sum(part.output.values.size for call in ours for part in _units(call)[:1] if part.output is not None)


def _lanes(call: TorchCall, steps: int) -> list[TorchCall]:
    """A call on a small batch, as a call for each sequence in it: sequences of T steps, or the same one several times.

    T rows that were taken for a batch of T sequences are one call still: that is a mistake.
    """
    given = call.given
    stacked = given is not None and len(given.shape) == (3 if call.kind == "lstm" else 2)
    if given is None or not stacked:
        return [call]
    axis = 0 if call.kind == "lstm_cell" or call.module.settings.get("batch_first") else 1
    batch = given.shape[axis]
    if not 1 < batch <= MAX_UNITS or given.values.size % batch:
        return [call]
    inputs = given.values.reshape(given.shape)
    whole = call.kind == "lstm" and given.shape[1 - axis] == steps > 1
    if not whole and (inputs != inputs.take([0], axis)).any():
        return [call]

    def of(lane: int, numbers: Numbers | None, along: int) -> Numbers | None:
        if numbers is None or len(numbers.shape) != len(given.shape) or numbers.shape[along] != batch:
            return numbers
        values = numbers.values.reshape(numbers.shape).take([lane], along)
        return structs.replace(numbers, shape=values.shape, values=values.ravel())

    states = 1 if call.kind == "lstm" else 0  # of the batch in (1, B, H) or (B, H)
    return [
        structs.replace(
            call,
            given=of(lane, given, axis),
            output=of(lane, call.output, axis),
            returned=of(lane, call.returned, axis),
            h_0=of(lane, call.h_0, states),
            c_0=of(lane, call.c_0, states),
            c=of(lane, call.c, states),
        )
        for lane in range(batch)
    ]


def _units(call: TorchCall) -> list[TorchCall]:
    """A call of a module with a few hidden units, as a call for each: one of them may be the example's."""
    settings = call.module.settings
    width = settings.get("hidden_size", 1) * (2 if settings.get("bidirectional") else 1)
    if not 1 < width <= MAX_UNITS or settings.get("proj_size"):
        return [call]

    def of(unit: int, whole: Numbers | None) -> Numbers | None:
        if whole is None or whole.values.size % width:
            return whole
        values = whole.values[unit::width]
        return structs.replace(whole, shape=(len(values),), values=values)

    return [
        structs.replace(
            call,
            module=_of_one_unit(call.module, unit),
            output=of(unit, call.output),
            returned=of(unit, call.returned),
            c=of(unit, call.c),
        )
        for unit in range(width)
    ]


def _of_one_unit(module: TorchModule, unit: int) -> TorchModule:
    """What a module is to one of its hidden units, where no other unit's h reaches it; else the module as it is."""
    units = module.settings.get("hidden_size", 1)
    recurrent = next((one for name, one in module.parameters.items() if name.startswith("weight_hh")), None)
    alone = module.settings.get("num_layers", 1) == 1 and not module.settings.get("bidirectional")
    if not alone or recurrent is None or recurrent.values.size != 4 * units * units:
        return module
    others = np.delete(recurrent.values.reshape(4, units, units)[:, unit], unit, axis=1)
    if (np.abs(others) > NO_WEIGHT).any():
        return module

    def rows(name: str, one: Numbers) -> Numbers:
        values = one.values.reshape(4, units, -1)[:, unit]
        values = values[:, [unit]] if name.startswith("weight_hh") else values
        return structs.replace(one, shape=values.shape, values=values.ravel())

    parameters = {name: rows(name, one) for name, one in module.parameters.items() if not one.values.size % (4 * units)}
    return structs.replace(module, settings={**module.settings, "hidden_size": 1}, parameters=parameters)


def _stitch(calls: Sequence[TorchCall], steps: int) -> Iterator[Pass]:
    """Join calls until they have given T outputs, beginning where a program begins: with h = c = 0.

    A call for trial before or after the sequence is left out. Where the outputs are a whole number of passes, or every
    call begins from zero because the state is not carried, they are counted off from the first.
    """
    parts = [call for call in calls if (call.output is not None and call.output.values.size < steps) or steps == 1]
    for call in calls:
        if call.output is not None and call.output.values.size == steps and steps > 1:
            yield _pass([call])
        for number, part in enumerate(windows_of(call, steps)):
            yield replace(_pass([part]), unit=number * MAX_UNITS)
    fresh = [_from_zero(call) for call in parts]
    total = sum(call.output.values.size for call in parts if call.output is not None)
    if all(fresh) or total % steps == 0:
        fresh = [index == 0 for index in range(len(parts))]  # whole passes, whatever the states happen to be
    at = ended = 0
    while at < len(parts):
        stray = fresh[at] and at + 1 < len(parts) and fresh[at + 1]
        window, size = [], 0
        for call in parts[at:]:
            window.append(call)
            size += call.output.values.size if call.output is not None else 0
            if size >= steps:
                break
        if (fresh[at] or at == ended) and not stray and size == steps:
            yield _pass(window)
            ended = at = at + len(window)
        else:
            at += 1


def _pass(calls: list[TorchCall]) -> Pass:
    last = calls[-1]
    outputs = np.concatenate([call.output.values for call in calls if call.output is not None])
    returned = np.concatenate([call.returned.values for call in calls if call.returned is not None] or [outputs])
    states = [call.c.values for call in calls if call.c is not None]
    stitched = np.concatenate(states) if states else None
    return Pass(
        kind=last.kind,
        module=last.module,
        inputs=np.concatenate([call.given.values for call in calls if call.given is not None] or [np.empty(0)]),
        outputs=outputs,
        returned=returned if returned.shape == outputs.shape else outputs,
        states=stitched if stitched is not None and stitched.shape == outputs.shape else None,
        calls=len(calls),
        as_batch=len(calls) == 1 and _is_batch(last),
        fresh_states=_memory_lost(calls),
        place=last.place,
        first_tick=calls[0].tick,
        last_tick=last.tick,
    )


def _is_batch(call: TorchCall) -> bool:
    """Whether one call took its rows as a batch: every sequence in it has length 1."""
    shape = call.given.shape if call.given is not None else ()
    if call.kind == "lstm_cell":
        return len(shape) == 2 and shape[0] > 1
    if len(shape) != 3:
        return False
    length, batch = (shape[1], shape[0]) if call.module.settings.get("batch_first") else (shape[0], shape[1])
    return length == 1 and batch > 1


def _from_zero(call: TorchCall) -> bool:
    return all(state is None or not state.values.any() for state in (call.h_0, call.c_0))


def _memory_lost(calls: Sequence[TorchCall]) -> bool:
    """Whether every step began from c = 0, with h = 0 or the h of the last step; only what is not zero tells."""
    left = [state for call in calls[:-1] for state in (call.c, call.output if all(map(_from_zero, calls)) else None)]
    from_empty = all(call.c_0 is None or not call.c_0.values.any() for call in calls)
    return from_empty and any(state is not None and bool(state.values.any()) for state in left)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnParameters:
    """How a module's parameters stand to the homework's."""

    rows: Mapping[str, FloatArray]  # what sits where torch reads each gate's row: effective weights (4,)
    excused_biases: Mapping[str, float]  # left at their random start, or drawn at random by the program
    excused_recurrent: Mapping[str, float]
    recurrent_set: bool  # weight_hh was set to something else than the zeros of the homework
    never_set: bool  # the input weights are still what the constructor drew, or are drawn by the program
    comparable: bool  # one layer, one direction, one hidden unit, three or four inputs

    def wrong_by_chance(self, weights: Mapping[str, FloatArray], absolute: float) -> bool:
        """Whether input weights are wrong while something else is left random: then steps are right by luck."""
        random = any(self.excused_biases.values()) or any(self.excused_recurrent.values()) or self.never_set
        wrong = any(bool((np.abs(row - weights[gate]) > absolute).any()) for gate, row in self.rows.items())
        return self.comparable and random and wrong


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
        if name in module.redrawn or (name in module.untouched and _drawn(bias)):
            excused = excused + bias
        else:
            matrix[:, 3] += bias
    left = f"weight_hh{suffix}" in module.redrawn or (f"weight_hh{suffix}" in module.untouched and _drawn(recurrent))
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


def _drawn(values: FloatArray) -> bool:
    """Whether a constructor can have drawn these: what a program says is untouched need not be so."""
    return bool((np.abs(values) <= LARGEST_DRAWN).all())


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


def on_homework_inputs(one: Pass, expected: Expected, absolute: float) -> bool:
    """Whether a pass was given the inputs of the example: all four columns, or three beside a bias of its own."""
    return any(
        one.inputs.size == part.size and bool(np.all(np.abs(one.inputs - part.ravel()) <= absolute))
        for part in (expected.inputs, expected.inputs[:, :3])
    )


def with_homework_weights(one: Pass, expected: Expected, absolute: float) -> bool:
    """Whether a module's rows are the example's four, in whatever order; biases left at random are not looked at."""
    own = own_of(one, expected.inputs)
    return own.comparable and all(
        any(bool(np.all(np.abs(row - wanted) <= absolute)) for row in own.rows.values())
        for wanted in expected.weights.values()
    )
