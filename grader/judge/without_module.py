"""Answers that no torch module had a hand in: what is left when inputs, gates and states are set aside.

Of what is left, that counts which looks like an output (right, or wrong in a known way) and was shown or kept as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from grader.assignment.schema import Assignment
from grader.judge.agree import EXACT, FloatArray, agrees, agrees_with_any
from grader.judge.answer import Answer, hand_over
from grader.judge.attribute import Candidate
from grader.judge.decide import same
from grader.judge.labels import Label
from grader.judge.sequences import Form
from grader.observations import Place
from grader.oracle import Expected

FLOAT32 = 1e-6  # the same numbers, made float32 on the way
OWN_LABEL = Label("numpy", own=True)
SCIENTIFIC_DIGITS = 4  # of 9.6402e-01, at least
ENOUGH_DIGITS = 2  # behind the point: an answer rounded to fewer is not right
TORCH_PARTS = ("lstm_cell", "lstm")
OUTPUT_NAMES = frozenset(
    "y ys y_t yt out outs output outputs h hs h_t ht hidden hiddens res result results pred ret ans "
    "输出 结果 y_list h_list out_list output_list outputs_list y_np y_numpy".split()
)
_OUTPUT_CAPTION = re.compile(r"输出|结果|output|result|hidden|(?<![a-z])[yh](?![a-z])", re.IGNORECASE)
_COMPARED = re.compile(
    r"expect|correct|truth|target|textbook|slide|(?<![a-z])(?:true|ref|reference|gt|should)(?![a-z])"
    r"|理论|正确|标准|参考|课本|教材|书上|课件",
    re.IGNORECASE,
)
_STATE_CAPTION = re.compile(r"门|状态|记忆|gate|memory|state|(?<![a-z])c(?![a-z])", re.IGNORECASE)


def other_answers(found: Sequence[Candidate], expected: Expected, assignment: Assignment) -> list[Answer]:
    """Answers that no torch module had a hand in, one for each time that one was given, in the order of time.

    What is typed in and said to be a torch part's comes first: it takes the place of no other answer.
    """
    for_torch = [
        one
        for one in found
        if one.typed_in
        and one.printed
        and one.label.part in TORCH_PARTS
        and looks_like_output(one, expected, assignment)
    ]
    rest = [one for one in found if one not in for_torch]
    typed = [Answer(handed_over=hand_over(group), group=group) for group in _alike(for_torch)]
    return [*typed, *_of_no_module(rest, expected, assignment)]


def _of_no_module(found: Sequence[Candidate], expected: Expected, assignment: Assignment) -> list[Answer]:
    states = [one.made_of.states for one in found if one.made_of is not None and one.made_of.states is not None]
    right_ones = np.array([*expected.answers.values(), *expected.linear.values()])  # (N, T)
    states = [state for state in states if state.any()]  # zeros may be anything's
    states += [np.tanh(state) for state in states]  # shown beside the output, or in place of it
    rest = [
        one
        for one in found
        if not one.moved
        and not one.to_compare
        and not (one.shown.of_several and not _is_right(one, right_ones, assignment))  # c beside y, say
        and not _is_quantity(one, expected, right_ones)
        and not any(agrees(one.shown.values, state, _as_shown(one)) for state in states)
    ]
    rest = _without_compared(rest, found)
    computed = [one for one in rest if not one.typed_in]
    if any(looks_like_output(one, expected, assignment) for one in computed if not one.uncalled):
        rest = [one for one in rest if not one.uncalled]
        computed = [one for one in computed if not one.uncalled]
    looks = [one for one in computed if looks_like_output(one, expected, assignment)]
    if all(_in_passing(one) and not _is_right(one, right_ones, assignment) for one in looks):
        # the memory of a wrong program may look like some wrong output; what was collected is what was handed over
        looks = [] if any(_handed_over(one) for one in computed) else looks
    typed_in = [one for one in rest if one.typed_in and looks_like_output(one, expected, assignment)]
    right = [one for one in looks if _is_right(one, right_ones, assignment)]
    tables = {_moment(one) for one in right if one.printed}
    # a column beside the right one is no later answer: tanh(c) looks like an output without its gate
    looks = [one for one in looks if one in right or _moment(one) not in tables]
    with_tanh = np.array([*expected.answers.values()])
    tables = {_moment(one) for one in right if one.printed and _is_right(one, with_tanh, assignment)}
    # nor is what the slide computes, where both are shown
    looks = [one for one in looks if _moment(one) not in tables or _is_right(one, with_tanh, assignment)]
    if typed_in and not right:
        shown = [one for one in typed_in if one.printed]
        looks = shown or looks or typed_in  # beside a right answer literals are there to compare with
    looks += [one for one in computed if _given_again(one, looks, found, expected)]
    if looks and not any(one.printed for one in looks):
        # computed, but is that what was handed over? Printed were other numbers, such as int(y) or 100 * y.
        instead = [
            one
            for one in computed
            if one.printed and (one.label.part == "numpy" or _named_output(one) or shows_again(one, looks))
        ]
        instead += [one for one in found if _is_memory_called_output(one, expected)]
        if instead and (last := max(instead, key=lambda one: one.order)).shown.tick > looks[-1].shown.tick:
            return [Answer(handed_over=last, group=[last])]
        if (worse := _only_printed(found, looks)) is not None:
            return [Answer(handed_over=worse, group=[worse])]
    if looks:
        last_shown = sorted(_alike(looks), key=lambda group: _when_shown(group, right))
        return [Answer(handed_over=hand_over(group), group=group) for group in last_shown]
    whole = [one for one in found if not one.moved and not one.typed_in and _is_right_but_whole(one, expected)]
    if not any(_named_output(one) for one in whole):
        called = [one for one in found if not one.moved and not one.typed_in and _named_output(one)]
        shut = [one for one in called if looks_like_output(one, expected, assignment) and not _beside(one, found)]
        if shut:  # y = tanh(c): the output gate was forgotten, and `y` equals what is called tanh(c) elsewhere
            return [Answer(handed_over=hand_over(shut), group=shut)]
    if whole:
        return [Answer(handed_over=whole[-1], group=whole)]
    varied = [one for one in computed if varies(one)]
    for choice in (
        [one for one in varied if _named_output(one)],
        [one for one in varied if one.printed],
        [one for one in varied if one.shown.key.form is not Form.STEPS],
        [one for one in computed if _named_output(one) or one.printed],
        varied,
    ):
        if choice:
            last = max(choice, key=lambda one: one.order)
            return [Answer(handed_over=last, group=[last])]
    # nothing else was handed over: then a state is the answer (y = tanh(c): the output gate was forgotten)
    given = [
        one
        for one in found
        if not one.moved
        and not one.typed_in
        and one.shown.key.form is not Form.STEPS
        and not agrees_with_any(one.shown.values, expected.inputs.T, EXACT)
        and not any(agrees(one.shown.values, state, _as_shown(one)) for state in states)
    ]
    looks = [one for one in given if looks_like_output(one, expected, assignment)]
    return [Answer(handed_over=looks[-1], group=looks)] if looks else []


def _without_compared(rest: list[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The same without right numbers that were typed in to compare with, and are called so, where others were shown."""
    named = [
        one
        for one in found
        if (one.typed_in or one.to_compare)
        and _COMPARED.search(one.shown.caption if one.printed else one.shown.place.name)
    ]
    compared = [one for one in rest if one in named or (one.printed and any(_prints(one, other) for other in named))]
    others = [one for one in rest if one not in compared and not one.typed_in and (one.printed or _named_output(one))]
    return [one for one in rest if one not in compared] if others else rest


def _prints(one: Candidate, kept: Candidate) -> bool:
    return one.shown.tick >= kept.shown.tick and agrees(one.shown.values, kept.shown.values, _as_shown(one))


def _beside(one: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether a sequence is only known from a column beside a module's output, as its memory's tanh(c) may be."""
    column = any(other.printed and other.made_of is not None and _moment(other) == _moment(one) for other in found)
    return column and not any(
        not (other.printed or other.moved or other.shown.origin.startswith("torch:"))
        and agrees(other.shown.values, one.shown.values, _as_shown(one))
        for other in found
    )


def _is_memory_called_output(one: Candidate, expected: Expected) -> bool:
    return one.printed and not one.moved and not one.typed_in and _named_output(one) and _is_state(one, expected)


def _given_again(one: Candidate, looks: Sequence[Candidate], found: Sequence[Candidate], expected: Expected) -> bool:
    """Whether a later attempt at the same example printed this, on a line written like that of an earlier answer.

    It is the same example where one of its gates or states arose in between; on other inputs it is an experiment.
    """
    if not one.written or not varies(one) or one in looks:
        return False
    earlier = [
        other.shown.tick
        for other in looks
        if (other.written, other.shown.key.path, other.file_index) == (one.written, one.shown.key.path, one.file_index)
        and other.shown.tick < one.shown.tick
    ]
    if not earlier:
        return False
    last = max(earlier)
    return any(
        last < other.shown.tick <= one.shown.tick
        and varies(other)
        and agrees_with_any(other.shown.values, expected.held, EXACT)
        for other in found
    )


def _moment(one: Candidate) -> tuple[Place, int]:
    """Where and when a sequence was complete: columns of one printed table share it."""
    return one.shown.place, one.shown.tick


def _in_passing(one: Candidate) -> bool:
    """Whether a sequence is only what a variable held on the way, under no name of an output."""
    local = (
        one.shown.key.form is Form.CONTAINER and one.shown.place.kind == "bind" and one.shown.place.scope != "<module>"
    )
    return (local or one.shown.key.form is Form.STEPS) and not _named_output(one)


def of_something_else(one: Candidate, expected: Expected, assignment: Assignment) -> bool:
    """Whether a sequence is no output, though nothing better was found.

    What a function returned call by call, sigmoid most of the time; or a gate that is neither shown nor handed over.
    """
    if _named_output(one) or one.printed:
        return False
    if one.shown.place.kind == "return":
        return one.shown.key.form is Form.STEPS and not looks_like_output(one, expected, assignment)
    gates = [values for name, values in expected.quantities.items() if name.startswith(("g (", "i (", "f (", "o ("))]
    return one.shown.place.kind in ("bind", "snapshot") and any(agrees(one.shown.values, gate, EXACT) for gate in gates)


def _handed_over(one: Candidate) -> bool:
    """Whether a sequence was shown or kept as an output."""
    return one.shown.key.form is not Form.STEPS and (_named_output(one) or one.shown.key.form is Form.RETURN)


def _only_printed(found: Sequence[Candidate], looks: Sequence[Candidate]) -> Candidate | None:
    """What was printed of a kept answer, if that is it rounded too far.

    So looks an open gate, too: it has to be the one thing that was printed, to be called the part's result, or to stand
    in a table beside what modules gave.
    """
    printed = [
        one
        for one in found
        if (one.printed or one.shown.place.kind == "show")
        and not (one.moved or one.typed_in)
        and one.file_index == looks[-1].file_index
    ]
    worse = [one for one in printed if shows_again(one, looks)]
    of_modules = {_moment(one) for one in found if one.printed and one.made_of is not None}
    named = [
        one
        for one in worse
        if one.printed and (one.label == OWN_LABEL or _named_output(one) or _moment(one) in of_modules)
    ]
    named = [one for one in named if not _STATE_CAPTION.search(one.shown.caption)]
    alone = all(same(one.shown.values, printed[0].shown.values) for one in printed)  # a notebook shows it as text, too
    return named[-1] if named else worse[0] if worse and alone else None


def shows_again(one: Candidate, looks: Sequence[Candidate]) -> bool:
    """Whether what was printed is an answer that was only kept, made worse.

    In another order, a step late or early, rounded too far, cut to whole numbers, or the last step's every time.
    """
    values, digits = one.shown.values, one.shown.decimals
    if digits is None and not one.printed and (values == values.round()).all():
        digits = 0  # displayed by a notebook
    if digits is None and one.printed:
        digits = SCIENTIFIC_DIGITS
    only_on_the_way = all(each.shown.key.form is Form.STEPS for each in looks)
    if digits is None or _STATE_CAPTION.search(one.shown.caption):
        return False
    for other in looks:
        kept = other.shown.values
        if digits < ENOUGH_DIGITS and any(agrees(values, np.round(kept, fewer), EXACT) for fewer in range(digits + 1)):
            return True
        if not digits and one.printed and agrees(values, np.trunc(kept), EXACT):
            return True
        if agrees(values, kept, 10.0**-digits):
            continue
        absolute = 0.51 * 10.0**-digits
        if kept[-1] and agrees(values, np.full_like(kept, kept[-1]), absolute):
            return True  # one array was filled again and again, and appended
        if agrees(np.sort(values), np.sort(kept), absolute):
            return True
        late_or_early = agrees(values[1:], kept[:-1], absolute) or agrees(values[:-1], kept[1:], absolute)
        # beside a list of the outputs the old h that is printed on the way is no answer
        if late_or_early and kept[1:-1].any() and (one.shown.tick > other.shown.tick or only_on_the_way):
            return True
    return False


def _is_right_but_whole(one: Candidate, expected: Expected) -> bool:
    """The right answer rounded to whole numbers. So looks an open gate too: only what was handed over counts."""
    if one.shown.key.form is Form.STEPS and not _named_output(one):
        return False
    if not one.printed and one.shown.key.form is not Form.RETURN and not _named_output(one):
        return False
    return any(agrees(one.shown.values, np.round(right), EXACT) for right in expected.answers.values())


def _is_right(one: Candidate, right: FloatArray, assignment: Assignment) -> bool:
    return agrees_with_any(one.shown.values, right, assignment.tolerances.output.absolute)


def _alike(looks: Sequence[Candidate]) -> list[list[Candidate]]:
    """Join sequences that show one answer: the same numbers to the digits shown, not said to be for other parts."""
    groups: list[list[Candidate]] = []
    for one in sorted(looks, key=lambda one: one.order):
        for group in reversed(groups):
            first = group[0]
            digits = min((d for d in (one.shown.decimals, first.shown.decimals) if d is not None), default=9)
            alike = agrees(one.shown.values, first.shown.values, max(1e-3, 0.51 * 10.0**-digits))
            said = {each.label.part for each in group} - {None}
            if alike and one.file_index == first.file_index and (one.label.part is None or not said - {one.label.part}):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _when_shown(group: Sequence[Candidate], right: Sequence[Candidate]) -> tuple[bool, tuple[int, int, int]]:
    """What was shown comes after what was only kept, the last last; what is only printed on the way is not shown."""
    shown = [one.order for one in group if one.printed and (one in right or _named_output(one))]
    return bool(shown), max(shown or [one.order for one in group])


def _as_shown(one: Candidate) -> float:
    """How far numbers may be from a module's that were made float32 on the way, or printed with so many decimals."""
    digits = SCIENTIFIC_DIGITS if one.shown.decimals is None else one.shown.decimals
    return max(FLOAT32, 0.51 * 10.0**-digits) if one.printed else FLOAT32


def _named_output(one: Candidate) -> bool:
    if one.printed:
        return bool(_OUTPUT_CAPTION.search(one.shown.caption)) and not _STATE_CAPTION.search(one.shown.caption)
    name = one.shown.place.name.rpartition(".")[2].removesuffix("[]").lower()
    return name in OUTPUT_NAMES or "output" in name or name.startswith(("y_", "out", "h_"))


def _is_quantity(one: Candidate, expected: Expected, right: FloatArray) -> bool:
    """Whether a sequence is an input, gate or state of the worked example, or just counts."""
    values = one.shown.values
    count = np.arange(expected.steps, dtype=np.float64)
    if agrees(values, count, EXACT) or agrees(values, count + 1, EXACT):
        return True
    if agrees_with_any(values, right, 5.1e-3):
        return False
    if _named_output(one) and one.shown.key.form is not Form.STEPS and not _is_state(one, expected):
        return False  # an `output` that equals an open gate: whole-number rounding, or a mistake
    return agrees_with_any(values, expected.held, _as_written(one))


def _as_written(one: Candidate) -> float:
    return FLOAT32 if one.shown.decimals is None else max(FLOAT32, 0.51 * 10.0**-one.shown.decimals)


def _is_state(one: Candidate, expected: Expected) -> bool:
    absolute = _as_written(one)
    states = (v for name, v in expected.quantities.items() if name.startswith(("c ", "linear c ")))
    return any(agrees(one.shown.values, state, absolute) for state in states)


def looks_like_output(one: Candidate, expected: Expected, assignment: Assignment) -> bool:
    """Whether a sequence is an output of the worked example: right, or wrong in a known way."""
    return agrees_with_any(one.shown.values, expected.outputs, assignment.tolerances.output.absolute)


def varies(one: Candidate) -> bool:
    """Whether a sequence is more than one number repeated (a placeholder such as np.zeros(9))."""
    return bool((one.shown.values != one.shown.values[0]).any())
