"""The numbers for `lstm_gradients` tell every mistake from what is right, and from every other."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from grader.assignment.load import load
from grader.errors import AssignmentError
from grader.oracle import BLOCKS
from grader.probe.draw import draw_hidden
from grader.probe.draw_gradients import MARGIN, SIZES, draw_gradients, scale

RELATIVE = load().assignment.tolerances.gradients.relative
SEEDS = (0, 2**63 - 1)


@pytest.fixture(scope="module", params=SEEDS)
def draws(request):
    return draw_gradients(request.param, RELATIVE)


def off(draw, name, blocks, other) -> float:
    if blocks[name].shape != other[name].shape:
        return float("inf")
    return float(np.abs(blocks[name] - other[name]).max()) / scale(name, draw.expected.right)


def test_sizes_are_those_stated_one_unit_among_them(draws):
    assert tuple(draw.size for draw in draws) == SIZES
    assert any(D == 1 for D, _, _ in SIZES)
    assert any(D > 1 for D, _, _ in SIZES)
    assert len({T for _, _, T in SIZES}) > 1
    for draw in draws:
        D, M, T = draw.size
        assert draw.x.shape == (T, M)
        assert draw.dh.shape == (T, D)
        assert all(draw.W[k].shape == (D, M) and draw.U[k].shape == (D, D) and draw.b[k].shape == (D,) for k in "ifco")


def test_no_gate_is_saturated(draws):
    for draw in draws:
        assert draw.expected.gates.min() > 0.05
        assert draw.expected.gates.max() < 0.95


def test_each_mistake_exceeds_the_tolerance_tenfold_in_each_block_that_it_touches(draws):
    for number, wrong in enumerate(draws[0].expected.wrong):
        touched = 0
        for name in BLOCKS:
            by = max(off(draw, name, draw.expected.wrong[number].blocks, draw.expected.right) for draw in draws)
            assert by < 1e-9 or by > MARGIN * RELATIVE, (wrong.code, wrong.variant, name)
            touched += by > MARGIN * RELATIVE
        assert touched, (wrong.code, wrong.variant)


def test_any_two_mistakes_can_be_told_apart(draws):
    for one, other in itertools.combinations(range(len(draws[0].expected.wrong)), 2):
        by = max(
            off(draw, name, draw.expected.wrong[one].blocks, draw.expected.wrong[other].blocks)
            for draw in draws
            for name in BLOCKS
        )
        assert by > MARGIN * RELATIVE, (draws[0].expected.wrong[one], draws[0].expected.wrong[other])


def test_the_same_seed_draws_the_same(draws):
    again = draw_gradients(5, RELATIVE)
    assert all(np.array_equal(a.x, b.x) for a, b in zip(again, draw_gradients(5, RELATIVE), strict=True))
    assert not np.array_equal(again[0].x, draws[0].x)


def test_the_other_hidden_numbers_do_not_depend_on_it():
    assignment = load().assignment
    without, with_ = draw_hidden(assignment, 7), draw_hidden(assignment, 7, gradients=True)
    assert without.gradients == ()
    assert len(with_.gradients) == len(SIZES)
    for one, other in zip((*without.free_form, *without.named), (*with_.free_form, *with_.named), strict=True):
        assert np.array_equal(one.inputs, other.inputs)


def test_a_tolerance_that_leaves_no_room_is_refused():
    with pytest.raises(AssignmentError, match=r"tolerances\.gradients"):
        draw_gradients(1, 0.09)
