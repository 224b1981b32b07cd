"""`lstm-grade marks` and what a person filled in, through a whole run and the next."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from grader.report.as_json import SCHEMA

ESSAY = "# 习题6-4 梯度：因为遗忘门接近 1，梯度沿着 c 传播而不会消失，推导见上。\nx = 1\n"


def rows(out: Path) -> dict[str, dict[str, Any]]:
    document = json.loads((out / "report.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    return {row["id"]: row for row in document["submissions"]}


def check_of(row: dict[str, Any], name: str) -> dict[str, Any]:
    (check,) = [one for one in row["checks"] if one["id"] == name]
    return check


def sheet(out: Path) -> list[dict[str, str]]:
    with (out / "marks.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def marked(cli, tmp_path_factory) -> Path:
    """A class of two, graded, and its sheet filled in as a spreadsheet of a Chinese Windows saves it."""
    here = tmp_path_factory.mktemp("marks")
    (here / "class").mkdir()
    (here / "class" / "赵敏.py").write_text(ESSAY, encoding="utf-8")
    (here / "class" / "007.py").write_text(ESSAY, encoding="utf-8")
    assert cli("class", "--out", "out", "--seed", 1, "--quiet", cwd=here).returncode == 0
    done = cli("marks", "out", "--lang", "en", cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 checks to mark, 0 filled in" in done.stdout
    lines = sheet(here / "out")
    assert [(line["submission"], line["check"]) for line in lines] == [
        (name, check) for name in ("'007", "赵敏") for check in ("gradients.value", "gradients.analysis")
    ]
    lines[3] |= {"score": "6,5", "comment": "说得清楚", "by": "王老师", "at": "2026-11-25"}
    with (here / "out" / "marks.csv").open("w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(lines)
    return here


def test_marks_win_survive_and_are_flagged_when_the_submission_changes(marked, cli):
    here, out = marked, marked / "out"
    assert cli("class", "--out", "out", "--seed", 1, "--quiet", cwd=here).returncode == 0
    check = check_of(rows(out)["赵敏"], "gradients.analysis")
    assert (check["status"], check["score"], check["pending"]) == ("partial", 6.5, 0)
    mark = check["mark"]
    assert (mark["score"], mark["comment"], mark["by"], mark["at"]) == (6.5, "说得清楚", "王老师", "2026-11-25")
    assert mark["outdated"] is False
    assert rows(out)["赵敏"]["score"] == 6.5
    assert "mark" not in check_of(rows(out)["007"], "gradients.analysis")
    # a new sheet keeps what is filled in
    done = cli("marks", "out/report.json", "--lang", "en", cwd=here)
    assert "3 checks to mark, 1 filled in" in done.stdout
    (line,) = [one for one in sheet(out) if one["score"]]
    assert (line["submission"], line["comment"], line["by"]) == ("赵敏", "说得清楚", "王老师")
    assert "说得清楚" not in (out / "marks.toml").read_text(encoding="utf-8")
    # the submission changes, and an override comes from a file of its own
    (here / "class" / "赵敏.py").write_text(ESSAY + "y = 2\n", encoding="utf-8")
    (here / "over.toml").write_text(
        '[[mark]]\nsubmission = "007"\ncheck = "numpy.output"\nscore = 3\ncomment = "on paper"\n', encoding="utf-8"
    )
    assert cli("class", "--out", "out", "--seed", 1, "--quiet", "--marks", "over.toml", cwd=here).returncode == 0
    after = rows(out)
    assert check_of(after["赵敏"], "gradients.analysis")["mark"] == {**mark, "outdated": True}
    assert after["赵敏"]["score"] == 6.5
    assert [one["code"] for one in after["赵敏"]["findings"]] == ["mark-outdated"]
    assert (after["007"]["score"], check_of(after["007"], "numpy.output")["status"]) == (3, "partial")
    # and without the option the override is still known
    assert cli("class", "--out", "out", "--seed", 1, "--quiet", cwd=here).returncode == 0
    assert rows(out) == after


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("nobody,numpy.output,3", "nobody"),
        ("007,numpy.out,3", "numpy.out"),
        ("007,numpy.output,13", "out of range"),
        ("007,numpy.output,x", "no number"),
    ],
)
def test_a_mark_that_cannot_be_meant_stops_the_run_and_changes_nothing(marked, cli, tmp_path, row, words):
    before = {path.name: path.read_bytes() for path in (marked / "out").iterdir() if path.is_file()}
    bad = tmp_path / "bad.csv"
    bad.write_text(f"submission,check,score\n007,numpy.hidden,3\n{row}\n", encoding="utf-8")
    done = cli("class", "--out", "out", "--seed", 1, "--marks", bad, cwd=marked)
    assert (done.returncode, done.stdout) == (2, "")
    assert "bad.csv, line 3: " in done.stderr
    assert words in done.stderr
    assert {path.name: path.read_bytes() for path in (marked / "out").iterdir() if path.is_file()} == before


@pytest.mark.parametrize("content", [None, "{}", "[", '{"schema_version": 2}'])
def test_marks_of_no_report_is_wrong_usage(cli, tmp_path, content):
    if content is not None:
        (tmp_path / "report.json").write_text(content)
    done = cli("marks", ".", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "report.json" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "marks.csv").exists()
