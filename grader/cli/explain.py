"""`lstm-grade explain CODE`: what a finding means, with the equation it is about and a small worked example."""

from __future__ import annotations

import click

from grader.cli.steps import CONTEXT, default_language, errors_as_exit_status, language_option


@click.command("explain", context_settings=CONTEXT)
@click.argument("codes", metavar="[CODE]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="For a terminal, or as the pages of the documentation.",
)
@language_option
def explain_command(codes: tuple[str, ...], form: str, lang: str | None) -> None:
    """Explain a finding: what it means, the equation, a small worked example, what to do next.

    CODE is a code that a check or a report names, e.g. random-bias. Without one, all codes are listed.
    """
    language = lang or default_language()
    from grader.report.explanations.read import explain, explanations

    with errors_as_exit_status():
        found = [explain(code) for code in codes]
    if form == "markdown":
        from grader.report.explanations.page import page, section

        sections = [section(one, language) for one in found]
        click.echo("\n".join(sections) if found else page(explanations(), language), nl=False)
        return
    from rich.console import Console

    from grader.report.explanations.text import print_explanation, print_list

    console = Console(highlight=False)
    if not found:
        print_list(explanations(), console, language)
    for number, one in enumerate(found):
        if number:
            console.print()
        print_explanation(one, console, language)
