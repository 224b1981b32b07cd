"""Files that a program runs by itself state the other numbers too."""

from __future__ import annotations

import ast

import pytest

from grader.worker.replace import Replacer
from grader.worker.restate import restate_files

OLD = [[1.0, 0.0, 0.0, 1.0], [3.0, 1.0, 0.0, 1.0]]
NEW = [[2.0, 1.0, 0.0, 1.0], [5.0, 0.0, 1.0, 1.0]]
STATED = "输入 = [[1, 0, 0, 1], [3, 1, 0, 1]]\n"


@pytest.fixture
def replacer():
    weights = {gate: [1.0, 2.0, 3.0, 4.0] for gate in ("candidate", "input_gate", "forget_gate", "output_gate")}
    return Replacer(old_inputs=OLD, new_inputs=NEW, old_weights=weights, new_weights=None)


def inputs_of(path, encoding="utf-8"):
    names = {}
    exec(compile(path.read_text(encoding), str(path), "exec"), names)
    return names["输入"]


@pytest.mark.parametrize("text", ['exec(open("part.py").read())', 'runpy.run_path("part.py")'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_file_that_is_run(tmp_path, replacer, text, encoding):
    part = tmp_path / "part.py"
    cookie = "# coding: gbk\n" if encoding == "gbk" else ""
    part.write_text(cookie + STATED, encoding)
    line = 2 if cookie else 1
    assert set(restate_files(replacer, str(tmp_path), "main.py", [text])) == {("part.py", "inputs", line)}
    assert inputs_of(part, encoding) == NEW
    compile(part.read_bytes(), "part.py", "exec")


def test_other_programs_files_stay_as_they_are(tmp_path, replacer):
    (tmp_path / "part.py").write_text(STATED, "utf-8")
    assert not list(restate_files(replacer, str(tmp_path), "main.py", ["import part", "model.exec(x)"]))
    assert inputs_of(tmp_path / "part.py") == OLD


def test_what_is_no_python_is_passed_over(tmp_path, replacer):
    (tmp_path / "a.py").write_bytes(b"\xff\xfe= (")
    (tmp_path / "b.py").write_text(STATED, "utf-8")
    assert list(restate_files(replacer, str(tmp_path), "main.py", ["exec(text)"]))
    assert inputs_of(tmp_path / "b.py") == NEW


WHOLE = "[[0, 9, 0, -1], [0, 9, 0, 1], [1, 0, 0, 0], [0, 0, 9, -1]]"
GATES = ("input_gate", "forget_gate", "candidate", "output_gate")
ROWS = dict(zip(GATES, ([0, 9, 0, -1], [0, 9, 0, 1], [1, 0, 0, 0], [0, 0, 9, -1]), strict=True))
OTHER = dict(zip(GATES, ([1, 2, 3, 4], [5, 6, 7, 8], [2, 3, 4, 5], [6, 7, 8, 9]), strict=True))


@pytest.mark.parametrize(
    ("alone", "moved"),
    [
        (["input_gate"], False),  # the others are made from it
        (["input_gate", "candidate"], False),
        (["input_gate", "forget_gate", "output_gate"], True),  # the candidate is x[0]
        (["input_gate", "forget_gate", "candidate", "output_gate"], True),
    ],
)
def test_rows_that_stand_alone_are_replaced_together_or_not_at_all(alone, moved):
    text = "".join(f"w_{gate} = {ROWS[gate]}\n" for gate in alone) + f"matrix = {WHOLE}\n"
    tree = ast.parse(text)
    floats = [{gate: [float(number) for number in row] for gate, row in by_gate.items()} for by_gate in (ROWS, OTHER)]
    replacer = Replacer(old_inputs=OLD, new_inputs=NEW, old_weights=floats[0], new_weights=floats[1])
    replacer.survey(tree)
    replacer.apply(tree)
    names = {}
    exec(compile(ast.fix_missing_locations(tree), "a.py", "exec"), names)
    for gate in alone:
        assert names[f"w_{gate}"] == (OTHER if moved else ROWS)[gate]
    assert names["matrix"] == list(OTHER.values())


def test_of_two_sets_of_rows_the_whole_one_is_replaced():
    own, whole = ("input_gate", "output_gate"), GATES
    rows = [f"own_{gate} = {ROWS[gate]}\n" for gate in own] + [f"w_{gate} = {ROWS[gate]}\n" for gate in whole]
    tree = ast.parse("".join(rows))
    floats = [{gate: [float(number) for number in row] for gate, row in by_gate.items()} for by_gate in (ROWS, OTHER)]
    replacer = Replacer(old_inputs=OLD, new_inputs=NEW, old_weights=floats[0], new_weights=floats[1])
    replacer.survey(tree)
    replacer.apply(tree)
    names = {}
    exec(compile(ast.fix_missing_locations(tree), "a.py", "exec"), names)
    assert all(names[f"own_{gate}"] == ROWS[gate] for gate in own)  # its forget gate is made from the input gate's
    assert all(names[f"w_{gate}"] == OTHER[gate] for gate in whole)
