"""`lstm-grade starter DIR`: a script and a notebook to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.steps import CONTEXT, assignment_option, default_language, errors_as_exit_status, language_option


@click.command("starter", context_settings=CONTEXT)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@language_option
@assignment_option
@click.option("--force", is_flag=True, help="Overwrite starter files that are there already.")
def starter_command(folder: Path, lang: str | None, assignment: Path | None, force: bool) -> None:
    """Write a script and a notebook to fill in, for handing in by name.

    Both have the tasks, the example as a table, its numbers, and a function to fill in for each part. One of the two
    is enough. With --assignment a copy of FILE is put beside them, for checking.
    """
    language = lang or default_language()
    with errors_as_exit_status("plain"):
        from grader.assignment.load import load
        from grader.errors import UsageError
        from grader.messages import say
        from grader.report.write import prepare, write
        from grader.starter.forms import files

        read = load(assignment).assignment
        made = files(read, language, beside=assignment.read_text(encoding="utf-8") if assignment else None)
        taken = [folder / name for name in made if (folder / name).exists() or (folder / name).is_symlink()]
        if taken and not force:
            names = ", ".join(map(str, taken))
            raise UsageError(f"{names}: already there; --force overwrites, and what was written into it is lost")
        prepare(folder)
        for name, text in made.items():
            if (folder / name).is_dir():
                raise UsageError(f"{folder / name}: is a folder")
            write(folder / name, text)
    paths = [str(folder / name) for name in made]
    command = paths[0] if assignment is None else f"{paths[0]} --assignment {paths[-1]}"
    click.echo(getattr(say("starter.written", paths=", ".join(paths), first=command), language))
