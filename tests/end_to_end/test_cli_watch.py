"""`lstm-grade watch`: a check at each save, one line where nothing has changed, a clean end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from grader.cli.watch import _belongs

BEGUN, UNCHANGED, AS_BEFORE = "Watching ", "Saved; nothing has changed", "Checked again; the result is as before"
TOTAL = "of 100 points so far"
ENOUGH_SECONDS = 120.0  # after which a watch that says nothing is given up


class Watching:
    """A watch that runs, and what it has said."""

    def __init__(self, *arguments: str, cwd: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "grader", "watch", *arguments, "--lang", "en"],
            cwd=cwd,
            env={**kept, "PYTHONUTF8": "1", "COLUMNS": "120"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self._alarm = threading.Timer(ENOUGH_SECONDS, self.process.kill)
        self._alarm.start()

    def until(self, *words: str) -> str:
        """Read lines until one has one of the words; give all of them."""
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if any(word in line for word in words):
                return said
        raise AssertionError(f"it ended: {said}")

    def servers(self) -> list[str]:
        """The processes that it has started."""
        return Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()

    def end(self) -> tuple[int, str, str]:
        """Press Ctrl-C; give the exit status and what came after it."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate()
        self._alarm.cancel()
        return self.process.returncode, out, err

    def close(self) -> None:
        self._alarm.cancel()
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def watching(tmp_path):
    begun: list[Watching] = []

    def begin(*arguments: str) -> Watching:
        begun.append(Watching(*arguments, cwd=tmp_path))
        return begun[-1]

    yield begin
    for one in begun:
        one.close()


def save(path: Path, text: str) -> None:
    """As editors do: another file in the old one's place."""
    path.with_name("~draft").write_text(text, encoding="utf-8")
    path.with_name("~draft").replace(path)


def test_each_save_is_checked_by_one_server(watching, right_program, tmp_path):
    path = tmp_path / "mine.py"
    wrong = right_program.replace("c = f * c + i * g", "c = f + i * g")
    save(path, wrong)
    watch = watching("mine.py")
    assert "previous-state-missing" in watch.until(BEGUN)
    servers = watch.servers()
    assert len(servers) == 1
    save(path, right_program)
    said = watch.until(TOTAL)
    assert "80 of 100" in said
    assert "previous-state-missing" not in said
    save(path, right_program)
    assert watch.until(UNCHANGED, TOTAL).count("\n") <= 3  # the rest of the last check, and the line
    save(path, right_program + "\n# a remark\n")
    assert "80 of 100" in watch.until(AS_BEFORE)
    assert watch.servers() == servers
    assert watch.end() == (0, "Ended.\n", "")


def test_a_notebook_that_was_only_run_has_not_changed(watching, right_program, tmp_path):
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": right_program}
    notebook = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [cell]}
    path = tmp_path / "mine.ipynb"
    save(path, json.dumps(notebook))
    watch = watching("mine.ipynb")
    watch.until(BEGUN)
    cell |= {"execution_count": 1, "outputs": [{"output_type": "stream", "name": "stdout", "text": "1\n"}]}
    save(path, json.dumps(notebook))
    assert watch.until(UNCHANGED, TOTAL).count("\n") == 1
    assert watch.end()[0] == 0


def test_a_file_that_is_gone_for_a_moment_does_not_end_it(watching, right_program, tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    save(folder / "mine.py", right_program)
    watch = watching("work", "--isolation", "portable")
    watch.until(BEGUN)
    (folder / "mine.py").unlink()
    watch.until("–", "no-code", TOTAL)
    save(folder / "mine.py", right_program)
    watch.until("80 of 100")
    status, _, said = watch.end()
    assert status == 0
    assert "Traceback" not in said


def test_wrong_usage_is_2(cli, tmp_path):
    for arguments, words in ((["nowhere.py"], "nowhere.py"), ([], "FILE")):
        done = cli("watch", *arguments, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr


def test_without_the_package_it_says_which_to_install(tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n")
    missing = "import sys; sys.modules['watchfiles'] = None; sys.argv[1:] = ['watch', 'a.py']"
    code = f"{missing}\nfrom grader.cli import main\nmain()"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "lstm-grade[watch]" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("path", "work", "belongs"),
    [
        ("/w/a.py", "/w/a.py", True),
        ("/w/b.py", "/w/a.py", False),
        ("/w/sub/b.py", "/w", True),
        ("/w/.ipynb_checkpoints/b.ipynb", "/w", False),
        ("/w/__pycache__/b.pyc", "/w", False),
        ("/w/.a.py.swp", "/w", False),
        ("/x/a.py", "/w", False),
        ("/w", "/w", True),
    ],
)
def test_what_belongs_to_the_work(path, work, belongs):
    assert _belongs(Path(path), Path(work)) is belongs
