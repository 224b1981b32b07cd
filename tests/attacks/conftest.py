"""The class of the attacks, graded once for all tests of this folder, and its honest neighbours alone."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attack import ROWS, all_attacks

from grader.assignment.load import DEFAULT

SEED = 20_417
UID = os.environ.get("LSTM_GRADE_TEST_UID")
LESS = os.environ.get("LSTM_GRADE_TEST_MACHINE")  # a poorer machine than this one: what elsewhere.py takes away
UNFINISHED = f"""\
import numpy as np
X = np.array({ROWS}, dtype=float)
h = c = 0.0
for x in X:
    g = np.tanh(x[0])
    i = 1 / (1 + np.exp(-(100 * x[1] - 10)))
    f = 1 / (1 + np.exp(-(100 * x[1] + 10)))
    c = f + i * g
    h = np.tanh(c) / (1 + np.exp(-(100 * x[2] - 10)))
    print(h)
"""


class Class:
    """A class, graded: its rows, and what the grading was seen to do outside."""

    def __init__(self, here: Path, done: subprocess.CompletedProcess[str]) -> None:
        self.out = here / "out"
        self.done = done
        self.document = json.loads((self.out / "report.json").read_bytes(), parse_constant=_no_constant)
        self.rows: dict[str, dict[str, Any]] = {one["id"]: one for one in self.document["submissions"]}


def _no_constant(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


def _grade(here: Path, assignment: Path) -> Class:
    kept = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG")}
    kept |= {"PYTHONUTF8": "1", "COLUMNS": "200", "LC_ALL": "C.UTF-8", "TMPDIR": str(here / "tmp")}
    kept |= {"LSTM_GRADE_TEST_TOKEN": "hunter2", "HOME": str(here / "home")}
    other = {"user": int(UID), "group": int(UID), "extra_groups": []} if UID else {}
    arguments = [
        "class",
        "--out",
        "out",
        "--seed",
        str(SEED),
        "--lang",
        "en",
        "--jobs",
        "4",
        "--assignment",
        str(assignment),
    ]
    elsewhere = str(Path(__file__).resolve().parents[1] / "sandbox" / "elsewhere.py")
    machine = [sys.executable, elsewhere, LESS, "--"] if LESS else []
    done = subprocess.run(
        [*machine, sys.executable, "-m", "grader", *arguments],
        cwd=here,
        env={**kept, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        capture_output=True,
        encoding="utf-8",
        timeout=280,
        check=False,
        **other,
    )
    assert done.returncode in (0, 1), done.stderr
    return Class(here, done)


def _lay_neighbours(folder: Path, right: str) -> None:
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": right}]
    notebook = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}
    (folder / "neighbour.py").write_text(right, encoding="utf-8")
    (folder / "邻居.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    (folder / "unfinished.py").write_text(UNFINISHED, encoding="utf-8")


def _processes(home: Path) -> list[str]:
    """Processes that descend from a grading: they were given its home."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if f"HOME={home}\0".encode() in (process / "environ").read_bytes():
                    found.append((process / "cmdline").read_bytes().decode("utf-8", "replace"))
            except OSError:
                continue
    return found


def _outside(victim: Path) -> dict[str, Any]:
    """What an attack could have changed."""
    listing = {
        str(path.relative_to(victim)): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in victim.rglob("*")
    }
    left = [str(path) for folder in ("/dev/shm", "/tmp", "/var/tmp") for path in _ours(Path(folder))]
    return {"victim": listing, "rights": victim.stat().st_mode, "left": sorted(left)}


def _ours(folder: Path) -> list[Path]:
    return [*folder.glob("lstm-grade-attack*"), *folder.glob("lstm-grade-note*")] if folder.is_dir() else []


@pytest.fixture(scope="session")
def hasty_assignment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The homework, with a second of computing: who hangs holds up nobody, and who waits its turn is not late."""
    text = DEFAULT.read_text(encoding="utf-8")
    for old, new in {"cpu_seconds = 10": "cpu_seconds = 1", "wall_seconds = 20": "wall_seconds = 6"}.items():
        assert old in text
        text = text.replace(old, new)
    path = tmp_path_factory.mktemp("hasty") / "hasty.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the box, that whoever grades may write."""
    folder = tmp_path_factory.mktemp("victim")
    (folder / "grades.csv").write_text("alice,100\n")
    return folder


@pytest.fixture(scope="session")
def listener() -> Iterator[socket.socket]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.fixture(scope="session")
def words(victim: Path, listener: socket.socket, root: Path, right_program: str) -> dict[str, str]:
    port = str(listener.getsockname()[1])
    return {"VICTIM": str(victim), "PORT": port, "REPO": str(root), "RIGHT": right_program, "NEIGHBOUR": "neighbour.py"}


@pytest.fixture(scope="session")
def attacked(box, tmp_path_factory, hasty_assignment, victim, words, right_program) -> Class:
    """All attacks and their neighbours, in one class."""
    here = tmp_path_factory.mktemp("attacked")
    for name in ("class", "tmp", "out"):
        (here / name).mkdir()
    _lay_neighbours(here / "class", right_program)
    for one in all_attacks():
        one.lay(here / "class", words)
    if UID:
        for path in (here, here / "tmp", here / "out", victim):
            os.chown(path, int(UID), int(UID))
        # The folder of all runs of the tests; a worker of pytest-xdist has a folder of its own in that of its run.
        above = tmp_path_factory.getbasetemp().parents[1 if "PYTEST_XDIST_WORKER" in os.environ else 0]
        for parent in (hasty_assignment, *here.parents, *hasty_assignment.parents):
            if parent.is_relative_to(above):
                parent.chmod(0o755)
    before = _outside(victim)
    graded = _grade(here, hasty_assignment)
    graded.processes = _processes(here / "home")  # type: ignore[attr-defined]
    graded.before, graded.after = before, _outside(victim)  # type: ignore[attr-defined]
    return graded


@pytest.fixture(scope="session")
def alone(box, tmp_path_factory, hasty_assignment, right_program) -> Class:
    """The neighbours without the attackers."""
    here = tmp_path_factory.mktemp("alone")
    for name in ("class", "tmp", "out"):
        (here / name).mkdir()
    _lay_neighbours(here / "class", right_program)
    if UID:
        for path in (here, here / "tmp", here / "out"):
            os.chown(path, int(UID), int(UID))
            path.chmod(0o755)
    return _grade(here, hasty_assignment)
