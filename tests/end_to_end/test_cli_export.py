"""`lstm-grade export`: from a finished report to the files of other tools."""

from __future__ import annotations

import base64
import json

import pytest


@pytest.fixture(scope="module")
def graded(cli, tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    (folder / "canvas").mkdir()
    (folder / "canvas" / "amy_LATE_11_501_lstm.py").write_text("x = 1\n", encoding="utf-8")
    done = cli("canvas", "--isolation", "portable", "--quiet", "--seed", "1", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    (folder / "book.csv").write_bytes(b'Student,ID,HW (9)\r\n"A, Amy",11,\r\n"B, Bob",12,\r\n')
    return folder


REPORT = "lstm-grade-report/report.json"


def test_lateness_is_recorded_and_costs_nothing(graded):
    (one,) = json.loads((graded / REPORT).read_text(encoding="utf-8"))["submissions"]
    assert one["id"] == "amy_11"
    assert one["origin"] == {"layout": "canvas", "name": "amy", "key": "11", "late": True, "superseded": []}


def test_a_gradebook_is_filled_in(cli, graded):
    done = cli("export", "canvas", REPORT, "--into", "book.csv", "--out", "filled.csv", cwd=graded)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (graded / "filled.csv").read_bytes() == b'Student,ID,HW (9)\r\n"A, Amy",11,0\r\n"B, Bob",12,\r\n'
    folder = cli("export", "canvas", "lstm-grade-report", "--into", "book.csv", cwd=graded)
    assert (folder.returncode, folder.stderr) == (0, "")
    assert folder.stdout.split() == (graded / "filled.csv").read_text(encoding="utf-8").split()


def test_one_line_for_github_on_stdout(cli, graded):
    done = cli("export", "github", REPORT, cwd=graded)
    assert done.returncode == 0
    assert json.loads(base64.b64decode(done.stdout))["status"] == "fail"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("canvas REPORT", "--into"),
        ("junit REPORT --into book.csv", "--into"),
        ("canvas REPORT --into nowhere.csv", "nowhere.csv"),
        ("canvas book.csv --into book.csv", "report"),
        ("junit .", ".: there is no report.json in it; is it the --out folder of a run?"),
        ("blackboard REPORT", "blackboard"),
        ("canvas REPORT --into book.csv --column Nix", "HW (9)"),
    ],
)
def test_wrong_usage_is_2_and_says_what(arguments, words, cli, graded):
    done = cli("export", *arguments.replace("REPORT", REPORT).split(), cwd=graded)
    assert done.returncode == 2
    assert done.stdout == ""
    assert words in done.stderr
    assert "Traceback" not in done.stderr
