"""What was handed over in the place of a module's output.

The output cut to whole numbers or scaled, in another order or a step late, the memory collected for it, another part's
list under its name, the right numbers typed in, or zeros.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from grader.assignment.schema import Assignment
from grader.judge.agree import ROUNDED, FloatArray, agrees, agrees_with_any, steps_that_agree
from grader.judge.alike import joined
from grader.judge.answer import Answer, hand_over
from grader.judge.appearance import as_shown, called_state, looks_like_output, named_output, shows_again, varies
from grader.judge.attribute import NEAR_ZERO
from grader.judge.candidate import Candidate
from grader.judge.labels import Label, part_of
from grader.judge.modules import Pass
from grader.judge.python_text import without_texts
from grader.judge.sequence import Form
from grader.oracle import Expected

_MINUS = re.compile(r"[a-z]\w*\s*[-−]\s*[a-z]", re.IGNORECASE)  # "numpy - cell"
_DIFFERENCE = re.compile(r"diff|error|err|loss|误差|差|损失|梯度|grad", re.IGNORECASE)
_SUBTRACTS = re.compile(r"[\w\])]\s*-\s*[a-z_]", re.IGNORECASE)
MOST_ANSWERS = 40  # that are looked at in pairs
DIFFERENCE = 1e-4
ROUGHLY = 0.1  # random biases move a right module's outputs by less


def shown_instead(
    part: str, answer: Answer, found: Sequence[Candidate], expected: Expected, assignment: Assignment
) -> Answer | None:
    """Something else that was printed as a part's answer, while what its module gave was not.

    The output cut to whole numbers or scaled, in another order or a step late, the memory c (or its tanh) collected
    in place of it, or NumPy's list printed under the name of nn.LSTM; where the module was made wrongly, under its
    heading is enough.
    """
    made_of = answer.handed_over.made_of
    if made_of is None or any(one.printed for one in answer.group):
        return None
    since = [
        one
        for one in found
        if one.printed and one.shown.tick > made_of.first_tick and one.file_index == answer.handed_over.file_index
    ]
    after = [one for one in since if one.shown.tick > made_of.last_tick]
    changed = [one for one in since if one.derived and _of_one_run(one.made_of, made_of)]
    # where recurrent weights were left random, a shifted h moves the memory too, though by no amount that is known
    still = [one for one in after if not one.moved or one.made_of is None]
    memory = [_of_module(one, answer) for one in still if is_memory(one, made_of)]
    memory = [one for one in memory if named_output(one)] or memory
    said = [one for one in memory if called_state(one)]  # it stands for the output only if nothing else does
    memory = [one for one in memory if one not in said]
    again = [_of_module(one, answer) for one in since if one.made_of is None and shows_again(one, [answer.handed_over])]
    wrong = not agrees(made_of.outputs, expected.answers["real"], ROUGHLY)
    other = [
        one
        for one in after
        if (one.label == Label(part, own=True) or (wrong and _is_called(one, part)))
        and (one.made_of is None or one.made_of.kind != part)
        and looks_like_output(one, expected, assignment)
    ]
    depends = [_of_module(one, answer) for one in since if _depends(one, part, made_of, found)]
    own = [one for one in (*changed, *again) if one.label == Label(part, own=True)]  # before the mean of all parts
    own.sort(key=lambda one: one.order)
    typed = _typed_instead(part, answer, made_of, found, expected)
    if typed is not None and typed.handed_over.shown.key.form is Form.RETURN:
        return typed  # what is printed of it elsewhere may look like the output changed
    for instead in (own, changed, memory, again, other, depends):
        if instead and instead is other:
            unmoved = [one for one in found if one.made_of is None and not (one.moved or one.printed)]
            return Answer(handed_over=other[-1], group=next(g for g in joined([*unmoved, *other]) if other[-1] in g))
        if instead:
            return Answer(handed_over=instead[-1], group=[instead[-1]])
    return (
        typed
        or _kept_instead(part, answer, made_of, found)
        or _zeros_instead(answer, made_of, found)
        or (Answer(handed_over=said[-1], group=[said[-1]]) if said else None)
    )


def _is_called(one: Candidate, part: str) -> bool:
    """Whether what was printed is called a part's, if only "LSTM: ..."."""
    return part in (one.label.part, one.label.part or part_of(one.shown.caption, contrast=True))


def _depends(one: Candidate, part: str, made_of: Pass, found: Sequence[Candidate]) -> bool:
    """Whether numbers follow from a module's output in some other way: through a sigmoid, or a layer on top of it.

    Two modules may have had a hand in them; so it is told only of the last one that ran before.
    """
    if not one.moved or one.made_of is not None or one.label.part not in (None, part) or not varies(one):
        return False
    passes = [other.made_of for other in found if other.made_of is not None and other.file_index == one.file_index]
    ran = [each for each in passes if each.first_tick < one.shown.tick]
    last = max(ran, key=lambda each: each.last_tick, default=None)
    return last is not None and last.last_tick == made_of.last_tick and not _DIFFERENCE.search(one.shown.caption)


def without_differences(found: Sequence[Candidate]) -> list[Candidate]:
    """The same without differences of two answers, `y_cell - y_lstm`: they move with a module, and are no output of it.

    Where both are right they are nothing, as outputs cut to whole numbers are; these are whole in the shifted run, too.
    """
    if not any(one.moved for one in found):
        return list(found)
    outputs = [one.made_of.outputs for one in found if one.made_of is not None and not one.derived]
    outputs += [one.shown.values for one in found if not one.moved and named_output(one)]
    known = np.unique(np.round([one for one in outputs if np.isfinite(one).all()], 6), axis=0)[:MOST_ANSWERS]
    if known.ndim < 2:
        return list(found)
    some = known[(np.abs(known) > NEAR_ZERO).any(axis=1)]  # the distance from an array of zeros is the answer itself
    apart = np.abs(some[:, np.newaxis] - some).reshape(-1, known.shape[1])

    distances = _distances(found)

    def is_difference(one: Candidate) -> bool:
        if _prints_distance(one) and agrees_with_any(one.shown.values, distances, DIFFERENCE):
            return True
        if one.made_of is not None and not one.derived:
            return False
        values = np.abs(one.shown.values)
        said = one.printed and (_MINUS.search(one.shown.caption) or _DIFFERENCE.search(one.shown.caption))
        if not one.moved:
            return bool(said) and varies(one) and agrees_with_any(values, apart, DIFFERENCE)
        if said and one.label == Label("numpy", own=True):  # NumPy's own answer moves with no module
            return agrees_with_any(values, np.concatenate([apart, np.abs(known)]), DIFFERENCE)
        nothing = not (values > NEAR_ZERO).any()
        if nothing:
            return not one.derived and bool((np.abs(known) > NEAR_ZERO).any())
        return agrees_with_any(values, apart, DIFFERENCE)

    return [one for one in found if not is_difference(one)]


def _prints_distance(one: Candidate) -> bool:
    """Whether a line shows how far two things are apart: `print(t, abs(y_cell[t] - y_lstm[t]))`."""
    if "abs" not in one.written:
        return False
    code = without_texts(one.written)
    return "abs" in code and _SUBTRACTS.search(code) is not None


def _distances(found: Sequence[Candidate]) -> FloatArray:
    """How far what was kept is apart, (N, T): two lists of the same file, or one of them a step late."""
    if not any(_prints_distance(one) for one in found):
        return np.empty((0, 0))  # of a length that nothing has
    kept = [
        one.shown.values
        for one in found
        if one.shown.key.form is Form.CONTAINER and np.isfinite(one.shown.values).all()
    ]
    if not kept:
        return np.empty((0, 0))
    known = np.unique(np.round(kept, 6), axis=0)[: 2 * MOST_ANSWERS]
    both = np.concatenate([known, np.roll(known, 1, axis=1)])
    return np.abs(both[:, np.newaxis] - known).reshape(-1, known.shape[1])


def _of_one_run(one: Pass | None, other: Pass) -> bool:
    """Whether two passes are of one run of a module: of whichever of its hidden units."""
    return one is not None and (one.kind, one.last_tick) == (other.kind, other.last_tick)


def _of_module(one: Candidate, answer: Answer) -> Candidate:
    """The same, made by the module that made an answer."""
    return replace(one, made_of=answer.handed_over.made_of, pass_again=answer.handed_over.pass_again)


def _typed_instead(
    part: str, answer: Answer, made_of: Pass, found: Sequence[Candidate], expected: Expected
) -> Answer | None:
    """The right numbers, typed in where a module that was made wrongly should have given its own.

    They were printed after it ran, or are returned by the function that called it.
    """
    right = expected.answers["real"]
    if agrees(made_of.outputs, right, ROUGHLY):
        return None
    after = [
        one
        for one in found
        if one.file_index == answer.handed_over.file_index
        and not one.moved
        and one.shown.tick > made_of.last_tick
        and agrees(one.shown.values, right, ROUNDED)
    ]
    # in a list, from which they are printed; one to compare with is no answer only as long as it is not shown as one
    kept = any((one.typed_in or one.to_compare) and not one.printed for one in after)
    listed = any(one.to_compare and agrees(one.shown.values, right, ROUNDED) for one in found)
    typed = [
        one
        for one in after
        if (one.printed and (one.typed_in or kept) and not _is_called_other(one, part))
        or (_is_returned(one, made_of) and (one.stated or listed))
    ]
    if not typed:
        return None
    returned = [one for one in typed if _is_returned(one, made_of)]
    last = replace((returned or typed)[-1], typed_in=True)
    return Answer(handed_over=last, group=[last])


def _is_called_other(one: Candidate, part: str) -> bool:
    """Whether a sequence is said to be another part's; the comment above NumPy's part says nothing of what a later
    part shows under a heading that names none."""
    return one.label.part not in (None, part) and (one.label.own or one.label.part != "numpy")


def _kept_instead(part: str, answer: Answer, made_of: Pass, found: Sequence[Candidate]) -> Answer | None:
    """A list in which each step's output was changed, or the memory collected, where no list of the output was kept.

    Only where nothing at all was printed after the module ran, since the program stopped before it could be; or where
    the list bears the part's name, or is what the function returns that called the module.
    """
    if any(one.shown.key.form is not Form.STEPS for one in answer.group):
        return None
    after = [
        one for one in found if one.file_index == answer.handed_over.file_index and one.shown.tick > made_of.last_tick
    ]
    kept = [
        _of_module(one, answer)
        for one in after
        if one.shown.key.form in (Form.CONTAINER, Form.RETURN)
        and ((one.derived and _of_one_run(one.made_of, made_of)) or (not one.moved and is_memory(one, made_of)))
    ]
    if any(one.printed for one in after):
        kept = [one for one in kept if _is_named(one, part) or _is_returned(one, made_of)]
    return Answer(handed_over=kept[-1], group=[kept[-1]]) if kept else None


def _is_named(one: Candidate, part: str) -> bool:
    return one.label == Label(part, own=True) and named_output(one)


def _is_returned(one: Candidate, made_of: Pass) -> bool:
    """Whether a sequence is what the function returned that called the module; what is at the top returns nothing."""
    return one.shown.key.form is Form.RETURN and one.shown.place.scope.rpartition(".")[2] == made_of.place.scope


def _zeros_instead(answer: Answer, made_of: Pass, found: Sequence[Candidate]) -> Answer | None:
    """Zeros that were collected or printed at each call, while the output itself was neither kept nor shown.

    So it is where the old state is collected in place of the new one: `h_new, c = cell(x, (h, c)); ys.append(h)`.
    """
    if made_of.calls < 2 or any(one.shown.key.form is not Form.STEPS for one in answer.group):
        return None
    turn = (made_of.last_tick - made_of.first_tick) / (made_of.calls - 1)  # ticks of one turn of the loop
    zeros = [
        one
        for one in found
        if one.file_index == answer.handed_over.file_index
        and one.shown.tick > made_of.last_tick
        and not one.moved
        and not one.shown.values.any()
    ]
    beside = [
        one
        for one in zeros
        if (one.printed or one.shown.place.kind == "append") and one.shown.tick <= made_of.last_tick + turn
    ]
    names = {one.shown.place.name for one in beside if not one.printed}
    kept = [one for one in zeros if one.shown.key.form is Form.CONTAINER and one.shown.place.name in names]
    if not beside:
        return None
    last = replace(hand_over([*beside, *kept]), made_of=made_of)
    return Answer(handed_over=last, group=[last])


def is_memory(one: Candidate, made_of: Pass) -> bool:
    """Whether a sequence is the memory of a pass, or its tanh: the output where the output gate is forgotten.

    Among printed outputs, too, single steps of it may stand in their place: `h5, c6, h7`.
    """
    states, outputs = made_of.states, made_of.outputs
    absolute = as_shown(one)
    if states is None or not states.any():
        return False
    if made_of.is_memory(one.shown.values, absolute):
        return True
    if not one.printed or one.shown.values.shape != outputs.shape:
        return False
    output, state = (steps_that_agree(one.shown.values, values, absolute) for values in (outputs, states))
    telling = output & ~state  # something that only the output can be
    return bool((output | state).all() and telling.any() and (state & ~output).any())
