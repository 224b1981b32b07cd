"""The shell completes subcommands, options and paths, although the group has a command of its own."""

from __future__ import annotations

import pytest
from click.shell_completion import BashComplete

from grader.cli import cli


def completions(arguments: list[str], incomplete: str) -> list[tuple[str, str]]:
    shell = BashComplete(cli, {}, "lstm-grade", "_LSTM_GRADE_COMPLETE")
    return [(item.type, item.value) for item in shell.get_completions(arguments, incomplete)]


def test_subcommands_and_paths_come_first():
    found = completions([], "")
    assert ("plain", "check") in found
    assert ("file", "") in found
    assert not any("PATH" in value for _, value in found)


def test_a_subcommand_is_completed_from_its_beginning():
    assert ("plain", "check") in completions([], "ch")
    assert ("plain", "check") not in completions([], "x")


def test_options_of_the_main_job_are_completed_where_nothing_stands_before_them():
    options = [value for _, value in completions([], "--")]
    assert {"--out", "--seed", "--format", "--version", "--help"} <= {*options}
    assert len({*options}) == len(options)


@pytest.mark.parametrize(
    ("arguments", "option"), [(["homework"], "--out"), (["homework", "more"], "--jobs"), (["check"], "--lang")]
)
def test_options_are_completed_after_a_path_or_a_subcommand(arguments, option):
    assert ("plain", option) in completions(arguments, "--")


def test_options_of_the_main_job_are_none_of_check():
    assert ("plain", "--out") not in completions(["check"], "--")


def test_values_of_an_option_are_completed():
    assert completions(["homework", "--format"], "") == [("plain", "text"), ("plain", "json"), ("plain", "csv")]
    assert completions(["--lang"], "z") == [("plain", "zh")]


def test_a_file_to_check_is_a_path():
    assert ("file", "") in completions(["check"], "")
