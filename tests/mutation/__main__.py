"""`python -m tests.mutation`: the table of mistakes and programs, and what was misjudged."""

from __future__ import annotations

import collections
import os
import sys
from collections.abc import Sequence

import click

from grader.sandbox.forkserver import ForkServerBox

from .campaign import Judged, campaign
from .programs import right_programs
from .truth import Kind


@click.command()
@click.option("--programs", default="*", show_default=True, help="Names in tests/corpus/right, with * and ?.")
@click.option("--mistake", default="*", show_default=True, help="Names of mistakes, or a part of one.")
@click.option("--seed", default=1, show_default=True, help="For the hidden numbers and the choice of places.")
@click.option("--at-most", type=int, help="Mutants.  [default: all, three places of a mistake in a program]")
@click.option("--jobs", default=os.cpu_count() or 1, show_default=True, help="Mutants at a time.")
@click.option("--verbose", is_flag=True, help="A row for each program, too.")
def main(programs: str, mistake: str, seed: int, at_most: int | None, jobs: int, verbose: bool) -> None:
    """Put classic mistakes into right programs and see whether the grader notices each.

    Exit status 1 if it gave points that a mistake must cost, or took some that it must not.
    """
    box = ForkServerBox()
    try:
        box.check()
        found = campaign(right_programs(programs), box, pattern=mistake, seed=seed, at_most=at_most, jobs=jobs)
    finally:
        box.close()
    _table(found, by_program=False)
    if verbose:
        _table(found, by_program=True)
    for title, misjudged in (
        ("points given that a mistake must cost", [one for judged in found for one in judged.accepted]),
        ("points taken from what was not touched", [one for judged in found for one in judged.rejected]),
    ):
        click.echo(f"\n{title}: {len(misjudged)}")
        for one in misjudged:
            click.echo(f"  {one.mutant}  {one.check}: {one.why}\n      {one.line}")
    sys.exit(any(judged.accepted or judged.rejected for judged in found))


def _table(found: Sequence[Judged], *, by_program: bool) -> None:
    rows: dict[str, list[Judged]] = collections.defaultdict(list)
    for judged in found:
        rows[judged.mutant.program.name if by_program else judged.mutant.mistake.name].append(judged)
    columns = ("mutants", "wrong", "named", "unclear", "alike", "the same", "false accepts", "false rejects")
    click.echo(f"\n{'':44}" + "".join(f"{column:>15}" for column in columns))
    for name, row in (*sorted(rows.items()), ("all", list(found))):
        kinds = collections.Counter(judged.kind for judged in row)
        wrong = [judged for judged in row if judged.kind is Kind.WRONG]
        figures = (
            len(row),
            len(wrong),
            sum(bool(judged.named) for judged in wrong),
            kinds[Kind.UNCLEAR],
            kinds[Kind.ALIKE],
            kinds[Kind.UNTOUCHED],
            sum(len(judged.accepted) for judged in row),
            sum(len(judged.rejected) for judged in row),
        )
        click.echo(f"{name:44}" + "".join(f"{figure:15}" for figure in figures))


if __name__ == "__main__":
    main()
