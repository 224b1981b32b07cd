"""Which sequence is the answer to which part.

A part of torch is answered by what its module's output was made into: the last pass over the steps, as it was
handed over. The NumPy part is answered by what no module had a hand in: all of that, inputs, gates and states too,
so what equals one of these is set aside; the last that looks like an output counts (right, or wrong in a known way, or
a later attempt, see `again.py`), and if none does, the last that was printed or kept.

What the student calls things decides only where this does not: which of two passes is meant for which part, what is
shown for a part whose module did not make it, and what is another part's answer once more.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.assignment.schema import Assignment
from grader.by_name import OPERATORS
from grader.judge.agree import EXACT, FLOAT32, agrees
from grader.judge.answer import Answer, hand_over
from grader.judge.appearance import called_state, is_experiment, is_right, says_something_else, varies
from grader.judge.candidate import Candidate
from grader.judge.instead import is_memory, shown_instead, without_differences
from grader.judge.labels import Label, part_of, part_of_name
from grader.judge.modules import Pass, on_homework_inputs
from grader.judge.numpy_part import HowMade, numpy_answer, said_of
from grader.judge.parameters import with_homework_weights
from grader.judge.sequence import Form
from grader.judge.without_module import other_answers
from grader.model import TORCH_PARTS
from grader.oracle import Expected

_OTHER = {"lstm_cell": "lstm", "lstm": "lstm_cell"}


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
    written_out: Callable[[Answer], bool],
    passes: Sequence[tuple[int, Pass]] = (),
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
    written_out
        Whether the statements that led to an answer state it.
    passes
        What modules were stepped or called over the sequence, each with the index of its file.
    """
    by_part: dict[str, Answer] = {}
    given = without_differences(found)
    left = set(given)  # a candidate equals only itself
    for part in TORCH_PARTS:
        if part not in named and (answers := _by_module(part, given, expected, assignment, named)):
            shown = (shown_instead(part, answer, given, expected, assignment) for answer in answers)
            instead = [one for one in shown if one is not None]
            # what is called a memory is shown as one, if anything else was shown
            instead.sort(key=lambda one: called_state(one.handed_over))
            by_part[part] = instead[0] if instead else answers[0]
        elif part not in named and (memory := _memory_given(part, found, passes)):
            by_part[part] = memory
    # what was typed in for a module's output is not NumPy's besides
    taken = [answer.handed_over.shown for answer in by_part.values() if answer.handed_over.typed_in]
    free = [one for one in found if (one.moved or one in left) and one.shown not in taken]
    rest = other_answers(free, expected, assignment)
    claimed = _claim(rest, by_part, named) | {part for part in TORCH_PARTS if _only_inside(part, found, named - {part})}
    rights = expected.right_either_way

    def worked_out(answer: Answer) -> bool:
        one = answer.handed_over
        again = any(
            agrees(other.shown.values, one.shown.values, FLOAT32)
            for other in found
            if other.typed_in or other.to_compare
        )
        stated = one.typed_in or again or written_out(answer)
        return is_right(one, rights, assignment) and not (stated or by_torch(answer))

    if "numpy" not in named and "numpy" not in by_part:
        how = HowMade(called=called, tried=tried, by_torch=by_torch, worked_out=worked_out)
        answer = numpy_answer(rest, by_part, found, how)
        if answer:
            by_part["numpy"] = answer
    for part in TORCH_PARTS:
        if part not in named and part not in by_part and part not in claimed:
            copy = _copy_of_numpy(part, by_part) if part in tried else None
            answer = copy or _by_other_means(part, found, rest, by_part, by_torch, tried=part in tried)
            if answer is not None:
                by_part[part] = answer
    if _exchanged(by_part):
        by_part |= {part: by_part[other] for part, other in _OTHER.items()}
    return Answers(by_part=by_part, claimed=claimed)


def _exchanged(by_part: Mapping[str, Answer]) -> bool:
    """Whether each torch part was made with the other's module: as it was shown, and in a class or function so called.

    Two headings that changed places are no other work.
    """
    groups = {
        part: by_part[part].group for part in TORCH_PARTS if part in by_part and by_part[part].handed_over.made_of
    }
    said = {part: said_of([one for one in group if one.printed]) for part, group in groups.items()}
    kept = ((one, part) for part, group in groups.items() for one in group if not one.printed)
    return said == _OTHER and any(one.label == Label(said[part], own=True) for one, part in kept)


def _passes(part: str, found: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates made of a part's module, by pass, in the order of time."""
    made = [one for one in found if one.made_of is not None and one.made_of.kind == part and not one.derived]
    groups: dict[tuple[int, int, int], list[Candidate]] = {}
    for one in made:
        if one.made_of is not None:
            groups.setdefault((one.file_index, one.made_of.last_tick, -one.made_of.unit), []).append(one)
    return [groups[key] for key in sorted(groups)]


def _memory_given(part: str, found: Sequence[Candidate], passes: Sequence[tuple[int, Pass]]) -> Answer | None:
    """The memory of a pass whose outputs were neither kept nor shown: `s = m(x, s); cs.append(s[1])`."""
    for index, made_of in reversed([one for one in passes if one[1].kind == part]):
        given = [
            one
            for one in found
            if one.file_index == index
            and one.shown.key.form is not Form.STEPS
            and not one.moved
            and one.shown.tick > made_of.last_tick
            and is_memory(one, made_of)
        ]
        if given:
            last = replace(hand_over(given), made_of=made_of)
            return Answer(handed_over=last, group=[last])
    return None


def _inside(group: Sequence[Candidate], named: frozenset[str]) -> bool:
    """Whether a pass was made in a function that was handed in by name, for another part."""
    made_of = group[0].made_of
    return made_of is not None and any(made_of.place.scope.split(".")[0] == OPERATORS[part] for part in named)


def _only_inside(part: str, found: Sequence[Candidate], named: frozenset[str]) -> bool:
    groups = _passes(part, found) if named else []
    return bool(groups) and all(_inside(group, named) for group in groups)


def _by_module(
    part: str, found: Sequence[Candidate], expected: Expected, assignment: Assignment, named: frozenset[str]
) -> list[Answer]:
    """The passes of the part's module that are not said to be for another part, the last first.

    Of several, one on the example's own inputs and weights comes before what is tried afterwards on others.
    """
    groups = [group for group in _passes(part, found) if not _inside(group, named - {part})]
    if not groups:
        changed = [one for one in found if one.derived and one.made_of is not None and one.made_of.kind == part]
        if not changed:
            return []
        last = hand_over(changed)
        same = [one for one in changed if agrees(one.shown.values, last.shown.values, EXACT)]
        return [Answer(handed_over=last, group=same)]
    groups = [group for group in groups if not all(one.uncalled for one in group)] or groups
    own = [group for group in groups if said_of(group) in (part, None)] or groups
    absolute = assignment.tolerances.parameter.absolute
    for like in (on_homework_inputs, with_homework_weights):
        own = [
            group
            for group in own
            if any(one.made_of is not None and like(one.made_of, expected, absolute) for one in group)
        ] or own
    for tried in (functools.partial(is_experiment, itself=True), is_experiment):
        own = [group for group in own if not all(tried(one) for one in group if one.printed)] or own
    own = _without_others(own, part)
    # of a later pass, made to compare with, only a difference or the memory may have been shown
    own = [group for group in own if any(one.printed for one in group)] or own
    # a difference from nothing, printed as "numpy - cell", is the same numbers
    own = [group for group in own if not all(_is_others(one, part) for one in group if one.printed)] or own
    own = [group for group in own if not all(called_state(one) for one in group if one.printed)] or own
    ends = sorted({_pass_of(group) for group in own}, reverse=True)
    return [_of_units([group for group in own if _pass_of(group) == end], part) for end in ends]


def _without_others(groups: list[list[Candidate]], part: str) -> list[list[Candidate]]:
    """The same without passes shown under another name than the part's, after one that was shown under that."""
    mine = Label(part, own=True)
    signed = [_pass_of(group) for group in groups if any(one.printed and one.label == mine for one in group)]

    def is_other(group: list[Candidate]) -> bool:
        printed = [one for one in group if one.printed]
        later = any(one < _pass_of(group) for one in signed)
        return later and bool(printed) and all(says_something_else(one) for one in printed)

    return [group for group in groups if not is_other(group)]


def _is_others(one: Candidate, part: str) -> bool:
    return one.label.own and one.label.part not in (part, None)


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
        theirs = rival.handed_over.made_of if rival is not None else None
        if theirs is not None and theirs is not made_of and _of_one_scope(made_of, theirs):
            continue  # its name, "class LSTM", says nothing of which of both
        if other is not None and other not in named and instead and any(one.printed for one in answer.group):
            by_part[other] = by_part.pop(part)
            claimed.add(part)
    return frozenset(claimed)


def _of_one_scope(first: Pass, second: Pass) -> bool:
    """Whether modules were called in one class or function."""
    scopes = {one.place.scope.split(".")[0] for one in (first, second)}
    return len(scopes) == 1 and scopes != {"<module>"}


def _by_other_means(
    part: str,
    found: Sequence[Candidate],
    rest: Sequence[Answer],
    by_part: Mapping[str, Answer],
    by_torch: Callable[[Answer], bool],
    *,
    tried: bool,
) -> Answer | None:
    """What is shown for a part whose module made nothing of it; a copy of NumPy's only if torch did not make it."""
    numpy = by_part.get("numpy")
    if typed := [one for one in found if _typed_without_name(one, part, by_part, tried)]:
        return Answer(handed_over=typed[-1], group=typed[-1:])
    for answer in reversed(rest):
        one = answer.handed_over
        if one.label.part == part and (numpy is None or one is not numpy.handed_over):
            same = numpy is not None and agrees(one.shown.values, numpy.handed_over.shown.values, FLOAT32)
            copied = same and not by_torch(answer)
            return Answer(handed_over=one, group=answer.group, copied_from="numpy" if copied else None)
    other = _OTHER[part]
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


def _copy_of_numpy(part: str, by_part: Mapping[str, Answer]) -> Answer | None:
    """NumPy's answer, kept or shown without a name, printed as that of a part whose module gave nothing."""
    numpy = by_part.get("numpy")
    group = numpy.group if numpy is not None else []
    theirs = [one for one in group if one.printed and one.label == Label(part, own=True)]
    if not theirs or all(one.label.part is not None for one in group):
        return None
    return Answer(handed_over=theirs[-1], group=theirs, copied_from="numpy")


def _typed_without_name(one: Candidate, part: str, by_part: Mapping[str, Answer], tried: bool) -> bool:
    """Whether literals were printed as "LSTM: ..." in a program whose nn.LSTM gave nothing, or without any name where
    both other parts have their answers."""
    if not (one.typed_in and one.printed and one.label.part is None and one.shown.values.any()):
        return False
    bare = part_of(one.shown.caption, contrast=True)
    numpy = by_part.get("numpy")
    fits = bare == part if bare else tried and numpy is not None and _OTHER[part] in by_part
    return fits and not (numpy is not None and one in numpy.group)
