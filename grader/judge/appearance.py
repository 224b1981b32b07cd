"""What a sequence looks like: by its numbers, by its name, and by the words that it was printed with."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from grader.assignment.schema import Assignment
from grader.judge.agree import (
    EXACT,
    FLOAT32,
    SCIENTIFIC,
    FloatArray,
    agrees,
    agrees_with_any,
    to_decimals,
    to_digits,
)
from grader.judge.candidate import Candidate
from grader.judge.sequence import Form
from grader.observations import Place
from grader.oracle import Expected

SCIENTIFIC_DIGITS = 4  # of 9.6402e-01, at least
ENOUGH_DIGITS = 2  # behind the point: an answer rounded to fewer is not right
OUTPUT_NAMES = frozenset(
    "y ys y_t yt out outs output outputs h hs h_t ht hidden hiddens res result results pred ret ans "
    "输出 结果 y_list h_list out_list output_list outputs_list y_np y_numpy".split()
)
_OUTPUT = re.compile(r"输出|结果|output|result|hidden|(?<![a-z])[yh](?![a-z])", re.IGNORECASE)
_STATE = re.compile(r"门|状态|记忆|gate|memory|state|(?<![a-z])c(?![a-z])", re.IGNORECASE)
_FIGURE = re.compile(r"图中|图上|图里|图示|原图|figure", re.IGNORECASE)
_STATE_NAMES = frozenset("c cs ct c_t c_new c_list c_states cell_state cell_states mem memory 记忆 状态".split())
_SLIDE = re.compile(r"slide|linear|identity|relu|课件|线性|恒等|PPT|李宏毅", re.IGNORECASE)
_EXPERIMENT = re.compile(
    r"若|如果|假如|实验(?!结果|报告)|训练|消融|变体|去掉|去除|关闭|换成|替换|误用|示范|错误|交换|敏感|拓展|扩展|思考|对照"
    r"|[无没不][有用加]?\w{0,4}门"
    r"|what if|without|w/o|(?<![a-z])no \w+ gate|experiment|train|ablat|variant|wrong|mistake|swap|sensitiv"
    r"|extra|bonus",
    re.IGNORECASE,
)
_REMARKED = re.compile(
    r"实验(?!结果|报告)|会怎|什么变化|消融|敏感|误用|思考|拓展|扩展|what if|what happens|experiment|ablat|sensitiv",
    re.IGNORECASE,
)
_MENDED = re.compile(r"修|改|正确|最终|更新|fix|correct|final|mended|updated", re.IGNORECASE)
_COMPARED = re.compile(
    r"expect|correct|truth|target|textbook|slide|(?<![a-z])(?:true|ref|reference|gt|should)(?![a-z])"
    r"|理论|正确|标准|参考|课本|教材|书上|课件",
    re.IGNORECASE,
)


def looks_like_output(one: Candidate, expected: Expected, assignment: Assignment) -> bool:
    """Whether a sequence is an output of the worked example: right, or wrong in a known way."""
    return agrees_with_any(one.shown.values, expected.outputs, assignment.tolerances.output.absolute)


def is_right(one: Candidate, right: FloatArray, assignment: Assignment) -> bool:
    """Whether a sequence is one of these answers, (N, T)."""
    return agrees_with_any(one.shown.values, right, assignment.tolerances.output.absolute)


def is_right_but_whole(one: Candidate, expected: Expected) -> bool:
    """The right answer rounded to whole numbers. So looks an open gate too: only what was handed over counts."""
    if one.shown.key.form is Form.STEPS and not named_output(one):
        return False
    if not one.printed and one.shown.key.form is not Form.RETURN and not named_output(one):
        return False
    return agrees_with_any(one.shown.values, np.round(expected.right), EXACT)


def is_quantity(one: Candidate, expected: Expected, right: FloatArray) -> bool:
    """Whether a sequence is an input, gate or state of the worked example, or just counts."""
    values = one.shown.values
    count = np.arange(expected.steps, dtype=np.float64)
    if agrees(values, count, EXACT) or agrees(values, count + 1, EXACT):
        return True
    if agrees_with_any(values, right, to_decimals(ENOUGH_DIGITS)):
        return False
    if named_output(one) and one.shown.key.form is not Form.STEPS and not is_state(one, expected):
        return False  # an `output` that equals an open gate: whole-number rounding, or a mistake
    return agrees_with_any(values, expected.held, as_written(one))


def prints_output(one: Candidate, found: Sequence[Candidate], expected: Expected, right: FloatArray) -> bool:
    """Whether printed numbers are those of what is called an output and is no quantity of the example.

    To two decimals an output made without tanh for the candidate is the open gate's 1.
    """
    absolute = min(as_written(one), to_decimals(ENOUGH_DIGITS))
    return (one.printed and not says_state(one)) and any(
        named_output(kept)
        and not (kept.printed or kept.moved)
        and (kept.shown.place.kind == "append" or not is_quantity(kept, expected, right))
        and kept.shown.tick <= one.shown.tick
        and agrees(one.shown.values, kept.shown.values, absolute)
        for kept in found
    )


def is_state(one: Candidate, expected: Expected) -> bool:
    """Whether a sequence is the memory of the worked example, with or without tanh."""
    absolute = as_written(one)
    states = (v for name, v in expected.quantities.items() if name.startswith(("c ", "linear c ")))
    return any(agrees(one.shown.values, state, absolute) for state in states)


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
    if digits is None or says_state(one):
        return False
    for other in looks:
        kept = other.shown.values
        if digits < ENOUGH_DIGITS and any(agrees(values, np.round(kept, fewer), EXACT) for fewer in range(digits + 1)):
            return True
        if not digits and one.printed and agrees(values, np.trunc(kept), EXACT):
            return True
        if agrees(values, kept, 10.0**-digits):
            continue
        absolute = to_decimals(digits)
        if kept[-1] and agrees(values, np.full_like(kept, kept[-1]), absolute):
            return True  # one array was filled again and again, and appended
        if agrees(np.sort(values), np.sort(kept), absolute):
            return True
        late_or_early = agrees(values[1:], kept[:-1], absolute) or agrees(values[:-1], kept[1:], absolute)
        # beside a list of the outputs the old h that is printed on the way is no answer
        if late_or_early and kept[1:-1].any() and (one.shown.tick > other.shown.tick or only_on_the_way):
            return True
    return False


def varies(one: Candidate) -> bool:
    """Whether a sequence is more than one number repeated (a placeholder such as np.zeros(9))."""
    return bool((one.shown.values != one.shown.values[0]).any())


def _plain_name(one: Candidate) -> str:
    return one.shown.place.name.rpartition(".")[2].removesuffix("[]").rstrip("0123456789").lower()


def named_output(one: Candidate) -> bool:
    """Whether the name of a variable, or the words before printed numbers, speak of an output."""
    if one.printed:
        return bool(_OUTPUT.search(one.shown.caption)) and not says_state(one)
    name = _plain_name(one)
    return name in OUTPUT_NAMES or "output" in name or name.startswith(("y_", "out", "h_"))


def says_state(one: Candidate) -> bool:
    """Whether the words before printed numbers speak of a gate or the memory."""
    return _STATE.search(one.shown.caption) is not None


def called_state(one: Candidate) -> bool:
    """Whether the name of a variable, or the words before printed numbers, speak of a gate or the memory."""
    return says_state(one) if one.printed else _plain_name(one) in _STATE_NAMES


def of_slide(one: Candidate) -> bool:
    """Whether printed numbers, or the line above them, are said to be the slide's, without tanh."""
    if not one.printed:
        return False
    said = _SLIDE.search(f"{one.shown.header} {one.shown.caption} {one.shown.aside}") or _FIGURE.search(
        one.shown.caption
    )
    return said is not None


def is_experiment(one: Candidate, *, itself: bool = False) -> bool:
    """Whether printed numbers are said to be tried out, by themselves or by the line or the comment above them."""
    said = f"{one.shown.caption} {one.shown.aside}"
    said = said if itself else f"{one.shown.header} {said}"
    remarked = not itself and _REMARKED.search(one.remark) is not None
    return one.printed and (remarked or _EXPERIMENT.search(said) is not None)


def says_something_else(one: Candidate) -> bool:
    """Whether printed numbers bear a name that is no part's and no output's, and that of nothing put right."""
    words = one.shown.caption
    named = any(map(str.isalpha, words)) and not (one.label.own or named_output(one))
    return one.printed and named and _MENDED.search(words) is None


def to_compare_with(one: Candidate) -> bool:
    """Whether literals are called what others are compared with: "expected", 正确答案."""
    said = one.shown.caption if one.printed else one.shown.place.name
    return (one.typed_in or one.to_compare) and _COMPARED.search(said) is not None


def as_written(one: Candidate) -> float:
    """How far numbers may be from the example's own: made float32 on the way, or printed with so many decimals."""
    return max(FLOAT32, to_digits(one.shown.decimals, otherwise=FLOAT32))


def as_shown(one: Candidate) -> float:
    """How far numbers may be from other numbers of the program: the same, but for the few digits of torch's 9.64e-01.

    The example's own are held more narrowly: among them are gates, which differ from 0 and 1 by less.
    """
    scientific = one.printed and one.shown.decimals is None
    return SCIENTIFIC if scientific else as_written(one)


def moment(one: Candidate) -> tuple[Place, int]:
    """Where and when a sequence was complete: columns of one printed table share it."""
    return one.shown.place, one.shown.tick
