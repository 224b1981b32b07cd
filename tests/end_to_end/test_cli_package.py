"""`lstm-grade package gradescope`: what Gradescope would unpack, run as it would run it, but for the folders' names."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED HERE: the autograder is a shell script")
def test_the_autograder_writes_results(cli, right_program, tmp_path):
    done = cli("package", "gradescope", "out.zip", "--lang", "zh", "--isolation", "portable", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with zipfile.ZipFile(tmp_path / "out.zip") as file:
        names = set(file.namelist())
        modes = {name: file.getinfo(name).external_attr >> 16 for name in ("setup.sh", "run_autograder")}
        file.extractall(tmp_path / "source")
    assert {"setup.sh", "run_autograder", "requirements.txt", "grader/cli/__init__.py", "reference/lstm.py"} <= names
    assert set(modes.values()) == {0o755}
    assert not any("pycache" in name or name.startswith("tests") for name in names)
    requirements = (tmp_path / "source" / "requirements.txt").read_text(encoding="utf-8")
    assert "torch" in requirements
    assert "pytest" not in requirements

    (tmp_path / "submission").mkdir()
    (tmp_path / "submission" / "lstm.py").write_text(right_program, encoding="utf-8")
    (tmp_path / "results").mkdir()
    script = (tmp_path / "source" / "run_autograder").read_text(encoding="utf-8")
    script = script.replace("/autograder/venv/bin/python", sys.executable).replace("/autograder", str(tmp_path))
    ran = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=180, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    document = json.loads((tmp_path / "results" / "results.json").read_text(encoding="utf-8"))
    assert document["score"] == 80
    assert "得分" in document["output"]


def test_an_assignment_that_is_not_valid_is_told_before_the_first_student(cli, tmp_path):
    (tmp_path / "bad.toml").write_text("x = 1\n", encoding="utf-8")
    done = cli("package", "gradescope", "out.zip", "--assignment", "bad.toml", cwd=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "out.zip").exists()
