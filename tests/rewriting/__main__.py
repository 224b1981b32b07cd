"""`python -m tests.rewriting`: which programs get another grade when they are written down in another way."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

import click

from grader.sandbox.forkserver import ForkServerBox

from .programs import misjudged, rewritten
from .rewritings import REWRITINGS


@click.command()
@click.option("--way", "ways", multiple=True, type=click.Choice(list(REWRITINGS)), help="One or more.  [default: all]")
@click.option("--programs", default="*", show_default=True, help="Names in tests/corpus, with * and ?.")
@click.option("--seed", default=1, show_default=True, help="For the hidden numbers.")
@click.option("--jobs", default=os.cpu_count() or 1, show_default=True, help="Programs at a time.")
@click.option("--keep", type=click.Path(path_type=Path), help="Folder to write the programs into.")
def main(ways: tuple[str, ...], programs: str, seed: int, jobs: int, keep: Path | None) -> None:
    """Rewrite the corpus's programs in ways that change nothing, and grade them against the labels that they had.

    Exit status 1 if any grade changed.
    """
    box = ForkServerBox()
    try:
        box.check()
        with tempfile.TemporaryDirectory() as scratch:
            made = list(rewritten(ways or tuple(REWRITINGS), programs, keep or Path(scratch)))
            wrong = misjudged(made, box, seed, jobs)
    finally:
        box.close()
    for name, said in wrong.items():
        click.echo("\n  ".join([name, *said]))
    for way, count in sorted(Counter(one.way for one in made).items()):
        bad = sum(name.endswith(f" {way}") for name in wrong)
        click.echo(f"{way:28}{count:6} programs{bad:6} judged otherwise")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
