"""Numbers of each student's own: the same for the same secret and id, good, and nobody's secret told."""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest

from grader.assignment.load import load
from grader.errors import UsageError
from grader.intake.roster import Student, students_of, without_ending
from grader.intake.submission import Submission
from grader.model import Origin
from grader.oracle import all_kinds
from grader.probe.draw import draw_hidden, least_distance, survivors
from grader.probe.personal import Secret, file_name, personal, read_secret, seed_of
from grader.probe.roles import roles

ASSIGNMENT = load().assignment
SECRET = Secret(b"a secret of thirty-two bytes or so")
ONE = Submission(id="s1", files=(), sha256="0" * 64, contents={}, sources=(), troubles=())


def numbers(assignment):
    weights = {gate: np.array(row) for gate, row in assignment.homework.weights.rows().items()}
    return np.array(assignment.homework.inputs), weights


def test_the_same_secret_and_id_give_the_same_numbers():
    assert personal(ASSIGNMENT, SECRET, "s1") == personal(ASSIGNMENT, SECRET, "s1")
    assert personal(ASSIGNMENT, SECRET, " S1 ") == personal(ASSIGNMENT, SECRET, "s1")  # as lists spell it


def test_another_student_secret_or_homework_gives_others():
    one = personal(ASSIGNMENT, SECRET, "s1").homework
    assert personal(ASSIGNMENT, SECRET, "s2").homework != one
    assert personal(ASSIGNMENT, Secret(b"another secret, as long"), "s1").homework != one
    assert seed_of(SECRET, ASSIGNMENT, "s1") != SECRET.of(b"lstm-grade numbers 1", "another", "s1")


@pytest.mark.parametrize("student", [f"student {number}" for number in range(6)])
def test_the_numbers_are_good(student):
    inputs, weights = numbers(personal(ASSIGNMENT, SECRET, student))
    assert inputs.shape == (9, 4)
    assert (inputs == np.round(inputs)).all()
    assert (inputs[:, 3] == 1).all()
    assert all((row == np.round(row)).all() for row in weights.values())
    assert roles(weights) is not None
    assert list(survivors(inputs, weights, least_distance(ASSIGNMENT))) == []
    right = all_kinds(inputs, weights)
    assert 2 <= (np.abs(right["real"]) > 0.05).sum() <= 4
    assert np.abs(right["real"] - right["rounded"]).max() < ASSIGNMENT.tolerances.output.absolute


# of s25 and s59 one draw in several thousand is good
@pytest.mark.parametrize("student", ["s1", "s25", "s59"])
def test_hidden_numbers_can_be_drawn_for_them(student):
    own = personal(ASSIGNMENT, SECRET, student)
    hidden = draw_hidden(own, 1)
    assert {gate: row.tolist() for gate, row in hidden.steps.weights.items()} == own.homework.weights.rows()


@pytest.mark.slow
def test_numbers_for_a_whole_class():
    for number in range(300):
        draw_hidden(personal(ASSIGNMENT, SECRET, f"{number}"), number)


# -- the secret ---------------------------------------------------------------------------------------------


def test_a_secret_shows_itself_to_nobody():
    assert "thirty" not in f"{SECRET!r} {SECRET} {vars(type(SECRET))}"
    with pytest.raises(TypeError):
        pickle.dumps(SECRET)


def test_white_space_around_a_secret_does_not_count(tmp_path):
    path = tmp_path / "secret"
    path.write_bytes(b"\n0123456789abcdef\r\n")
    assert read_secret(path).of(b"", "x") == Secret(b"0123456789abcdef").of(b"", "x")


@pytest.mark.parametrize("content", [b"", b"short", b"  0123456789abcde \n", b"x" * 5000])
def test_what_keeps_nobody_out_is_refused_and_not_told(tmp_path, content):
    path = tmp_path / "key"
    path.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        read_secret(path)
    assert content.strip() == b"" or content.decode().strip() not in str(caught.value)


# -- whose it is --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("identity", "student"),
    [
        ("s1", "s1"),
        ("s1.ipynb", "s1"),
        ("s1.PY#2", "s1"),
        ("s1/", "s1"),
        ("s1.tar.gz", "s1"),
        ("zhang.wei", "zhang.wei"),
    ],
)
def test_an_id_without_its_ending(identity, student):
    assert without_ending(identity) == student
    assert students_of([replace(ONE, id=identity)], None) == {identity: student}


def test_the_list_says_whose_it_is():
    listed = [
        Student(id="s1", origin=None, names=frozenset({"s1"})),
        Student(id="Zhang_77", origin=Origin(layout="canvas", name="Zhang", key="77"), names=frozenset({"zhang"})),
    ]
    given = [
        replace(ONE, id="S1.ipynb"),
        replace(ONE, id="other_77", origin=Origin(layout="canvas", name="other", key="77")),
        replace(ONE, id="zhang"),
        replace(ONE, id="nobody"),
    ]
    assert students_of(given, listed) == {"S1.ipynb": "s1", "other_77": "Zhang_77", "zhang": "Zhang_77", "nobody": None}


def test_file_names_keep_namesakes_apart():
    assert file_name("20210001") == "20210001.toml"
    assert file_name("张伟_12") == "张伟_12.toml"
    assert len({file_name(one) for one in ("a/b", "a b", "a-b", "../a b", "-a-b")}) == 5
    assert all(
        "/" not in file_name(one) and not file_name(one).startswith((".", "-")) for one in ("../x", "-x", "..", "/")
    )
