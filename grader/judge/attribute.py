"""Every sequence that the program showed, with what it is made of.

In the shifted run every output of nn.LSTMCell and nn.LSTM was moved by known amounts. A sequence that moved along,
step by step, is made of that module's output; one that did not move is not. A program that compares its parts may go
another way in that run: then there is a run for each kind of module, in which its last pass alone was moved. Where all
these tell nothing (they stopped at the student's own check, say) equality with a module's output in the plain run has
to do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from grader.intake.submission import Source
from grader.judge.agree import EXACT, ROUNDED, SCIENTIFIC, FloatArray, agrees, same, to_decimals, to_digits, which_agree
from grader.judge.candidate import Candidate
from grader.judge.file_runs import FileRuns
from grader.judge.labels import Label, label, part_of
from grader.judge.modules import Pass, passes, passes_of
from grader.judge.sequence import Form, Key, Shown
from grader.judge.sequences import in_other_run, sequences
from grader.judge.slicing import at, holds, looked_into, makers_of, slice_of
from grader.judge.stated import MAKES_NO_NUMBERS, line_at, remark_above, spells, states
from grader.observations import Place, Statement

LEAST_SHIFT = 0.3  # of one step of a sequence that was changed from a module's output
BETWEEN_SHIFTS = 2.0  # the means of worker/torch_watch.py's shifts are 1.56 for nn.LSTMCell and 2.36 for nn.LSTM
NEAR_ZERO = 0.05
WHOLE = to_decimals(0)  # an answer rounded to whole numbers still moves with a shift, to within this


def candidates(files: Sequence[FileRuns], steps: int) -> list[Candidate]:
    """Collect all sequences of all files with what they are made of, in the order of time."""
    sources = [one.source for one in files]
    return _without_titles([one for index, runs in enumerate(files) for one in _of_file(index, runs, sources, steps)])


def _without_titles(found: list[Candidate]) -> list[Candidate]:
    """The same, where a bare "LSTM" before answers of several makers names the homework and none of its parts."""
    makers: dict[str, set[str | None]] = defaultdict(set)
    for one in found:
        if one.printed and one.label.own:
            makers[one.shown.caption].add(one.made_of.kind if one.made_of is not None else None)
    titles = {caption for caption, kinds in makers.items() if len(kinds) > 1 and part_of(caption) is None}
    return [replace(one, label=Label()) if one.printed and one.shown.caption in titles else one for one in found]


def _of_file(index: int, runs: FileRuns, sources: Sequence[Source], steps: int) -> list[Candidate]:
    plain = passes_of(runs.plain, steps)
    shifted_runs = _shifted_runs(runs, plain, steps)
    again = passes(runs.again.calls, steps) if runs.again else []
    in_again = _by_key(sequences(runs.again, steps, of_other_run=True)) if runs.again else {}
    made_of = _Sources(runs)
    result: list[Candidate] = []
    for one in sequences(runs.plain, steps):
        if shifted_runs:
            number, moved, derived = _told(one, shifted_runs, plain, made_of)
            untold = bool(plain) and number is None and not any(in_other_run(one, run.by_key) for run in shifted_runs)
            once_more = untold and _stated_before(one, result, plain)
            if untold and not once_more:
                continue  # nothing says what this is made of
        else:
            number = _equal(one, plain)
            moved, derived, once_more = number is not None, False, False
        # zeros in a block may be anything: the old h, collected before the module has given another
        tells = bool(np.nan_to_num(one.values).any()) or not made_of.in_block(one.place)
        literal = not moved and tells and made_of.computes_nothing(one.place)
        typed_in = literal and (made_of.prints(one) if one.key.form is Form.PRINT else made_of.states(one))
        one_again = in_other_run(one, in_again)
        result.append(
            Candidate(
                shown=one,
                file_index=index,
                made_of=None if number is None else plain[number],
                moved=moved,
                derived=derived,
                uncalled=bool(runs.plain.uncalled) and one.tick > runs.plain.uncalled[0].tick,
                label=label(one, sources),
                typed_in=typed_in or once_more,
                to_compare=literal and not typed_in and one.key.form is not Form.PRINT,
                written=line_at(one.place, runs.source) if one.key.form is Form.PRINT else "",
                remark=remark_above(one.place, runs.source) if one.key.form is Form.PRINT else "",
                again=None if one_again is None else one_again.values,
                pass_again=again[number] if number is not None and len(again) == len(plain) else None,
            )
        )
    return result


def _stated_before(one: Shown, found: Sequence[Candidate], plain: Sequence[Pass]) -> bool:
    """Whether a sequence is once more a literal that stands above, and nothing that was computed."""
    equal = [each for each in found if agrees(one.values, each.shown.values, to_digits(one.decimals, otherwise=EXACT))]
    stated = bool(equal) and all(each.typed_in or each.to_compare for each in equal)
    return stated and _equal(one, plain) is None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _ShiftedRun:
    """A run in which modules' outputs were shifted."""

    by_key: Mapping[Key, Shown]
    returned: FloatArray  # (N, T) what its passes gave to the program; none where it went another way
    kind: str | None  # the one kind that was shifted; None: all were
    same_way: bool  # whether it called modules as the plain run did

    @property
    def astray(self) -> bool:
        """Whether it went another way though one kind alone was shifted."""
        return self.kind is not None and not self.same_way


def _shifted_runs(runs: FileRuns, plain: Sequence[Pass], steps: int) -> list[_ShiftedRun]:
    """The runs that tell what moves, the one that tells best first."""
    found = []
    for kind, observations in (*runs.alone.items(), (None, runs.shifted)):
        if observations is None:
            continue
        ran = passes(observations.calls, steps)
        # of a training loop that was cut off the runs may have seen different numbers of passes
        comparable = all(one.kind == other.kind for one, other in zip(plain, ran, strict=False))
        shown = _ShiftedRun(
            by_key=_by_key(sequences(observations, steps, of_other_run=True)),
            returned=np.array([each.returned for each in ran] if comparable else []).reshape(-1, steps),
            kind=kind,
            same_way=[one.kind for one in ran] == [one.kind for one in plain],
        )
        found.append(shown)
    return sorted(found, key=lambda run: (run.kind is None, not run.same_way))


def _told(
    one: Shown, runs: Sequence[_ShiftedRun], plain: Sequence[Pass], sources: _Sources
) -> tuple[int | None, bool, bool]:
    """The pass that a sequence is made of, whether it moved, and whether the pass's output was changed on the way."""
    told = (_from_shifted(one, other, run, plain) for run in runs if (other := in_other_run(one, run.by_key)))
    found = next((each for each in told if each[1]), None)
    if found is not None:
        return found
    if np.isnan(one.values).any():  # moves by nothing
        nans = [number for number, each in enumerate(plain) if same(each.returned, one.values, EXACT)]
        return (nans[-1], True, False) if nans else (None, False, False)
    for run in runs:
        # the program ended before it, since an output was not as it should be; that others leave it alone says nothing
        if run.astray and in_other_run(one, run.by_key) is None:
            number = _equal(one, plain, kind=run.kind)
            if number is not None and sources.lead_through(plain[number].place, one.place):
                return number, True, False
    return None, False, False


def _from_shifted(one: Shown, other: Shown, run: _ShiftedRun, plain: Sequence[Pass]) -> tuple[int | None, bool, bool]:
    """The same, of one run that it was reached in."""
    if same(other.values, one.values, EXACT) or _only_written_otherwise(one, other):
        return None, False, False
    if run.astray:
        # a loop that goes on until an output is as it should be goes on too long: nothing but the plain run is left
        return _equal(one, plain, kind=run.kind), True, False
    number = _match(other, run.returned)
    if number is not None and number < len(plain):
        handed_on = agrees(one.values, plain[number].returned, WHOLE if _whole(one) else NEAR_ZERO)
        # else the plain run went another way: what its own check refused was put aside there
        return (number, True, False) if handed_on else (None, False, False)
    number = _clamped(one, other, run, plain)
    if number is not None:
        return number, True, False
    number = _derived(one, other, plain)
    if number is None:
        number = _kept_in_part(one, other, run.returned)
    return number, True, number is not None


def _only_written_otherwise(one: Shown, other: Shown) -> bool:
    """Whether what was printed in two runs differs only in how many digits were.

    A table gives its numbers as many digits as the largest and the smallest in it ask for: also those that did not move
    when others in it did.
    """
    if one.key.form is not Form.PRINT or one.decimals == other.decimals:
        return False
    absolute = max(to_digits(shown.decimals, otherwise=SCIENTIFIC) for shown in (one, other))
    return agrees(one.values, other.values, min(absolute, ROUNDED))


def _by_key(found: Sequence[Shown]) -> Mapping[Key, Shown]:
    return {one.key: one for one in found}


def _match(shown: Shown, returned: FloatArray) -> int | None:
    """The last pass whose (shifted) outputs (N, T) these are: exactly, else as rounded for display.

    Of hundreds of passes several may be as near as that: then the nearest.
    """
    for absolute in (EXACT, ROUNDED, 0.06, *([WHOLE] if _whole(shown) else [])):
        same = np.flatnonzero(which_agree(shown.values, returned, absolute))
        if len(same):
            off = np.abs(returned[same] - shown.values).max(axis=1)
            return int(same[off <= off.min() + EXACT][-1])
    return None


def _kept_in_part(plain: Shown, shifted: Shown, returned: FloatArray) -> int | None:
    """The last pass whose outputs are the few steps that were not dropped: `if x[2]: ys[t] = h`."""
    kept = (shifted.values != 0.0) | (plain.values != 0.0)
    if not kept.any() or shifted.values.shape != returned.shape[1:]:
        return None
    same = np.flatnonzero(which_agree(shifted.values[kept], returned[:, kept], ROUNDED))
    return int(same[-1]) if len(same) else None


def _clamped(plain: Shown, shifted: Shown, run: _ShiftedRun, found: Sequence[Pass]) -> int | None:
    """The last pass of which these are the outputs, kept within bounds that all shifted ones exceed: `clamp(-1, 1)`."""
    low, high = plain.values.min(), shifted.values.max()
    bounded = which_agree(shifted.values, np.minimum(run.returned, high), ROUNDED) & (run.returned > high).any(axis=1)
    for number in reversed(np.flatnonzero(bounded[: len(found)]).tolist()):
        one = found[number]
        ours = run.kind in (None, one.kind) and one.last_tick <= plain.tick
        if ours and agrees(plain.values, np.clip(one.returned, low, high), NEAR_ZERO):
            return int(number)
    return None


def _whole(shown: Shown) -> bool:
    return bool((shown.values == shown.values.round()).all())


def _derived(plain: Shown, shifted: Shown, found: Sequence[Pass]) -> int | None:
    """The last pass before a sequence of whose outputs each step was changed in some way (cut to int, scaled).

    Steps that are zero in both runs were dropped on the way; those that were kept tell.
    """
    kept = (shifted.values != 0.0) | (plain.values != 0.0)
    moved_by = (shifted.values - plain.values)[kept]
    if kept.sum() * 2 < len(kept) or not ((moved_by > LEAST_SHIFT).all() or _thresholded(plain, shifted)):
        return None
    small = not (np.abs(plain.values) > NEAR_ZERO).any()
    if small and (shifted.values != shifted.values.round()).any():
        return None  # a difference of two answers; what was cut to whole numbers is whole in the shifted run too
    kind = "lstm_cell" if moved_by.mean() < BETWEEN_SHIFTS else "lstm"
    before = {number: one.kind for number, one in enumerate(found) if one.last_tick <= plain.tick}
    if len(set(before.values())) > 1:
        before = {number: one for number, one in before.items() if one == kind}
    return max(before, default=None)


def _thresholded(plain: Shown, shifted: Shown) -> bool:
    """Whether outputs were made 0 or 1, and more of them are 1 where all are larger."""
    both = np.concatenate([plain.values, shifted.values])
    more = shifted.values - plain.values
    return bool(((both == 0.0) | (both == 1.0)).all() and (more >= 0.0).all() and more.sum() * 2 > len(more))


def _equal(one: Shown, plain: Sequence[Pass], *, kind: str | None = None) -> int | None:
    """Without a shifted run: the last pass, of a kind, before it that gave these very numbers, to the digits shown."""
    absolute = to_digits(one.decimals, otherwise=EXACT)
    for number in reversed(range(len(plain))):
        if (
            kind in (None, plain[number].kind)
            and plain[number].last_tick <= one.tick
            and agrees(one.values, plain[number].outputs, absolute)
        ):
            return number
    return None


class _Sources:
    """The statements that led to each place of a file's plain run, followed back once for each."""

    def __init__(self, runs: FileRuns) -> None:
        self._statements = runs.plain.statements
        self._inside = runs.plain.inside
        self._source = runs.source
        self._makers = makers_of(runs.plain.statements)
        self._slices: dict[Place, list[Statement]] = {}
        self._literal: dict[Place, bool] = {}

    def computes_nothing(self, place: Place) -> bool:
        """Whether nothing in the statements that led to a place computes: literals, constructors, printing."""
        found = self._literal.get(place)
        if found is None:
            found = self._literal[place] = place.scope == "<module>" and self._all_literal(place)
        return found

    def states(self, one: Shown) -> bool:
        """Whether these statements hold the sequence's telling numbers, and not only to compare with."""
        return states(self._slice(one.place), self._source, one.values)

    def prints(self, one: Shown) -> bool:
        """Whether a printed sequence was written out there. Zeros are written in many ways, `np.zeros(9)` for one."""
        return not np.nan_to_num(one.values).any() or spells(self._slice(one.place), self._source, one.values)

    def lead_through(self, call: Place, place: Place) -> bool:
        """Whether a call lies in the statements that led to a place."""
        return any(holds(piece, call) for piece in self._slice(place))

    def _all_literal(self, place: Place) -> bool:
        if not all(piece.literal for piece in at(place, self._around(place))):
            return False  # seen at once in most cases: no need to follow it back
        pieces = self._slice(place)
        makers = {use.rpartition(".")[2] for piece in pieces for use in piece.libraries}
        return bool(pieces) and all(piece.literal for piece in pieces) and makers <= MAKES_NO_NUMBERS

    def _slice(self, place: Place) -> list[Statement]:
        found = self._slices.get(place)
        if found is None:
            around = self._around(place)
            makers = self._makers if around is self._statements else None
            found = self._slices[place] = slice_of([place], around, makers=makers)
        return found

    def in_block(self, place: Place) -> bool:
        """Whether a place lies in a statement that was looked into: one that takes something from torch."""
        return any(holds(piece, place) for piece in self._inside)

    def _around(self, place: Place) -> list[Statement]:
        """The statements of the program; of a block that holds the place, `with torch.no_grad():`, those in it."""
        if not self.in_block(place):
            return self._statements
        return list(looked_into(self._statements, self._inside, [place]))
