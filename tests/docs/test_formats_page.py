"""docs/formats.md says what the commands do."""

from __future__ import annotations

import re

import click
import pytest
from project_pages import tables, text_of

from grader.cli.export import FORMATS, export_command
from grader.intake.entries import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES
from grader.intake.layouts.recognise import LAYOUTS

PAGE = "docs/formats.md"


def column(first: str) -> list[str]:
    """The first cells of the table that begins so, without their marks."""
    rows = next(rows for rows in tables(text_of(PAGE)) if rows[0][0] == first)
    return [row[0].replace("`", "") for row in rows[1:]]


def test_formats_are_those_of_the_command():
    assert column("format") == list(FORMATS)


def test_options_are_those_of_the_command():
    options = {one.opts[-1] for one in export_command.params if isinstance(one, click.Option)}
    assert {one.split()[0] for one in column("option")} == options


def test_layouts_are_those_that_are_recognised():
    assert set(column("layout")) == set(LAYOUTS)


def test_the_help_names_every_format():
    assert export_command.help
    assert all(re.search(rf"\b{name}\b", export_command.help) for name in FORMATS)


@pytest.mark.parametrize(
    "words", [f"{MAX_FILES} files", f"{MAX_FILE_BYTES >> 20} MiB in one file", f"{MAX_TOTAL_BYTES >> 20} MiB in all"]
)
def test_bounds_are_those_of_intake(words):
    assert words in text_of(PAGE)
