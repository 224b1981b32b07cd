"""The runs of a submission: which are made, with which numbers, and what came out.

    plain     as it is
    shifted   the same seeds, torch modules' outputs shifted by known amounts: what is made of them moves; where the
              program goes another way then, once more for each kind of module, shifted alone
    again     other seeds: what is left to chance changes
    hidden    the literals replaced by numbers it has never seen: what is right stays right
    named     functions handed in by name, called with such numbers
    gradients lstm_gradients, called with numbers of several sizes

Each file with code in it is run as a program of its own, in the folder with all the others.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import msgspec

from grader import by_name
from grader.assignment.schema import Assignment, Limits
from grader.by_name import GRADIENTS, OPERATORS
from grader.cells import Cells
from grader.errors import ForgedStream, GraderFault
from grader.intake.submission import Language, Source, Submission
from grader.judge.claims import invented
from grader.judge.file_runs import FileRuns, GradientRun, HiddenRun, NamedRun
from grader.judge.mishaps import of_run
from grader.judge.modules import passes_of
from grader.judge.stubs import stubs
from grader.messages import say
from grader.model import Finding, RunRecord
from grader.observations import NamedCall, Observations, Place
from grader.probe.draw import Draw, Hidden
from grader.protocol import decode
from grader.sandbox.box import Box, Ending, Job, Run

logger = logging.getLogger("lstm-grade")
_MENTIONS_OPERATOR = re.compile(rf"\b(?:{'|'.join(OPERATORS.values())})\b\s*[=(]")
STOPPED = "it did not come back"  # what a function is told to say that is left out: no finding, when it says so
_MENTIONS_GRADIENTS = re.compile(rf"\b{GRADIENTS}\b")
_LIBRARIES = {
    "matplotlib.pyplot": re.compile(r"\bmatplotlib\b|\bpylab\b|\bseaborn\b|\.(?:plot|hist)\s*[.(]"),
    "pandas": re.compile(r"\bpandas\b"),
    "scipy.special": re.compile(r"\bscipy\b"),
    "tqdm": re.compile(r"\btqdm\b"),
    "IPython": re.compile(r"\bIPython\b|\bget_ipython\b"),
    "torch._dynamo": re.compile(r"\boptim\b"),  # which every optimizer imports, in a second
}
_RUNS_FILES = re.compile(r"(?<![\w.])exec\s*\(|^\s*%run\s+-i\b", re.MULTILINE)
CUT_SHORT = (Ending.CPU_LIMIT, Ending.WALL_LIMIT, Ending.OUTPUT_LIMIT)
EVERY_CALL = {"lstm_cell": 0, "lstm": 0}  # of these kinds is shifted
MOST_LOST = 4  # of the calls with hidden numbers, that may hang before the rest is given up
MAX_PRINTED = 20_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """All runs of a submission, decoded."""

    files: tuple[FileRuns, ...]
    mishaps: tuple[Finding, ...]
    records: tuple[RunRecord, ...]
    printed: str


def libraries(submissions: Sequence[Submission]) -> list[str]:
    """Modules that submissions mention: worth importing once, in the warm server."""
    found = set()
    for submission in submissions:
        for source in submission.sources:
            if source.language is Language.NOTEBOOK:
                found.add("IPython")
            found |= {name for name, pattern in _LIBRARIES.items() if pattern.search(source.text)}
    return sorted(found)


def wants_gradients(source: Source) -> bool:
    """Whether a source may define `lstm_gradients`, as far as its text tells."""
    return _MENTIONS_GRADIENTS.search(source.text) is not None


def run_all(submission: Submission, assignment: Assignment, box: Box, seed: int, hidden: Hidden) -> Outcome:
    """Make the runs of a submission.

    Raises
    ------
    GraderFault
        If the box failed, or the worker reports a fault of its own.
    """
    files: list[FileRuns] = []
    mishaps: list[Finding] = []
    records: list[RunRecord] = []
    printed: list[str] = []
    for source in submission.sources:
        if not source.text.strip():
            continue
        maker = _Maker(submission, source, assignment, box, seed, records)
        try:
            plain, run, of_runs = _plain(maker)
            limits = _hurried(assignment.limits, run)
            shifted = maker.make("shifted", shift=EVERY_CALL, limits=limits)[0] if plain.calls else None
            went_on = run.ending not in CUT_SHORT
            steps = len(assignment.homework.inputs)
            runs = FileRuns(
                source=source,
                plain=plain,
                shifted=shifted,
                alone=_alone(maker, plain, shifted, steps, limits) if shifted is not None and went_on else {},
                again=maker.make("again", limits=limits)[0],
                hidden=tuple(_hidden(maker, hidden, limits)),
                named=_named(maker, plain, hidden, limits),
                gradients=_gradients(maker, hidden, limits, of_runs),
            )
        except ForgedStream:
            # Which of its runs told the truth nobody can say: nothing of this file counts.
            message = say("finding.forged-result", file=source.path)
            mishaps.append(Finding(code="forged-result", part=None, message=message, file=source.path, line=None))
            files.append(FileRuns(source=source, plain=Observations(), shifted=None, again=None))
            continue
        mishaps += [one for one in of_runs if one not in mishaps]  # of a module that two files import
        files.append(runs)
        printed += [piece.text for piece in plain.printed if piece.place.kind == "print"]
    return Outcome(
        files=tuple(files),
        mishaps=tuple(mishaps),
        records=tuple(records),
        printed="".join(printed)[:MAX_PRINTED],
    )


def _plain(maker: _Maker) -> tuple[Observations, Run, list[Finding]]:
    """The program as it is; where a cell, or a function that is handed in by name, never came back, again without it.

    The others are right or wrong for themselves. What hangs is told of the first run, what is judged is the last.
    """
    observations, run = maker.make("plain")
    findings = _findings(maker, observations, run)
    while maker.cells.cut_where_it_ended(observations, run):
        observations, run = maker.make("plain")
        known = {(finding.code, finding.file, finding.cell) for finding in findings}
        again = _findings(maker, observations, run)
        findings += [one for one in again if (one.code, one.file, one.cell) not in known]
    lost: list[NamedCall] = []
    while (name := _never_came_back(observations, run)) is not None and name not in maker.without:
        lost += [msgspec.structs.replace(call, tick=-1) for call in observations.named if not call.finished]
        maker.leave_out(name, everywhere=not observations.named)
        observations, run = maker.make("plain", limits=_hurried(maker.limits, run))
        known = {(finding.code, finding.file, finding.line) for finding in findings}
        again = [one for one in _findings(maker, observations, run) if STOPPED not in one.message.en]
        findings += [one for one in again if (one.code, one.file, one.line) not in known]
    observations.named += lost
    return observations, run, findings


def _findings(maker: _Maker, observations: Observations, run: Run) -> list[Finding]:
    source = maker.source
    goes_on = maker.run_by_another
    return of_run(source.path, observations, run.ending, run.detail, run.at, stubs=stubs(source), goes_on=goes_on)


def _never_came_back(observations: Observations, run: Run) -> str | None:
    """The function handed in by name in which a run ended: as it was called, or where the program itself did."""
    if observations.done:
        return None
    if observations.named:
        call = observations.named[-1]
        return None if call.finished else call.name
    return next((name for name in run.inside if name in by_name.ALL), None)


def _alone(
    maker: _Maker, plain: Observations, shifted: Observations, steps: int, limits: Limits
) -> dict[str, Observations]:
    """Where the shifted run called modules otherwise than the plain one: the last pass of each kind shifted alone.

    So it is where a program compares its parts, and ends where they differ, or looks for the order of torch's rows
    until they agree. What is shifted alone lets the other part be called as in the plain run.
    """
    way, other = _way(plain), _way(shifted)
    stopped = any(end.how != "ok" for end in plain.ends)  # at its own assertion, say, which is passed over when shifted
    if way == (other[: len(way)] if stopped else other):
        return {}
    last = {one.kind: one for one in passes_of(plain, steps)}
    before = {
        kind: sum(call.kind == kind and call.tick < one.first_tick for call in plain.calls)
        for kind, one in last.items()
    }
    return {kind: maker.make("shifted", shift={kind: calls}, limits=limits)[0] for kind, calls in before.items()}


def _way(observations: Observations) -> list[tuple[str, Place]]:
    return [(call.kind, call.place) for call in observations.calls]


def _hidden(maker: _Maker, hidden: Hidden, limits: Limits) -> Iterator[HiddenRun]:
    """Hidden runs of a free-form program; none after the first where nothing could be replaced."""
    for draw in hidden.free_form:
        observations, _ = maker.make(f"hidden-{draw.name}", limits=limits, draw=draw)
        if not observations.replaced:
            return
        yield HiddenRun(draw=draw, observations=observations)


def _named(maker: _Maker, plain: Observations, hidden: Hidden, limits: Limits) -> NamedRun | None:
    names = sorted({call.name for call in plain.named} - stubs(maker.source) - maker.without)
    if not names:
        return None
    calls = tuple(
        {"name": name, "case": case, "inputs": draw.inputs.tolist(), "weights": _rows(draw)}
        for name in names
        for case, draw in enumerate(hidden.named, start=1)
    )
    observations, run = maker.make("named", limits=limits, calls=calls)
    lost: list[NamedCall] = []
    while len(lost) < MOST_LOST and observations.named and not observations.named[-1].finished:
        lost.append(msgspec.structs.replace(observations.named[-1], tick=-1))  # at this length alone, perhaps
        gone = {(call.name, call.case) for call in lost}
        left = tuple(call for call in calls if (call["name"], call["case"]) not in gone)
        observations, run = maker.make("named", limits=_hurried(limits, run), calls=left)
    observations.named += lost
    return NamedRun(draws=hidden.named, observations=observations)


def _gradients(maker: _Maker, hidden: Hidden, limits: Limits, mishaps: list[Finding]) -> GradientRun | None:
    """Call `lstm_gradients` in one run of its own, with the hidden arguments of every size."""
    if not (hidden.gradients and wants_gradients(maker.source)) or GRADIENTS in stubs(maker.source):
        return None
    calls = tuple(
        {
            "name": GRADIENTS,
            "case": case,
            "x": draw.x.tolist(),
            **{group: {key: array.tolist() for key, array in by_gate.items()} for group, by_gate in draw.parameters},
            "dh": draw.dh.tolist(),
        }
        for case, draw in enumerate(hidden.gradients, start=1)
    )
    observations, run = maker.make("gradients", limits=limits, calls=calls)
    if run.ending is not Ending.FINISHED and any(call.name == GRADIENTS for call in observations.named):
        seen = {(finding.code, finding.file) for finding in mishaps}
        ended = of_run(maker.source.path, observations, run.ending, run.detail, run.at)
        mishaps += [one for one in ended if (one.code, one.file) not in seen]
    return GradientRun(draws=hidden.gradients, observations=observations)


def _rows(draw: Draw) -> dict[str, list[float]]:
    return {gate: row.tolist() for gate, row in draw.weights.items()}


class _Maker:
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
            patient=enough == self._assignment.limits,  # what hung once has had its second try
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
        other = draw.expected is not draw.with_old_weights
        return {
            "old_inputs": homework.inputs,
            "new_inputs": draw.inputs.tolist(),
            "old_weights": homework.weights.rows(),
            "new_weights": _rows(draw) if other else None,
        }

    def _entropy(self, purpose: str) -> int:
        """Seeds for a run: from the class's seed and the content, so that a row can be made again alone."""
        words = f"{self._seed}:{self._submission.sha256}:{self._source.path}:{purpose}"
        return int.from_bytes(hashlib.sha256(words.encode()).digest()[:6], "big")


def _hurried(limits: Limits, run: Run) -> Limits:
    """Limits for repeating a run that was cut short: time to come as far as it came, not to hang again."""
    if run.ending not in CUT_SHORT:
        return limits
    enough = 1.0 + 3.0 * run.last_event_seconds
    return msgspec.structs.replace(
        limits, cpu_seconds=min(limits.cpu_seconds, max(1.0, enough)), wall_seconds=min(limits.wall_seconds, enough)
    )
