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

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from grader.assignment.schema import Assignment
from grader.errors import AssignmentError
from grader.oracle import Expected, Wrong, all_kinds, expect, mixed_kinds, numbers_of, right_on_the_homework, wrongs
from grader.probe.draw_gradients import GradientDraw, draw_gradients
from grader.probe.mixtures import partly_replaced, whole_numbers
from grader.probe.propose import Numbers, fractional, narrow, whole
from grader.probe.rare import gates_of, hidden_by, hides_some, memories
from grader.probe.roles import roles

FloatArray = npt.NDArray[np.float64]
MARGIN = 10.0  # tolerances of `output` by which every mistake must differ from what is right, at some step
APART = 2.0  # and of `hidden`, at least: nothing can then be within a tolerance of both (docs/hidden-numbers.md)
BESIDE_ROUNDING = 1.5  # times the tolerance of `hidden`: an answer may be rounded to two decimals
ALONE = 0.5  # of that margin is asked of a single step
MISTYPED = (0.1, 10.0)  # times a weight: a digit too few, or too many
EDGE = 1e-9  # for gates that open at 0: `x >= 0`
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


@dataclass(frozen=True, eq=False)
class _Proposed:
    """Numbers that are looked at for a draw: what is right on them is worked out once, and where it is asked for."""

    inputs: FloatArray
    weights: Mapping[str, FloatArray]
    homework: Mapping[str, FloatArray]  # its weights

    @functools.cached_property
    def answers(self) -> Mapping[str, FloatArray]:
        """What is right (T,), by kind of gates."""
        return all_kinds(self.inputs, self.weights)

    @functools.cached_property
    def under_old(self) -> Mapping[str, FloatArray]:
        """The same under the homework's weights."""
        return self.answers if self.weights is self.homework else all_kinds(self.inputs, self.homework)

    def as_draw(self, name: str) -> Draw:
        """With everything that is right on them."""
        expected = expect(self.inputs, self.weights)
        old = expected if self.weights is self.homework else expect(self.inputs, self.homework)
        return Draw(name=name, inputs=self.inputs, weights=self.weights, expected=expected, with_old_weights=old)


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
    margin = least_distance(assignment)
    public, homework = numbers_of(assignment)
    shown = expect(public, homework)
    right = shown.answers["real"]
    length = len(public)
    hidden_slips = list(_hidden_by_homework(homework, public, assignment.tolerances.output.absolute))
    columns = roles(homework)
    telling_steps = np.abs(right) > assignment.tolerances.near_zero.absolute

    def draw(
        name: str,
        proposals: Iterator[Numbers],
        speaks: Callable[[Mapping[str, FloatArray]], bool],
        beside: Sequence[Draw] | None = None,  # with which together it is to show the rare mistakes
    ) -> Draw:
        second_best: Draw | None = None  # in which only slips do not show: with some weights they show nowhere
        third_best: Draw | None = None  # nor what a program does whose rows are not found
        for tries in range(MAX_DRAWS):
            if tries > CHOICE and (second_best or (tries > 2 * CHOICE and third_best)):
                break
            proposed = _Proposed(*next(proposals), homework)
            if not speaks(proposed.answers):
                continue
            if len(proposed.inputs) == length and not speaks_everywhere(proposed.under_old):
                continue
            all_found = name != "soft" or numbers_speak(proposed)
            if not all_found and third_best is not None:
                continue
            if next(survivors(proposed.inputs, proposed.weights, least(proposed), proposed.answers), None) is not None:
                continue
            found = proposed.as_draw(name)
            if not all_found:
                third_best = found
            elif shows_slips(found, proposed) and rare_ones_speak(found, beside):
                return found
            else:
                second_best = second_best or found
        best = second_best or third_best
        if best is not None:
            return best
        raise AssignmentError(f"no hidden numbers ({name}) tell every mistake apart at tolerances.output")

    def least(proposed: _Proposed) -> float:
        return margin if len(proposed.inputs) > 1 else margin * ALONE

    def speaks_everywhere(under_old: Mapping[str, FloatArray]) -> bool:
        # for who states no weights that could be replaced; zeros would be right where all gates are shut
        return all(bool((np.abs(one) > margin).any()) for one in under_old.values())

    def numbers_speak(proposed: _Proposed) -> bool:
        # the row with the slip is not found: no row is replaced, or the other three are
        inputs, weights = proposed.inputs, proposed.weights
        for wrong_one in right_on_the_homework(inputs, homework):  # nor need all rows be found of who makes these
            if np.max(np.abs(wrong_one.values - proposed.under_old[wrong_one.gate])) <= margin:
                return False
        rights = [all_kinds(inputs, rows) for rows in partly_replaced(homework, weights)]
        rights += [all_kinds(*numbers) for numbers in whole_numbers(inputs, homework, weights)]
        right = np.array([values for kinds in rights for values in kinds.values()])
        for kind, gate, row in hidden_slips:
            for rows in (homework, weights):
                wrong = all_kinds(inputs, {**rows, gate: row})[kind]
                if np.abs(right - wrong).max(axis=1).min() <= margin:
                    return False
        return True

    def slips_speak(inputs: FloatArray, answers: Mapping[str, FloatArray]) -> bool:
        return all(
            np.max(np.abs(values - answers[kind])) > margin
            for slip in _slips(homework)
            for kind, values in all_kinds(inputs, slip).items()
        )

    def one_decimal_speaks(answers: Mapping[str, FloatArray]) -> bool:
        # 0.70 rounded to one decimal is right by luck, above all where there is one step only
        return all(np.max(np.abs(np.round(one, 1) - one)) > margin * ALONE for one in answers.values())

    def weights_speak(proposed: _Proposed) -> bool:
        # who heeds the new inputs alone must not be right by luck
        answers, old = proposed.answers, proposed.under_old
        return proposed.weights is homework or all(
            np.max(np.abs(old[kind] - answers[kind])) > least(proposed) for kind in answers
        )

    def whole_memory_speaks(found: Draw) -> bool:
        # tanh(2) is nearly 1, and so is what is stored of it; nor may it look like a table of the homework's numbers
        values = _with_whole_memory(found.expected)
        moves = bool(np.abs(values - found.expected.answers["real"]).max() > margin)
        if not moves or found.name != "steps":
            return moves
        telling = values[telling_steps]
        return bool(((np.abs(telling - right[telling_steps]) > margin) & (np.abs(telling) > margin)).any())

    def shows_slips(found: Draw, proposed: _Proposed) -> bool:
        answers = proposed.answers
        if not (one_decimal_speaks(answers) and weights_speak(proposed)):
            return False
        if found.name == "steps" and not slips_speak(found.inputs, answers):
            return False
        if len(found.inputs) == 1:
            return True
        if not whole_memory_speaks(found):
            return False
        # in the homework nothing is below zero: who cuts the memory or the output off there shows it
        below_zero = float(answers["real"].min()) < -margin
        return below_zero and (len(found.inputs) != length or moments_speak(found.expected, found.with_old_weights))

    def rare_ones_speak(found: Draw, beside: Sequence[Draw] | None) -> bool:
        if found.name in ("steps", "soft") and hides_some(found.expected, margin):
            return False
        if found.name == "soft" and not mixtures_speak(found.expected):
            return False
        return beside is None or not hidden_by([one.expected for one in (*beside, found)], margin)

    def mixtures_speak(here: Expected) -> bool:
        # whose gates are not all of one kind is right, too: no mistake may look like that
        mixed = np.array(list(mixed_kinds(here.inputs, here.weights).values()))
        wrong = np.array([one.values for one in here.wrong])
        apart = np.abs(wrong[:, None] - mixed[None]).max(axis=2).min(axis=1)
        return bool((apart > assignment.tolerances.hidden.absolute * BESIDE_ROUNDING).all())

    def moments_speak(here: Expected, old: Expected) -> bool:
        # a gate that opens and shuts by the step's number, when it does so in the homework, shows itself; who has such
        # a gate states no weights for it, so it stands for the homework's own row
        both = ((_with_gate_of(letter, here, old), _with_gate_of(letter, here, shown)) for letter in "ifo")
        return all(np.max(np.abs(by_input - by_number)) > margin for by_input, by_number in both)

    def steps_speak(answers: Mapping[str, FloatArray]) -> bool:
        # what the homework shows at these steps must be something else here: a table behind a gate shows itself
        differs = np.abs(answers["real"] - right)[telling_steps] > margin
        return bool(differs.all() and (np.abs(answers["rounded"])[telling_steps] > margin).all())

    def some_step_speaks(answers: Mapping[str, FloatArray]) -> bool:
        return all(bool((np.abs(one) > margin * ALONE).any()) for one in answers.values())

    steps = draw("steps", whole(generator, telling_steps, homework, columns, margin), steps_speak)
    single = margin * ALONE
    soft = draw("soft", narrow(generator, length, homework, columns, margin, single), some_step_speaks, [steps])
    named: list[Draw] = []
    for count in NAMED_LENGTHS:
        beside = named[1:] if count == NAMED_LENGTHS[-1] else None  # a single step shows few of them
        named.append(draw(f"named-{count}", fractional(generator, count, margin, single), some_step_speaks, beside))
    return Hidden(
        steps=steps,
        soft=soft,
        named=tuple(named),
        gradients=draw_gradients(seed, assignment.tolerances.gradients.relative) if gradients else (),
    )


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


def _hidden_by_homework(
    weights: Mapping[str, FloatArray], public: FloatArray, absolute: float
) -> Iterator[tuple[str, str, FloatArray]]:
    """Kind of gates, gate, and a row with one number wrong that is right on the homework all the same.

    Its bias is missing, and round(sigmoid(0)) is 0; or a weight has a digit too few or too many.
    """
    rights = all_kinds(public, weights)
    for gate, row in weights.items():
        wrong_rows = [np.array([*row[:3], edge]) for edge in (0.0, EDGE) if row[3] != 0]
        for column, factor in itertools.product(np.flatnonzero(row[:3]), MISTYPED):
            wrong_rows.append(np.where(np.arange(len(row)) == column, row * factor, row))
        for wrong in wrong_rows:
            for kind, values in all_kinds(public, {**weights, gate: wrong}).items():
                if np.max(np.abs(values - rights[kind])) <= absolute:
                    yield kind, gate, wrong


def _slips(weights: Mapping[str, FloatArray]) -> Iterator[Mapping[str, FloatArray]]:
    """Weights with one slip: the sign of a number, or a gate with the row of another."""
    for gate, row in weights.items():
        for column in np.flatnonzero(row):
            sign = np.ones(len(row))
            sign[column] = -1.0
            yield {**weights, gate: row * sign}
        for other in weights:
            if other != gate:
                yield {**weights, gate: weights[other]}


def _with_whole_memory(here: Expected) -> FloatArray:
    """The outputs (T,) where the memory is rounded to whole numbers at each step."""
    gates = gates_of(here)
    return np.asarray(gates["o"] * np.tanh(np.round(memories(gates, lambda c, o: np.round(c)))))


def _with_gate_of(letter: str, here: Expected, other: Expected) -> FloatArray:
    """The outputs (T,) where one gate, i, f or o, has at each step the value that it has on other inputs."""
    gates = {**gates_of(here), letter: gates_of(other)[letter]}
    return np.asarray(gates["o"] * np.tanh(memories(gates)))
