"""The code of a submission as one text, and where each of its lines comes from.

Blank lines stay out: they say nothing, and over a run of them a rule of Pygments takes time with its square.
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.intake.submission import Submission, pieces

MAX_COMPARED = 40_000  # characters: some rules of Pygments take time with the square of it; a homework has 1,500

Place = tuple[str, int]
"""Name of a file or of a notebook's cell, as `pieces` gives it, and a line of it, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What is compared of a submission."""

    id: str
    sources: tuple[tuple[str, str], ...]  # name and text of its scripts and code cells
    text: str  # their lines, one after the other, without the blank ones
    places: tuple[Place, ...]  # of each line of `text`
    cut: bool  # whether there was more than is compared
    unread: bool = False  # whether nothing of it could be read


def code_of(submission: Submission) -> Code:
    """Lay out the code of a submission; it is read as text only, nothing of it is run or compiled."""
    sources = tuple((name, text) for name, text, code in pieces(submission) if code)
    unread = not sources and any(trouble.code == "unreadable" for trouble in submission.troubles)
    lines: list[str] = []
    places: list[Place] = []
    room = MAX_COMPARED
    for name, text in sources:
        for row, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            if len(line) + 1 > room:
                return Code(id=submission.id, sources=sources, text="\n".join(lines), places=tuple(places), cut=True)
            room -= len(line) + 1
            lines.append(line)
            places.append((name, row))
    text = "\n".join(lines)
    return Code(id=submission.id, sources=sources, text=text, places=tuple(places), cut=False, unread=unread)
