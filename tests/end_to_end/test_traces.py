"""The trace of real programs: what is recognised, by what, and where the first difference is."""

from __future__ import annotations

import pytest

from grader.assignment.load import load
from grader.intake.collect import collect
from grader.model import Trace
from grader.pipeline import Request, grade

HEAD = """\
import numpy as np
X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
wg, wi, wf, wo = np.array([[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]], dtype=float)
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
c = 0.0
ys = []
"""
RIGHT = (
    HEAD
    + """\
for t, x in enumerate(X):
    g = np.tanh(wg @ x)
    i = sigmoid(wi @ x)
    forget = sigmoid(wf @ x)
    men3 = sigmoid(wo @ x)
    c = forget * c + i * g
    ys.append(men3 * np.tanh(c))
    f = 100 + t * t
print(ys)
"""
)


@pytest.fixture
def traces(box, tmp_path):
    def make(code: str) -> dict[str, Trace]:
        (tmp_path / "a.py").write_text(code, encoding="utf-8")
        request = Request(submissions=collect([tmp_path / "a.py"]), loaded=load(), seed=1, jobs=1)
        (row,) = grade(request, box).grades
        return {one.part: one for one in row.traces}

    return make


def how(trace: Trace) -> dict[str, tuple[str, str]]:
    return {row.letter: (row.how, row.name) for row in trace.rows}


def test_variables_are_known_by_name_and_by_value(traces):
    trace = traces(RIGHT)["numpy"]
    assert trace.first_difference is None
    known = how(trace)
    assert known["g"] == ("both", "g")
    assert known["i"] == ("both", "i")
    assert known["f"] == ("both", "forget")  # the f of a right program is something else, and is not shown
    assert known["o"] == ("values", "men3")
    assert known["c"] == ("both", "c")
    assert known["y"][0] == "answer"
    assert [round(value, 2) for value in trace.rows[-1].got] == [0, 0, 0, 0, 0, 0.96, 0, 0, 0.76]
    assert trace.inputs[6] == (3, -1, 0, 1)


def test_a_lost_state_differs_first_in_c(traces):
    wrong = RIGHT.replace("c = forget * c + i * g", "c = i * g")
    trace = traces(wrong)["numpy"]
    step, letter = trace.first_difference
    assert (step + 1, letter) == (3, "c")
    assert how(trace)["c"] == ("name", "c")
    assert how(trace)["g"] == ("both", "g")


def test_swapped_gates_are_shown_under_what_they_hold(traces):
    wrong = RIGHT.replace("sigmoid(wi @ x)", "sigmoid(wf @ x)", 1).replace(
        "forget = sigmoid(wf", "forget = sigmoid(wi", 1
    )
    trace = traces(wrong)["numpy"]
    assert trace.first_difference[1] in "if"
    assert how(trace)["i"] == ("name", "i")


def test_an_input_column_is_no_rounded_gate(traces):
    code = RIGHT.replace("men3 = sigmoid(wo @ x)", "column = x[2]\n    men3 = float(np.round(sigmoid(wo @ x)))")
    assert how(traces(code)["numpy"])["o"] == ("", "")


def test_modules_show_their_state_and_their_parameters(traces, right_program):
    found = traces(right_program)
    assert found.keys() == {"numpy", "lstm_cell", "lstm"}
    assert all(one.first_difference is None for one in found.values())
    cell, lstm = how(found["lstm_cell"]), how(found["lstm"])
    assert {cell[letter][0] for letter in "gifo"} == {lstm[letter][0] for letter in "gifo"} == {"parameters"}
    assert cell["c"][0] == "module"
    assert lstm["c"][0] == ""  # nn.LSTM hands out the last state only


def test_rows_in_another_order_differ_in_the_gates(traces, right_program):
    wrong = right_program.replace("[w_i, w_f, w_g, w_o]", "[w_f, w_i, w_g, w_o]")
    assert wrong != right_program
    trace = traces(wrong)["lstm_cell"]
    assert trace.first_difference[1] == "i"
    assert trace.rows[1].got != trace.rows[1].reference


def test_random_biases_of_a_right_answer_are_no_difference(traces, right_program):
    trace = traces(right_program.replace("nn.LSTM(4, 1, bias=False)", "nn.LSTM(4, 1)"))["lstm"]
    assert trace.first_difference is None
    assert trace.rows[0].got != pytest.approx(trace.rows[0].reference, abs=1e-3)  # they are shown as they are


@pytest.mark.parametrize("value", ["float('nan')", "float('inf')", "1e200"])
def test_what_is_no_number_differs(traces, value):
    code = RIGHT.replace("    f = 100", f"    g = {value} if t == 5 else g\n    f = 100")
    code = code.replace("ys.append(men3 * np.tanh(c))", f"ys.append({value} if t == 5 else men3 * np.tanh(c))")
    trace = traces(code)["numpy"]
    assert trace.first_difference == (5, "y")


def test_no_answer_no_trace(traces):
    assert traces("print('hello')") == {}
