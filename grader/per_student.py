"""Each submission held against its student's own numbers: whose they are, and what is right on them.

The secret stays here, in the grader's own process. Into the box go a student's numbers, which the student has anyway;
into the ledger goes a hash of what they were drawn from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from grader.assignment.schema import Assignment
from grader.intake.submission import Submission
from grader.oracle import Expected, expected_of
from grader.probe.draw import Hidden, draw_hidden
from grader.probe.personal import Secret, personal, seed_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Yardstick:
    """What a submission is held against."""

    assignment: Assignment
    expected: Expected  # on the numbers of `assignment`
    hidden: Hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class PerStudent:
    """The course's secret, and whose each submission is."""

    secret: Secret
    students: Mapping[str, str | None]  # submission's id -> student's; None: on no list

    def known(self, submission: Submission) -> bool:
        """Whether it is known whose the submission is."""
        return self.students[submission.id] is not None

    def mark(self, submission: Submission, assignment: Assignment) -> str:
        """Name the student's numbers without telling them, for the key of the ledger.

        Who is not known has none: nobody else's grade is theirs.
        """
        student = self.students[submission.id]
        return f"unknown: {submission.id}" if student is None else seed_of(self.secret, assignment, student).hex()

    def yardstick(self, submission: Submission, common: Yardstick, seed: int) -> Yardstick:
        """Draw the student's numbers, and hidden ones that fit them; those for gradients are the class's.

        Raises
        ------
        AssignmentError
            If no numbers can be drawn.
        """
        student = self.students[submission.id]
        assert student is not None
        own = personal(common.assignment, self.secret, student)
        hidden = replace(draw_hidden(own, seed), gradients=common.hidden.gradients)
        return Yardstick(assignment=own, expected=expected_of(own), hidden=hidden)
