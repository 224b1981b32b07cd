"""`lstm-grade similar`, as an assistant calls it."""

from __future__ import annotations

import json
import zipfile

import pytest


@pytest.fixture
def a_class(tmp_path, right_program, root):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "alice.py").write_text(right_program, encoding="utf-8")
    renamed = right_program.replace("w_g", "weights").replace("ys", "answers").replace("sigmoid", "s")
    (folder / "bob.py").write_text(f"# mine\n{renamed}", encoding="utf-8")
    for name in ("lambda-golf", "dataclass-generator"):
        (path,) = (root / "tests" / "corpus" / "right" / name / "submission").glob("*.py")
        (folder / f"{name}.py").write_bytes(path.read_bytes())
    return folder


def test_a_copy_is_listed_and_the_page_is_written(cli, a_class, tmp_path):
    done = cli("similar", "class", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    first, *_, pairs, no_proof, page = done.stdout.splitlines()
    assert first.endswith("|  bob 100 %")
    assert pairs == "1 pair is at least 50 % alike, of 4 submissions compared."
    assert no_proof.startswith("This is no proof of anything.")
    assert page == "Side by side: similar.html"
    text = (tmp_path / "similar.html").read_text(encoding="utf-8")
    assert "This is no proof of anything." in text
    assert "answers" in text
    assert {path.name for path in tmp_path.iterdir()} == {"class", "similar.html"}


def test_a_page_that_is_there_is_not_overwritten_unasked(cli, a_class, tmp_path):
    (tmp_path / "similar.html").write_text("mine", encoding="utf-8")
    done = cli("similar", "class", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Error: similar.html: there already; --force replaces it, --out names another\n"
    assert (tmp_path / "similar.html").read_text(encoding="utf-8") == "mine"
    assert cli("similar", "class", "--force", cwd=tmp_path).returncode == 0
    assert (tmp_path / "similar.html").read_text(encoding="utf-8") != "mine"


def test_an_archive_gives_the_same_for_programs(cli, a_class, tmp_path):
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for path in a_class.iterdir():
            archive.write(path, path.name)
    found = []
    for name in ("class", "class.zip"):
        done = cli("similar", name, "--format", "json", "--out", f"{name}.html", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        found.append(json.loads(done.stdout))
    assert found[0] == found[1]
    (pair,) = found[0]["pairs"]
    assert [one["id"] for one in pair["submissions"]] == ["alice", "bob"]
    assert pair["similarity"] > 0.95
    assert {line[0] for line in pair["submissions"][0]["lines"]} == {"alice.py"}
    assert (found[0]["compared"], found[0]["threshold"], found[0]["common"]) == (4, 0.5, 5)


def test_the_starter_is_taken_out(cli, a_class, tmp_path):
    done = cli("similar", "class", "--starter", a_class / "alice.py", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    result = json.loads(done.stdout)
    assert result["pairs"] == []
    assert set(result["left_out"]) == {"alice", "bob"}
    done = cli("similar", "class", "--starter", a_class / "alice.py", "--force", "--lang", "en", cwd=tmp_path)
    assert "Not compared, because too little is left that is not everybody's: alice, bob\n" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "nowhere: there is no such file or folder"),
        (["class", "--starter", "nowhere"], "nowhere: there is no such file or folder"),
        (["class/alice.py"], "two submissions are needed to compare; there are 1"),
        (["class", "--starter", "empty"], "empty: there is no code in it"),
        (["class", "--out", "nowhere/similar.html"], "nowhere/similar.html: cannot be written: No such file"),
    ],
)
def test_what_cannot_be_meant_is_one_line(cli, a_class, tmp_path, arguments, words):
    (tmp_path / "empty").mkdir()
    done = cli("similar", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr


def test_without_the_extra_it_says_how_to_get_it(cli, a_class, tmp_path):
    (tmp_path / "without" / "copydetect").mkdir(parents=True)
    (tmp_path / "without" / "copydetect" / "__init__.py").write_text("raise ImportError\n", encoding="utf-8")
    import grader

    home = str(tmp_path / "without") + ":" + grader.__path__[0].removesuffix("grader")
    done = cli("similar", "class", cwd=tmp_path, PYTHONPATH=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install -e '.[similar]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "similar.html").exists()


def test_copies_of_one_program_are_said_once_and_long_names_are_shortened(cli, a_class, tmp_path):
    text = (a_class / "lambda-golf.py").read_text(encoding="utf-8")
    for name in ("x" * 90 + "1", "x" * 90 + "2"):
        (a_class / f"{name}.py").write_text(text, encoding="utf-8")
    (a_class / "damaged.ipynb").write_text("{", encoding="utf-8")
    done = cli("similar", "class", "--lang", "zh", cwd=tmp_path)
    lines = done.stdout.splitlines()
    cut = "x" * 23 + "…" + "x" * 11
    assert lines[0] == f"程序相同：lambda-golf、{cut}1、{cut}2"
    assert sum("lambda-golf" in line for line in lines[1:]) == 1
    assert "因无法读取而没有比较：damaged" in lines
