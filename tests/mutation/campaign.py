"""Grade mutants as one class, and hold what they got against what they deserve."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from grader.assignment.load import load
from grader.model import CheckResult, Grade, Status
from grader.oracle import expect
from grader.pipeline import Request, grade
from grader.probe.mixtures import partly_replaced
from grader.sandbox.box import Box
from reference.lstm import Activation, Gate, run

from .mutants import Mutant, mutants
from .programs import Program
from .readings import HOMEWORK, Answered, Numbers, answered, read, stated
from .truth import Deserved, Kind, deserved, differs

SLACK = 1e-6
PER_PROGRAM = 10  # mutants of each, in a small campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class Misjudged:
    """Points that should not have been given, or not have been taken."""

    mutant: str
    check: str
    line: str  # the changed line
    why: str


@dataclass(slots=True, kw_only=True)
class Judged:
    """A mutant with what became of it."""

    mutant: Mutant
    deserved: dict[str, Deserved]  # by part
    accepted: list[Misjudged] = field(default_factory=list)
    rejected: list[Misjudged] = field(default_factory=list)
    named: frozenset[str] = frozenset()  # codes of the findings about it

    @property
    def kind(self) -> Kind:
        """The worst of its parts."""
        kinds = {one.kind for one in self.deserved.values()}
        return next(kind for kind in (Kind.WRONG, Kind.UNCLEAR, Kind.ALIKE, Kind.UNTOUCHED) if kind in kinds)


def campaign(
    programs: Sequence[Program], box: Box, *, pattern: str = "*", seed: int, at_most: int | None, jobs: int
) -> list[Judged]:
    """Make mutants, find out what they deserve, grade them together with the programs, and compare."""
    loaded = load()
    assignment = loaded.assignment
    numbers = Numbers(assignment, seed)
    inputs = np.asarray(assignment.homework.inputs, dtype=np.float64)
    weights = {gate: np.asarray(row, dtype=np.float64) for gate, row in assignment.homework.weights.rows().items()}
    expected = expect(inputs, weights)
    homework = run(inputs, weights).y
    linear = {"homework": _linear(inputs, weights)} | {
        # whatever of its weights a program states where they can be replaced
        name: tuple(values for rows in partly_replaced(weights, draw.weights) for values in _linear(draw.inputs, rows))
        for name, draw in numbers.draws.items()
    }
    with ThreadPoolExecutor(jobs) as pool:
        programs = _some(programs, seed, at_most)
        where = list(pool.map(lambda one: answered(one, numbers, box, expected, seed), programs))
        made = mutants([(one, here) for one, here in zip(programs, where, strict=True) if here], pattern, seed, at_most)
        used = {one.program.name for one in made}
        versions = {one.name: stated(one, numbers) for one in programs if one.name in used}
        places = {one.name: here for one, here in zip(programs, where, strict=True)}
        rights = dict(
            pool.map(
                lambda one: (one.name, read(one, versions[one.name], places[one.name], numbers, box)),
                [one for one in programs if one.name in used],
            )
        )

        def truth(mutant: Mutant) -> dict[str, Deserved]:
            name = mutant.program.name
            here = [one for one in places[name] if one.path in mutant.files]
            variants = {
                kind: None if texts is None else mutant.texts(texts, proof=True)
                for kind, texts in versions[name].items()
            }
            got = read(mutant.program, variants, here, numbers, box)
            shows: dict[str, dict[str, np.ndarray | None]] = {}
            if mutant.proof is not None:
                only = {"homework": mutant.texts(mutant.program.texts)}
                shows = read(mutant.program, only, here, numbers, box)
            share = assignment.shares.get("linear-activation", 0.0)
            return {
                one.part: deserved(
                    rights[name][one.part],
                    got.get(one.part, rights[name][one.part]),
                    shows=shows.get(one.part, {}).get("homework"),
                    homework=homework,
                    linear=linear if one.part == "numpy" else None,
                    linear_share=share,
                    first_attempts=one.first_attempts
                    or (one.shares_a_line and got.get(one.part, rights[name][one.part]).get("homework") is None),
                )
                for one in places[name]
            }

        truths = list(pool.map(truth, made))
    submissions = [one.submission for one in programs if one.name in used]
    submissions += [one.program.with_texts(one.texts(one.program.texts), one.id) for one in made]
    report = grade(Request(submissions=submissions, loaded=loaded, seed=seed, jobs=jobs), box)
    baseline = dict(zip([one.name for one in programs if one.name in used], report.grades, strict=False))
    graded = report.grades[len(baseline) :]
    judged = [
        _judged(mutant, truth_, one, baseline[mutant.program.name])
        for mutant, truth_, one in zip(made, truths, graded, strict=True)
    ]
    for one in judged:
        if one.rejected:
            moved = _moved_by_the_box(one.mutant, places[one.mutant.program.name], numbers, box)
            one.rejected = [each for each in one.rejected if each.check not in moved]
    return judged


def _moved_by_the_box(mutant: Mutant, where: Sequence[Answered], numbers: Numbers, box: Box) -> set[str]:
    """Checks `hidden` that a mistake may cost though nothing moved on numbers that the program itself states.

    A weight of 1000, written `10 * 100`, is no literal that the grader could replace. Then all weights stay, and what
    the inputs of that run show of this one counts.
    """
    graded = {name: None for name in numbers.replacements if name.startswith("kept")}
    texts = mutant.program.texts
    right = read(mutant.program, {HOMEWORK: texts, **graded}, list(where), numbers, box)
    got = read(mutant.program, {HOMEWORK: mutant.texts(texts), **graded}, list(where), numbers, box)
    return {f"{part}.hidden" for part in right if any(differs(right[part][name], got[part][name]) for name in graded)}


def _some(programs: Sequence[Program], seed: int, at_most: int | None) -> list[Program]:
    """Programs for a small campaign: as many as give each a few mutants."""
    if at_most is None:
        return list(programs)
    count = min(len(programs), max(6, at_most // PER_PROGRAM))
    return random.Random(seed).sample(list(programs), count)


def _linear(inputs: np.ndarray, weights: Mapping[str, np.ndarray]) -> tuple[np.ndarray, ...]:
    """The operator without tanh, with every kind of gates; real ones first."""
    return tuple(
        run(inputs, weights, gate=gate, candidate=Activation.IDENTITY, output=Activation.IDENTITY).y
        for gate in (Gate.REAL, Gate.ROUNDED, Gate.THRESHOLD)
    )


def _judged(mutant: Mutant, truth: dict[str, Deserved], got: Grade, right: Grade) -> Judged:
    judged = Judged(mutant=mutant, deserved=truth)
    before = {check.id: check for check in right.checks}
    after = {check.id: check for check in got.checks}
    by_chance = _left_to_chance(got) - _left_to_chance(right)
    for part in truth:
        checks = [check for check in after.values() if check.part == part]
        for check in checks:
            if part in by_chance and not check.id.endswith("operator"):
                continue  # biases that the mutant leaves random are excused: its numbers are other ones, and right
            judged.accepted += _accepted(mutant, truth[part], check, before[check.id])
        if truth[part].kind is Kind.UNTOUCHED and mutant.proof is None:
            for check in checks:
                was = before[check.id]
                if (check.status, check.score) != (was.status, was.score):
                    why = f"{was.status.value} -> {check.status.value}, {was.score:g} -> {check.score:g} points"
                    judged.rejected.append(_misjudged(mutant, check, why))
    known = {finding.code for finding in right.findings}
    judged.named = frozenset(finding.code for finding in got.findings) - known
    return judged


def _left_to_chance(grade: Grade) -> set[str | None]:
    """Parts whose module kept biases or recurrent weights that it was born with."""
    codes = ("random-bias", "random-recurrent-weight")
    return {finding.part for finding in grade.findings if finding.code in codes}


def _accepted(mutant: Mutant, truth: Deserved, check: CheckResult, was: CheckResult) -> Iterator[Misjudged]:
    kind = check.id.partition(".")[2]
    if truth.kind is not Kind.WRONG or check.score <= 0:
        return
    share = check.score / check.max_score
    if kind in mutant.mistake.nothing_for and (not mutant.mistake.parts or check.part in mutant.mistake.parts):
        if truth.shown_right:
            yield _misjudged(mutant, check, f"{share:.0%} of the points, where this mistake earns nothing")
    elif mutant.proof is not None:
        return  # its numbers are right
    elif kind == "output" and share > truth.output + SLACK:
        yield _misjudged(mutant, check, f"{share:.0%} of the points, where its numbers are worth {truth.output:.0%}")
    elif kind == "hidden" and check.status is Status.PASSED and truth.wrong_on_any:
        yield _misjudged(mutant, check, "passed, though it is wrong on other numbers")
    elif kind == "hidden" and truth.hidden is not None and share > truth.hidden + SLACK:
        yield _misjudged(mutant, check, f"{share:.0%} of the points, where {truth.hidden:.0%} of the runs agree")


def _misjudged(mutant: Mutant, check: CheckResult, why: str) -> Misjudged:
    text = mutant.texts(mutant.program.texts)[mutant.key].split("\n")
    old = mutant.program.texts[mutant.key].split("\n")
    line = next(
        (f"{number}: {new.strip()}" for number, (new, was) in enumerate(zip(text, old, strict=False), 1) if new != was),
        "",
    )
    return Misjudged(mutant=mutant.id, check=check.id, line=line, why=why)
