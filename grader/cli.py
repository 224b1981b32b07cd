"""argv -> one call -> exit status.

Exit status: 0 done; 1 the grader itself failed on a submission (`check`: something is not right);
2 wrong usage, or an assignment file that is not valid; 130 interrupted.

Everything slow is imported where it is used: `--help` must not wait for NumPy.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from grader import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.assignment.load import Loaded
    from grader.intake.submission import Submission
    from grader.model import Report
    from grader.sandbox.box import Box

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
INTERRUPTED = 130


class DefaultGroup(click.Group):
    """A group whose own job is a command too: ``lstm-grade PATH...`` grades, ``lstm-grade check`` checks."""

    default = "PATH..."  # no folder is called so, and every other name may be a folder's

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert the default command unless a subcommand, or an option of the group itself, comes first."""
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help", "--version"):
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the main job's usage and options, then the subcommands."""
        main_job = self.commands[self.default]
        with click.Context(main_job, info_name=ctx.info_name, parent=None) as inner:
            main_job.format_usage(inner, formatter)
            main_job.format_help_text(inner, formatter)
            main_job.format_options(inner, formatter)
            formatter.write_dl([("--version", "Show the version and exit.")])
        with formatter.section("Subcommands"):
            rows = [
                (name, command.get_short_help_str(90))
                for name, command in self.commands.items()
                if name != self.default
            ]
            formatter.write_dl(rows)


def _default_language() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "en"


def _default_isolation() -> str:
    if sys.platform == "linux":
        return "strict"
    raise click.UsageError(
        "submissions can only be confined on Linux. Ask for `--isolation portable` to run them in plain processes "
        "under what limits this platform has."
    )


def _common(command: Any) -> Any:
    for option in (
        click.option(
            "--isolation",
            type=click.Choice(["strict", "portable"]),
            help="strict refuses to run where submissions cannot be confined; portable runs them in plain processes.  "
            "[default: strict on Linux; elsewhere it must be asked for]",
        ),
        click.option("--lang", type=click.Choice(["zh", "en"]), help="Language.  [default: from the locale]"),
        click.option(
            "--seed",
            type=click.IntRange(0, 2**63 - 1),
            help="What the hidden numbers are drawn from; the same seed gives the same report.  "
            "[default: drawn anew, and recorded]",
        ),
        click.option(
            "--assignment",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Another assignment file (TOML).  [default: the homework of the course]",
        ),
    ):
        command = option(command)
    return command


@click.group(cls=DefaultGroup, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="lstm-grade")
def cli() -> None:
    """Grade a homework on the LSTM."""


@cli.command(DefaultGroup.default, hidden=True, context_settings=CONTEXT)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("lstm-grade-report"),
    show_default=True,
    metavar="DIR",
    help="Where the reports go.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 512), metavar="N", help="Submissions at a time.  [default: the usable cores]"
)
@click.option("--quiet", is_flag=True, help="No progress and no table; the reports are written all the same.")
@_common
def grade_command(
    paths: tuple[Path, ...],
    out: Path,
    jobs: int | None,
    quiet: bool,
    assignment: Path | None,
    seed: int | None,
    lang: str | None,
    isolation: str | None,
) -> None:
    """Grade a class of LSTM homeworks.

    PATH is a folder of submissions or one submission file. In a folder, each .py or .ipynb file directly inside
    is one submission, and so is each folder with all the files in it.

    Writes report.json, grades.csv and index.html to the --out folder, and a table to the terminal.
    """
    from grader.report.write import prepare

    language = lang or _default_language()
    with _errors_as_exit_status(), _box(isolation or _default_isolation()) as box:
        loaded, submissions = _take_in(paths, assignment, whole_folders=False)
        prepare(out)
        report = _graded(submissions, loaded, box, seed=seed, jobs=jobs, lang=language, quiet=quiet)
        _write_reports(report, submissions, out, language)
        if not quiet:
            _print_class(report, out, language)
    if any(grade.status.value == "error" for grade in report.grades):
        sys.exit(1)


@cli.command("check", context_settings=CONTEXT)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--quiet", is_flag=True, help="Only the exit status.")
@_common
def check_command(
    paths: tuple[Path, ...],
    quiet: bool,
    assignment: Path | None,
    seed: int | None,
    lang: str | None,
    isolation: str | None,
) -> None:
    """Check your own work: what is right, what is not, why, and what to do next.

    FILE is a .py or .ipynb file, or a folder that is one submission. Exits 0 where every check that can be
    decided passed, 1 where one did not.
    """
    from rich.console import Console

    from grader.report.terminal import own_check, passes

    language = lang or _default_language()
    with _errors_as_exit_status(), _box(isolation or _default_isolation()) as box:
        loaded, submissions = _take_in(paths, assignment, whole_folders=True)
        report = _graded(submissions, loaded, box, seed=seed, jobs=None, lang=language, quiet=True)
    if not quiet:
        console = Console(highlight=False)
        for number, grade in enumerate(report.grades):
            if number:
                console.print()
            own_check(grade, console, language)
    sys.exit(0 if all(passes(grade) for grade in report.grades) else 1)


# -- the steps of a command ---------------------------------------------------------------------------------


@contextmanager
def _errors_as_exit_status() -> Iterator[None]:
    from grader.errors import GraderFault, LstmGradeError

    try:
        yield
    except GraderFault as error:
        click.echo(f"Error: the grader failed: {error}", err=True)
        sys.exit(1)
    except LstmGradeError as error:
        _stop(str(error))
    except KeyboardInterrupt:
        click.echo("interrupted: no report was written", err=True)
        sys.exit(INTERRUPTED)


def _stop(message: str) -> NoReturn:
    click.echo(f"Error: {message}", err=True)
    sys.exit(2)


@contextmanager
def _box(isolation: str) -> Iterator[Box]:
    """Open a box; the strict one begins to warm up while the submissions are read."""
    if isolation == "portable":
        from grader.sandbox.portable import PortableBox

        yield PortableBox()
        return
    from grader.sandbox.forkserver import ForkServerBox

    box = ForkServerBox()
    try:
        box.check()
        yield box
    finally:
        box.close()


def _take_in(paths: Sequence[Path], assignment: Path | None, *, whole_folders: bool) -> tuple[Loaded, list[Submission]]:
    from grader.assignment.load import load
    from grader.errors import UsageError
    from grader.intake.collect import collect

    loaded = load(assignment)
    submissions = collect(paths, whole_folders=whole_folders)
    if not submissions:
        raise UsageError(f"{paths[0]}: there is no submission in it (.py, .ipynb, or a folder for each student)")
    return loaded, submissions


def _graded(
    submissions: Sequence[Submission],
    loaded: Loaded,
    box: Box,
    *,
    seed: int | None,
    jobs: int | None,
    lang: str,
    quiet: bool,
) -> Report:
    import secrets

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from grader.engine.local import usable_cores
    from grader.pipeline import Request, grade

    request = Request(
        submissions=submissions,
        loaded=loaded,
        seed=secrets.randbits(32) if seed is None else seed,
        jobs=jobs or usable_cores(),
    )
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task({"en": "grading", "zh": "评分"}[lang], total=len(submissions))
        return grade(request, box, on_grade=lambda _: progress.advance(task))


def _write_reports(report: Report, submissions: Sequence[Submission], out: Path, lang: str) -> None:
    from grader.report import as_csv, as_json
    from grader.report.html import write_site
    from grader.report.write import write

    sources = {one.id: [(source.path, source.text) for source in one.sources] for one in submissions}
    write_site(report, out, lang=lang, sources=sources)
    write(out / "grades.csv", as_csv.render(report))
    write(out / "report.json", as_json.render(report))


def _print_class(report: Report, out: Path, lang: str) -> None:
    from rich.console import Console

    from grader.report.terminal import class_table

    console = Console(highlight=False)
    class_table(report, console, lang)
    shown = {"en": "Reports: {path}", "zh": "报告：{path}"}[lang].format(path=out / "index.html")
    console.print(shown, markup=False, soft_wrap=True)


def main() -> None:
    """Entry point of the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows another
    cli(prog_name="lstm-grade")


if __name__ == "__main__":
    main()
