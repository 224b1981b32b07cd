"""Other graders, each in an environment of its own, because their dependencies are not ours.

An environment is made once and kept. It has everything of the peer's own but torch, which is taken from the
environment that runs the benchmark, by a path file: the same torch for all, and not four times on the disk.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.classes import as_notebook
from benchmarks.watched import call

NEEDS = {
    "nbclient": ("nbclient", "ipykernel", "jupyter-core"),
    "nbgrader": ("nbgrader", "ipykernel"),
    "otter": ("otter-grader", "ipykernel"),
}
READY = "lstm-grade-benchmark-ready"


def default_folder() -> Path:
    """Where environments are kept."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lstm-grade-benchmarks"


def environment(folder: Path, peer: str) -> str:
    """Make the environment of a peer, unless it is there; the path of its interpreter."""
    here = folder / peer
    python = here / "bin" / "python"
    if not (here / READY).exists():
        print(f"installing {peer} into {here}", file=sys.stderr)
        venv.create(here, with_pip=True, clear=True)
        call([str(python), "-m", "pip", "install", "-q", *NEEDS[peer]], folder)
        # After the install: pip would take what lies there for installed already.
        found = subprocess.run(
            [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        torch_from = Path(found.stdout.strip()) / "zz_torch_of_the_benchmark.pth"
        torch_from.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        call([str(python), "-c", "import torch, numpy"], folder)
        (here / READY).touch()
    return str(python)


def peer_version(python: str, peer: str) -> str:
    """Which version of the peer is measured."""
    code = f"from importlib.metadata import version; print(version({NEEDS[peer][0]!r}))"
    return subprocess.run([python, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout.strip()


Run = Callable[[Path, str], None]  # the folder with ``class/*.py`` in it; the interpreter


def _scripts(here: Path) -> Sequence[Path]:
    return sorted((here / "class").glob("*.py"))


def prepare_notebooks(here: Path, python: str) -> None:
    """For nbclient and otter: a notebook beside each script."""
    for path in _scripts(here):
        path.with_suffix(".ipynb").write_text(as_notebook(path), encoding="utf-8")


def run_nbclient(here: Path, python: str) -> None:
    """Execute each notebook, and judge nothing."""
    for path in _scripts(here):
        call([python, "-m", "jupyter", "execute", str(path.with_suffix(".ipynb"))], here)


def prepare_nbgrader(here: Path, python: str) -> None:
    """A course with the notebooks handed in."""
    source = here / "source" / "hw"
    source.mkdir(parents=True)
    paths = _scripts(here)
    (source / "lstm.ipynb").write_text(as_notebook(paths[0]), encoding="utf-8")
    call([python, "-m", "nbgrader", "generate_assignment", "hw", "--create"], here)
    for path in paths:
        submitted = here / "submitted" / path.stem / "hw"
        submitted.mkdir(parents=True)
        (submitted / "lstm.ipynb").write_text(as_notebook(path), encoding="utf-8")


def run_nbgrader(here: Path, python: str) -> None:
    """Grade the course, in one command."""
    call([python, "-m", "nbgrader", "autograde", "hw", "--create"], here)


def prepare_otter(here: Path, python: str) -> None:
    """An autograder whose one test asks for one value."""
    prepare_notebooks(here, python)
    (here / "tests").mkdir()
    case = {"code": ">>> abs(float(ys[5]) - 0.96) < 0.01\nTrue", "hidden": False, "locked": False}
    suite = {"type": "doctest", "scored": True, "setup": "", "teardown": "", "cases": [case]}
    test = {"name": "q1", "points": 1, "suites": [suite]}
    (here / "tests" / "q1.py").write_text(f"OK_FORMAT = True\ntest = {test!r}\n", encoding="utf-8")
    call([python, "-m", "otter", "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment"], here)


def run_otter(here: Path, python: str) -> None:
    """Grade each notebook."""
    for path in _scripts(here):
        notebook = str(path.with_suffix(".ipynb"))
        call([python, "-m", "otter", "run", "-a", "autograder.zip", "-o", str(here), notebook], here)


PREPARE: dict[str, Run] = {"nbclient": prepare_notebooks, "nbgrader": prepare_nbgrader, "otter": prepare_otter}
RUN: dict[str, Run] = {"nbclient": run_nbclient, "nbgrader": run_nbgrader, "otter": run_otter}
