"""`lstm-grade doctor`: can submissions be confined on this machine, and by what?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from grader.cli.steps import CONTEXT, default_language, errors_as_exit_status, language_option

if TYPE_CHECKING:
    from rich.console import Console

    from grader.sandbox.doctor import Diagnosis
    from grader.sandbox.layers import Proof

WIDTH = 60


@click.command("doctor", context_settings=CONTEXT)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
def doctor_command(form: str, lang: str | None) -> None:
    """Show whether submissions can be confined on this machine.

    Tries from inside the box what a program must not do, and the same outside it. Exits 0 where `--isolation
    strict` works, 1 where it refuses.
    """
    from grader.sandbox.doctor import examine

    with errors_as_exit_status():
        diagnosis = examine()
    if form == "json":
        from grader.sandbox.layers import encode

        click.echo(encode(diagnosis.as_json()))
    else:
        from rich.console import Console

        _show(diagnosis, Console(highlight=False, width=WIDTH), lang or default_language())
    sys.exit(0 if diagnosis.refusal is None else 1)


def _show(diagnosis: Diagnosis, console: Console, lang: str) -> None:
    from rich.table import Table

    def word(key: str, **figures: str) -> str:
        from grader.messages import say

        return str(getattr(say(f"doctor.{key}", **figures), lang))

    def layer_words(layer: str, what: object) -> str:
        from grader.messages import catalogue

        if layer == "landlock":
            return f"Landlock ABI {what}"
        key = f"doctor.layer.{what}"
        return f"{layer}: {catalogue()[key][lang] if key in catalogue() else what}"

    def outside(proof: Proof) -> str:
        return word("open" if proof.outside.word == "possible" else "closed")

    if diagnosis.proofs:
        table = Table(box=None, pad_edge=False)
        for column in ("title", "inside", "outside"):
            table.add_column(word(column), no_wrap=True)
        for proof in diagnosis.proofs:
            table.add_row(word(f"attempt.{proof.name}"), word(proof.inside.word), outside(proof))
        console.print(table)
        if any(proof.outside.word != "possible" for proof in diagnosis.proofs):
            console.print(word("no-control"), markup=False)
        console.print()
    for layer, what in diagnosis.layers.items():
        if what is not None and layer != "proved":
            console.print(word("in-force", what=layer_words(layer, what)), markup=False)
    for layer, reason in diagnosis.notes.items():
        console.print(word("not-in-force", layer=layer, reason=reason), markup=False)
    console.print()
    verdict = word("ready") if diagnosis.refusal is None else word("not-ready", reason=diagnosis.refusal)
    console.print(verdict, markup=False)
