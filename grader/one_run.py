"""One run of one file: the job that is handed to the box, and what comes back, decoded and not yet believed."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import msgspec

from grader.assignment.schema import Assignment, Limits
from grader.by_name import OPERATORS
from grader.cells import Cells
from grader.errors import ForgedStream, GraderFault
from grader.intake.submission import Language, Source, Submission
from grader.judge.claims import invented
from grader.model import RunRecord
from grader.observations import Observations
from grader.probe.draw import Draw
from grader.protocol import decode
from grader.sandbox.box import Box, Ending, Job, Run

logger = logging.getLogger("lstm-grade")
_MENTIONS_OPERATOR = re.compile(rf"\b(?:{'|'.join(OPERATORS.values())})\b\s*[=(]")
STOPPED = "it did not come back"  # what a function is told to say that is left out: no finding, when it says so
_RUNS_FILES = re.compile(r"(?<![\w.])exec\s*\(|^\s*%run\s+-i\b", re.MULTILINE)
CUT_SHORT = (Ending.CPU_LIMIT, Ending.WALL_LIMIT, Ending.OUTPUT_LIMIT)


class Maker:
    """Makes the runs of one source file."""

    def __init__(
        self,
        submission: Submission,
        source: Source,
        assignment: Assignment,
        box: Box,
        seed: int,
        records: list[RunRecord],
    ) -> None:
        self._submission = submission
        self._source = source
        self._assignment = assignment
        self._box = box
        self._seed = seed
        self._records = records
        self._left_out: Mapping[str, str] = {}
        self.cells = Cells(source)
        self.without: frozenset[str] = frozenset()  # functions that are not called by name
        self.patient = True  # what hung once has had its second try

    def leave_out(self, name: str, *, everywhere: bool) -> None:
        """Call a function by name no more; `everywhere` means also where the program itself does."""
        self.without |= {name}
        if everywhere:
            self._left_out = {**self._left_out, name: STOPPED}

    @property
    def limits(self) -> Limits:
        """What a run may take that has not been cut short before."""
        return self._assignment.limits

    @property
    def source(self) -> Source:
        """The file."""
        return self._source

    @property
    def run_by_another(self) -> bool:
        """Whether another file of the submission runs this one, with names that it has."""
        name = PurePosixPath(self._source.path).name
        others = (one.text for one in self._submission.sources if one is not self._source)
        return any(name in text and _RUNS_FILES.search(text) for text in others)

    def make(
        self,
        purpose: str,
        *,
        shift: Mapping[str, int] | None = None,
        limits: Limits | None = None,
        draw: Draw | None = None,
        calls: tuple[Mapping[str, Any], ...] | None = None,
    ) -> tuple[Observations, Run]:
        """Make one run.

        Raises
        ------
        ForgedStream
            If the stream is no stream of ours, or claims a call that cannot have happened.
        """
        told = purpose in ("plain", "shifted", "again")  # the program knows these numbers
        enough = limits or self._assignment.limits
        job = Job(
            entry=self._source.path,
            script=self._source.text if self._source.language is Language.SCRIPT else None,
            cells=self.cells.numbered,
            files=self._submission.contents,
            entropy=self._entropy("plain" if purpose == "shifted" else purpose),
            shift=shift or {},
            lenient=purpose not in ("plain", "again"),
            describe=purpose == "plain",
            calls=self._public_calls() if calls is None else calls,
            replace=None if draw is None else self._replacement(draw),
            left_out=self._left_out,
            patient=self.patient and enough == self._assignment.limits,
        )
        run = self._box.run(job, enough)
        self._keep(purpose, run, told=told)
        observations = decode(run.stream, {*self._submission.files, self._source.path})
        if observations.fault is not None and not observations.done:
            raise GraderFault(f"the worker failed: {observations.fault[:300]}")
        if observations.claimed_fault is not None:
            said = observations.claimed_fault[:300] if told else "a fault"
            logger.warning("%r, %s: the worker reports %r", self._submission.id, purpose, said)
        if invented(observations.calls, shifted=bool(shift)) is not None:
            raise ForgedStream("a call of a module whose outputs do not follow from its inputs")
        return observations, run

    def _keep(self, purpose: str, run: Run, *, told: bool) -> None:
        """Keep a record of a run.

        How it ended is the program's to choose, a byte of it at least. Of runs on hidden numbers that byte could tell
        them: it is not kept.
        """
        self._records.append(
            RunRecord(
                file=self._source.path,
                purpose=purpose,
                ending=run.ending.value,
                detail=run.detail if told else "",
                cpu_seconds=run.cpu_seconds,
                wall_seconds=run.wall_seconds,
                peak_bytes=run.peak_bytes,
            )
        )

    def _public_calls(self) -> tuple[Mapping[str, Any], ...]:
        """Calls with the homework's own numbers of the functions that a hand-in by name has."""
        if not _MENTIONS_OPERATOR.search(self._source.text):
            return ()
        homework = self._assignment.homework
        weights = homework.weights.rows()
        names = [name for name in OPERATORS.values() if name not in self.without]
        return tuple({"name": name, "case": 0, "inputs": homework.inputs, "weights": weights} for name in names)

    def _replacement(self, draw: Draw) -> dict[str, Any]:
        homework = self._assignment.homework
        other = draw.other_weights
        return {
            "old_inputs": homework.inputs,
            "new_inputs": draw.inputs.tolist(),
            "old_weights": homework.weights.rows(),
            "new_weights": rows_of(draw) if other else None,
        }

    def _entropy(self, purpose: str) -> int:
        """Seeds for a run: from the class's seed and the content, so that a row can be made again alone."""
        words = f"{self._seed}:{self._submission.sha256}:{self._source.path}:{purpose}"
        return int.from_bytes(hashlib.sha256(words.encode()).digest()[:6], "big")


def hurried(limits: Limits, run: Run) -> Limits:
    """Limits for repeating a run that was cut short: time to come as far as it came, not to hang again."""
    if run.ending not in CUT_SHORT:
        return limits
    enough = 1.0 + 3.0 * run.last_event_seconds
    return msgspec.structs.replace(
        limits, cpu_seconds=min(limits.cpu_seconds, max(1.0, enough)), wall_seconds=min(limits.wall_seconds, enough)
    )


def rows_of(draw: Draw) -> dict[str, list[float]]:
    """The weights of a draw as plain lists, a row of four by gate."""
    return {gate: row.tolist() for gate, row in draw.weights.items()}
