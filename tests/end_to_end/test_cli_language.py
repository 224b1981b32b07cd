"""With --lang zh what goes wrong is said in Chinese too, and in English with --lang en."""

from __future__ import annotations

import re

import pytest

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    "arguments",
    [
        ["explain", "random-bais"],
        ["explain", "xyzzy123"],
        ["nowhere.py"],
        ["check", "nowhere.py"],
        ["notes.txt"],
        ["empty"],
        ["empty", "--roster", "notes.txt"],
        ["assignment", "new", "notes.txt"],
    ],
    ids=" ".join,
)
def test_errors_are_said_in_the_language_of_the_command(cli, tmp_path, arguments):
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    english = cli(*arguments, "--lang", "en", cwd=tmp_path)
    chinese = cli(*arguments, "--lang", "zh", cwd=tmp_path)
    assert (english.returncode, chinese.returncode) == (2, 2)
    assert english.stderr.startswith("Error: ")
    assert chinese.stderr.startswith("错误：")
    assert len(english.stderr.splitlines()) == len(chinese.stderr.splitlines()) == 1
    assert not CHINESE.search(english.stderr)
    assert CHINESE.search(chinese.stderr.removeprefix("错误："))


def test_the_doctor_speaks_of_layers_in_the_language_of_the_command(cli, tmp_path):
    english = cli("doctor", "--lang", "en", cwd=tmp_path).stdout
    chinese = cli("doctor", "--lang", "zh", cwd=tmp_path).stdout
    assert "a fresh fork for each run" in re.sub(r"\s+", " ", english)
    assert "fresh fork" not in chinese
    assert "landlock: " not in english + chinese
