"""docs/cli.md, made from the commands themselves: ``python -m website.cli_page`` writes it anew.

mkdocs-click makes such pages too, but takes a group for a list of subcommands. Ours has a job of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from grader.cli import MAIN_JOB, cli

PAGE = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
HEAD = """\
# The command line

Made from the program's own help by `python -m website.cli_page`; a test sees to it that nothing is missing. In a
terminal, `--help` behind each command shows the same. A folder that bears a subcommand's name is graded as `./name`.
In all of them the exit status is 2 where something is asked for that is not there or not possible.
"""


def page() -> str:
    """Render the page."""
    with click.Context(cli, info_name="lstm-grade") as outer:
        sections = [_section(name, command, outer) for name, command in commands(outer)]
    return "\n".join([HEAD, *sections])


def commands(outer: click.Context) -> Iterator[tuple[str, click.Command]]:
    """Each command by the name that it is called by; the main job has none of its own."""
    for name in cli.list_commands(outer):
        command = cli.get_command(outer, name)
        assert command is not None
        yield ("lstm-grade" if name == MAIN_JOB else f"lstm-grade {name}"), command
        if isinstance(command, click.Group):
            yield from ((f"lstm-grade {name} {below}", one) for below, one in command.commands.items())


def _section(name: str, command: click.Command, outer: click.Context) -> str:
    with click.Context(command, info_name=name) as inner:
        usage = " ".join([name, *command.collect_usage_pieces(inner)])
        rows = [_row(one) for one in command.params if isinstance(one, click.Option)]
    words = "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))
    table = ["| option | meaning | default |", "| --- | --- | --- |", *rows]
    return "\n".join([f"## {name}", "", "```text", usage, "```", "", _plain(words), "", *(table if rows else []), ""])


def _row(option: click.Option) -> str:
    words, default = option.help or "", ""
    said = re.search(r"\s*\[default: (.*)\]$", words)
    if said:
        words, default = words[: said.start()], said.group(1)
    elif option.show_default and option.default is not None:
        default = f"`{option.default}`"
    called = " ".join([", ".join(option.opts), *_value(option)])
    return f"| `{_cell(called)}` | {_plain(_cell(words))} | {_plain(_cell(default))} |"


def _value(option: click.Option) -> Iterator[str]:
    """What stands behind an option: nothing, its choices, or what it is called."""
    if isinstance(option.type, click.Choice):
        yield "|".join(option.type.choices)
    elif not option.is_flag:
        yield option.metavar or "N"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _plain(words: str) -> str:
    """Words that Markdown shows as they are: a ``*`` in them is no emphasis, and ``--x`` no dash."""
    words = re.sub(r"(?<![`\w-])(--[a-z-]+|\.\w+(?:\.\w+)?(?=[,) ]))", r"`\1`", words)
    return re.sub(r"(?<!`)([*_<])", r"\\\1", words)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
