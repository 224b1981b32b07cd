"""A class of a thousand: memory grows by what is reported of each, and not by what it took to find it out."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.watched import descendants

# Reads its own memory after each grade, and says it when all is done.
WATCHED = """
import json, sys
import grader.cli.steps as steps
from grader import pipeline

seen = []
whole = pipeline.grade

def rss():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096

def grade(request, box, *, ledger, on_grade):
    def also(one):
        seen.append(rss())
        on_grade(one)
    return whole(request, box, ledger=ledger, on_grade=also)

pipeline.grade = grade
from grader.cli import main
try:
    main()
finally:
    with open("memory.json", "w") as file:
        json.dump(seen, file)
"""


def tree(pid: int) -> int:
    """Memory of a process and all below it, in bytes; what they share counts once."""
    size = 0
    for one in (pid, *descendants(pid)):
        with contextlib.suppress(OSError):  # it has ended
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            size += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return size


def memory(here: Path, program: str, copies: int, whole_tree: list[int]) -> list[int]:
    (here / "class").mkdir()
    for number in range(copies):
        (here / "class" / f"s{number:04}.py").write_text(program + f"# {number}\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", WATCHED, "class", "--out", "out", "--quiet", "--seed", "1", "--jobs", "2"],
        cwd=here,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    while process.poll() is None:
        whole_tree.append(tree(process.pid))
        time.sleep(0.1)
    assert (process.returncode, process.communicate()[1]) == (0, "")
    rows = json.loads((here / "out" / "report.json").read_text(encoding="utf-8"))["submissions"]
    assert [row["score"] for row in rows] == [80] * copies
    found: list[int] = json.loads((here / "memory.json").read_text(encoding="utf-8"))
    assert len(found) == copies
    return found


EVERYTHING = 1 << 30  # the grader, its server, and the runs of two submissions at a time
A_GRADE = 100 << 10  # bytes in memory: its messages, evidence and printed text; its runs' streams would be megabytes


@pytest.mark.skipif(sys.platform != "linux", reason="NOT TESTED HERE: memory is read from /proc")
def test_memory_for_some(tmp_path, right_program):
    whole: list[int] = []
    seen = memory(tmp_path, right_program, 24, whole)
    assert seen[-1] - seen[7] < 16 * A_GRADE + (4 << 20)
    assert seen[0] < max(whole) < EVERYTHING


@pytest.mark.slow
@pytest.mark.skipif("LSTM_GRADE_SLOW" not in os.environ, reason="NOT TESTED HERE: set LSTM_GRADE_SLOW=1 (minutes)")
def test_memory_for_a_thousand(tmp_path, right_program):
    whole: list[int] = []
    seen = memory(tmp_path, right_program, 1000, whole)
    assert seen[-1] - seen[99] < 900 * A_GRADE + (4 << 20)
    early, late = max(whole[: len(whole) // 4]), max(whole[len(whole) // 4 :])
    assert late - early < 1000 * A_GRADE + (64 << 20), "the server, or what it leaves behind, grows with the class"
    assert late < EVERYTHING
