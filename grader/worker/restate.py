"""Files of the submission that the program runs by itself, `exec(open("part1.py").read())`: their text is replaced.

What is imported or run as a script is made to state other numbers as it is compiled. A text that the program reads
and hands to `exec`, or that a notebook's `%run` does, passes by there, so the file itself is written anew, in the
run's own folder, before it is read.
"""

from __future__ import annotations

import ast
import contextlib
import re
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

from .replace import Replacer

MAX_FILES = 50
_RUNS_FILES = re.compile(
    r"(?<![\w.])exec\s*\(|\brun_path\s*\(|^\s*%run\b|\brun_line_magic\s*\(\s*['\"]run\b", re.MULTILINE
)


def python_files(folder: str) -> list[Path]:
    """The files of a submission that may state numbers, in the order of their names."""
    return sorted(Path(folder).rglob("*.py"))[:MAX_FILES]


def restate_files(replacer: Replacer, folder: str, entry: str, texts: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Make files beside the `entry` state other numbers, where the program's `texts` run files by themselves.

    Yields
    ------
    (file, ``inputs`` or ``weights``, line) of each place
    """
    if not any(_RUNS_FILES.search(text) for text in texts):
        return
    for path in python_files(folder):
        shown = path.relative_to(folder).as_posix()
        if shown != entry:
            with contextlib.suppress(OSError, SyntaxError, ValueError, RecursionError, MemoryError):
                yield from _restated(replacer, path, shown)


def _restated(replacer: Replacer, path: Path, shown: str) -> list[tuple[str, str, int]]:
    with path.open("rb") as file:
        encoding, _ = tokenize.detect_encoding(file.readline)
    tree = ast.parse(path.read_bytes())
    done = replacer.apply(tree)
    if done:
        text = f"# -*- coding: {encoding.removesuffix('-sig')} -*-\n{ast.unparse(tree)}\n"
        path.write_text(text, encoding=encoding)
    return [(shown, what, line) for what, line in done]
