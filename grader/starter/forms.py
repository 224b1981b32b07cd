"""The two forms of a starter file: a script with ``# %%`` cells, which many editors know, and a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from grader.assignment.schema import Assignment
from grader.starter.cells import Cell, cells

SCRIPT = "lstm_homework.py"
NOTEBOOK = "lstm_homework.ipynb"
BESIDE = "assignment.toml"


def files(assignment: Assignment, lang: str, beside: str | None = None) -> Mapping[str, str]:
    """Make the starter files: name -> text.

    Parameters
    ----------
    beside
        The text of the assignment file, where it is not the homework of the course: to check themselves, students
        need it, and there is nothing secret in it.
    """
    name = None if beside is None else BESIDE
    made = {
        SCRIPT: as_script(cells(assignment, lang, file=SCRIPT, notebook=False, beside=name)),
        NOTEBOOK: as_notebook(cells(assignment, lang, file=NOTEBOOK, notebook=True, beside=name)),
    }
    return made if beside is None else {**made, BESIDE: beside}


def as_script(found: Sequence[Cell]) -> str:
    """Write the cells as a Python program; Markdown becomes comments."""
    return "\n\n".join(_in_script(cell) for cell in found)


def _in_script(cell: Cell) -> str:
    if cell.code:
        return f"# %%\n{cell.text}\n"
    lines = (f"# {line}".rstrip() for line in cell.text.split("\n"))
    return "# %% [markdown]\n" + "\n".join(lines) + "\n"


def as_notebook(found: Sequence[Cell]) -> str:
    """Write the cells as a notebook, format 4."""
    from nbformat import v4, writes

    make: dict[bool, Any] = {True: v4.new_code_cell, False: v4.new_markdown_cell}
    made = [make[cell.code](cell.text, id=f"cell-{number}") for number, cell in enumerate(found, start=1)]
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    notebook = v4.new_notebook(cells=made, metadata=metadata)  # type: ignore[no-untyped-call]
    return f"{writes(notebook, version=4)}\n"  # type: ignore[no-untyped-call]
