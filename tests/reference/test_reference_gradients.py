"""Backpropagation through time, three ways: torch's autograd, finite differences, and the mutants' second writing."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.gradient_mutants import MUTANTS, backward
from reference.gradients import GROUPS, KEYS, finite_differences, forward, gradients, sigmoid


def arguments(seed: int, D: int, M: int, T: int, spread: float = 1.0):
    rng = np.random.default_rng(seed)
    W = {k: spread * rng.normal(size=(D, M)) for k in KEYS}
    U = {k: spread * rng.normal(size=(D, D)) for k in KEYS}
    b = {k: rng.normal(size=D) for k in KEYS}
    return rng.normal(size=(T, M)), W, U, b, rng.normal(size=(T, D))


def by_autograd(x, W, U, b, dh):
    """The forward equations alone; torch finds the way back."""
    given = {"W": W, "U": U, "b": b}
    P = {g: {k: torch.tensor(v, requires_grad=True) for k, v in part.items()} for g, part in given.items()}
    h = torch.zeros(dh.shape[1], dtype=torch.float64)
    c, loss = torch.zeros_like(h), torch.zeros((), dtype=torch.float64)
    for x_t, dh_t in zip(torch.tensor(x), torch.tensor(dh), strict=True):
        a = {k: P["W"][k] @ x_t + P["U"][k] @ h + P["b"][k] for k in KEYS}
        c = torch.sigmoid(a["f"]) * c + torch.sigmoid(a["i"]) * torch.tanh(a["c"])
        h = torch.sigmoid(a["o"]) * torch.tanh(c)
        loss = loss + (dh_t * h).sum()
    loss.backward()
    # what does not reach the loss has no gradient: U with a single step, where h_0 = 0, has zeros
    return {g: {k: v.grad.numpy() for k, v in part.items()} for g, part in P.items()}


def off(got, expected) -> float:
    """The largest difference, relative to the largest number of all blocks."""
    largest = max(np.abs(expected[g][k]).max() for g in GROUPS for k in KEYS)
    return max(np.abs(got[g][k] - expected[g][k]).max() for g in GROUPS for k in KEYS) / largest


sizes = {"D": st.integers(1, 5), "M": st.integers(1, 5), "T": st.integers(1, 12)}


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32 - 1), **sizes)
def test_torch_agrees(seed, D, M, T):
    given_ = arguments(seed, D, M, T)
    assert off(gradients(*given_), by_autograd(*given_)) < 1e-10


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32 - 1), D=st.integers(1, 3), M=st.integers(1, 3), T=st.integers(1, 5))
def test_finite_differences_agree(seed, D, M, T):
    given_ = arguments(seed, D, M, T)
    assert off(gradients(*given_), finite_differences(*given_)) < 1e-6


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32 - 1), **sizes)
def test_the_second_writing_agrees(seed, D, M, T):
    x, W, U, b, dh = arguments(seed, D, M, T)
    assert off(backward(forward(x, W, U, b), U, dh), gradients(x, W, U, b, dh)) < 1e-12


def test_by_hand():
    """One unit, one step, everything 0 but x = 1, and dh = 1: h = o tanh(i g) with i = f = o = 1/2 and g = 0."""
    zero = {k: [[0.0]] for k in KEYS}
    found = gradients([[1.0]], zero, zero, {k: [0.0] for k in KEYS}, [[1.0]])
    # c = 0: nothing by o, i, f; dh/dg = o * (1 - tanh(0)^2) * i = 1/4, and dg/da = 1
    assert {k: float(v[0, 0]) for k, v in found["W"].items()} == {"i": 0.0, "f": 0.0, "c": 0.25, "o": 0.0}
    assert found["b"]["c"].tolist() == [0.25]
    assert all(not found["U"][k].any() for k in KEYS)


def test_the_gradient_is_linear_in_dh():
    x, W, U, b, dh = arguments(1, 3, 2, 6)
    whole = gradients(x, W, U, b, dh)
    parts = []
    for t in range(6):
        only = np.zeros_like(dh)
        only[t] = dh[t]
        parts.append(gradients(x, W, U, b, only))
    assert off({g: {k: sum(p[g][k] for p in parts) for k in KEYS} for g in GROUPS}, whole) < 1e-12


def test_a_step_after_the_last_loss_changes_nothing():
    x, W, U, b, dh = arguments(2, 2, 2, 5)
    dh[3:] = 0.0
    assert off(gradients(x, W, U, b, dh), gradients(x[:3], W, U, b, dh[:3])) < 1e-12


def test_saturated_gates_give_no_warning_and_no_nan():
    x, W, U, b, dh = arguments(3, 2, 3, 6, spread=400.0)
    found = gradients(x, W, U, b, dh)
    assert all(np.isfinite(found[g][k]).all() for g in GROUPS for k in KEYS)


def test_arguments_are_left_as_they_were():
    x, W, U, b, dh = arguments(4, 2, 3, 4)
    kept = [x.copy(), *({k: v.copy() for k, v in part.items()} for part in (W, U, b)), dh.copy()]
    gradients(x, W, U, b, dh)
    finite_differences(x, W, U, b, dh)
    for before, after in zip(kept, (x, W, U, b, dh), strict=True):
        pairs = [(before, after)] if isinstance(before, np.ndarray) else [(before[k], after[k]) for k in KEYS]
        assert all(np.array_equal(one, other) for one, other in pairs)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda x, W, U, b, dh: (x[0], W, U, b, dh), "x: expected 2 dimensions"),
        (lambda x, W, U, b, dh: (x, {k: W[k] for k in "ifc"}, U, b, dh), "W: expected the keys"),
        (lambda x, W, U, b, dh: (x, W, {**U, "o": np.ones((2, 3))}, b, dh), "U['o']: expected shape (2, 2)"),
        (lambda x, W, U, b, dh: (x, W, U, {**b, "i": np.ones(3)}, dh), "expected shape"),
        (lambda x, W, U, b, dh: (x, W, U, b, dh[:-1]), "dh: expected shape (4, 2)"),
        (lambda x, W, U, b, dh: (x * np.nan, W, U, b, dh), "x: expected finite numbers"),
    ],
)
def test_what_cannot_be_meant_is_refused(change, message):
    with pytest.raises(ValueError, match="expected") as caught:
        gradients(*change(*arguments(5, 2, 3, 4)))
    assert message in str(caught.value)


def test_sigmoid_is_torchs():
    a = np.linspace(-40, 40, 401)
    np.testing.assert_allclose(sigmoid(a), torch.sigmoid(torch.tensor(a)).numpy(), rtol=0, atol=3e-16)


# --- the mistakes ------------------------------------------------------------------------------------------


def test_variants_are_named_once():
    assert len({(one.code, one.variant) for one in MUTANTS}) == len(MUTANTS)
    assert len({one.code for one in MUTANTS}) == 13


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: f"{one.code} {one.variant}")
def test_each_mutant_is_wrong_and_says_where(mutant):
    x, W, U, b, dh = arguments(7, 3, 2, 6)
    right = gradients(x, W, U, b, dh)
    wrong = mutant.run(forward(x, W, U, b), U, dh)
    same = [wrong[g][k].shape == right[g][k].shape for g in GROUPS for k in KEYS]
    assert not all(same) or off(wrong, right) > 0.01
    assert mutant.equation


def test_what_one_mistake_leaves_alone():
    """Worked out by hand: these blocks do not see the mistake, all others do."""
    x, W, U, b, dh = arguments(8, 3, 2, 6)
    right, steps = gradients(x, W, U, b, dh), forward(x, W, U, b)
    by_variant = {(one.code, one.variant): one.run(steps, U, dh) for one in MUTANTS}

    def touched(code, variant):
        wrong = by_variant[f"gradient-{code}", variant]
        return {
            f"{g}.{k}"
            for g in GROUPS
            for k in KEYS
            if wrong[g][k].shape != right[g][k].shape or not np.allclose(wrong[g][k], right[g][k], rtol=1e-9)
        }

    every = {f"{g}.{k}" for g in GROUPS for k in KEYS}
    assert touched("wrong-step", "h") == {f"U.{k}" for k in KEYS}
    assert touched("transposed", "W") == {f"W.{k}" for k in KEYS}
    assert touched("transposed", "U") == {f"U.{k}" for k in KEYS}
    assert touched("gates-swapped", "fico") == {f"{g}.{k}" for g in GROUPS for k in "if"}
    assert touched("no-time-path", "no path") == every
    assert touched("sigmoid-derivative", "f none") == every  # by way of U_f, which carries the error back
