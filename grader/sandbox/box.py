"""What a box takes and gives back.

A box runs one job in one fresh process and returns the bytes that came out of it with the manner of its end.
It decodes nothing and judges nothing. Whatever the program does is an `Outcome`; a box raises only
`GraderFault`, when it could not run the program at all.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from grader.assignment.schema import Limits


class Ending(enum.Enum):
    """How a process ended."""

    FINISHED = "finished"  # said its last word and left with status 0
    EXITED = "exited"  # left with a status, without a last word
    KILLED = "killed"  # by a signal
    CPU_LIMIT = "cpu-limit"
    WALL_LIMIT = "wall-limit"
    OUTPUT_LIMIT = "output-limit"  # of the pipe; of printed text the worker tells
    FILES_LIMIT = "files-limit"  # more bytes or more files than its folder may hold
    PROCESS_LIMIT = "process-limit"  # more threads than a run may have


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A program to run."""

    entry: str  # path of the program within the folder
    script: str | None  # its text, or
    cells: tuple[tuple[int, str], ...]  # number and text of each code cell
    files: Mapping[str, bytes]  # everything of the submission, by relative path
    entropy: int  # seeds of what the program leaves unseeded
    lenient: bool = False  # whether the program's own assertions are passed over
    describe: bool = True  # whether to tell what the statements define and use
    shift: Mapping[str, int] = field(default_factory=dict)  # kinds of modules, and from which call on they shift
    calls: tuple[Mapping[str, Any], ...] = ()  # functions to call by name
    replace: Mapping[str, Any] | None = None  # numbers that the program shall state instead of the homework's
    left_out: Mapping[str, str] = field(default_factory=dict)  # functions that hung, and what they say when called
    patient: bool = True  # whether a time limit is believed only when the run was alone (see patience.py)

    def encode(self, limits: Limits, **more: Any) -> bytes:
        """Encode as the JSON that ``worker/child.py`` reads; `more` is what only one of the boxes says."""
        job: dict[str, Any] = {
            "entry": self.entry,
            "entropy": self.entropy,
            "lenient": self.lenient,
            "describe": self.describe,
            "shift": dict(self.shift),
            "calls": list(self.calls),
            "replace": self.replace,
            "left_out": dict(self.left_out),
            **more,
            "limits": {
                "cpu_seconds": limits.cpu_seconds,
                "wall_seconds": limits.wall_seconds,
                "memory_bytes": limits.memory_bytes,
                "output_bytes": limits.output_bytes,
                "file_bytes": limits.file_bytes,
            },
        }
        if self.script is None:
            job["cells"] = self.cells
        else:
            job["script"] = self.script
        return json.dumps(job).encode("ascii")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of the student's."""

    file: str  # as people know it
    cell: int | None  # of a notebook
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What came of a job."""

    stream: bytes  # events, at most protocol.MAX_STREAM_BYTES
    ending: Ending
    detail: str  # exit status or signal, for people
    cpu_seconds: float
    wall_seconds: float
    last_event_seconds: float  # when the last bytes came, from the start
    peak_bytes: int
    at: Place | None = None  # where a signal met it, as far as the interpreter could still say
    inside: tuple[str, ...] = ()  # names of the functions that it was in, innermost first, in the same words


class Box(Protocol):
    """Runs jobs, several at a time from several threads."""

    def run(self, job: Job, limits: Limits) -> Run:
        """Run a job to its end, whatever that is."""

    def describe(self) -> dict[str, Any]:
        """Say which layers are in force, for the report."""

    def versions(self) -> dict[str, str]:
        """Say which NumPy and torch the programs run with."""

    def preload(self, modules: Sequence[str]) -> None:
        """Import modules that submissions mention, once for all."""

    def close(self) -> None:
        """End every process of the box."""
