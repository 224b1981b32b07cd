"""What was handed in for another exercise: an LSTM that learns a sine, an SRN in NumPy, in the same notebook.

It has neither the example's inputs nor anything of its weights. Where all that could belong to a part is of this
kind, nothing was handed in for the part. A module that the text makes and that was never called is another matter:
it may be the part's own, behind a crash.
"""

from __future__ import annotations

import re

import numpy as np

from grader.judge.agree import agrees
from grader.judge.case import Case
from grader.judge.modules import passes_of
from grader.judge.slicing import slice_of
from grader.judge.stated import code_of
from grader.judge.stubs import code_without_stubs
from grader.observations import Place, TorchCall
from grader.oracle import Expected

_MADE = {"lstm_cell": re.compile(r"(?<!class )\bLSTMCell\s*\("), "lstm": re.compile(r"\bnn\s*\.\s*LSTM\s*\(")}
_BARE = re.compile(r"import[^\n]*(?<!\w)(?:LSTM\b|\*)")
_MADE_BARE = re.compile(r"(?<![\w.])(?<!class )LSTM\s*\(")
_EXAMPLE = re.compile(r"(?<!\d)100(?!\d)|(?<!\d)3\.?0*\s*,\s*-\s*1")  # one of its weights, one of its inputs
_LSTM = re.compile(r"lstm|forget|遗忘|(?<![a-z])f_?t(?![a-z])|loadtxt|genfromtxt|read_|open\(", re.IGNORECASE)
LEAST_LIKE = 0.5  # of the inputs, that are of the example


def of_other_work(part: str, case: Case) -> bool:
    """Whether all modules of a part's kind belong to something else."""
    calls = [(index, call) for index, runs in enumerate(case.files) for call in runs.plain.calls if call.kind == part]
    if not calls or any(_may_be_ours(call, case.expected) for _, call in calls) or _gives_the_outputs(part, case):
        return False
    called = {(index, call.module.number) for index, call in calls}
    made = sum(_count(part, code_without_stubs(runs.source)) for runs in case.files)
    return made <= len(called)


def numpy_of_other_work(case: Case) -> bool:
    """Whether all that NumPy computes has nothing to do with an LSTM, nor with the example.

    Only where the programs came to their ends: what a crash hid may have been the part.
    """
    if any(one.part is None for one in case.mishaps):
        return False
    for runs in case.files:
        statements = runs.plain.statements
        for piece in statements:
            if any(use.startswith(("numpy.", "math.", "scipy.")) for use in piece.libraries):
                place = Place(file=piece.file, cell=piece.cell, line=piece.first, scope="<module>", kind="", name="")
                text = code_of(slice_of([place], statements), runs.source)
                if _EXAMPLE.search(text) or _LSTM.search(text):
                    return False
    return True


def calls_for(part: str, case: Case) -> list[TorchCall]:
    """Calls of a part's module, without those that belong to something else."""
    calls = [call for runs in case.files for call in runs.plain.calls if call.kind == part]
    return [call for call in calls if _may_be_ours(call, case.expected)]


def _may_be_ours(call: TorchCall, expected: Expected) -> bool:
    """Whether a module has the example's size, any of its weights, or was given numbers like its inputs."""
    large = [abs(value) for row in expected.weights.values() for value in row if abs(value) > 1]
    weights = [one.values for name, one in call.module.parameters.items() if name.startswith("weight_ih")]
    if call.given is None or any(np.isin(np.abs(one), large).any() for one in weights):
        return True
    width, units = call.module.settings.get("input_size", 0), call.module.settings.get("hidden_size", 0)
    given = call.given.values
    if width not in (3, 4) or given.size % width:
        telling = np.abs(given[np.abs(given) > 1])  # zeros and ones stand in any data
        return bool(telling.size and np.isin(telling, np.abs(expected.inputs)).mean() >= LEAST_LIKE)
    if units == 1:
        return True
    rows = {tuple(row) for row in np.sort(expected.inputs[:, :width], axis=1).tolist()}
    like = [tuple(row) in rows for row in np.sort(given.reshape(-1, width), axis=1).tolist()]
    return bool(like and sum(like) >= LEAST_LIKE * len(like))


def _gives_the_outputs(part: str, case: Case) -> bool:
    """Whether some pass gives the example's outputs, whatever it made of its inputs: halved, with weights doubled."""
    right, absolute = case.expected.answers["real"], case.assignment.tolerances.output.absolute
    passes = (one for runs in case.files for one in passes_of(runs.plain, case.expected.steps) if one.kind == part)
    return any(agrees(one.outputs, right, absolute) for one in passes)


def _count(part: str, code: str) -> int:
    """How many modules of this kind the text makes."""
    code = "\n".join(line.partition("#")[0] for line in code.split("\n"))
    found = len(_MADE[part].findall(code))
    if part == "lstm" and _BARE.search(code):
        found += len(_MADE_BARE.findall(code))
    return found
