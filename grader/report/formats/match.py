"""Rows of a platform's file <-> grades: by the platform's own number first, else by a name that only one has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from grader.messages import say
from grader.model import Grade, Text


def match(
    grades: Sequence[Grade], rows: Mapping[int, tuple[str, Sequence[str]]], layout: str
) -> tuple[dict[int, Grade], tuple[Text, ...]]:
    """Find the grade for each row.

    Parameters
    ----------
    rows
        By number: the platform's key of a student, and other cells that name the student.
    layout
        Whose keys these are: a number of another platform means somebody else.

    Returns
    -------
    The grades by row, and a note on each grade that has no row, or might have several.
    """
    found: dict[int, Grade] = {}
    notes = []
    by_key: dict[str, list[int]] = {}
    by_name: dict[str, list[int]] = {}
    for number, (key, names) in rows.items():
        if key:
            by_key.setdefault(_plain(key), []).append(number)
        for name in {_plain(name) for name in names if name}:
            by_name.setdefault(name, []).append(number)
    for grade in grades:
        own = grade.origin is not None and grade.origin.layout == layout
        hits = by_key.get(_plain(grade.origin.key), []) if own and grade.origin else []
        hits = hits or by_name.get(_plain(grade.id), [])
        if len(hits) == 1 and hits[0] not in found:
            found[hits[0]] = grade
        elif not hits:
            notes.append(say("export.no-row", id=grade.id))
        else:
            notes.append(say("export.several", id=grade.id))
            for hit in hits:
                found.pop(hit, None)
    return found, tuple(notes)


def header(cells: Sequence[str], titles: Iterable[str]) -> int | None:
    """The first column with one of these titles, whatever their case."""
    wanted = {_plain(title) for title in titles}
    return next((number for number, cell in enumerate(cells) if _plain(cell) in wanted), None)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
