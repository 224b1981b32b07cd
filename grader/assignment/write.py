"""An assignment file with other numbers in it: everything else, comments too, stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

import tomlkit
from tomlkit.items import Array

from grader.assignment.schema import Homework


def with_homework(text: str, homework: Homework, *, remark: str) -> str:
    """Put other inputs and weights into the text of an assignment file, and a remark on top.

    Parameters
    ----------
    text
        Of a file that `load` takes.
    """
    document = tomlkit.parse(text)
    table = tomlkit.table()
    inputs = tomlkit.array()
    inputs.extend([_row(row) for row in homework.inputs])
    table["inputs"] = inputs.multiline(True)
    weights = tomlkit.table()
    for gate, row in homework.weights.rows().items():
        weights[gate] = _row(row)
    table["weights"] = weights
    document["homework"] = table
    return f"# {remark}\n{tomlkit.dumps(document)}"


def _row(numbers: Sequence[float]) -> Array:
    row = tomlkit.array()
    row.extend([int(one) if one == int(one) else one for one in numbers])
    return row
