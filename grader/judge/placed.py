"""Every message about points that were lost names a place: the file, and the line or the cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.by_name import OPERATORS
from grader.intake.submission import Language
from grader.judge.attempted import cells_for
from grader.judge.file_runs import FileRuns
from grader.judge.mishaps import place_words
from grader.messages import say
from grader.model import Finding, Status, Text, Verdict
from grader.observations import End

LOST = (Status.FAILED, Status.PARTIAL)


def with_places(verdicts: Mapping[str, Verdict], place: Text, files: Sequence[str]) -> dict[str, Verdict]:
    """Add the place to the messages of checks that lost points, where they name none of the files."""
    return {
        check: replace(one, message=say("placed", message=one.message, place=place))
        if one.status in LOST and not any(file in one.message.en for file in files)
        else one
        for check, one in verdicts.items()
    }


def last_place(files: Sequence[FileRuns], part: str, mishaps: Sequence[Finding]) -> Text | None:
    """Where a part's programs stopped, else where its module was called last, else where something was printed last."""
    for runs in reversed(files):
        frames = [end.frames[-1] for end in _stops(runs, part)]
        if frames:
            return place_words(*frames[-1][:3])
    for runs in reversed(files):
        places = [call.place for call in runs.plain.calls if call.kind == part]
        places += [call.place for call in runs.plain.named if call.name == OPERATORS.get(part)]
        if places:
            return place_words(places[-1].file, places[-1].cell, places[-1].line or None)
    scripts = {runs.source.path for runs in files if runs.source.language is Language.SCRIPT}
    ended = [one for one in mishaps if one.file in scripts and one.line]  # a process that was ended left no frames
    if ended:
        return place_words(ended[-1].file or "", None, ended[-1].line)
    for runs in reversed(files):
        shown = [
            printed.place for printed in runs.plain.printed if printed.place.kind == "print" and printed.place.line
        ]
        if shown:
            return place_words(shown[-1].file, shown[-1].cell, shown[-1].line)
    return place_words(files[-1].source.path, None, None) if files else None


def _stops(runs: FileRuns, part: str) -> list[End]:
    """How a program stopped: of a notebook's cells those that are for the part, where one of them did."""
    stops = [end for end in runs.plain.ends if end.how != "ok" and end.frames and end.frames[-1][0]]
    cells = cells_for(part, runs.source)
    return [end for end in stops if cells & {end.cell, *(frame[1] for frame in end.frames)}] or stops


def reason(mishaps: Sequence[Finding], place: Text) -> Text:
    """What stopped a part: of several mishaps the last at its place, else the last."""
    here = [one for one in mishaps if place.en in one.message.en]
    return (here or mishaps)[-1].message
