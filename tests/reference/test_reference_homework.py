"""The homework's numbers: what they say, that nobody can change them, that no torch is loaded for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from reference.homework import EXPECTED_LINEAR, EXPECTED_REAL, EXPECTED_ROUNDED, GATES, INPUTS, WEIGHTS
from reference.lstm import Activation, Gate, run

ROOT = Path(__file__).resolve().parents[2]
LINEAR = {"candidate": Activation.IDENTITY, "output": Activation.IDENTITY}
WIPED = 6  # the step, counted from 0, whose forget gate is sigmoid(-90)


@pytest.mark.parametrize(
    ("expected", "options"),
    [(EXPECTED_REAL, {}), (EXPECTED_ROUNDED, {"gate": Gate.ROUNDED}), (EXPECTED_LINEAR, LINEAR)],
    ids=["real", "rounded", "linear"],
)
def test_the_figures_are_what_computing_gives(expected, options):
    # Relative, so that the outputs near zero are held to their own digits and not to nothing.
    np.testing.assert_allclose(run(INPUTS, WEIGHTS, **options).y, expected, rtol=1e-13, atol=0)


def test_thresholded_gates_give_the_rounded_figures():
    np.testing.assert_array_equal(
        run(INPUTS, WEIGHTS, gate=Gate.THRESHOLD).y, run(INPUTS, WEIGHTS, gate=Gate.ROUNDED).y
    )


@pytest.mark.parametrize(
    ("expected", "step_6", "step_9", "elsewhere", "half_a_digit"),
    [
        (EXPECTED_REAL, 0.963623684, 0.761584450, 4.4e-5, 5e-10),
        # published with six decimals that count: the true figures are 0.963628653 and 0.761588995
        (EXPECTED_ROUNDED, 0.963628650, 0.761589000, 0.0, 5e-9),
        (EXPECTED_LINEAR, 6.999501, 5.999773, 3.2e-4, 5e-7),
    ],
    ids=["real", "rounded", "linear"],
)
def test_the_figures_are_the_published_ones(expected, step_6, step_9, elsewhere, half_a_digit):
    assert expected.shape == (9,)
    assert abs(expected[5] - step_6) <= half_a_digit
    assert abs(expected[8] - step_9) <= half_a_digit
    assert np.abs(np.delete(expected, [5, 8])).max() <= elsewhere


def test_with_real_gates_no_step_is_exactly_zero():
    assert (EXPECTED_REAL > 0).all()
    assert (EXPECTED_LINEAR > 0).all()
    assert EXPECTED_REAL.argmin() == EXPECTED_LINEAR.argmin() == WIPED


def test_rounded_gates_leave_sums_that_can_be_written_down():
    assert EXPECTED_ROUNDED[5] == pytest.approx(np.tanh(np.tanh(3) + np.tanh(4)), rel=1e-15)
    assert EXPECTED_ROUNDED[8] == pytest.approx(np.tanh(np.tanh(6)), rel=1e-15)


def test_the_inputs_and_weights_are_the_homeworks():
    assert INPUTS.tolist() == [
        [1, 0, 0, 1],
        [3, 1, 0, 1],
        [2, 0, 0, 1],
        [4, 1, 0, 1],
        [2, 0, 0, 1],
        [1, 0, 1, 1],
        [3, -1, 0, 1],
        [6, 1, 0, 1],
        [1, 0, 1, 1],
    ]
    assert {name: row.tolist() for name, row in WEIGHTS.items()} == {
        "candidate": [1, 0, 0, 0],
        "input_gate": [0, 100, 0, -10],
        "forget_gate": [0, 100, 0, 10],
        "output_gate": [0, 0, 100, -10],
    }
    assert tuple(WEIGHTS) == GATES
    assert {array.dtype for array in (INPUTS, *WEIGHTS.values())} == {np.dtype(np.float64)}


@pytest.mark.parametrize("array", [INPUTS, EXPECTED_REAL, EXPECTED_ROUNDED, EXPECTED_LINEAR, *WEIGHTS.values()])
def test_arrays_refuse_to_be_written(array):
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 7


def test_the_weights_refuse_another_row():
    with pytest.raises(TypeError):
        WEIGHTS["candidate"] = np.ones(4)  # type: ignore[index]


@pytest.mark.parametrize(
    ("module", "loads_torch"),
    [
        ("reference", False),
        ("reference.homework", False),
        ("reference.lstm", False),
        ("reference.mutants", False),
        ("reference.torch_lstm", True),  # the control: this way of looking does see torch
    ],
)
def test_only_torch_lstm_imports_torch(module, loads_torch):
    look = f"import sys, {module}; print('torch' in sys.modules)"
    seen = subprocess.run(
        [sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    assert seen.stdout.strip() == str(loads_torch)
