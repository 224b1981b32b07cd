"""Which sequence is the answer to which part.

A part of torch is answered by what its module's output was made into: the last pass over the steps, as it was
handed over. The NumPy part is answered by what no module had a hand in: all of that, inputs, gates and states too,
so what equals one of these is set aside; the last that looks like an output (right, or wrong in a known way) counts,
and if none does, the last that was printed or kept.

What the student calls things decides only where this does not: which of two passes is meant for which part, what is
shown for a part whose module did not make it, and what is another part's answer once more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from grader.assignment.schema import Assignment
from grader.judge.agree import EXACT, agrees, agrees_with_any
from grader.judge.attribute import Candidate
from grader.judge.labels import Label, part_of_name
from grader.judge.modules import Pass
from grader.judge.sequences import Form
from grader.oracle import Expected

FLOAT32 = 1e-6  # the same numbers, made float32 on the way
TORCH_PARTS = ("lstm_cell", "lstm")
OUTPUT_NAMES = frozenset(
    "y ys y_t yt out outs output outputs h hs h_t ht hidden hiddens res result results pred ret ans "
    "输出 结果 y_list h_list out_list output_list outputs_list y_np y_numpy".split()
)
_OUTPUT_CAPTION = re.compile(r"输出|结果|output|result|hidden|(?<![a-z])[yh](?![a-z])", re.IGNORECASE)
_STATE_CAPTION = re.compile(r"门|状态|记忆|gate|memory|state|(?<![a-z])c(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answer:
    """The answer to a part."""

    handed_over: Candidate
    group: Sequence[Candidate]  # all sequences that show it
    copied_from: str | None = None  # the part whose answer this is once more


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
) -> Answers:
    """Find the answer to each part.

    Parameters
    ----------
    named
        Parts that were handed in by name, which decides them.
    tried
        Parts for which there is code, as far as the text tells.
    """
    by_part: dict[str, Answer] = {}
    rest = other_answers(found, expected, assignment)
    for part in TORCH_PARTS:
        if part not in named and (answer := _by_module(part, found)):
            by_part[part] = _shown_instead(part, answer, found, expected, assignment) or answer
    claimed = _claim(rest, by_part, named)
    if (
        "numpy" not in named
        and "numpy" not in by_part
        and (answer := _numpy(found, rest, by_part, tried, lambda one: looks_like_output(one, expected, assignment)))
    ):
        by_part["numpy"] = answer
    for part in TORCH_PARTS:
        if part not in named and part not in by_part and part not in claimed:
            answer = _by_other_means(part, found, rest, by_part)
            if answer is not None:
                by_part[part] = answer
    return Answers(by_part=by_part, claimed=claimed)


def hand_over(group: Sequence[Candidate]) -> Candidate:
    """Of sequences that show the same answer: a printed one before a kept one, then the finest, then the last."""

    def rank(one: Candidate) -> tuple[bool, int, tuple[int, int, int]]:
        digits = 99 if one.shown.decimals is None else one.shown.decimals
        return (one.printed, digits, one.order)

    return max(group, key=rank)


# -- torch parts --------------------------------------------------------------------------------------------


def _passes(part: str, found: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates made of a part's module, by pass, in the order of time."""
    made = [one for one in found if one.made_of is not None and one.made_of.kind == part and not one.derived]
    groups: dict[tuple[int, int], list[Candidate]] = {}
    for one in made:
        groups.setdefault((one.file_index, one.made_of.last_tick if one.made_of else 0), []).append(one)
    return [groups[key] for key in sorted(groups)]


def _said_of(group: Sequence[Candidate]) -> str | None:
    """The one part that sequences of a pass are said to belong to; their own words before headings."""
    for own in (True, False):
        said = {one.label.part for one in group if one.label.part and one.label.own is own}
        if said:
            return said.pop() if len(said) == 1 else None
    return None


def _by_module(part: str, found: Sequence[Candidate]) -> Answer | None:
    """The last pass of the part's module that is not said to be for another part."""
    groups = _passes(part, found)
    if not groups:
        changed = [one for one in found if one.derived and one.made_of is not None and one.made_of.kind == part]
        return Answer(handed_over=hand_over(changed), group=changed) if changed else None
    groups = [group for group in groups if not all(one.uncalled for one in group)] or groups
    own = [group for group in groups if _said_of(group) in (part, None)] or groups
    return Answer(handed_over=hand_over(own[-1]), group=own[-1])


def _shown_instead(
    part: str, answer: Answer, found: Sequence[Candidate], expected: Expected, assignment: Assignment
) -> Answer | None:
    """Something else that was printed as a part's answer, while what its module gave was not.

    The output cut to whole numbers or scaled, the memory c collected in place of it, or NumPy's list printed under
    the name of nn.LSTM.
    """
    made_of = answer.handed_over.made_of
    if made_of is None or any(one.printed for one in answer.group):
        return None
    after = [
        one
        for one in found
        if one.printed and one.shown.tick > made_of.last_tick and one.file_index == answer.handed_over.file_index
    ]
    changed = [one for one in after if one.derived and one.made_of is made_of]
    memory = [replace(one, made_of=made_of) for one in after if not one.moved and _is_memory(one, made_of)]
    other = [
        one
        for one in after
        if one.label == Label(part, own=True)
        and (one.made_of is None or one.made_of.kind != part)
        and looks_like_output(one, expected, assignment)
    ]
    for instead in (changed, memory, other):
        if instead:
            return Answer(handed_over=instead[-1], group=[instead[-1]])
    return None


def _is_memory(one: Candidate, made_of: Pass) -> bool:
    states = made_of.states
    absolute = EXACT if one.shown.decimals is None else 0.51 * 10.0**-one.shown.decimals
    return states is not None and agrees(one.shown.values, states, max(absolute, 1e-6)) and bool(states.any())


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
            instead = inside and not any(_varies(one.handed_over) for one in rest)
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
        mine = [one for one in group if one.label.part == part]
        if not mine:
            continue
        if theirs is None or mine[-1].made_of is not theirs.handed_over.made_of:
            return Answer(handed_over=hand_over(mine), group=mine)
        if any(one.label.part == other for one in group):  # the other part's answer, shown once more
            return Answer(handed_over=hand_over(mine), group=mine)
    return None


# -- the NumPy part -----------------------------------------------------------------------------------------


def _numpy(
    found: Sequence[Candidate],
    rest: Sequence[Answer],
    by_part: Mapping[str, Answer],
    tried: frozenset[str],
    looks: Callable[[Candidate], bool],
) -> Answer | None:
    def said(*parts: str | None) -> list[Answer]:
        return [answer for answer in rest if answer.handed_over.label.part in parts]

    called = any(one.moved for one in found)
    # under a heading of another part it may still be NumPy's; what itself says otherwise is not
    weakly = [answer for answer in rest if not answer.handed_over.label.own]
    own = said("numpy") or said(None) or (weakly if called else list(rest))
    if called and "numpy" not in tried:
        # a program that only uses the modules holds other numbers besides; none of them looks like an output
        own = [one for one in own if one.handed_over.label.part == "numpy" or _computed(one.handed_over, looks)]
    if own:
        return own[-1]
    for part, answer in by_part.items():
        theirs = [one for one in answer.group if one.label == Label("numpy", own=True)]
        if theirs:
            return Answer(handed_over=hand_over(theirs), group=theirs, copied_from=part)
    return None


def _computed(one: Candidate, looks: Callable[[Candidate], bool]) -> bool:
    return not one.typed_in and looks(one)


def other_answers(found: Sequence[Candidate], expected: Expected, assignment: Assignment) -> list[Answer]:
    """Answers that no torch module had a hand in, one for each time that one was given, in the order of time."""
    states = [one.made_of.states for one in found if one.made_of is not None and one.made_of.states is not None]
    rest = [
        one
        for one in found
        if not one.moved
        and not _is_quantity(one, expected)
        and not any(agrees(one.shown.values, state, FLOAT32) for state in states)
    ]
    computed = [one for one in rest if not one.typed_in]
    if any(looks_like_output(one, expected, assignment) for one in computed if not one.uncalled):
        rest = [one for one in rest if not one.uncalled]
        computed = [one for one in computed if not one.uncalled]
    looks = [one for one in computed if looks_like_output(one, expected, assignment)]
    typed_in = [one for one in rest if one.typed_in and looks_like_output(one, expected, assignment)]
    right = [one for one in looks if _is_right(one, expected, assignment)]
    if typed_in and not right:
        shown = [one for one in typed_in if one.printed]
        looks = shown or looks or typed_in
    elif typed_in:  # typed in for a torch part; beside a right answer other literals are there to compare with
        looks += [one for one in typed_in if one.printed and one.label.part in TORCH_PARTS]
    if looks and not any(one.printed for one in looks):
        # computed, but is that what was handed over? Printed were other numbers, such as int(y) or 100 * y.
        instead = [one for one in computed if one.printed and (one.label.part == "numpy" or _named_output(one))]
        if instead and (last := max(instead, key=lambda one: one.order)).shown.tick > looks[-1].shown.tick:
            return [Answer(handed_over=last, group=[last])]
    if looks:
        return [Answer(handed_over=hand_over(group), group=group) for group in _alike(looks)]
    whole = [one for one in found if not one.moved and not one.typed_in and _is_right_but_whole(one, expected)]
    if whole:
        return [Answer(handed_over=whole[-1], group=whole)]
    varied = [one for one in computed if _varies(one)]
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
    ]
    looks = [one for one in given if looks_like_output(one, expected, assignment)]
    return [Answer(handed_over=looks[-1], group=looks)] if looks else []


def _is_right_but_whole(one: Candidate, expected: Expected) -> bool:
    """The right answer rounded to whole numbers. So looks an open gate too: only what was handed over counts."""
    if one.shown.key.form is Form.STEPS and not _named_output(one):
        return False
    if not one.printed and one.shown.key.form is not Form.RETURN and not _named_output(one):
        return False
    return any(agrees(one.shown.values, np.round(right), EXACT) for right in expected.answers.values())


def _is_right(one: Candidate, expected: Expected, assignment: Assignment) -> bool:
    absolute = assignment.tolerances.output.absolute
    right = (*expected.answers.values(), *expected.linear.values())
    return any(agrees(one.shown.values, values, absolute) for values in right)


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


def _named_output(one: Candidate) -> bool:
    if one.printed:
        return bool(_OUTPUT_CAPTION.search(one.shown.caption)) and not _STATE_CAPTION.search(one.shown.caption)
    name = one.shown.place.name.rpartition(".")[2].removesuffix("[]").lower()
    return name in OUTPUT_NAMES or "output" in name or name.startswith(("y_", "out", "h_"))


def _is_quantity(one: Candidate, expected: Expected) -> bool:
    """Whether a sequence is an input, gate or state of the worked example, or just counts."""
    values = one.shown.values
    absolute = 1e-6 if one.shown.decimals is None else max(1e-6, 0.51 * 10.0**-one.shown.decimals)
    count = np.arange(expected.steps, dtype=np.float64)
    if agrees(values, count, EXACT) or agrees(values, count + 1, EXACT):
        return True
    if any(agrees(values, right, 5.1e-3) for right in (*expected.answers.values(), *expected.linear.values())):
        return False
    if _named_output(one) and one.shown.key.form is not Form.STEPS and not _is_state(one, expected, absolute):
        return False  # an `output` that equals an open gate: whole-number rounding, or a mistake
    return agrees_with_any(values, expected.held, absolute)


def _is_state(one: Candidate, expected: Expected, absolute: float) -> bool:
    states = (v for name, v in expected.quantities.items() if name.startswith(("c ", "linear c ")))
    return any(agrees(one.shown.values, state, absolute) for state in states)


def looks_like_output(one: Candidate, expected: Expected, assignment: Assignment) -> bool:
    """Whether a sequence is an output of the worked example: right, or wrong in a known way."""
    return agrees_with_any(one.shown.values, expected.outputs, assignment.tolerances.output.absolute)


def _varies(one: Candidate) -> bool:
    """Whether a sequence is more than one number repeated (a placeholder such as np.zeros(9))."""
    return bool((one.shown.values != one.shown.values[0]).any())
