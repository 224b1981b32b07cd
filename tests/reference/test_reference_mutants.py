"""The mistakes: each against a program that makes it, against published figures, and against one another."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import torch
from torch import nn

from reference.homework import EXPECTED_REAL, EXPECTED_ROUNDED, GATES, INPUTS, WEIGHTS
from reference.lstm import Gate, run
from reference.mutants import MUTANTS, Mutant, by_code

# Values rounded to two decimals are right, so a mutant within 5.1e-3 of the right outputs cannot be seen.
SEEN = 5.1e-3
MISTAKES = {
    "gates-swapped",
    "linear-activation",
    "missing-candidate-tanh",
    "missing-output-tanh",
    "sigmoid-candidate",
    "state-not-carried",
    "previous-state-missing",
    "stale-state-output",
    "input-gate-ignored",
    "forget-gate-ignored",
    "output-gate-ignored",
    "steps-as-batch",
    "integer-truncation",
    "all-zero-output",
}
BY_VARIANT = {mutant.variant: mutant for mutant in MUTANTS}


def telling_numbers(seed: int):
    """Twelve steps of fractions: gates half open, a memory that goes well over 1, a reset in the middle."""
    rng = np.random.default_rng(seed)
    x = np.column_stack([rng.uniform(-4, 4, (12, 3)), np.ones(12)])  # the fourth is the constant 1
    weights = {name: rng.uniform(-1, 1, 4) for name in GATES}
    weights["candidate"] = rng.uniform(0.5, 1.5, 4)
    weights["forget_gate"][3] += 1.0
    x[6, :3] = -6.0 * np.sign(weights["forget_gate"][:3])
    return x, weights


def label(mutant: Mutant) -> str:
    return mutant.variant


# --- the set of them ------------------------------------------------------------------------------------


def test_every_mistake_has_a_mutant_and_every_mutant_a_known_mistake():
    assert {code for mutant in MUTANTS for code in (mutant.code, *mutant.also)} == MISTAKES
    assert len(BY_VARIANT) == len(MUTANTS)


@pytest.mark.parametrize("code", sorted(MISTAKES))
def test_by_code_finds_a_mutant_under_its_own_code_and_under_the_others(code):
    found = by_code(code)
    assert found
    assert set(found) == {mutant for mutant in MUTANTS if code in (mutant.code, *mutant.also)}
    own = [mutant.code == code for mutant in found]
    assert own == sorted(own, reverse=True)


def test_by_code_knows_none_for_what_is_no_mistake():
    assert by_code("random-bias") == ()


@pytest.mark.parametrize("mutant", MUTANTS, ids=label)
def test_the_letters_of_a_mutant_are_those_that_go_wrong(mutant):
    x, weights = telling_numbers(1)
    right = run(x, weights)
    letters = mutant.letters(x, weights, Gate.REAL)
    assert list(letters)[-1] == "y"
    for letter, values in letters.items():
        assert values.shape == (len(x),)
        assert np.abs(values - getattr(right, letter)).max() > SEEN, letter


@pytest.mark.parametrize("mutant", MUTANTS, ids=label)
def test_a_mutant_gives_a_number_for_each_step_of_any_sequence(mutant):
    x, weights = telling_numbers(1)
    for steps in (1, 2, 12):
        for gate in Gate:
            outputs = mutant.run(x[:steps], weights, gate)
            assert outputs.shape == (steps,)
            assert outputs.dtype == np.float64
            assert np.isfinite(outputs).all()


@pytest.mark.parametrize("mutant", MUTANTS, ids=label)
def test_a_mutant_refuses_what_run_refuses(mutant):
    with pytest.raises(ValueError, match=r"inputs: expected shape \(T, M\)"):
        mutant.run(INPUTS[0], WEIGHTS, Gate.REAL)
    with pytest.raises(ValueError, match="weights: missing forget_gate"):
        mutant.run(INPUTS, {k: row for k, row in WEIGHTS.items() if k != "forget_gate"}, Gate.REAL)


# --- on the homework's numbers --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variant", "step_6", "step_9", "half_a_digit", "elsewhere"),
    [
        ("g linear, h linear", 6.999501, 5.999773, 5e-7, 3.2e-4),
        ("g linear, h tanh", 0.999998, 0.999988, 5e-7, 5e-5),
        ("g tanh, h linear", 1.9943, 0.99998, 5e-5, 1e-4),
        ("g sigmoid, h sigmoid", 0.8737, 0.7306, 5e-5, 5e-5),
        ("c = f + i*g", 0.7616, 0.7616, 5e-5, 5e-5),
        ("y = o*tanh(c_prev)", 0.96363, 0.76159, 5e-6, 4e-4),
        ("i<->f", 0.6420, 0.6420, 5e-5, 5e-5),
        ("g<->f", 0.834, 0.9163, 5e-4, 5e-5),
        ("int c, identity", 4, 5, 1e-9, 4e-4),
        ("int c+y, identity", 4, 5, 0, 0),
        ("int y, identity", 6, 5, 0, 0),
        ("int y, tanh", 0, 0, 0, 0),
        ("int c, tanh", 0, 0, 0, 0),
        ("int g, tanh", 0, 0, 0, 0),
        ("int c+y, tanh", 0, 0, 0, 0),
        ("c = i*g", 0, 0, 5e-5, 5e-5),
        ("y = 0", 0, 0, 0, 0),
        # not in the published table; worked out here
        ("g sigmoid, h tanh", 0.959097, 0.760549, 5e-7, 5e-5),
        ("int g, identity", 6.999501, 5.999773, 5e-7, 3.2e-4),  # whole numbers: there is nothing to cut
    ],
)
def test_the_published_figures(variant, step_6, step_9, half_a_digit, elsewhere):
    outputs = BY_VARIANT[variant].run(INPUTS, WEIGHTS, Gate.REAL)
    assert abs(outputs[5] - step_6) <= half_a_digit
    assert abs(outputs[8] - step_9) <= half_a_digit
    assert np.abs(np.delete(outputs, [5, 8])).max() <= elsewhere


def test_swapping_output_gate_and_candidate_shows_at_the_other_steps_too():
    outputs = BY_VARIANT["g<->o"].run(INPUTS, WEIGHTS, Gate.REAL)
    assert outputs[5] == pytest.approx(-0.7048, abs=5e-5)
    assert outputs[8] == pytest.approx(-0.5567, abs=5e-5)
    assert np.abs(np.delete(outputs, [5, 8])).max() > 0.5


def test_the_gates_left_out_one_by_one():
    # without the input gate every candidate is added to the memory
    without_input = BY_VARIANT["c = f*c + g"].run(INPUTS, WEIGHTS, Gate.ROUNDED)
    assert without_input[5] == pytest.approx(np.tanh(np.tanh([1, 3, 2, 4, 2, 1]).sum()), abs=1e-12)
    # the wipe of step 7 stops the memory, but its own candidate is written all the same
    assert without_input[8] == pytest.approx(np.tanh(np.tanh([3, 6, 1]).sum()), abs=1e-12)
    # without the forget gate nothing is wiped, and 3 and 4 are still there when 6 is added
    without_forget = BY_VARIANT["c = c + i*g"].run(INPUTS, WEIGHTS, Gate.ROUNDED)
    assert without_forget[5] == pytest.approx(EXPECTED_ROUNDED[5], abs=1e-12)
    assert without_forget[8] == pytest.approx(np.tanh(np.tanh([3, 4, 6]).sum()), abs=1e-12)
    # without the output gate the memory is shown at every step
    without_output = BY_VARIANT["y = tanh(c)"].run(INPUTS, WEIGHTS, Gate.ROUNDED)
    three, seven, six = np.tanh([np.tanh(3), np.tanh([3, 4]).sum(), np.tanh(6)])
    np.testing.assert_allclose(without_output, [0, three, three, seven, seven, seven, 0, six, six], atol=1e-12)


def test_these_mistakes_print_the_right_nine_numbers():
    unseen = {
        mutant.variant
        for mutant in MUTANTS
        if np.abs(mutant.run(INPUTS, WEIGHTS, Gate.REAL) - EXPECTED_REAL).max() <= SEEN
    }
    assert unseen == {"y = o*tanh(c_prev)", "g sigmoid, h tanh"}


# --- against programs that make the mistake -------------------------------------------------------------


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


STUDENTS_GATES = {
    Gate.REAL: sigmoid,
    Gate.ROUNDED: lambda z: np.round(sigmoid(z)),
    Gate.THRESHOLD: lambda z: np.where(z > 0, 1.0, 0.0),
}

# variant: (new memory from z_g, i, f, c; output from o, new memory, old memory), as a student writes a step
PROGRAMS = {
    "g linear, h linear": (lambda z, i, f, c: f * c + i * z, lambda o, c, old: o * c),
    "g linear, h tanh": (lambda z, i, f, c: f * c + i * z, lambda o, c, old: o * np.tanh(c)),
    "g tanh, h linear": (lambda z, i, f, c: f * c + i * np.tanh(z), lambda o, c, old: o * c),
    "g sigmoid, h tanh": (lambda z, i, f, c: f * c + i * sigmoid(z), lambda o, c, old: o * np.tanh(c)),
    "g sigmoid, h sigmoid": (lambda z, i, f, c: f * c + i * sigmoid(z), lambda o, c, old: o * sigmoid(c)),
    "c = i*g": (lambda z, i, f, c: f * 0 + i * np.tanh(z), lambda o, c, old: o * np.tanh(c)),
    "c = f + i*g": (lambda z, i, f, c: f + i * np.tanh(z), lambda o, c, old: o * np.tanh(c)),
    "y = o*tanh(c_prev)": (lambda z, i, f, c: f * c + i * np.tanh(z), lambda o, c, old: o * np.tanh(old)),
    "c = f*c + g": (lambda z, i, f, c: f * c + np.tanh(z), lambda o, c, old: o * np.tanh(c)),
    "c = c + i*g": (lambda z, i, f, c: c + i * np.tanh(z), lambda o, c, old: o * np.tanh(c)),
    "y = tanh(c)": (lambda z, i, f, c: f * c + i * np.tanh(z), lambda o, c, old: np.tanh(c)),
    "y = 0": (lambda z, i, f, c: 0.0, lambda o, c, old: 0.0),
}


def test_a_program_stands_against_every_mutant():
    elsewhere = {m.variant for m in MUTANTS if m.code in ("gates-swapped", "integer-truncation")}
    assert set(PROGRAMS) | elsewhere == set(BY_VARIANT)


@pytest.mark.parametrize("gate", Gate)
@pytest.mark.parametrize("variant", PROGRAMS)
def test_a_mutant_does_what_the_students_program_does(variant, gate):
    memory, output = PROGRAMS[variant]
    sigma = STUDENTS_GATES[gate]
    for seed in range(5):
        x, w = telling_numbers(seed)
        c, outputs = 0.0, []
        for x_t in x:
            i, f, o = (sigma(w[name] @ x_t) for name in ("input_gate", "forget_gate", "output_gate"))
            old, c = c, memory(w["candidate"] @ x_t, i, f, c)
            outputs.append(output(o, c, old))
        np.testing.assert_allclose(BY_VARIANT[variant].run(x, w, gate), outputs, rtol=0, atol=1e-12)


@pytest.mark.parametrize("gate", Gate)
@pytest.mark.parametrize("activation", ["identity", "tanh"])
@pytest.mark.parametrize("kept", ["y", "c", "g", "c+y"])
def test_truncation_is_what_assigning_into_an_int_array_does(kept, activation, gate):
    phi = {"identity": lambda z: z, "tanh": np.tanh}[activation]
    sigma = STUDENTS_GATES[gate]
    mutant = BY_VARIANT[f"int {kept}, {activation}"]
    for seed in range(5):
        x, w = telling_numbers(seed)
        steps = len(x)
        g, c, y = (np.zeros(steps, dtype=int if name in kept else float) for name in "gcy")
        for t in range(steps):
            i, f, o = (sigma(w[name] @ x[t]) for name in ("input_gate", "forget_gate", "output_gate"))
            g[t] = phi(w["candidate"] @ x[t])
            c[t] = f * (c[t - 1] if t else 0) + i * g[t]
            y[t] = o * phi(c[t])
        np.testing.assert_allclose(mutant.run(x, w, gate), y, rtol=0, atol=1e-12)


def torch_outputs(x, rows_in_torch_slots, *, sequence):
    module = nn.LSTM(x.shape[1], 1, bias=False, dtype=torch.float64)
    with torch.no_grad():
        module.weight_ih_l0.copy_(torch.tensor(np.stack(rows_in_torch_slots)))
        module.weight_hh_l0.zero_()
        shaped = torch.tensor(x)[:, None] if sequence else torch.tensor(x)[None]
        return module(shaped)[0].flatten().numpy()


@pytest.mark.parametrize("mutant", [m for m in MUTANTS if m.code == "gates-swapped"], ids=label)
def test_swapped_rows_do_what_torch_does_with_the_order_that_the_title_states(mutant):
    x, w = telling_numbers(3)
    rows = dict(zip("gifo", (w[name] for name in GATES), strict=True))
    stated = mutant.title.split("where torch reads i,f,g,o stand ")[1][:7].split(",")
    assert sorted(stated) == sorted("gifo")
    outputs = torch_outputs(x, [rows[letter] for letter in stated], sequence=True)
    np.testing.assert_allclose(mutant.run(x, w, Gate.REAL), outputs, rtol=0, atol=1e-12)


@pytest.mark.parametrize("mutant", [m for m in MUTANTS if m.code == "gates-swapped"], ids=label)
def test_the_variant_says_which_gate_has_whose_row(mutant):
    x, w = telling_numbers(4)
    names = dict(zip("gifo", GATES, strict=True))
    swapped = dict(w)
    for move in mutant.variant.split():
        gate, row = names[move[0]], names[move[-1]]
        swapped[gate] = w[row]
        if "<->" in move:
            swapped[row] = w[gate]
    np.testing.assert_allclose(mutant.run(x, w, Gate.REAL), run(x, swapped).y, rtol=0, atol=1e-12)


def test_the_orders_that_people_really_paste_into_torch():
    assert "the homework's own order" in BY_VARIANT["g<-f i<-g f<-i"].title  # g, i, f, o
    assert "the course book's order" in BY_VARIANT["g<->i f<->o"].title  # g, o, i, f
    assert len(by_code("gates-swapped")) == 4 * 3 * 2 - 1


def test_a_sequence_fed_as_a_batch_is_a_state_that_is_not_carried():
    x, w = telling_numbers(5)
    in_order = [w[name] for name in ("input_gate", "forget_gate", "candidate", "output_gate")]
    (mutant,) = by_code("steps-as-batch")
    as_batch = torch_outputs(x, in_order, sequence=False)
    np.testing.assert_allclose(mutant.run(x, w, Gate.REAL), as_batch, rtol=0, atol=1e-12)
    assert np.abs(torch_outputs(x, in_order, sequence=True) - as_batch).max() > SEEN


# --- against one another --------------------------------------------------------------------------------


@pytest.mark.parametrize("mutant", MUTANTS, ids=label)
def test_telling_numbers_tell_every_mutant_from_the_right_program(mutant):
    for seed in range(3):
        x, w = telling_numbers(seed)
        assert np.abs(mutant.run(x, w, Gate.REAL) - run(x, w).y).max() > SEEN


def test_mutants_that_cannot_be_told_apart_say_so():
    """Over three draws, two mutants are alike exactly if both can be an all-zero output."""
    draws = [telling_numbers(seed) for seed in range(3)]
    outputs = {m.variant: np.concatenate([m.run(x, w, Gate.REAL) for x, w in draws]) for m in MUTANTS}
    alike = {
        frozenset((a.variant, b.variant))
        for a, b in combinations(MUTANTS, 2)
        if np.abs(outputs[a.variant] - outputs[b.variant]).max() <= SEEN
    }
    zeros = {mutant.variant for mutant in by_code("all-zero-output")}
    assert alike == {frozenset(pair) for pair in combinations(zeros, 2)}
