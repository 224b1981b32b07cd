"""`lstm-grade marks REPORT`: a sheet of all that a person has to mark."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.steps import CONTEXT, default_language, errors_as_exit_status, language_option, look


@click.command("marks", context_settings=CONTEXT)
@click.argument("report", metavar="REPORT", type=click.Path(path_type=Path))
@language_option
def marks_command(report: Path, lang: str | None) -> None:
    """Write a sheet of all that a person has to mark, with the evidence: marks.csv, and the same as marks.toml.

    REPORT is the --out folder of a run, or the report.json in it. Fill in score and comment in one of the two
    files, and grade again into the same folder. What is filled in already is never overwritten.
    """
    language = lang or default_language()
    with errors_as_exit_status():
        look([report])
        from grader.marks.files import sheets_in, write_sheet
        from grader.marks.sheet import filled_in, go_on, key_of, to_mark
        from grader.marks.verify import verify
        from grader.messages import say
        from grader.report.read import locate, read
        from grader.store.lock import held

        read_report = read(report)
        folder = locate(report).parent
        with held(folder):
            begun = sheets_in(folder)
            verify(
                [entry for entries in begun.values() for entry in entries],
                {grade.id: grade.sha256 for grade in read_report.grades},
                {check.id: check.max_score for grade in read_report.grades for check in grade.checks},
            )
            wanted = to_mark(read_report, language)
            # A check is filled in in one of the two files; the other then no longer asks for it.
            table = go_on(begun.get("marks.csv", []), wanted, filled_in(begun.get("marks.toml", [])))
            text = go_on(begun.get("marks.toml", []), wanted, filled_in(table))
            write_sheet(folder / "marks.csv", table, language)
            write_sheet(folder / "marks.toml", text, language)
    done = filled_in(table) | filled_in(text)
    left = {key_of(entry) for entry in (*table, *text)} - done
    paths = f"{folder / 'marks.csv'}, {folder / 'marks.toml'}"
    click.echo(getattr(say("terminal.marks", open=len(left), filled=len(done), paths=paths), language))
