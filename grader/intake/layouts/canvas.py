"""Canvas, "Download submissions".

    zhangwei_1234_56789_main.py            sortable name, user id, attachment id, file
    zhangwei_LATE_1234_56789_main-1.py     late; handed in again
    anon_aB3dE_56789_main.py               anonymous grading
    zhangwei_1234_text.html                typed into the browser

Canvas marks a file that is handed in again: ``main.py``, ``main-1.py``, ``main-2.py``. Only where the plain name is
there too is that what the number means: ``part-1.py`` beside ``part-2.py`` are two files of one student.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from grader.intake.entries import Entry
from grader.intake.layouts.layout import Handin
from grader.model import Origin

NAME = "canvas"
_ENTRY = re.compile(
    r"^(?:anon(?P<anon_late>_LATE)?_(?P<anon>[A-Za-z0-9]+)|(?P<name>[^/]+?)(?P<late>_LATE)?_(?P<key>\d+))"
    r"_(?:(?P<attachment>\d{3,})_(?P<file>.+)|(?P<typed>text\.html|link\.html))$",
    re.S,
)
_AGAIN = re.compile(r"^(?P<stem>.+)-(?P<number>[1-9]\d*)$", re.S)


def recognises(entries: Sequence[Entry], root: str) -> bool:
    """Every entry is a file with ids in its name, no attachment id comes twice, and no user id has two names.

    A class that names its files ``张伟_6_4_lstm.py`` by hand is none.
    """
    matches = [_ENTRY.match(entry.path) for entry in entries if not entry.folder and "/" not in entry.path]
    found = [match for match in matches if match is not None]
    attachments = [match["attachment"] for match in found if match["attachment"]]
    users = {(match["key"], match["name"]) for match in found if match["key"]}
    return (
        bool(attachments)
        and len(found) == len(entries)
        and len(set(attachments)) == len(attachments)
        and len({key for key, _ in users}) == len(users)
    )


def arrange(entries: Sequence[Entry]) -> list[Handin]:
    """One hand-in for each user."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    late = set()
    for entry in entries:
        match = _ENTRY.match(entry.path)
        if match is None or entry.folder:
            continue
        user = ("anon", match["anon"]) if match["anon"] else (match["name"], match["key"])
        groups.setdefault(user, []).append(replace(entry, path=match["file"] or match["typed"]))
        if match["late"] or match["anon_late"]:
            late.add(user)
    found = []
    for (name, key), files in groups.items():
        newest, superseded = _newest(files)
        shown = "" if name == "anon" else name
        origin = Origin(layout=NAME, name=shown, key=key, late=(name, key) in late, superseded=superseded)
        found.append(Handin(id=f"{name}_{key}", entries=newest, origin=origin))
    return sorted(found, key=lambda one: one.id)


def _newest(files: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The last hand-in of each file, under its plain name, and the names of those that it replaces."""
    plain = {entry.path for entry in files}
    attempts: dict[str, list[tuple[int, Entry]]] = {}
    for entry in files:
        path = PurePosixPath(entry.path)
        again = _AGAIN.match(path.stem)
        first = f"{again['stem']}{path.suffix}" if again else ""
        if again and first in plain:
            attempts.setdefault(first, []).append((int(again["number"]), entry))
        else:
            attempts.setdefault(entry.path, []).append((0, entry))
    newest, superseded = [], []
    for name, tried in attempts.items():
        ordered = sorted(tried, key=lambda one: one[0])
        newest.append(replace(ordered[-1][1], path=name))
        superseded += [entry.path for number, entry in ordered if number < ordered[-1][0]]
    return tuple(newest), tuple(superseded)
