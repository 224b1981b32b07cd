"""The classic mistakes as code: what each would put out, on any inputs and weights.

A mistake is easier to name when one can run it. Each mutant below is the LSTM with one thing wrong; where a
program's outputs agree with a mutant's on numbers that tell mutants apart, the mutant says what went wrong.
The homework's own nine steps are not such numbers: its gates are so nearly 0 or 1 that some mutants give its
outputs to two decimals, and whole numbers hide what an int array cuts off. Fractions, half-open gates and a
reset in the middle do better.

Most mistakes leave the gates right and combine them wrongly, so they are one line each, on the arrays of a
correct trace (g, i, f, o as in `reference.lstm`). The line is the mistake.

Two mistakes can be one and the same in numbers. Feeding nine steps as a batch of nine sequences, and emptying
the memory at every step, both give `o * tanh(i * g)`. Such a mutant stands here once and names the other code
in `also`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import permutations

import numpy as np
import numpy.typing as npt

from reference.homework import GATES
from reference.lstm import Activation, FloatArray, Gate, Trace, checked_inputs, checked_weights, run

Weights = Mapping[str, npt.ArrayLike]
Letters = Mapping[str, FloatArray]
"""What a wrong program has in the place of g, i, f, o, c, y: of those that differ, the first that goes wrong first."""
Operator = Callable[[npt.ArrayLike, Weights, Gate], Letters]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One mistake that can be run."""

    code: str
    """what the mistake is called, e.g. "gates-swapped"; several mutants can share it"""
    variant: str
    """which of the code's forms this is; no two mutants have the same"""
    title: str
    """what is wrong, in a line for people"""
    letters: Operator
    """(inputs (T, M), weights {name: (M,)}, gate) -> {letter: (T,)}, "y" last; ValueError as `reference.lstm.run`"""
    also: tuple[str, ...] = ()
    """codes of other mistakes that give the very same numbers"""

    def run(self, inputs: npt.ArrayLike, weights: Weights, gate: Gate) -> FloatArray:
        """Compute the outputs (T,) alone."""
        return self.letters(inputs, weights, gate)["y"]


def by_code(code: str) -> tuple[Mutant, ...]:
    """Find the mutants that stand for a code.

    Parameters
    ----------
    code : str

    Returns
    -------
    tuple of Mutant
        Those whose own code it is, then those that have it in `also`; empty for a code without a mutant.

    Examples
    --------
    >>> [mutant.variant for mutant in by_code("steps-as-batch")]
    ['c = i*g']
    >>> len(by_code("gates-swapped"))
    23
    """
    own = tuple(mutant for mutant in MUTANTS if mutant.code == code)
    return own + tuple(mutant for mutant in MUTANTS if code in mutant.also)


# --- rows in another order -------------------------------------------------------------------------------

_LETTERS = ("g", "i", "f", "o")  # for GATES
_NAMES = ("candidate", "input gate", "forget gate", "output gate")
_TORCH_SLOTS = (1, 2, 0, 3)  # torch's order i, f, g, o as positions in GATES
_WELL_KNOWN = {"g,i,f,o": "the homework's own order", "g,o,i,f": "the course book's order"}


def _rows_in_order(inputs: npt.ArrayLike, weights: Weights, gate: Gate, *, order: tuple[int, ...]) -> Letters:
    """Compute each gate k with the row that belongs to gate order[k]."""
    x = checked_inputs(inputs)
    rows = checked_weights(weights, columns=x.shape[1])
    s = run(x, {GATES[k]: rows[row] for k, row in enumerate(order)}, gate=gate)
    by_gate = (s.g, s.i, s.f, s.o)
    return {**{_LETTERS[k]: by_gate[k] for k, row in enumerate(order) if k != row}, "c": s.c, "y": s.y}


def _swap_variant(order: tuple[int, ...]) -> str:
    """`i<->f` for two rows that changed places, `i<-g` for a gate that has another's row."""
    said = []
    for k, row in enumerate(order):
        if order[row] != k:
            said.append(f"{_LETTERS[k]}<-{_LETTERS[row]}")
        elif k < row:
            said.append(f"{_LETTERS[k]}<->{_LETTERS[row]}")
    return " ".join(said)


def _swap_title(order: tuple[int, ...]) -> str:
    moved = "; ".join(f"the {_NAMES[k]} has the {_NAMES[row]}'s row" for k, row in enumerate(order) if k != row)
    in_torch = ",".join(_LETTERS[order[slot]] for slot in _TORCH_SLOTS)
    known = f", {_WELL_KNOWN[in_torch]}" if in_torch in _WELL_KNOWN else ""
    return f"{moved} (where torch reads i,f,g,o stand {in_torch}{known})"


def _swaps() -> tuple[Mutant, ...]:
    """All 23 wrong orders of four rows, those that move the fewest rows first."""
    right = tuple(range(len(GATES)))
    wrong = [order for order in permutations(right) if order != right]
    wrong.sort(key=lambda order: sum(k != row for k, row in enumerate(order)))
    return tuple(
        Mutant(
            code="gates-swapped",
            variant=_swap_variant(order),
            title=_swap_title(order),
            letters=partial(_rows_in_order, order=order),
        )
        for order in wrong
    )


# --- another activation ----------------------------------------------------------------------------------


def _activated(
    inputs: npt.ArrayLike, weights: Weights, gate: Gate, *, candidate: Activation, output: Activation
) -> Letters:
    s = run(inputs, weights, gate=gate, candidate=candidate, output=output)
    return {"y": s.y} if candidate is Activation.TANH else {"g": s.g, "c": s.c, "y": s.y}


# --- gates right, put together wrongly -------------------------------------------------------------------


def _other_memory(
    inputs: npt.ArrayLike, weights: Weights, gate: Gate, *, mistake: Callable[[Trace], FloatArray]
) -> Letters:
    s = run(inputs, weights, gate=gate)
    c = mistake(s)
    return {"c": c, "y": s.o * np.tanh(c)}


def _other_output(
    inputs: npt.ArrayLike, weights: Weights, gate: Gate, *, mistake: Callable[[Trace], FloatArray]
) -> Letters:
    return {"y": mistake(run(inputs, weights, gate=gate))}


def _state_not_carried(s: Trace) -> FloatArray:
    return s.i * s.g  # c_{t-1} is 0 at every step


def _previous_state_missing(s: Trace) -> FloatArray:
    return s.f + s.i * s.g


def _input_gate_ignored(s: Trace) -> FloatArray:
    return _memory(keep=s.f, add=s.g)


def _forget_gate_ignored(s: Trace) -> FloatArray:
    return np.cumsum(s.i * s.g)  # the LSTM of 1997, before the forget gate


def _stale_state_output(s: Trace) -> FloatArray:
    return s.o * np.tanh(np.concatenate(([0.0], s.c[:-1])))


def _output_gate_ignored(s: Trace) -> FloatArray:
    return np.tanh(s.c)


def _memory(*, keep: FloatArray, add: FloatArray) -> FloatArray:
    """c_t = keep_t c_{t-1} + add_t from c_0 = 0."""
    c, states = 0.0, []
    for keep_t, add_t in zip(keep.tolist(), add.tolist(), strict=True):
        c = keep_t * c + add_t
        states.append(c)
    return np.array(states, dtype=np.float64)


# --- results kept in int arrays --------------------------------------------------------------------------


def _truncated(
    inputs: npt.ArrayLike, weights: Weights, gate: Gate, *, activation: Activation, kept: frozenset[str]
) -> Letters:
    """Cut what is stored under the letters in `kept` (of g, c, y) towards zero.

    That is what an assignment into an int array does, without a word:
    `c = np.zeros_like(x)` is such an array where x was typed without a decimal point.
    """
    s = run(inputs, weights, gate=gate, candidate=activation)
    psi = activation.function
    c = 0.0
    stored: dict[str, list[float]] = {"g": [], "c": [], "y": []}
    for g, i, f, o in zip(s.g.tolist(), s.i.tolist(), s.f.tolist(), s.o.tolist(), strict=True):
        stored_g = float(int(g)) if "g" in kept else g
        c = f * c + i * stored_g
        c = float(int(c)) if "c" in kept else c
        y = o * psi(c)
        stored["g"].append(stored_g)
        stored["c"].append(c)
        stored["y"].append(float(int(y)) if "y" in kept else y)
    first = min("gcy".index(letter) for letter in kept)
    return {letter: np.array(stored[letter], dtype=np.float64) for letter in "gcy"[first:]}


_KEPT = {"y": "the outputs", "c": "the memory", "g": "the candidate", "cy": "the memory and the outputs"}


def _truncations(activation: Activation, *, also: tuple[str, ...]) -> tuple[Mutant, ...]:
    return tuple(
        Mutant(
            code="integer-truncation",
            variant=f"int {'+'.join(kept)}, {activation.value}",
            title=f"an int array cuts {name} to whole numbers ({activation.value} activations)",
            letters=partial(_truncated, activation=activation, kept=frozenset(kept)),
            also=also,
        )
        for kept, name in _KEPT.items()
    )


def _all_zero(inputs: npt.ArrayLike, weights: Weights, gate: Gate) -> Letters:
    x = checked_inputs(inputs)
    checked_weights(weights, columns=x.shape[1])
    return {"y": np.zeros(len(x))}


# --- all of them -----------------------------------------------------------------------------------------

MUTANTS: tuple[Mutant, ...] = (
    *_swaps(),
    Mutant(
        code="linear-activation",
        variant="g linear, h linear",
        title="no tanh at all, as on the slide",
        letters=partial(_activated, candidate=Activation.IDENTITY, output=Activation.IDENTITY),
    ),
    Mutant(
        code="missing-candidate-tanh",
        variant="g linear, h tanh",
        title="the candidate has no tanh",
        letters=partial(_activated, candidate=Activation.IDENTITY, output=Activation.TANH),
    ),
    Mutant(
        code="missing-output-tanh",
        variant="g tanh, h linear",
        title="the memory is shown without tanh",
        letters=partial(_activated, candidate=Activation.TANH, output=Activation.IDENTITY),
    ),
    Mutant(
        code="sigmoid-candidate",
        variant="g sigmoid, h tanh",
        title="the candidate has sigmoid where tanh belongs",
        letters=partial(_activated, candidate=Activation.SIGMOID, output=Activation.TANH),
    ),
    Mutant(
        code="sigmoid-candidate",
        variant="g sigmoid, h sigmoid",
        title="sigmoid stands in both places where tanh belongs",
        letters=partial(_activated, candidate=Activation.SIGMOID, output=Activation.SIGMOID),
    ),
    Mutant(
        code="state-not-carried",
        variant="c = i*g",
        title="every step starts from an empty memory",
        letters=partial(_other_memory, mistake=_state_not_carried),
        also=("steps-as-batch",),
    ),
    Mutant(
        code="previous-state-missing",
        variant="c = f + i*g",
        title="the forget gate is added, not multiplied with the previous memory",
        letters=partial(_other_memory, mistake=_previous_state_missing),
    ),
    Mutant(
        code="stale-state-output",
        variant="y = o*tanh(c_prev)",
        title="the output shows the memory from before the step's update",
        letters=partial(_other_output, mistake=_stale_state_output),
    ),
    Mutant(
        code="input-gate-ignored",
        variant="c = f*c + g",
        title="the candidate is written whole, whatever the input gate says",
        letters=partial(_other_memory, mistake=_input_gate_ignored),
    ),
    Mutant(
        code="forget-gate-ignored",
        variant="c = c + i*g",
        title="the memory never forgets",
        letters=partial(_other_memory, mistake=_forget_gate_ignored),
    ),
    Mutant(
        code="output-gate-ignored",
        variant="y = tanh(c)",
        title="the memory is always shown, whatever the output gate says",
        letters=partial(_other_output, mistake=_output_gate_ignored),
    ),
    *_truncations(Activation.IDENTITY, also=()),
    # tanh stays below 1 (in float64, up to arguments of 19), so no int array keeps anything of it.
    *_truncations(Activation.TANH, also=("all-zero-output",)),
    Mutant(
        code="all-zero-output",
        variant="y = 0",
        title="nothing but zeros",
        letters=_all_zero,
    ),
)
"""Every mutant; among those with one code, the simplest first."""
