"""The only file that knows the order of the stages: intake, runs, judge, scoring, marks of a person."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import msgspec

from grader import __version__
from grader.assignment.load import Loaded
from grader.assignment.schema import Assignment
from grader.engine.local import work_through
from grader.errors import GraderFault
from grader.intake.submission import Submission
from grader.judge.assess import assess
from grader.judge.case import Case
from grader.judge.mishaps import of_troubles
from grader.model import Grade, Report, SubmissionStatus
from grader.oracle import Expected, expected_of
from grader.per_student import PerStudent, Yardstick
from grader.probe.draw import Hidden, draw_hidden
from grader.runs import libraries, run_all, wants_gradients
from grader.sandbox.box import Box
from grader.scoring.marks import GivenMark, merge
from grader.scoring.rubric import fault, score, unknown_student
from grader.store.codec import decode, encode
from grader.store.key import conditions, key, work
from grader.store.ledger import Ledger

logger = logging.getLogger("lstm-grade")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for."""

    submissions: Sequence[Submission]
    loaded: Loaded
    seed: int
    jobs: int  # submissions at a time
    marks: Sequence[GivenMark] = ()  # by a person; they win over the program
    per_student: PerStudent | None = None  # each student has numbers of their own


@runtime_checkable
class Cluster(Protocol):
    """Machines that grade, each with a box of its own."""

    def preload(self, modules: Sequence[str]) -> None:
        """As a box does it."""

    def versions(self) -> dict[str, str]:
        """As a box says it; the same on all machines."""

    def describe(self) -> dict[str, Any]:
        """As a box says it, with ``engine`` besides."""

    def grades(
        self, submissions: Sequence[Submission], request: Request, common: Yardstick
    ) -> Generator[tuple[int, bytes], None, None]:
        """(place, encoded grade) of each submission, as they are made."""


def grade(
    request: Request,
    box: Box | Cluster,
    *,
    ledger: Ledger | None = None,
    on_grade: Callable[[Grade], None] = lambda _: None,
) -> Report:
    """Grade a class.

    Parameters
    ----------
    box
        Where the programs run, or the machines that have such boxes; closed by who opened it.
    ledger
        Keeps each grade as it is made, and gives those that are still good. The grader's own failures are not
        kept: the next run tries them again.
    on_grade
        Called with each grade of the program as it is found or made, in no particular order.

    Raises
    ------
    GraderFault
        If the box does not start, or the ledger cannot be written.
    """
    box.preload(libraries(request.submissions))
    assignment = request.loaded.assignment
    common = _common(request)  # while the box still warms up
    versions = box.versions()
    shared = conditions(
        assignment_sha256=request.loaded.sha256, seed=request.seed, isolation=box.describe(), versions=versions
    )
    own = request.per_student
    numbers = [None if own is None else own.mark(one, assignment) for one in request.submissions]
    keys = [key(one, shared, numbers=marked) for one, marked in zip(request.submissions, numbers, strict=True)]
    grades: dict[int, Grade] = {}
    for index, kept in _kept(keys, ledger):
        grades[index] = kept
        on_grade(kept)
    left = _alike([index for index in range(len(keys)) if index not in grades], request, numbers)
    first = [request.submissions[alike[0]] for alike in left]
    with contextlib.closing(_grades(first, request, common, box)) as made:
        for place, encoded in made:
            done = decode(encoded)
            for index in left[place]:
                of = request.submissions[index]
                one = done if of.id == done.id else dataclasses.replace(done, id=of.id, origin=of.origin)
                if ledger is not None and one.status is not SubmissionStatus.ERROR:
                    ledger.put(keys[index], shared, one.id, encoded if one is done else encode(one))
                grades[index] = one
                on_grade(one)
    if ledger is not None:
        ledger.end(shared)
    return Report(
        assignment_id=assignment.id,
        assignment_sha256=request.loaded.sha256,
        max_score=assignment.max_score,
        seed=request.seed,
        isolation=box.describe(),
        versions={"lstm-grade": __version__, **versions},
        grades=merge((grades[index] for index in range(len(request.submissions))), request.marks),
        limits=msgspec.structs.asdict(assignment.limits),
    )


def _common(request: Request) -> Yardstick:
    """What all are held against, where nobody has numbers of their own."""
    assignment = request.loaded.assignment
    gradients = "gradients" in assignment.parts and any(
        wants_gradients(source) for one in request.submissions for source in one.sources
    )
    return Yardstick(
        assignment=assignment,
        expected=expected_of(assignment),
        hidden=draw_hidden(assignment, request.seed, gradients=gradients),
    )


def _kept(keys: Sequence[str], ledger: Ledger | None) -> Iterator[tuple[int, Grade]]:
    """(place, grade) of each submission that has been graded before."""
    for index, name in enumerate(keys):
        if ledger is not None and (kept := ledger.find(name)) is not None:
            yield index, kept


def _alike(indices: Sequence[int], request: Request, numbers: Sequence[str | None]) -> list[list[int]]:
    """Group submissions by their work: who handed in the same bytes gets the same grade, made once.

    Not where something else counts too: the student's own numbers, or when it was handed in.
    """
    assignment = request.loaded.assignment
    groups: dict[object, list[int]] = {}
    for index in indices:
        one = request.submissions[index]
        time = (one.origin.late, one.origin.submitted) if assignment.deadline and one.origin else None
        groups.setdefault((work(one), numbers[index], time), []).append(index)
    return list(groups.values())


def _grades(
    submissions: Sequence[Submission], request: Request, common: Yardstick, box: Box | Cluster
) -> Generator[tuple[int, bytes], None, None]:
    """(place, encoded grade) of each submission, as they are made."""
    if isinstance(box, Cluster):
        yield from box.grades(submissions, request, common)
        return
    assignment = request.loaded.assignment
    given_up = threading.Event()

    def encoded_grade(submission: Submission) -> bytes:
        own = request.per_student
        if own is not None and not own.known(submission):
            return encode(unknown_student(submission, assignment))

        def yardstick() -> Yardstick:
            return common if own is None else own.yardstick(submission, common, request.seed)

        return grade_or_fault(submission, assignment, yardstick, box, request.seed, given_up)

    try:
        yield from work_through(submissions, encoded_grade, jobs=request.jobs)
    finally:
        given_up.set()


def grade_or_fault(
    submission: Submission,
    assignment: Assignment,
    yardstick: Callable[[], Yardstick],
    box: Box,
    seed: int,
    given_up: threading.Event | None = None,
) -> bytes:
    """Grade one submission, encoded; where the grader fails, the row that says so.

    Parameters
    ----------
    assignment
        The class's, for the row of a submission that cannot be graded.
    yardstick
        Gives what the submission is held against; each student may have numbers of their own, which are drawn here.
    given_up
        Set when the box is closed under the runs on purpose: what fails then is nobody's concern.
    """
    try:
        held = yardstick()
        return encode(grade_one(submission, held.assignment, held.expected, held.hidden, box, seed))
    except GraderFault as error:
        if given_up is None or not given_up.is_set():
            logger.error("%r: %r", submission.id, str(error))
        return encode(fault(submission, assignment, str(error)))
    except Exception as error:  # a bug of ours must not become a wrong answer, nor stop the class
        logger.exception("%r: the grader failed", submission.id)
        return encode(fault(submission, assignment, f"{type(error).__name__}: {error}"))


def grade_one(
    submission: Submission, assignment: Assignment, expected: Expected, hidden: Hidden, box: Box, seed: int
) -> Grade:
    """Grade one submission: its runs, what they mean, what that is worth."""
    outcome = run_all(submission, assignment, box, seed, hidden)
    case = Case(
        submission=submission,
        files=outcome.files,
        mishaps=(*of_troubles(submission.troubles), *outcome.mishaps),
        assignment=assignment,
        expected=expected,
    )
    return score(submission, assignment, assess(case), runs=outcome.records, printed=outcome.printed)
