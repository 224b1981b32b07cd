"""`lstm-grade export FORMAT REPORT`: grades for the tool that has to take them, from a finished report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.steps import CONTEXT, default_language, errors_as_exit_status

if TYPE_CHECKING:
    from grader.report.formats.format import Format

FORMATS = {
    "canvas": "canvas",
    "moodle": "moodle",
    "moodle-feedback": "moodle_feedback",
    "nbgrader": "nbgrader",
    "gradescope": "gradescope",
    "github": "github",
    "junit": "junit",
}


@click.command("export", context_settings=CONTEXT)
@click.argument("kind", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.argument("report", metavar="REPORT", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), metavar="FILE", help="The platform's own file, to fill in.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to write.  [default: stdout]")
@click.option("--column", metavar="TITLE", help="The assignment's column, or name, there.")
@click.option("--scale", is_flag=True, help="Convert the points to the maximum that the platform's file names.")
@click.option("--only-final", is_flag=True, help="Leave out submissions with points still open.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the feedback.  [default: from the locale]")
def export_command(
    kind: str,
    report: Path,
    into: Path | None,
    out: Path | None,
    column: str | None,
    scale: bool,
    only_final: bool,
    lang: str | None,
) -> None:
    """Export grades: canvas, moodle, moodle-feedback, nbgrader, gradescope, github or junit.

    REPORT is the --out folder of a run, or the report.json in it; nothing is graded again. `canvas` and `moodle` fill
    in a file that the platform has exported (--into), and leave all other cells as they are. Who could not be found
    is told on stderr.
    """
    import importlib

    from grader.errors import UsageError
    from grader.report.formats.format import Options
    from grader.report.read import read
    from grader.report.safe_text import one_line

    chosen: Format = importlib.import_module(f"grader.report.formats.{FORMATS[kind]}")
    with errors_as_exit_status():
        if chosen.FILLS_IN and into is None:
            raise UsageError(f"{kind} fills in a file of the platform's: name it with --into")
        if into is not None and not chosen.FILLS_IN:
            raise UsageError(f"{kind} fills in no file: leave --into out")
        options = Options(lang=lang or default_language(), only_final=only_final, column=column, scale=scale)
        exported = chosen.render(read(report), b"" if into is None else _read(into), options)
        _write(out, exported.content)
    for note in exported.notes:
        click.echo(one_line(getattr(note, options.lang)), err=True)


def _read(path: Path) -> bytes:
    from grader.errors import UsageError
    from grader.messages import say

    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(say("problem.unreadable", path=path, reason=error.strerror)) from error


def _write(path: Path | None, content: bytes) -> None:
    from grader.errors import UsageError
    from grader.messages import say

    if path is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(say("problem.unwritable", path=path, reason=error.strerror)) from error
