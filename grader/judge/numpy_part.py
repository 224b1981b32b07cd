"""Which answer is the NumPy part's: of what no module had a hand in, and of what torch did not work out either."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from grader.judge.answer import Answer, hand_over
from grader.judge.appearance import shows_again
from grader.judge.candidate import Candidate
from grader.judge.labels import Label
from grader.judge.sequence import AS_TEXT
from grader.judge.without_module import OWN_LABEL
from grader.model import TORCH_PARTS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HowMade:
    """What is known of how answers were made."""

    called: bool  # a torch module was, whatever became of its output
    tried: frozenset[str]  # parts for which there is code, as far as the text tells
    by_torch: Callable[[Answer], bool]  # whether torch computed an answer that no module made
    worked_out: Callable[[Answer], bool]  # whether an answer is right, and neither stated nor computed by torch


def numpy_answer(
    rest: Sequence[Answer], by_part: Mapping[str, Answer], found: Sequence[Candidate], how: HowMade
) -> Answer | None:
    """Find the NumPy part's answer among those that no module had a hand in."""
    # gates of one's own in torch, under the name of nn.LSTM, are that part's
    others = [one for one in rest if says_itself(one) in TORCH_PARTS and how.by_torch(one)]
    ours = [one for one in rest if one not in others]
    answer = _numpy(ours, by_part, how)
    if answer and not answer.copied_from and says_itself(answer) != "numpy" and how.by_torch(answer):
        # worked out once more in torch, to compare with: where NumPy gives an answer too, that is the part's
        by_hand = _by_hand(answer, ours, found, how.by_torch)
        return (_numpy(by_hand, by_part, how) if by_hand else None) or answer
    return answer


def _numpy(rest: Sequence[Answer], by_part: Mapping[str, Answer], how: HowMade) -> Answer | None:
    def said(*parts: str | None) -> list[Answer]:
        return [answer for answer in rest if whose(answer) in parts]

    def whose(answer: Answer) -> str | None:
        part = answer.handed_over.label.part or said_of(answer.group)
        # "the LSTM says": of a part that is nowhere in the program nothing is said
        return None if part in TORCH_PARTS and part not in how.tried and not answer.handed_over.typed_in else part

    # under a heading of another part it may still be NumPy's; what itself says otherwise is not
    weakly = [answer for answer in rest if not answer.handed_over.label.own]
    mine = said("numpy")
    if mine and not any(one.printed for answer in mine for one in answer.group):
        # kept under its name and never shown: what was shown without one counts before it
        mine = [answer for answer in said("numpy", None) if answer in mine or answer.handed_over.printed]
    own = mine or said(None)
    if not own and "numpy" in how.tried:
        own = weakly if how.called else _computed_first(rest)
    if how.called and "numpy" not in how.tried:
        # a program that only uses the modules holds other numbers besides
        own = said("numpy") or [answer for answer in said(None) if how.worked_out(answer)]
    if own:
        return own[-1]
    by_hand = [answer for answer in rest if _is_by_hand(answer, by_part, how.tried)]
    if "numpy" in how.tried and by_hand:
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


def said_of(group: Sequence[Candidate]) -> str | None:
    """The one part that sequences of a pass are said to belong to; their own words before headings."""
    for own in (True, False):
        said = {one.label.part for one in group if one.label.part and one.label.own is own}
        if said:
            return said.pop() if len(said) == 1 else None
    return None


def says_itself(answer: Answer) -> str | None:
    """The part that an answer's own words say it is for: its caption, its name, its function's."""
    label = answer.handed_over.label
    return label.part if label.own else None
