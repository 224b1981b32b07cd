"""The README says what the program does, in both languages."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner
from project_pages import ROOT, headings, tables, text_of

from grader.cli import cli
from grader.cli.grade import grade_command

GRADE = (
    "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e '.[dev]'"
    " && .venv/bin/lstm-grade examples/submissions"
)
TEST = "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e '.[dev]' && .venv/bin/python -m pytest"
READMES = ("README.md", "README.zh.md")
FIRST_HEADER = {"README.md": "option", "README.zh.md": "选项"}
YES = {"README.md": "yes", "README.zh.md": "是"}
OPTION = re.compile(r"^ +(?:-\w, )?(--[a-z-]+)\b", re.MULTILINE)


def help_of(*arguments: str) -> set[str]:
    """Options that a help text lists."""
    result = CliRunner().invoke(cli, [*arguments, "--help"], prog_name="lstm-grade", catch_exceptions=False)
    assert result.exit_code == 0
    return set(OPTION.findall(result.output))


def options(readme: str) -> dict[str, list[str]]:
    """Rows of the options table by option."""
    rows = next(rows for rows in tables(text_of(readme)) if rows[0][0] == FIRST_HEADER[readme])
    found = {}
    for row in rows[1:]:
        match = re.match(r"`(--[a-z-]+)", row[0])
        assert match, row
        found[match.group(1)] = row
    return found


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("command", [GRADE, TEST], ids=["grade", "test"])
def test_each_command_has_a_code_block_of_its_own(readme, command):
    assert f"```sh\n{command}\n```" in text_of(readme)


def test_what_ci_tests_is_what_the_readme_says():
    assert TEST in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("readme", READMES)
def test_options_are_those_of_help(readme):
    # `--version` belongs to the group, whose own options the help of the main job need not list.
    assert set(options(readme)) == help_of() | {"--version"}
    assert CliRunner().invoke(cli, ["--version"]).exit_code == 0


@pytest.mark.parametrize("readme", READMES)
def test_options_of_check_are_marked(readme):
    assert {name for name, row in options(readme).items() if row[3] == YES[readme]} == help_of("check")


@pytest.mark.parametrize("readme", READMES)
def test_choices_and_plain_defaults_are_those_of_the_command(readme):
    rows = options(readme)
    for parameter in grade_command.params:
        if not isinstance(parameter, click.Option):
            continue
        row = rows[parameter.opts[-1]]
        if isinstance(parameter.type, click.Choice):
            assert "\\|".join(parameter.type.choices) in row[0]
        elif parameter.show_default:
            assert f"`{parameter.default}`" in row[2]


@pytest.mark.parametrize("readme", READMES)
def test_points_are_those_of_the_assignment_file(readme):
    from grader.assignment.load import load

    points = load().assignment.points.by_check()
    rows = next(rows for rows in tables(text_of(readme)) if "`output`" in rows[0])
    checks = [cell.strip("`") for cell in rows[0][2:6]]
    said = {}
    for row in rows[1:]:
        part = row[0].strip("`")
        for check, cell in zip(checks, row[2:6], strict=True):
            named = re.fullmatch(r"`(\w+)` (\d+)", cell)
            if named:
                said[f"{part}.{named.group(1)}"] = float(named.group(2))
            elif cell != "–":
                said[f"{part}.{check}"] = float(cell)
        assert float(row[6]) == sum(value for name, value in said.items() if name.startswith(f"{part}."))
    assert said == points


def test_both_languages_have_the_same_headings():
    english, chinese = (headings(text_of(readme)) for readme in READMES)
    assert [level for level, _ in chinese] == [level for level, _ in english]


def test_both_languages_have_the_same_commands_tables_and_links():
    english, chinese = (text_of(readme) for readme in READMES)
    commands = re.compile(r"```sh\n(.*?)```", re.DOTALL)
    assert commands.findall(chinese) == commands.findall(english)
    assert [len(rows) for rows in tables(chinese)] == [len(rows) for rows in tables(english)]
    links = re.compile(r"\]\(([^)]+)\)")
    other = {"README.md", "README.zh.md"}
    wanted = {in_chinese(link) for link in links.findall(english)}
    assert set(links.findall(chinese)) - other == wanted - other


def in_chinese(link: str) -> str:
    """The Chinese page of a page, where there is one."""
    path, sign, anchor = link.partition("#")
    chinese = path.removesuffix(".md") + ".zh.md"
    return f"{chinese}{sign}{anchor}" if path.endswith(".md") and (ROOT / chinese).exists() else link
