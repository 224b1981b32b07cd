"""Gradescope, "Export Submissions": a folder for each, and one file about all of them.

submission_metadata.yml
submission_1234/main.py
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from grader.intake.entries import Entry
from grader.intake.layouts import plain
from grader.intake.layouts.layout import Handin
from grader.model import Origin

NAME = "gradescope"
_FOLDER = re.compile(r"^submission_(\d+)$")
_METADATA = "submission_metadata.yml"


def recognises(entries: Sequence[Entry], root: str) -> bool:
    """The file about all of them is there, and every folder has a submission's number."""
    folders = {entry.top for entry in entries if entry.folder or "/" in entry.path}
    return any(entry.path == _METADATA for entry in entries) and bool(folders) and all(map(_FOLDER.match, folders))


def arrange(entries: Sequence[Entry]) -> list[Handin]:
    """One hand-in for each submission."""
    found = []
    for handin in plain.arrange(entries):
        match = _FOLDER.match(handin.id)
        origin = Origin(layout=NAME, name="", key=match[1]) if match else None
        found.append(replace(handin, origin=origin))
    return found
