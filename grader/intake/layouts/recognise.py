"""Entries -> the layout they are in."""

from __future__ import annotations

from collections.abc import Sequence

from grader.intake.entries import Entry
from grader.intake.layouts import plain
from grader.intake.layouts.layout import Layout

LAYOUTS: dict[str, Layout] = {layout.NAME: layout for layout in (plain,)}


def recognise(entries: Sequence[Entry], root: str, asked: str | None = None) -> Layout:
    """Choose the layout that was asked for, else the first that recognises the entries."""
    if asked is not None:
        return LAYOUTS[asked]
    return next(layout for layout in LAYOUTS.values() if layout.recognises(entries, root))
