"""`lstm-grade assignment`, the examples of docs/assignments.md, and numbers of each student's own."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from grader.assignment.load import DEFAULT, load
from grader.report.as_json import SCHEMA

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "assignments"
PAGES = (ROOT / "docs" / "assignments.md", ROOT / "docs" / "assignments.zh.md")


def report_in(folder: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    return document


def rows(folder: Path) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in report_in(folder)["submissions"]}


def answers_right(row: dict[str, Any]) -> list[str]:
    """The checks about numbers that are passed: some steps of wrong ones may be right by chance, and earn a share."""
    about = [check for check in row["checks"] if check["id"].endswith((".output", ".hidden"))]
    assert len(about) == 6
    return [check["id"] for check in about if check["status"] == "passed"]


# -- new, validate, show ------------------------------------------------------------------------------------


def test_new_writes_the_homework_and_never_overwrites(cli, tmp_path):
    first = cli("assignment", "new", "hw.toml", cwd=tmp_path)
    assert (first.returncode, first.stderr) == (0, "")
    assert "hw.toml" in first.stdout
    assert load(tmp_path / "hw.toml").assignment == load().assignment
    (tmp_path / "hw.toml").write_text("mine", encoding="utf-8")
    again = cli("assignment", "new", "hw.toml", cwd=tmp_path)
    assert again.returncode == 2
    assert again.stderr.count("\n") == 1
    assert (tmp_path / "hw.toml").read_text(encoding="utf-8") == "mine"
    nowhere = cli("assignment", "new", "no/such/hw.toml", cwd=tmp_path)
    assert (nowhere.returncode, nowhere.stderr.count("\n")) == (2, 1)


def test_validate_names_the_place(cli, tmp_path):
    text = DEFAULT.read_text(encoding="utf-8")
    (tmp_path / "hw.toml").write_text(text.replace("output = 12", "ouput = 12", 1), encoding="utf-8")
    done = cli("assignment", "validate", "hw.toml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Error: hw.toml: points.numpy.ouput: unknown key `ouput`; did you mean `output`?\n"
    flat = text.replace("candidate = [1, 0, 0, 0]", "candidate = [0, 0, 0, 0]")
    (tmp_path / "hw.toml").write_text(flat, encoding="utf-8")
    done = cli("assignment", "validate", "hw.toml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: hw.toml: homework.inputs: ")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_show_has_every_number_and_every_reason(cli, tmp_path, lang):
    done = cli("assignment", "show", "--lang", lang, cwd=tmp_path, COLUMNS="300")
    assert done.returncode == 0
    tolerances = load().assignment.tolerances
    for name in tolerances.__struct_fields__:
        assert getattr(getattr(tolerances, name).reason, lang) in done.stdout
    for words in ("numpy.output", "gradients.analysis", "100", "0.963624", "0.761589", "5.999773", "-10", "1024 MiB"):
        assert words in done.stdout


# -- the examples of the pages ------------------------------------------------------------------------------

SCORES = {"other-numbers": (80, 100), "linear-accepted": (80, 100), "without-6-4": (73.75, 100)}


def test_the_pages_name_every_example():
    names = sorted(path.stem for path in EXAMPLES.glob("*.toml"))
    assert names == sorted(SCORES)
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert [name for name in names if f"examples/assignments/{name}.toml" not in text] == []
        known = load(DEFAULT).assignment
        keys = [*known.__struct_encode_fields__, *known.limits.__struct_fields__, *known.tolerances.__struct_fields__]
        assert [key for key in keys if key not in text] == []


@pytest.mark.parametrize("name", SCORES)
def test_an_example_is_valid_and_grades_its_submission(cli, tmp_path, name):
    file = EXAMPLES / f"{name}.toml"
    valid = cli("assignment", "validate", file, "--lang", "en", cwd=tmp_path)
    assert (valid.returncode, valid.stderr) == (0, "")
    done = cli(EXAMPLES / "submissions" / f"{name}.py", "--assignment", file, "--out", "out", "--seed", 3, cwd=tmp_path)
    assert done.returncode == 0
    document = report_in(tmp_path / "out")
    (row,) = document["submissions"]
    assert (row["score"], row["max_score"]) == SCORES[name]
    assert document["assignment"]["max_score"] == 100
    codes = [one["code"] for one in row["findings"]]
    assert codes == (["missing-candidate-tanh"] if name == "without-6-4" else [])
    with (tmp_path / "out" / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        (cells,) = csv.DictReader(file)
    assert ("gradients" in cells) == ("gradients" in row["parts"]) == (name != "without-6-4")
    for page in (tmp_path / "out").rglob("*.html"):
        assert ("6-4" in page.read_text(encoding="utf-8").replace("without-6-4", "")) == (name != "without-6-4")


def test_a_deadline_takes_points_and_the_report_says_why(cli, tmp_path, right_program):
    for student, time in {"in-time": "2025-04-01 15:00:00 UTC", "late": "2025-04-03 01:00:00 Asia/Shanghai"}.items():
        folder = tmp_path / "submitted" / student / "lstm"
        folder.mkdir(parents=True)
        (folder / "main.py").write_text(right_program, encoding="utf-8")
        (folder / "timestamp.txt").write_text(time, encoding="utf-8")
    file = EXAMPLES / "without-6-4.toml"
    done = cli("submitted", "--assignment", file, "--out", "out", "--layout", "nbgrader", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    graded = rows(tmp_path / "out")
    assert graded["in-time"]["score"] == 100
    assert "deduction" not in graded["in-time"]
    assert graded["late"]["score"] == 90  # the same bytes, another time
    assert graded["late"]["deduction"]["points"] == 10
    assert [one["code"] for one in graded["late"]["findings"]] == ["handed-in-late"]
    table = cli("export", "nbgrader", "out/report.json", cwd=tmp_path)
    (late,) = [row for row in csv.DictReader(table.stdout.splitlines()) if row["student_id"] == "late"]
    assert (late["raw_score"], late["late_submission_penalty"], late["score"]) == ("100", "10", "90")


# -- numbers of each student's own --------------------------------------------------------------------------

# It looks wherever a secret could be found, and prints what it sees.
NOSY = """
import glob, os
for name in [SECRET, *glob.glob("/proc/*/cmdline"), *glob.glob("/proc/*/environ"), *glob.glob("/proc/*/maps")]:
    try:
        print(open(name, "rb").read())
    except Exception as error:
        print(type(error))
print(dict(os.environ))
"""


def program_for(right_program: str, file: Path) -> str:
    """The right program with the numbers of an assignment file."""
    homework = load(file).assignment.homework
    text = right_program
    start, end = text.index("X = "), text.index("\n\n\ndef sigmoid")
    lines = [f"X = np.array({homework.inputs}, dtype=float)"]
    for name, row in zip(("w_g", "w_i", "w_f", "w_o"), homework.weights.rows().values(), strict=True):
        lines.append(f"{name} = np.array({row}, dtype=float)")
    return text[:start] + "\n".join(lines) + text[end:]


@pytest.fixture
def course(cli, tmp_path, right_program):
    """A course with a secret, a list, and a class that handed in."""
    assert cli("assignment", "secret", "secret.key", cwd=tmp_path).returncode == 0
    (tmp_path / "list.csv").write_text("id\ns1\ns2\ns3\n", encoding="utf-8")
    draw = ("assignment", "draw", "--per-student", "secret.key", "--roster", "list.csv", "--out", "numbers")
    drawn = cli(*draw, cwd=tmp_path)
    assert (drawn.returncode, drawn.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "numbers").iterdir()) == ["s1.toml", "s2.toml", "s3.toml"]
    assert cli(*draw, cwd=tmp_path).returncode == 0  # the same once more
    files = tmp_path / "class"
    files.mkdir()
    own = {one: program_for(right_program, tmp_path / "numbers" / f"{one}.toml") for one in ("s1", "s2")}
    nosy = NOSY.replace("SECRET", repr(str(tmp_path / "secret.key")))
    (files / "s1.py").write_text(own["s1"], encoding="utf-8")
    (files / "s2.py").write_text(nosy + own["s2"], encoding="utf-8")
    (files / "s3.py").write_text(own["s1"], encoding="utf-8")  # another's work
    (files / "stranger.py").write_text(own["s1"], encoding="utf-8")
    return tmp_path


GRADE = ("class", "--per-student", "secret.key", "--roster", "list.csv", "--out", "out", "--lang", "en")


def test_each_submission_is_held_against_its_own_numbers(cli, course):
    secret = (course / "secret.key").read_text(encoding="utf-8").strip()
    assert (course / "secret.key").stat().st_mode & 0o777 == 0o600
    done = cli(*GRADE, cwd=course)
    assert done.returncode == 0, done.stderr
    graded = rows(course / "out")
    assert graded["s1"]["score"] == 80
    assert len(answers_right(graded["s1"])) == 6
    assert graded["s2"]["score"] == 80
    assert not answers_right(graded["s3"])  # the very bytes of s1
    assert (graded["stranger"]["status"], graded["stranger"]["pending"]) == ("review", 100)
    assert [one["code"] for one in graded["stranger"]["findings"]] == ["unknown-student"]
    # the secret: in no file that was written, not on the streams, not where the nosy program looked
    for path in [*(course / "out").rglob("*"), *(course / "numbers").rglob("*")]:
        assert not path.is_file() or secret.encode() not in path.read_bytes(), path
    assert secret not in done.stdout + done.stderr
    # the student checks against the file that they were given, without the secret
    own = cli("check", "class/s1.py", "--assignment", "numbers/s1.toml", "--quiet", cwd=course)
    assert own.returncode == 0
    # nothing is graded again under the same secret, everything that has numbers under another
    again = cli(*GRADE, cwd=course)
    assert "4 of 4" in again.stderr
    (course / "secret.key").write_text("quite another secret, long enough\n", encoding="utf-8")
    other = cli(*GRADE, cwd=course)
    assert other.returncode == 0
    assert "4 of 4" not in other.stderr
    assert not answers_right(rows(course / "out")["s1"])
    # files that are there are never overwritten with other numbers
    draw = cli("assignment", "draw", "s1", "--per-student", "secret.key", "--out", "numbers", cwd=course)
    assert (draw.returncode, draw.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (["class", "--per-student", "missing.key"], "cannot be read"),
        (["class", "--per-student", "short.key"], "16 to 4096 bytes"),
        (["class", "--per-student", "class/secret.key"], "must not lie in"),
        (["class", "--per-student", "out/secret.key", "--out", "out"], "must not lie in"),
    ],
)
def test_a_secret_that_is_none_or_lies_in_the_wrong_place(cli, tmp_path, change, said):
    for folder in ("class", "out"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "secret.key").write_text("hunter2" * 8, encoding="utf-8")
    (tmp_path / "class" / "a.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "short.key").write_text("hunter2", encoding="utf-8")
    done = cli(*change, cwd=tmp_path)
    *told, error = done.stderr.splitlines()
    assert done.returncode == 2
    assert said in error
    assert set(told) <= {"not graded, no program: secret.key"}
    assert "hunter2" not in done.stdout + done.stderr


def test_draw_needs_somebody(cli, tmp_path):
    (tmp_path / "key").write_text("hunter2" * 8, encoding="utf-8")
    done = cli("assignment", "draw", "--per-student", "key", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
