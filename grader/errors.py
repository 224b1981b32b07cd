"""The errors that leave this package, one family for each who can mend them.

What a student's program does wrong is never an exception: it is a verdict.
"""

from __future__ import annotations


class LstmGradeError(Exception):
    """Base of all errors of this package; what it says is a string, or a `grader.model.Text` in both languages."""

    def __str__(self) -> str:
        return self.said("en")

    def said(self, lang: str) -> str:
        """What it says in one language; in English where there are no other words."""
        words = self.args[0] if self.args else ""
        return str(getattr(words, lang, words))


class UsageError(LstmGradeError):
    """The command line asks for something that is not there or not possible."""


class AssignmentError(LstmGradeError):
    """The assignment file is not valid; the message names the path in the file."""


class IsolationError(LstmGradeError):
    """Submissions cannot be confined here as asked; the message says what is missing and what to do."""


class GraderFault(LstmGradeError):
    """The grader itself failed; never costs a student a point."""


class ForgedStream(LstmGradeError):
    """Bytes from the box do not follow the protocol."""
