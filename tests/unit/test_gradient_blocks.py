"""Blocks of gradients: what agrees, what does not, and which mistake it was. Plain arrays, no process."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.assignment.load import load
from grader.judge.gradient_blocks import Returned, compare, diagnose
from grader.observations import Numbers
from grader.oracle import BLOCKS
from grader.probe.draw_gradients import draw_gradients

RELATIVE = load().assignment.tolerances.gradients.relative
DRAWS = draw_gradients(11, RELATIVE)


def handed_in(blocks_of, change=lambda name, draw, block: block):
    """What calls with all draws would have brought back."""
    calls = []
    for draw in DRAWS:
        blocks = {name: np.asarray(change(name, draw, block)) for name, block in blocks_of(draw).items()}
        found = {
            name: Numbers(path=name, shape=block.shape, origin="numpy:float64", values=block.ravel())
            for name, block in blocks.items()
        }
        calls.append(Returned(draw=draw, blocks=found))
    return calls


def right(draw):
    return draw.expected.right


def test_what_is_right_agrees_in_all_blocks():
    found = compare(handed_in(right), RELATIVE)
    assert found.right == BLOCKS
    assert found.share == 1


@pytest.mark.parametrize("number", range(len(DRAWS[0].expected.wrong)))
def test_each_mistake_is_named_and_no_other(number):
    calls = handed_in(lambda draw: draw.expected.wrong[number].blocks)
    assert compare(calls, RELATIVE).share < 1
    (found,) = diagnose(calls, RELATIVE)
    assert found.code == DRAWS[0].expected.wrong[number].code


def test_float32_is_right():
    calls = handed_in(right, lambda name, draw, block: block.astype(np.float32))
    assert compare(calls, RELATIVE).share == 1


@settings(max_examples=50)
@given(st.sampled_from(BLOCKS), st.sampled_from([np.nan, np.inf, -np.inf, 1e300]))
def test_nan_infinity_and_the_huge_never_agree(name, number):
    def spoil(block, draw, values):
        values = values.copy()
        if block == name:
            values.flat[0] = number
        return values

    found = compare(handed_in(right, spoil), RELATIVE)
    assert set(BLOCKS) - set(found.right) == {name}
    assert found.share == pytest.approx(11 / 12)


@given(st.sets(st.sampled_from(BLOCKS)))
def test_a_missing_block_costs_its_share_and_no_other(missing):
    calls = handed_in(right)
    calls = [
        Returned(draw=call.draw, blocks={name: one for name, one in call.blocks.items() if name not in missing})
        for call in calls
    ]
    assert compare(calls, RELATIVE).share == pytest.approx((12 - len(missing)) / 12)


def test_another_shape_never_agrees():
    calls = handed_in(right, lambda name, draw, block: block.reshape(-1, 1) if name.startswith("b") else block)
    assert {name[0] for name in compare(calls, RELATIVE).right} == {"W", "U"}


def test_one_wrong_size_is_enough():
    calls = handed_in(right, lambda name, draw, block: block * (1.5 if draw is DRAWS[-1] and name == "U.f" else 1))
    assert set(BLOCKS) - set(compare(calls, RELATIVE).right) == {"U.f"}


def test_what_fits_no_mistake_is_not_named():
    assert diagnose(handed_in(right, lambda name, draw, block: block * 2), RELATIVE) == []
    assert diagnose(handed_in(right, lambda name, draw, block: block * 0), RELATIVE) == []
