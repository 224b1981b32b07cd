"""The ways that are measured: each gets a folder with ``class/*.py`` in it and works through that."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks import peers
from benchmarks.watched import call

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to work through a class."""

    name: str
    run: Callable[[Path], None]  # takes the folder
    prepare: Callable[[Path], None] = lambda here: None  # before the clock runs
    most: int | None = None  # submissions: a slow way need not do them all to be measured


def script_ways() -> list[Way]:
    """What a person would do by hand; the first is what the others are held against."""
    return [
        Way(name="`python submission.py`, one at a time", run=lambda here: _scripts(here, 1), most=8),
        Way(name="`python submission.py`, two at a time", run=lambda here: _scripts(here, 2), most=8),
    ]


def own_ways(options: list[str]) -> list[Way]:
    """`lstm-grade`, and what its parts cost, the least first."""
    return [
        Way(name="fork, run, exit in a warm process, one at a time", run=_forks),
        Way(name="one run each in the fork server, no walls", run=lambda here: _layer(here, "plain-open", options)),
        Way(name="one run each in the fork server, walls", run=lambda here: _layer(here, "plain", options)),
        Way(name="all runs of each, walls, decoded, not judged", run=lambda here: _layer(here, "runs", options)),
        Way(name="`lstm-grade` without walls", run=lambda here: _layer(here, "grading", options)),
        Way(name="`lstm-grade`", run=lambda here: grade(here, options)),
        Way(
            name="`lstm-grade` once more, nothing changed",
            prepare=lambda here: grade(here, options),
            run=lambda here: grade(here, options),
        ),
    ]


def peer_ways(pythons: Mapping[str, str]) -> list[Way]:
    """Other graders, by the interpreters of their environments."""
    return [_peer(name, python) for name, python in pythons.items()]


def _peer(name: str, python: str) -> Way:
    words = {"nbclient": "nbclient (runs, judges nothing)", "nbgrader": "nbgrader autograde", "otter": "otter run"}
    return Way(
        name=f"{words[name]} {peers.peer_version(python, name)}",
        prepare=lambda here: peers.PREPARE[name](here, python),
        run=lambda here: peers.RUN[name](here, python),
        most=4,
    )


def start_ways() -> list[Way]:
    """What a single start costs; the first is what the others are held against."""
    return [
        Way(name="`python -c 'import torch'`", run=lambda here: call([sys.executable, "-c", "import torch"], here)),
        Way(name="`python -c pass`", run=lambda here: call([sys.executable, "-c", "pass"], here)),
        Way(name="`lstm-grade --help`", run=lambda here: _ours(here, ["-m", "grader", "--help"])),
        Way(name="`lstm-grade` with one submission", run=lambda here: grade(here, [])),
    ]


def _scripts(here: Path, jobs: int) -> None:
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(lambda path: call([sys.executable, str(path)], here), sorted((here / "class").glob("*.py"))))


FORKS = """
import os, sys
import numpy, torch
torch.set_num_threads(1)
for name in sorted(os.listdir("class")):
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        with open(f"class/{name}", encoding="utf-8") as file:
            exec(compile(file.read(), name, "exec"), {"__name__": "__main__"})
        sys.stdout.flush()
        os._exit(0)
    assert os.waitpid(pid, 0)[1] == 0
"""


def _forks(here: Path) -> None:
    """The lower bound for one process at a time: what no grader can do without. Start included."""
    call([sys.executable, "-c", FORKS], here)


def _layer(here: Path, how: str, options: list[str]) -> None:
    _ours(here, ["-m", "benchmarks.layers", str(here / "class"), how, *options])


def grade(here: Path, options: list[str]) -> None:
    """The whole command, as a user calls it."""
    _ours(here, ["-m", "grader", "class", "--out", "out", "--quiet", *options])


def _ours(here: Path, words: list[str]) -> None:
    path = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import runpy; "
    module, arguments = words[1], words[2:]
    code = f"{path}sys.argv = [{module!r}, *{arguments!r}]; runpy.run_module({module!r}, run_name='__main__')"
    call([sys.executable, "-c", code], here)
