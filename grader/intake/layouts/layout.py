"""What all layouts have in common: entries in, one hand-in for each student out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from grader.intake.entries import Entry
from grader.model import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Handin:
    """What belongs to one row of the report, not read yet."""

    id: str
    ending: str = ""  # tells it from a namesake
    entries: tuple[Entry, ...]  # with paths within the submission
    origin: Origin | None = None


class Layout(Protocol):
    """A module of this package."""

    NAME: str

    def recognises(self, entries: Sequence[Entry], root: str) -> bool:
        """Say whether a class is laid out so; ``root`` is the name of the folder or archive."""

    def arrange(self, entries: Sequence[Entry]) -> list[Handin]:
        """Give each entry to its submission; what belongs to no student is left out."""
