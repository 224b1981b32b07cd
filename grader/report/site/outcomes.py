"""What became of a submission and of its runs, where a status or an exit alone does not say it.

A process that ends by itself may have met an error, may have had nothing to run, or may have asked for too much memory:
the findings tell. They are those of the plain run, so of a run on other numbers only what holds for every run is said.
"""

from __future__ import annotations

from grader.model import Grade, RunRecord, Status, SubmissionStatus

_NOT_PARSED = frozenset({"python2", "syntax-error"})
# By a finding's code: how the run ended. `blocked` and `process-limit` are missing: a program may go on after these.
_ENDED = {
    "memory-limit": "memory-limit",
    "output-limit": "output-limit",
    "died": "exited",
    "exception": "error",
    "import-error": "error",
    "removed-api": "error",
}


def unread(grade: Grade) -> bool:
    """Whether nothing of a submission could be read: no points are open, but a person should look."""
    said = any(finding.code == "unreadable" for finding in grade.findings)
    nothing = all(part.status is Status.MISSING for part in grade.parts.values())
    return said and nothing and grade.status is SubmissionStatus.GRADED


def ending(grade: Grade, run: RunRecord) -> str:
    """Say how a run of a submission ended, as far as it is known: a name of the family ``ending`` in the catalogue."""
    if run.ending != "finished":
        return run.ending
    here = [one for one in grade.findings if one.part is None and one.file == run.file]
    notebook = run.file.lower().endswith(".ipynb")  # of which a cell that is not parsed hinders no other
    if not notebook and any(one.code in _NOT_PARSED for one in here):
        return "not-parsed"
    if run.purpose != "plain":
        return run.ending
    if sum(one.purpose == "plain" for one in grade.runs) == 1:  # then what an imported module met was met here
        here = [one for one in grade.findings if one.part is None]
    codes = {one.code for one in here}
    for code, name in _ENDED.items():
        if code in codes:
            return "cell-error" if name == "error" and notebook else name
    return "cell-error" if codes & _NOT_PARSED else run.ending
