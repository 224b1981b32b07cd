"""Answers that no torch module had a hand in: what is left when inputs, gates and states are set aside.

Of what is left, that counts which looks like an output (right, or wrong in a known way) and was shown or kept as one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.assignment.schema import Assignment
from grader.judge.again import given_again, given_with_tanh, stopped_short, tried_out
from grader.judge.agree import EXACT, FloatArray, agrees, agrees_with_any, same
from grader.judge.alike import joined
from grader.judge.answer import Answer, hand_over
from grader.judge.appearance import (
    as_shown,
    called_state,
    is_quantity,
    is_right,
    is_right_but_whole,
    is_state,
    looks_like_output,
    moment,
    named_output,
    of_slide,
    prints_output,
    says_state,
    shows_again,
    to_compare_with,
    varies,
)
from grader.judge.candidate import Candidate
from grader.judge.labels import Label
from grader.judge.prints import BY_TURNS
from grader.judge.sequence import Form
from grader.model import TORCH_PARTS
from grader.oracle import Expected

OWN_LABEL = Label("numpy", own=True)
Memory = tuple[int, int, FloatArray]  # index of the file, tick of the module's first call, (T,)


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
    rest = [one for one in found if not any(_of_same_literals(one, other) for other in for_torch)]
    typed = [Answer(handed_over=hand_over(group), group=group) for group in joined(for_torch)]
    return [*typed, *_of_no_module(rest, expected, assignment)]


def _of_same_literals(one: Candidate, typed: Candidate) -> bool:
    """Whether a sequence is one that was typed in, or what holds the very same digits; what is computed has others."""
    return one is typed or (not one.printed and np.array_equal(one.shown.values, typed.shown.values))


def _of_no_module(found: Sequence[Candidate], expected: Expected, assignment: Assignment) -> list[Answer]:
    memories = _memories(found)
    rest = _left_over(found, memories, expected, assignment)
    computed = [one for one in rest if not one.typed_in]
    looks, right = _looking_like_outputs(computed, found, expected, assignment)
    if not right and not any(one.printed for one in looks):
        # beside an answer that is shown literals are there to compare with
        typed_in = [one for one in rest if one.typed_in and looks_like_output(one, expected, assignment)]
        typed_in = [one for one in typed_in if one.printed or not _kept_beside(one, computed)]
        looks = [one for one in typed_in if one.printed] or looks or typed_in
    again = [one for one in computed if given_again(one, looks, found, expected)]
    again += [one for one in found if stopped_short(one, looks, found, expected) and one not in computed]
    slide = expected.right_without_tanh
    if looks and all(is_right(one, slide, assignment) for one in looks):
        again += [one for one in computed if one not in again and given_with_tanh(one, looks)]
    looks = [*looks, *(one for one in again if one not in looks)]
    if not looks:
        return _looking_like_none(found, computed, memories, expected, assignment)
    if not any(one.printed for one in looks):
        worse = _printed_instead(found, computed, looks, expected, assignment)
        if worse is not None:
            return [Answer(handed_over=worse, group=[worse])]
    slides = [one for one in right if is_right(one, slide, assignment)]
    ours = [one for one in looks if one.label.part not in TORCH_PARTS]
    tried = tried_out(ours, [one for one in right if one not in slides], slides, found)
    tried += [one for one in looks if one not in right and any(_prints(other, one) for other in tried)]
    looks = [one for one in looks if one not in tried]
    if not looks:
        found, computed = ([one for one in kept if one not in tried] for kept in (found, computed))
        return _looking_like_none(found, computed, memories, expected, assignment)
    last_shown = sorted(joined(looks), key=lambda group: _when_shown(group, [*right, *again]))
    return [Answer(handed_over=hand_over(group), group=group) for group in last_shown]


def _left_over(
    found: Sequence[Candidate], memories: Sequence[Memory], expected: Expected, assignment: Assignment
) -> list[Candidate]:
    """What is no module's, no input, gate or state of the example, and not there to compare with."""
    right_ones = expected.right_either_way
    rest = [
        one
        for one in found
        if not one.moved
        and not one.to_compare
        and one.shown.place.kind != "plot"  # drawn beside what was kept: gates, differences
        and not (one.shown.of_several and not is_right(one, right_ones, assignment))  # c beside y, say
        and (not is_quantity(one, expected, right_ones) or prints_output(one, found, expected, right_ones))
        and not _of_modules(one, memories)
    ]
    rest = _without_compared(rest, found, expected, assignment)
    outputs = {(one.shown.place, one.shown.tick) for one in found if one.printed and named_output(one)}
    # a column that is called c is none of the output, whatever stands in the column that is called y
    rest = [
        one for one in rest if not (one.printed and says_state(one) and (one.shown.place, one.shown.tick) in outputs)
    ]
    rest = [one for one in rest if not _of_the_step_before(one, found)]
    if any(looks_like_output(one, expected, assignment) for one in rest if not (one.typed_in or one.uncalled)):
        rest = [one for one in rest if not one.uncalled]
    return rest


def _looking_like_outputs(
    computed: Sequence[Candidate], found: Sequence[Candidate], expected: Expected, assignment: Assignment
) -> tuple[list[Candidate], list[Candidate]]:
    """What looks like an output, right or wrong, and is no memory of a wrong program; and what of it is right."""
    with_tanh, right_ones = expected.right, expected.right_either_way
    looks = [one for one in computed if looks_like_output(one, expected, assignment)]
    if all(_in_passing(one) and not is_right(one, right_ones, assignment) for one in looks):
        # what was collected is what was handed over
        looks = [] if any(_handed_over(one) for one in computed) else looks
    right = [one for one in looks if is_right(one, right_ones, assignment)]
    # a column beside the right one is no later answer: tanh(c) looks like an output without its gate
    looks = _without_columns_beside(looks, right)
    # nor is what the slide computes, where both are shown
    looks = _without_columns_beside(looks, [one for one in right if is_right(one, with_tanh, assignment)])
    if not right and any(named_output(one) or (one.printed and not _of_memory(one, found)) for one in computed):
        looks = [one for one in looks if not _of_memory(one, found)]
    return looks, right


def _kept_beside(one: Candidate, computed: Sequence[Candidate]) -> bool:
    """Whether literals that nobody printed stand beside outputs of the program's own, under another name."""
    names = {other.shown.place.name for other in computed if _handed_over(other) and named_output(other)}
    return one.shown.key.form is Form.CONTAINER and bool(names - {one.shown.place.name})


def _of_memory(one: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether a sequence is called a state, or printed of a variable that is, and of none that is called an output."""
    if not one.printed:
        return called_state(one)
    kept = [other for other in found if not (other.printed or other.moved) and _prints(one, other)]
    states = any(called_state(other) for other in kept) and not any(named_output(other) for other in kept)
    return called_state(one) or states


def _memories(found: Sequence[Candidate]) -> list[Memory]:
    """The memories of modules, and their tanh: shown beside the output, or in place of it."""
    passes = dict.fromkeys((one.file_index, one.made_of) for one in found if one.made_of is not None)
    return [
        (file_index, made_of.first_tick, values)
        for file_index, made_of in passes
        if made_of.states is not None and made_of.states.any()  # zeros may be anything's
        for values in made_of.memories
    ]


def _of_modules(one: Candidate, memories: Sequence[Memory]) -> bool:
    """Whether a sequence is the memory of a module that had run by then."""
    return any(
        (one.file_index != file_index or one.shown.tick > first) and agrees(one.shown.values, values, as_shown(one))
        for file_index, first, values in memories
    )


def _without_columns_beside(looks: list[Candidate], kept: Sequence[Candidate]) -> list[Candidate]:
    tables = {moment(one) for one in kept if one.printed}
    return [one for one in looks if one in kept or moment(one) not in tables]


def _printed_instead(
    found: Sequence[Candidate],
    computed: Sequence[Candidate],
    looks: Sequence[Candidate],
    expected: Expected,
    assignment: Assignment,
) -> Candidate | None:
    """What was printed in the place of answers that were only kept, such as int(y), 100 * y or the memory."""
    right = any(is_right(one, expected.right, assignment) for one in looks)
    instead = [
        one
        for one in computed
        if one.printed
        and (one.label.part == "numpy" or named_output(one) or shows_again(one, looks) or (not right and _whole(one)))
    ]
    instead += [one for one in found if _is_memory_called_output(one, expected)]
    if all(one.shown.key.form is Form.STEPS for one in looks):  # nothing but the memory was shown or kept
        instead += [one for one in found if _is_bare_memory(one, expected)]
    kept = [one for one in computed if one.shown.key.form is Form.CONTAINER and named_output(one) and one not in looks]
    instead += [one for one in computed if one.printed and any(_prints(one, other) for other in kept)]
    if instead and (last := max(instead, key=lambda one: one.order)).shown.tick > looks[-1].shown.tick:
        return last
    return _only_printed(found, looks)


def _whole(one: Candidate) -> bool:
    """Whether a sequence was printed all at once, and not called a gate or the memory."""
    return not one.shown.key.path and not says_state(one)


def _looking_like_none(
    found: Sequence[Candidate],
    computed: Sequence[Candidate],
    memories: Sequence[Memory],
    expected: Expected,
    assignment: Assignment,
) -> list[Answer]:
    """Where nothing that was computed looks like an output: what was called one, shown, or kept, in this order."""
    if any(one.printed and named_output(one) for one in computed):
        # a gate that is called `out` on the way is no output beside what is printed as y
        found, computed = (
            [one for one in kept if not _is_gate_on_the_way(one, expected)] for kept in (found, computed)
        )
    ours = [one for one in found if not one.moved and not one.typed_in]
    # in a table of the inputs, the column that opens the output gate looks like the output rounded
    inputs = {moment(one) for one in ours if agrees(one.shown.values, expected.inputs[:, 0], EXACT)}
    whole = [one for one in ours if is_right_but_whole(one, expected) and moment(one) not in inputs]
    if not any(named_output(one) for one in whole):
        called = [one for one in ours if named_output(one)]
        shut = [one for one in called if looks_like_output(one, expected, assignment) and not _beside(one, found)]
        if shut:  # y = tanh(c): the output gate was forgotten, and `y` equals what is called tanh(c) elsewhere
            return [Answer(handed_over=hand_over(shut), group=shut)]
    if whole:
        return [Answer(handed_over=whole[-1], group=whole)]
    varied = [one for one in computed if varies(one)]
    for choice in (
        [one for one in varied if named_output(one)],
        [one for one in varied if one.printed],
        [one for one in varied if one.shown.key.form is not Form.STEPS],
        [one for one in computed if named_output(one) or one.printed],
        # a state, where nothing else was handed over: y = tanh(c), the output gate was forgotten
        _states_handed_over(ours, memories, expected, assignment),
        varied,
    ):
        if choice:
            last = max(reversed(choice), key=lambda one: one.order)  # of columns in one line the one on the right
            return [Answer(handed_over=last, group=[last])]
    return []


def _is_gate_on_the_way(one: Candidate, expected: Expected) -> bool:
    return one.shown.key.form is Form.STEPS and any(agrees(one.shown.values, gate, EXACT) for gate in expected.gates)


def _states_handed_over(
    found: Sequence[Candidate], memories: Sequence[Memory], expected: Expected, assignment: Assignment
) -> list[Candidate]:
    return [
        one
        for one in found
        if one.shown.key.form is not Form.STEPS
        and not one.to_compare
        and looks_like_output(one, expected, assignment)
        and not agrees_with_any(one.shown.values, expected.inputs.T, EXACT)
        and not _of_modules(one, memories)
    ]


def _of_the_step_before(one: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether a column shows, a step late, what another one of its table shows: the old h beside the new."""
    return one.printed and any(
        other is not one
        and moment(other) == moment(one)
        and varies(other)
        and agrees(one.shown.values[1:], other.shown.values[:-1], EXACT)
        for other in found
    )


def _without_compared(
    rest: list[Candidate], found: Sequence[Candidate], expected: Expected, assignment: Assignment
) -> list[Candidate]:
    """The same without right numbers that were typed in to compare with, and are called so, where others were shown."""
    named = [one for one in found if to_compare_with(one)]
    own = [one for one in rest if not (one.typed_in or one.printed)]
    compared = [
        one
        for one in rest
        if one in named
        or (one.printed and any(_prints(one, kept) for kept in named) and not any(_prints(one, kept) for kept in own))
    ]
    if slide := [one for one in rest if of_slide(one) and not one.typed_in]:
        compared += _beside_another_column(slide, rest, expected, assignment)
    others = [one for one in rest if one not in compared and not one.typed_in and (one.printed or named_output(one))]
    return [one for one in rest if one not in compared] if others else rest


def _beside_another_column(
    slide: Sequence[Candidate], rest: Sequence[Candidate], expected: Expected, assignment: Assignment
) -> list[Candidate]:
    """Columns that are right without tanh, in a table that is said to show the slide's numbers and has others too."""
    right = [one for one in slide if is_right(one, expected.right_without_tanh, assignment)]
    beside = {moment(one) for one in rest if one.printed and one not in right}
    return [one for one in right if moment(one) in beside]


def _prints(one: Candidate, kept: Candidate) -> bool:
    return one.shown.tick >= kept.shown.tick and agrees(one.shown.values, kept.shown.values, as_shown(one))


def _beside(one: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether a sequence is only known from a column beside a module's output, as its memory's tanh(c) may be."""
    column = any(other.printed and other.made_of is not None and moment(other) == moment(one) for other in found)
    return column and not any(
        not (other.printed or other.moved or other.shown.origin.startswith("torch:"))
        and agrees(other.shown.values, one.shown.values, as_shown(one))
        for other in found
    )


def _is_bare_memory(one: Candidate, expected: Expected) -> bool:
    """Whether a memory was printed in lines of its own, under no name of a state or of another part."""
    path = one.shown.key.path
    alone = one.printed and (path in ("", "[:][0]") or path.startswith(BY_TURNS)) and one.label.part in (None, "numpy")
    return alone and not (one.moved or one.typed_in or says_state(one)) and is_state(one, expected)


def _is_memory_called_output(one: Candidate, expected: Expected) -> bool:
    return one.printed and not one.moved and not one.typed_in and named_output(one) and is_state(one, expected)


def _in_passing(one: Candidate) -> bool:
    """Whether a sequence is only what a variable held on the way, under no name of an output."""
    local = (
        one.shown.key.form is Form.CONTAINER and one.shown.place.kind == "bind" and one.shown.place.scope != "<module>"
    )
    return (local or one.shown.key.form is Form.STEPS) and not named_output(one)


def of_something_else(one: Candidate, expected: Expected, assignment: Assignment) -> bool:
    """Whether a sequence is no output, though nothing better was found.

    What a function returned call by call, sigmoid most of the time; or a gate that is neither shown nor handed over.
    """
    if named_output(one) or one.printed:
        return False
    if one.shown.place.kind == "return":
        return one.shown.key.form is Form.STEPS and not looks_like_output(one, expected, assignment)
    gates = [*expected.gates, *(values for name, values in expected.quantities.items() if name.startswith("g ("))]
    return one.shown.place.kind in ("bind", "snapshot") and any(agrees(one.shown.values, gate, EXACT) for gate in gates)


def _handed_over(one: Candidate) -> bool:
    """Whether a sequence was shown or kept as an output."""
    return one.shown.key.form is not Form.STEPS and (named_output(one) or one.shown.key.form is Form.RETURN)


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
    of_modules = {moment(one) for one in found if one.printed and one.made_of is not None}
    named = [
        one
        for one in worse
        if one.printed and (one.label == OWN_LABEL or named_output(one) or moment(one) in of_modules)
    ]
    named = [one for one in named if not says_state(one)]
    alone = all(same(one.shown.values, printed[0].shown.values) for one in printed)  # a notebook shows it as text, too
    return named[-1] if named else worse[0] if worse and alone else None


def _when_shown(group: Sequence[Candidate], given: Sequence[Candidate]) -> tuple[bool, tuple[int, int, int]]:
    """What was shown comes after what was only kept, the last last; what is only printed on the way is not shown."""
    kept = any(one.shown.key.form is Form.CONTAINER and named_output(one) for one in group)
    shown = [one.order for one in group if one.printed and (one in given or kept or named_output(one))]
    return bool(shown), max(shown or [one.order for one in group])
