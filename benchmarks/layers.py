"""Grade with a part of what grading does: ``python -m benchmarks.layers class HOW``, to see what each layer costs.

plain-open       one run of each program in a warm fork server, without walls, nothing decoded
plain            the same behind walls
runs             all runs that grading makes, decoded
grading          the whole command, without walls
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from grader.assignment.load import load
from grader.engine.local import usable_cores
from grader.intake.collect import collect
from grader.intake.submission import Submission
from grader.probe.draw import draw_hidden
from grader.runs import libraries, run_all
from grader.sandbox import opening
from grader.sandbox.box import Box, Ending, Job
from grader.sandbox.forkserver import ForkServerBox

HOW = ("plain-open", "plain", "runs", "grading")


def main() -> None:
    """Do it."""
    folder, how, *more = sys.argv[1:]
    if how == "grading":
        from grader.cli import main as lstm_grade

        opening.open_box = lambda isolation: _without_walls()
        sys.argv = ["lstm-grade", folder, "--out", "out", "--quiet", *more]
        lstm_grade()
        return
    jobs = int(more[1]) if more else usable_cores() + 1
    submissions = collect([Path(folder)], whole_folders=False)
    box = _without_walls() if how == "plain-open" else opening.open_box("strict")
    try:
        box.preload(libraries(submissions))
        _run(submissions, box, how, jobs)
    finally:
        box.close()


def _without_walls() -> Box:
    return ForkServerBox(confined=False)


def _run(submissions: list[Submission], box: Box, how: str, jobs: int) -> None:
    assignment = load().assignment
    hidden = draw_hidden(assignment, 1) if how == "runs" else None

    def work(submission: Submission) -> None:
        if hidden is not None:
            run_all(submission, assignment, box, 1, hidden)
            return
        (source,) = submission.sources
        job = Job(entry=source.path, script=source.text, cells=(), files=submission.contents, entropy=1)
        run = box.run(job, assignment.limits)
        assert run.ending is Ending.FINISHED, run

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(work, submissions))


if __name__ == "__main__":
    main()
