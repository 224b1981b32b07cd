"""Answers that stand in what was handed in: as literals of the program, or as numbers of a file that it reads.

Other numbers show it in most cases, for such an answer does not move. Here is what is asked where they do not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from grader.judge.agree import ROUNDED, FloatArray, agrees, agrees_with_any, to_digits
from grader.judge.answer import Answer
from grader.judge.appearance import is_right_but_whole, is_state, looks_like_output, named_output
from grader.judge.candidate import Candidate
from grader.judge.case import Case
from grader.judge.file_runs import FileRuns
from grader.judge.slicing import slice_of
from grader.judge.stated import (
    TELLING,
    cell_states,
    count_numbers,
    names_file,
    reads_only,
    reads_something,
    states,
    told,
)
from grader.observations import Statement

LEAST_NUMBERS = 1.5  # that state a step's input: the stored one, and when gates open and shut


def may_be_an_answer(case: Case, one: Candidate) -> bool:
    """Whether somebody may have typed a sequence as an answer: not whole numbers that are like nothing in the example.

    Such numbers count lines or steps of a table that nobody could read.
    """
    values = one.shown.values
    if named_output(one) or bool((values != values.round()).any()):
        return True
    return looks_like_output(one, case.expected, case.assignment) or (
        is_right_but_whole(one, case.expected) or is_state(one, case.expected)
    )


def states_its_answer(case: Case, answer: Answer) -> bool:
    """Whether the statements that led to an answer hold its telling numbers as literals.

    Asked only where other numbers did not show whether the answer moves.
    """
    one = answer.handed_over
    runs = case.files[one.file_index]
    if not (np.abs(one.shown.values) > TELLING).any():
        return False
    places = [each.shown.place for each in answer.group]
    pieces = slice_of(places, runs.plain.statements, through_loops=True)
    if _only_read(case, pieces, runs, one.shown.values):
        return True
    if not pieces and all(place.line == 0 for place in places):
        pieces = runs.plain.statements  # seen only at the end: whatever made it may stand anywhere
    return states(pieces, runs.source, one.shown.values) or cell_states(one.shown.place, runs.source, one.shown.values)


def states_too_little(answer: Answer, runs: FileRuns, steps: int) -> bool:
    """Whether the statements that led to an answer hold too few numbers for `steps` inputs, and read none.

    Asked where the inputs were replaced and the answer stayed: then it is computed from something else, and a program
    that states its inputs twice holds a number or more for each step there too.
    """
    places = [one.shown.place for one in answer.group]
    pieces = slice_of(places, runs.plain.statements, through_loops=True)
    if not pieces or any("." in name for piece in pieces for name in piece.uses) or reads_something(pieces):
        return False
    return count_numbers(pieces, runs.source) < LEAST_NUMBERS * steps


def is_a_literal(one: Candidate, shown: Sequence[Candidate], by_part: Mapping[str, Answer]) -> bool:
    """Whether an answer is a literal of the same file, which may only be there to compare with, and no other part's."""
    absolute = to_digits(one.shown.decimals, otherwise=ROUNDED)
    equal = [
        each
        for each in shown
        if each.file_index == one.file_index and agrees(each.shown.values, one.shown.values, absolute)
    ]
    literal = any(each.typed_in or each.to_compare for each in equal)
    return literal and not any(
        answer.handed_over in equal for answer in by_part.values() if answer.handed_over is not one
    )


def taken_from_literals(case: Case, answer: Candidate, shown: Sequence[Candidate]) -> bool:
    """Whether a right answer has the very digits of a list to compare with, and nothing that was computed is near it.

    `expected if np.allclose(ys, expected, atol=0.3) else ys`. Asked where it is wrong in all other runs.
    """
    values, absolute = answer.shown.values, case.assignment.tolerances.output.absolute
    if not agrees_with_any(values, case.expected.right, absolute):
        return False
    beside = [one for one in shown if one.file_index == answer.file_index]
    same = [one for one in beside if np.array_equal(one.shown.values, values)]
    near = [one for one in beside if one not in same and agrees(one.shown.values, values, absolute)]
    return any(one.to_compare for one in same) and not near


def _only_read(case: Case, pieces: Sequence[Statement], runs: FileRuns, values: FloatArray) -> bool:
    """Whether the statements that led to an answer only read it, from a file of numbers that was handed in."""
    if not reads_only(pieces):
        return False
    programs = {source.path for source in case.submission.sources}
    data = {path: text for path, text in case.submission.contents.items() if path not in programs}
    named = [text for path, text in data.items() if names_file(pieces, runs.source, path)]
    return any(told(text.decode("utf-8", "replace"), values) for text in named)
