"""Who shares the tests: a few workers, each taking a whole file at a time, the long ones first.

    collected tests --by file--> units, longest first --the next one--> worker 0, worker 1, ...

A file stays with one worker, so that what its tests share (a graded class, a browser, a box) is made once. The attacks
are one unit, all files together: they look for what an attack has left on this machine, and the attacks that are tried
without walls leave something there for a moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

from grader.engine.local import usable_cores

MOST_WORKERS = 4  # each has boxes of its own; and more of them would wait for the longest file all the same
TOGETHER = ("tests/attacks/",)
# By what was measured on two cores; who comes last is short, so that nobody waits long for the others.
LONGEST_FIRST = (
    "tests/corpus/test_corpus.py",
    "tests/cluster/test_dask.py",
    "tests/end_to_end/test_cli_grading.py",
    "tests/benchmarks/test_benchmarks.py",
    "tests/store/test_resume.py",
    "tests/attacks/",
    "tests/browser/test_accessibility.py",
    "tests/mutation/test_mutation.py",
    "tests/end_to_end/test_cli_starter.py",
    "tests/end_to_end/test_notebook_check.py",
    "tests/end_to_end/test_cli_assignment.py",
    "tests/browser/test_class_page.py",
    "tests/sandbox/",
)


def workers(asked_for: Sequence[str], marks: str) -> int:
    """How many workers to start for what is asked for on the command line; 0 is none but pytest itself.

    What is one unit gains nothing from a second worker, and soaks, which kill and measure memory, want no company.
    """
    files = {one.partition("::")[0] for one in asked_for}
    one_unit = len(files) == 1 and (next(iter(files)).endswith(".py") or unit(f"{next(iter(files))}/") in TOGETHER)
    cores = usable_cores()
    return 0 if one_unit or "slow" in marks or cores == 1 else min(cores, MOST_WORKERS)


def unit(file: str) -> str:
    """What a file is handed out with: its folder's other files, or nothing but itself."""
    return next((folder for folder in TOGETHER if file.startswith(folder)), file)


class WholeFiles(LoadFileScheduling):
    """Hands out whole files, in the order in which they were collected."""

    def __init__(self, config: pytest.Config, log: Any = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # xdist's own guess is the number of tests in a file

    def _split_scope(self, nodeid: str) -> str:
        return unit(super()._split_scope(nodeid))


def place(nodeid: str) -> int:
    """Place of a test among all: that of its file among the long ones, or after them."""
    return next((place for place, name in enumerate(LONGEST_FIRST) if nodeid.startswith(name)), len(LONGEST_FIRST))
