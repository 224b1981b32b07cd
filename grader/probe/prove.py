"""The proof that hidden numbers tell right from wrong: draws x mistakes, the distance of each from what is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.assignment.schema import Assignment
from grader.probe.draw import distances, draw_hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The smallest distances, in tolerances of `output`."""

    columns: tuple[str, ...]  # the runs: steps, soft, named-1, ...
    rows: Mapping[str, Mapping[str, float]]  # mistake -> run -> distance; no entry where it cannot show


def prove(assignment: Assignment, seeds: Iterable[int], *, by_variant: bool = False) -> Proof:
    """Draw the hidden numbers of classes with these seeds, and measure.

    Raises
    ------
    AssignmentError
        If no numbers can be drawn for an assignment.
    """
    columns: list[str] = []
    rows: dict[str, dict[str, float]] = {}
    for seed in seeds:
        hidden = draw_hidden(assignment, seed)
        for draw in (*hidden.free_form, *hidden.named):
            if draw.name not in columns:
                columns.append(draw.name)
            for wrong, distance in distances(draw.inputs, draw.weights):
                name = f"{wrong.codes[0]}: {wrong.variant}, {wrong.gate} gates" if by_variant else wrong.codes[0]
                here = rows.setdefault(name, {})
                in_tolerances = distance / assignment.tolerances.output.absolute
                here[draw.name] = min(here.get(draw.name, in_tolerances), in_tolerances)
    return Proof(columns=tuple(columns), rows=rows)


def table(proof: Proof) -> str:
    """Write it as a table in Markdown."""
    lines = [
        "| mistake | " + " | ".join(proof.columns) + " |",
        "| --- |" + " ---: |" * len(proof.columns),
    ]
    for name, row in sorted(proof.rows.items()):
        figures = [f"{row[column]:.1f}" if column in row else "-" for column in proof.columns]
        lines.append(f"| `{name}` | " + " | ".join(figures) + " |")
    return "\n".join(lines)
