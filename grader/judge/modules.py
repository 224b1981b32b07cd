"""What nn.LSTMCell and nn.LSTM were given, and what they gave.

Calls of one module are stitched to passes of T outputs:

    nn.LSTMCell   T calls with one output each, or one call with T rows (which is a batch, not a sequence)
    nn.LSTM       one call with T outputs, or T calls with one each
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from msgspec import structs

from grader.judge.agree import FloatArray, agrees
from grader.judge.windows import windows_of
from grader.observations import Numbers, Observations, Place, TorchCall, TorchModule
from grader.oracle import Expected

MAX_UNITS = 8  # more are no worked example
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

    def same_input(self, steps: int) -> bool:
        """Whether every one of so many steps was given the same numbers."""
        rows = self.inputs.reshape(steps, -1) if self.inputs.size and not self.inputs.size % steps else None
        return steps > 1 and rows is not None and bool((rows == rows[0]).all())

    def inputs_equal(self, other: Pass) -> bool:
        """Whether another pass was given the same numbers."""
        return np.array_equal(self.inputs, other.inputs)

    @property
    def memories(self) -> tuple[FloatArray, ...]:
        """The memory (T,), and its tanh: what the output is where the output gate is forgotten. None where not seen."""
        return () if self.states is None else (self.states, np.tanh(self.states))

    def is_memory(self, values: FloatArray, absolute: float) -> bool:
        """Whether numbers are its memory, or the tanh of it."""
        return any(agrees(values, memory, absolute) for memory in self.memories)


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
    for at, call in enumerate(calls, start=1):
        if call.output is not None and call.output.values.size == steps and steps > 1:
            whole = _pass([call])
            yield whole if whole.states is not None else replace(whole, states=_states_of_prefixes(calls[:at], steps))
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


def _states_of_prefixes(calls: Sequence[TorchCall], steps: int) -> FloatArray | None:
    """The memory (T,) after each step of the last call, where the calls before it were on one step, two steps, ..."""
    ones = calls[-steps:]
    sizes = [call.output.values.size for call in ones if call.output is not None]
    states = [call.c.values for call in ones if call.c is not None and call.c.values.size == 1]
    return np.concatenate(states) if sizes == list(range(1, steps + 1)) and len(states) == steps else None


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


def on_homework_inputs(one: Pass, expected: Expected, absolute: float) -> bool:
    """Whether a pass was given the inputs of the example: all four columns, or three beside a bias of its own."""
    return any(
        one.inputs.size == part.size and bool(np.all(np.abs(one.inputs - part.ravel()) <= absolute))
        for part in (expected.inputs, expected.inputs[:, :3])
    )
