"""What docs/hidden-numbers.md says of the draws is so."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from project_pages import tables, text_of

from grader.assignment.load import load
from grader.cli import cli
from grader.oracle import wrongs
from grader.probe.criteria import ALONE
from grader.probe.draw import APART, MARGIN, draw_hidden, least_distance
from grader.probe.prove import prove

PAGE = "docs/hidden-numbers.md"


def rows_of(text: str) -> dict[str, list[str]]:
    found = next(rows for rows in tables(text) if rows[0][0] == "mistake")
    return {row[0].strip("`"): row[1:] for row in found}


def seeds_said() -> tuple[int, int]:
    match = re.search(r"lstm-grade draws --seed (\d+) --draws (\d+)", text_of(PAGE))
    assert match
    return int(match.group(1)), int(match.group(2))


def test_the_table_is_what_the_command_prints():
    seed, draws = seeds_said()
    result = CliRunner().invoke(cli, ["draws", "--seed", str(seed), "--draws", str(draws)], catch_exceptions=False)
    assert result.exit_code == 0
    printed, said = rows_of(result.output), rows_of(text_of(PAGE))
    assert printed.keys() == said.keys()
    for name, row in printed.items():
        if name == "mistake":
            assert row == said[name]
            continue
        for got, figure in zip(row, said[name], strict=True):
            assert got == figure or float(got) == pytest.approx(
                float(figure), rel=0.05
            )  # other BLAS, other last digits


def test_every_mistake_has_a_row_and_enough_distance():
    assignment = load().assignment
    draw = draw_hidden(assignment, 1).soft
    codes = {wrong.codes[0] for wrong in wrongs(draw.inputs, draw.weights)}
    said = rows_of(text_of(PAGE))
    columns = said.pop("mistake")
    assert set(said) == codes
    for name, row in said.items():
        for column, figure in zip(columns, row, strict=True):
            if figure == "-":
                # with gates open or shut, tanh(i*a) is i*tanh(a)
                assert column == "named-1" or (name, column) == ("tanh-around-product", "steps")
            else:
                assert float(figure) >= (MARGIN * ALONE if column == "named-1" else MARGIN)  # it is rounded


def test_the_margin_is_the_one_of_the_page():
    assignment = load().assignment
    output, hidden = assignment.tolerances.output.absolute, assignment.tolerances.hidden.absolute
    text = text_of(PAGE)
    assert f"{MARGIN:g} x tolerances.output   and   {APART:g} x tolerances.hidden" in text
    assert least_distance(assignment) == pytest.approx(0.051)
    assert f"which is 0.051 with the homework's tolerances ({output:g} and {hidden:g})" in text
    assert least_distance(assignment) > APART * hidden
    assert least_distance(assignment) * ALONE > hidden
    assert f"judged within {hidden / output:.2f} of them" in text


@pytest.mark.parametrize("seed", [7, 2**40 + 3])
def test_other_seeds_tell_too(seed):
    assignment = load().assignment
    proof = prove(assignment, [seed])
    least = least_distance(assignment) / assignment.tolerances.output.absolute
    for row in proof.rows.values():
        assert all(distance > (least * ALONE if column == "named-1" else least) for column, distance in row.items())


def test_a_wide_tolerance_moves_the_margin():
    import msgspec

    assignment = load().assignment
    wide = msgspec.structs.replace(assignment.tolerances.hidden, absolute=0.04)
    tolerances = msgspec.structs.replace(assignment.tolerances, hidden=wide)
    assert least_distance(msgspec.structs.replace(assignment, tolerances=tolerances)) == pytest.approx(0.08)
