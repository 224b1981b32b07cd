"""What all formats have in common: a report, and perhaps the platform's own file, in; bytes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from grader.model import Grade, Report, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to export."""

    lang: str = "en"
    only_final: bool = False  # leave out the grades of submissions with points still open
    column: str | None = None  # title of the column to fill in, where there are several
    scale: bool = False  # to the maximum that the platform's file names


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A finished file, and what the instructor has to know about it."""

    content: bytes
    notes: tuple[Text, ...] = ()


class Format(Protocol):
    """A module of this package."""

    NAME: str
    FILLS_IN: bool  # a file of the platform's; else it writes one of its own

    def render(self, report: Report, theirs: bytes, options: Options) -> Exported:
        """Make the file.

        Raises
        ------
        UsageError
            If the platform's file is none that can be filled in, or the report does not fit the format.
        """


def points(value: float) -> str:
    """Points as platforms read them: no trailing zeros, at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def final(grade: Grade) -> bool:
    """Whether no person has to decide anything more."""
    return grade.pending == 0
