"""Three programs for one operator, NumPy, nn.LSTMCell and nn.LSTM, and torch set up here by its manual."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from reference.homework import EXPECTED_REAL, GATES, INPUTS, WEIGHTS
from reference.lstm import run
from reference.torch_lstm import TORCH_GATE_ORDER, lstm, lstm_cell

# float64 against float64: another order of sums, another library's tanh: a few units in the 16th digit.
FLOAT64 = {"rtol": 0, "atol": 1e-12}
# float32 against float64: 2^-24 = 6e-8 for each rounding, about ten of them on the way to an output.
FLOAT32 = {"rtol": 0, "atol": 1e-6}

sizes = {"seed": st.integers(0, 2**32 - 1), "steps": st.integers(1, 12), "columns": st.integers(1, 6)}


def drawn(seed: int, steps: int, columns: int):
    rng = np.random.default_rng(seed)
    return rng.uniform(-4, 4, (steps, columns)), {name: rng.uniform(-2, 2, columns) for name in GATES}, rng


@pytest.mark.parametrize("operator", [lstm_cell, lstm])
def test_torch_gives_the_homeworks_outputs(operator):
    outputs = operator(INPUTS, WEIGHTS)
    assert outputs.shape == (9,)
    assert outputs.dtype == np.float64
    # The outputs near zero are compared to their own digits.
    np.testing.assert_allclose(outputs, EXPECTED_REAL, rtol=1e-12, atol=0)


@given(**sizes)
@settings(deadline=None)
def test_the_three_agree(seed, steps, columns):
    x, w, _ = drawn(seed, steps, columns)
    y = run(x, w).y
    np.testing.assert_allclose(lstm_cell(x, w), y, **FLOAT64)
    np.testing.assert_allclose(lstm(x, w), y, **FLOAT64)


@given(**sizes)
@settings(deadline=None)
def test_run_agrees_with_an_lstm_that_uses_all_its_parameters(seed, steps, columns):
    """Biases, recurrent weights and start states, set by torch's documentation and not by our code."""
    x, w, rng = drawn(seed, steps, columns)
    b_ih, b_hh, u = ({name: float(rng.uniform(-2, 2)) for name in GATES} for _ in range(3))
    h_0, c_0 = rng.uniform(-1, 1, 2).tolist()

    module = nn.LSTM(input_size=columns, hidden_size=1, batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        for row, name in enumerate(["input_gate", "forget_gate", "candidate", "output_gate"]):
            module.weight_ih_l0[row] = torch.tensor(w[name])
            module.weight_hh_l0[row, 0] = u[name]
            module.bias_ih_l0[row] = b_ih[name]
            module.bias_hh_l0[row] = b_hh[name]
        start = (torch.tensor([[[h_0]]], dtype=torch.float64), torch.tensor([[[c_0]]], dtype=torch.float64))
        y, (h_n, c_n) = module(torch.tensor(x)[None], start)

    trace = run(
        x,
        w,
        biases={name: b_ih[name] + b_hh[name] for name in GATES},
        recurrent=u,
        h_0=h_0,
        c_0=c_0,
    )
    np.testing.assert_allclose(trace.y, y[0, :, 0].numpy(), **FLOAT64)
    assert trace.y[-1] == pytest.approx(h_n.item(), abs=1e-12)
    assert trace.c[-1] == pytest.approx(c_n.item(), abs=1e-12)


def test_float32_modules_as_students_use_them_stay_within_a_millionth():
    x = torch.tensor(INPUTS, dtype=torch.float32)
    module, cell = nn.LSTM(4, 1, bias=False), nn.LSTMCell(4, 1, bias=False)
    with torch.no_grad():
        for weight_ih, weight_hh in (
            (module.weight_ih_l0, module.weight_hh_l0),
            (cell.weight_ih, cell.weight_hh),
        ):
            weight_ih.copy_(torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]))
            weight_hh.zero_()
        whole = module(x[:, None])[0].flatten().numpy()
        h = c = torch.zeros(1, 1)
        stepped = []
        for x_t in x:
            h, c = cell(x_t[None], (h, c))
            stepped.append(h.item())
    np.testing.assert_allclose(whole, EXPECTED_REAL, **FLOAT32)
    np.testing.assert_allclose(stepped, EXPECTED_REAL, **FLOAT32)


def test_the_order_is_torchs_and_not_the_homeworks():
    assert TORCH_GATE_ORDER == ("input_gate", "forget_gate", "candidate", "output_gate")
    assert sorted(TORCH_GATE_ORDER) == sorted(GATES)
    assert TORCH_GATE_ORDER != GATES


@pytest.mark.parametrize("operator", [lstm_cell, lstm])
def test_nothing_random_is_left_and_the_callers_random_numbers_are_not_touched(operator):
    torch.manual_seed(1)
    before = torch.random.get_rng_state()
    first = operator(INPUTS, WEIGHTS)
    assert torch.equal(torch.random.get_rng_state(), before)
    torch.manual_seed(2)
    np.testing.assert_array_equal(operator(INPUTS, WEIGHTS), first)


@pytest.mark.parametrize("operator", [lstm_cell, lstm])
def test_the_same_arguments_are_refused_as_by_run(operator):
    with pytest.raises(ValueError, match=r"inputs: expected shape \(T, M\)"):
        operator(INPUTS[0], WEIGHTS)
    with pytest.raises(ValueError, match="weights: missing forget_gate"):
        operator(INPUTS, {name: row for name, row in WEIGHTS.items() if name != "forget_gate"})
