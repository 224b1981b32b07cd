"""An assignment file -> an assignment, or an error that names the place in the file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from grader.assignment.load import DEFAULT, load
from grader.errors import AssignmentError

TEXT = DEFAULT.read_text(encoding="utf-8")


@pytest.fixture
def put(tmp_path):
    def write(content: str | bytes) -> Path:
        path = tmp_path / "my homework.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def refused(path: Path) -> str:
    """The message, which names the file first."""
    with pytest.raises(AssignmentError) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    return message.removeprefix(f"{path}: ")


# -- the homework of the course -----------------------------------------------------------------------------


def test_the_points_are_those_of_the_contract():
    assignment = load().assignment
    assert assignment.max_score == 100
    assert assignment.points.by_check() == {
        "numpy.output": 12,
        "numpy.hidden": 13,
        "numpy.operator": 5,
        "lstm_cell.output": 10,
        "lstm_cell.hidden": 8,
        "lstm_cell.operator": 5,
        "lstm_cell.reproducible": 2,
        "lstm.output": 10,
        "lstm.hidden": 8,
        "lstm.operator": 5,
        "lstm.reproducible": 2,
        "gradients.value": 12,
        "gradients.analysis": 8,
    }


def test_the_numbers_are_those_of_the_contract():
    homework = load().assignment.homework
    assert homework.inputs == [
        [1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
        [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1],
    ]  # fmt: skip
    assert homework.weights.rows() == {
        "candidate": [1, 0, 0, 0],
        "input_gate": [0, 100, 0, -10],
        "forget_gate": [0, 100, 0, 10],
        "output_gate": [0, 0, 100, -10],
    }


def test_limits_shares_and_tolerances_are_those_of_the_contract():
    assignment = load().assignment
    limits = assignment.limits
    assert (limits.cpu_seconds, limits.wall_seconds) == (10, 20)
    assert (limits.memory_bytes, limits.output_bytes, limits.file_bytes) == (1 << 30, 16 << 20, 64 << 20)
    assert assignment.shares == {"linear-activation": 0.5}
    assert assignment.tolerances.output.absolute == 5.1e-3


def test_every_tolerance_says_where_it_comes_from():
    tolerances = load().assignment.tolerances
    for name in tolerances.__struct_fields__:
        reason = getattr(tolerances, name).reason
        assert len(reason.en) > 20, name
        assert len(reason.zh) > 10, name


def test_the_hash_is_that_of_the_bytes(put):
    assert load().sha256 == hashlib.sha256(DEFAULT.read_bytes()).hexdigest()
    path = put(TEXT + "\n# a remark\n")
    assert load(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert load(path).assignment == load().assignment


def test_points_of_another_assignment_add_up(put):
    assert load(put(changed("output = 12", "output = 20.5"))).assignment.max_score == 108.5


# -- errors -------------------------------------------------------------------------------------------------


def test_a_file_that_is_not_there(tmp_path):
    assert "read" in refused(tmp_path / "missing.toml")


def test_a_folder(tmp_path):
    assert "read" in refused(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("output = 12", 'output = "12"', "points.numpy.output"),
        ("output = 12", "output = true", "points.numpy.output"),
        ("output = 12", "output = -1", "points.numpy.output"),
        ("output = 12", "output = nan", "points.numpy.output"),
        ("output = 12", "output = [12]", "points.numpy.output"),
        ("output = 12", "output = 1979-05-27", "points.numpy.output"),
        ("analysis = 8", "analysis = '8'", "points.gradients.analysis"),
        ("absolute = 5.1e-3", "absolute = 0", "tolerances.output.absolute"),
        ("absolute = 5.1e-3", "absolute = nan", "tolerances.output.absolute"),
        ("cpu_seconds = 10", "cpu_seconds = 0", "limits.cpu_seconds"),
        ("memory_bytes = 1073741824", "memory_bytes = 1e9", "limits.memory_bytes"),
        ("memory_bytes = 1073741824", "memory_bytes = 1000", "limits.memory_bytes"),
        ("[1, 0, 0, 1], [3, 1, 0, 1]", "[1, 0, 0, 1], [3, 1, 0]", "homework.inputs[1]"),
        ("[1, 0, 0, 1], [3, 1, 0, 1]", '[1, 0, 0, 1], [3, 1, "0", 1]', "homework.inputs[1][2]"),
        ("candidate = [1, 0, 0, 0]", "candidate = [1, 0, 0, 0, 0]", "homework.weights.candidate"),
        ("linear-activation = 0.5", "linear-activation = 1.5", "shares"),
        ("linear-activation = 0.5", "hard-coded-output = 0.5", "shares.hard-coded-output"),
        ("linear-activation = 0.5", "linear-activatoin = 0.5", "shares.linear-activatoin"),
        ("schema_version = 1", "schema_version = 2", "schema_version"),
        ('id = "nndl-6-lstm"', 'id = ""', "id"),
        ('en = "LSTM', 'de = "LSTM', "title"),
    ],
)
def test_a_wrong_value_is_named_by_its_path(put, old, new, place):
    assert place in refused(put(changed(old, new)))


@pytest.mark.parametrize(
    ("line", "name", "place"),
    [
        ("output = 12\n", "output", "points.numpy"),
        ("forget_gate = [0, 100, 0, 10]\n", "forget_gate", "homework.weights"),
        ("wall_seconds = 20\n", "wall_seconds", "limits"),
        ("absolute = 0.05\n", "absolute", "tolerances.near_zero"),
        ('id = "nndl-6-lstm"\n', "id", ""),
    ],
)
def test_a_missing_key_is_named(put, line, name, place):
    message = refused(put(changed(line, "")))
    assert f"`{name}`" in message
    assert place in message


@pytest.mark.parametrize(
    ("old", "new", "name", "place"),
    [
        ("output = 12", "output = 12\nouptut = 3", "ouptut", "points.numpy"),
        ("[limits]", "[limits]\ncpu_minutes = 1", "cpu_minutes", "limits"),
        ("schema_version = 1", "schema_version = 1\nlateness = 3", "lateness", ""),
        ("[points.numpy]", "[points.essay]\nvalue = 3\n[points.numpy]", "essay", "points"),
    ],
)
def test_an_unknown_key_is_an_error_and_no_silent_wish(put, old, new, name, place):
    message = refused(put(changed(old, new)))
    assert f"`{name}`" in message
    assert place in message


@pytest.mark.parametrize(
    "content",
    [
        b"this is not toml",
        b"\xff\xfe\x00garbage",
        b"\x80\x81",
        TEXT.encode("utf-16"),
        b"\0",
        b"a = ",
        TEXT.encode() + b"\n[limits]\n",
        b'{"schema_version": 1}',
    ],
    ids=["words", "binary", "no-utf8", "utf-16", "null", "half", "table-twice", "json"],
)
def test_what_is_not_toml_says_so(put, content):
    assert "TOML" in refused(put(content))


def test_an_empty_file_misses_everything(put):
    assert "schema_version" in refused(put(b""))


def test_a_file_beyond_all_measure(put):
    assert "larger" in refused(put(TEXT + "#" * (2 << 20)))


def test_points_that_add_up_to_nothing(put):
    lines = TEXT.splitlines()
    start, end = lines.index("[points.numpy]"), lines.index("[shares]")
    zero = [line.split("=")[0] + "= 0" if "=" in line else line for line in lines[start:end] if line[:1] != "#"]
    assert "points" in refused(put("\n".join([*lines[:start], *zero, *lines[end:]])))


@pytest.mark.parametrize(
    ("old", "place"),
    [
        ("output = 12", "points.numpy.output"),
        ("absolute = 5.1e-3", "tolerances.output.absolute"),
        ("cpu_seconds = 10", "limits.cpu_seconds"),
        ("wall_seconds = 20", "limits.wall_seconds"),
    ],
)
def test_infinity_is_no_number_of_an_assignment(put, old, place):
    assert place in refused(put(changed(old, f"{old.split(' = ')[0]} = inf")))


@pytest.mark.parametrize("word", ["nan", "inf", "-inf", "1e999"])
def test_the_homework_is_made_of_finite_numbers(put, word):
    assert "homework.weights.candidate" in refused(put(changed("candidate = [1,", f"candidate = [{word},")))


def test_a_file_nested_without_end(put):
    assert refused(put("x = " + "[" * 100_000))
