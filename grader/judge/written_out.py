"""Answers that stand in what was handed in: as literals of the program, or as numbers of a file that it reads.

Other numbers show it in most cases, for such an answer does not move. Here is what is asked where they do not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.judge.agree import FloatArray
from grader.judge.answer import Answer
from grader.judge.appearance import is_right_but_whole, is_state, looks_like_output, named_output
from grader.judge.attribute import Candidate, FileRuns
from grader.judge.case import Case
from grader.judge.slicing import (
    TELLING,
    cell_states,
    count_numbers,
    names_file,
    reads_only,
    reads_something,
    slice_of,
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


def _only_read(case: Case, pieces: Sequence[Statement], runs: FileRuns, values: FloatArray) -> bool:
    """Whether the statements that led to an answer only read it, from a file of numbers that was handed in."""
    if not reads_only(pieces):
        return False
    programs = {source.path for source in case.submission.sources}
    data = {path: text for path, text in case.submission.contents.items() if path not in programs}
    named = [text for path, text in data.items() if names_file(pieces, runs.source, path)]
    return any(told(text.decode("utf-8", "replace"), values) for text in named)
