"""A later attempt at the same example, in a file that holds several of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

import numpy as np

from grader.judge.agree import EXACT, agrees, agrees_with_any
from grader.judge.appearance import (
    as_written,
    is_experiment,
    is_state,
    named_output,
    of_slide,
    says_something_else,
    says_state,
    varies,
)
from grader.judge.candidate import Candidate
from grader.judge.python_text import STRING
from grader.oracle import Expected

_TEXT = re.compile(rf"[rbf]{{0,2}}(?:{STRING.pattern})", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d]\w*")
NEAR_ZERO = 5.1e-3  # what is rounded to two decimals


def given_again(one: Candidate, looks: Sequence[Candidate], found: Sequence[Candidate], expected: Expected) -> bool:
    """Whether a later attempt at the same example printed this, on a line written like that of an earlier answer.

    It is the same example where one of its gates or states arose in between, or where what was printed is one of the
    known wrong outputs, or is nought wherever the output gate is shut and nowhere else; on other inputs it is an
    experiment. What looks so, and bears no name or that of an output, need not be written alike.
    """
    if not one.written:
        return False
    opens = _opens_where_it_should(one, expected) and not any(_is_multiple(one, other) for other in looks)
    bare = named_output(one) or not any(map(str.isalpha, one.shown.caption))
    earlier = _printed_before(one, looks, _any_line if opens and bare else _written_alike)
    if not earlier:
        return False
    if one in looks or opens:
        return True
    last = max(earlier)
    held = np.sort(expected.held)  # an attempt may go through the steps in another order
    return any(
        last < other.shown.tick <= one.shown.tick
        and varies(other)
        and agrees_with_any(np.sort(other.shown.values), held, EXACT)
        for other in found
    )


def _opens_where_it_should(one: Candidate, expected: Expected) -> bool:
    """Whether numbers are near zero at the steps at which the output gate is shut, and only there."""
    right = expected.answers["real"]
    zero, got = np.abs(right) <= NEAR_ZERO, np.abs(one.shown.values) <= NEAR_ZERO
    return bool((zero == got).all()) and not zero.all()


def _is_multiple(one: Candidate, other: Candidate) -> bool:
    """Whether numbers are another answer's, a number of times, or rounded: 96 and 76 percent, 1.0 and 0.8."""
    values, kept = one.shown.values, other.shown.values
    times = values[-1] / kept[-1] if kept[-1] else 1.0
    digits = one.shown.decimals
    rounded = digits is not None and agrees(values, np.round(kept, digits), EXACT)
    return rounded or agrees(values, times * kept, NEAR_ZERO * max(1.0, abs(times)))


def stopped_short(one: Candidate, looks: Sequence[Candidate], found: Sequence[Candidate], expected: Expected) -> bool:
    """Whether a third attempt computed the memory once more and then printed a gate in the place of the output.

    It is on a line written like those of two earlier answers, and said to be no gate. After one answer it may be that
    the gates are shown, too.
    """
    if not one.printed or one.moved or one.typed_in or says_state(one):
        return False
    earlier = _printed_before(one, looks, _written_alike)
    if len(set(earlier)) < 2 or not agrees_with_any(one.shown.values, expected.gates, as_written(one)):
        return False
    last = max(earlier)
    since = [other for other in found if other.shown.tick > last and other.file_index == one.file_index]
    memory = any(
        not other.moved and is_state(other, expected) and other.shown.tick <= one.shown.tick for other in since
    )
    return memory and not any(
        not other.moved and agrees_with_any(other.shown.values, expected.outputs, EXACT) for other in since
    )


def given_with_tanh(one: Candidate, slides: Sequence[Candidate]) -> bool:
    """Whether another answer was printed below the slide's, by the same call with other names: `print("tanh", ys)`.

    Parameters
    ----------
    slides
        What looks like an output, where all of it is the slide's, which has no tanh.
    """
    whole = not one.shown.key.path and not says_state(one)
    return whole and bool(_printed_before(one, slides, _called_alike))


def tried_out(
    looks: Sequence[Candidate],
    right: Sequence[Candidate],
    slides: Sequence[Candidate],
    found: Sequence[Candidate],
) -> list[Candidate]:
    """What is said to be an experiment, or the slide's, and came after an answer of which this is not said.

    That is a right answer, or, of an experiment, whatever was printed in the same form. After a right answer that says
    which part it is for, what bears another name is an experiment too: "NumPy: ..." and then "ReLU: ...".

    Parameters
    ----------
    looks
        What looks like an output and is not said to be for a torch part.
    right, slides
        What of it is right, and what is right without tanh.
    found
        Whatever was shown.
    """
    said = [one for one in looks if is_experiment(one) or (of_slide(one) and one in slides)]
    sure = [one.shown.tick for one in right if one.printed and one not in said]
    others = [one for one in found if one.printed and not (one.moved or is_experiment(one))]
    signed = [one.shown.tick for one in right if one.printed and one.label.own]
    other = [one for one in looks if says_something_else(one) and any(tick < one.shown.tick for tick in signed)]
    return other + [
        one
        for one in said
        if one not in right
        and one not in other
        and (any(tick < one.shown.tick for tick in sure) or (is_experiment(one) and _printed_before(one, others)))
    ]


def _any_line(first: str, second: str) -> bool:
    return True


def _printed_before(
    one: Candidate, looks: Sequence[Candidate], alike: Callable[[str, str], bool] = _any_line
) -> list[int]:
    """When earlier answers were printed in the same form, on a line like that of this one."""
    return [
        other.shown.tick
        for other in looks
        if (other.shown.key.path, other.file_index) == (one.shown.key.path, one.file_index)
        and alike(other.written, one.written)
        and other.shown.tick < one.shown.tick
    ]


def _written_alike(first: str, second: str) -> bool:
    """Whether two lines differ in one place at most, by less than half of the shorter."""
    shorter = min(len(first), len(second))
    start = _alike_from_the_start(first, second)
    end = _alike_from_the_start(first[start:][::-1], second[start:][::-1])
    return start + end > shorter / 2


def _called_alike(first: str, second: str) -> bool:
    """Whether two lines call the same with other words and names, or are written alike."""
    return _written_alike(first, second) or (bool(first) and _form(first) == _form(second))


def _form(line: str) -> tuple[str, str]:
    """What a line calls, and its arguments without texts and names."""
    called, _, rest = _TEXT.sub("''", line).partition("(")
    return called, _NAME.sub("_", rest)


def _alike_from_the_start(first: str, second: str) -> int:
    pairs = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
    return sum(1 for _ in pairs)
