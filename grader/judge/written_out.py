"""Answers that stand in what was handed in: as literals of the program, or as numbers of a file that it reads.

Other numbers show it in most cases, for such an answer does not move. Here is what is asked where they do not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.judge.agree import FloatArray
from grader.judge.answer import Answer
from grader.judge.attribute import FileRuns
from grader.judge.case import Case
from grader.judge.slicing import TELLING, cell_states, names_file, reads_only, slice_of, states, told
from grader.observations import Statement


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


def _only_read(case: Case, pieces: Sequence[Statement], runs: FileRuns, values: FloatArray) -> bool:
    """Whether the statements that led to an answer only read it, from a file of numbers that was handed in."""
    if not reads_only(pieces):
        return False
    programs = {source.path for source in case.submission.sources}
    data = {path: text for path, text in case.submission.contents.items() if path not in programs}
    named = [text for path, text in data.items() if names_file(pieces, runs.source, path)]
    return any(told(text.decode("utf-8", "replace"), values) for text in named)
