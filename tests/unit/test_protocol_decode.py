"""Bytes from the box -> plain data, or `ForgedStream`."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest

from grader.bounds import MAX_LINE_BYTES, MAX_NUMBERS, MAX_STREAM_BYTES
from grader.errors import ForgedStream
from grader.protocol import decode

SITE = ["site", 0, "bind", "a.py", None, 7, "<module>", "y"]
MODULE = [
    "module",
    3,
    "lstm_cell",
    {"input_size": 4},
    {"weight_ih": [[4, 4], "torch:float32", [0.0] * 16]},
    ["bias_ih"],
]


def stream(*events: Any) -> bytes:
    lines = (event if isinstance(event, bytes) else json.dumps(event).encode() for event in events)
    return b"".join(line + b"\n" for line in lines)


def value(shape: list[int], numbers: list[Any], *, site: int = 0) -> list[Any]:
    return ["value", site, [["", shape, "numpy:float64", numbers]]]


# -- what is true -------------------------------------------------------------------------------------------


def test_nothing_at_all_is_nothing_observed():
    found = decode(b"")
    assert (found.seen, found.printed, found.done, found.fault, found.over) == ([], [], False, None, None)


def test_a_value_with_its_place():
    (seen,) = decode(stream(SITE, value([3, 1], [0.5, "nan", "-inf"]))).seen
    assert (seen.place.kind, seen.place.file, seen.place.cell, seen.place.line) == ("bind", "a.py", None, 7)
    assert (seen.place.scope, seen.place.name) == ("<module>", "y")
    (numbers,) = seen.numbers
    assert (numbers.shape, numbers.origin) == ((3, 1), "numpy:float64")
    assert numbers.values.dtype == np.float64
    assert numbers.values[0] == 0.5
    assert math.isnan(numbers.values[1])
    assert numbers.values[2] == -math.inf


def test_the_values_are_arrays_of_our_own():
    (seen,) = decode(stream(SITE, value([2], [1, 2]))).seen
    assert type(seen.numbers[0].values) is np.ndarray


def test_order_is_kept():
    found = decode(stream(SITE, value([], [1.0]), ["text", 0, "hello\n"], value([], [2.0]), ["done"]))
    assert [one.numbers[0].values[0] for one in found.seen] == [1.0, 2.0]
    assert found.seen[0].tick < found.printed[0].tick < found.seen[1].tick
    assert found.printed[0].text == "hello\n"
    assert found.done


def test_a_call_of_a_module():
    call = [
        "call",
        0,
        "lstm_cell",
        3,
        [[1, 4], "t", [1, 0, 0, 1]],
        None,
        None,
        [[1, 1], "t", [0.5]],
        [[1, 1], "t", [2.0]],
        [[1, 1], "t", [1.5]],
    ]
    (found,) = decode(stream(SITE, MODULE, call)).calls
    assert found.module.settings == {"input_size": 4}
    assert found.module.untouched == {"bias_ih"}
    assert found.module.parameters["weight_ih"].shape == (4, 4)
    assert (found.given.values.tolist(), found.h_0, found.output.values.tolist()) == ([1, 0, 0, 1], None, [0.5])
    assert found.returned.values.tolist() == [1.5]


def test_a_call_names_the_parameters_as_they_were_then():
    changed = [*MODULE[:4], {"weight_ih": [[1], "t", [9.0]]}, []]
    call = ["call", 0, "lstm_cell", 3, None, None, None, None, None, None]
    first, second = decode(stream(SITE, MODULE, call, changed, call)).calls
    assert first.module.parameters["weight_ih"].shape == (4, 4)
    assert second.module.parameters["weight_ih"].values.tolist() == [9.0]


def test_how_it_ended():
    frames = [["a.py", None, 3, "f"]]
    found = decode(stream(["end", None, "exception", "ValueError", "no", frames], ["end", 2, "ok", "", "", []]))
    assert [(one.cell, one.how, one.error) for one in found.ends] == [(None, "exception", "ValueError"), (2, "ok", "")]
    assert found.ends[0].frames == (("a.py", None, 3, "f"),)
    assert not found.done


def test_limits_refusals_and_faults():
    found = decode(stream(["refused", "os.fork", "a.py", None, 3], ["over", "output"]))
    assert [(one.what, one.line) for one in found.refusals] == [("os.fork", 3)]
    assert (found.over, found.fault, found.done) == ("output", None, False)
    assert decode(stream(["fault", "oops"])).fault == "oops"


def test_a_line_that_death_cut_off_is_dropped():
    whole = stream(SITE, value([], [1.0]))
    for cut in range(len(whole)):
        found = decode(whole[:cut])
        assert len(found.seen) == 0
    assert len(decode(whole).seen) == 1
    assert len(decode(whole + b'["value",0,[["",[],"x",[2').seen) == 1


def test_as_many_numbers_as_may_be():
    (seen,) = decode(stream(SITE, value([MAX_NUMBERS], [0.0] * MAX_NUMBERS))).seen
    assert seen.numbers[0].values.size == MAX_NUMBERS


# -- what is forged -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "events",
    [
        [b""],
        [b"null"],
        [b"hello"],
        [b"[]"],
        [b"{}"],
        [b'{"t":"done"}'],
        [b'["verdict","passed"]'],
        [b'["done"'],
        [b"\xff\xfe"],
        [b'["fault","\xff"]'],
        [b'["fault","\\ud800"]'],
        [b"[" * 100_000],
        [b"1" * 5000],
        [["site"]],
        [["site", "0", "bind", "a.py", None, 7, "<module>", "y"]],
        [["site", 0.5, "bind", "a.py", None, 7, "<module>", "y"]],
        [["site", True, "bind", "a.py", None, 7, "<module>", "y"]],
        [["site", 0, "bind", None, None, 7, "<module>", "y"]],
        [value([], [1.0])],
        [["text", 5, "no such place"]],
        [SITE, value([2], [1.0])],
        [SITE, value([], [])],
        [SITE, value([1], [])],
        [SITE, value([0], [1.0])],
        [SITE, value([-1, -1], [1.0])],
        [SITE, value([-1], [1.0])],
        [SITE, value([1] * 100, [1.0])],
        [SITE, value([1.0], [1.0])],
        [SITE, value([1], ["1.0"])],
        [SITE, value([1], ["Infinity"])],
        [SITE, value([1], [None])],
        [SITE, value([1], [True])],
        [SITE, value([1], [[1.0]])],
        [SITE, b'["value",0,[["",[1],"x",[1e999]]]]'],
        [SITE, b'["value",0,[["",[1],"x",[NaN]]]]'],
        [SITE, b'["value",0,[["",[1],"x",[' + b"9" * 400 + b"]]]]"],
        [SITE, value([MAX_NUMBERS + 1], [0.0] * (MAX_NUMBERS + 1))],
        [SITE, ["call", 0, "lstm_cell", 3, None, None, None, None, None, None]],
        [SITE, MODULE, ["call", 0, "lstm", 3, None, None, None, None, None, None]],
        [SITE, MODULE, ["call", 1, "lstm_cell", 3, None, None, None, None, None, None]],
        [SITE, MODULE, ["call", 0, "lstm_cell", 4, None, None, None, None, None, None]],
        [SITE, MODULE, ["call", 0, "gru", 3, None, None, None, None, None, None]],
        [["module", 0, "lstm", {"input_size": "4"}, {}, []]],
        [["module", 0, "lstm", {}, {"w": [[2], "t", [1.0]]}, []]],
        [["called", "lstm", 0, [], "", ""]],
        [["end", None, "fine", "", "", []]],
        [["end", None, "ok", "", "", [["a.py", None]]]],
        [["over", "patience"]],
    ],
    ids=lambda events: repr(events[-1])[:60],
)
def test_what_does_not_follow_the_protocol(events):
    with pytest.raises(ForgedStream) as caught:
        decode(stream(*events))
    assert str(caught.value)


def test_a_stream_that_is_too_long():
    with pytest.raises(ForgedStream):
        decode(b"\n" * (MAX_STREAM_BYTES + 1))


def test_a_line_that_is_too_long():
    with pytest.raises(ForgedStream):
        decode(stream(["fault", "x" * (MAX_LINE_BYTES + 1)]))


def test_what_comes_after_the_last_word_is_still_checked():
    with pytest.raises(ForgedStream):
        decode(stream(["done"], ["x"]))


@pytest.mark.parametrize("shape", [[2**70, 0], [0, 2**63], [2**62, 2**62, 0]])
def test_a_shape_that_no_array_can_have(shape):
    """The judge lays values out in their shape: where NumPy refuses it, the row is an error of the grader."""
    with pytest.raises(ForgedStream):
        decode(stream(SITE, value(shape, [])))
