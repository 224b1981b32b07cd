"""Programs x mistakes -> mutants: every place where a mistake can be made, in an order that a seed decides."""

from __future__ import annotations

import ast
import fnmatch
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import in_answers, in_numpy, in_torch  # noqa: F401  they enter their mistakes
from .edits import Piece
from .mistakes import MISTAKES, Changes, Mistake, Seen
from .programs import Key, Program
from .readings import Answered

SITES = 3  # of a mistake in one program


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A mistake at a place of a program."""

    program: Program
    mistake: Mistake
    key: Key
    changes: Changes
    proof: Changes | None  # for a mistake that leaves the numbers: changes that move what is made of the place
    number: int

    @property
    def id(self) -> str:
        words = re.sub(r"[^\w]+", "-", self.mistake.name).strip("-")
        return f"{self.program.name}+{words}+{self.number}"

    @property
    def files(self) -> frozenset[str]:
        """Files that may do something else now: the one that changed, and those that import it."""
        changed = self.key[0]
        paths = [source.path for source in self.program.submission.sources]
        return frozenset(path for path in paths if path == changed or self.program.imports(path, changed)) | (
            frozenset(paths) if len(paths) > 3 else frozenset()
        )

    def texts(self, version: dict[Key, str], *, proof: bool = False) -> dict[Key, str]:
        """A version of the program with the mistake in it, or with what proves that it matters."""
        changes = self.proof if proof and self.proof is not None else self.changes
        return {**version, self.key: Piece(version[self.key]).changed(changes)}


def mutants(
    programs: Sequence[tuple[Program, list[Answered]]], pattern: str, seed: int, at_most: int | None
) -> list[Mutant]:
    """Make the mutants: of each mistake a few places in each program, and of all of these as many as are asked for."""
    chance = random.Random(seed)
    by_mistake: dict[str, list[Mutant]] = defaultdict(list)
    for program, where in programs:
        for name, made in MISTAKES.items():
            if fnmatch.fnmatch(name, pattern) or pattern in name:
                found = list(_of(program, where, made))
                by_mistake[name] += chance.sample(found, min(SITES, len(found)))
    for found in by_mistake.values():
        chance.shuffle(found)
    total = sum(map(len, by_mistake.values()))
    kept: list[Mutant] = []
    while len(kept) < (total if at_most is None else min(at_most, total)):
        for found in by_mistake.values():  # in turn, so that rare mistakes are among the few
            if found and (at_most is None or len(kept) < at_most):
                kept.append(found.pop())
    return sorted(kept, key=lambda one: one.id)


def _of(program: Program, where: Sequence[Answered], made: Mistake) -> Iterator[Mutant]:
    number = 0
    for key, piece in program.pieces().items():
        here = [one for one in where if one.path == key[0]]
        seen = Seen(
            lists=frozenset(place.place.name for one in here for place in one.places if not place.path),
            torch="torch" in program.texts[key]
            or any("torch" in t for k, t in program.texts.items() if k[0] == key[0]),
        )
        for found in made.find(piece, seen):
            changes, proof = found if isinstance(found, tuple) else (found, None)
            if not changes:
                continue
            try:
                text = piece.changed(changes)
                ast.parse(text if "\n%" not in text and not text.startswith(("%", "!")) else "pass")
            except SyntaxError:
                continue
            number += 1
            yield Mutant(program=program, mistake=made, key=key, changes=changes, proof=proof, number=number)
