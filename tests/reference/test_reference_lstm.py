"""The operator in NumPy against sums done on paper, against its own laws, and against what it must refuse."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.homework import GATES, INPUTS, WEIGHTS
from reference.lstm import Activation, Gate, checked_inputs, checked_weights, run, run_each

LN2, LN3 = math.log(2), math.log(3)
# Each gate reads one input, so a row of inputs *is* the four pre-activations z_g, z_i, z_f, z_o.
READ_OFF = dict(zip(GATES, np.eye(4), strict=True))
LINEAR = {"candidate": Activation.IDENTITY, "output": Activation.IDENTITY}
EXACT = {"rtol": 1e-14, "atol": 1e-15}


# --- on paper -------------------------------------------------------------------------------------------
# sigmoid(z) = 1/(1 + e^-z):              sigmoid(0) = 1/2   sigmoid(ln 3) = 3/4   sigmoid(-ln 3) = 1/4
# tanh(z) = (e^2z - 1)/(e^2z + 1):        tanh(ln 2) = 3/5   tanh(ln 3) = 4/5      tanh(2 ln 2) = 15/17


def test_on_paper_every_gate_half_open():
    # c: 0/2 + 2/2 = 1     1/2 + 4/2 = 5/2     5/4 + 6/2 = 17/4     y is half of each
    trace = run([[2, 0, 0, 0], [4, 0, 0, 0], [6, 0, 0, 0]], READ_OFF, **LINEAR)
    assert trace.g.tolist() == [2, 4, 6]
    assert trace.i.tolist() == trace.f.tolist() == trace.o.tolist() == [0.5, 0.5, 0.5]
    assert trace.c.tolist() == [1, 2.5, 4.25]
    assert trace.y.tolist() == [0.5, 1.25, 2.125]


def test_on_paper_tanh_on_the_candidate():
    # g = 3/5, i = 3/4, f = 1/4, o = 1/2:   c = 0 + 9/20 = 9/20                y = 1/2 * 9/20  = 9/40
    # g = 4/5, i = 1/4, f = 3/4, o = 3/4:   c = 27/80 + 16/80 = 43/80          y = 3/4 * 43/80 = 129/320
    # g = -3/5, i = 1/2, f = 1/2, o = 1/4:  c = 43/160 - 48/160 = -1/32        y = 1/4 * -1/32 = -1/128
    z = [[LN2, LN3, -LN3, 0], [LN3, -LN3, LN3, LN3], [-LN2, 0, 0, -LN3]]
    trace = run(z, READ_OFF, output=Activation.IDENTITY)
    np.testing.assert_allclose(trace.g, [3 / 5, 4 / 5, -3 / 5], **EXACT)
    np.testing.assert_allclose(trace.i, [3 / 4, 1 / 4, 1 / 2], **EXACT)
    np.testing.assert_allclose(trace.f, [1 / 4, 3 / 4, 1 / 2], **EXACT)
    np.testing.assert_allclose(trace.o, [1 / 2, 3 / 4, 1 / 4], **EXACT)
    np.testing.assert_allclose(trace.c, [9 / 20, 43 / 80, -1 / 32], **EXACT)
    np.testing.assert_allclose(trace.y, [9 / 40, 129 / 320, -1 / 128], **EXACT)


def test_on_paper_tanh_on_the_memory():
    # c = 1/2 * 2 ln 2 = ln 2                       y = 3/4 * 3/5   = 9/20
    # c = 1/2 * ln 2 + 1/2 * 3 ln 2 = 2 ln 2        y = 1/4 * 15/17 = 15/68
    trace = run([[2 * LN2, 0, 0, LN3], [3 * LN2, 0, 0, -LN3]], READ_OFF, candidate=Activation.IDENTITY)
    np.testing.assert_allclose(trace.c, [LN2, 2 * LN2], **EXACT)
    np.testing.assert_allclose(trace.y, [9 / 20, 15 / 68], **EXACT)


def test_on_paper_sigmoid_in_both_places():
    # g = sigmoid(ln 3) = 3/4, i = 1/2: c = 3/8;  sigmoid(c) = 1/(1 + e^(-3/8));  o = 1/2
    trace = run([[LN3, 0, 0, 0]], READ_OFF, candidate=Activation.SIGMOID, output=Activation.SIGMOID)
    np.testing.assert_allclose(trace.c, [3 / 8], **EXACT)
    np.testing.assert_allclose(trace.y, [0.5 / (1 + math.exp(-3 / 8))], **EXACT)


def test_on_paper_start_states_and_a_recurrent_candidate():
    # g = 4 + h:   g = 4 + 2 = 6,   c = 4/2 + 6/2 = 5,         y = 5/2
    #              g = 0 + 5/2,     c = 5/2 + 5/4 = 15/4,      y = 15/8
    u = dict.fromkeys(GATES, 0.0) | {"candidate": 1.0}
    trace = run([[4, 0, 0, 0], [0, 0, 0, 0]], READ_OFF, recurrent=u, h_0=2.0, c_0=4.0, **LINEAR)
    assert trace.g.tolist() == [6, 2.5]
    assert trace.c.tolist() == [5, 3.75]
    assert trace.y.tolist() == [2.5, 1.875]


def test_on_paper_each_bias_and_each_recurrent_weight_reaches_its_own_gate():
    # The inputs are all 0 and h_0 = 1, so every pre-activation is just b_k + u_k.
    for b, u in [(1.0, 0.0), (0.0, 1.0), (0.25, 0.75)]:
        trace = run(
            np.zeros((1, 4)),
            READ_OFF,
            biases={"candidate": b * 2, "input_gate": b * LN3, "forget_gate": -b * LN3, "output_gate": 0},
            recurrent={"candidate": u * 2, "input_gate": u * LN3, "forget_gate": -u * LN3, "output_gate": 0},
            h_0=1.0,
            c_0=8.0,
            **LINEAR,
        )
        np.testing.assert_allclose([trace.g, trace.i, trace.f, trace.o], [[2], [3 / 4], [1 / 4], [1 / 2]], **EXACT)
        np.testing.assert_allclose(trace.c, [8 / 4 + 2 * 3 / 4], **EXACT)


# --- gates ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("z", [-3.0, -1e-9, 0.0, 1e-9, 0.4, 3.0])
def test_rounded_is_numpys_round_of_the_sigmoid(z):
    assert Gate.ROUNDED.function(z) == np.round(1 / (1 + np.exp(-z)))


@given(st.floats(-800, 800))
def test_rounded_and_threshold_agree_except_where_the_sigmoid_is_exactly_a_half(z):
    if Gate.REAL.function(z) != 0.5:
        assert Gate.ROUNDED.function(z) == Gate.THRESHOLD.function(z)


def test_rounded_and_threshold_at_the_tie():
    assert Gate.ROUNDED.function(0.0) == Gate.THRESHOLD.function(0.0) == 0.0
    assert (Gate.ROUNDED.function(1e-17), Gate.THRESHOLD.function(1e-17)) == (0.0, 1.0)


@given(st.floats(-700, 700))
def test_the_sigmoid_is_the_textbooks_and_mirrored(z):
    sigma = Gate.REAL.function
    assert sigma(z) == pytest.approx(1 / (1 + math.exp(-z)), rel=1e-14)
    assert sigma(z) + sigma(-z) == pytest.approx(1, abs=1e-15)


def test_gates_far_beyond_saturation_neither_overflow_nor_warn():
    trace = run([[0.5, 1e6, 1e300, 800], [0.5, -1e6, -1e300, -800]], READ_OFF)
    assert trace.i.tolist() == trace.f.tolist() == trace.o.tolist() == [1, 0]
    np.testing.assert_allclose(trace.c, [math.tanh(0.5), 0], **EXACT)


def test_kinds_of_gate_change_the_gates_and_nothing_else():
    z = [[0.3, 1.0, -1.0, 2.0], [0.7, -1.0, 1.0, 0.5]]
    for kind in (Gate.ROUNDED, Gate.THRESHOLD):
        trace = run(z, READ_OFF, gate=kind)
        assert (trace.i.tolist(), trace.f.tolist(), trace.o.tolist()) == ([1, 0], [0, 1], [1, 1])
        np.testing.assert_allclose(trace.g, np.tanh([0.3, 0.7]), **EXACT)
        np.testing.assert_allclose(trace.y, [math.tanh(math.tanh(0.3))] * 2, **EXACT)


# --- laws -----------------------------------------------------------------------------------------------


def drawn(seed: int, steps: int, columns: int):
    """Inputs, weights, biases and recurrent weights that leave the gates half open."""
    rng = np.random.default_rng(seed)
    weights = {name: rng.uniform(-1, 1, columns) for name in GATES}
    biases, recurrent = ({name: float(rng.uniform(-1, 1)) for name in GATES} for _ in range(2))
    return rng.uniform(-3, 3, (steps, columns)), weights, biases, recurrent


sizes = {"seed": st.integers(0, 2**32 - 1), "steps": st.integers(2, 12), "columns": st.integers(1, 6)}


@given(**sizes, data=st.data())
@settings(deadline=None)
def test_a_run_can_be_stopped_and_taken_up_again(seed, steps, columns, data):
    x, w, b, u = drawn(seed, steps, columns)
    cut = data.draw(st.integers(1, steps - 1))
    whole = run(x, w, biases=b, recurrent=u, h_0=0.1, c_0=-0.2)
    first = run(x[:cut], w, biases=b, recurrent=u, h_0=0.1, c_0=-0.2)
    rest = run(x[cut:], w, biases=b, recurrent=u, h_0=float(first.y[-1]), c_0=float(first.c[-1]))
    np.testing.assert_allclose(np.concatenate([first.y, rest.y]), whole.y, rtol=0, atol=1e-13)


@given(**sizes)
@settings(deadline=None)
def test_a_bias_is_one_more_weight_on_a_constant_one(seed, steps, columns):
    x, w, b, u = drawn(seed, steps, columns)
    with_constant = np.column_stack([x, np.ones(steps)])
    longer = {name: np.append(w[name], b[name]) for name in GATES}
    np.testing.assert_allclose(
        run(with_constant, longer, recurrent=u).y, run(x, w, biases=b, recurrent=u).y, rtol=0, atol=1e-13
    )


@given(**sizes)
@settings(deadline=None)
def test_the_trace_satisfies_the_equations(seed, steps, columns):
    x, w, _, _ = drawn(seed, steps, columns)
    t = run(x, w)
    c_before = np.concatenate([[0.0], t.c[:-1]])
    np.testing.assert_allclose(t.g, np.tanh(x @ w["candidate"]), rtol=0, atol=1e-14)
    for gate, name in ((t.i, "input_gate"), (t.f, "forget_gate"), (t.o, "output_gate")):
        np.testing.assert_allclose(gate, 1 / (1 + np.exp(-(x @ w[name]))), rtol=0, atol=1e-14)
    np.testing.assert_allclose(t.c, t.f * c_before + t.i * t.g, rtol=0, atol=1e-14)
    np.testing.assert_allclose(t.y, t.o * np.tanh(t.c), rtol=0, atol=1e-14)


def test_the_trace_owns_its_numbers():
    x = INPUTS.copy()
    trace = run(x, WEIGHTS)
    x[:] = 0
    np.testing.assert_array_equal(trace.x, INPUTS)
    for name in ("x", "g", "i", "f", "o", "c", "y"):
        array = getattr(trace, name)
        assert array.dtype == np.float64
        assert array.shape == ((9, 4) if name == "x" else (9,))


def test_lists_and_ints_are_as_good_as_float_arrays():
    ints = {name: [int(w) for w in row] for name, row in WEIGHTS.items()}
    np.testing.assert_array_equal(run(INPUTS.astype(int).tolist(), ints).y, run(INPUTS, WEIGHTS).y)


# --- what is refused ------------------------------------------------------------------------------------

NAN_ROW = np.array([0, 0, np.nan, 0])


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        (INPUTS[0], r"inputs: expected shape \(T, M\).*got \(4,\)"),
        (INPUTS[None], r"inputs: expected shape \(T, M\).*got \(1, 9, 4\)"),
        (np.zeros((0, 4)), r"inputs: .*T >= 1.*got \(0, 4\)"),
        (np.zeros((3, 0)), r"inputs: .*M >= 1.*got \(3, 0\)"),
        ([[1, 2], [3]], "inputs: expected an array of numbers"),
        ([["1", "2"]], "inputs: expected real numbers, got dtype"),
        ([[1 + 2j, 0]], "inputs: expected real numbers, got dtype complex128"),
        ([[1, 0, math.inf, 0]], "inputs: expected finite numbers"),
        ([NAN_ROW], "inputs: expected finite numbers"),
        (INPUTS[:, :3], r"weights\['candidate'\]: expected shape \(3,\).*got \(4,\)"),
        (INPUTS * 1e307, "inputs and weights: their products are too large"),
    ],
)
def test_inputs_that_are_refused(inputs, message):
    with pytest.raises(ValueError, match=message):
        run(inputs, WEIGHTS)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({}, "weights: missing candidate, input_gate, forget_gate, output_gate"),
        ({"candidate": [1, 0, 0, 0]}, "weights: missing input_gate, forget_gate, output_gate"),
        ({**WEIGHTS, "peephole": [0, 0, 0, 0]}, "weights: unknown peephole; the names are candidate, "),
        ({**WEIGHTS, "input_gate": [1, 2, 3]}, r"weights\['input_gate'\]: expected shape \(4,\).*got \(3,\)"),
        ({**WEIGHTS, "input_gate": [[1, 2, 3, 4]]}, r"weights\['input_gate'\]: .*got \(1, 4\)"),
        ({**WEIGHTS, "output_gate": NAN_ROW}, r"weights\['output_gate'\]: expected finite numbers"),
    ],
)
def test_weights_that_are_refused(weights, message):
    with pytest.raises(ValueError, match=message):
        run(INPUTS, weights)


ZEROS = dict.fromkeys(GATES, 0.0)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"biases": {}}, "biases: missing candidate, "),
        ({"recurrent": {"candidate": 1.0}}, "recurrent: missing input_gate, "),
        ({"biases": {**ZEROS, "i": 1.0}}, "biases: unknown i; "),
        ({"biases": {**ZEROS, "candidate": math.nan}}, r"biases\['candidate'\]: expected a finite number"),
        ({"recurrent": {**ZEROS, "output_gate": math.inf}}, r"recurrent\['output_gate'\]: expected a finite"),
        ({"recurrent": {**ZEROS, "output_gate": "a"}}, r"recurrent\['output_gate'\]: expected a number"),
        ({"h_0": math.nan}, "h_0: expected a finite number"),
        ({"c_0": -math.inf}, "c_0: expected a finite number"),
        ({"c_0": None}, "c_0: expected a number, got None"),
    ],
)
def test_options_that_are_refused(options, message):
    with pytest.raises(ValueError, match=message):
        run(INPUTS, WEIGHTS, **options)


def test_a_memory_that_outgrows_float64_is_refused_and_the_step_named():
    # h grows by a factor of more than 1e150 a step: 1e150 is fine, 1e300 is fine, the next one is not.
    explosive = {**ZEROS, "candidate": 1e150}
    kept = {name: [0.0] for name in GATES}
    with pytest.raises(ValueError, match="too large for float64 at step 3"):
        run(np.zeros((5, 1)), kept, recurrent=explosive, h_0=1.0, gate=Gate.REAL, **LINEAR)


def test_checks_hand_back_copies():
    x = checked_inputs(INPUTS)
    w = checked_weights(WEIGHTS, columns=4)
    assert not np.shares_memory(x, INPUTS)
    x[0], w[0] = 7, 7
    assert INPUTS[0, 0] == WEIGHTS["candidate"][0] == 1


def test_all_kinds_of_gates_at_once_are_each_of_them_alone():
    rng = np.random.default_rng(3)
    for steps in (1, 9):
        x, weights = rng.normal(size=(steps, 4)), {name: rng.normal(size=4) for name in GATES}
        together = run_each(x, weights, Gate)
        assert list(together) == list(Gate)
        for gate, trace in together.items():
            alone = run(x, weights, gate=gate)
            for letter in "xgifocy":
                np.testing.assert_array_equal(getattr(trace, letter), getattr(alone, letter))
    with pytest.raises(ValueError, match="weights: missing output_gate"):
        run_each(INPUTS, {name: WEIGHTS[name] for name in GATES[:3]}, Gate)


@pytest.mark.parametrize("bad", [np.array([1.0, np.nan, 0.0, 0.0]), np.array([1.0, np.inf, 0.0, 0.0]), np.ones(3)])
def test_of_float64_rows_the_bad_one_is_named(bad):
    rows = {name: np.ones(4) for name in GATES} | {"forget_gate": bad}
    with pytest.raises(ValueError, match=r"weights\['forget_gate'\]: expected"):
        checked_weights(rows, columns=4)
