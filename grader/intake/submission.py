"""What was handed in, before anything of it has run."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.model import Origin, Text


class Language(enum.Enum):
    """What a source file is."""

    SCRIPT = "script"
    NOTEBOOK = "notebook"


def language_of(name: str) -> Language | None:
    """What a file is by its name; None for what has no code in it."""
    return {".py": Language.SCRIPT, ".ipynb": Language.NOTEBOOK}.get(PurePosixPath(name).suffix.lower())


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why a file, or a whole submission, cannot be run."""

    code: str  # a finding code: unreadable, no-code
    file: str | None
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a notebook."""

    number: int  # counted over code cells from 1
    code: bool  # False: Markdown or raw
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file with code in it, decoded."""

    path: str  # within the submission, with /
    language: Language
    text: str  # of a script; of a notebook the code cells, joined (for looking words up)
    cells: tuple[Cell, ...]  # of a notebook, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One row of the report."""

    id: str
    files: tuple[str, ...]  # every file, sorted
    sha256: str  # over names and contents
    contents: Mapping[str, bytes]  # what goes into the work folder, by path
    sources: tuple[Source, ...]
    troubles: tuple[Trouble, ...]
    origin: Origin | None = None  # who handed it in, where a learning platform says so


def pieces(submission: Submission) -> Iterator[tuple[str, str, bool]]:
    """Take a submission apart as its pages show it: its scripts, and the cells of its notebooks.

    Yields
    ------
    tuple
        Name, text, and whether it is code: a script is named by its path, a cell ``file.ipynb#3`` (code cell 3) or
        ``file.ipynb#text`` (Markdown).
    """
    for source in submission.sources:
        if source.language is Language.SCRIPT:
            yield source.path, source.text, True
        for cell in source.cells:
            yield f"{source.path}#{cell.number if cell.code else 'text'}", cell.text, cell.code
