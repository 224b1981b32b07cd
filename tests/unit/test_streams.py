"""A program's streams stay what they are, however they are wrapped, and each line is recorded when it is printed."""

from __future__ import annotations

import codecs
import contextlib
import io
import subprocess
import sys

import pytest

SAYS = """
import io, sys
from grader.worker.streams import set_streams

class Recorder:
    lines = []
    def text(self, stream, text):
        self.lines.append((stream, text))

keep = sys.stdout
set_streams(Recorder())
{code}
print(Recorder.lines, file=keep)
"""


def recorded(code: str) -> str:
    ran = subprocess.run([sys.executable, "-c", SAYS.format(code=code)], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


@pytest.mark.parametrize(
    "code",
    [
        "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')",
        "sys.stdout = io.TextIOWrapper(sys.stdout.detach(), encoding='gbk', line_buffering=True)",
        "sys.stdout.reconfigure(encoding='utf-8')",
        "import codecs; sys.stdout = codecs.getwriter('utf-8')(sys.stdout.buffer)",
        "sys.stdout = io.StringIO(); sys.stdout = sys.__stdout__",
    ],
)
def test_what_is_printed_is_recorded_at_once(code):
    assert "('out', '输出 0.96')" in recorded(f"{code}\nprint('输出 0.96', end='')")


def test_bytes_of_a_letter_may_come_one_by_one():
    assert recorded("for one in '输'.encode(): sys.stdout.buffer.write(bytes([one]))").count("输") == 1


def test_other_wrappers_are_what_they_were():
    code = "one = io.TextIOWrapper(io.BytesIO()); print(isinstance(one, io.TextIOWrapper), type(one).__name__)"
    assert "'True'" in recorded(code)
    with contextlib.closing(io.TextIOWrapper(io.BytesIO(), "utf-8")) as plain:
        assert codecs.lookup(plain.encoding).name == "utf-8"


def test_nobody_types_anything():
    code = "sys.stdin = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8'); print(repr(input()), sys.stdin.read())"
    assert "\"''\"" in recorded(code)
