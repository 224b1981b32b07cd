"""`lstm-grade check FILE...`: a student checks their own work."""

from __future__ import annotations

import sys
from pathlib import Path

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
    open_box,
    take_in,
)


@click.command("check", context_settings=CONTEXT)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--quiet", is_flag=True, help="Only the exit status.")
@common_options
def check_command(
    paths: tuple[Path, ...],
    quiet: bool,
    assignment: Path | None,
    seed: int | None,
    lang: str | None,
    isolation: str | None,
) -> None:
    """Check your own work: what is right, what is not, why, and what to do next.

    FILE is a .py or .ipynb file, or a folder or an archive that is one submission. Exits 0 where every check that
    can be decided passed, 1 where one did not.
    """
    from rich.console import Console

    from grader.report.terminal import own_check, passes

    language = lang or default_language()
    with errors_as_exit_status():
        look(paths)
        with open_box(isolation or default_isolation()) as box:
            loaded, submissions = take_in(paths, assignment, whole_folders=True)
            chosen = drawn_seed() if seed is None else seed
            report = graded(submissions, loaded, box, seed=chosen, jobs=None, lang=language, quiet=True)
    if not quiet:
        console = Console(highlight=False)
        for number, grade in enumerate(report.grades):
            if number:
                console.print()
            own_check(grade, console, language)
    sys.exit(0 if all(passes(grade) for grade in report.grades) else 1)
