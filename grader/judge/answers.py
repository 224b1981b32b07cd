"""Which sequence is the answer to which part.

A part of torch is answered by what its module's output was made into: the last pass over the steps, as it was
handed over. The NumPy part is answered by what no module had a hand in: all of that, inputs, gates and states too,
so what equals one of these is set aside; the last that looks like an output (right, or wrong in a known way) counts,
and if none does, the last that was printed or kept.

What the student calls things decides only where this does not: which of two passes is meant for which part, what is
shown for a part whose module did not make it, and what is another part's answer once more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from grader.assignment.schema import Assignment
from grader.judge.agree import EXACT, agrees, steps_that_agree
from grader.judge.answer import Answer, hand_over
from grader.judge.attribute import Candidate
from grader.judge.labels import Label, part_of_name
from grader.judge.modules import Pass, on_homework_inputs, with_homework_weights
from grader.judge.sequences import Form
from grader.judge.without_module import FLOAT32, TORCH_PARTS, looks_like_output, other_answers, shows_again, varies
from grader.oracle import Expected

ROUNDED = 6e-3  # to two decimals
ROUGHLY = 0.1  # random biases move a right module's outputs by less
SCIENTIFIC = 6e-5  # torch prints 4 digits behind the point of 9.6402e-01


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answers:
    """What each part is answered with."""

    by_part: Mapping[str, Answer]
    claimed: frozenset[str]  # parts whose module was only used for another part: nothing was handed in for them


def find_answers(
    found: Sequence[Candidate],
    expected: Expected,
    assignment: Assignment,
    *,
    named: frozenset[str],
    tried: frozenset[str],
    called: bool,
    by_torch: Callable[[Answer], bool],
) -> Answers:
    """Find the answer to each part.

    Parameters
    ----------
    named
        Parts that were handed in by name, which decides them.
    tried
        Parts for which there is code, as far as the text tells.
    called
        Whether a torch module was called, whatever became of its output.
    by_torch
        Whether torch computed an answer that no module made.
    """
    by_part: dict[str, Answer] = {}
    rest = other_answers(found, expected, assignment)
    for part in TORCH_PARTS:
        if part not in named and (answer := _by_module(part, found, expected, assignment)):
            by_part[part] = _shown_instead(part, answer, found, expected, assignment) or answer
    claimed = _claim(rest, by_part, named)
    if "numpy" not in named and "numpy" not in by_part:
        # gates of one's own in torch, under the name of nn.LSTM, are that part's
        others = [one for one in rest if _says_itself(one) in TORCH_PARTS and by_torch(one)]
        ours = [one for one in rest if one not in others]
        answer = _numpy(ours, by_part, called=called, tried=tried)
        if answer and not answer.copied_from and _says_itself(answer) != "numpy" and by_torch(answer):
            # worked out once more in torch, to compare with: where NumPy gives an answer too, that is the part's
            ours = [one for one in ours if not by_torch(one)]
            answer = (_numpy(ours, by_part, called=called, tried=tried) if ours else None) or answer
        if answer:
            by_part["numpy"] = answer
    for part in TORCH_PARTS:
        if part not in named and part not in by_part and part not in claimed:
            answer = _by_other_means(part, found, rest, by_part)
            if answer is not None:
                by_part[part] = answer
    return Answers(by_part=by_part, claimed=claimed)


def _says_itself(answer: Answer) -> str | None:
    label = answer.handed_over.label
    return label.part if label.own else None


# -- torch parts --------------------------------------------------------------------------------------------


def _passes(part: str, found: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates made of a part's module, by pass, in the order of time."""
    made = [one for one in found if one.made_of is not None and one.made_of.kind == part and not one.derived]
    groups: dict[tuple[int, int, int], list[Candidate]] = {}
    for one in made:
        if one.made_of is not None:
            groups.setdefault((one.file_index, one.made_of.last_tick, -one.made_of.unit), []).append(one)
    return [groups[key] for key in sorted(groups)]


def _said_of(group: Sequence[Candidate]) -> str | None:
    """The one part that sequences of a pass are said to belong to; their own words before headings."""
    for own in (True, False):
        said = {one.label.part for one in group if one.label.part and one.label.own is own}
        if said:
            return said.pop() if len(said) == 1 else None
    return None


def _by_module(part: str, found: Sequence[Candidate], expected: Expected, assignment: Assignment) -> Answer | None:
    """The last pass of the part's module that is not said to be for another part.

    Of several, one on the example's own inputs and weights comes before what is tried afterwards on others.
    """
    groups = _passes(part, found)
    if not groups:
        changed = [one for one in found if one.derived and one.made_of is not None and one.made_of.kind == part]
        if not changed:
            return None
        last = hand_over(changed)
        same = [one for one in changed if agrees(one.shown.values, last.shown.values, EXACT)]
        return Answer(handed_over=last, group=same)
    groups = [group for group in groups if not all(one.uncalled for one in group)] or groups
    own = [group for group in groups if _said_of(group) in (part, None)] or groups
    absolute = assignment.tolerances.parameter.absolute
    for like in (on_homework_inputs, with_homework_weights):
        own = [
            group
            for group in own
            if any(one.made_of is not None and like(one.made_of, expected, absolute) for one in group)
        ] or own
    return _of_units([group for group in own if _pass_of(group) == _pass_of(own[-1])], part)


def _pass_of(group: Sequence[Candidate]) -> tuple[int, int]:
    made_of = group[0].made_of
    return group[0].file_index, made_of.last_tick if made_of is not None else 0


def _of_units(groups: Sequence[list[Candidate]], part: str) -> Answer:
    """Of the hidden units or directions of one pass that which was printed, else the first of them.

    What is printed as the part's own comes first: its distance from another part's zeros is the same numbers.
    """
    shown = [group for group in groups if any(one.printed for one in group)] or groups
    own = [one for one in shown[-1] if one.printed and one.label == Label(part, own=True)]
    return Answer(handed_over=hand_over(own or shown[-1]), group=shown[-1])


def _shown_instead(
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
    changed = [one for one in since if one.derived and one.made_of is made_of]
    # where recurrent weights were left random, a shifted h moves the memory too, though by no amount that is known
    still = [one for one in after if not one.moved or one.made_of is None]
    memory = [_of_module(one, answer) for one in still if _is_memory(one, made_of)]
    again = [_of_module(one, answer) for one in since if one.made_of is None and shows_again(one, [answer.handed_over])]
    wrong = not agrees(made_of.outputs, expected.answers["real"], ROUGHLY)
    other = [
        one
        for one in after
        if (one.label == Label(part, own=True) or (wrong and one.label.part == part))
        and (one.made_of is None or one.made_of.kind != part)
        and looks_like_output(one, expected, assignment)
    ]
    for instead in (changed, memory, again, other):
        if instead:
            return Answer(handed_over=instead[-1], group=[instead[-1]])
    return (
        _typed_instead(part, answer, made_of, found, expected)
        or _kept_instead(answer, made_of, found)
        or _zeros_instead(answer, made_of, found)
    )


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
    typed = [
        one
        for one in after
        if (one.printed and (one.typed_in or kept) and one.label.part in (None, part))
        # (module-level code returns nothing, so the scope is a function's)
        or (one.shown.key.form is Form.RETURN and one.shown.place.scope.rpartition(".")[2] == made_of.place.scope)
    ]
    if not typed:
        return None
    last = replace(typed[-1], typed_in=True)
    return Answer(handed_over=last, group=[last])


def _kept_instead(answer: Answer, made_of: Pass, found: Sequence[Candidate]) -> Answer | None:
    """A list in which each step's output was changed, or the memory collected, where no list of the output was kept.

    Only where nothing at all was printed after the module ran: the program stopped before it could be.
    """
    if any(one.shown.key.form is not Form.STEPS for one in answer.group):
        return None
    after = [
        one for one in found if one.file_index == answer.handed_over.file_index and one.shown.tick > made_of.last_tick
    ]
    kept = [
        _of_module(one, answer)
        for one in after
        if one.shown.key.form is Form.CONTAINER
        and ((one.derived and one.made_of is made_of) or (not one.moved and _is_memory(one, made_of)))
    ]
    if not kept or any(one.printed for one in after):
        return None
    return Answer(handed_over=kept[-1], group=[kept[-1]])


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


def _is_memory(one: Candidate, made_of: Pass) -> bool:
    """Whether a sequence is the memory of a pass, or its tanh: the output where the output gate is forgotten.

    Among printed outputs, too, single steps of it may stand in their place: `h5, c6, h7`.
    """
    states, outputs = made_of.states, made_of.outputs
    absolute = EXACT if one.shown.decimals is None else 0.51 * 10.0**-one.shown.decimals
    if one.printed and one.shown.decimals is None:
        absolute = SCIENTIFIC
    absolute = max(absolute, 1e-6)
    if states is None or not states.any():
        return False
    if any(agrees(one.shown.values, values, absolute) for values in (states, np.tanh(states))):
        return True
    if not one.printed or one.shown.values.shape != outputs.shape:
        return False
    output, state = (steps_that_agree(one.shown.values, values, absolute) for values in (outputs, states))
    telling = output & ~state  # something that only the output can be
    return bool((output | state).all() and telling.any() and (state & ~output).any())


def _claim(rest: Sequence[Answer], by_part: dict[str, Answer], named: frozenset[str]) -> frozenset[str]:
    """Give a pass that was made and shown as another part's answer to that part: nn.LSTMCell inside `lstm_numpy`.

    Only where function and caption agree, or nothing else was printed for the other part; a copy of a part's answer
    under another part's name stays a copy.
    """
    claimed = set()
    for part in TORCH_PARTS:
        answer = by_part.get(part)
        made_of = answer.handed_over.made_of if answer else None
        if answer is None or made_of is None or made_of.kind != part:
            continue
        own = {one.label.part for one in answer.group if one.label.own and one.label.part}
        if len(own) != 1 or any(one.label.part == part for one in answer.group):
            continue
        other = own.pop()
        rival = by_part.get(other or "")
        instead = rival is None or rival.handed_over.made_of is made_of or not any(one.printed for one in rival.group)
        if other == "numpy":
            inside = part_of_name(made_of.place.scope) == "numpy"
            instead = inside and not any(varies(one.handed_over) for one in rest)
        if other is not None and other not in named and instead and any(one.printed for one in answer.group):
            by_part[other] = by_part.pop(part)
            claimed.add(part)
    return frozenset(claimed)


def _by_other_means(
    part: str, found: Sequence[Candidate], rest: Sequence[Answer], by_part: Mapping[str, Answer]
) -> Answer | None:
    """What is shown for a part whose module made nothing of it."""
    numpy = by_part.get("numpy")
    for answer in reversed(rest):
        one = answer.handed_over
        if one.label.part == part and (numpy is None or one is not numpy.handed_over):
            same = numpy is not None and agrees(one.shown.values, numpy.handed_over.shown.values, FLOAT32)
            return Answer(handed_over=one, group=answer.group, copied_from="numpy" if same else None)
    other = "lstm" if part == "lstm_cell" else "lstm_cell"
    theirs = by_part.get(other)
    for group in reversed(_passes(other, found)):
        # by its own words, or printed: under a heading stands what belongs to others, too
        mine = [one for one in group if one.label.part == part and (one.label.own or one.printed)]
        if not mine:
            continue
        if theirs is None or mine[-1].made_of is not theirs.handed_over.made_of:
            return Answer(handed_over=hand_over(mine), group=mine)
        if any(one.label.part == other for one in group) and any(one.printed for one in mine):
            return Answer(handed_over=hand_over(mine), group=mine)  # the other part's answer, shown once more
    return None


# -- the NumPy part -----------------------------------------------------------------------------------------


def _numpy(
    rest: Sequence[Answer], by_part: Mapping[str, Answer], *, called: bool, tried: frozenset[str]
) -> Answer | None:
    def said(*parts: str | None) -> list[Answer]:
        return [answer for answer in rest if answer.handed_over.label.part in parts]

    # under a heading of another part it may still be NumPy's; what itself says otherwise is not
    weakly = [answer for answer in rest if not answer.handed_over.label.own]
    own = said("numpy") or said(None) or (weakly if called else list(rest))
    if called and "numpy" not in tried:
        own = said("numpy")  # a program that only uses the modules holds other numbers besides
    if own:
        return own[-1]
    by_hand = [answer for answer in rest if _is_by_hand(answer, by_part, tried)]
    if "numpy" in tried and by_hand:
        return by_hand[-1]
    for part, answer in by_part.items():
        theirs = [one for one in answer.group if one.label == Label("numpy", own=True)]
        if theirs:
            return Answer(handed_over=hand_over(theirs), group=theirs, copied_from=part)
    return None


def _is_by_hand(answer: Answer, by_part: Mapping[str, Answer], tried: frozenset[str]) -> bool:
    """Whether an answer that no module made bears a module's name, while that module has an answer of its own, or is
    nowhere in the program: a class `LSTMCell` that was written in NumPy, or "LSTM:" before each of three answers."""
    part = answer.handed_over.label.part
    theirs = by_part.get(part or "")
    made_of = theirs.handed_over.made_of if theirs is not None else None
    spoken_for = made_of is not None and made_of.kind == part
    return not answer.handed_over.typed_in and (spoken_for or part not in tried)
