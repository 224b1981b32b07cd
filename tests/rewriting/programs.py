"""The corpus's scripts of one file, rewritten, and graded against the labels that they had."""

from __future__ import annotations

import fnmatch
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from grader.assignment.load import load
from grader.intake.collect import collect
from grader.pipeline import Request, grade
from grader.sandbox.box import Box
from tests.labels import disagreements

from .rewritings import REWRITINGS

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
AREAS = ("right", "mistakes")
# a notebook goes on behind a cell that stopped, a script does not
STOPS = frozenset("exception died timeout memory-limit output-limit import-error removed-api".split())


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A program of the corpus, written down in another way."""

    case: Path
    way: str
    folder: Path  # where it was written

    @property
    def name(self) -> str:
        return f"{self.case.parent.name}/{self.case.name} {self.way}"

    @property
    def label(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.case / "expected.json").read_text("utf-8"))
        found.pop("places", None)  # lines move, files get other names
        return found


def rewritten(ways: Sequence[str], pattern: str, where: Path) -> Iterator[Rewriting]:
    """Write each program that fits the pattern in each of the ways in which it can be written."""
    for area in AREAS:
        for case in sorted((CORPUS / area).iterdir()):
            if not fnmatch.fnmatch(case.name, pattern):
                continue
            for way in ways:
                made = Rewriting(case, way, where / f"{case.name}+{way}")
                if _written(made):
                    yield made


def _written(made: Rewriting) -> bool:
    """Write one; whether that could be done."""
    source = made.case / "submission"
    programs = [path for path in source.rglob("*") if path.suffix in (".py", ".ipynb")]
    if len(programs) != 1 or programs[0].suffix != ".py":
        return False
    try:
        found = REWRITINGS[made.way](programs[0].read_text("utf-8-sig"))
    except (UnicodeDecodeError, SyntaxError):
        return False
    stops = STOPS & {code for code, _ in made.label["findings"]["must"]}
    if found is None or (stops and not isinstance(found, str)):
        return False
    shutil.copytree(source, made.folder)
    target = made.folder / programs[0].relative_to(source)
    if isinstance(found, str):
        target.write_text(found, "utf-8")
    else:
        target.unlink()
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in found])
        nbformat.write(book, target.with_suffix(".ipynb"))
    return True


def misjudged(made: Sequence[Rewriting], box: Box, seed: int, jobs: int) -> dict[str, list[str]]:
    """Grade them as one class; what is not as the label says, by name."""
    submissions = [collect([one.folder], whole_folders=True)[0] for one in made]
    grades = grade(Request(submissions=submissions, loaded=load(), seed=seed, jobs=jobs), box).grades
    found = {one.name: list(disagreements(one.label, got)) for one, got in zip(made, grades, strict=True)}
    return {name: wrong for name, wrong in found.items() if wrong}
