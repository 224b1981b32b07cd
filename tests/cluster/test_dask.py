"""A class graded on Dask workers: the report is the local engine's, whatever becomes of the workers."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import pytest
from dask_here import Here, without

from grader.report.as_json import SCHEMA

pytest.importorskip("distributed", reason="NOT TESTED HERE: dask.distributed is not installed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="NOT TESTED HERE: workers confine, which needs Linux")
MakeHere = Callable[..., Here]


@pytest.fixture
def dask(tmp_path_factory, root) -> Iterator[MakeHere]:
    made: list[Here] = []

    def make(**settings: str) -> Here:
        made.append(Here(tmp_path_factory.mktemp("dask"), root, **settings))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def handed_in(tmp_path, right_program) -> Path:
    """Right ones, wrong ones, one by name, one that crashes, a notebook, a name that is not UTF-8."""
    folder = tmp_path / "class"
    folder.mkdir()
    for number in range(8):
        content = (
            right_program if number % 2 else f"import numpy as np\nprint({[0.0] * 9})\nraise ValueError({number})\n"
        )
        (folder / f"学生{number}.py").write_text(f"{content}# {number}\n", encoding="utf-8")
    named = "import numpy as np\ndef lstm_gradients(x, W, U, b, dh):\n    return {'W': W, 'U': U, 'b': b}\n"
    (folder / "named.py").write_text(named)
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": right_program}]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    (folder / "notebook.ipynb").write_text(json.dumps(notebook))
    Path(os.fsdecode(os.fsencode(folder) + b"/odd\xff.py")).write_text("x = 1\n")
    return folder


def command(handed_in: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "grader", str(handed_in), "--out", str(out), "--seed", "7", "--lang", "en", *options]


def run(command: list[str], root: Path) -> tuple[int, str, str]:
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", timeout=300, check=False)
    return done.returncode, done.stdout, done.stderr


def report(out: Path) -> tuple[dict, bytes]:
    """What the report says of its engine, and the report without that."""
    document = json.loads((out / "report.json").read_bytes())
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_bytes())).validate(document)
    engine = document["isolation"].pop("engine", {})
    return engine, json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def kept(out: Path) -> int:
    path = out / "ledger.sqlite3"
    if not path.exists():
        return 0
    database = sqlite3.connect(path, timeout=30)
    try:
        tables = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'grades'").fetchone()[0]
        return database.execute("SELECT count(*) FROM grades").fetchone()[0] if tables else 0
    finally:
        database.close()


def wait_until(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    while not condition():
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


def started_by(process: int, word: bytes) -> list[int]:
    """Living children of a process, started from whatever thread, with a word in their command lines."""
    found = []
    for task in Path(f"/proc/{process}/task").iterdir():
        with contextlib.suppress(OSError):  # a thread, or a child, that has just ended
            for pid in (task / "children").read_text().split():
                if word in Path(f"/proc/{pid}/cmdline").read_bytes():
                    found.append(int(pid))
    return found


def servers_of(worker: int) -> list[int]:
    """Fork servers that a worker has started."""
    return started_by(worker, b"\0serve\0")


def workers_of(nanny: int) -> list[int]:
    """The worker process of a nanny."""
    return started_by(nanny, b"spawn_main")


def test_the_report_is_that_of_the_local_engine_and_a_lost_worker_costs_nothing(dask, handed_in, tmp_path, root):
    here = dask()
    workers = [here.worker(), here.worker()]
    options = ("--quiet", "--engine", "dask", "--scheduler", here.address)
    assert run(command(handed_in, tmp_path / "local", "--quiet"), root) == (0, "", "")
    engine, wanted = report(tmp_path / "local")
    assert engine == {}
    assert wanted == (tmp_path / "local" / "report.json").read_bytes()

    assert run(command(handed_in, tmp_path / "calm", *options), root) == (0, "", "")
    engine, found = report(tmp_path / "calm")
    assert found == wanted
    assert engine["name"] == "dask"
    assert len(engine["workers"]) == 2
    assert all(worker["layers"]["landlock"] and worker["layers"]["proved"] for worker in engine["workers"])
    assert (tmp_path / "calm" / "grades.csv").read_bytes() == (tmp_path / "local" / "grades.csv").read_bytes()
    assert [servers_of(worker.pid) for worker in workers] == [[], []], "a fork server was left behind"

    process = subprocess.Popen(
        command(handed_in, tmp_path / "lossy", *options),
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    wait_until(lambda: kept(tmp_path / "lossy") > 0, process)
    (server,) = servers_of(workers[0].pid)
    workers[0].send_signal(signal.SIGKILL)
    workers[0].wait()
    assert kept(tmp_path / "lossy") < 11, "all was graded before the worker was killed: this has shown nothing"
    assert process.communicate(timeout=300) == ("", "")
    assert process.returncode == 0
    assert report(tmp_path / "lossy")[1] == wanted
    deadline = time.monotonic() + 30
    while Path(f"/proc/{server}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{server}").exists(), "the fork server outlived its worker"

    # What one engine has kept the other need not grade again.
    code, _, stderr = run(command(handed_in, tmp_path / "local", *options[1:]), root)
    assert code == 0
    assert "11 of 11 had been graded before" in stderr


def test_strict_is_proved_on_each_worker_and_fails_closed(dask, handed_in, tmp_path, root):
    here = dask()
    here.worker()
    here.worker(before=without("landlock_create_ruleset"))
    code, stdout, stderr = run(
        command(handed_in, tmp_path / "out", "--engine", "dask", "--scheduler", here.address), root
    )
    assert (code, stdout) == (2, "")
    assert stderr.startswith("Error: worker tcp://127.0.0.1:")
    assert "submissions cannot be confined on this machine" in stderr
    assert stderr.count("\n") == 1
    assert not (tmp_path / "out" / "report.json").exists()


def test_who_comes_later_is_proved_too(dask, tmp_path, root):
    """And stops the class, because nothing may run there."""
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "a.py").write_text("x = 1\n")
    for name in "bcdef":
        (tmp_path / "class" / f"{name}.py").write_text(f"import time\n{name} = time.sleep(4)\n")
    here = dask()
    here.worker()
    process = subprocess.Popen(
        command(tmp_path / "class", tmp_path / "out", "--engine", "dask", "--scheduler", here.address),
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    wait_until(lambda: kept(tmp_path / "out") > 0, process)
    here.worker(before=without("landlock_create_ruleset"))
    stdout, stderr = process.communicate(timeout=300)
    assert (process.returncode, stdout) == (2, "")
    assert "submissions cannot be confined on this machine" in stderr


def test_workers_that_differ_are_refused(dask, handed_in, tmp_path, root):
    other = tmp_path / "other"
    other.mkdir()
    for package in ("grader", "reference"):
        subprocess.run(["cp", "-r", str(root / package), str(other)], check=True)
    with (other / "grader" / "errors.py").open("a") as file:
        file.write("# one byte more\n")
    here = dask()
    here.worker()
    here.worker(PYTHONPATH=str(other))
    code, _, stderr = run(command(handed_in, tmp_path / "out", "--engine", "dask", "--scheduler", here.address), root)
    assert code == 2
    assert "has another lstm-grade, Python, NumPy or torch" in stderr


def test_a_worker_without_lstm_grade_is_refused(dask, handed_in, tmp_path, root):
    (tmp_path / "other" / "grader").mkdir(parents=True)
    (tmp_path / "other" / "grader" / "__init__.py").write_text("")
    here = dask()
    here.worker(PYTHONPATH=str(tmp_path / "other"))
    code, _, stderr = run(command(handed_in, tmp_path / "out", "--engine", "dask", "--scheduler", here.address), root)
    assert code == 2
    assert stderr.startswith("Error: a worker cannot take the class")
    assert stderr.count("\n") == 1


KILLS_ITS_PARENT = """
import os, signal
os.kill(os.getppid(), signal.SIGKILL)
"""


def test_who_kills_workers_gets_a_row_that_says_so_and_nobody_else(dask, tmp_path, root, right_program):
    """Unconfined a program can do so; the others of its batch are graded all the same."""
    (tmp_path / "class").mkdir()
    for number in range(4):
        (tmp_path / "class" / f"s{number}.py").write_text(f"{right_program}# {number}\n")
    (tmp_path / "class" / "killer.py").write_text(KILLS_ITS_PARENT)
    here = dask(DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
    here.worker(nanny=True)
    code, _, stderr = run(
        command(
            tmp_path / "class", tmp_path / "out", "--quiet", "--isolation", "portable", "--engine", "dask",
            "--scheduler", here.address,
        ),
        root,
    )  # fmt: skip
    rows = {row["id"]: row for row in json.loads((tmp_path / "out" / "report.json").read_bytes())["submissions"]}
    assert code == 1
    assert rows["killer"]["status"] == "error"
    assert rows["killer"]["pending"] == rows["killer"]["max_score"]
    assert {name: row["score"] for name, row in rows.items() if name != "killer"} == {f"s{n}": 80.0 for n in range(4)}
    assert "killer" in stderr
    assert "KilledWorker" in stderr


def test_interrupted_it_stops_at_once_and_frees_the_workers(dask, tmp_path, root):
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "a.py").write_text("x = 1\n")
    (tmp_path / "class" / "b.py").write_text("while True: pass\n")
    here = dask()
    worker = here.worker()
    process = subprocess.Popen(
        command(tmp_path / "class", tmp_path / "out", "--engine", "dask", "--scheduler", here.address),
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    wait_until(lambda: kept(tmp_path / "out") > 0, process)
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout) == (130, "")
    assert stderr.strip().startswith("interrupted: what is graded is kept in")
    deadline = time.monotonic() + 20
    while servers_of(worker.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert servers_of(worker.pid) == []


@pytest.mark.slow
def test_workers_killed_at_random_moments(dask, handed_in, tmp_path, root):
    """Their nannies start others; the report is that of the local engine all the same."""
    here = dask(DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1000")
    nannies = [here.worker(nanny=True) for _ in range(2)]
    assert run(command(handed_in, tmp_path / "local", "--quiet"), root) == (0, "", "")
    chance = random.Random(1)
    for number in range(int(os.environ.get("LSTM_GRADE_SOAK", "3"))):
        process = subprocess.Popen(
            command(handed_in, tmp_path / f"{number}", "--quiet", "--engine", "dask", "--scheduler", here.address),
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        enough = chance.randint(1, 9)
        wait_until(lambda out=tmp_path / f"{number}", enough=enough: kept(out) >= enough, process)
        time.sleep(chance.uniform(0, 0.3))
        workers = workers_of(chance.choice(nannies).pid)
        assert workers, "a nanny without its worker"
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        assert process.communicate(timeout=300) == ("", "")
        assert process.returncode == 0
        assert report(tmp_path / f"{number}")[1] == report(tmp_path / "local")[1]


# -- who cannot be asked -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--engine", "dask"), "go together"),
        (("--scheduler", "tcp://127.0.0.1:8786"), "go together"),
        (("--engine", "dask", "--scheduler", "nonsense"), "no address of a Dask scheduler"),
        (("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"), "no Dask scheduler answers there"),
    ],
)
def test_one_line_says_what_is_wrong(cli, tmp_path, options, said):
    (tmp_path / "a.py").write_text("x = 1\n")
    done = cli("a.py", *options, "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
    assert not (tmp_path / "lstm-grade-report").exists()


def test_a_scheduler_without_workers(dask, handed_in, tmp_path, root):
    here = dask()
    code, _, stderr = run(command(handed_in, tmp_path / "out", "--engine", "dask", "--scheduler", here.address), root)
    assert code == 2
    assert "it has no worker" in stderr


def test_without_the_extra(tmp_path, root):
    (tmp_path / "a.py").write_text("x = 1\n")
    code = "import sys; sys.modules['distributed'] = None; from grader.cli import main; main()"
    words = [sys.executable, "-c", code, *command(tmp_path / "a.py", tmp_path / "out")[3:]]
    status, _, stderr = run([*words, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:8786"], root)
    assert status == 2
    assert "pip install 'lstm-grade[cluster]'" in stderr


def test_the_local_engine_does_not_import_dask(tmp_path, root):
    (tmp_path / "a.py").write_text("x = 1\n")
    code = (
        "import sys\nfrom grader.cli import main\n"
        "try: main()\nfinally: assert not {'distributed', 'dask', 'tornado'} & set(sys.modules)"
    )
    words = command(tmp_path / "a.py", tmp_path / "out", "--quiet")[3:]
    assert run([sys.executable, "-c", code, *words], root) == (0, "", "")
