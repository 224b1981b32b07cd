"""Drawing hidden numbers that tell right from wrong.

The homework's own nine steps cannot tell several wrong programs from right ones: its gates are fully open or shut,
and what is stored is never overwritten at the moment it is read. So the hidden numbers hold

    steps    other whole-number inputs for the homework's own weights: writes before a read, resets, a read and
             a write at the same step, negative candidates
    soft     fractional inputs for weights that leave the gates between open and shut; under the homework's own weights
             they show a missing bias that rounded gates hide there, because a wrong row is not found and replaced

and a draw on which any classic mistake (``reference/mutants.py``) comes within ten tolerances of what is right is
drawn again (``lstm-grade draws`` shows by how much they differ). For functions handed in by name there are other
lengths too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from grader.assignment.schema import Assignment
from grader.errors import AssignmentError
from grader.oracle import Expected, Wrong, all_kinds, wrongs
from grader.probe.criteria import ALONE, Criteria, Proposed, criteria_of
from grader.probe.draw_gradients import GradientDraw, draw_gradients
from grader.probe.propose import Numbers, fractional, narrow, whole
from grader.probe.roles import roles

FloatArray = npt.NDArray[np.float64]
MARGIN = 10.0  # tolerances of `output` by which every mistake must differ from what is right, at some step
APART = 2.0  # and of `hidden`, at least: nothing can then be within a tolerance of both (docs/hidden-numbers.md)
MAX_DRAWS = 20_000  # some students' own numbers leave one in several thousand
CHOICE = 1000  # after so many, one in which slips do not show has to do
NAMED_LENGTHS = (1, 5, 9, 20)
# A single step has no past: what a mistake does to it cannot be seen there.
ABOUT_ACTIVATIONS = frozenset(
    {"linear-activation", "missing-candidate-tanh", "missing-output-tanh", "sigmoid-candidate", "stale-state-output"}
)
ABOUT_THE_PAST = frozenset({"state-not-carried", "forget-gate-ignored", "left-over-state", "recurrent-weights"})
SMALL_IN_ONE = frozenset({"tanh-around-product"})  # it can show in one step, but not by much in many


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Draw:
    """Numbers for one hidden run, and what is right on them."""

    name: str
    inputs: FloatArray  # (T, 4)
    weights: Mapping[str, FloatArray]  # (4,) by gate
    expected: Expected
    with_old_weights: Expected  # the same inputs under the homework's weights

    @property
    def other_weights(self) -> bool:
        """Whether it states other weights than the homework's."""
        return self.expected is not self.with_old_weights


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hidden:
    """All hidden numbers of a class."""

    steps: Draw  # the homework's weights
    soft: Draw  # other weights
    named: tuple[Draw, ...]  # for functions by name, of several lengths
    gradients: tuple[GradientDraw, ...] = ()  # for `lstm_gradients`, of several sizes; empty where nobody has it

    @property
    def free_form(self) -> tuple[Draw, Draw]:
        """The draws for programs whose literals are replaced."""
        return (self.steps, self.soft)


def draw_hidden(assignment: Assignment, seed: int, *, gradients: bool = False) -> Hidden:
    """Draw the hidden numbers of a class from its seed.

    Parameters
    ----------
    gradients
        Whether numbers for `lstm_gradients` are wanted too; the others do not depend on it.

    Raises
    ------
    AssignmentError
        If no draw tells the mistakes apart, which means that tolerances or weights leave no room for it.
    """
    generator = np.random.Generator(np.random.PCG64([seed, 0x15D]))
    must = criteria_of(assignment, least_distance(assignment))
    length, margin, single = len(must.shown.inputs), must.margin, must.margin * ALONE
    homework, columns = must.homework, roles(must.homework)
    steps = _draw("steps", whole(generator, must.telling, homework, columns, margin), must)
    soft = _draw("soft", narrow(generator, length, homework, columns, margin, single), must, beside=[steps])
    named: list[Draw] = []
    for count in NAMED_LENGTHS:
        beside = named[1:] if count == NAMED_LENGTHS[-1] else None  # a single step shows few of them
        named.append(_draw(f"named-{count}", fractional(generator, count, margin, single), must, beside=beside))
    return Hidden(
        steps=steps,
        soft=soft,
        named=tuple(named),
        gradients=draw_gradients(seed, assignment.tolerances.gradients.relative) if gradients else (),
    )


def _draw(name: str, proposals: Iterator[Numbers], must: Criteria, *, beside: Sequence[Draw] | None = None) -> Draw:
    """Take the first proposal that shows everything; after many, one that shows nearly everything.

    Parameters
    ----------
    beside
        Draws with which together it is to show the rare mistakes; None asks for none of these.
    """
    second_best: Draw | None = None  # in which only slips do not show: with some weights they show nowhere
    third_best: Draw | None = None  # nor what a program does whose rows are not found
    for tries in range(MAX_DRAWS):
        if tries > CHOICE and (second_best or (tries > 2 * CHOICE and third_best)):
            break
        proposed = Proposed(*next(proposals), must.homework)
        if not must.are_seen(name, proposed):
            continue
        all_found = name != "soft" or must.show_rows_that_are_not_found(proposed)
        if not all_found and third_best is not None:
            continue
        margin = must.least(proposed)
        if next(survivors(proposed.inputs, proposed.weights, margin, proposed.answers), None) is not None:
            continue
        found = _as_draw(name, proposed)
        if not all_found:
            third_best = found
        elif must.show_slips(name, proposed) and must.show_rare_mistakes(name, proposed, _expected(beside)):
            return found
        else:
            second_best = second_best or found
    best = second_best or third_best
    if best is not None:
        return best
    raise AssignmentError(f"no hidden numbers ({name}) tell every mistake apart at tolerances.output")


def _as_draw(name: str, proposed: Proposed) -> Draw:
    return Draw(
        name=name,
        inputs=proposed.inputs,
        weights=proposed.weights,
        expected=proposed.expected,
        with_old_weights=proposed.expected_under_old,
    )


def _expected(draws: Sequence[Draw] | None) -> list[Expected] | None:
    return None if draws is None else [one.expected for one in draws]


def least_distance(assignment: Assignment) -> float:
    """How far from what is right every mistake must be at some step, on each draw of more than one step."""
    return max(MARGIN * assignment.tolerances.output.absolute, APART * assignment.tolerances.hidden.absolute)


def survivors(
    inputs: FloatArray,
    weights: Mapping[str, FloatArray],
    margin: float,
    answers: Mapping[str, FloatArray] | None = None,
) -> Iterator[Wrong]:
    """Find the mistakes that stay within `margin` of what is right at every step.

    A single step cannot show them all: it has no past, its gates are either open or shut where they are rounded, and
    o*tanh(i*g) is nearly i*tanh(o*g). There it has to show what one step can.
    """
    for wrong, distance in distances(inputs, weights, answers):
        if distance <= margin:
            yield wrong


def distances(
    inputs: FloatArray, weights: Mapping[str, FloatArray], answers: Mapping[str, FloatArray] | None = None
) -> Iterator[tuple[Wrong, float]]:
    """Say of each mistake that can show on these inputs how far it is from what is right, at its telling step.

    Parameters
    ----------
    answers
        What is right (T,), by kind of gates; computed where it is not given.
    """
    answers = all_kinds(inputs, weights) if answers is None else answers
    for wrong in wrongs(inputs, weights):
        if len(inputs) > 1 or _shows_in_one_step(wrong):
            yield wrong, float(np.max(np.abs(wrong.values - answers[wrong.gate])))


def _shows_in_one_step(wrong: Wrong) -> bool:
    if wrong.gate == "rounded":
        return wrong.codes[0] in ABOUT_ACTIVATIONS
    return wrong.codes[0] not in ABOUT_THE_PAST | SMALL_IN_ONE and wrong.variant != "i<->o"
