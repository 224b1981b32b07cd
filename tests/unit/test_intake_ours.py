"""A report of this program is no submission; a student's folder always is one, whatever files are in it."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from test_report_files import report

from grader.errors import UsageError
from grader.intake import ours
from grader.intake.collect import collect
from grader.marks.files import SHEETS
from grader.model import Text
from grader.report import as_json, read
from grader.report.html import STAFF, STUDENTS, write_site
from grader.store import ledger, lock


def put(folder: Path, *names: str, content: str = "x = 1") -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def written(folder: Path, *, only: str = "") -> Path:
    """A report as a run leaves it; or only its ledger, or all but that."""
    folder.mkdir(parents=True, exist_ok=True)
    if only != "report":
        with ledger.Ledger(folder / ledger.NAME) as kept:
            kept.seed(1, lambda: 1)
    if only != "ledger":
        write_site(report("alice", "张伟"), folder, lang="en")
        (folder / "report.json").write_text(as_json.render(report("alice", "张伟")), encoding="utf-8")
        put(folder, "grades.csv", "marks.csv", "marks.toml", content="")
    return folder


def graded(path: Path, out: Path | None = None, **more: object) -> tuple[list[str], list[str]]:
    """Ids, and what is told."""
    told: list[Text] = []
    found = collect([path], out=out, note=told.append, **more)  # type: ignore[arg-type]
    assert all(one.zh for one in told)
    return [one.id for one in found], [one.en for one in told]


def test_the_names_are_those_that_are_written():
    assert ledger.NAME == ours.LEDGER
    assert read.NAME == ours.REPORT
    assert {STAFF, STUDENTS} == set(ours.PAGES)
    assert set(SHEETS) <= ours.FILES
    assert ours._is_own_name(lock.NAME)
    assert ledger.APPLICATION_ID.to_bytes(4, "big") == ours._APPLICATION_ID


@pytest.mark.parametrize("only", ["", "ledger", "report"])
def test_a_report_is_left_out_and_it_is_said(tmp_path, only):
    put(tmp_path, "a.py", "bob/b.py")
    written(tmp_path / "old", only=only)
    assert graded(tmp_path) == (["a", "bob"], ["old: a report of this program, not graded"])


def test_a_report_in_the_archive_of_a_class_is_left_out_too(tmp_path):
    put(tmp_path / "class", "a.py")
    written(tmp_path / "class" / "old")
    packed = shutil.make_archive(str(tmp_path / "class"), "zip", tmp_path / "class")
    assert graded(Path(packed)) == (["a"], ["old: a report of this program, not graded"])


def test_the_folder_for_the_reports_is_left_out_wherever_it_lies(tmp_path):
    put(tmp_path, "a.py", "bob/b.py")
    for place in ("out", "bob/out"):
        written(tmp_path / place)
    told = ["out: a report of this program, not graded"]
    assert graded(tmp_path, tmp_path / "x" / ".." / "out")[1] == told
    found = {one.id: one.files for one in collect([tmp_path], out=tmp_path / "bob" / "out")}
    assert found["bob"] == ("b.py",)


def test_an_empty_folder_for_the_reports_is_left_out(tmp_path):
    put(tmp_path, "a.py")
    (tmp_path / "out").mkdir()
    assert graded(tmp_path, tmp_path / "out")[0] == ["a"]
    assert graded(tmp_path)[0] == ["a", "out"]


@pytest.mark.parametrize(
    "out", [".", "bob", "carol", "empty/.."], ids=["the class", "a program", "an essay", "the class by another way"]
)
def test_reports_do_not_go_among_the_submissions(tmp_path, out):
    put(tmp_path, "a.py", "bob/b.py", "carol/essay.docx")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="choose another --out"):
        collect([tmp_path], out=tmp_path / out)


@pytest.mark.parametrize("name", ["submissions", "students"])
def test_pages_do_not_go_among_the_submissions(tmp_path, name):
    put(tmp_path, f"{name}/a.py")
    with pytest.raises(UsageError, match="pages of the report would be written into it"):
        collect([tmp_path / name], out=tmp_path)


def test_a_report_that_was_written_into_the_class_itself_is_left_out_of_it(tmp_path):
    """As earlier versions did; and the folders of pages alone are not enough to be one."""
    put(tmp_path, "a.py")
    written(tmp_path)
    told = [f"{name}: a report of this program, not graded" for name in ("students", "submissions")]
    assert graded(tmp_path) == (["a"], told)
    put(tmp_path, "students/homework.txt")
    assert graded(tmp_path)[0] == ["a", "students"]


@pytest.mark.parametrize("name", ["homework.py", "deep/er/homework.ipynb", "homework.zip", "homework.rar"])
def test_a_student_who_hands_in_a_report_beside_their_work_is_graded(tmp_path, name):
    written(tmp_path / "bob")
    put(tmp_path / "bob", name)
    assert graded(tmp_path) == (["bob"], [])


@pytest.mark.parametrize("content", ["{}", "no json", '{"schema_version": 1}', "[" * 100_000])
def test_a_file_of_a_reports_name_makes_no_report(tmp_path, content):
    put(tmp_path, "bob/report.json", "bob/students/x.html", "bob/ledger.sqlite3", content=content)
    assert graded(tmp_path) == (["bob"], [])


def test_a_folder_that_a_platform_has_named_is_a_students(tmp_path):
    written(tmp_path / "张伟_99_assignsubmission_file")
    put(tmp_path, "李雷_98_assignsubmission_file/a.py")
    written(tmp_path / "old")
    ids, told = graded(tmp_path)
    assert sorted(ids) == sorted(["张伟_99", "李雷_98"])
    assert told == ["old: a report of this program, not graded"]


def test_a_report_does_not_hide_how_the_class_is_laid_out(tmp_path):
    put(tmp_path, "submitted/bob/ps1/a.ipynb", content='{"cells": [], "nbformat": 4, "metadata": {}}')
    written(tmp_path / "lstm-grade-report")
    assert graded(tmp_path)[0] == ["bob"]


def test_what_was_exported_into_a_report_makes_no_submission_of_it(tmp_path):
    put(tmp_path, "a.py")
    written(tmp_path / "old")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("张伟_99_assignsubmission_file/feedback.html", "x")
    (tmp_path / "old" / "feedback.zip").write_bytes(packed.getvalue())
    assert graded(tmp_path)[0] == ["a"]


# -- what else is left out ------------------------------------------------------------------------------------


def test_files_that_are_no_program_are_named(tmp_path):
    put(tmp_path, "a.py", "report.docx", "notes.md", "bob/essay.docx", "list.csv")
    assert graded(tmp_path, known=[tmp_path / "list.csv"])[1] == ["not graded, no program: notes.md, report.docx"]


def test_many_of_them_take_one_line_still(tmp_path):
    put(tmp_path, "a.py", *(f"{'长' * 50}{k}.md" for k in range(50)))
    (line,) = graded(tmp_path)[1]
    assert line.endswith(", and 45 more")
    assert len(line) < 300


def test_who_is_not_on_the_list_is_named(tmp_path):
    put(tmp_path, "class/zhao.py", "class/qian.py", "class/sun.ipynb", "class/sun.py")
    put(tmp_path, "list.csv", content="id\nzhao\nsun\nli\n")
    ids, told = graded(tmp_path / "class", roster=tmp_path / "list.csv")
    assert "li" in ids
    assert told == ["1 submission is of nobody on the list: qian"]


# -- folders that cannot be looked into -----------------------------------------------------------------------


@pytest.fixture
def closed(monkeypatch):
    """Folders called `closed` cannot be listed, whoever runs the tests."""
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed" or "closed_" in Path(path).name:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)


@pytest.mark.usefixtures("closed")
def test_a_folder_that_cannot_be_listed_is_unreadable_and_says_why(tmp_path):
    put(tmp_path, "closed/a.py", "bob/closed/a.py", "bob/b.py")
    found = {one.id: one for one in collect([tmp_path])}
    (trouble,) = found["closed"].troubles
    assert (trouble.code, trouble.file, trouble.reason.en) == ("unreadable", None, "the system says: Permission denied")
    assert found["closed"].files == ()
    (trouble,) = found["bob"].troubles
    assert (trouble.code, trouble.file) == ("unreadable", "closed/")
    assert set(found["bob"].contents) == {"b.py"}


@pytest.mark.usefixtures("closed")
def test_a_student_is_told_of_a_folder_that_cannot_be_listed(tmp_path):
    put(tmp_path, "closed/a.py", "b.py")
    (one,) = collect([tmp_path], whole_folders=True)
    assert [(found.code, found.file) for found in one.troubles] == [("unreadable", "closed/")]


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("place", ["submitted/closed", "submitted/closed/ps1", "submitted/carol/closed"])
def test_in_a_tree_of_nbgrader_too(tmp_path, place):
    notebook = '{"cells": [], "nbformat": 4, "metadata": {}}'
    put(tmp_path, "submitted/bob/ps1/a.ipynb", f"{place}/a.ipynb", content=notebook)
    found = {one.id: [trouble.code for trouble in one.troubles] for one in collect([tmp_path])}
    assert len(found) == 2
    assert ["unreadable"] in found.values()


@pytest.mark.usefixtures("closed")
def test_in_a_class_of_moodle_too(tmp_path):
    put(tmp_path, "closed_98_assignsubmission_file/a.py", "bob_99_assignsubmission_file/a.py")
    found = {one.id: [trouble.code for trouble in one.troubles] for one in collect([tmp_path])}
    assert found == {"closed_98": ["unreadable"], "bob_99": []}


def test_a_folder_that_can_be_listed_and_not_entered_is_unreadable(tmp_path, monkeypatch):
    put(tmp_path, "barred/a.py", "bob/b.py")
    lstat = Path.lstat

    def refuse(path: Path) -> os.stat_result:
        if path.parent.name == "barred":
            raise PermissionError(13, "Permission denied", str(path))
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", refuse)
    found = {one.id: [(trouble.code, trouble.file) for trouble in one.troubles] for one in collect([tmp_path])}
    assert found == {"barred": [("unreadable", "a.py")], "bob": []}
