"""The ways that are measured: each gets a folder with ``class/*.py`` in it and works through that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(__file__).with_name("submission.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to work through a class."""

    name: str
    run: Callable[[Path], None]  # takes the folder
    prepare: Callable[[Path], None] = lambda here: None  # before the clock runs
    most: int | None = None  # submissions: a slow way need not do them all to be measured


def write_class(folder: Path, count: int, *, salt: int) -> None:
    """Write copies of the program; a comment makes each its own submission."""
    folder.mkdir(parents=True)
    text = PROGRAM.read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"s{number:05}.py").write_text(f"{text}# {salt} {number}\n", encoding="utf-8")


def all_ways(peers: Mapping[str, str]) -> list[Way]:
    """Name the ways, what the others are held against first; peers by the interpreters of their environments."""
    ways = [
        Way(name="`python submission.py`, one at a time", run=lambda here: _scripts(here, 1), most=8),
        Way(name="`python submission.py`, two at a time", run=lambda here: _scripts(here, 2), most=8),
        Way(name="fork, run, exit in a warm process (no walls, no judging)", run=_forks),
        Way(name="`lstm-grade`", run=_grade),
        Way(name="`lstm-grade` once more, nothing changed", prepare=_grade, run=_grade),
    ]
    runs = {"nbclient": _nbclient, "nbgrader": _nbgrader, "otter": _otter}
    return ways + [Way(name=name, run=_with(runs[name], python), most=4) for name, python in peers.items()]


def _with(run: Callable[[Path, str], None], python: str) -> Callable[[Path], None]:
    return lambda here: run(here, python)


def _call(command: list[str], here: Path) -> None:
    done = subprocess.run(command, cwd=here, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} ended with {done.returncode}:\n{done.stderr[-2000:]}")


def _scripts(here: Path, jobs: int) -> None:
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(lambda path: _call([sys.executable, str(path)], here), sorted((here / "class").iterdir())))


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
    _call([sys.executable, "-c", FORKS], here)


def _grade(here: Path) -> None:
    _call([sys.executable, "-m", "grader", "class", "--out", "out", "--quiet"], here)


# -- peers: a notebook of one cell, as each of them wants it -------------------------------------------------------


def _notebook(path: Path) -> str:
    cell = {
        "cell_type": "code",
        "execution_count": None,
        "id": "a1",
        "metadata": {},
        "outputs": [],
        "source": path.read_text(encoding="utf-8"),
    }
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return json.dumps(
        {"cells": [cell], "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False
    )


def _nbclient(here: Path, python: str) -> None:
    for path in sorted((here / "class").glob("*.py")):
        notebook = path.with_suffix(".ipynb")
        notebook.write_text(_notebook(path), encoding="utf-8")
        _call([python, "-m", "jupyter", "execute", str(notebook)], here)


def _nbgrader(here: Path, python: str) -> None:
    source = here / "source" / "hw"
    source.mkdir(parents=True)
    paths = sorted((here / "class").glob("*.py"))
    (source / "lstm.ipynb").write_text(_notebook(paths[0]), encoding="utf-8")
    _call([python, "-m", "nbgrader", "generate_assignment", "hw", "--create"], here)
    for path in paths:
        submitted = here / "submitted" / path.stem / "hw"
        submitted.mkdir(parents=True)
        (submitted / "lstm.ipynb").write_text(_notebook(path), encoding="utf-8")
    _call([python, "-m", "nbgrader", "autograde", "hw", "--create"], here)


def _otter(here: Path, python: str) -> None:
    """Otter wants tests and a zip; this one asks for the last value only."""
    (here / "tests").mkdir()
    case = {"code": ">>> abs(float(ys[5]) - 0.96) < 0.01\nTrue", "hidden": False, "locked": False}
    suite = {"type": "doctest", "scored": True, "setup": "", "teardown": "", "cases": [case]}
    test = {"name": "q1", "points": 1, "suites": [suite]}
    (here / "tests" / "q1.py").write_text(f"OK_FORMAT = True\ntest = {test!r}\n", encoding="utf-8")
    _call([python, "-m", "otter", "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment"], here)
    for path in sorted((here / "class").glob("*.py")):
        notebook = path.with_suffix(".ipynb")
        notebook.write_text(_notebook(path), encoding="utf-8")
        _call([python, "-m", "otter", "run", "-a", "autograder.zip", "-o", os.fspath(here), str(notebook)], here)
