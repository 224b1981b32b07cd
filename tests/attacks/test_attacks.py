"""A class in which nearly everybody attacks, graded beside honest neighbours.

Each attack gains no points, its row says what happened, its neighbours are graded as they would be alone, and
nothing outside the box has changed. The attacks are data: see `attack.py`.

Runs as whoever runs the tests. LSTM_GRADE_TEST_UID names another user to grade as (root only; the Python that runs the
tests must be readable for that user).
"""

from __future__ import annotations

import socket
from typing import Any

import pytest
from attack import Attack, all_attacks

ATTACKS = all_attacks()
NAMES = [one.name for one in ATTACKS]
BITING = [one for one in ATTACKS if one.bites]
ESCAPED = "ESCAPED"
NEIGHBOURS = ("neighbour", "邻居", "unfinished")
Class = Any  # of conftest.py


# -- verdicts -----------------------------------------------------------------------------------------------


def test_there_are_enough_attacks_in_every_area() -> None:
    areas = {name.partition("/")[0] for name in NAMES}
    assert areas == {"comparison", "steering", "secrets", "forging", "resources", "intake", "reports"}
    assert len(NAMES) >= 80
    assert len(BITING) >= 15


@pytest.mark.parametrize("attack", ATTACKS, ids=NAMES)
def test_an_attack_gains_nothing_and_its_row_says_what_happened(attack: Attack, attacked: Class) -> None:
    row = attacked.rows[attack.row]
    assert row["status"] != "error", row["checks"][0]["message"]["en"]
    for check in row["checks"]:
        assert check["score"] <= attack.most.get(check["id"], 0.0), (check["id"], check["message"]["en"])
        assert check["score"] >= attack.least.get(check["id"], 0.0), (check["id"], check["message"]["en"])
        assert not check["pending"] or check["id"] in attack.open, (check["id"], check["message"]["en"])
    codes = {finding["code"] for finding in row["findings"]}
    assert attack.must <= codes, [(one["code"], one["message"]["en"]) for one in row["findings"]]


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_an_honest_neighbour_is_graded_as_it_would_be_alone(name: str, attacked: Class, alone: Class) -> None:
    assert attacked.rows[name] == alone.rows[name]


def test_the_neighbours_get_what_they_deserve(attacked: Class) -> None:
    assert [attacked.rows[name]["score"] for name in ("neighbour", "邻居")] == [80, 80]
    assert "previous-state-missing" in {one["code"] for one in attacked.rows["unfinished"]["findings"]}


def test_every_attack_has_its_row(attacked: Class) -> None:
    assert set(attacked.rows) == {one.row for one in ATTACKS} | set(NEIGHBOURS)
    assert attacked.done.returncode == 0, attacked.done.stderr


# -- outside ------------------------------------------------------------------------------------------------


def test_nothing_outside_has_changed(attacked: Class, listener: socket.socket) -> None:
    assert attacked.after == attacked.before  # type: ignore[attr-defined]
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_nothing_is_left_of_the_runs(attacked: Class) -> None:
    assert attacked.processes == []
    assert list((attacked.out.parent / "tmp").iterdir()) == []
    assert {path.name for path in attacked.out.iterdir()} >= {"report.json", "grades.csv", "index.html", "submissions"}


@pytest.mark.parametrize("attack", BITING, ids=[one.name for one in BITING])
def test_the_attack_bites_where_there_are_no_walls(attack: Attack, inside, outside, words, victim, listener) -> None:
    """What is possible nowhere proves nothing."""
    program = attack.script(words)
    confined = inside(program)
    assert ESCAPED not in confined.printed
    control = outside(program)
    assert ESCAPED in control.printed, f"not possible outside either: {control.error}: {control.message}"
    (victim / "grades.csv").write_text("alice,100\n")
    while True:
        try:
            listener.accept()[0].close()
        except BlockingIOError:
            break
