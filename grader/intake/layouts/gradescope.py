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
from grader.intake.layouts.times import moment, text_of
from grader.model import Origin

NAME = "gradescope"
_FOLDER = re.compile(r"^submission_(\d+)$")
_TOP = re.compile(r"(\S+):\s*$")
_CREATED = re.compile(r" {2}:created_at: (.+)$")
_METADATA = "submission_metadata.yml"


def recognises(entries: Sequence[Entry], root: str) -> bool:
    """The file about all of them is there, and every folder has a submission's number."""
    folders = {entry.top for entry in entries if entry.folder or "/" in entry.path}
    return any(entry.path == _METADATA for entry in entries) and bool(folders) and all(map(_FOLDER.match, folders))


def arrange(entries: Sequence[Entry]) -> list[Handin]:
    """One hand-in for each submission."""
    times = next((_times(text_of(entry)) for entry in entries if entry.path == _METADATA), {})
    found = []
    for handin in plain.arrange(entries):
        match = _FOLDER.match(handin.id)
        origin = Origin(layout=NAME, name="", key=match[1], submitted=times.get(handin.id, "")) if match else None
        found.append(replace(handin, origin=origin))
    return found


def _times(metadata: str) -> dict[str, str]:
    """When each folder was handed in. Earlier hand-ins, deeper in its ``:history:``, have a time of their own."""
    times: dict[str, str] = {}
    folder = ""
    for line in metadata.splitlines():
        if top := _TOP.match(line):
            folder = top[1]
        elif (created := _CREATED.match(line)) and folder:
            times.setdefault(folder, moment(created[1]))
    return times
