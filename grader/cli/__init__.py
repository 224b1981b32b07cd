"""argv -> one call -> exit status.

Exit status: 0 done; 1 the grader itself failed on a submission (`check`: something is not right);
2 wrong usage, or an assignment file that is not valid; 130 interrupted.

A subcommand is a module of this package; it is imported when it is called.
"""

from __future__ import annotations

import importlib
import io
import sys
from typing import ClassVar

import click
from click.shell_completion import CompletionItem

from grader import __version__
from grader.cli.steps import CONTEXT

MAIN_JOB = "PATH..."  # no folder is called so, and every other name may be a folder's


class DefaultGroup(click.Group):
    """A group whose own job is a command too: ``lstm-grade PATH...`` grades, ``lstm-grade check`` checks."""

    subcommands: ClassVar[dict[str, str]] = {
        MAIN_JOB: "grader.cli.grade:grade_command",
        "check": "grader.cli.check:check_command",
        "starter": "grader.cli.starter:starter_command",
        "watch": "grader.cli.watch:watch_command",
        "explain": "grader.cli.explain:explain_command",
        "marks": "grader.cli.marks:marks_command",
        "assignment": "grader.cli.assignment:assignment_command",
        "draws": "grader.cli.draws:draws_command",
        "export": "grader.cli.export:export_command",
        "package": "grader.cli.package:package_command",
        "doctor": "grader.cli.doctor:doctor_command",
        "diff": "grader.cli.diff:diff_command",
        "similar": "grader.cli.similar:similar_command",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the subcommands, in the order of the help."""
        return list(self.subcommands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a subcommand when it is asked for."""
        if cmd_name not in self.subcommands:
            return None
        module, _, attribute = self.subcommands[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert the default command unless a subcommand, or an option of the group itself, comes first."""
        if args and args[0] not in self.subcommands and args[0] not in ("-h", "--help", "--version"):
            args = [MAIN_JOB, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete what may come first: a subcommand, an option of the main job, or a path to grade."""
        found = super().shell_complete(ctx, incomplete)
        main_job = self.get_command(ctx, MAIN_JOB)
        assert main_job is not None
        with main_job.make_context(MAIN_JOB, [], parent=ctx, resilient_parsing=True) as inner:
            if incomplete.startswith("-"):
                more = main_job.shell_complete(inner, incomplete)
            else:
                paths = next(one for one in main_job.params if isinstance(one, click.Argument))
                more = paths.shell_complete(inner, incomplete)
        known = {item.value for item in found}
        return found + [item for item in more if item.type != "plain" or item.value not in known]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the main job's usage and options, then the subcommands."""
        main_job = self.get_command(ctx, MAIN_JOB)
        assert main_job is not None
        with click.Context(main_job, info_name=ctx.info_name, parent=None) as inner:
            main_job.format_usage(inner, formatter)
            main_job.format_help_text(inner, formatter)
            options = [row for one in main_job.get_params(inner) if (row := one.get_help_record(inner)) is not None]
        with formatter.section("Options"):
            formatter.write_dl([*options, ("--version", "Show the version and exit.")])
        with formatter.section("Subcommands"):
            rows = [
                (name, command.get_short_help_str(90))
                for name in self.list_commands(ctx)
                if name != MAIN_JOB and (command := self.get_command(ctx, name)) is not None
            ]
            formatter.write_dl(rows)


@click.group(cls=DefaultGroup, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="lstm-grade")
def cli() -> None:
    """Grade a homework on the LSTM."""


def main() -> None:
    """Entry point of the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows another
    cli(prog_name="lstm-grade")
