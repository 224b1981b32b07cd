"""Paths -> submissions: whatever is wrong with one, it gets its row; nothing outside it is read."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.intake.collect import collect
from grader.intake.entries import MAX_FILES
from grader.intake.submission import Language

NOTEBOOK = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []})


def put(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def ids(folder: Path) -> list[str]:
    return [one.id for one in collect([folder])]


# -- what is a submission -----------------------------------------------------------------------------------


def test_a_script_a_notebook_and_a_folder_of_one_name_are_three_rows(tmp_path):
    put(tmp_path, {"a.py": "x = 1", "a.ipynb": NOTEBOOK, "a/main.py": "y = 2"})
    found = collect([tmp_path])
    assert [(one.id, one.files) for one in found] == [
        ("a", ("a.py",)),
        ("a.ipynb", ("a.ipynb",)),
        ("a/", ("main.py",)),
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["a.ipynb", "a/x.py"], ["a", "a/"]),
        (["a.py", "a/x.py"], ["a", "a/"]),
        (["a.py", "a.ipynb"], ["a", "a.ipynb"]),
    ],
)
def test_the_first_of_a_name_keeps_the_plain_id(tmp_path, files, expected):
    put(tmp_path, dict.fromkeys(files, NOTEBOOK))
    assert sorted(ids(tmp_path)) == sorted(expected)


def test_the_same_submission_named_twice_is_two_rows_with_two_ids(tmp_path):
    put(tmp_path, {"one/a.py": "", "two/a.py": "", "three/a.py": ""})
    found = collect([tmp_path / "one", tmp_path / "two", tmp_path / "three" / "a.py"])
    assert len({one.id for one in found}) == 3
    assert found[0].id == "a"


def test_folders_are_submissions_with_all_their_files(tmp_path):
    put(tmp_path, {"b/x.py": "", "b/deep/er/y.py": "", "b/data.csv": "1", "b/read me.txt": "hello"})
    (one,) = collect([tmp_path])
    assert one.files == ("data.csv", "deep/er/y.py", "read me.txt", "x.py")
    assert one.contents["data.csv"] == b"1"
    assert {source.path for source in one.sources} == {"deep/er/y.py", "x.py"}


def test_other_files_beside_the_submissions_are_none(tmp_path):
    put(tmp_path, {"a.py": "", "grades.xlsx": "", "readme.md": "", "b.pyc": "", "c.txt": ""})
    assert ids(tmp_path) == ["a"]


@pytest.mark.parametrize(
    "name",
    [".hidden.py", "._a.py", ".DS_Store", "__MACOSX/a.py", ".ipynb_checkpoints/a-checkpoint.ipynb", "__pycache__/a.py"],
)
def test_what_the_machine_left_is_no_submission(tmp_path, name):
    put(tmp_path, {name: NOTEBOOK, "real.py": "x = 1"})
    assert ids(tmp_path) == ["real"]


@pytest.mark.parametrize(
    "name",
    [".hidden.py", "._a.py", "__MACOSX/a.py", ".ipynb_checkpoints/a-checkpoint.ipynb", "__pycache__/a.py", ".git/a.py"],
)
def test_what_the_machine_left_inside_a_submission_is_not_taken(tmp_path, name):
    put(tmp_path, {f"student/{name}": NOTEBOOK, "student/real.py": "x = 1"})
    (one,) = collect([tmp_path])
    assert one.files == ("real.py",)
    assert set(one.contents) == {"real.py"}


@pytest.mark.parametrize(
    "name", ["张伟.py", "2. LSTM Cell (1).py", "a'b\"c.py", "=cmd.py", "x\ny.py", "<b>.py", "a.b.py"]
)
def test_ids_are_the_names_whatever_they_are(tmp_path, name):
    put(tmp_path, {name: "x = 1"})
    assert ids(tmp_path) == [name.removesuffix(".py")]


def test_a_name_of_255_bytes(tmp_path):
    put(tmp_path, {"长" * 84 + ".py": "x = 1"})
    assert ids(tmp_path) == ["长" * 84]


def test_endings_in_capitals_count(tmp_path):
    put(tmp_path, {"A.PY": "x = 1", "B.IPYNB": NOTEBOOK})
    assert ids(tmp_path) == ["A", "B"]
    assert [source.language for one in collect([tmp_path]) for source in one.sources] == [
        Language.SCRIPT,
        Language.NOTEBOOK,
    ]


def test_a_folder_named_like_a_script_is_a_submission(tmp_path):
    put(tmp_path, {"a.py/main.py": "x = 1", "a.ipynb/main.py": "x = 1"})
    assert sorted(ids(tmp_path)) == ["a.ipynb", "a.py"]


def test_a_single_file(tmp_path):
    put(tmp_path, {"a.py": "x = 1", "b.py": "y = 2"})
    (one,) = collect([tmp_path / "a.py"])
    assert (one.id, one.files) == ("a", ("a.py",))


def test_a_folder_is_one_submission_when_a_student_checks(tmp_path):
    put(tmp_path, {"work/a.py": "x = 1", "work/b.ipynb": NOTEBOOK})
    (one,) = collect([tmp_path / "work"], whole_folders=True)
    assert (one.id, one.files) == ("work", ("a.py", "b.ipynb"))


def test_the_folder_one_stands_in_has_a_name_too(tmp_path, monkeypatch):
    put(tmp_path, {"work/a.py": "x = 1"})
    monkeypatch.chdir(tmp_path / "work")
    (one,) = collect([Path()], whole_folders=True)
    assert one.id == "work"


# -- what is no submission ----------------------------------------------------------------------------------


def test_a_path_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match="nowhere"):
        collect([tmp_path / "nowhere"])


def test_a_file_of_another_kind_is_named(tmp_path):
    put(tmp_path, {"essay.docx": "x"})
    with pytest.raises(UsageError, match=r"essay\.docx"):
        collect([tmp_path / "essay.docx"])


def test_an_empty_folder_holds_no_submission(tmp_path):
    assert collect([tmp_path]) == []


# -- a row, whatever is wrong -------------------------------------------------------------------------------


def trouble(folder: Path) -> tuple[str, str | None]:
    (one,) = collect([folder])
    (found,) = one.troubles
    assert found.reason
    return found.code, found.file


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"a.py": ""}, "the file is empty"),
        ({"a.py": "\n \n"}, "the file is empty"),
        ({"a.py": "# numpy\n"}, "nothing but blank lines, comments or text"),
        ({"a/answer.docx": "x"}, "no .py or .ipynb file"),
    ],
)
def test_why_there_is_no_code_is_said(tmp_path, files, words):
    put(tmp_path, files)
    (one,) = collect([tmp_path])
    assert words in one.troubles[0].reason.en


def test_an_empty_submission_folder_has_its_row(tmp_path):
    (tmp_path / "nobody").mkdir()
    assert trouble(tmp_path) == ("no-code", None)


@pytest.mark.parametrize("content", ["", "\n\n", "# only a comment\n", "   \n\t\n"])
def test_a_file_without_code_says_so(tmp_path, content):
    put(tmp_path, {"a.py": content})
    assert trouble(tmp_path) == ("no-code", None)


def test_a_folder_without_code_says_so(tmp_path):
    put(tmp_path, {"a/answer.docx": "x"})
    assert trouble(tmp_path) == ("no-code", None)


@pytest.mark.parametrize(
    "content",
    [
        b"\x80\x81\xff\xff\xfe\xfd" * 50,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x00" * 10,
        b"x = 1\n" + b"\0" * 4000 + b"y",
        b"\xff\xfe\x00",
        b"# -*- coding: utf-8 -*-\nx = '" + b"\xff\xff\x80'",
    ],
)
def test_bytes_that_are_no_text_have_a_row(tmp_path, content):
    put(tmp_path, {"a.py": content, "b.py": "x = 1"})
    broken, fine = collect([tmp_path])
    assert [(one.code, one.file) for one in broken.troubles] == [("unreadable", "a.py")]
    assert broken.files == ("a.py",)
    assert fine.troubles == ()


def test_one_unreadable_file_leaves_the_others_of_its_folder(tmp_path):
    put(tmp_path, {"s/bad.ipynb": "{", "s/good.py": "x = 1"})
    (one,) = collect([tmp_path])
    assert [(found.code, found.file) for found in one.troubles] == [("unreadable", "bad.ipynb")]
    assert [source.path for source in one.sources] == ["good.py"]
    assert set(one.files) == {"bad.ipynb", "good.py"}


def test_too_many_files_are_said_to_be_cut(tmp_path):
    put(tmp_path, {f"s/f{number:04}.txt": "x" for number in range(MAX_FILES + 3)})
    (one,) = collect([tmp_path])
    assert len(one.contents) == MAX_FILES
    assert any(found.code == "unreadable" for found in one.troubles)


def test_a_file_that_cannot_be_opened_has_a_row(tmp_path):
    (tmp_path / "loop.py").symlink_to("loop.py")
    (tmp_path / "gone.py").symlink_to("not-there.py")
    found = {one.id: one for one in collect([tmp_path])}
    assert set(found) == {"gone", "loop"}
    assert {one.troubles[0].code for one in found.values()} == {"unreadable"}


# -- nothing outside the submission -------------------------------------------------------------------------


def test_links_inside_a_submission_are_not_followed(tmp_path):
    put(tmp_path, {"class/bob/bob.py": "x = 1", "secret/key.py": "KEY = 1"})
    bob = tmp_path / "class" / "bob"
    (bob / "stolen.py").symlink_to(tmp_path / "secret" / "key.py")
    (bob / "folder").symlink_to(tmp_path / "secret", target_is_directory=True)
    (bob / "round").symlink_to("..", target_is_directory=True)
    (one,) = collect([tmp_path / "class"])
    assert one.files == ("bob.py",)
    assert set(one.contents) == {"bob.py"}


@pytest.mark.parametrize("name", ["mallory", "mallory.py"])
def test_a_submission_that_is_a_link_gets_a_row_and_nothing_of_its_target(tmp_path, name):
    """An archive can hold links: `mallory -> ..` would hand in everybody's work, and show it in the report."""
    put(tmp_path, {"class/bob.py": "BOB = 1", "secret/key.py": "KEY = 1"})
    target = "key.py" if name.endswith(".py") else ""
    (tmp_path / "class" / name).symlink_to(tmp_path / "secret" / target)
    found = {one.id: one for one in collect([tmp_path / "class"])}
    assert set(found) == {"bob", "mallory"}
    assert not found["mallory"].contents
    assert found["mallory"].troubles


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="NOT TESTED HERE: there are no pipes in the file system")
def test_a_pipe_that_an_archive_left_is_not_read(tmp_path):
    """A read would wait for ever; here somebody writes to who reads."""
    pipe = tmp_path / "mallory.py"
    os.mkfifo(pipe)

    def write() -> None:
        with contextlib.suppress(BrokenPipeError):
            pipe.write_text("x = 1")  # waits for a reader

    writer = threading.Thread(target=write)
    writer.start()
    found = collect([tmp_path])
    if writer.is_alive():
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        writer.join()
        os.close(reader)
    writer.join()
    assert [one.contents for one in found if one.contents] == []


# -- identity of the content --------------------------------------------------------------------------------


def test_the_hash_tells_contents_and_names_apart(tmp_path):
    put(
        tmp_path,
        {
            "a/x.py": "1",
            "b/x.py": "1",
            "c/x.py": "2",
            "d/y.py": "1",
            "e/x.py": "",
            "e/1": "",
            "f/x.py1": "",
            "f/x.py": "",
        },
    )
    found = {one.id: one.sha256 for one in collect([tmp_path])}
    assert found["a"] == found["b"]
    assert len(set(found.values())) == 5
    assert all(len(one) == 64 for one in found.values())


@pytest.mark.skipif(sys.platform != "linux", reason="NOT TESTED HERE: file names that are no UTF-8 need Linux")
def test_names_that_are_no_utf8_still_give_ids_of_their_own(tmp_path):
    for name in (b"\xff.py", b"\xfe.py"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x = 1")
    found = ids(tmp_path)
    assert len(set(found)) == 2
    assert all(one.encode("utf-8") for one in found)


@pytest.mark.skipif(sys.platform != "linux", reason="NOT TESTED HERE: file names that are no UTF-8 need Linux")
def test_a_name_that_is_no_utf8_can_be_written_as_utf8(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/gr\xfc\xdfe.py")).write_text("x = 1")
    (one,) = collect([tmp_path])
    assert one.id.encode("utf-8")
    assert one.files[0].encode("utf-8")
    assert one.sources[0].text == "x = 1"


# -- files that import each other ---------------------------------------------------------------------------


def importable(folder: Path, content: bytes) -> str:
    """What Python reads when another file of the submission imports this one."""
    put(folder, {"s/settings.py": content, "s/main.py": "import settings"})
    (one,) = collect([folder])
    compiled = compile(one.contents["settings.py"], "settings.py", "exec")
    space: dict[str, str] = {}
    exec(compiled, space)
    return space["name"]


@pytest.mark.parametrize(
    "content",
    [
        "name = '门'\n".encode(),
        "name = '门'\n".encode("utf-8-sig"),
        "name = '门'\n".encode("gbk"),
        "# coding: gbk\nname = '门'\n".encode("gbk"),
        "name = '门'\n".encode("utf-16"),
        "x = 1\r\nname = '门'\r\n".encode("gbk"),
    ],
    ids=["utf-8", "bom", "gbk", "gbk-cookie", "utf-16", "gbk-crlf"],
)
def test_modules_of_a_submission_can_be_imported_in_any_encoding(tmp_path, content):
    assert importable(tmp_path, content) == "门"


@pytest.mark.parametrize(
    "content",
    [
        "data = dict(encoding='gbk')\nname = '门'\n".encode("gbk"),
        "# -*- coding: utf-8 -*-\nname = '门'\n".encode("gbk"),
    ],
    ids=["keyword", "cookie-that-lies"],
)
def test_modules_in_gbk_that_mention_coding_can_be_imported(tmp_path, content):
    assert importable(tmp_path, content) == "门"
