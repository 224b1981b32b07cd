"""The benchmarks work in their smallest form; their figures are not looked at here."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from benchmarks import project, results
from benchmarks.classes import program
from benchmarks.watched import descendants, memory_below


def run(root, *words: object, seconds: int = 400) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *map(str, words)],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="NOT TESTED HERE: memory is read from /proc")
def test_tables_of_ratios(root, tmp_path):
    figures = tmp_path / "figures.json"
    done = run(root, "measure", "--copies", 1, "--rounds", 1, "--sizes", 1, "--peers", "--json", figures)
    assert done.returncode == 0, done.stderr
    tables = [part for part in done.stdout.split("\n\n") if part.startswith("|")]
    assert len(tables) == 3
    ways = tables[0].splitlines()[2:]
    assert len(ways) == 9
    assert re.fullmatch(r"\| `python submission.py`, one at a time \| \S+ \| \S+ \| \S+ \| 1 \| .+ \|", ways[0])
    document = json.loads(figures.read_text(encoding="utf-8"))
    assert all(row["peak_rss_bytes"] > 50 << 20 for row in document["class"])
    assert document["growth"][0]["submissions"] == 1
    assert done.stdout == figures.with_suffix(".md").read_text(encoding="utf-8")


def test_each_submission_is_its_own_work_and_is_right(cli, tmp_path):
    (tmp_path / "class").mkdir()
    texts = {program(number, salt) for number in range(3) for salt in range(2)}
    assert len(texts) == 6
    for number, text in enumerate(sorted(texts)[:3]):
        (tmp_path / "class" / f"s{number}.py").write_text(text, encoding="utf-8")
    assert cli("class", "--out", "out", "--quiet", cwd=tmp_path).returncode == 0
    rows = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["submissions"]
    assert [row["score"] for row in rows] == [80.0] * 3


def test_recorded_streams_get_the_scores_that_they_got_when_they_ran(root, tmp_path):
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "right.py").write_text(program(1, 1), encoding="utf-8")
    (tmp_path / "class" / "wrong.py").write_text("import numpy as np\nprint(np.zeros(9))\n", encoding="utf-8")
    figures = tmp_path / "figures.json"
    words = ("simulate", "--observations", 40, "--class", tmp_path / "class", "--site", "--json", figures)
    done = run(root, *words)
    assert done.returncode == 0, done.stderr
    document = json.loads(figures.read_text(encoding="utf-8"))
    assert document["observations"] >= 40
    assert document["submissions"] > 8
    assert document["site_bytes"] > 0
    again = run(root, *words)
    assert again.returncode == 1
    assert "--force writes over it" in again.stderr


def test_the_rule_of_three():
    growth = [
        {"submissions": 10, "seconds": 4.0, "cpu_seconds": 5.0, "site_bytes": 0},
        {"submissions": 110, "seconds": 24.0, "cpu_seconds": 35.0, "site_bytes": 100 << 20},
    ]
    simulated = {"seconds": {"all": 1.0}, "submissions": 100, "grown_bytes": 1 << 20, "ledger_bytes": 0}
    text = project.projected(
        {"growth": growth, "machine": {"cores": 2}}, {**simulated, "report_bytes": 0}, 102400, [60.0]
    )
    said = {row.split("|")[1].strip(): row.split("|")[2].strip() for row in text.splitlines()[2:]}
    assert said["minutes on this machine (2 cores)"] == results._cell(102400 * 0.2 / 60)
    assert said["cores to be done in 60 minutes"] == results._cell(102400 * 0.3 / 3600)
    assert said["GiB of memory of the parent"] == "1"
    assert said["GiB of site"] == "100"


@pytest.mark.skipif(sys.platform != "linux", reason="NOT TESTED HERE: memory is read from /proc")
def test_memory_of_grandchildren_is_seen():
    grandchild = "x = bytearray(200 << 20); print('there', flush=True); input()"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {grandchild!r}])"
    with memory_below(0.02) as memory:
        process = subprocess.Popen([sys.executable, "-c", child], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        assert len(descendants(process.pid)) == 1
        while memory.pss_bytes < 200 << 20:
            pass
        process.communicate(b"\n")
    # no bound in bytes above: other tests of this run may have servers of their own, which grow meanwhile
    assert 200 << 20 <= memory.pss_bytes <= memory.rss_bytes
