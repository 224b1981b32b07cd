"""Nothing that a student is shown holds a hidden number, whatever the program does to get one there.

Hidden numbers are looked for in every text of a grading: the pages, the tables, both streams, and the output of
`lstm-grade check`. That the look would find them is shown by what the programs print in the box.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from attack import Attack, all_attacks

from grader.assignment.load import load
from grader.oracle import expected_of
from grader.probe.draw import Draw, Hidden, draw_hidden
from grader.protocol import decode
from grader.sandbox.box import Job

SEED = 20_417
TELLERS = [one for one in all_attacks() if one.name.startswith("secrets/hidden-numbers")]


@pytest.fixture(scope="module")
def hidden() -> Hidden:
    return draw_hidden(load().assignment, SEED)


@pytest.fixture(scope="module")
def needles(hidden: Hidden) -> list[str]:
    """Hidden numbers as `_numbers` reads them: rare ones alone, others in rows."""
    found = []
    for draw in (*hidden.free_form, *hidden.named):
        found += [_row([value]) for row in draw.weights.values() for value in row if _is_rare(value)]
        rows = [row.tolist() for row in draw.inputs]
        found += [_row(row) for row in rows if any(value % 1 for value in row)]
        found.append(_row([value for row in rows[:3] for value in row]))
        if draw is not hidden.steps:  # tanh(1) is everybody's
            found += [f" {abs(value):.9f}"[:8] for value in draw.expected.answers["real"] if 0.01 < abs(value) < 1]
    return found


def _is_rare(value: float) -> bool:
    """Whether a number, to four decimals, can stand in a report only by being told.

    A share of the steps may stand there too, and a number of the homework: tanh(3) is 0.9951.
    """
    shares = {f"{part / whole:.4f}" for whole in range(1, 10) for part in range(2 * whole)}
    return value % 1 != 0 and f"{abs(value):.4f}" not in shares | _of_the_homework()


@functools.cache
def _of_the_homework() -> set[str]:
    expected = expected_of(load().assignment)
    return {f"{abs(value):.4f}" for values in expected.quantities.values() for value in values}


_NUMBER = re.compile(r"(?<!\d)(\d{1,9})(?:[._p](\d{1,17}))?")


def _numbers(text: str) -> str:
    """The numbers of a text, one after the other; in names there is no point and no sign."""
    return " " + " ".join(_plain(whole, decimals) for whole, decimals in _NUMBER.findall(text)) + " "


def _plain(whole: str, decimals: str) -> str:
    return f"{whole}.{decimals}".rstrip("0").rstrip(".") if decimals else whole


def _row(values: list[float]) -> str:
    return " " + " ".join(_plain(*f"{abs(value):.4f}".split(".")) for value in values) + " "


def _told(text: str, needles: list[str]) -> list[str]:
    there = _numbers(text)
    return [needle for needle in needles if needle in there]


def test_there_are_programs_that_try_and_numbers_to_look_for(needles):
    assert len(TELLERS) >= 5
    assert len(needles) > 60


@pytest.mark.parametrize("name", ["report.json", "grades.csv", "index.html", "submissions"])
def test_no_hidden_number_in_what_is_written(name, attacked, needles):
    path: Path = attacked.out / name
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    assert len(files) > (100 if path.is_dir() else 0)
    for file in files:
        assert _told(file.read_text(encoding="utf-8"), needles) == [], file.name


def test_no_hidden_number_on_the_streams(attacked, needles):
    assert _told(attacked.done.stdout, needles) == []
    assert _told(attacked.done.stderr, needles) == []


def test_no_hidden_number_in_a_students_own_check(box, cli, hasty_assignment, words, needles, tmp_path):
    for attack in TELLERS:
        attack.lay(tmp_path, words)
    folders = [path.name for path in tmp_path.iterdir()]
    done = cli("check", *folders, "--seed", SEED, "--lang", "en", "--assignment", hasty_assignment, cwd=tmp_path)
    assert done.returncode == 1
    assert "NumPy" in done.stdout
    assert _told(done.stdout + done.stderr, needles) == []


def _replacing(draw: Draw) -> dict[str, object]:
    homework = load().assignment.homework
    return {
        "old_inputs": homework.inputs,
        "new_inputs": draw.inputs.tolist(),
        "old_weights": homework.weights.rows(),
        "new_weights": {gate: row.tolist() for gate, row in draw.weights.items()},
    }


@pytest.mark.parametrize("attack", TELLERS, ids=[one.name for one in TELLERS])
def test_the_program_does_know_them_and_the_look_would_find_them(attack: Attack, box, small, words, hidden, needles):
    """What comes out of the box holds the numbers: it is the grader that keeps them to itself."""
    code = attack.script(words)
    calls = tuple(
        {
            "name": name,
            "case": 1,
            "inputs": hidden.named[1].inputs.tolist(),
            "weights": {gate: row.tolist() for gate, row in hidden.named[1].weights.items()},
        }
        for name in ("lstm_numpy", "lstm_cell", "lstm")
    )
    job = Job(
        entry="main.py",
        script=code,
        cells=(),
        files={"main.py": code.encode()},
        entropy=1,
        calls=calls,
        replace=_replacing(hidden.soft),
    )
    run = box.run(job, small())
    assert _told(run.stream.decode("ascii"), needles)
    assert decode(run.stream)
