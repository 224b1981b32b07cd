"""`lstm-grade PATH...`: grade a class."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.steps import (
    CONTEXT,
    common_options,
    default_isolation,
    default_language,
    drawn_seed,
    errors_as_exit_status,
    graded,
    look,
    noted,
    open_box,
    take_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.intake.submission import Submission
    from grader.model import Report
    from grader.per_student import PerStudent
    from grader.pipeline import Cluster
    from grader.store.ledger import Ledger


class _OwnContext(click.Context):
    """Of the program's own job, which is called by the program's name alone."""

    @property
    def command_path(self) -> str:
        """What stands before the arguments in messages on usage."""
        return super().command_path if self.parent is None else self.parent.command_path


class _OwnJob(click.Command):
    context_class = _OwnContext


@click.command("PATH...", cls=_OwnJob, hidden=True, context_settings=CONTEXT)
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
@click.option(
    "--marks",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Marks and comments by a person (CSV or TOML), which win over the program.  "
    "[default: marks.csv and marks.toml in the --out folder]",
)
@click.option(
    "--fresh", is_flag=True, help="Grade everything anew, with another seed, whatever was graded before; marks stay."
)
@click.option(
    "--layout",
    type=click.Choice(["plain", "moodle", "canvas", "nbgrader", "gradescope"]),
    help="How the class is laid out.  [default: seen by the names]",
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A list of the class (CSV): who handed in nothing gets a row too.",
)
@click.option(
    "--per-student",
    "secret",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Each student has numbers of their own, drawn from this secret and the id (`assignment draw`).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="What stdout carries: a table, or what is in report.json or grades.csv.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="local grades on this machine; dask on the workers of a Dask scheduler.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Of the Dask scheduler (tcp://host:8786), with `--engine dask` and only then.",
)
@click.option("--quiet", is_flag=True, help="No progress and no table; the reports are written all the same.")
@common_options
def grade_command(
    paths: tuple[Path, ...],
    out: Path,
    jobs: int | None,
    marks: Path | None,
    fresh: bool,
    layout: str | None,
    roster: Path | None,
    secret: Path | None,
    form: str,
    engine: str,
    scheduler: str | None,
    quiet: bool,
    assignment: Path | None,
    seed: int | None,
    lang: str | None,
    isolation: str | None,
) -> None:
    """Grade a class of LSTM homeworks.

    PATH is a folder of submissions, an archive of them (.zip, .tar.gz and the like), or one submission file. In a
    folder or archive, each .py or .ipynb file directly inside is one submission, and so is each folder with all
    the files in it, and each archive.

    Writes report.json, grades.csv and a site (index.html) to the --out folder, and a table to the terminal.
    """
    language = lang or default_language()
    with errors_as_exit_status("kept", out=out):
        look(paths)
        _check_engine(engine, scheduler, per_student=secret is not None)
        if secret is not None:
            keep_apart(secret, (*paths, out))
        from grader.marks.files import gather, keep
        from grader.marks.verify import verify
        from grader.messages import say

        with (
            open_cluster(scheduler, isolation, jobs) if scheduler else open_box(isolation or default_isolation()) as box
        ):
            from grader.report.site.page import prepare

            loaded, submissions = take_in(
                paths,
                assignment,
                whole_folders=False,
                layout=layout,
                roster=roster,
                out=out,
                known=[one for one in (roster, marks, assignment, secret) if one is not None],
                note=noted(language, quiet=quiet),
            )
            per_student = None if secret is None else numbers_of_each(secret, submissions, roster)
            with open_ledger(out, fresh=fresh) as ledger:
                hashes = {one.id: one.sha256 for one in submissions}
                entries = gather(out, marks)
                given = verify(entries, hashes, loaded.assignment.points.by_check())
                prepare()  # the box warms up meanwhile
                report = graded(
                    submissions,
                    loaded,
                    box,
                    seed=ledger.seed(seed, drawn_seed),
                    jobs=jobs,
                    lang=language,
                    quiet=quiet,
                    marks=given,
                    ledger=ledger,
                    per_student=per_student,
                )
                _write_reports(report, submissions, out, language)
                keep(out, entries, hashes, language)
                found = ledger.found
        if found and not quiet:
            click.echo(getattr(say("terminal.kept", found=found, all=len(submissions)), language), err=True)
        _tell(report, out, language, form, quiet=quiet)
    if any(grade.status.value == "error" for grade in report.grades):
        sys.exit(1)


def _check_engine(engine: str, scheduler: str | None, *, per_student: bool) -> None:
    from grader.errors import UsageError

    if engine == "dask" and per_student:
        raise UsageError("`--per-student` grades on this machine only: the secret goes nowhere else")

    if (engine == "dask") != (scheduler is not None):
        raise UsageError("`--engine dask` and `--scheduler ADDRESS` go together")


@contextmanager
def open_cluster(scheduler: str, isolation: str | None, jobs: int | None) -> Iterator[Cluster]:
    """Connect to the machines that grade; whether they can confine submissions is theirs to prove."""
    from grader.cluster.cluster import DaskCluster

    cluster = DaskCluster(scheduler, isolation=isolation or "strict", at_once=jobs)
    try:
        yield cluster
    finally:
        cluster.close()


@contextmanager
def open_ledger(out: Path, *, fresh: bool) -> Iterator[Ledger]:
    """Open the ledger of a folder of reports, which nobody else may write meanwhile."""
    from grader.report.write import prepare
    from grader.store.ledger import NAME, Ledger
    from grader.store.lock import held

    prepare(out)
    with held(out), Ledger(out / NAME) as ledger:
        if ledger.note is not None:
            click.echo(ledger.note, err=True)
        if fresh:
            ledger.start_anew()
        yield ledger


def keep_apart(secret: Path, places: Sequence[Path]) -> None:
    """Refuse a secret that lies where submissions are read from, or where reports are written to."""
    from grader.errors import UsageError

    for place in places:
        if secret.resolve().is_relative_to(place.resolve()):
            raise UsageError(f"{secret}: the secret must not lie in {place}: move it to where no student's file is")


def numbers_of_each(secret: Path, submissions: Sequence[Submission], roster: Path | None) -> PerStudent:
    """Read the secret, and find out whose each submission is."""
    from grader.intake.roster import load, students_of
    from grader.per_student import PerStudent
    from grader.probe.personal import read_secret

    students = None if roster is None else load(roster)
    return PerStudent(secret=read_secret(secret), students=students_of(submissions, students))


def _write_reports(report: Report, submissions: Sequence[Submission], out: Path, lang: str) -> None:
    from grader.errors import GraderFault
    from grader.report import as_csv, as_json
    from grader.report.html import write_site
    from grader.report.site.source_view import of_submission
    from grader.report.write import write

    sources = {one.id: of_submission(one) for one in submissions}
    try:
        write_site(report, out, lang=lang, sources=sources)
        write(out / "grades.csv", as_csv.render(report))
        write(out / "report.json", as_json.render(report))
    except OSError as error:
        raise GraderFault(
            f"{out}: the reports cannot be written: {error.strerror}; the grades are kept there"
        ) from error


def _tell(report: Report, out: Path, lang: str, form: str, *, quiet: bool) -> None:
    """Put the result on stdout. A form for programs is there whatever `quiet` says: it was asked for by name."""
    if form == "text":
        if not quiet:
            _print_class(report, out, lang)
        return
    from grader.report import as_csv, as_json

    text = as_json.render(report) if form == "json" else as_csv.render(report)
    # The very bytes of the file, whatever the encoding of the terminal and its line ends.
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _print_class(report: Report, out: Path, lang: str) -> None:
    from rich.console import Console

    from grader.messages import say
    from grader.report.terminal import class_table

    console = Console(highlight=False)
    class_table(report, console, lang)
    shown = getattr(say("terminal.reports", path=out / "index.html"), lang)
    console.print(shown, markup=False, soft_wrap=True)
