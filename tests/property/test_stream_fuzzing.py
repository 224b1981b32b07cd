"""The channel under structure-aware fuzzing: real streams, changed as somebody would who knows the format.

A mutation keeps the JSON and changes its meaning: fields swapped between events, numbers that no float holds, trees
that are too deep, places that were never announced, more of everything. Whatever comes: observations that fit together
or `ForgedStream`, in bounded time and memory. `fuzz_stream.py` in `tests/fuzz` goes on where this stops.
"""

from __future__ import annotations

import copy
import json
import random
import time
import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader import bounds
from grader.errors import ForgedStream
from grader.judge.claims import invented
from grader.judge.sequences import MAX_SEQUENCES, sequences
from grader.protocol import decode

SITE = ["site", 0, "bind", "a.py", None, 7, "<module>", "y"]
LEAF = ["", [9], "numpy:float64", [0, 0, 0, 0, 0, 0.9636, 0, 0, 0.7616]]
PARAMETERS = {
    "weight_ih_l0": [[4, 4], "torch:float32", [1.0] * 16],
    "weight_hh_l0": [[4, 1], "torch:float32", [0.0] * 4],
}
SETTINGS = {"input_size": 4, "hidden_size": 1, "num_layers": 1, "bias": 0, "batch_first": 0}
GIVEN = [[9, 1, 4], "torch:float32", [0.5] * 36]
OUT = [[9, 1, 1], "torch:float32", [0.1] * 9]
REAL: list[list[Any]] = [
    ["usage", "a.py", None, 1, 9, False, False, ["y"], ["x"], ["numpy.tanh"], ["y"]],
    ["inside", "a.py", None, 3, 4, False, False, ["y"], ["x"], ["torch.tanh"]],
    ["begun"],
    SITE,
    ["site", 1, "print", "a.py", 3, 9, "f.g", ""],
    ["site", 2, "torch", "a.py", None, 11, "<module>", "lstm"],
    ["value", 0, [LEAF, ["[0]", [], "python:float", [1.5]]]],
    ["text", 1, "y: 0 0 0 0 0 0.96 0 0 0.76\n"],
    ["module", 0, "lstm", SETTINGS, PARAMETERS, ["weight_hh_l0"]],
    ["call", 2, "lstm", 0, GIVEN, None, None, OUT, [[1, 1, 1], "torch:float32", [0.2]], OUT],
    ["calling", "lstm_numpy", 0, ["inputs", "weights"], False, "a.py", None, 4],
    ["called", "lstm_numpy", 0, [LEAF], "", ""],
    ["replaced", "a.py", None, "inputs", 2, ""],
    ["uncalled", "f", "a.py", None, 5],
    ["refused", "os.system", "a.py", None, 6],
    ["end", None, "exception", "ValueError", "no", [["a.py", None, 8, "f"]]],
    ["done"],
]
ODD: list[Any] = [
    None,
    True,
    -1,
    0,
    10_000_001,
    2**63,
    10**400,
    -0.0,
    1e308,
    5e-324,
    "nan",
    "-inf",
    "",
    "\ud800",
    "x" * 5000,
    [],
    {},
    [[]],
    [0] * 5000,
    [2**62, 2**62, 0],
    {"weight_ih_l0": [[0], "", []]},
]


def lines(found: list[Any]) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in found)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value within a value."""
    found = [path] if path else []
    inner = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for key, one in inner:
        found += places(one, (*path, key))
    return found


def mutate(found: list[Any], chance: random.Random) -> list[Any]:
    """One change of the kind that keeps the JSON."""
    found = copy.deepcopy(found)
    every = places(found)
    way = chance.choice(every)
    holder = found
    for key in way[:-1]:
        holder = holder[key]
    match chance.randrange(7):
        case 0 | 1:
            holder[way[-1]] = copy.deepcopy(chance.choice(ODD))
        case 2:  # something from elsewhere in the stream
            other: Any = found
            for key in chance.choice(every):
                other = other[key]
            holder[way[-1]] = copy.deepcopy(other)
        case 3:
            del holder[way[-1]]
        case 4 if isinstance(holder, list):
            holder.insert(way[-1], copy.deepcopy(chance.choice(ODD)))
        case 5:
            deep: Any = holder[way[-1]]
            for _ in range(chance.choice([2, 8, 200])):
                deep = [deep]
            holder[way[-1]] = deep
        case _:
            chance.shuffle(found)
    return found


def read(content: bytes) -> bool:
    """Decode, and take what comes out as far as the judge does first; whether it was a stream."""
    try:
        found = decode(content)
    except ForgedStream as error:
        assert str(error)  # noqa: PT017
        return False
    for one in sequences(found, 9):
        assert one.values.shape == (9,)
        assert one.values.dtype == np.float64
    invented(found.calls, shifted=False)
    return True


def test_the_real_stream_is_one():
    assert read(lines(REAL))


@given(seed=st.integers(0, 2**32), count=st.integers(1, 5))
@settings(max_examples=400)
@example(seed=0, count=1)
def test_a_stream_changed_by_one_who_knows_the_format(seed, count):
    chance = random.Random(seed)
    found = REAL
    for _ in range(count):
        found = mutate(found, chance) or REAL
    read(lines(found))


def test_the_mutations_are_of_both_kinds():
    """Some are still streams, some are not: else nothing is tried."""
    verdicts = [read(lines(mutate(REAL, random.Random(seed)))) for seed in range(60)]
    assert 2 < sum(verdicts) < 58


@pytest.mark.parametrize(
    "number", ["1e400", "-1e999", "1" * 5000, "0." + "1" * 100_000, "1e-99999", "NaN", "Infinity", "0x1", "1_0", "+1"]
)
def test_numbers_that_no_float_holds(number):
    content = lines([SITE]) + f'["value",0,[["",[1],"x",[{number}]]]]\n'.encode()
    try:
        found = decode(content)
    except ForgedStream:
        return
    assert np.isfinite(found.seen[0].numbers[0].values).all()


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'["value",0,[[', b'["module",0,"lstm",{},{"a":'])
def test_nesting_without_end(opening):
    with pytest.raises(ForgedStream):
        decode(opening * (bounds.MAX_LINE_BYTES // len(opening)) + b"\n")


# -- what a stream may cost ---------------------------------------------------------------------------------


def flood(event: bytes, first: bytes = lines([SITE])) -> bytes:
    """As many of an event as a stream may hold."""
    count = min(bounds.MAX_EVENTS - first.count(b"\n"), (bounds.MAX_STREAM_BYTES - len(first)) // (len(event) + 1))
    return first + (event + b"\n") * count


FLOODS = {
    "begun": b'["begun"]',
    "texts": b'["text",0,""]',
    "no values": b'["value",0,[]]',
    "numbers": b'["value",0,[["",[],"",[0]]]]',
    "answers": b'["value",0,[["",[9],"",[0,0,0,0,0,1,0,0,1]]]]',
    "leaves": b'["value",0,[' + b",".join([b'["",[],"",[0]]'] * 2000) + b"]]",
    "words": b'["value",0,[["",[4096],"",[' + b",".join([b'"nan"'] * 4096) + b"]]]]",
    "places": b'["site",0,"","",null,0,"",""]',
    "statements": b'["usage","",null,0,0,false,false,["a"],["a"],["a"]]',
    "what is inside": b'["inside","",null,0,0,false,false,["a"],["a"],["a"]]',
    "refusals": b'["refused","","",null,0]',
    "ends": b'["end",null,"ok","","",[["",null,0,""]]]',
    "modules": b'["module",0,"lstm",{},{"a":[[],"",[0]]},["a"]]',
}


COSTLY = ["numbers", "leaves", "statements", "modules"]


@pytest.mark.parametrize("event", [FLOODS[name] for name in COSTLY], ids=COSTLY)
def test_the_memory_that_a_stream_can_take_is_bounded(event):
    content = flood(event)
    tracemalloc.start()
    try:
        decode(content)
    except ForgedStream:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 256 << 20


def test_more_events_than_any_run_makes_are_no_stream():
    with pytest.raises(ForgedStream, match="events"):
        decode(b'["begun"]\n' * (bounds.MAX_EVENTS + 1))
    with pytest.raises(ForgedStream, match="values"):
        decode(flood(FLOODS["leaves"]))


def test_more_calls_than_any_run_reports_are_no_stream():
    first = lines([["site", 0, "torch", "a.py", None, 1, "f", ""], ["module", 0, "lstm", {}, {}, []]])
    with pytest.raises(ForgedStream, match="calls"):
        decode(flood(b'["call",0,"lstm",0,null,null,null,null,null,null]', first))


def test_a_flood_of_answers_keeps_the_judge_busy_only_for_a_moment():
    found = decode(flood(FLOODS["answers"]))
    started = time.process_time()
    shown = sequences(found, 9)
    assert time.process_time() - started < 20  # a second or two; quadratic it would be an hour
    assert 0 < len(shown) <= MAX_SEQUENCES
    assert shown[-1].tick == found.seen[-1].tick
