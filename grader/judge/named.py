"""What is handed in by name is judged by calling it; here is what the calls gave."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from grader.by_name import OPERATOR_ARGUMENTS, OPERATORS
from grader.judge.agree import EXACT, FLOAT32, ROUNDED, FloatArray, agrees, same
from grader.judge.answer import Answer
from grader.judge.attribute import NEAR_ZERO
from grader.judge.candidate import Candidate
from grader.judge.file_runs import FileRuns
from grader.judge.labels import Label
from grader.judge.modules import Pass, passes
from grader.judge.sequence import Form, Key, Shown
from grader.judge.stubs import stubs
from grader.messages import say
from grader.model import Text
from grader.observations import NamedCall, Numbers, Observations

PUBLIC_CASE = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NamedHandIn:
    """A function that was handed in for a part by its name."""

    name: str
    answer: Answer | None  # what it returned for the homework's numbers, if that is numbers
    count: int  # how many
    reason: Text | None  # else why not


def named_hand_in(part: str, files: Sequence[FileRuns], steps: int) -> NamedHandIn | None:
    """Find what the function of a part's name gave; None where the part is not handed in by name.

    A function with other parameters than (inputs, weights) that does not return T numbers is free form: many
    a step function is called `lstm_cell`. A stub of the starter file is nothing at all.
    """
    for index, runs in reversed(list(enumerate(files))):  # of several versions the last counts
        call = _call(runs.plain, OPERATORS[part])
        if call is None or OPERATORS[part] in stubs(runs.source):
            continue
        values = _values(call, steps)
        stated = call.parameters[:2] == OPERATOR_ARGUMENTS
        if values is not None and (stated or values.values.size == steps):
            one = _candidate(part, index, runs, call, values, steps)
            answer = Answer(handed_over=one, group=[one], copied_from=_handed_on(part, one, call))
            return NamedHandIn(name=call.name, answer=answer, count=values.values.size, reason=None)
        if stated and not (call.error and call.used):  # used with other arguments than the stated ones: free form
            return NamedHandIn(name=call.name, answer=None, count=0, reason=_reason(call, steps))
    return None


def called_for(one: Candidate, parts: Collection[str], files: Sequence[FileRuns]) -> bool:
    """Whether a sequence arose while the grader called a function that was handed in by name for one of these parts."""
    plain = files[one.file_index].plain
    after = min((call.tick for call in plain.named if call.tick > one.shown.tick), default=None)
    if after is None:
        return False
    ended = max((end.tick for end in plain.ends if end.tick < after), default=-1)  # what nobody calls comes later
    return one.shown.tick > ended and any(
        call.tick == after and OPERATORS[part] == call.name for call in plain.named for part in parts
    )


def _call(observations: Observations | None, name: str) -> NamedCall | None:
    named = observations.named if observations else []
    return next((call for call in named if call.name == name and call.case == PUBLIC_CASE), None)


def _values(call: NamedCall | None, steps: int) -> Numbers | None:
    """What one call returned: T numbers, or a few more or less (a wrong count is an answer too, and wrong)."""
    if call is None or len(call.returned) != 1 or not 0 < call.returned[0].values.size <= 2 * steps + 1:
        return None
    return call.returned[0]


def _reason(call: NamedCall, steps: int) -> Text:
    if not call.finished:
        return say("reason.named-unfinished")
    if call.error:
        return say("reason.named-error", error=call.error, message=call.message.split("\n")[0])
    return say("reason.named-count", steps=steps)


def _candidate(part: str, index: int, runs: FileRuns, call: NamedCall, values: Numbers, steps: int) -> Candidate:
    shifted = _values(_call(runs.shifted, call.name), steps)
    again = _values(_call(runs.again, call.name), steps)
    plain_passes = passes(runs.plain.calls, steps)
    moved = shifted.values if shifted else None
    made_of, number = _made_of(plain_passes, runs.shifted, values.values, moved, steps)
    derived = made_of is None
    # what the shifted run hands on may have been put aside in the plain one, by a check that is not made there
    put_aside = made_of is not None and not agrees(values.values[-steps:], made_of.returned, NEAR_ZERO)
    if derived:
        made_of, number = _changed_from(part, plain_passes, runs.plain, call, values.values, moved)
    elif put_aside:
        made_of, number = None, -1
    again_passes = passes(runs.again.calls, steps) if runs.again else []
    return Candidate(
        shown=Shown(
            key=Key(form=Form.NAMED, place=call.place, path="", ordinal=0),
            values=values.values,
            tick=call.tick,
            origin=values.origin,
        ),
        file_index=index,
        made_of=made_of,
        moved=made_of is not None,
        derived=derived and made_of is not None,
        uncalled=False,
        label=Label(part, own=True),
        typed_in=False,
        to_compare=False,
        written="",
        remark="",
        again=again.values if again else None,
        pass_again=again_passes[number] if 0 <= number < len(again_passes) == len(plain_passes) else None,
    )


def _handed_on(part: str, one: Candidate, call: NamedCall) -> str | None:
    """The part whose function `lstm_numpy` asked: it gives that part's result once more.

    A module of its own is torch in the NumPy part, and from one torch part to the other it is a wrong means.
    """
    if part != "numpy" or one.made_of is None or one.made_of.last_tick > call.tick:
        return None
    asked = one.made_of.place.scope.split(".")[0]
    return next((other for other, name in OPERATORS.items() if name == asked and other != part), None)


def _made_of(
    plain: Sequence[Pass], shifted: Observations | None, values: FloatArray, moved: FloatArray | None, steps: int
) -> tuple[Pass | None, int]:
    """The pass whose output was returned, and its number: it moves with the shift."""
    other = passes(shifted.calls, steps) if shifted else []
    for number in reversed(range(len(plain))):
        if moved is not None and len(other) == len(plain):
            if agrees(moved[-steps:], other[number].returned, ROUNDED):
                return plain[number], number
        elif agrees(values[-steps:], plain[number].outputs, EXACT):
            return plain[number], number
    return None, -1


def _changed_from(
    part: str,
    plain: Sequence[Pass],
    observations: Observations,
    call: NamedCall,
    values: FloatArray,
    moved: FloatArray | None,
) -> tuple[Pass | None, int]:
    """The last pass of the part's module during the call, where what was returned was changed from its output.

    It moves with the shift in some way, or is the module's memory, or its output in another order or a step late.
    """
    began = max((one.tick for one in observations.named if one.tick < call.tick), default=-1)
    inside = [n for n, one in enumerate(plain) if one.kind == part and began < one.last_tick < call.tick]
    if not inside or values.shape != plain[inside[-1]].outputs.shape:
        return None, -1
    made_of = plain[inside[-1]]
    moves = moved is not None and not same(moved, values)
    return (made_of, inside[-1]) if moves or _memory_or_rearranged(values, made_of) else (None, -1)


def _memory_or_rearranged(values: FloatArray, made_of: Pass) -> bool:
    """Whether numbers are a pass's memory, or its output in another order or a step late."""
    outputs = made_of.outputs
    if made_of.is_memory(values, FLOAT32):
        return True
    late = bool(outputs[:-1].any()) and agrees(values[1:], outputs[:-1], ROUNDED)
    in_place = agrees(values, outputs, ROUNDED)  # the right numbers, from elsewhere: they did not move
    return late or (not in_place and agrees(np.sort(values), np.sort(outputs), ROUNDED))
