"""`lstm-grade diff OLD NEW`: whose grade changed between two reports, in which check, and why."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.steps import CONTEXT, default_language, errors_as_exit_status, language_option, look


@click.command("diff", context_settings=CONTEXT)
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, 60 columns wide, or for programs.",
)
@language_option
def diff_command(old: Path, new: Path, form: str, lang: str | None) -> None:
    """Show whose grade changed between two reports, in which check, and why.

    OLD and NEW are --out folders of two runs, or the report.json in them. Exits 0 whether or not they differ.
    """
    with errors_as_exit_status():
        look([old, new])
        from grader.report.compare import as_plain, compare
        from grader.report.read import read

        difference = compare(read(old), read(new))
    if form == "json":
        import json

        text = json.dumps(as_plain(difference), ensure_ascii=False, allow_nan=False, indent=1)
        click.echo(text.encode("utf-8", "replace").decode("utf-8"))
        return
    from rich.console import Console

    from grader.report.diff_text import WIDTH, print_difference

    print_difference(difference, Console(highlight=False, width=WIDTH), lang or default_language())
