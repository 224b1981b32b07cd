"""Drawing hidden numbers that tell right from wrong.

The homework's own nine steps cannot tell several wrong programs from right ones: its gates are fully open or shut,
and what is stored is never overwritten at the moment it is read. So the hidden numbers hold

    steps    other whole-number inputs for the homework's own weights: writes before a read, resets, a read and
             a write at the same step, negative candidates
    soft     fractional inputs for weights that leave the gates between open and shut

and a draw on which any classic mistake (``reference/mutants.py``) comes within ten tolerances of what is right is
drawn again. For functions handed in by name there are other lengths too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from grader.assignment.schema import Assignment
from grader.errors import AssignmentError
from grader.oracle import Expected, Wrong, expect

FloatArray = npt.NDArray[np.float64]
MARGIN = 10.0  # tolerances by which every mistake must differ from what is right, at some step
MARGIN_ALONE = 2.0  # the same for a single step
MAX_DRAWS = 2000
NAMED_LENGTHS = (1, 5, 9, 20)
# A single step has no past: what a mistake does to it cannot be seen there.
ABOUT_ACTIVATIONS = frozenset(
    {"linear-activation", "missing-candidate-tanh", "missing-output-tanh", "sigmoid-candidate", "stale-state-output"}
)
ABOUT_THE_PAST = frozenset({"state-not-carried", "forget-gate-ignored", "left-over-state"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Draw:
    """Numbers for one hidden run, and what is right on them."""

    name: str
    inputs: FloatArray  # (T, 4)
    weights: Mapping[str, FloatArray]  # (4,) by gate
    expected: Expected
    with_old_weights: Expected  # the same inputs under the homework's weights


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hidden:
    """All hidden numbers of a class."""

    steps: Draw  # the homework's weights
    soft: Draw  # other weights
    named: tuple[Draw, ...]  # for functions by name, of several lengths

    @property
    def free_form(self) -> tuple[Draw, Draw]:
        """The draws for programs whose literals are replaced."""
        return (self.steps, self.soft)


def draw_hidden(assignment: Assignment, seed: int) -> Hidden:
    """Draw the hidden numbers of a class from its seed.

    Raises
    ------
    AssignmentError
        If no draw tells the mistakes apart, which means that tolerances or weights leave no room for it.
    """
    generator = np.random.Generator(np.random.PCG64([seed, 0x15D]))
    absolute = assignment.tolerances.output.absolute
    homework = {gate: np.asarray(row, dtype=np.float64) for gate, row in assignment.homework.weights.rows().items()}
    public = np.asarray(assignment.homework.inputs, dtype=np.float64)
    length = len(public)

    def telling(name: str, proposals: Iterator[tuple[FloatArray, Mapping[str, FloatArray]]]) -> Draw:
        for inputs, weights in proposals:
            expected = expect(inputs, weights)
            if tells(expected, (MARGIN if len(inputs) > 1 else MARGIN_ALONE) * absolute):
                old = expected if weights is homework else expect(inputs, homework)
                return Draw(name=name, inputs=inputs, weights=weights, expected=expected, with_old_weights=old)
        raise AssignmentError(f"no hidden numbers ({name}) tell every mistake apart at tolerances.output")

    steps = telling("steps", ((_whole(generator, length), homework) for _ in range(MAX_DRAWS)))
    soft = telling("soft", ((_fractional(generator, length), _weights(generator, homework)) for _ in range(MAX_DRAWS)))
    named = tuple(
        telling(f"named-{n}", ((_fractional(generator, n), _weights(generator, homework)) for _ in range(MAX_DRAWS)))
        for n in NAMED_LENGTHS
    )
    return Hidden(steps=steps, soft=soft, named=named)


def survivors(expected: Expected, margin: float) -> list[str]:
    """Name the mistakes (``code (variant)``) that stay within `margin` of what is right at every step.

    A single step cannot show them all: it has no past, its gates are either open or shut where they are rounded, and
    o*tanh(i*g) is nearly i*tanh(o*g). There it has to show what one step can.
    """
    return sorted(
        {
            f"{wrong.codes[0]} ({wrong.variant})"
            for wrong in (*expected.wrong, *expected.linear_as_wrong, *expected.left_over)
            if expected.steps > 1 or _shows_in_one_step(wrong)
            if np.max(np.abs(wrong.values - expected.answers[wrong.gate])) <= margin
            and _is_a_mistake_here(wrong, expected)
        }
    )


def _shows_in_one_step(wrong: Wrong) -> bool:
    if wrong.gate == "rounded":
        return wrong.codes[0] in ABOUT_ACTIVATIONS
    return wrong.codes[0] not in ABOUT_THE_PAST and wrong.variant != "i<->o"


def _is_a_mistake_here(wrong: Wrong, expected: Expected) -> bool:
    """Left-over memory is none where there is none: after a last step that forgot everything."""
    return wrong.codes[0] != "left-over-state" or abs(expected.quantities[f"c ({wrong.gate})"][-1]) > 0


def tells(expected: Expected, margin: float) -> bool:
    """Whether every mistake differs from what is right by more than `margin` at some step."""
    if expected.steps == 1 and abs(float(expected.answers["rounded"][0])) <= margin:
        return False  # nothing would be right for who rounds the gates
    return not survivors(expected, margin)


def _whole(generator: np.random.Generator, length: int) -> FloatArray:
    """Whole-number inputs in the homework's manner: small candidates, write, reset and read at any step."""
    candidate = generator.choice([-2.0, -1.0, 1.0, 2.0, 3.0], size=length)
    write = generator.choice([1.0, 1.0, 0.0, 0.0, -1.0], size=length)
    read = generator.choice([1.0, 1.0, 0.0], size=length)
    return np.column_stack([candidate, write, read, np.ones(length)])


def _fractional(generator: np.random.Generator, length: int) -> FloatArray:
    inputs = np.round(generator.uniform(-2.0, 2.0, size=(length, 3)), 2)
    return np.column_stack([inputs, np.ones(length)])


def _weights(generator: np.random.Generator, gates: Iterable[str]) -> dict[str, FloatArray]:
    """Weights that leave gates between open and shut, and never exactly on the edge of rounding."""
    return {gate: np.round(generator.uniform(-2.0, 2.0, size=4), 3) + 0.0001 for gate in gates}
