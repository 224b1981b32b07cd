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

from grader.assignment.schema import Assignment
from grader.judge.agree import EXACT, agrees
from grader.judge.answer import Answer, hand_over
from grader.judge.appearance import FLOAT32, called_state, is_experiment, shows_again, varies
from grader.judge.attribute import Candidate
from grader.judge.instead import is_memory, shown_instead, without_differences
from grader.judge.labels import Label, part_of, part_of_name
from grader.judge.modules import Pass, on_homework_inputs
from grader.judge.named import NAMES
from grader.judge.parameters import with_homework_weights
from grader.judge.sequence import AS_TEXT, Form
from grader.judge.without_module import OWN_LABEL, TORCH_PARTS, other_answers
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
    if "numpy" not in named and "numpy" not in by_part:
        # gates of one's own in torch, under the name of nn.LSTM, are that part's
        others = [one for one in rest if _says_itself(one) in TORCH_PARTS and by_torch(one)]
        ours = [one for one in rest if one not in others]
        answer = _numpy(ours, by_part, called=called, tried=tried)
        if answer and not answer.copied_from and _says_itself(answer) != "numpy" and by_torch(answer):
            # worked out once more in torch, to compare with: where NumPy gives an answer too, that is the part's
            by_hand = _by_hand(answer, ours, found, by_torch)
            answer = (_numpy(by_hand, by_part, called=called, tried=tried) if by_hand else None) or answer
        if answer:
            by_part["numpy"] = answer
    for part in TORCH_PARTS:
        if part not in named and part not in by_part and part not in claimed:
            copy = _copy_of_numpy(part, by_part) if part in tried else None
            answer = copy or _by_other_means(part, found, rest, by_part, by_torch)
            if answer is not None:
                by_part[part] = answer
    if all(part in by_part and _shown_as(by_part[part]) == other for part, other in _OTHER.items()):
        by_part |= {part: by_part[other] for part, other in _OTHER.items()}  # each made with the other's module
    return Answers(by_part=by_part, claimed=claimed)


def _shown_as(answer: Answer) -> str | None:
    """The part as which a module's output was shown."""
    return _said_of([one for one in answer.group if one.printed]) if answer.handed_over.made_of is not None else None


def _by_hand(
    answer: Answer, ours: Sequence[Answer], found: Sequence[Candidate], by_torch: Callable[[Answer], bool]
) -> list[Answer]:
    """What NumPy gave where torch worked it out once more: as it was shown, if that is a list made worse."""
    kept = _without_torch(ours, by_torch)
    printed = _printed_by_numpy(answer, found, by_torch)
    looks = [one for each in kept for one in each.group]
    if any(one.printed for one in looks):
        return kept
    return [one for one in printed if shows_again(one.handed_over, looks)] or kept or printed


def _without_torch(answers: Sequence[Answer], by_torch: Callable[[Answer], bool]) -> list[Answer]:
    """The answers, or what of them, that torch did not compute."""
    left = []
    for answer in answers:
        group = answer.group
        if by_torch(answer):
            group = [one for one in group if not by_torch(Answer(handed_over=one, group=[one]))]
        # what only shows numbers tells nothing of what computed them
        shows = [
            one for one in group if one.printed or one.shown.place.kind == "snapshot" or one.shown.origin == AS_TEXT
        ]
        if len(shows) < len(group) or group is answer.group:
            left.append(answer if group is answer.group else Answer(handed_over=hand_over(group), group=group))
    return left


def _printed_by_numpy(answer: Answer, found: Sequence[Candidate], by_torch: Callable[[Answer], bool]) -> list[Answer]:
    """What was printed as NumPy's, wrong in no known way, while torch's looks right."""
    printed = [one for one in found if one.printed and one.label == OWN_LABEL and not (one.moved or one.typed_in)]
    answers = [Answer(handed_over=one, group=[one]) for one in printed if one not in answer.group]
    return [one for one in answers if not by_torch(one)]


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
    return made_of is not None and any(made_of.place.scope.split(".")[0] == NAMES[part] for part in named)


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
    own = [group for group in groups if _said_of(group) in (part, None)] or groups
    absolute = assignment.tolerances.parameter.absolute
    for like in (on_homework_inputs, with_homework_weights):
        own = [
            group
            for group in own
            if any(one.made_of is not None and like(one.made_of, expected, absolute) for one in group)
        ] or own
    own = [group for group in own if not all(is_experiment(one, itself=True) for one in group if one.printed)] or own
    # of a later pass, made to compare with, only a difference or the memory may have been shown
    own = [group for group in own if any(one.printed for one in group)] or own
    # a difference from nothing, printed as "numpy - cell", is the same numbers
    own = [group for group in own if not all(_is_others(one, part) for one in group if one.printed)] or own
    own = [group for group in own if not all(called_state(one) for one in group if one.printed)] or own
    ends = sorted({_pass_of(group) for group in own}, reverse=True)
    return [_of_units([group for group in own if _pass_of(group) == end], part) for end in ends]


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
        if other is not None and other not in named and instead and any(one.printed for one in answer.group):
            by_part[other] = by_part.pop(part)
            claimed.add(part)
    return frozenset(claimed)


def _by_other_means(
    part: str,
    found: Sequence[Candidate],
    rest: Sequence[Answer],
    by_part: Mapping[str, Answer],
    by_torch: Callable[[Answer], bool],
) -> Answer | None:
    """What is shown for a part whose module made nothing of it; a copy of NumPy's only if torch did not make it."""
    numpy = by_part.get("numpy")
    if part == "lstm" and (typed := [one for one in found if _typed_under_bare_name(one, numpy)]):
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


def _typed_under_bare_name(one: Candidate, numpy: Answer | None) -> bool:
    """Whether literals were printed as "LSTM: ..." in a program whose nn.LSTM gave nothing."""
    bare = one.label.part is None and part_of(one.shown.caption, contrast=True) == "lstm"
    taken = numpy is not None and one in numpy.group
    return bare and not taken and one.typed_in and one.printed and bool(one.shown.values.any())


# -- the NumPy part -----------------------------------------------------------------------------------------


def _numpy(
    rest: Sequence[Answer], by_part: Mapping[str, Answer], *, called: bool, tried: frozenset[str]
) -> Answer | None:
    def said(*parts: str | None) -> list[Answer]:
        return [answer for answer in rest if whose(answer) in parts]

    def whose(answer: Answer) -> str | None:
        part = answer.handed_over.label.part or _said_of(answer.group)
        # "the LSTM says": of a part that is nowhere in the program nothing is said
        return None if part in TORCH_PARTS and part not in tried and not answer.handed_over.typed_in else part

    # under a heading of another part it may still be NumPy's; what itself says otherwise is not
    weakly = [answer for answer in rest if not answer.handed_over.label.own]
    mine = said("numpy")
    if mine and not any(one.printed for answer in mine for one in answer.group):
        # kept under its name and never shown: what was shown without one counts before it
        mine = [answer for answer in said("numpy", None) if answer in mine or answer.handed_over.printed]
    own = mine or said(None)
    if not own and "numpy" in tried:
        own = weakly if called else _computed_first(rest)
    if called and "numpy" not in tried:
        own = said("numpy")  # a program that only uses the modules holds other numbers besides
    if own:
        return own[-1]
    by_hand = [answer for answer in rest if _is_by_hand(answer, by_part, tried)]
    if "numpy" in tried and by_hand:
        return _computed_first(by_hand)[-1]
    for part, answer in by_part.items():
        theirs = [one for one in answer.group if one.label == Label("numpy", own=True)]
        if theirs:
            return Answer(handed_over=hand_over(theirs), group=theirs, copied_from=part)
    return None


def _computed_first(answers: Sequence[Answer]) -> list[Answer]:
    """Answers that were kept or shown without a part's name, else all: others may be one of these once more."""
    found = []
    for answer in answers:
        unnamed = [one for one in answer.group if one.label.part is None]
        if unnamed:
            found.append(Answer(handed_over=hand_over(unnamed), group=answer.group))
    return found or list(answers)


def _is_by_hand(answer: Answer, by_part: Mapping[str, Answer], tried: frozenset[str]) -> bool:
    """Whether an answer that no module made bears a module's name, while that module has an answer of its own, or is
    nowhere in the program: a class `LSTMCell` that was written in NumPy, or "LSTM:" before each of three answers."""
    part = answer.handed_over.label.part
    theirs = by_part.get(part or "")
    made_of = theirs.handed_over.made_of if theirs is not None else None
    spoken_for = made_of is not None and made_of.kind == part
    return not answer.handed_over.typed_in and (spoken_for or part not in tried)
