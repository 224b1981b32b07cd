"""`lstm-grade assignment`: the teacher's file. New, validated, shown; numbers of each student's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.steps import (
    CONTEXT,
    assignment_option,
    default_language,
    errors_as_exit_status,
    language_option,
    tell_problem,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@click.group("assignment", context_settings=CONTEXT)
def assignment_command() -> None:
    """Make, validate and show an assignment file; draw each student's own numbers."""


@assignment_command.command("new", context_settings=CONTEXT)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@language_option
def new_command(file: Path, lang: str | None) -> None:
    """Write the homework of the course to FILE, with a comment on each key, to be changed."""
    with errors_as_exit_status():
        from grader.assignment.load import DEFAULT

        _create(file, DEFAULT.read_text(encoding="utf-8"))
    _tell("assignment.written", lang, path=file)


@assignment_command.command("validate", context_settings=CONTEXT)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@language_option
def validate_command(file: Path, lang: str | None) -> None:
    """Say whether FILE can be graded, and why not.

    Keys and values are checked, the reference has to solve it, the points have to add up, and hidden numbers are
    drawn for it. Exits 0 where it holds, 2 where it does not; an error names the path in the file.
    """
    with errors_as_exit_status():
        from grader.assignment.load import load
        from grader.judge.proof import prove

        assignment = load(file).assignment
        proof = prove(assignment)
    for complaint in proof.complaints:
        tell_problem("problem", reason=f"{file}: {complaint}")
    if proof.complaints:
        sys.exit(2)
    _tell("assignment.valid", lang, points=assignment.max_score, parts=len(assignment.parts))
    _tell("assignment.untold" if proof.untold else "assignment.all-told", lang)
    for mistake in proof.untold:
        click.echo(f"  {mistake}{_named(mistake, lang)}")


@assignment_command.command("show", context_settings=CONTEXT)
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@language_option
def show_command(file: Path | None, lang: str | None) -> None:
    """Show what FILE asks for: points, tolerances with their reasons, limits, numbers, and what is right.

    Without FILE: the homework of the course.
    """
    with errors_as_exit_status():
        from rich.console import Console

        from grader.assignment.load import load
        from grader.oracle import expected_of
        from grader.report.assignment_text import print_assignment

        loaded = load(file)
        expected = expected_of(loaded.assignment)
        outputs = {
            "real": expected.answers["real"].tolist(),
            "rounded": expected.answers["rounded"].tolist(),
            "linear": expected.linear["real"].tolist(),
        }
        console = Console(highlight=False)
        print_assignment(loaded.assignment, loaded.sha256, outputs, console, lang or default_language())


@assignment_command.command("secret", context_settings=CONTEXT)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@language_option
def secret_command(file: Path, lang: str | None) -> None:
    """Write a new secret for a course to FILE: what each student's own numbers are drawn from."""
    import secrets

    with errors_as_exit_status():
        _create(file, f"{secrets.token_hex(32)}\n", mode=0o600)
    _tell("assignment.secret", lang, path=file)


@assignment_command.command("draw", context_settings=CONTEXT)
@click.argument("students", metavar="[ID]...", nargs=-1)
@click.option(
    "--per-student",
    "secret",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The course's secret (`assignment secret` makes one).",
)
@click.option("--roster", type=click.Path(path_type=Path), metavar="FILE", help="A list of the class (CSV).")
@assignment_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("lstm-grade-numbers"),
    show_default=True,
    metavar="DIR",
    help="Where the files go.",
)
@language_option
def draw_command(
    students: tuple[str, ...], secret: Path, roster: Path | None, assignment: Path | None, out: Path, lang: str | None
) -> None:
    """Write each student an assignment file with inputs and weights of their own.

    The students are those of the --roster, or the IDs. The same secret gives the same numbers, so nothing has to be
    kept but the secret; a file that is there with other numbers is never overwritten.
    """
    with errors_as_exit_status():
        from grader.errors import UsageError
        from grader.intake.roster import load as load_roster
        from grader.report.write import prepare, write

        names = [*students, *(() if roster is None else (one.id for one in load_roster(roster)))]
        if not names:
            raise UsageError("no student is named: give a --roster, or IDs")
        texts = _drawn(list(dict.fromkeys(names)), secret, assignment)
        other = [name for name, text in texts.items() if _is_another(out / name, text)]
        if other:
            raise UsageError(f"{out / other[0]}: is there already, with other numbers; move it away or choose --out")
        prepare(out)
        for name, text in texts.items():
            write(out / name, text)
    _tell("assignment.drawn", lang, count=len(texts), folder=out)


def _drawn(students: Sequence[str], secret: Path, assignment: Path | None) -> Mapping[str, str]:
    """The text of each student's file, by its name."""
    from grader.assignment.load import DEFAULT, load
    from grader.assignment.write import with_homework
    from grader.probe.personal import file_name, personal, read_secret
    from grader.report.safe_text import one_line

    key = read_secret(secret)
    loaded = load(assignment)
    text = (assignment or DEFAULT).read_text(encoding="utf-8")
    return {
        file_name(one): with_homework(
            text, personal(loaded.assignment, key, one).homework, remark=f"The numbers of {one_line(one)}."
        )
        for one in students
    }


def _is_another(path: Path, text: str) -> bool:
    try:
        return path.read_text(encoding="utf-8") != text
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError):
        return True


def _create(path: Path, text: str, *, mode: int = 0o644) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises
    ------
    UsageError
        If something is there already, or it cannot be written.
    """
    from grader.errors import UsageError
    from grader.messages import say
    from grader.report.write import create

    try:
        create(path, text, mode=mode)
    except FileExistsError as error:
        raise UsageError(say("problem.there-already", path=path)) from error
    except OSError as error:
        raise UsageError(say("problem.unwritable", path=path, reason=error.strerror)) from error


def _named(mistake: str, lang: str | None) -> str:
    """A mistake in a few words, where there are some for its code: ``code (variant)``."""
    from grader.messages import catalogue

    words = catalogue().get(f"concept.{mistake.partition(' ')[0]}")
    return f"  {words[lang or default_language()]}" if words else ""


def _tell(key: str, lang: str | None, **figures: Any) -> None:
    from grader.messages import say

    click.echo(getattr(say(key, **figures), lang or default_language()))
