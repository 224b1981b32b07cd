"""Each module is one idea that says what it is; nothing names the machine it was written on."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for package in ("grader", "reference") for path in (ROOT / package).rglob("*.py"))
MAX_LINES = 400


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_modules():
    assert len(MODULES) > 40


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_each_module_says_why_it_is_there(path):
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert len(docstring) > 15
    first = docstring.splitlines()[0]
    assert len(first) <= 120


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_is_too_long(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < MAX_LINES


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_is_a_drawer(path):
    assert path.stem not in {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


# -- nothing of this machine --------------------------------------------------------------------------------


def files() -> list[Path]:
    """All files of the project: what git knows or would add; in a copy without git what lies there."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        return [ROOT / one for one in listed if one and (ROOT / one).is_file()]
    skipped = {"__pycache__", "build", "dist"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(part in skipped or part.startswith(".") for part in path.relative_to(ROOT).parts[:-1])
    ]


def machine_paths() -> set[bytes]:
    """Folders that exist on this machine only: its home, this copy of the project, its Python."""
    found = {str(Path.home()), str(ROOT), sys.prefix, sys.base_prefix}
    return {f"{path}/".encode() for path in found if len(Path(path).parts) > 1 and not path.startswith("/usr")}


def mentions(content: bytes, needles: set[bytes]) -> set[bytes]:
    return {needle for needle in needles if needle in content}


def test_no_file_names_a_folder_of_this_machine():
    needles = machine_paths()
    found = {name(path): mentions(path.read_bytes(), needles) for path in files()}
    assert len(found) > 100
    assert {path: hits for path, hits in found.items() if hits} == {}


def test_a_mention_would_be_found():
    for needle in machine_paths():
        assert mentions(b"see " + needle + b"x.py", machine_paths()) >= {needle}


@pytest.mark.parametrize("package", ["judge", "probe", "worker"])
def test_the_map_of_a_large_package_names_each_of_its_modules(package):
    folder = ROOT / "grader" / package
    told = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    modules = {path.name for path in folder.glob("*.py")} - {"__init__.py", "__main__.py"}
    assert {module for module in modules if re.search(rf"\b{module}", told) is None} == set()
