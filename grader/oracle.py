"""What would be right: the one module that asks `reference`.

Everything here is computed in the grader's own process, for numbers that the grader chose, and never goes
into the box.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from grader.assignment.schema import Assignment
from reference import gradient_mutants, gradients
from reference.homework import GATES
from reference.layer import layer
from reference.lstm import Activation, Gate, Trace, run, run_each
from reference.mutants import MUTANTS, Mutant

FloatArray = npt.NDArray[np.float64]
HALF_OPEN = 0.1  # a gate further than this from open and from shut
MISTAKES = frozenset(code for mutant in MUTANTS for code in (mutant.code, *mutant.also)) - {"all-zero-output"}
SILENT = 0.05  # an output that stays below this at every step looks like any other
# There are 23 wrong orders of the rows, and of the other mistakes several are as likely to be like what is right.
_SWAPS_LAST = sorted(MUTANTS, key=lambda mutant: mutant.code == "gates-swapped")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wrong:
    """What a classic mistake would give."""

    codes: tuple[str, ...]  # finding codes that look like this
    variant: str
    gate: str  # kind of gates: real or rounded
    values: FloatArray  # (T,)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Expected:
    """What programs of every accepted kind give on some numbers, and what wrong ones would."""

    inputs: FloatArray  # (T, 4)
    weights: Mapping[str, FloatArray]  # (4,) by gate
    answers: Mapping[str, FloatArray]  # kind ("real", "rounded", "threshold") -> (T,)
    linear: Mapping[str, FloatArray]  # the same with the slide's identity for both activations
    quantities: Mapping[str, FloatArray]  # what else a program may hold: inputs, gates, states; (T,) each
    wrong: tuple[Wrong, ...]

    outputs: FloatArray  # (N, T) all of these that are outputs, right, linear or wrong; nine zeros are not among them
    held: FloatArray  # (N, T) all of these that are quantities
    gates: FloatArray  # (N, T) of these i, f and o, of every kind

    @property
    def right(self) -> FloatArray:
        """(N, T), what is right, for each kind of gates."""
        return np.array(list(self.answers.values()))

    @property
    def right_without_tanh(self) -> FloatArray:
        """(N, T), the same with the slide's identity."""
        return np.array(list(self.linear.values()))

    @property
    def right_either_way(self) -> FloatArray:
        """(2N, T), both."""
        return np.concatenate([self.right, self.right_without_tanh])

    @property
    def linear_as_wrong(self) -> tuple[Wrong, ...]:
        """The slide's linear activation as the mistake that it also is."""
        return tuple(
            Wrong(codes=("linear-activation",), variant="identity", gate=gate, values=values)
            for gate, values in self.linear.items()
        )

    @property
    def as_linear(self) -> Expected:
        """The same with the slide's identity in the place of tanh as what is right."""
        prefix = "linear "
        states = {name.removeprefix(prefix): one for name, one in self.quantities.items() if name.startswith(prefix)}
        return replace(self, answers=self.linear, quantities={**self.quantities, **states})

    @property
    def steps(self) -> int:
        """T, the number of time steps."""
        return len(self.answers["real"])


def numbers_of(assignment: Assignment) -> tuple[FloatArray, dict[str, FloatArray]]:
    """The homework's own inputs (T, 4) and its rows of weights (4,) by gate, as float64."""
    homework = assignment.homework
    weights = {gate: np.asarray(row, dtype=np.float64) for gate, row in homework.weights.rows().items()}
    return np.asarray(homework.inputs, dtype=np.float64), weights


def expected_of(assignment: Assignment) -> Expected:
    """What is right, and what is wrong in a known way, on the homework's own numbers."""
    return expect(*numbers_of(assignment))


def expect(inputs: FloatArray, weights: Mapping[str, FloatArray]) -> Expected:
    """Compute what is right, and what is wrong in a known way, for inputs (T, 4) and a row (4,) for each gate."""
    traces = {gate.value: trace for gate, trace in run_each(inputs, weights, Gate).items()}
    linear = {gate.value: _linear(inputs, weights, gate) for gate in Gate}
    quantities: dict[str, FloatArray] = {f"x{k + 1}": inputs[:, k] for k in range(inputs.shape[1])}
    quantities |= {f"{gate} pre-activation": inputs @ weights[gate] for gate in GATES}
    for source, prefix in ((traces, ""), (linear, "linear ")):
        for kind, trace in source.items():
            before = np.concatenate([[0.0], trace.c[:-1]])
            for letter, values in (
                ("g", trace.g),
                ("i", trace.i),
                ("f", trace.f),
                ("o", trace.o),
                ("c", trace.c),
                ("c before", before),
                ("i*g", trace.i * trace.g),
                ("f*c", trace.f * before),
                ("tanh(c)", np.tanh(trace.c)),
            ):
                quantities[f"{prefix}{letter} ({kind})"] = values
    wrong = tuple(mistakes(inputs, weights))
    outputs = [trace.y for trace in (*traces.values(), *linear.values())] + [one.values for one in wrong]
    return Expected(
        outputs=np.array([one for one in outputs if (np.abs(one) > SILENT).any()] or np.empty((0, len(inputs)))),
        held=np.array(list(quantities.values())),
        gates=np.array([values for name, values in quantities.items() if name.startswith(("i (", "f (", "o ("))]),
        inputs=inputs,
        weights=weights,
        answers={kind: trace.y for kind, trace in traces.items()},
        linear={kind: trace.y for kind, trace in linear.items()},
        quantities=quantities,
        wrong=wrong,
    )


def mistakes(
    inputs: FloatArray, weights: Mapping[str, FloatArray], mutants: Iterable[Mutant] = MUTANTS
) -> Iterator[Wrong]:
    """Compute what the classic mistakes give, one after the other: who looks for one need not wait for all."""
    for mutant in mutants:
        if mutant.code in ("linear-activation", "all-zero-output"):
            continue
        for gate in (Gate.REAL, Gate.ROUNDED):
            yield Wrong(
                codes=(mutant.code, *mutant.also),
                variant=mutant.variant,
                gate=gate.name.lower(),
                values=mutant.run(inputs, weights, gate),
            )


def letters_of(wrong: Wrong, expected: Expected) -> Mapping[str, FloatArray]:
    """What a program with this mistake has where it differs: (T,) by letter, the first that goes wrong first."""
    return _mutant_of(wrong).letters(expected.inputs, expected.weights, Gate(wrong.gate))


def same_mistake(wrong: Wrong, inputs: FloatArray, weights: Mapping[str, FloatArray]) -> FloatArray:
    """What a program with this mistake gives (T,) on other numbers."""
    return _mutant_of(wrong).run(inputs, weights, Gate(wrong.gate))


def _mutant_of(wrong: Wrong) -> Mutant:
    return next(one for one in MUTANTS if one.code == wrong.codes[0] and wrong.variant in (one.variant, "identity"))


def wrongs(inputs: FloatArray, weights: Mapping[str, FloatArray]) -> Iterator[Wrong]:
    """Everything that a draw of hidden numbers has to tell from what is right, the most alike first."""
    gates = {"real": Gate.REAL, "rounded": Gate.ROUNDED}
    for kind in gates:
        yield Wrong(codes=("all-zero-output",), variant="zeros", gate=kind, values=np.zeros(len(inputs)))
    traces = run_each(inputs, weights, gates.values())
    for kind, gate in gates.items():
        last = float(traces[gate].c[-1])
        values = run(inputs, weights, gate=gate, c_0=last).y
        yield Wrong(codes=("left-over-state",), variant="second pass", gate=kind, values=values)
    yield from right_on_the_homework(inputs, weights)
    ones = dict.fromkeys(GATES, 1.0)  # nn.LSTMCell's weight_hh set to ones; nobody rounds gates in there
    values = run(inputs, weights, recurrent=ones).y
    yield Wrong(codes=("recurrent-weights",), variant="weight_hh = 1", gate="real", values=values)
    for kind, gate in gates.items():
        values = _linear(inputs, weights, gate).y
        yield Wrong(codes=("linear-activation",), variant="identity", gate=kind, values=values)
    yield from mistakes(inputs, weights, _SWAPS_LAST)


def right_on_the_homework(inputs: FloatArray, weights: Mapping[str, FloatArray]) -> Iterator[Wrong]:
    """Compute the mistakes that are right on the homework, whose first step stores nothing, and whose gates are never
    half open: `for t in range(1, T)`, and tanh around a product.
    """
    yield from _around_products(inputs, weights, run(inputs, weights))
    for kind, gate in {"real": Gate.REAL, "rounded": Gate.ROUNDED}.items() if len(inputs) > 1 else ():
        values = np.concatenate([[0.0], run(inputs[1:], weights, gate=gate).y])
        yield Wrong(codes=("first-step-skipped",), variant="from the second step on", gate=kind, values=values)


def _around_products(inputs: FloatArray, weights: Mapping[str, FloatArray], trace: Trace) -> Iterator[Wrong]:
    """Compute tanh(i*a) for i*tanh(a), and tanh(o*c) for o*tanh(c): the same where gates are open or shut."""
    codes = ("tanh-around-product",)
    if (np.minimum(trace.i, 1 - trace.i) > HALF_OPEN).any():
        added, c, memory = np.tanh(trace.i * (inputs @ weights["candidate"])), 0.0, []
        for keep, new in zip(trace.f, added, strict=True):
            c = keep * c + new
            memory.append(c)
        values = np.asarray(trace.o * np.tanh(memory))
        yield Wrong(codes=codes, variant="c = f*c + tanh(i*a)", gate="real", values=values)
    if (np.minimum(trace.o, 1 - trace.o) > HALF_OPEN).any():
        yield Wrong(codes=codes, variant="y = tanh(o*c)", gate="real", values=np.tanh(trace.o * trace.c))


def all_kinds(inputs: FloatArray, weights: Mapping[str, FloatArray]) -> Mapping[str, FloatArray]:
    """The right answers (T,) alone, by kind of gates."""
    return {gate.value: trace.y for gate, trace in run_each(inputs, weights, Gate).items()}


def one_kind(
    inputs: FloatArray, weights: Mapping[str, FloatArray], kind: str, *, recurrent: Mapping[str, float] | None = None
) -> FloatArray:
    """The right answer (T,) of one kind of gates alone; `recurrent` is what h of the step before adds to each gate."""
    return run(inputs, weights, gate=Gate(kind), recurrent=recurrent).y


def mixed_kinds(inputs: FloatArray, weights: Mapping[str, FloatArray]) -> Mapping[str, FloatArray]:
    """The same (T,) where not all gates are of one kind: `np.tanh(c) if o > 0.5 else 0`."""
    traces = run_each(inputs, weights, Gate)
    kinds = [choice for choice in itertools.product(Gate, repeat=3) if len(set(choice)) > 1]
    i = np.array([traces[kind].i for kind, _, _ in kinds]).T  # (T, N)
    f = np.array([traces[kind].f for _, kind, _ in kinds]).T
    o = np.array([traces[kind].o for _, _, kind in kinds]).T
    memory, outputs = np.zeros(len(kinds)), []
    for t, g in enumerate(traces[Gate.REAL].g):
        memory = f[t] * memory + i[t] * g
        outputs.append(o[t] * np.tanh(memory))
    names = ["/".join(kind.value for kind in choice) for choice in kinds]
    return dict(zip(names, np.array(outputs).T, strict=True))


def linear_kinds(inputs: FloatArray, weights: Mapping[str, FloatArray]) -> Mapping[str, FloatArray]:
    """The same (T,) with the slide's identity for both activations."""
    return {gate.value: _linear(inputs, weights, gate).y for gate in Gate}


def _linear(inputs: FloatArray, weights: Mapping[str, FloatArray], gate: Gate) -> Trace:
    return run(inputs, weights, gate=gate, candidate=Activation.IDENTITY, output=Activation.IDENTITY)


def layer_output(
    x: FloatArray, w_ih: FloatArray, w_hh: FloatArray, bias: FloatArray, h_0: FloatArray, c_0: FloatArray
) -> FloatArray:
    """What a layer of torch gives, (T, B, D), for inputs (T, B, M) and its own parameters; see `reference.layer`."""
    return layer(x, w_ih, w_hh, bias, h_0, c_0)


def with_own_parameters(
    inputs: FloatArray,
    weights: Mapping[str, FloatArray],
    *,
    biases: Mapping[str, float],
    recurrent: Mapping[str, float],
) -> FloatArray:
    """What real gates give when a module's biases and recurrent weights are what they happen to be; (T,)."""
    return run(inputs, weights, biases=biases or None, recurrent=recurrent or None).y


# -- exercise 6-4 -------------------------------------------------------------------------------------------

Blocks = Mapping[str, FloatArray]
"""Gradients by block: "W.i", "W.f", ... "b.o"; each in the shape that it has."""
BLOCKS = tuple(f"{group}.{key}" for group in gradients.GROUPS for key in gradients.KEYS)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WrongGradients:
    """What a classic mistake in the backward pass would give."""

    code: str
    variant: str
    equation: str  # with the mistake in it, or a question mark where something is missing
    blocks: Blocks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExpectedGradients:
    """What is right for some x, W, U, b and dh, and what the classic mistakes give."""

    right: Blocks
    wrong: tuple[WrongGradients, ...]
    gates: FloatArray  # all values of i, f and o, to see that none is saturated


def expect_gradients(
    x: FloatArray, W: Blocks, U: Blocks, b: Blocks, dh: FloatArray, *, mistakes: bool = True
) -> ExpectedGradients:
    """Compute the gradients of the general LSTM; W, U and b by "i", "f", "c", "o"."""
    steps = gradients.forward(x, W, U, b)
    return ExpectedGradients(
        right=_by_block(gradients.gradients(x, W, U, b, dh)),
        wrong=tuple(
            WrongGradients(
                code=mutant.code,
                variant=mutant.variant,
                equation=mutant.equation,
                blocks=_by_block(mutant.run(steps, U, dh)),
            )
            for mutant in (gradient_mutants.MUTANTS if mistakes else ())
        ),
        gates=np.concatenate([steps.i, steps.f, steps.o]).ravel(),
    )


def hidden_states(x: FloatArray, W: Blocks, U: Blocks, b: Blocks) -> FloatArray:
    """h_1 ... h_T, (T, D), of the general LSTM."""
    return gradients.forward(x, W, U, b).h[1:]


def _by_block(found: Mapping[str, Mapping[str, FloatArray]]) -> dict[str, FloatArray]:
    return {f"{group}.{key}": block for group, by_gate in found.items() for key, block in by_gate.items()}
