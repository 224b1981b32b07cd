"""An assignment -> the cells of a starter file: tasks, the example as a table, its numbers, stubs, a check.

The script and the notebook are the same cells in two forms; `grader.starter.forms` writes them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.assignment.schema import Assignment
from grader.messages import say
from grader.oracle import all_kinds, numbers_of

FUNCTIONS: Mapping[str, str] = {
    "numpy": "lstm_numpy(inputs, weights)",
    "lstm_cell": "lstm_cell(inputs, weights)",
    "lstm": "lstm(inputs, weights)",
    "gradients": "lstm_gradients(x, W, U, b, dh)",
}
"""What is handed in by name for each part."""
_LETTERS = {"candidate": "w_g", "input_gate": "w_i", "forget_gate": "w_f", "output_gate": "w_o"}
_LOAD = "%load_ext grader\n%lstm_check --lang {lang}{options}"
_PRINT = """\
if __name__ == "__main__":
    for function in ({functions}):
        try:
            print(function.__name__, function(inputs, weights))
        except NotImplementedError:
            print(function.__name__, "{not_yet}")"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a starter file."""

    code: bool  # False: Markdown
    text: str


def cells(
    assignment: Assignment, lang: str, *, file: str, notebook: bool, beside: str | None = None
) -> tuple[Cell, ...]:
    """Make the cells of a starter file in one language.

    Parameters
    ----------
    file
        Name of the file, for the words that tell how to check it.
    notebook
        Whether the last cell checks by a magic; of a script it prints the results.
    beside
        Name of the assignment file that lies beside it, where it is not the homework of the course.
    """
    options = "" if beside is None else f" --assignment {beside}"
    return tuple(_cells(assignment, lang, file, options, notebook=notebook))


def _cells(assignment: Assignment, lang: str, file: str, options: str, *, notebook: bool) -> Iterator[Cell]:
    def text(key: str, **figures: object) -> str:
        words: str = getattr(say(f"starter.{key}", **figures), lang)
        return words

    def stub(part: str) -> str:
        signature = FUNCTIONS[part]
        doc = textwrap.indent(_docstring(text(f"doc.{part}")), "    ")
        return f'def {signature}:\n{doc}\n    raise NotImplementedError("{_name(signature)}")'

    title: str = getattr(assignment.title, lang)
    yield Cell(code=False, text=f"# LSTM\n\n{' '.join(title.split())}\n\n{text('intro', file=f'{file}{options}')}")
    yield Cell(code=False, text=_example(assignment, lang))
    yield Cell(code=True, text=_numbers(assignment))
    asked = [part for part in FUNCTIONS if part in assignment.parts]
    for part in asked:
        yield Cell(code=False, text=text(part))
        yield Cell(code=True, text=stub(part))
    if "gradients" in asked:
        yield Cell(code=False, text=text("analysis"))
    yield Cell(code=False, text=text("check-notebook" if notebook else "check-script"))
    if notebook:
        yield Cell(code=True, text=_LOAD.format(lang=lang, options=options))
    elif printed := [_name(FUNCTIONS[part]) for part in asked if part != "gradients"]:
        functions = "".join(f"{name}, " for name in printed) if len(printed) == 1 else ", ".join(printed)
        yield Cell(code=True, text=_PRINT.format(functions=functions.rstrip(" "), not_yet=text("not-yet")))


def _name(signature: str) -> str:
    return signature.partition("(")[0]


def _example(assignment: Assignment, lang: str) -> str:
    """The homework's figure in words and two tables: the weights, and the steps with their outputs."""
    homework = assignment.homework
    outputs = all_kinds(*numbers_of(assignment))["real"]
    inputs = [f"x{k}" for k in (1, 2, 3)] + ["1"]

    def word(key: str, **figures: object) -> str:
        words: str = getattr(say(key, **figures), lang)
        return words

    gates = [
        [word(f"gate.{gate}"), _LETTERS[gate], *map(_written, row)] for gate, row in homework.weights.rows().items()
    ]
    steps = [
        [str(t), *map(_written, row), f"{round(y, 2) + 0.0:.2f}"]
        for t, (row, y) in enumerate(zip(homework.inputs, outputs.tolist(), strict=True), start=1)
    ]
    return "\n\n".join(
        [
            word("starter.example"),
            _table([word("starter.gate"), "", *inputs], gates),
            word("starter.steps", steps=len(steps)),
            _table([word("starter.step"), *inputs, "y"], steps),
        ]
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _numbers(assignment: Assignment) -> str:
    homework = assignment.homework
    inputs = "\n".join(f"        {_row(row)}," for row in homework.inputs)
    weights = "\n".join(
        f'    "{gate}": np.array({_row(row)}, dtype=float),' for gate, row in homework.weights.rows().items()
    )
    return (
        "import numpy as np\nimport torch\nfrom torch import nn\n\n"
        f"inputs = np.array(\n    [\n{inputs}\n    ],\n    dtype=float,\n)\nweights = {{\n{weights}\n}}"
    )


def _docstring(words: str) -> str:
    return f'"""{words}\n"""' if "\n" in words else f'"""{words}"""'


def _row(row: Sequence[float]) -> str:
    return f"[{', '.join(map(_written, row))}]"


def _written(number: float) -> str:
    """A number as a program states it: exactly, and a whole one without a decimal point."""
    return str(int(number)) if float(number).is_integer() and abs(number) < 1e15 else repr(float(number))
