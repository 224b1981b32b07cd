"""What a program shows for each part, on known numbers, read at the places where the right program showed its answer.

    homework    as it is
    kept        the numbers that the grader draws from the same seed
    others      numbers of two more seeds: what no draw of the grader's can have been made for

The judge says once, of the right program, which places these are (its label in the corpus says that it is right about
that). Of a mutant it is not asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.assignment.schema import Assignment
from grader.by_name import OPERATORS
from grader.intake.submission import Language, Source, Submission
from grader.judge.case import Case
from grader.judge.found import find
from grader.judge.sequence import Key as Where
from grader.judge.sequences import sequences
from grader.judge.without_module import other_answers
from grader.observations import Observations
from grader.oracle import Expected
from grader.probe.draw import Draw, Hidden, draw_hidden
from grader.protocol import decode
from grader.runs import run_all
from grader.sandbox.box import Box, Job

from .programs import Key, Program
from .restate import restated

FloatArray = npt.NDArray[np.float64]
PARTS = ("numpy", "lstm_cell", "lstm")
ENTROPY = 20260101
HOMEWORK = "homework"
Reading = Mapping[str, FloatArray | None]
"""By set of numbers: what was shown; None where nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Where a right program shows the answer to a part."""

    part: str
    path: str  # the file that shows it
    places: tuple[Where, ...]  # the one that is handed over first
    times: Mapping[tuple[object, ...], int]  # how often each place showed a sequence: where it is fewer, which is which
    named: bool
    first_attempts: bool  # other answers were given before: where this one is left incomplete, the last of them counts

    @property
    def shares_a_line(self) -> bool:
        """Whether one line shows several answers: where it shows fewer, which is which is not known."""
        return self.times[_where(self.places[0])] > 1


class Numbers:
    """The sets of numbers that programs are read on."""

    def __init__(self, assignment: Assignment, seed: int) -> None:
        self.assignment = assignment
        self.kept = draw_hidden(assignment, seed)
        self._others = [draw_hidden(assignment, seed * 7919 + 1000 + other) for other in range(2)]
        rows = assignment.homework.weights.rows()
        self.draws: dict[str, Draw] = dict(self._named("kept", self.kept))
        for number, hidden in enumerate(self._others):
            self.draws |= dict(self._named(f"other {number}", hidden))
        self.replacements: dict[str, Mapping[str, Any]] = {
            name: {
                "old_inputs": assignment.homework.inputs,
                "new_inputs": draw.inputs.tolist(),
                "old_weights": rows,
                "new_weights": None if draw.expected is draw.with_old_weights else _rows(draw),
            }
            for name, draw in self.draws.items()
            if "named" not in name
        }

    @staticmethod
    def _named(which: str, hidden: Hidden) -> Iterator[tuple[str, Draw]]:
        for draw in (*hidden.free_form, *hidden.named):
            yield f"{which}: {draw.name}", draw


def _rows(draw: Draw) -> dict[str, list[float]]:
    return {gate: row.tolist() for gate, row in draw.weights.items()}


def answered(program: Program, numbers: Numbers, box: Box, expected: Expected, seed: int) -> list[Answered]:
    """Where a right program shows its answers, as the judge sees it."""
    submission = program.submission
    files = run_all(submission, numbers.assignment, box, seed, numbers.kept).files
    case = Case(submission=submission, files=files, mishaps=(), assignment=numbers.assignment, expected=expected)
    handed_in = find(case)
    several = len(other_answers(handed_in.shown, expected, numbers.assignment)) > 1
    found = []
    for part in PARTS:
        answer = handed_in.answers.by_part.get(part)
        named = part in handed_in.named
        if answer is None:
            continue
        group = sorted(answer.group, key=lambda one: one.order, reverse=True)
        keys = [answer.handed_over.shown.key, *(one.shown.key for one in group)]
        file = files[answer.handed_over.file_index]
        path = file.source.path
        times = Counter(_where(sequence.key) for sequence in sequences(file.plain, expected.steps))
        found.append(
            Answered(
                part=part,
                path=path,
                places=tuple(dict.fromkeys(keys[:1] if several and part == "numpy" else keys)),
                times=times,
                named=named,
                first_attempts=several and part == "numpy" and not named,
            )
        )
    return found


def read(
    program: Program,
    variants: Mapping[str, Mapping[Key, str] | None],
    where: list[Answered],
    numbers: Numbers,
    box: Box,
) -> dict[str, dict[str, FloatArray | None]]:
    """Run a program on every set of numbers, and read its answers: part -> set -> values.

    Parameters
    ----------
    variants
        The texts of the program by set of numbers; None where the box has to put them into its text for the homework.
    """
    found: dict[str, dict[str, FloatArray | None]] = {one.part: {} for one in where}
    for path in sorted({one.path for one in where}):
        here = [one for one in where if one.path == path]
        for name, texts in variants.items():
            if name != HOMEWORK and all(one.named for one in here):
                continue
            stated_ = variants[HOMEWORK] if texts is None else texts
            assert stated_ is not None
            submission = program.with_texts(stated_, program.name)
            calls = _calls(here, numbers) if name == HOMEWORK else ()
            replace = numbers.replacements[name] if texts is None else None
            shown = _run(
                submission, path, numbers.assignment, box, lenient=name != HOMEWORK, calls=calls, replace=replace
            )
            for one in here:
                if one.named and name == HOMEWORK:
                    found[one.part] |= _returned(one.part, shown, numbers)
                elif not one.named:
                    found[one.part][name] = _at_places(one, shown, len(numbers.assignment.homework.inputs))
    return found


def _calls(where: list[Answered], numbers: Numbers) -> tuple[Mapping[str, Any], ...]:
    homework = numbers.assignment.homework
    found: list[Mapping[str, Any]] = []
    for one in where:
        if not one.named:
            continue
        name = OPERATORS[one.part]
        weights = homework.weights.rows()
        found.append({"name": name, "case": 0, "inputs": homework.inputs, "weights": weights})
        for case, draw in enumerate(numbers.draws.values(), start=1):
            if "named" in draw.name:
                found.append({"name": name, "case": case, "inputs": draw.inputs.tolist(), "weights": _rows(draw)})
    return tuple(found)


def _returned(part: str, shown: Observations, numbers: Numbers) -> dict[str, FloatArray | None]:
    sets = {0: HOMEWORK, **{case: name for case, name in enumerate(numbers.draws, start=1) if "named" in name}}
    found: dict[str, FloatArray | None] = dict.fromkeys(sets.values())
    for call in shown.named:
        if call.name == OPERATORS[part] and call.case in sets and len(call.returned) == 1:
            found[sets[call.case]] = call.returned[0].values
    return found


def _where(key: Where) -> tuple[object, ...]:
    return (key.form, key.place, key.path)


def _at_places(one: Answered, shown: Observations, steps: int) -> FloatArray | None:
    """The numbers at the first place that shows any; a line that prints several answers must still print all."""
    found = sequences(shown, steps)
    there = {sequence.key: sequence.values for sequence in found}
    times = Counter(_where(sequence.key) for sequence in found)
    for key in one.places:
        if key in there and times[_where(key)] == one.times[_where(key)]:
            return there[key]
    return None


def _run(
    submission: Submission,
    path: str,
    assignment: Assignment,
    box: Box,
    *,
    lenient: bool,
    calls: tuple[Mapping[str, Any], ...],
    replace: Mapping[str, Any] | None,
) -> Observations:
    source: Source = next(one for one in submission.sources if one.path == path)
    job = Job(
        entry=path,
        script=source.text if source.language is Language.SCRIPT else None,
        cells=tuple((cell.number, cell.text) for cell in source.cells if cell.code),
        files=submission.contents,
        entropy=ENTROPY,
        lenient=lenient,
        calls=calls,
        replace=replace,
    )
    return decode(box.run(job, assignment.limits).stream)


def stated(program: Program, numbers: Numbers) -> dict[str, dict[Key, str] | None]:
    """The texts of a program that state each set of numbers; None where none of its literals could be replaced."""
    return {HOMEWORK: program.texts} | {name: restated(program, given) for name, given in numbers.replacements.items()}
