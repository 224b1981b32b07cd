"""What a folder or an archive lists, before anything of it is read; and how much of it may be read.

An entry whose name or kind is not taken keeps its place and says why: it becomes a trouble of the submission it
lies in, and is never dropped without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from grader.messages import say
from grader.model import Text

# A homework is some kilobytes. A notebook with pictures has some megabytes; more is a wrong file, or an attack.
MAX_FILES = 500  # of one submission
MAX_FILE_BYTES = 32 << 20
MAX_TOTAL_BYTES = 64 << 20  # of one submission
HIDDEN = frozenset({"__MACOSX", "__pycache__", ".ipynb_checkpoints"})


class Unreadable(ValueError):
    """Something that was handed in cannot be read; ``reason`` says why, in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def _nothing() -> bytes:
    return b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file, or a folder that would be empty without its own entry."""

    path: str  # with /, below the folder or in the archive, never out of it
    size: int = 0  # bytes, as declared; the reader holds what comes against it
    folder: bool = False
    refused: Text | None = None  # why it is not taken
    read: Callable[[], bytes] = _nothing  # raises Unreadable or OSError

    @property
    def top(self) -> str:
        """The first part of the path."""
        return self.path.partition("/")[0]


def hidden(path: str) -> bool:
    """Whether a path leads to, or through, what the machine left and no student handed in."""
    return any(part.startswith(".") or part in HIDDEN for part in path.split("/"))


def settle(entries: Iterable[Entry]) -> list[Entry]:
    """Of several files with one name keep the last, as unpacking does, and refuse the others.

    Names that differ only in upper and lower case are one name: on the computers of most students they are, and a
    grade must not depend on where the archive is unpacked. A file that lies where a folder is needed is refused too.
    """
    listed = list(entries)
    last = {_folded(entry.path): number for number, entry in enumerate(listed) if not entry.folder}
    folders = {_folded(entry.path) for entry in listed if entry.folder}
    for entry in listed:
        parts = _folded(entry.path).split("/")
        folders |= {"/".join(parts[:depth]) for depth in range(1, len(parts))}
    settled = []
    for number, entry in enumerate(listed):
        name = _folded(entry.path)
        reason = None
        if not entry.folder and entry.refused is None:
            if name in folders:
                reason = say("unfit.is-a-folder-too")
            elif last[name] != number:
                reason = say("unfit.name-again", other=listed[last[name]].path)
        settled.append(entry if reason is None else replace(entry, refused=reason))
    return settled


def _folded(path: str) -> str:
    return path.casefold()
