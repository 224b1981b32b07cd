"""Moodle, "Download all submissions", in its three forms.

    Zhang Wei_1234_assignsubmission_file/main.py      4.1 and later
    Zhang Wei_1234_assignsubmission_file_/main.py     3.1 to 4.0
    Zhang Wei_1234_assignsubmission_file_main.py      without "Download submissions in folders"
    Participant_1234_assignsubmission_onlinetext...   blind marking; typed into the browser

The number is that of the participant in this assignment. It is the "Identifier" of the grading worksheet, and what
feedback files are matched by. Underscores in names are blanks here: Moodle replaces them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from grader.intake.entries import Entry
from grader.intake.layouts import plain
from grader.intake.layouts.layout import Handin
from grader.model import Origin

NAME = "moodle"
# The first mark counts: what follows it is the student's file name, and may hold another.
_ENTRY = re.compile(
    r"^(?P<name>[^/]*?)_(?P<key>\d+)_assignsubmission_(?P<plugin>[a-z]+)(?:_/|/|_|$)(?P<path>.*)$", re.S
)


def recognises(entries: Sequence[Entry], root: str) -> bool:
    """One name with Moodle's mark is enough: nobody names a file so."""
    return any(_ENTRY.match(entry.path) for entry in entries)


def arrange(entries: Sequence[Entry]) -> list[Handin]:
    """One hand-in for each participant; what a teacher has put beside them is laid out by hand."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    others = []
    for entry in entries:
        match = _ENTRY.match(entry.path)
        if match is None:
            others.append(entry)
            continue
        files = groups.setdefault((match["name"], match["key"]), [])
        if not entry.folder:
            files.append(replace(entry, path=match["path"] or entry.path))
    found = [
        Handin(id=f"{name}_{key}", entries=tuple(files), origin=Origin(layout=NAME, name=name, key=key))
        for (name, key), files in groups.items()
    ]
    return sorted(found, key=lambda one: one.id) + plain.arrange(others)
