"""Following an answer back through the statements that made it."""

from __future__ import annotations

from collections.abc import Sequence

from grader.protocol import Place, Statement


def slice_of(places: Sequence[Place], statements: Sequence[Statement]) -> list[Statement]:
    """Follow an answer back through the top-level statements that made it.

    From a statement to the nearest one before it that defines a name it uses, and so on; from a function only
    to other functions, classes and literals, because the names of its local variables say little about global ones. A
    loop is not followed through the variables that it sets itself.
    """
    found: list[int] = []
    queue = [i for i, piece in enumerate(statements) if any(holds(piece, place) for place in places)]
    while queue:
        index = queue.pop()
        if index in found:
            continue
        found.append(index)
        piece = statements[index]
        compound = piece.last > piece.first and not piece.definition
        needed = piece.uses - (piece.defines if compound else frozenset())
        for name in needed:
            for before in range(len(statements) - 1, -1, -1):
                other = statements[before]
                if name not in other.defines or (before >= index and not other.definition):
                    continue
                if piece.definition and not (other.definition or other.literal):
                    continue
                if before != index:
                    queue.append(before)
                break
    return [statements[index] for index in sorted(found)]


def holds(piece: Statement, place: Place) -> bool:
    """Whether a place lies in a statement."""
    return (piece.file, piece.cell) == (place.file, place.cell) and piece.first <= place.line <= piece.last
