"""A class in which nearly everybody attacks, graded beside honest neighbours.

Each attack gains no points, its row says what happened, its neighbours are graded as they would be alone, and
nothing outside the box has changed. The attacks are data: see `attack.py`.

Runs as whoever runs the tests. LSTM_GRADE_TEST_UID names another user to grade as (root only; the Python that runs the
tests must be readable for that user).
"""

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
from attack import ROWS, Attack, all_attacks

from grader.sandbox.forkserver import WORKER

ATTACKS = all_attacks()
NAMES = [one.name for one in ATTACKS]
BITING = [one for one in ATTACKS if one.bites]
SEED = 20_417
ESCAPED = "ESCAPED"
UID = os.environ.get("LSTM_GRADE_TEST_UID")
NEIGHBOURS = ("neighbour", "邻居", "unfinished")
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
    kept |= {"LSTM_GRADE_TEST_TOKEN": "hunter2"}
    other = {"user": int(UID), "group": int(UID), "extra_groups": []} if UID else {}
    arguments = ["class", "--out", "out", "--seed", str(SEED), "--lang", "en", "--assignment", str(assignment)]
    done = subprocess.run(
        [sys.executable, "-m", "grader", *arguments],
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


def _workers() -> set[str]:
    """Processes of this checkout's worker."""
    found = set()
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if str(WORKER).encode() in (process / "cmdline").read_bytes():
                    found.add(process.name)
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
    return {"victim": listing, "rights": victim.stat().st_mode, "left": sorted(left), "workers": _workers()}


def _ours(folder: Path) -> list[Path]:
    return [*folder.glob("lstm-grade-attack*"), *folder.glob("lstm-grade-note*")] if folder.is_dir() else []


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the box, that whoever grades may write."""
    folder = tmp_path_factory.mktemp("victim")
    (folder / "grades.csv").write_text("alice,100\n")
    return folder


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.fixture(scope="module")
def words(victim: Path, listener: socket.socket, root: Path, right_program: str) -> dict[str, str]:
    port = str(listener.getsockname()[1])
    return {"VICTIM": str(victim), "PORT": port, "REPO": str(root), "RIGHT": right_program, "NEIGHBOUR": "neighbour.py"}


@pytest.fixture(scope="module")
def attacked(box, tmp_path_factory, quick_assignment, victim, words, right_program) -> Class:
    """All attacks and their neighbours, in one class."""
    here = tmp_path_factory.mktemp("attacked")
    for name in ("class", "tmp", "out"):
        (here / name).mkdir()
    _lay_neighbours(here / "class", right_program)
    for one in ATTACKS:
        one.lay(here / "class", words)
    if UID:
        for path in (here, here / "tmp", here / "out", victim):
            os.chown(path, int(UID), int(UID))
        for parent in (quick_assignment, *here.parents, *quick_assignment.parents):
            if parent.is_relative_to(tmp_path_factory.getbasetemp().parent):
                parent.chmod(0o755)
    before = _outside(victim)
    graded = _grade(here, quick_assignment)
    graded.before, graded.after = before, _outside(victim)  # type: ignore[attr-defined]
    return graded


@pytest.fixture(scope="module")
def alone(box, tmp_path_factory, quick_assignment, right_program) -> Class:
    """The neighbours without the attackers."""
    here = tmp_path_factory.mktemp("alone")
    for name in ("class", "tmp", "out"):
        (here / name).mkdir()
    _lay_neighbours(here / "class", right_program)
    if UID:
        for path in (here, here / "tmp", here / "out"):
            os.chown(path, int(UID), int(UID))
            path.chmod(0o755)
    return _grade(here, quick_assignment)


# -- verdicts -----------------------------------------------------------------------------------------------


def test_there_are_enough_attacks_in_every_area() -> None:
    areas = {name.partition("/")[0] for name in NAMES}
    assert areas == {"comparison", "steering", "secrets", "forging", "resources", "intake", "reports"}
    assert len(NAMES) >= 80
    assert len(BITING) >= 15


@pytest.mark.parametrize("attack", ATTACKS, ids=NAMES)
def test_an_attack_gains_nothing_and_its_row_says_what_happened(attack: Attack, attacked: Class) -> None:
    row = attacked.rows[attack.row]
    assert row["status"] != "error", row["checks"][0]["message"]["en"]
    for check in row["checks"]:
        assert check["score"] <= attack.most.get(check["id"], 0.0), (check["id"], check["message"]["en"])
        assert check["score"] >= attack.least.get(check["id"], 0.0), (check["id"], check["message"]["en"])
        assert not check["pending"] or check["id"] in attack.open, (check["id"], check["message"]["en"])
    codes = {finding["code"] for finding in row["findings"]}
    assert attack.must <= codes, [(one["code"], one["message"]["en"]) for one in row["findings"]]


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_an_honest_neighbour_is_graded_as_it_would_be_alone(name: str, attacked: Class, alone: Class) -> None:
    assert attacked.rows[name] == alone.rows[name]


def test_the_neighbours_get_what_they_deserve(attacked: Class) -> None:
    assert [attacked.rows[name]["score"] for name in ("neighbour", "邻居")] == [80, 80]
    assert "previous-state-missing" in {one["code"] for one in attacked.rows["unfinished"]["findings"]}


def test_every_attack_has_its_row(attacked: Class) -> None:
    assert set(attacked.rows) == {one.row for one in ATTACKS} | set(NEIGHBOURS)
    assert attacked.done.returncode == 0, attacked.done.stderr


# -- outside ------------------------------------------------------------------------------------------------


def test_nothing_outside_has_changed(attacked: Class, listener: socket.socket) -> None:
    assert attacked.after == attacked.before  # type: ignore[attr-defined]
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_nothing_is_left_of_the_runs(attacked: Class) -> None:
    assert list((attacked.out.parent / "tmp").iterdir()) == []
    assert {path.name for path in attacked.out.iterdir()} >= {"report.json", "grades.csv", "index.html", "submissions"}


@pytest.mark.parametrize("attack", BITING, ids=[one.name for one in BITING])
def test_the_attack_bites_where_there_are_no_walls(attack: Attack, inside, outside, words, victim, listener) -> None:
    """What is possible nowhere proves nothing."""
    program = attack.script(words)
    confined = inside(program)
    assert ESCAPED not in confined.printed
    control = outside(program)
    assert ESCAPED in control.printed, f"not possible outside either: {control.error}: {control.message}"
    (victim / "grades.csv").write_text("alice,100\n")
    while True:
        try:
            listener.accept()[0].close()
        except BlockingIOError:
            break
