"""Entries -> how the class is laid out: as was asked for, or as they are seen to be."""

from __future__ import annotations

from collections.abc import Sequence

from grader.intake.archive import below
from grader.intake.entries import Entry
from grader.intake.layouts import canvas, gradescope, moodle, nbgrader, plain
from grader.intake.layouts.layout import Layout

LAYOUTS: dict[str, Layout] = {layout.NAME: layout for layout in (moodle, nbgrader, gradescope, canvas, plain)}


def recognise(entries: Sequence[Entry], root: str, asked: str | None = None) -> tuple[Layout, Sequence[Entry]]:
    """Say how a class is laid out, and give the entries as the layout sees them.

    Parameters
    ----------
    entries
        Of a folder or an archive.
    root
        Its name.
    asked
        Name of a layout; by default the first that recognises the entries, which may lie in one folder more.
    """
    tops = {entry.top for entry in entries}
    inner = [below(entry, 1) for entry in entries if "/" in entry.path] if len(tops) == 1 else []
    views = [(entries, root), (inner, next(iter(tops), ""))]
    for layout in LAYOUTS.values():
        if asked not in (None, layout.NAME):
            continue
        for view, name in views:
            if layout.recognises(view, name):
                return layout, view
    return LAYOUTS[asked or plain.NAME], entries
