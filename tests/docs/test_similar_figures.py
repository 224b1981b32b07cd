"""docs/similar.md says what the command does."""

from __future__ import annotations

import click
from project_pages import tables, text_of

from benchmarks.disguises import DISGUISES
from benchmarks.similar import PASSAGES, UNALIKE
from grader.cli.similar import similar_command
from grader.similar.compare import FEW, LEAST_LEFT, STRETCH, THRESHOLD
from grader.similar.text import MAX_COMPARED

PAGE = "docs/similar.md"


def test_options_are_those_of_the_command():
    (rows,) = (rows for rows in tables(text_of(PAGE)) if rows[0][0] == "option")
    said = {row[0].strip("`").split()[0] for row in rows[1:]}
    assert said == {one.opts[-1] for one in similar_command.params if isinstance(one, click.Option)}


def test_figures_are_those_of_the_program():
    text = text_of(PAGE)
    assert f"all stretches of {STRETCH} signs" in text
    assert f"at least {FEW} submissions" in text
    assert f"fewer than {LEAST_LEFT} signs" in text
    assert f"longer than {MAX_COMPARED:,} characters" in text
    assert f"**{100 * THRESHOLD:.0f} %**, the default" in text


def test_the_tables_have_the_rows_of_the_benchmark():
    measured = [rows for rows in tables(text_of(PAGE)) if rows[0][0] == "pairs of"]
    assert len(measured) == 2
    assert all([row[0] for row in rows[1:]] == [UNALIKE, PASSAGES, *DISGUISES] for rows in measured)
