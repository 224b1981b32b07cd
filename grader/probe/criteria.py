"""What hidden numbers have to show, beside the classic mistakes: each criterion is a mistake that is right without it.

`draw.py` asks them of each proposal, the cheapest first.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from grader.assignment.schema import Assignment
from grader.oracle import Expected, all_kinds, expect, mixed_kinds, numbers_of, one_kind, right_on_the_homework
from grader.probe.mixtures import partly_replaced, whole_numbers
from grader.probe.rare import gates_of, hidden_by, hides_some, memories

FloatArray = npt.NDArray[np.float64]
Slip = tuple[str, str, FloatArray]
"""Kind of gates, gate, and a row (4,) with one number wrong that is right on the homework all the same."""

BESIDE_ROUNDING = 1.5  # times the tolerance of `hidden`
ALONE = 0.5  # of the margin is asked of a single step
MISTYPED = (0.1, 10.0)  # times a weight: a digit too few, or too many
EDGE = 1e-9  # for gates that open at 0: `x >= 0`


@dataclass(frozen=True, eq=False)
class Proposed:
    """Numbers that are looked at for a draw: what is right on them is worked out once, and where it is asked for."""

    inputs: FloatArray  # (T, 4)
    weights: Mapping[str, FloatArray]  # (4,) by gate; the homework's own are the very same object
    homework: Mapping[str, FloatArray]  # its weights

    @property
    def keeps_weights(self) -> bool:
        """Whether they are under the homework's weights."""
        return self.weights is self.homework

    @functools.cached_property
    def answers(self) -> Mapping[str, FloatArray]:
        """What is right (T,), by kind of gates."""
        return all_kinds(self.inputs, self.weights)

    @functools.cached_property
    def under_old(self) -> Mapping[str, FloatArray]:
        """The same under the homework's weights."""
        return self.answers if self.keeps_weights else all_kinds(self.inputs, self.homework)

    @functools.cached_property
    def expected(self) -> Expected:
        """Everything that is right on them, and wrong in a known way."""
        return expect(self.inputs, self.weights)

    @functools.cached_property
    def expected_under_old(self) -> Expected:
        """The same under the homework's weights; the same object where they are these."""
        return self.expected if self.keeps_weights else expect(self.inputs, self.homework)


def criteria_of(assignment: Assignment, margin: float) -> Criteria:
    """Work out what the hidden numbers of an assignment have to show, by `margin` at some step."""
    public, homework = numbers_of(assignment)
    shown = expect(public, homework)
    return Criteria(
        homework=homework,
        shown=shown,
        telling=np.abs(shown.answers["real"]) > assignment.tolerances.near_zero.absolute,
        slips=tuple(_hidden_by_homework(homework, public, assignment.tolerances.output.absolute)),
        margin=margin,
        agreeing=assignment.tolerances.hidden.absolute * BESIDE_ROUNDING,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Criteria:
    """What the numbers of a class have to show; `name` is that of the draw, "steps", "soft" or "named-5"."""

    homework: Mapping[str, FloatArray]  # its weights, (4,) by gate
    shown: Expected  # what is right on the homework's own numbers
    telling: npt.NDArray[np.bool_]  # (T,), steps at which the homework shows something
    slips: Sequence[Slip]
    margin: float  # by which some output has to move
    agreeing: float  # within which an answer, rounded to two decimals perhaps, may be taken for right

    def least(self, proposed: Proposed) -> float:
        """By how much a mistake has to move some output of these numbers."""
        return self.margin if len(proposed.inputs) > 1 else self.margin * ALONE

    def are_seen(self, name: str, proposed: Proposed) -> bool:
        """Whether there is anything to see: under the homework's weights too, for who states none to be replaced."""
        if not (self._no_table(proposed) if name == "steps" else self._some_step(proposed)):
            return False
        # zeros would be right where all gates are shut
        old = proposed.under_old.values() if self._as_long(proposed) else ()
        return all(bool((np.abs(one) > self.margin).any()) for one in old)

    def _as_long(self, proposed: Proposed) -> bool:
        return len(proposed.inputs) == len(self.shown.inputs)

    def _some_step(self, proposed: Proposed) -> bool:
        return all(bool((np.abs(one) > self.margin * ALONE).any()) for one in proposed.answers.values())

    def _no_table(self, proposed: Proposed) -> bool:
        """Whether each step that the homework shows is something else here: so a table behind a gate shows itself."""
        answers, right = proposed.answers, self.shown.answers["real"]
        differs = np.abs(answers["real"] - right)[self.telling] > self.margin
        return bool(differs.all() and (np.abs(answers["rounded"])[self.telling] > self.margin).all())

    def show_rows_that_are_not_found(self, proposed: Proposed) -> bool:
        """Whether a row with a slip shows that is not found for it: no row is replaced then, or the other three are."""
        inputs, weights, homework = proposed.inputs, proposed.weights, self.homework
        for wrong_one in right_on_the_homework(inputs, homework):  # nor need all rows be found of who makes these
            if np.max(np.abs(wrong_one.values - proposed.under_old[wrong_one.gate])) <= self.margin:
                return False
        rights = [all_kinds(inputs, rows) for rows in partly_replaced(homework, weights)]
        rights += [all_kinds(*numbers) for numbers in whole_numbers(inputs, homework, weights)]
        right = np.array([values for kinds in rights for values in kinds.values()])
        for kind, gate, row in self.slips:
            for rows in (homework, weights):
                wrong = one_kind(inputs, {**rows, gate: row}, kind)
                if np.abs(right - wrong).max(axis=1).min() <= self.margin:
                    return False
        return True

    def show_slips(self, name: str, proposed: Proposed) -> bool:
        """Whether slips of the pen and of the program show, on so many steps."""
        if not (self._one_decimal(proposed) and self._new_weights(proposed)):
            return False
        if name == "steps" and not self._wrong_rows(proposed):
            return False
        if len(proposed.inputs) == 1:
            return True
        if not self._whole_memory(name, proposed):
            return False
        # in the homework nothing is below zero: who cuts the memory or the output off there shows it
        below_zero = float(proposed.answers["real"].min()) < -self.margin
        return below_zero and (not self._as_long(proposed) or self._gates_by_number(proposed))

    def _one_decimal(self, proposed: Proposed) -> bool:
        # 0.70 rounded to one decimal is right by luck, above all where there is one step only
        least = self.margin * ALONE
        return all(np.max(np.abs(np.round(one, 1) - one)) > least for one in proposed.answers.values())

    def _new_weights(self, proposed: Proposed) -> bool:
        # who heeds the new inputs alone must not be right by luck
        answers, old = proposed.answers, proposed.under_old
        return proposed.keeps_weights or all(
            np.max(np.abs(old[kind] - answers[kind])) > self.least(proposed) for kind in answers
        )

    def _wrong_rows(self, proposed: Proposed) -> bool:
        return all(
            np.max(np.abs(values - proposed.answers[kind])) > self.margin
            for slip in _slips(self.homework)
            for kind, values in all_kinds(proposed.inputs, slip).items()
        )

    def _whole_memory(self, name: str, proposed: Proposed) -> bool:
        # tanh(2) is nearly 1, and so is what is stored of it; nor may it look like a table of the homework's numbers
        values = _with_whole_memory(proposed.expected)
        moves = bool(np.abs(values - proposed.expected.answers["real"]).max() > self.margin)
        if not moves or name != "steps":
            return moves
        telling, right = values[self.telling], self.shown.answers["real"][self.telling]
        return bool(((np.abs(telling - right) > self.margin) & (np.abs(telling) > self.margin)).any())

    def _gates_by_number(self, proposed: Proposed) -> bool:
        # a gate that opens and shuts by the step's number, when it does so in the homework, shows itself; who has such
        # a gate states no weights for it, so it stands for the homework's own row
        here, old = proposed.expected, proposed.expected_under_old
        both = ((_with_gate_of(letter, here, old), _with_gate_of(letter, here, self.shown)) for letter in "ifo")
        return all(np.max(np.abs(by_input - by_number)) > self.margin for by_input, by_number in both)

    def show_rare_mistakes(self, name: str, proposed: Proposed, beside: Sequence[Expected] | None) -> bool:
        """Whether the mistakes without a name show, on these numbers or on others beside them."""
        if name in ("steps", "soft") and hides_some(proposed.expected, self.margin):
            return False
        if name == "soft" and not self._mixed_gates(proposed.expected):
            return False
        return beside is None or not hidden_by([*beside, proposed.expected], self.margin)

    def _mixed_gates(self, here: Expected) -> bool:
        # whose gates are not all of one kind is right, too: no mistake may look like that
        mixed = np.array(list(mixed_kinds(here.inputs, here.weights).values()))
        wrong = np.array([one.values for one in here.wrong])
        apart = np.abs(wrong[:, np.newaxis] - mixed[np.newaxis]).max(axis=2).min(axis=1)
        return bool((apart > self.agreeing).all())


def _hidden_by_homework(weights: Mapping[str, FloatArray], public: FloatArray, absolute: float) -> Iterator[Slip]:
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
