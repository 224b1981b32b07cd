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

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from grader import by_name
from grader.assignment.schema import Assignment, Limits
from grader.by_name import GRADIENTS
from grader.errors import ForgedStream
from grader.intake.submission import Language, Source, Submission
from grader.judge.file_runs import FileRuns, GradientRun, HiddenRun, NamedRun
from grader.judge.mishaps import of_run
from grader.judge.modules import passes_of
from grader.judge.stubs import stubs
from grader.messages import say
from grader.model import Finding, RunRecord
from grader.observations import NamedCall, Observations, Place
from grader.one_run import CUT_SHORT, STOPPED, Maker, hurried, rows_of
from grader.probe.draw import Hidden
from grader.sandbox.box import Box, Ending, Run

logger = logging.getLogger("lstm-grade")
_MENTIONS_GRADIENTS = re.compile(rf"\b{GRADIENTS}\b")
_LIBRARIES = {
    "matplotlib.pyplot": re.compile(r"\bmatplotlib\b|\bpylab\b|\bseaborn\b|\.(?:plot|hist)\s*[.(]"),
    "pandas": re.compile(r"\bpandas\b"),
    "scipy.special": re.compile(r"\bscipy\b"),
    "tqdm": re.compile(r"\btqdm\b"),
    "IPython": re.compile(r"\bIPython\b|\bget_ipython\b"),
    "torch._dynamo": re.compile(r"\boptim\b"),  # which every optimizer imports, in a second
}
TIMED_OUT = (Ending.CPU_LIMIT, Ending.WALL_LIMIT)
MOST_HANGING = 4  # files of a submission that do not end; the others of it are not tried
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
    hanging = 0
    for source in submission.sources:
        if not source.text.strip():
            continue
        if hanging >= MOST_HANGING:
            message = say("finding.timeout-not-run", file=source.path, files=hanging)
            mishaps.append(Finding(code="timeout", part=None, message=message, file=source.path, line=None))
            files.append(FileRuns(source=source, plain=Observations(), shifted=None, again=None))
            continue
        maker = Maker(submission, source, assignment, box, seed, records)
        try:
            plain, run, of_runs = _plain(maker)
            maker.patient = run.ending not in CUT_SHORT
            limits = hurried(assignment.limits, run)
            shifted = maker.make("shifted", shift=EVERY_CALL, limits=limits)[0] if plain.calls else None
            went_on = run.ending not in CUT_SHORT
            hanging += run.ending in TIMED_OUT
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


def _plain(maker: Maker) -> tuple[Observations, Run, list[Finding]]:
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
        observations, run = maker.make("plain", limits=hurried(maker.limits, run))
        known = {(finding.code, finding.file, finding.line) for finding in findings}
        again = [one for one in _findings(maker, observations, run) if STOPPED not in one.message.en]
        findings += [one for one in again if (one.code, one.file, one.line) not in known]
    observations.named += lost
    return observations, run, findings


def _findings(maker: Maker, observations: Observations, run: Run) -> list[Finding]:
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
    maker: Maker, plain: Observations, shifted: Observations, steps: int, limits: Limits
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


def _hidden(maker: Maker, hidden: Hidden, limits: Limits) -> Iterator[HiddenRun]:
    """Hidden runs of a free-form program; none after the first where nothing could be replaced."""
    for draw in hidden.free_form:
        observations, _ = maker.make(f"hidden-{draw.name}", limits=limits, draw=draw)
        if not observations.replaced:
            return
        yield HiddenRun(draw=draw, observations=observations)


def _named(maker: Maker, plain: Observations, hidden: Hidden, limits: Limits) -> NamedRun | None:
    names = sorted({call.name for call in plain.named} - stubs(maker.source) - maker.without)
    if not names:
        return None
    calls = tuple(
        {"name": name, "case": case, "inputs": draw.inputs.tolist(), "weights": rows_of(draw)}
        for name in names
        for case, draw in enumerate(hidden.named, start=1)
    )
    observations, run = maker.make("named", limits=limits, calls=calls)
    lost: list[NamedCall] = []
    while len(lost) < MOST_LOST and observations.named and not observations.named[-1].finished:
        lost.append(msgspec.structs.replace(observations.named[-1], tick=-1))  # at this length alone, perhaps
        gone = {(call.name, call.case) for call in lost}
        left = tuple(call for call in calls if (call["name"], call["case"]) not in gone)
        observations, run = maker.make("named", limits=hurried(limits, run), calls=left)
    observations.named += lost
    return NamedRun(draws=hidden.named, observations=observations)


def _gradients(maker: Maker, hidden: Hidden, limits: Limits, mishaps: list[Finding]) -> GradientRun | None:
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
