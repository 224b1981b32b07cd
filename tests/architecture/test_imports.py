"""Who may import whom, and what a command may not wait for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def modules_after(code: str, *, cwd: Path) -> set[str]:
    """What a fresh interpreter has imported when it has run this."""
    program = code + "\nimport json, sys\nprint(json.dumps(sorted(sys.modules)), file=sys.__stdout__)\n"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], cwd=cwd, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_contracts_of_import_linter_hold(root):
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, "--no-cache"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout
    assert "0 kept" not in done.stdout


SLOW = {"numpy", "torch", "rich", "nbformat", "jinja2", "IPython", "msgspec", "matplotlib", "pandas", "scipy"}


@pytest.mark.parametrize("module", ["grader", "grader.cli", "grader.__main__"])
def test_starting_waits_for_nothing_slow(module, tmp_path):
    statement = (
        "import importlib.util as u; u.find_spec('grader.__main__')" if "__main__" in module else f"import {module}"
    )
    found = modules_after(statement, cwd=tmp_path)
    assert "grader" in found
    assert found & SLOW == set()


def test_help_waits_for_nothing_slow(tmp_path):
    code = (
        "import sys\nsys.argv[1:] = ['--help']\nfrom grader.cli import main\n"
        "try: main()\nexcept SystemExit as end: assert not end.code"
    )
    found = modules_after(code, cwd=tmp_path)
    assert "grader.cli" in found
    assert found & SLOW == set()


def test_the_control_would_see_it(tmp_path):
    assert "numpy" in modules_after("import numpy", cwd=tmp_path)


def test_the_grader_never_imports_torch_nor_what_was_handed_in(right_program, tmp_path):
    """Grading is done on plain numbers; torch, and the student's modules, are for the box alone."""
    folder = tmp_path / "class" / "student"
    folder.mkdir(parents=True)
    (folder / "handed_in.py").write_text(right_program, encoding="utf-8")
    (folder / "uses_it.py").write_text("import handed_in\nimport pandas\n", encoding="utf-8")
    code = (
        "import sys\nsys.argv[1:] = ['class', '--out', 'out', '--quiet', '--lang', 'en']\nfrom grader.cli import main\n"
        "try: main()\nexcept SystemExit as end: assert not end.code"
    )
    found = modules_after(code, cwd=tmp_path)
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["submissions"][0]["parts"]["lstm"]["score"] > 0  # it was graded, and torch ran somewhere
    assert "numpy" in found
    assert found & {"torch", "handed_in", "uses_it", "pandas", "IPython", "reference.torch_lstm"} == set()


def test_judging_can_be_imported_without_a_box_or_torch(tmp_path):
    found = modules_after("import grader.judge.assess, grader.scoring.rubric", cwd=tmp_path)
    assert "torch" not in found
    assert not {name for name in found if name.startswith(("grader.sandbox.forkserver", "grader.sandbox.portable"))}


def test_the_worker_imports_nothing_of_ours(root, tmp_path):
    """Loaded by file, as the box does it, it pulls in neither `grader` nor `reference`."""
    worker = root / "grader" / "worker"
    code = f"""
import importlib, runpy
space = runpy.run_path({str(worker / "__main__.py")!r})
space['load']()
for name in {sorted(path.stem for path in worker.glob("*.py") if not path.stem.startswith("__"))!r}:
    importlib.import_module(space['NAME'] + '.' + name)
"""
    found = modules_after(code, cwd=tmp_path)
    assert any(name.endswith(".child") for name in found)
    assert {name for name in found if name.partition(".")[0] in ("grader", "reference")} == set()
