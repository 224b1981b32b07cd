"""Attacks as data: a TOML file says what is handed in, and what may at most come of it.

    title      what it tries
    note       why the verdict is what it is, where that is not plain
    id         of the submission; else the name of the file. `id_bytes` is the same in hexadecimal, `row` the id in
               the report where that is another one
    single     the one file lies directly in the class, not in a folder of its own
    bites      it prints ESCAPED where it gets out: tried again without walls, where it has to
    most       the most that a check may earn; 0 where nothing is said
    least      what a check has to earn: an attack must not cost what honest work beside it is worth
    open       checks that may be left to a person
    findings   must: codes that have to be there
    files      name, and one of: text, hex, cells (of a notebook), parts (text and how often), link, pipe

In texts @ROWS@ stands for the homework's nine inputs, @TYPED@ for its nine outputs, @RIGHT@ for a right program; in
texts and links @VICTIM@ for a folder outside the box, @REPO@ for this project, @PORT@ for a port that listens.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent
ROWS = "[[1,0,0,1], [3,1,0,1], [2,0,0,1], [4,1,0,1], [2,0,0,1], [1,0,1,1], [3,-1,0,1], [6,1,0,1], [1,0,1,1]]"
TYPED = "[0.0, 0.0, 0.0, 0.0, 0.0, 0.963623684, 0.0, 0.0, 0.76158445]"
KEYS = frozenset("title note id id_bytes row single bites most least open findings files".split())


@dataclass(frozen=True)
class Attack:
    """What is handed in, and what may come of it."""

    name: str  # area/name
    title: str
    folder: bytes  # name in the class's folder, without an ending
    row: str  # id in the report
    files: tuple[Mapping[str, Any], ...]
    single: bool = False
    bites: bool = False
    most: Mapping[str, float] = field(default_factory=dict)
    least: Mapping[str, float] = field(default_factory=dict)
    open: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()

    def lay(self, where: Path, words: Mapping[str, str]) -> None:
        """Put the submission into a class's folder."""
        root = os.fsencode(where)
        for one in self.files:
            name = os.fsencode(one["name"])
            if self.single:
                path = os.path.join(root, self.folder + os.path.splitext(name)[1])  # noqa: PTH118, PTH122  bytes
            else:
                path = os.path.join(root, self.folder, name)  # noqa: PTH118
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
            if "link" in one:
                os.symlink(fill(one["link"], words), path)  # noqa: PTH211
            elif one.get("pipe"):
                os.mkfifo(path)
            else:
                with open(path, "wb") as file:  # noqa: PTH123
                    file.write(content(one, words))

    def script(self, words: Mapping[str, str]) -> str:
        """The text of an attack that is one script."""
        (one,) = self.files
        return content(one, words).decode()


def content(one: Mapping[str, Any], words: Mapping[str, str]) -> bytes:
    """The bytes of a file."""
    if "hex" in one:
        return bytes.fromhex(one["hex"])
    if "parts" in one:
        return "".join(text * times for text, times in one["parts"]).encode()
    if "cells" in one:
        cells = [
            {"cell_type": "code", "id": f"c{k}", "metadata": {}, "execution_count": None, "outputs": [], "source": text}
            for k, text in enumerate(fill(text, words) for text in one["cells"])
        ]
        return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()
    return fill(one["text"], words).encode()


def fill(text: str, words: Mapping[str, str]) -> str:
    """Fill in what stands for something."""
    for word, meaning in {"ROWS": ROWS, "TYPED": TYPED, **words}.items():
        text = text.replace(f"@{word}@", meaning)
    return text


def load(path: Path) -> Attack:
    """Read one attack."""
    with path.open("rb") as file:
        said = tomllib.load(file)
    assert set(said) <= KEYS, f"{path.name}: {set(said) - KEYS}"
    folder = bytes.fromhex(said["id_bytes"]) if "id_bytes" in said else os.fsencode(said.get("id", path.stem))
    return Attack(
        name=f"{path.parent.name}/{path.stem}",
        title=said["title"],
        folder=folder,
        row=said.get("row", said.get("id", path.stem)),
        files=tuple(said["files"]),
        single=said.get("single", False),
        bites=said.get("bites", False),
        most=said.get("most", {}),
        least=said.get("least", {}),
        open=frozenset(said.get("open", [])),
        must=frozenset(said.get("findings", {}).get("must", [])),
    )


def all_attacks() -> list[Attack]:
    """Every attack, by name."""
    return [load(path) for path in sorted(HERE.glob("*/*.toml"))]
