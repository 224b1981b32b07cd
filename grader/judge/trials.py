"""What a program answered in its hidden runs: on numbers that it has never seen, whether right, and whether it moved.

A hidden run is the same program with other literals (or a function called with other arguments). The answer is
looked for where it was in the plain run. It may agree with the reference under the new weights or under the old
ones, because a program need not state its weights where they could be replaced.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from grader.by_name import OPERATORS
from grader.judge.agree import ROUNDED, FloatArray, agrees, same
from grader.judge.answer import Answer
from grader.judge.candidate import Candidate
from grader.judge.claims import is_recomputed
from grader.judge.file_runs import FileRuns, HiddenRun
from grader.judge.modules import Pass, passes, passes_of
from grader.judge.right_kinds import (
    MIXED,
    kinds_of_right,
    mixed_kinds_of,
    right_on,
    says_nothing,
)
from grader.judge.sequence import Form, Key, Shown
from grader.judge.sequences import in_other_run, sequences
from grader.judge.slicing import holds, slice_of
from grader.judge.written_out import states_too_little
from grader.model import TORCH_PARTS
from grader.observations import NamedCall, Observations, Place, Replaced, Statement
from grader.probe.draw import Draw

INPUTS = ("inputs", "held")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trial:
    """What the program answered in one hidden run."""

    draw: Draw
    values: FloatArray | None  # (T,) or of a wrong count; None where nothing was found
    stopped: bool  # the program did not come so far
    right: frozenset[str]  # kinds of right answer that these numbers agree with, "linear ..." among them
    unmoved: bool  # the same as on the homework's numbers
    soft: bool  # under other weights than the homework's
    loosely: bool = False  # right only if some of the weights were not replaced, or were cut to whole numbers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trials:
    """All hidden runs that say something about an answer."""

    trials: Sequence[Trial]
    typed_in: bool  # the numbers reached the answer's statements, and it did not move

    @property
    def decided(self) -> list[Trial]:
        """Those in which the program came so far."""
        return [trial for trial in self.trials if not trial.stopped]

    @property
    def never_right(self) -> bool:
        """Whether the answer was wrong in each of them, and there are some."""
        return bool(self.decided) and not any(trial.right for trial in self.decided)

    def share(self, kinds: Sequence[str]) -> float:
        """Share of the decided runs that agree, by the one kind of gates that agrees most often."""
        decided = self.decided
        return max(sum(kind in trial.right for trial in decided) for kind in kinds) / len(decided) if decided else 0.0


def try_hidden(part: str, answer: Answer, files: Sequence[FileRuns], absolute: float, homework: FloatArray) -> Trials:
    """Look at an answer in every hidden run of its file; no trials where its input could not be replaced.

    Parameters
    ----------
    homework
        The homework's inputs (T, 4): what is right on them under new weights has not got new inputs.
    """
    one = answer.handed_over
    runs = files[one.file_index]
    if one.shown.key.form is Form.NAMED:
        trials = _named(part, one, runs, absolute)
        stays = _never_moves(trials, one.shown.values, absolute)
        return Trials(trials=trials, typed_in=stays and not _follows_the_file(part, one, runs))
    steps = len(one.shown.values)
    number = _number_of(one.made_of, passes_of(runs.plain, steps))
    trials = []
    reached = computed = False  # what the module gives on other inputs was computed, though it be the same
    for hidden in runs.hidden:
        if not any(one.what in INPUTS for one in hidden.observations.replaced):
            continue
        found = _in_run(answer, hidden, steps)
        module = _module_pass(hidden.observations, one.made_of, number, steps)
        if one.made_of is not None and (module is None or module.inputs_equal(one.made_of)):
            if module is not None:
                continue  # this part's input stands elsewhere and was not replaced
            trials.append(_stopped(hidden.draw))
            continue
        reached = reached or one.made_of is not None or _reaches(answer, runs, hidden.observations)
        if found is None:
            trials.append(_stopped(hidden.draw))
            continue
        if module is None and says_nothing(hidden.draw, found, absolute):
            continue
        computed = computed or (module is not None and _was_computed(module, found))
        trials.append(_trial(hidden.draw, found, one.shown.values, module, absolute))
    trials = _none_by_luck(_with_mixed_kinds(trials, absolute))
    stays = _never_moves(trials, one.shown.values, absolute)
    reached = reached or (stays and states_too_little(answer, runs, steps))
    if one.made_of is None and not reached and (stays or _on_old_inputs(trials, homework, absolute)):
        trials = []  # nothing that was replaced is known to lead to this answer
    return Trials(trials=trials, typed_in=reached and stays and not computed)


def _was_computed(module: Pass, values: FloatArray) -> bool:
    """Whether numbers are what a module gives, and what it gives was computed again, or is none at all."""
    if np.isnan(values).any():
        return same(values, module.returned)
    return is_recomputed(module.module) and agrees(values, module.returned, ROUNDED)


def _on_old_inputs(trials: Sequence[Trial], homework: FloatArray, absolute: float) -> bool:
    """Whether an answer is what is right on the homework's inputs in each run, under weights that were replaced."""
    decided = [trial for trial in trials if trial.values is not None]
    return bool(decided) and all(
        trial.unmoved or (trial.values is not None and right_on(homework, trial.draw, trial.values, absolute))
        for trial in decided
    )


def _never_moves(trials: Sequence[Trial], plain: FloatArray, absolute: float) -> bool:
    """Whether an answer that is not all zeros is the same on all numbers."""
    decided = [trial for trial in trials if trial.values is not None and trial.values.shape == plain.shape]
    telling = not np.isfinite(plain).all() or bool((np.abs(plain) > absolute).any())
    if not decided or not telling:
        return False
    return all(trial.unmoved for trial in decided) or _looked_up(decided, plain, absolute)


def _looked_up(decided: Sequence[Trial], plain: FloatArray, absolute: float) -> bool:
    """Whether the telling steps hold their old numbers or nothing on all other numbers: a table behind gates."""
    if any(trial.right for trial in decided):
        return False
    steps = np.abs(plain) > 10 * absolute
    if np.all(plain[steps] == plain[steps].round()):
        return False  # whole numbers meet again by chance
    with np.errstate(over="ignore"):  # near the largest float
        different = len(np.unique(np.round(plain[steps], 3)))
    if different < 2:
        return False  # so does one number: tanh(1) wherever c is a shut or open gate
    values = [trial.values[steps] for trial in decided if trial.values is not None]
    old_or_nothing = all(np.all((one == plain[steps]) | (one == 0.0)) for one in values)
    seen_again = any((one == plain[steps]).any() for one in values)
    # where the table has nothing, nothing comes out behind any gate
    others = [trial.values[~steps] for trial in decided if trial.values is not None]
    nothing_else = not any((np.abs(one) > absolute).any() for one in others)
    return old_or_nothing and seen_again and nothing_else


@functools.lru_cache(maxsize=16)
def _shown_in(hidden: HiddenRun, steps: int) -> Mapping[Key, Shown]:
    """What a hidden run showed, by place: the three parts ask for the same, one after the other."""
    return {shown.key: shown for shown in sequences(hidden.observations, steps, of_other_run=True)}


def _in_run(answer: Answer, hidden: HiddenRun, steps: int) -> FloatArray | None:
    """The answer's numbers in a hidden run: at its own place, else where else it was shown.

    Where what was shown last did not move but what it was taken for did, the last was there to compare with.
    """
    there = _shown_in(hidden, steps)
    places = [answer.handed_over, *sorted(answer.group, key=lambda one: one.order, reverse=True)]
    found = [(shown.values, one.shown.values) for one in places if (shown := in_other_run(one.shown, there))]
    moved = next((values for values, plain in found if not same(values, plain)), None)
    return moved if moved is not None else found[0][0] if found else None


def _trial(
    draw: Draw, values: FloatArray, plain: FloatArray, module: Pass | None, absolute: float, *, named: bool = False
) -> Trial:
    right, loosely = kinds_of_right(draw, values, module, absolute, named=named)
    return Trial(
        draw=draw,
        values=values,
        stopped=False,
        right=right,
        unmoved=same(values, plain),
        soft=draw.other_weights,
        loosely=loosely,
    )


def _with_mixed_kinds(trials: Sequence[Trial], absolute: float) -> list[Trial]:
    """Where a run shows gates of several kinds, say of the others too whether they agree with these."""
    mixed = {kind for trial in trials for kind in trial.right if MIXED in kind}
    if not mixed:
        return list(trials)

    def held(trial: Trial) -> Trial:
        if trial.values is None:
            return trial
        return replace(trial, right=trial.right | (mixed & mixed_kinds_of(trial.draw, trial.values, absolute)))

    return [held(trial) for trial in trials]


def _none_by_luck(trials: Sequence[Trial]) -> list[Trial]:
    """Believe that weights were replaced in part only of a program that is right under the homework's own."""
    if all(trial.right for trial in trials if not (trial.soft or trial.stopped)):
        return list(trials)
    return [replace(trial, right=frozenset()) if trial.loosely else trial for trial in trials]


def _stopped(draw: Draw) -> Trial:
    soft = draw.other_weights
    return Trial(draw=draw, values=None, stopped=True, right=frozenset(), unmoved=False, soft=soft)


def _number_of(made_of: Pass | None, plain: Sequence[Pass]) -> int | None:
    if made_of is None:
        return None
    same_pass = (made_of.last_tick, made_of.unit)
    return next((number for number, one in enumerate(plain) if (one.last_tick, one.unit) == same_pass), None)


def _module_pass(observations: Observations, made_of: Pass | None, number: int | None, steps: int) -> Pass | None:
    """The pass of a hidden run that corresponds to one of the plain run."""
    if made_of is None or number is None:
        return None
    there = passes_of(observations, steps)
    if number < len(there) and there[number].kind == made_of.kind:
        return there[number]
    alike = [one for one in there if one.kind == made_of.kind]
    return alike[-1] if alike else None


def _reaches(answer: Answer, runs: FileRuns, hidden: Observations) -> bool:
    """Whether what was replaced leads to an answer: it stands in a statement that made it, or is used by one.

    A statement in which torch modules are called serves other parts too: its literals need not be this part's.
    """
    places = [one.shown.place for one in answer.group]
    pieces = slice_of(places, runs.plain.statements)
    made = [one.shown.place for one in answer.group if not one.printed]  # an input may be printed beside an output
    makers = slice_of(made, runs.plain.statements) if made else pieces
    beside = {place.name for place in places}  # a table of inputs and outputs, put together when all was computed
    modules = {call.place for call in runs.plain.calls}
    return any(
        _leads(one, piece, places)
        for one in hidden.replaced
        if one.what in INPUTS and not (one.name and one.name in beside)
        for piece in (makers if one.name else pieces)
        if not any(holds(piece, place) for place in modules)
    )


def _leads(one: Replaced, piece: Statement, places: Sequence[Place]) -> bool:
    """Whether a statement that made an answer got other numbers.

    A value gives way when it is whole. A statement that put it together step by step, and computed the answer from
    the steps meanwhile, has got none of them.
    """
    at = Place(kind="", file=one.file, cell=one.cell, line=one.line, scope="", name="")
    if one.what == "held":
        return holds(piece, at) and not any(holds(piece, place) for place in places)
    if not one.name:
        return holds(piece, at)
    there = (piece.file, piece.cell) == (one.file, one.cell)
    return one.name in piece.uses and (piece.definition or not there or piece.first > one.line)


# -- by name ------------------------------------------------------------------------------------------------


def _named(part: str, one: Candidate, runs: FileRuns, absolute: float) -> list[Trial]:
    if runs.named is None:
        return []
    plain = one.shown.values
    kind = one.made_of.kind if part in TORCH_PARTS and one.made_of is not None else ""  # others may run for show
    calls = [call for call in runs.named.observations.named if call.name == OPERATORS[part]]
    trials = []
    for case, draw in enumerate(runs.named.draws, start=1):
        call = next((one for one in calls if one.case == case), None)
        if call is None:
            continue
        trials.append(_named_trial(kind, call, draw, plain, runs.named.observations, absolute))
    return trials


def _follows_the_file(part: str, one: Candidate, runs: FileRuns) -> bool:
    """Whether a function that heeds no arguments moves with what its file states: it computes with that."""
    named = [call for hidden in runs.hidden for call in hidden.observations.named if call.name == OPERATORS[part]]
    given = [call.returned[0].values for call in named if len(call.returned) == 1]
    return any(not same(values, one.shown.values) for values in given)


def _named_trial(
    kind: str, call: NamedCall, draw: Draw, plain: FloatArray, observations: Observations, absolute: float
) -> Trial:
    steps = len(draw.inputs)
    values = call.returned[0].values if len(call.returned) == 1 else np.empty(0)
    before = max((one.tick for one in observations.named if one.tick < call.tick), default=-1)
    inside = [one for one in observations.calls if before < one.tick < call.tick and one.kind == kind]
    made = passes(inside, steps)
    return _trial(draw, values, plain, made[-1] if made else None, absolute, named=True)
