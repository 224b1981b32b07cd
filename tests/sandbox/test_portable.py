"""The portable box: plain processes, slower, not confined, and it says so."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import tempfile

import pytest

from grader.sandbox.box import Ending
from grader.sandbox.portable import PortableBox


def test_a_simple_program(run_in_box, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    code = """
import numpy as np
import torch
from data import k
ys = [float(np.sqrt(k))]
print(ys, torch.nn.LSTMCell(4, 1)(torch.zeros(1, 4))[0].shape)
"""
    box = PortableBox()
    ran = run_in_box(box, code, files={"data.py": b"k = 0.25\n"})
    box.close()
    assert (ran.run.ending, ran.error) == (Ending.FINISHED, "")
    assert ran.shown.done
    assert ran.printed == "[0.5] torch.Size([1, 1])\n"
    assert any(one.place.name == "ys" for one in ran.shown.seen)
    assert [call.kind for call in ran.shown.calls] == ["lstm_cell"]
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def portable():
    with contextlib.closing(PortableBox()) as box:
        yield box


def test_it_says_that_it_is_not_confined():
    found = PortableBox().describe()
    assert found["mode"] == "portable"
    assert not found["layers"]["landlock"]
    assert not found["layers"]["seccomp"]


def test_it_knows_its_versions():
    assert set(PortableBox().versions()) >= {"numpy", "torch"}


def test_limits_hold_as_far_as_the_platform_has_them(run_in_box, portable):
    ran = run_in_box(portable, "print('before')\nwhile True: pass", cpu_seconds=1.0, wall_seconds=30.0)
    assert ran.run.ending is Ending.CPU_LIMIT
    assert ran.printed == "before\n"


def test_our_packages_and_tokens_are_not_there_either(run_in_box, portable, monkeypatch):
    monkeypatch.setenv("LSTM_GRADE_OTHER_TOKEN", "hunter3")
    code = """
import os
print('hunter3' in str(os.environ))
for name in ('grader', 'reference'):
    try: __import__(name)
    except ImportError: print('none')
os._exit(0)
"""
    ran = run_in_box(portable, code)
    assert (ran.run.ending, ran.run.detail) == (Ending.EXITED, "0")
    assert ran.printed == "False\nnone\nnone\n"
    assert "LSTM_GRADE_OTHER_TOKEN" in os.environ


def test_waiting_without_end(run_in_box, portable):
    ran = run_in_box(portable, "print('before')\nimport time\ntime.sleep(1000)", wall_seconds=1.0)
    assert (ran.run.ending, ran.run.detail) == (Ending.WALL_LIMIT, "1")
    assert ran.printed == "before\n"


def test_a_signal_names_the_students_line(run_in_box, portable):
    ran = run_in_box(portable, "x = 1\nimport ctypes\nctypes.string_at(0)")
    assert (ran.run.ending, ran.run.detail) == (Ending.KILLED, "SIGSEGV")
    assert (ran.run.at.file, ran.run.at.line) == ("main.py", 3)


def test_a_daemon_is_killed_with_its_group(run_in_box, portable):
    ran = run_in_box(portable, "import os, time\npid = os.fork()\nif pid == 0: time.sleep(1000)\nprint(pid)")
    try:
        daemon = os.pidfd_open(int(ran.printed.split()[0]))
    except ProcessLookupError:
        return
    poll = select.poll()
    poll.register(daemon, select.POLLIN)
    assert poll.poll(20_000)
    os.close(daemon)


WITHOUT = """
import importlib, os, signal, sys
import resource, fcntl
for name in ("setsid", "killpg", "wait4", "waitid", "pidfd_open", "geteuid", "getuid", "fork", "memfd_create"):
    if hasattr(os, name): delattr(os, name)
for name in ("SIGXCPU", "pidfd_send_signal"):
    if hasattr(signal, name): delattr(signal, name)
sys.modules["resource"] = sys.modules["fcntl"] = None
sys.path.insert(0, {root!r})
from grader.sandbox import portable, environment
from grader.sandbox.box import Job
from grader.assignment.load import load
box = portable.PortableBox()
code = "print(6 * 7)"
job = Job(entry="a.py", script=code, cells=(), files={{"a.py": code.encode()}}, entropy=1)
run = box.run(job, load().assignment.limits)
box.close()
print(run.ending.value, b'"42' in run.stream)
"""


def test_a_platform_without_what_unix_has(root, tmp_path):
    """As on Windows, as far as Linux can play it: no rlimits, no locks, no process groups, no wait4."""
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(root=str(root))],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.stdout == "finished True\n", ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_worker_without_rlimits(monkeypatch):
    from grader.worker import limits

    monkeypatch.setattr(limits, "resource", None)
    limits.take({"cpu_seconds": 1})
