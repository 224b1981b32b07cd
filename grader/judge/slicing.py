"""Following an answer back through the statements that made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from grader.observations import Place, Statement


def slice_of(
    places: Sequence[Place],
    statements: Sequence[Statement],
    *,
    through_loops: bool = False,
    makers: Mapping[str, Sequence[int]] | None = None,
) -> list[Statement]:
    """Follow an answer back through the top-level statements that made it.

    From a statement to the nearest one before it that defines a name it uses, and so on; from a function only
    to other functions, classes and literals, because the names of its local variables say little about global ones. A
    loop is not followed through the variables that it binds itself, unless `through_loops` asks for it. A name that
    another file gives is looked for there.

    Parameters
    ----------
    makers
        What `makers_of` says of these statements, where many answers are followed back through them.
    """
    found: set[int] = set()
    makers = makers_of(statements) if makers is None else makers
    here = {id(piece) for place in places for piece in at(place, statements)}
    queue = [i for i, piece in enumerate(statements) if id(piece) in here]
    while queue:
        index = queue.pop()
        if index in found:
            continue
        found.add(index)
        piece = statements[index]
        compound = piece.last > piece.first and not piece.definition and not through_loops
        needed = piece.uses - (piece.defines - piece.changes if compound else frozenset())
        for name in needed:
            before = _maker(name, index, statements, makers)
            if before is not None and before != index:
                queue.append(before)
    return [statements[index] for index in sorted(found)]


def _maker(name: str, index: int, statements: Sequence[Statement], makers: Mapping[str, Sequence[int]]) -> int | None:
    """Which statement made what another calls by a name; `file.name` is what another file gives."""
    piece = statements[index]
    module, _, plain = name.rpartition(".")
    last_first = list(reversed(makers.get(plain, ())))
    for before in sorted(last_first, key=lambda one: statements[one].file != piece.file):
        other = statements[before]
        if module and (PurePosixPath(other.file).stem != module or other.file == piece.file):
            continue
        if piece.definition and not (other.definition or other.literal):
            continue
        stated = piece.definition and other.literal and not other.uses  # a function looks when it is called
        if not module and before >= index and not (other.definition or stated):
            continue
        return before
    return None


def looked_into(
    statements: Iterable[Statement], inside: Sequence[Statement], places: Sequence[Place]
) -> Iterator[Statement]:
    """Statements in order; of those that hold one of these places, what is inside takes their place, however deep."""
    for piece in statements:
        within = [one for one in inside if contains(piece, one)] if any(holds(piece, at) for at in places) else []
        outermost = [one for one in within if not any(contains(other, one) for other in within)]
        if outermost:
            yield from looked_into(outermost, within, places)
        else:
            yield piece


def contains(outer: Statement, inner: Statement) -> bool:
    """Whether one statement is inside of another, with fewer lines."""
    same = (outer.file, outer.cell) == (inner.file, inner.cell)
    fewer = inner.last - inner.first < outer.last - outer.first
    return same and fewer and outer.first <= inner.first and inner.last <= outer.last


def makers_of(statements: Sequence[Statement]) -> dict[str, list[int]]:
    """Which statements define a name, in order."""
    found: dict[str, list[int]] = {}
    for index, statement in enumerate(statements):
        for name in statement.defines:
            found.setdefault(name, []).append(index)
    return found


def holds(piece: Statement, place: Place) -> bool:
    """Whether a place lies in a statement."""
    return (piece.file, piece.cell) == (place.file, place.cell) and piece.first <= place.line <= piece.last


def at(place: Place, statements: Iterable[Statement]) -> list[Statement]:
    """The statements in which a place lies: of several on one line those that define its name, if any does."""
    here = [piece for piece in statements if holds(piece, place)]
    return [piece for piece in here if place.name in piece.defines] or here
