"""Outputs that stand in no list: in variables that count the steps, in what a step returns, a few to a printed line."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.sequences import sequences
from grader.observations import Numbers, Observations, Place, Printed, Seen

Y = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.96, 0.0, 0.0, 0.76])
C = np.array([0.0, 0.99, 0.99, 1.99, 1.99, 1.99, 0.0, 1.0, 1.0])


def place(kind: str, name: str, line: int, scope: str = "<module>") -> Place:
    return Place(kind=kind, file="a.py", cell=None, line=line, scope=scope, name=name)


def held(*values: float) -> tuple[Numbers, ...]:
    shape = (len(values),) if len(values) > 1 else ()
    return (Numbers(path="", shape=shape, origin="numpy:float64", values=np.array(values)),)


def shows(seen: list[Seen], printed: list[Printed], wanted: np.ndarray) -> bool:
    found = sequences(Observations(seen=seen, printed=printed, done=True), 9)
    return any(np.array_equal(one.values, wanted) for one in found)


def bound(name: str, *columns: np.ndarray, start: int = 1) -> list[Seen]:
    return [
        Seen(tick=k, place=place("bind", f"{name}{k + start}", k + 1), numbers=held(*values))
        for k, values in enumerate(zip(*columns, strict=True))
    ]


@pytest.mark.parametrize("name", ["y", "y_", "输出"])
@pytest.mark.parametrize("start", [0, 1])
def test_variables_that_count_the_steps(name, start):
    assert shows(bound(name, Y, start=start), [], Y)


def test_an_initial_state_is_no_step():
    assert shows(bound("c", np.array([0.0, *C]), start=0), [], C)


def test_a_state_of_each_step_in_its_own_variable():
    assert shows(bound("s", Y, C), [], Y)


def test_one_missing_variable_is_no_sequence():
    assert not shows(bound("y", Y)[:-1], [], Y)


def test_pairs_that_a_step_returns():
    seen = [
        Seen(tick=k, place=place("return", "step", 3, "step"), numbers=held(c, y))
        for k, (c, y) in enumerate(zip(C, Y, strict=True))
    ]
    assert shows(seen, [], Y)
    assert shows(seen, [], C)


def lines_of(text: list[str], line: int | None = None) -> list[Printed]:
    return [Printed(tick=k, place=place("print", "", line or k + 1), text=f"{one}\n") for k, one in enumerate(text)]


def test_three_to_a_line():
    assert shows([], lines_of(["y: 0.0 0.0 0.0", "y: 0.0 0.0 0.96", "y: 0.0 0.0 0.76"]), Y)


def test_shapes_are_no_outputs():
    found = sequences(Observations(printed=lines_of(["9 1 4", "1 1 1", "9 1 1"]), done=True), 9)
    assert not found


LONG = [f"{k} numpy {what} {value:.2f}" for k in range(9) for what, value in (("c", C[k]), ("h", Y[k]))]


def test_rows_of_several_names_printed_at_once():
    found = sequences(Observations(printed=lines_of(["\n".join(LONG)]), done=True), 9)
    captions = {one.caption for one in found if np.array_equal(one.values, Y)}
    assert "numpy h" in captions


def test_rows_of_several_names_printed_one_by_one():
    rows = [f"{{'step': {k}, 'who': '{who}', 'y': {y[k]}}}" for k in range(9) for who, y in (("np", Y), ("cell", C))]
    assert shows([], lines_of(rows, line=7), Y)
    assert shows([], lines_of(rows, line=7), C)


def test_a_name_in_the_first_row_only():
    rows = [
        f"{name if not k else ' ' * 7} {k} {y[k]:.2f}" for name, y in (("numpy", Y), ("nn.LSTM", C)) for k in range(9)
    ]
    found = sequences(Observations(printed=lines_of(["\n".join(rows)]), done=True), 9)
    captions = {one.caption for one in found if np.array_equal(one.values, C)}
    assert captions == {"nn.LSTM"}


def test_colours_are_no_numbers():
    assert shows([], lines_of([f"\x1b[1;{32 - (y > 0)}m{y}\x1b[0m" for y in Y], line=3), Y)


def over_steps(*values: float) -> list[Seen]:
    return [Seen(tick=k, place=place("bind", "h", 3), numbers=held(value)) for k, value in enumerate(values)]


def test_a_loop_of_ten_steps_gave_no_nine():
    assert not shows(over_steps(1e-5, *Y), [], Y)
    assert not shows(over_steps(*Y, 0.76), [], Y)


def test_a_loop_that_begins_with_the_initial_state():
    assert shows(over_steps(0.0, *Y), [], Y)


def test_two_passes_of_a_loop_are_two():
    assert shows(over_steps(*C, *Y), [], C)
    assert shows(over_steps(*C, *Y), [], Y)


@pytest.mark.parametrize("text", ["8 outputs: [0.0 0.0 0.0 0.0 0.0 0.96 0.0 0.76]", "hidden 1 y 0 0 0 0 0 0.96 0 0.76"])
def test_a_count_beside_eight_outputs_is_none_of_them(text):
    printed = [Printed(tick=1, place=place("print", "", 5), text=text)]
    assert sequences(Observations(seen=[], printed=printed, done=True), 9) == []
