"""The layers hold on machines of every kind, or `strict` refuses: root and not, with namespaces and without."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from grader.sandbox import layers

ELSEWHERE = Path(__file__).with_name("elsewhere.py")
ORDINARY = 4321  # a user of no name
ATTEMPTS = {name for names in layers.LAYERS.values() for name in names}


def open_to_others(path: Path) -> bool:
    return all(one.stat().st_mode & 0o005 == 0o005 for one in (path, *path.parents))


@pytest.fixture(scope="session")
def public_python(tmp_path_factory: pytest.TempPathFactory, root: Path) -> str:
    """An interpreter with our libraries that every user can run."""
    packages = Path(sysconfig.get_path("purelib"))
    if not open_to_others(packages.resolve()) or not open_to_others(root):
        pytest.skip("NOT TESTED HERE: other users cannot read the libraries")
    if open_to_others(Path(sys.base_prefix).resolve()):
        return sys.executable
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    found = shutil.which(version, path="/usr/bin:/usr/local/bin")
    if found is None:
        pytest.skip(f"NOT TESTED HERE: other users cannot read this Python, and there is no other {version}")
    folder = Path("/tmp") / f"lstm-grade-test-{os.getpid()}"
    subprocess.run([found, "-m", "venv", "--without-pip", folder], check=True, timeout=120)
    (folder / "lib" / version / "site-packages" / "more.pth").write_text(f"{packages}\n")
    return str(folder / "bin" / "python")


@pytest.fixture(scope="session", autouse=True)
def no_interpreter_is_left():
    yield
    shutil.rmtree(Path("/tmp") / f"lstm-grade-test-{os.getpid()}", ignore_errors=True)


def on(machine: list[str], python: str, root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ELSEWHERE), *machine, "--", python, "-m", "grader", *arguments]
    kept = {name: value for name, value in os.environ.items() if name not in ("HOME", "TMPDIR")}
    return subprocess.run(command, cwd=root, env=kept, capture_output=True, text=True, timeout=300, check=False)


def doctor(machine: list[str], python: str, root: Path) -> dict[str, Any]:
    ran = on(machine, python, root, "doctor", "--format", "json")
    found: dict[str, Any] = json.loads(ran.stdout)
    assert ran.returncode == (0 if found["strict"] else 1), ran.stderr
    return found


def refused_inside(found: dict[str, Any]) -> None:
    assert found["strict"], found["refusal"]
    assert {one["attempt"] for one in found["attempts"]} == ATTEMPTS
    assert {one["attempt"]: one["inside"] for one in found["attempts"] if one["inside"]["word"] != "refused"} == {}


def possible_outside(found: dict[str, Any], *but: str) -> None:
    words = {one["attempt"]: one["outside"]["word"] for one in found["attempts"]}
    assert {name for name, word in words.items() if word != "possible"} <= set(but)


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="NOT TESTED HERE: only root can become somebody else")


def test_here(root):
    found = doctor([], sys.executable, root)
    refused_inside(found)
    possible_outside(found)
    assert found["layers"]["threads"] == "64, counted at each new one"


def test_without_namespaces(root):
    """As in a container under Docker's default profile."""
    found = doctor(["no-namespaces"], sys.executable, root)
    refused_inside(found)
    possible_outside(found, "trace", "namespace")
    assert found["layers"]["namespaces"] is None
    assert found["layers"]["files"] == "a folder that is measured while it runs"
    assert "namespaces" in found["notes"]


def test_where_somebody_else_is_asked_already(root):
    found = doctor(["no-asking"], sys.executable, root)
    refused_inside(found)
    assert found["layers"]["threads"] == "64, counted while it runs"
    killed = {one["attempt"]: one["inside"]["reason"] for one in found["attempts"]}
    assert killed["threads"] == "ended by threads"


@needs_root
@pytest.mark.parametrize("machine", [[], ["no-namespaces"]], ids=["namespaces", "no-namespaces"])
def test_root_becomes_nobody_where_nobody_can_read_the_runtime(machine, public_python, root):
    found = doctor(machine, public_python, root)
    refused_inside(found)
    possible_outside(found, "trace", "namespace")
    assert found["layers"]["privileges"] == "user 65534, no capabilities, no new ones"
    assert bool(found["layers"]["namespaces"]) == (not machine)


@needs_root
@pytest.mark.parametrize("machine", [[], ["no-namespaces"]], ids=["namespaces", "no-namespaces"])
def test_an_ordinary_user(machine, public_python, root):
    found = doctor([*machine, f"uid={ORDINARY}"], public_python, root)
    refused_inside(found)
    possible_outside(found, "trace", "namespace", "capabilities")
    assert found["layers"]["privileges"] == "the user of the grader, no capabilities, no new ones"
    assert machine == [] or found["layers"]["namespaces"] is None


@needs_root
@pytest.mark.parametrize("machine", [[], ["no-namespaces"]], ids=["namespaces", "no-namespaces"])
def test_an_ordinary_user_grades(machine, public_python, root, tmp_path, right_program):
    handed_in = Path("/tmp") / f"lstm-grade-test-{os.getpid()}-right.py"
    handed_in.write_text(right_program)
    try:
        ran = on([*machine, f"uid={ORDINARY}"], public_python, root, "check", str(handed_in), "--lang", "en")
    finally:
        handed_in.unlink()
    assert "NumPy  30/30" in ran.stdout, ran.stderr
    assert "nn.LSTM  25/25" in ran.stdout


# -- it fails closed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(ATTEMPTS))
@pytest.mark.parametrize("word", ["possible", "unknown"])
def test_one_attempt_that_is_not_refused_is_enough(name, word):
    refused = {one: layers.Attempt("refused", "") for one in ATTEMPTS}
    assert layers.broken(refused) == []
    (said,) = layers.broken({**refused, name: layers.Attempt(word, "why")})
    assert name in said
    assert word in said


def test_an_attempt_without_an_answer_proves_nothing():
    nothing = {"over": None, "signal": 11, "exit": None}
    for names in layers.IN_TURN:
        assert {one.word for one in layers.read(names, b"", nothing).values()} == {"unknown"}
    killed = {"over": "files", "signal": 9, "exit": None}
    assert layers.read(("disk-space",), b"", killed)["disk-space"].word == "refused"
    assert layers.read(("threads",), b"", killed)["threads"].word == "unknown"
    assert layers.read(("fork",), b'{"fork": ["passed", ""]}\nnonsense\n', nothing)["fork"].word == "unknown"


def test_strict_stops_where_a_layer_is_missing(root, tmp_path, right_program):
    """Without libseccomp, as far as Python can see: status 2, what is missing, what to do; and no report."""
    (tmp_path / "a.py").write_text(right_program)
    script = (
        "import sys, runpy; from grader.sandbox import environment as e; old = e.command\n"
        "def command(*a):\n"
        "    run = f'import sys, runpy; sys.modules[\"pyseccomp\"] = None; sys.argv = {[str(e.WORKER), *a]!r}; '\n"
        "    run += f'runpy.run_path({str(e.WORKER)!r}, run_name=\"__main__\")'\n"
        "    return [sys.executable, '-I', '-B', '-c', run]\n"
        "e.command = command\n"
        "import grader.sandbox.forkserver as f; f.command = command\n"
        f"from grader.cli import cli; cli({['a.py', '--out', 'out', '--lang', 'en']!r}, prog_name='lstm-grade')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 2, ran.stderr
    assert "pyseccomp" in ran.stderr
    assert "lstm-grade doctor" in ran.stderr
    assert "--isolation portable" in ran.stderr
    assert not (tmp_path / "out").exists()
