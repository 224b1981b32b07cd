"""Classes as learning platforms hand them out: whose a file is, what is late, what a later hand-in replaced."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from grader.intake.collect import collect
from grader.intake.submission import Submission
from grader.model import Origin

CODE = b"x = 1\n"


def classes(
    tmp_path: Path, *names: str, archive: str = "class.zip", layout: str | None = None
) -> dict[str, Submission]:
    """The class from an archive; it has to be the same from a folder."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for number, name in enumerate(names):
            content = b"" if name.endswith("/") else b"%d\n" % number
            file.writestr(name, content)
            path = tmp_path / archive.partition(".")[0] / name
            if name.endswith("/"):
                path.mkdir(parents=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    (tmp_path / archive).write_bytes(buffer.getvalue())
    found = collect([tmp_path / archive], layout=layout)
    assert collect([tmp_path / archive.partition(".")[0]], layout=layout) == found
    return {one.id: one for one in found}


def files(found: dict[str, Submission]) -> dict[str, tuple[str, ...]]:
    return {name: one.files for name, one in found.items()}


# -- Moodle -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["_assignsubmission_file/", "_assignsubmission_file_/", "_assignsubmission_file_"])
def test_moodle_in_its_three_forms(mark, tmp_path):
    found = classes(
        tmp_path,
        f"Zhang Wei_1234{mark}main.py",
        f"Zhang Wei_1234{mark}data_1.csv",
        f"Zhang Wei_1235{mark}main.py",
        f"张伟_99{mark}作业_6_4.ipynb",
        archive="NNDL-LSTM-4711.zip",
    )
    assert files(found) == {
        "Zhang Wei_1234": ("data_1.csv", "main.py"),
        "Zhang Wei_1235": ("main.py",),
        "张伟_99": ("作业_6_4.ipynb",),
    }
    assert found["张伟_99"].origin == Origin(layout="moodle", name="张伟", key="99")


def test_moodle_with_text_blind_marking_and_an_empty_folder(tmp_path):
    found = classes(
        tmp_path,
        "Participant_7_assignsubmission_onlinetext/onlinetext.html",
        "Participant_7_assignsubmission_file/deep/x.py",
        "Participant_8_assignsubmission_onlinetext_onlinetext.html",
        "Participant_9_assignsubmission_file/",
    )
    assert files(found) == {
        "Participant_7": ("deep/x.py", "onlinetext.html"),
        "Participant_8": ("onlinetext.html",),
        "Participant_9": (),
    }
    assert [one.origin.key for one in found.values() if one.origin] == ["7", "8", "9"]


def test_a_students_file_name_does_not_make_another_student(tmp_path):
    found = classes(
        tmp_path, "Eve_1_assignsubmission_file_Bob_2_assignsubmission_file_x.py", "Bob_2_assignsubmission_file_y.py"
    )
    assert files(found) == {"Bob_2": ("y.py",), "Eve_1": ("Bob_2_assignsubmission_file_x.py",)}


def test_a_students_archive_from_moodle_is_opened(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("hw/x.py", CODE)
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as file:
        file.writestr("A B_1_assignsubmission_file/hw.zip", inner.getvalue())
        file.writestr("readme.py", CODE)
    found = {one.id: one for one in collect([tmp_path / "m.zip"])}
    assert files(found) == {"A B_1": ("x.py",), "readme": ("readme.py",)}
    assert found["readme"].origin is None


# -- Canvas -------------------------------------------------------------------------------------------------


def test_canvas_with_late_work_text_and_two_of_one_name(tmp_path):
    found = classes(
        tmp_path,
        "zhangwei_1001_50001_lstm.py",
        "zhangwei_1001_50002_数据_1.csv",
        "zhangwei_1002_50003_lstm.py",
        "李娜_LATE_1003_50004_lstm.ipynb",
        "obrienpat_1004_text.html",
    )
    assert files(found) == {
        "zhangwei_1001": ("lstm.py", "数据_1.csv"),
        "zhangwei_1002": ("lstm.py",),
        "李娜_1003": ("lstm.ipynb",),
        "obrienpat_1004": ("text.html",),
    }
    assert found["李娜_1003"].origin == Origin(layout="canvas", name="李娜", key="1003", late=True)
    assert [name for name, one in found.items() if one.origin and one.origin.late] == ["李娜_1003"]


def test_canvas_resubmissions_the_newest_counts_under_its_plain_name(tmp_path):
    found = classes(
        tmp_path,
        "amy_1_601_lstm.py",
        "amy_1_602_lstm-1.py",
        "amy_1_610_lstm-10.py",
        "amy_1_609_lstm-9.py",
        "amy_1_603_helper.py",
    )["amy_1"]
    assert found.contents == {"lstm.py": b"2\n", "helper.py": b"4\n"}
    assert set(found.files) == {"lstm.py", "lstm-1.py", "lstm-9.py", "helper.py"}
    assert found.troubles == ()
    assert found.origin is not None
    assert found.origin.superseded == ("lstm.py", "lstm-1.py", "lstm-9.py")


def test_canvas_numbers_that_the_student_wrote_are_names(tmp_path):
    assert files(classes(tmp_path, "amy_1_601_part-1.py", "amy_1_602_part-2.py")) == {
        "amy_1": ("part-1.py", "part-2.py")
    }


def test_canvas_without_names(tmp_path):
    found = classes(tmp_path, "anon_aB3dE_5001_x.py", "anon_LATE_Zz9yX_5002_x.py")
    assert {name: (one.origin.key, one.origin.late) for name, one in found.items() if one.origin} == {
        "anon_aB3dE": ("aB3dE", False),
        "anon_Zz9yX": ("Zz9yX", True),
    }


@pytest.mark.parametrize(
    "names",
    [
        ("张伟_6_4_lstm.py",),
        ("a_2021_100_x.py", "b_2021_101_x.py"),  # one user of two names
        ("a_2021_100_x.py", "b_2022_100_x.py"),  # one attachment twice
        ("a_2021_100_x.py", "b.py"),
        ("a_2021_100_x.py", "b/x.py"),
    ],
)
def test_names_that_only_look_like_canvas_stay_names(names, tmp_path):
    found = classes(tmp_path, *names)
    assert set(found) == {name.partition("/")[0].removesuffix(".py") for name in names}
    assert all(one.origin is None for one in found.values())


def test_the_layout_can_be_said(tmp_path):
    name = "zhang_2021_10001_lstm.py"
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert set(classes(tmp_path / "a", name)) == {"zhang_2021"}
    assert set(classes(tmp_path / "b", name, layout="plain")) == {"zhang_2021_10001_lstm"}


# -- nbgrader and Gradescope --------------------------------------------------------------------------------


TREE = (
    "submitted/bob/ps1/lstm.ipynb",
    "submitted/bob/ps1/timestamp.txt",
    "submitted/amy/ps1/data/d.csv",
    "submitted/amy/ps1/lstm.ipynb",
)


@pytest.mark.parametrize("above", ["", "course101/"])
def test_nbgraders_tree(above, tmp_path):
    found = classes(tmp_path, *(above + name for name in TREE), f"{above}source/ps1/lstm.ipynb")
    assert files(found) == {"amy": ("data/d.csv", "lstm.ipynb"), "bob": ("lstm.ipynb", "timestamp.txt")}
    assert found["amy"].origin == Origin(layout="nbgrader", name="amy", key="amy")


def test_nbgraders_folder_of_submissions_alone(tmp_path):
    found = classes(tmp_path, *(name.partition("/")[2] for name in TREE), archive="submitted.zip")
    assert set(found) == {"amy", "bob"}


def test_several_assignments_of_nbgrader_are_told_apart(tmp_path):
    assert set(classes(tmp_path, *TREE, "submitted/bob/ps2/lstm.ipynb")) == {"amy/ps1", "bob/ps1", "bob/ps2"}


def test_a_student_cannot_turn_the_class_into_nbgraders(tmp_path):
    found = classes(tmp_path, "alice/submitted/bob/ps1/x.ipynb", "bob/x.py", "submitted/bob/ps1/x.ipynb")
    assert set(found) == {"alice", "bob", "submitted"}


def test_gradescope(tmp_path):
    found = classes(
        tmp_path,
        "assignment_5_export/submission_metadata.yml",
        "assignment_5_export/submission_71/x.py",
        "assignment_5_export/submission_72/x.py",
    )
    assert files(found) == {"submission_71": ("x.py",), "submission_72": ("x.py",)}
    assert found["submission_72"].origin == Origin(layout="gradescope", name="", key="72")
