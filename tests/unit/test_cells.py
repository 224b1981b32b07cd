"""A cell of a notebook that hangs is cut before the statement that hangs, and only if others stand behind it."""

from __future__ import annotations

from grader.cells import MOST_CUT, Cells
from grader.intake.submission import Cell, Language, Source
from grader.observations import End, Observations
from grader.sandbox.box import Ending, Place, Run

TEXTS = ("x = 1", "y = 2\nwhile True:\n    y += 1\nz = 3", "print(x)")


def cells(*texts: str) -> Cells:
    told = tuple(Cell(number=number, code=True, text=text) for number, text in enumerate(texts, start=1))
    return Cells(Source(path="a.ipynb", language=Language.NOTEBOOK, text="", cells=told))


def run(ending: Ending, at: Place | None = None) -> Run:
    return Run(
        stream=b"", ending=ending, detail="", cpu_seconds=1, wall_seconds=1, last_event_seconds=1, peak_bytes=1, at=at
    )


def ended(*how: tuple[int, str, int]) -> Observations:
    """What a run told: cell, error, line of each end."""
    ends = [
        End(
            tick=cell,
            cell=cell,
            how="exception" if error else "ok",
            error=error,
            message="",
            frames=(("a.ipynb", cell, line, ""),),
        )
        for cell, error, line in how
    ]
    return Observations(ends=ends)


def test_before_the_statement_that_hangs():
    notebook = cells(*TEXTS)
    assert notebook.cut_where_it_ended(ended((1, "", 0)), run(Ending.CPU_LIMIT, Place(file="a.ipynb", cell=2, line=3)))
    assert notebook.numbered == ((1, TEXTS[0]), (2, "y = 2"), (3, TEXTS[2]))


def test_all_of_it_where_the_line_is_in_another_cell():
    notebook = cells(*TEXTS)
    assert notebook.cut_where_it_ended(ended((1, "", 0)), run(Ending.WALL_LIMIT, Place(file="a.ipynb", cell=1, line=1)))
    assert notebook.numbered[1] == (2, "")


def test_out_of_memory_at_its_own_line():
    notebook = cells(*TEXTS)
    observations = ended((1, "", 0), (2, "MemoryError", 3), (3, "MemoryError", 1))
    assert notebook.cut_where_it_ended(observations, run(Ending.FINISHED))
    assert notebook.numbered[1] == (2, "y = 2")


def test_not_where_nothing_stands_behind():
    last = ended((1, "", 0), (2, "", 0))
    assert not cells(*TEXTS).cut_where_it_ended(last, run(Ending.CPU_LIMIT, Place(file="a.ipynb", cell=3, line=1)))


def test_not_where_it_came_to_its_end_or_printed_too_much():
    done = ended((1, "", 0), (2, "ZeroDivisionError", 1), (3, "", 0))
    done.done = True
    assert not cells(*TEXTS).cut_where_it_ended(done, run(Ending.FINISHED))
    assert not cells(*TEXTS).cut_where_it_ended(ended((1, "", 0)), run(Ending.OUTPUT_LIMIT))


def test_not_in_a_script():
    script = Cells(Source(path="a.py", language=Language.SCRIPT, text="while True: pass", cells=()))
    assert script.numbered == ()
    assert not script.cut_where_it_ended(Observations(), run(Ending.CPU_LIMIT, Place(file="a.py", cell=None, line=1)))


def test_not_for_ever():
    notebook = cells(*(f"a{number} = 1\nwhile True: pass" for number in range(9)))
    cut = [
        notebook.cut_where_it_ended(
            ended(*((cell, "", 0) for cell in range(1, number))),
            run(Ending.CPU_LIMIT, Place(file="a.ipynb", cell=number, line=2)),
        )
        for number in range(1, 9)
    ]
    assert sum(cut) == MOST_CUT
