"""The steps that commands share: options, the box, what is taken in, how errors become an exit status.

Everything slow is imported where it is used: `--help` must not wait for NumPy.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from grader.assignment.load import Loaded
    from grader.intake.submission import Submission
    from grader.model import Report, Text
    from grader.per_student import PerStudent
    from grader.pipeline import Cluster
    from grader.sandbox.box import Box
    from grader.scoring.marks import GivenMark
    from grader.store.ledger import Ledger

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
INTERRUPTED = 130
MUCH_LIKE = 0.75  # how alike a word must be to a subcommand to be taken for one, 0 to 1


def default_language() -> str:
    """The language of the locale: Chinese for a Chinese one, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "en"


def default_isolation() -> str:
    """Strict on Linux; elsewhere isolation must be asked for by name."""
    if sys.platform == "linux":
        return "strict"
    raise click.UsageError(
        "submissions can only be confined on Linux. Ask for `--isolation portable` to run them in plain processes "
        "under what limits this platform has."
    )


language_option = click.option("--lang", type=click.Choice(["zh", "en"]), help="Language.  [default: from the locale]")
assignment_option = click.option(
    "--assignment",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Another assignment file (TOML).  [default: the homework of the course]",
)


def common_options(command: Any) -> Any:
    """Give a command the options that grading and checking share."""
    for option in (
        click.option(
            "--isolation",
            type=click.Choice(["strict", "portable"]),
            help="strict refuses to run where submissions cannot be confined; portable runs them in plain processes.  "
            "[default: strict on Linux; elsewhere it must be asked for]",
        ),
        language_option,
        click.option(
            "--seed",
            type=click.IntRange(0, 2**63 - 1),
            help="What the hidden numbers are drawn from; the same seed gives the same report.  "
            "[default: drawn anew, and recorded; a later run into the same folder keeps it]",
        ),
        assignment_option,
    ):
        command = option(command)
    return command


def _meant(path: Path) -> str:
    """The subcommand that a path which is not there is written much like; empty where there is none."""
    import difflib

    from grader.cli import MAIN_JOB, DefaultGroup

    names = [name for name in DefaultGroup.subcommands if name != MAIN_JOB]
    near = difflib.get_close_matches(str(path), names, n=1, cutoff=MUCH_LIKE)
    return near[0] if near else ""


@contextmanager
def errors_as_exit_status(interrupted: str = "no-report", **figures: Any) -> Iterator[None]:
    """End the program with the exit status and the one line that an error of ours stands for.

    Parameters
    ----------
    interrupted
        The message ``interrupted.…`` that is shown after Ctrl-C, and its `figures`.
    """
    from grader.errors import GraderFault, LstmGradeError

    try:
        yield
    except GraderFault as error:
        tell_problem("problem.fault", reason=error.said(chosen_language()))
        sys.exit(1)
    except LstmGradeError as error:
        tell_problem("problem", reason=error.said(chosen_language()))
        sys.exit(2)
    except KeyboardInterrupt:
        tell_problem(f"interrupted.{interrupted}", **figures)
        sys.exit(INTERRUPTED)


def chosen_language() -> str:
    """The language of the command that runs: its --lang, else that of the locale."""
    context = click.get_current_context(silent=True)
    return (context and context.params.get("lang")) or default_language()


def tell_problem(key: str, **figures: Any) -> None:
    """Say on stderr what is wrong."""
    from grader.messages import say

    click.echo(getattr(say(key, **figures), chosen_language()), err=True)


@contextmanager
def open_box(isolation: str) -> Iterator[Box]:
    """Open a box; the strict one begins to warm up while the submissions are read."""
    from grader.sandbox import opening

    box = opening.open_box(isolation)
    try:
        yield box
    finally:
        box.close()


def look(paths: Sequence[Path]) -> None:
    """Refuse a path that leads nowhere before anything is imported or started for it."""
    from grader.errors import UsageError
    from grader.messages import say

    for path in paths:
        if not path.exists():
            meant = _meant(path)
            raise UsageError(
                say("problem.no-path-but", path=path, meant=meant) if meant else say("problem.no-path", path=path)
            )


def noted(lang: str, *, quiet: bool) -> Callable[[Text], object]:
    """What tells people, on a line of stderr, of something that was left out."""
    from grader.report.safe_text import one_line

    def note(text: Text) -> None:
        if not quiet:
            click.echo(one_line(getattr(text, lang)), err=True)

    return note


def take_in(
    paths: Sequence[Path],
    assignment: Path | None,
    *,
    whole_folders: bool,
    layout: str | None = None,
    roster: Path | None = None,
    out: Path | None = None,
    known: Sequence[Path] = (),
    note: Callable[[Text], object] = lambda _: None,
) -> tuple[Loaded, list[Submission]]:
    """Read the assignment file and the submissions; what is left out of them, `note` is called with."""
    from grader.assignment.load import load
    from grader.errors import UsageError
    from grader.intake.collect import collect
    from grader.messages import say

    loaded = load(assignment)
    submissions = collect(
        paths, whole_folders=whole_folders, layout=layout, roster=roster, out=out, known=known, note=note
    )
    if not submissions:
        raise UsageError(say("problem.no-submission", path=paths[0]))
    return loaded, submissions


def drawn_seed() -> int:
    """Draw a seed that nobody can guess."""
    import secrets

    return secrets.randbits(32)


def graded(
    submissions: Sequence[Submission],
    loaded: Loaded,
    box: Box | Cluster,
    *,
    seed: int,
    jobs: int | None,
    lang: str,
    quiet: bool,
    marks: Sequence[GivenMark] = (),
    ledger: Ledger | None = None,
    per_student: PerStudent | None = None,
) -> Report:
    """Grade the submissions, with a progress bar on stderr."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from grader.engine.local import usable_cores
    from grader.messages import say
    from grader.pipeline import Request, grade

    request = Request(
        submissions=submissions,
        loaded=loaded,
        seed=seed,
        # one more than there are cores: while one is read, judged or kept, the cores have runs to make
        jobs=jobs or usable_cores() + 1,
        marks=marks,
        per_student=per_student,
    )
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task(getattr(say("terminal.grading"), lang), total=len(submissions))
        return grade(request, box, ledger=ledger, on_grade=lambda _: progress.advance(task))
