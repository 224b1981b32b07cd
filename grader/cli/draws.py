"""`lstm-grade draws`: how well the hidden numbers tell right from wrong."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.steps import CONTEXT, errors_as_exit_status


@click.command("draws", context_settings=CONTEXT)
@click.option("--seed", type=click.IntRange(0, 2**62), default=1, show_default=True, help="The first class's seed.")
@click.option("--draws", type=click.IntRange(1, 10_000), default=1, show_default=True, metavar="K", help="How many.")
@click.option("--variants", is_flag=True, help="A row for each form of a mistake.")
@click.option(
    "--assignment",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Another assignment file (TOML).  [default: the homework of the course]",
)
def draws_command(seed: int, draws: int, variants: bool, assignment: Path | None) -> None:
    """Show by how much each classic mistake misses on the hidden numbers.

    Draws the numbers of K classes and prints, for each mistake and each run, the smallest distance from what is
    right, in tolerances of `output`. A dash: the mistake cannot show there.
    """
    from grader.assignment.load import load
    from grader.probe.draw import least_distance
    from grader.probe.prove import prove, table

    with errors_as_exit_status():
        loaded = load(assignment).assignment
        proof = prove(loaded, range(seed, seed + draws), by_variant=variants)
        click.echo(table(proof))
        unit = loaded.tolerances.output.absolute
        again, judged = least_distance(loaded) / unit, loaded.tolerances.hidden.absolute / unit
        over = f"{draws} draws, seeds {seed} to {seed + draws - 1}" if draws > 1 else f"one draw, seed {seed}"
        click.echo(
            f"\nSmallest distances over {over}, in tolerances of `output` "
            f"({unit:g}).\nDrawn again below {again:g} of them; `hidden` is judged within {judged:.2f}."
        )
