"""The class that is graded: the same right program in every row, each in other words.

The same contents are graded once, so copies would measure nothing. Each program here has names and a number of its
own, and a comment.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

PROGRAM = Path(__file__).with_name("submission.py")
RENAMED = ("cell_out", "sigmoid", "W")  # names that no peer's test asks for


def program(number: int, salt: int) -> str:
    """The program as one student would have written it."""
    text = PROGRAM.read_text(encoding="utf-8")
    for name in RENAMED:
        text = re.sub(rf"\b{name}\b", f"{name}_{number}", text)
    return text.replace("c = 0.0\n", f"student = {number}  # in round {salt}\nc = 0.0\n", 1)


def write_class(folder: Path, count: int, *, salt: int) -> None:
    """Write so many programs that differ."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"s{number:05}.py").write_text(program(number, salt), encoding="utf-8")


def as_notebook(path: Path) -> str:
    """A script as a notebook of one cell, as the peers want it."""
    cell = {
        "cell_type": "code",
        "execution_count": None,
        "id": "a1",
        "metadata": {},
        "outputs": [],
        "source": path.read_text(encoding="utf-8"),
    }
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    document = {"cells": [cell], "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, ensure_ascii=False)
