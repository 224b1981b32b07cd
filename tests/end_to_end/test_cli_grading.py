"""`lstm-grade PATH...` as a teacher calls it: exit status, streams, files, and a row for everybody."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from grader.report.as_json import SCHEMA
from grader.report.site.names import page_name

NOT_JSON = b"print('this was a script')\n"
CLASS = {
    "alice.py": None,  # the right program
    "hang.py": "print('so far')\nwhile True:\n    pass\n",
    "leaves.py": "import os\nos._exit(0)\n",
    "broken.ipynb": NOT_JSON,
    "张伟.py": None,
    "=cmd.py": "x = 1\n",
    "empty.py": "",
    "syntax.py": "if x\n    y = 1\n",
    "binary.py": b"\x80\x81\xff\xff",
    "zero.py": "ys = [0.0] * 9\nprint(ys)\n",
    "twins.py": "x = 1\n",
    "twins.ipynb": json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}).encode(),
    "twins/main.py": "x = 1\n",
    "nobody/readme.txt": "nothing",
    "sneaky.py": "import sys\nprint('::set-output::')\nsys.stderr.write('\\x1b[2J')\nopen('/etc/passwd')\n",
}
IDS = {
    "alice",
    "hang",
    "leaves",
    "broken",
    "张伟",
    "=cmd",
    "empty",
    "syntax",
    "binary",
    "zero",
    "twins",
    "twins.ipynb",
    "twins/",
    "nobody",
    "sneaky",
}


def put(folder: Path, name: str, content: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def read(out: Path) -> dict[str, Any]:
    text = (out / "report.json").read_bytes().decode("utf-8")

    def no(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    document: dict[str, Any] = json.loads(text, parse_constant=no)
    return document


def by_id(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in document["submissions"]}


class Graded:
    """A class, graded."""

    def __init__(self, folder: Path, out: Path, done: subprocess.CompletedProcess[str]) -> None:
        self.folder = folder
        self.out = out
        self.done = done
        self.document = read(out)
        self.rows = by_id(self.document)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory, cli, quick_assignment, right_program) -> Graded:
    """The mixed folder of the issue, in English though the locale is Chinese."""
    here = tmp_path_factory.mktemp("mixed")
    for name, content in CLASS.items():
        put(here / "class", name, right_program if content is None else content)
    arguments = ("class", "--out", "out", "--assignment", quick_assignment, "--seed", 7, "--lang", "en")
    done = cli(*arguments, cwd=here, LC_ALL="zh_CN.UTF-8")
    return Graded(here / "class", here / "out", done)


# -- a row for everybody ------------------------------------------------------------------------------------


def test_every_submission_has_its_row_whatever_is_wrong_with_it(mixed):
    assert set(mixed.rows) == IDS
    assert len(mixed.document["submissions"]) == len(IDS)


def test_the_status_is_0_whatever_the_scores(mixed):
    assert mixed.done.returncode == 0
    assert "error" not in {one["status"] for one in mixed.document["submissions"]}


@pytest.mark.parametrize("name", ["alice", "张伟"])
def test_the_right_one_keeps_its_points_beside_all_that(mixed, name):
    row = mixed.rows[name]
    code_parts = {part: row["parts"][part] for part in ("numpy", "lstm_cell", "lstm")}
    assert {part: one["status"] for part, one in code_parts.items()} == dict.fromkeys(code_parts, "passed")
    assert [one["score"] for one in code_parts.values()] == [30, 25, 25]
    assert (row["score"], row["pending"], row["max_score"]) == (80, 0, 100)
    assert row["findings"] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("hang", "timeout"),
        ("leaves", "died"),
        ("broken", "unreadable"),
        ("binary", "unreadable"),
        ("empty", "no-code"),
        ("nobody", "no-code"),
        ("syntax", "syntax-error"),
    ],
)
def test_the_row_says_what_happened_and_gives_nothing_for_it(mixed, name, code):
    row = mixed.rows[name]
    assert code in {finding["code"] for finding in row["findings"]}
    assert all(finding["message"]["en"] and finding["message"]["zh"] for finding in row["findings"])
    assert row["score"] == 0


@pytest.mark.parametrize(
    ("name", "words"), [("broken", "could be read"), ("binary", "could be read"), ("empty", "was handed")]
)
def test_of_what_could_not_be_read_nothing_else_is_said(mixed, name, words):
    checks = [one for one in mixed.rows[name]["checks"] if one["part"] != "gradients"]
    assert {one["status"] for one in checks} == {"missing"}
    assert all(one["message"]["en"].startswith(f"Nothing {words}") for one in checks)


@pytest.mark.parametrize("name", sorted(IDS - {"alice", "张伟"}))
def test_nobody_else_gets_points(mixed, name):
    assert mixed.rows[name]["score"] == 0


def test_the_line_that_hangs_is_named(mixed):
    (finding,) = [one for one in mixed.rows["hang"]["findings"] if one["code"] == "timeout"]
    assert finding["file"] == "hang.py"


def test_the_files_of_a_submission_are_listed(mixed):
    assert mixed.rows["twins/"]["files"] == ["main.py"]
    assert mixed.rows["twins"]["files"] == ["twins.py"]
    assert mixed.rows["twins.ipynb"]["files"] == ["twins.ipynb"]


def test_graded_beside_others_as_alone(mixed, cli, quick_assignment, tmp_path):
    arguments = (mixed.folder / "alice.py", "--out", "out", "--assignment", quick_assignment, "--seed", 7)
    assert cli(*arguments, cwd=tmp_path).returncode == 0
    assert by_id(read(tmp_path / "out"))["alice"] == mixed.rows["alice"]


# -- what lands in DIR --------------------------------------------------------------------------------------


def test_the_report_follows_its_schema(mixed):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    validator(schema).validate(mixed.document)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("submissions", 0, "status"), "excellent"),
        (("submissions", 0, "score"), "80"),
        (("submissions", 0, "checks", 0, "status"), "ok"),
        (("submissions", 0, "checks", 0, "message"), "so"),
        (("schema_version",), 2),
        (("seed",), None),
        (("assignment",), {}),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_say(mixed, path, value):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    document = json.loads(json.dumps(mixed.document))
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_the_report_says_what_it_was_made_with(mixed):
    document = mixed.document
    assert document["schema_version"] == 1
    assert document["seed"] == 7
    assert document["assignment"]["max_score"] == 100
    assert document["isolation"]["mode"] == "strict"
    assert set(document["versions"]) >= {"lstm-grade", "numpy", "torch"}


def test_points_add_up_in_every_row(mixed):
    for row in mixed.document["submissions"]:
        for key in ("score", "pending", "max_score"):
            assert row[key] == pytest.approx(sum(part[key] for part in row["parts"].values()))
            assert row[key] == pytest.approx(sum(check[key] for check in row["checks"]))
        assert row["max_score"] == 100
        assert 0 <= row["score"] <= row["score"] + row["pending"] <= 100
        assert (row["status"] == "review") == any(check["status"] == "review" for check in row["checks"])


def test_the_table_for_spreadsheets(mixed):
    content = (mixed.out / "grades.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert len(rows) == len(IDS)
    found = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert set(found) == (IDS - {"=cmd"}) | {"'=cmd"}
    assert float(found["张伟"]["score"]) == 80
    assert {name: float(row["score"]) for name, row in found.items()} == {
        name.replace("=cmd", "'=cmd"): row["score"] for name, row in mixed.rows.items()
    }


def test_a_page_for_each_submission(mixed):
    index = (mixed.out / "index.html").read_text(encoding="utf-8")
    assert "张伟" in index
    assert len(list((mixed.out / "submissions").glob("*.html"))) == len(IDS)
    for page in (mixed.out / "submissions").glob("*.html"):
        assert f"submissions/{page.name}" in index


def test_no_half_written_file_is_left(mixed):
    assert [path.name for path in mixed.out.rglob("*") if path.name.startswith(".") or "tmp" in path.name] == []
    assert {path.name for path in mixed.folder.iterdir()} == {name.split("/")[0] for name in CLASS}


# -- streams ------------------------------------------------------------------------------------------------


def test_stdout_carries_the_result_and_stderr_no_more_than_is_needed(mixed):
    for name in IDS:
        assert name in mixed.done.stdout
    assert "80" in mixed.done.stdout
    assert "index.html" in mixed.done.stdout
    assert "Traceback" not in mixed.done.stderr
    assert mixed.done.stderr == ""


def test_what_submissions_print_does_not_reach_the_terminal(mixed):
    streams = mixed.done.stdout + mixed.done.stderr
    assert "::set-output::" not in streams
    assert "\x1b[2J" not in streams
    assert "so far" not in streams


def test_lang_counts_more_than_the_locale(mixed):
    assert not any("\u4e00" <= character <= "\u9fff" for character in mixed.done.stdout.replace("张伟", ""))


# -- again --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def again(mixed, cli, quick_assignment, tmp_path_factory) -> Graded:
    """The same once more: one at a time, in Chinese, and quietly."""
    here = tmp_path_factory.mktemp("again")
    arguments = (mixed.folder, "--out", "out", "--assignment", quick_assignment, "--seed", 7)
    done = cli(*arguments, "--jobs", 1, "--lang", "zh", "--quiet", cwd=here)
    return Graded(mixed.folder, here / "out", done)


def test_the_same_seed_gives_the_same_report_to_the_byte(mixed, again):
    for name in ("report.json", "grades.csv"):
        assert (again.out / name).read_bytes() == (mixed.out / name).read_bytes(), name


def test_quiet_is_quiet_and_writes_all_the_same(again):
    assert (again.done.returncode, again.done.stdout, again.done.stderr) == (0, "", "")
    assert (again.out / "index.html").stat().st_size > 1000


def test_another_seed_gives_the_same_grades(mixed, cli, quick_assignment, tmp_path):
    """Contract 5.8: the verdict does not depend on luck; without --seed one is drawn, and recorded."""
    folder = tmp_path / "class"
    for name in ("alice.py", "zero.py", "张伟.py"):
        put(folder, name, (mixed.folder / name).read_bytes())
    done = cli(folder, "--out", "out", "--assignment", quick_assignment, "--quiet", cwd=tmp_path)
    assert done.returncode == 0
    document = read(tmp_path / "out")
    assert document["seed"] != 7
    for name, row in by_id(document).items():
        assert row["score"] == mixed.rows[name]["score"]
        assert [check["status"] for check in row["checks"]] == [check["status"] for check in mixed.rows[name]["checks"]]


# -- other ways to call it ----------------------------------------------------------------------------------


def test_several_paths_the_default_folder_and_chinese_from_the_locale(cli, right_program, tmp_path):
    put(tmp_path, "one/赵磊.py", right_program)
    put(tmp_path, "check/bob.py", "x = 1\n")
    done = cli("one", "./check", cwd=tmp_path, LC_ALL="zh_CN.UTF-8")  # a folder that bears a subcommand's name
    assert (done.returncode, done.stderr) == (0, "")
    assert "提交" in done.stdout
    assert "报告" in done.stdout
    rows = by_id(read(tmp_path / "lstm-grade-report"))
    assert set(rows) == {"赵磊", "bob"}
    assert rows["赵磊"]["score"] == 80


def test_portable_runs_in_plain_processes_and_the_report_says_so(cli, tmp_path):
    put(tmp_path, "a.py", "import numpy as np\nprint(np.zeros(9))\n")
    done = cli("a.py", "--isolation", "portable", "--out", "out", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    isolation = read(tmp_path / "out")["isolation"]
    assert isolation["mode"] == "portable"
    assert not isolation["layers"]["landlock"]


def test_a_report_takes_the_place_of_an_older_one(cli, tmp_path):
    for name in ("a.py", "b.py"):
        put(tmp_path, f"class/{name}", "x = 1\n")
    assert cli("class", "--out", "out", "--quiet", cwd=tmp_path).returncode == 0
    (tmp_path / "class" / "b.py").unlink()
    assert cli("class", "--out", "out", "--quiet", cwd=tmp_path).returncode == 0
    assert set(by_id(read(tmp_path / "out"))) == {"a"}
    assert len(list((tmp_path / "out" / "submissions").iterdir())) == 1


def test_a_class_that_is_graded_where_one_stands_has_the_same_rows_the_second_time(cli, tmp_path):
    put(tmp_path, "a.py", "x = 1\n")
    put(tmp_path, "notes.md", "x")
    first = cli(".", "--lang", "en", cwd=tmp_path)
    second = cli(".", "--lang", "en", cwd=tmp_path)
    assert set(by_id(read(tmp_path / "lstm-grade-report"))) == {"a"}
    assert first.stdout == second.stdout
    assert "lstm-grade-report: a report of this program, not graded\n" in second.stderr
    assert "not graded, no program: notes.md\n" in second.stderr
    assert cli(".", "--lang", "en", "--quiet", cwd=tmp_path).stderr == ""


FAILING = """
import grader.pipeline as pipeline

whole = pipeline.grade_one


def grade_one(submission, *rest):
    if submission.id == "unlucky":
        raise RuntimeError("a bug of ours")
    return whole(submission, *rest)


pipeline.grade_one = grade_one
from grader.cli import main

main()
"""


def test_a_bug_of_the_grader_costs_nobody_a_point_and_the_status_is_1(right_program, tmp_path):
    put(tmp_path, "class/alice.py", right_program)
    put(tmp_path, "class/unlucky.py", right_program)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", FAILING, "class", "--out", "out", "--lang", "en"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "a bug of ours" in done.stderr
    rows = by_id(read(tmp_path / "out"))
    assert rows["alice"]["score"] == 80
    assert (rows["unlucky"]["status"], rows["unlucky"]["score"], rows["unlucky"]["pending"]) == ("error", 0, 100)
    assert {check["status"] for check in rows["unlucky"]["checks"]} == {"error"}


WORDS = "\\u001b[2J\\u202eowned"
FAULT = f"""
import os
frame = b'["fault","{WORDS}"]\\n'
for fd in range(3, 64):
    try: os.write(fd, frame)
    except OSError: pass
"""
HOSTILE = "class L(list):\n    def __iter__(self): raise SystemExit\nx = L([1])\n"


@pytest.fixture(scope="module")
def hostile(cli, tmp_path_factory) -> Graded:
    """Programs that make the worker stumble, or say that it did."""
    here = tmp_path_factory.mktemp("hostile")
    put(here / "class", "claims.py", FAULT)
    put(here / "class", "stumbles.py", HOSTILE)
    put(here / "class", "na\x1b[31mme.py", FAULT)
    return Graded(here / "class", here / "out", cli("class", "--out", "out", "--seed", 1, "--lang", "en", cwd=here))


def test_a_fault_that_a_program_claims_or_causes_is_not_ours(hostile):
    assert hostile.done.returncode == 0
    assert {name: row["status"] for name, row in hostile.rows.items()} == dict.fromkeys(hostile.rows, "graded")
    assert {row["score"] for row in hostile.rows.values()} == {0}


def test_nothing_that_a_terminal_obeys_reaches_it(hostile):
    for stream in (hostile.done.stdout, hostile.done.stderr):
        assert "\x1b" not in stream
        assert "\u202e" not in stream


def test_a_fault_that_is_claimed_before_anything_else_is_not_ours_either(cli, tmp_path):
    put(tmp_path, "first.py", f"exec({FAULT!r})\nos._exit(0)\n")
    done = cli("first.py", "--out", "out", "--quiet", "--seed", 1, cwd=tmp_path)
    assert done.returncode == 0
    assert by_id(read(tmp_path / "out"))["first"]["status"] != "error"


def test_frames_written_to_the_pipe_are_no_fault_of_the_grader(cli, tmp_path):
    site = '["site",99999,"bind","forge.py",null,1,"<module>","y"]\\n'
    frames = site + '["value",99999,[["",[1180591620717411303424,0],"x",[]]]]\\n'
    code = f"import os\nfor fd in range(3, 64):\n    try: os.write(fd, b'{frames}')\n    except OSError: pass\n"
    put(tmp_path, "forge.py", code)
    done = cli("forge.py", "--out", "out", "--quiet", "--seed", 1, cwd=tmp_path)
    assert done.returncode == 0
    assert by_id(read(tmp_path / "out"))["forge"]["status"] != "error"


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_terminal_that_knows_fewer_characters(encoding, right_program, tmp_path):
    put(tmp_path, "a.py", right_program)
    done = subprocess.run(
        [sys.executable, "-m", "grader", "a.py", "--out", "out", "--lang", "zh"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": encoding, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


# -- the examples -------------------------------------------------------------------------------------------


def test_every_example_has_its_row(cli, root, patient_assignment, tmp_path):
    folder = tmp_path / "submissions"
    shutil.copytree(root / "examples" / "submissions", folder)
    names = {path.name if path.is_dir() else path.stem for path in folder.iterdir() if not path.name.startswith(".")}
    assert len(names) >= 10
    done = cli(folder, "--out", "out", "--seed", 1, "--quiet", "--assignment", patient_assignment, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    rows = by_id(read(tmp_path / "out"))
    assert set(rows) == names
    assert any(row["score"] == 0 for row in rows.values())
    assert any(row["score"] >= 70 for row in rows.values())


# -- what stdout carries ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "file"), [("json", "report.json"), ("csv", "grades.csv")])
@pytest.mark.parametrize("quiet", [(), ("--quiet",)], ids=["loud", "quiet"])
def test_a_form_for_programs_is_the_file_to_the_byte(form, file, quiet, right_program, tmp_path):
    put(tmp_path / "class", "张伟.py", right_program.encode())
    arguments = ("class", "--out", "out", "--format", form, "--seed", "1", *quiet)
    done = subprocess.run(
        [sys.executable, "-m", "grader", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},  # what a terminal can show does not matter
        capture_output=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == (tmp_path / "out" / file).read_bytes()
    assert len(done.stdout) > 100


def test_a_students_page_holds_no_hidden_number_and_nobody_else(mixed):
    document = read(mixed.out)
    pages = {path.name: path.read_text(encoding="utf-8") for path in (mixed.out / "students").glob("*.html")}
    assert pages.keys() == {path.name for path in (mixed.out / "submissions").glob("*.html")}
    for row in document["submissions"]:
        others = {one["sha256"] for one in document["submissions"]}
        page = pages[page_name(row["id"])]
        assert not [digest for digest in others if digest in page]
        assert "submissions/" not in page
        assert "index.html" not in page
        assert document["assignment"]["sha256"] not in page
    assert "张伟" in pages[page_name("张伟")]
    assert not [name for name in IDS if name.isascii() and len(name) > 4 and f">{name}<" in pages[page_name("张伟")]]
