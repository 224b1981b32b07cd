"""Measure what `lstm-grade similar` tells apart, on the right programs of the corpus: ``python -m benchmarks.similar``.

Prints the Markdown tables of docs/similar.md: one for each size of a class. A class is a sample of the programs, and
a fifth of them are there a second time, as copies in disguise. Pairs of programs that have a passage in common letter
for letter (eight lines on end besides the homework's numbers) are counted apart: one hand wrote it.

Nothing is run. The samples are the same at each call.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.disguises import DISGUISES
from grader.intake.collect import collect
from grader.similar.compare import Pair, compare
from grader.similar.text import Code, code_of

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "right"
THRESHOLDS = (0.4, 0.5, 0.6, 0.7)
PASSAGE = 8  # lines
LEAST_LINES = 15  # shorter solutions of one task are alike, whoever wrote them
COPY = "copy of "
UNALIKE, PASSAGES = "different programs", "different programs with a passage in common"


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.similar", description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[15, 40, 0], help="of a class; 0 is all programs")
    parser.add_argument("--rounds", type=int, default=4, help="classes of each size (default: %(default)s)")
    asked = parser.parse_args()
    programs = list(the_programs())
    for size in asked.sizes:
        print(table(measured(programs, min(size or len(programs), len(programs)), asked.rounds)))
        print()


def the_programs() -> Iterator[Code]:
    """The programs that can be disguised, which are plain Python throughout, and are long enough to be told apart."""
    for folder in sorted(CORPUS.iterdir()):
        (submission,) = collect([folder / "submission"], whole_folders=True)
        code = code_of(submission)
        if sum(bool(line.strip()) for line in code.text.split("\n")) < LEAST_LINES:
            continue
        try:
            for disguise in DISGUISES.values():
                disguise(code.text)
        except (SyntaxError, ValueError):
            continue
        yield Code(id=folder.name, sources=code.sources, text=code.text, places=code.places, cut=code.cut)


def measured(programs: Sequence[Code], size: int, rounds: int) -> dict[str, list[float]]:
    """Similarities of what is compared, by kind of pair.

    Returns
    -------
    dict
        The first two kinds are of different programs, the others of a program and its copy; a pair that was not
        compared, because too little was left of it, counts as 0.
    """
    found: dict[str, list[float]] = {UNALIKE: [], PASSAGES: []}
    for number in range(rounds):
        sample = random.Random(number).sample(list(programs), size)
        copied = sample[: max(size // 5, 1)]
        for name, disguise in DISGUISES.items():
            pairs = compare([*sample, *(copy_of(one, disguise) for one in copied)], threshold=0.0).pairs
            by_ids = {frozenset({pair.first.id, pair.second.id}): pair for pair in pairs}
            together = (by_ids.get(frozenset({one.id, COPY + one.id})) for one in copied)
            found.setdefault(name, []).extend(pair.similarity if pair else 0.0 for pair in together)
            if name == next(iter(DISGUISES)):
                for pair in pairs:
                    if not (pair.first.id + pair.second.id).count(COPY):
                        found[PASSAGES if have_a_passage(pair) else UNALIKE].append(pair.similarity)
    return found


def copy_of(code: Code, disguise: Callable[[str], str]) -> Code:
    """A copy in disguise, as the submission of somebody else."""
    text = "\n".join(line for line in disguise(code.text).split("\n") if line.strip())
    places = tuple(("copy.py", row) for row in range(1, text.count("\n") + 2))
    return Code(id=COPY + code.id, sources=(("copy.py", text),), text=text, places=places, cut=False)


def have_a_passage(pair: Pair) -> bool:
    """Whether both have the same lines on end, letter for letter; lines of the homework's numbers aside."""
    first, second = (_passages(code.text) for code in (pair.first, pair.second))
    return not first.isdisjoint(second)


def _passages(text: str) -> set[tuple[str, ...]]:
    lines = [line.strip() for line in text.split("\n") if not re.fullmatch(r"[^a-z]*|.*\d, *-?\d+.*", line.strip())]
    lines = [line for line in lines if not line.startswith(("import ", "from "))]
    return {tuple(lines[row : row + PASSAGE]) for row in range(len(lines) - PASSAGE + 1)}


def table(found: dict[str, list[float]]) -> str:
    """Render the table of a size: how many pairs of each kind are alike how much, in per cent."""
    head = ["pairs of", "pairs", "median", "90 %", "99 %", "highest", *(f"≥ {100 * one:.0f}" for one in THRESHOLDS)]
    lines = [f"| {' | '.join(head)} |", "| --- |" + " ---: |" * (len(head) - 1)]
    for name, values in found.items():
        array = 100 * np.array(values or [0.0])
        figures = [*np.percentile(array, [50, 90, 99, 100])]
        reached = [f"{100 * np.mean(array >= 100 * one):.3g} %" for one in THRESHOLDS]
        cells = [name, str(len(values)), *(f"{one:.0f}" for one in figures), *reached]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
