"""The portable box: plain processes, slower, not confined, and it says so."""

from __future__ import annotations

import os
import tempfile

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
    ran = run_in_box(PortableBox(), code, files={"data.py": b"k = 0.25\n"})
    assert (ran.run.ending, ran.error) == (Ending.FINISHED, "")
    assert ran.shown.done
    assert ran.printed == "[0.5] torch.Size([1, 1])\n"
    assert any(one.place.name == "ys" for one in ran.shown.seen)
    assert [call.kind for call in ran.shown.calls] == ["lstm_cell"]
    assert list(tmp_path.iterdir()) == []


def test_it_says_that_it_is_not_confined():
    found = PortableBox().describe()
    assert found["mode"] == "portable"
    assert not found["layers"]["landlock"]
    assert not found["layers"]["seccomp"]


def test_it_knows_its_versions():
    assert set(PortableBox().versions()) >= {"numpy", "torch"}


def test_limits_hold_as_far_as_the_platform_has_them(run_in_box):
    ran = run_in_box(PortableBox(), "print('before')\nwhile True: pass", cpu_seconds=1.0, wall_seconds=30.0)
    assert ran.run.ending is Ending.CPU_LIMIT
    assert ran.printed == "before\n"


def test_our_packages_and_tokens_are_not_there_either(run_in_box, monkeypatch):
    monkeypatch.setenv("LSTM_GRADE_OTHER_TOKEN", "hunter3")
    code = """
import os
print('hunter3' in str(os.environ))
for name in ('grader', 'reference'):
    try: __import__(name)
    except ImportError: print('none')
os._exit(0)
"""
    ran = run_in_box(PortableBox(), code)
    assert (ran.run.ending, ran.run.detail) == (Ending.EXITED, "0")
    assert ran.printed == "False\nnone\nnone\n"
    assert "LSTM_GRADE_OTHER_TOKEN" in os.environ
