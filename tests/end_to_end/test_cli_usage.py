"""The command line: options, wrong usage, and `check` as a student calls it."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import grader
from grader.assignment.load import DEFAULT

OPTIONS = [
    "--out",
    "--assignment",
    "--jobs",
    "--seed",
    "--lang",
    "--isolation",
    "--format",
    "--quiet",
    "--version",
    "--help",
]
CHINESE = re.compile("[\u4e00-\u9fff]")


# -- help and version ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def help_text(cli, tmp_path_factory) -> str:
    done = cli("--help", cwd=tmp_path_factory.mktemp("help"))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("option", OPTIONS)
def test_help_mentions_every_option(help_text, option):
    assert re.search(rf"(?<![\w-]){option}\b", help_text)


def test_help_says_what_the_contract_says(help_text):
    assert "PATH..." in help_text
    assert "lstm-grade-report" in help_text.replace("\n", "").replace(" ", "")
    assert "strict" in help_text
    assert "portable" in help_text
    assert re.search(r"^\s*check\b", help_text, re.MULTILINE)


def test_the_options_stand_in_one_column(help_text):
    options = help_text.partition("Options:\n")[2].partition("\n\n")[0].splitlines()
    found = (re.match(r"  --\S+(?: \S+)* {2,}", one) for one in options)
    starts = {one.end() for one in found if one}
    assert starts == {options[-1].index("Show")}


def test_h_is_help_too(cli, help_text, tmp_path):
    assert cli("-h", cwd=tmp_path).stdout == help_text


def test_help_of_check(cli, tmp_path):
    done = cli("check", "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "FILE..." in done.stdout
    for option in ("--assignment", "--seed", "--lang", "--isolation", "--quiet", "--help"):
        assert option in done.stdout


def test_version(cli, tmp_path):
    done = cli("--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert grader.__version__ in done.stdout


# -- wrong usage: 2, a message on stderr, nothing on stdout, no report -----------------------------------------


def refused(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


WRONG = {
    "nowhere": "nowhere",
    "a.py nowhere": "nowhere",
    "notes.docx": "notes.docx",
    "empty": "empty",
    "a.py --bogus": "--bogus",
    "a.py --seed x": "--seed",
    "a.py --seed -1": "--seed",
    "a.py --jobs 0": "--jobs",
    "a.py --lang fr": "--lang",
    "a.py --format xml": "--format",
    "a.py --isolation none": "--isolation",
    "a.py --out a.py": "a.py",
    "a.py --out a.py/below": "a.py",
    "a.py --assignment nowhere.toml": "nowhere.toml",
    "a.py --assignment bad.toml": "points.numpy.output",
    "a.py --assignment notes.docx": "notes.docx",
    "--quiet": "PATH",
    "check": "FILE",
    "check nowhere.py": "nowhere.py",
    "check a.py --assignment bad.toml": "points.numpy.output",
}


@pytest.fixture
def around(tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n")
    (tmp_path / "notes.docx").write_text("x")
    (tmp_path / "empty").mkdir()
    text = DEFAULT.read_text(encoding="utf-8").replace("output = 12", "output = 'twelve'")
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("line", "words"), WRONG.items(), ids=WRONG.keys())
def test_wrong_usage_is_2_and_says_what(line, words, cli, around):
    isolation = [] if "--isolation" in line else ["--isolation", "portable"]  # it needs no server to warm up
    assert words in refused(cli(*line.split(), *isolation, cwd=around))
    assert not (around / "lstm-grade-report" / "report.json").exists()


def test_usage_is_that_of_a_command_which_exists(cli, tmp_path):
    said = refused(cli("--lang", "fr", "x", cwd=tmp_path))
    assert "Usage: lstm-grade [OPTIONS] PATH...\n" in said
    assert "Try 'lstm-grade --help'" in said


def test_one_draw_is_counted_as_one(cli, tmp_path):
    assert "Smallest distances over one draw, seed 1, in tolerances" in cli("draws", cwd=tmp_path).stdout


def test_a_slip_in_a_subcommand_is_named(cli, tmp_path):
    said = refused(cli("chek", "x.py", cwd=tmp_path))
    assert said == "Error: chek: there is no such file or folder; did you mean `check`?\n"


@pytest.mark.parametrize("line", ["nowhere", "check nowhere"])
def test_wrong_usage_is_2_in_the_strict_box_too(line, cli, around):
    assert "nowhere" in refused(cli(*line.split(), cwd=around))


def test_nothing_at_all_is_wrong_usage(cli, tmp_path):
    done = cli(cwd=tmp_path)
    assert done.returncode == 2
    assert "PATH..." in done.stdout + done.stderr


def test_a_folder_named_grade_is_a_folder(cli, tmp_path):
    (tmp_path / "grade").mkdir()
    (tmp_path / "grade" / "a.py").write_text("x = 1\n")
    assert cli("grade", "--quiet", cwd=tmp_path).returncode == 0


def test_an_ending_of_the_reader_is_no_error_of_the_grader(tmp_path):
    """`lstm-grade --help | head -1`."""
    with subprocess.Popen(
        [sys.executable, "-m", "grader", "--help"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


# -- check --------------------------------------------------------------------------------------------------


def test_check_of_right_work_is_0_and_says_what_is_right(cli, right_program, tmp_path):
    (tmp_path / "mine.py").write_text(right_program, encoding="utf-8")
    done = cli("check", "mine.py", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "mine" in done.stdout
    assert "80 of 100" in done.stdout
    assert "✗" not in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["mine.py"]  # no report, no folder


def test_check_of_wrong_work_is_1_and_says_why_in_chinese(cli, right_program, tmp_path):
    wrong = right_program.replace("c = f * c + i * g", "c = f * c + i")
    assert wrong != right_program
    (tmp_path / "mine.py").write_text(wrong, encoding="utf-8")
    done = cli("check", "mine.py", "--lang", "zh", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "✗" in done.stdout
    assert CHINESE.search(done.stdout)


def test_check_of_a_folder_is_one_submission(cli, right_program, tmp_path):
    (tmp_path / "work").mkdir()
    numpy_part, _, torch_part = right_program.partition("W = torch.tensor")
    (tmp_path / "work" / "my numpy.py").write_text(numpy_part, encoding="utf-8")
    (tmp_path / "work" / "两个 torch.py").write_text(
        numpy_part.replace('print("numpy:", ys)', "").replace("ys.append(o * np.tanh(c))", "pass")
        + "W = torch.tensor"
        + torch_part,
        encoding="utf-8",
    )
    done = cli("check", "work", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "80 of 100" in done.stdout


def test_check_of_nothing_is_1(cli, tmp_path):
    (tmp_path / "mine.py").write_text("# nothing yet\n")
    done = cli("check", "mine.py", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 1
    assert "no-code" in done.stdout


def test_check_can_be_quiet(cli, tmp_path):
    (tmp_path / "mine.py").write_text("print([0.0] * 9)\n")
    done = cli("check", "mine.py", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_check_shows_control_characters_and_does_not_send_them(cli, tmp_path):
    (tmp_path / "mine.py").write_text("raise ValueError('\\x1b[2J\\u202e')\n", encoding="utf-8")
    done = cli("check", "mine.py", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    assert "U+001B" in done.stdout
