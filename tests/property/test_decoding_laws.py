"""Laws of reading what strangers wrote: one error of our own, bounded results, nothing else."""

from __future__ import annotations

import encodings.aliases
import json
import math
import random
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.bounds import MAX_NUMBERS
from grader.errors import ForgedStream
from grader.intake.notebook import NotANotebook, cells
from grader.intake.source import Undecodable
from grader.intake.source import decode as decode_source
from grader.judge.printed import numbers
from grader.observations import Observations
from grader.protocol import decode

# -- the stream ---------------------------------------------------------------------------------------------

NAMES = st.text(st.characters(codec="utf-8"), max_size=12)
LINES = st.integers(0, 9999)
CELLS = st.none() | st.integers(1, 99)
NUMBER = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from(["nan", "inf", "-inf"])


@st.composite
def shaped(draw: st.DrawFn) -> list[Any]:
    shape = draw(st.lists(st.integers(1, 4), max_size=3))
    size = math.prod(shape)
    return [shape, "numpy:float64", draw(st.lists(NUMBER, min_size=size, max_size=size))]


@st.composite
def leaf(draw: st.DrawFn) -> list[Any]:
    return [draw(NAMES), *draw(shaped())]


@st.composite
def events(draw: st.DrawFn) -> list[list[Any]]:
    """Events as an honest worker sends them."""
    places = draw(st.integers(1, 3))
    found: list[list[Any]] = [
        [
            "site",
            number,
            draw(st.sampled_from(["bind", "print", "torch"])),
            draw(NAMES),
            draw(CELLS),
            draw(LINES),
            "f",
            "y",
        ]
        for number in range(places)
    ]
    kind = draw(st.sampled_from(["lstm", "lstm_cell"]))
    found.append(["module", 0, kind, {"input_size": 4}, {"w": draw(shaped())}, draw(st.lists(NAMES, max_size=2))])
    place = st.integers(0, places - 1)
    maybe = st.none() | shaped()
    event = st.one_of(
        st.tuples(st.just("value"), place, st.lists(leaf(), max_size=3)),
        st.tuples(st.just("text"), place, NAMES),
        st.tuples(st.just("call"), place, st.just(kind), st.just(0), *[maybe] * 6),
        st.tuples(
            st.just("end"), CELLS, st.sampled_from(["ok", "exception", "exit", "syntax"]), NAMES, NAMES, st.just([])
        ),
        st.tuples(st.just("refused"), NAMES, NAMES, CELLS, LINES),
        st.tuples(
            st.sampled_from(["usage", "inside"]),
            NAMES,
            CELLS,
            LINES,
            LINES,
            st.booleans(),
            st.booleans(),
            *[st.lists(NAMES, max_size=2)] * 4,
        ),
        st.tuples(st.just("uncalled"), NAMES, NAMES, CELLS, LINES),
    )
    found += [list(one) for one in draw(st.lists(event, max_size=8))]
    return [*found, ["done"]]


def wire(found: list[list[Any]]) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in found)


def lawful(found: Observations) -> None:
    """What comes out fits together, whatever went in."""
    held = [numbers for one in found.seen for numbers in one.numbers]
    held += [one for call in found.calls for one in (call.given, call.output, call.c, call.returned) if one is not None]
    held += [one for call in found.calls for one in call.module.parameters.values()]
    for one in held:
        assert one.values.ndim == 1
        assert one.values.dtype == float
        assert math.prod(one.shape) == one.values.size <= MAX_NUMBERS
    ticks = [one.tick for one in found.seen]
    assert ticks == sorted(ticks)


@given(found=events())
def test_an_honest_stream_is_read_whole(found):
    result = decode(wire(found))
    lawful(result)
    assert result.done
    tags = [one[0] for one in found]
    assert len(result.seen) == tags.count("value")
    assert len(result.printed) == tags.count("text")
    assert len(result.calls) == tags.count("call")
    assert len(result.statements) == tags.count("usage")
    assert len(result.inside) == tags.count("inside")


@given(content=st.binary(max_size=400))
@example(b"\n\n")
@example(b'["done"]\n\x00\n')
def test_any_bytes_give_observations_or_a_forged_stream(content):
    try:
        found = decode(content)
    except ForgedStream as error:
        assert str(error)  # noqa: PT017  the law is that nothing else is raised
    else:
        lawful(found)


@given(found=events(), seed=st.integers(0, 2**32), count=st.integers(1, 6))
def test_a_mutated_stream_gives_observations_or_a_forged_stream(found, seed, count):
    chance = random.Random(seed)
    content = bytearray(wire(found))
    for _ in range(count):
        at = chance.randrange(len(content))
        match chance.randrange(6):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randrange(1, 9)]
            case 2:
                content[at:at] = bytes(chance.choice(b'0123456789.eE+-[]{}",\n') for _ in range(chance.randrange(1, 5)))
            case 3:
                lines = content.split(b"\n")
                lines.insert(chance.randrange(len(lines)), chance.choice(lines))
                content = bytearray(b"\n".join(lines))
            case 4:
                lines = content.split(b"\n")
                chance.shuffle(lines)
                content = bytearray(b"\n".join(lines))
            case _:
                del content[at:]
        if not content:
            break
    try:
        lawful(decode(bytes(content)))
    except ForgedStream as error:
        assert str(error)  # noqa: PT017


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | NAMES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)
TAGS = "site value text usage inside module call end calling called uncalled refused over fault done".split()


@given(tag=st.sampled_from(TAGS), rest=st.lists(JSON, max_size=10))
def test_an_event_with_anything_in_it(tag, rest):
    content = wire([["site", 0, "bind", "a.py", None, 1, "f", "y"]]) + json.dumps([tag, *rest]).encode() + b"\n"
    try:
        lawful(decode(content))
    except ForgedStream as error:
        assert str(error)  # noqa: PT017


# -- source files -------------------------------------------------------------------------------------------

# Not among them: idna, punycode, undefined. They raise what is no UnicodeDecodeError; tests/unit has a test of it.
OTHER_CODECS = {"utf-8-sig", "raw_unicode_escape", "unicode_escape", "nonsense"}
CODECS = sorted({*encodings.aliases.aliases.values(), *OTHER_CODECS} - {"idna", "punycode", "undefined"})


def source_or_reason(content: bytes) -> str:
    try:
        text = decode_source(content)
    except Undecodable as error:
        assert str(error)  # noqa: PT017
        return ""
    assert isinstance(text, str)
    assert "\r" not in text
    return text


@given(content=st.binary(max_size=300))
def test_any_bytes_are_a_source_or_undecodable(content):
    source_or_reason(content)


@given(
    codec=st.sampled_from(CODECS),
    content=st.binary(max_size=60),
    first=st.sampled_from([b"# coding: ", b"\xef\xbb\xbf# -*- coding="]),
)
def test_any_cookie_before_any_bytes(codec, content, first):
    source_or_reason(first + codec.encode() + b"\n" + content)


@given(
    mark=st.sampled_from([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"]),
    content=st.binary(max_size=60),
)
def test_any_bytes_behind_a_mark(mark, content):
    source_or_reason(mark + content)


@given(
    text=st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=60).filter(
        lambda one: "coding" not in one
    )
)
def test_utf8_comes_back(text):
    if not text.startswith("\ufeff"):
        assert source_or_reason(text.encode()) == text
        assert source_or_reason(text.encode("utf-8-sig")) == text


@given(content=st.binary(max_size=120) | JSON.map(lambda one: json.dumps(one).encode()))
def test_any_bytes_are_cells_or_no_notebook(content):
    try:
        cells(content)
    except NotANotebook as error:
        assert str(error)  # noqa: PT017


NOTEBOOKS = st.fixed_dictionaries(
    {"cells": JSON | st.lists(st.fixed_dictionaries({"cell_type": JSON, "source": JSON}), max_size=3)},
    optional={"nbformat": JSON | st.sampled_from([3, 4]), "nbformat_minor": JSON, "metadata": JSON, "worksheets": JSON},
)


@given(document=NOTEBOOKS)
def test_any_notebook_of_the_right_shape_is_read_or_refused(document):
    try:
        found = cells(json.dumps(document).encode())
    except NotANotebook as error:
        assert str(error)  # noqa: PT017
    else:
        assert [one.number for one in found if one.code] == list(range(1, sum(one.code for one in found) + 1))


# -- printed text -------------------------------------------------------------------------------------------

PRINTED = st.text(
    st.sampled_from("0123456789.-+eE ,、[]()=:： \n第时刻步tensor(nap.float64)grad_fn=<>yht_nanif−"), max_size=200
)


@given(text=PRINTED | st.text(max_size=100))
def test_numbers_are_read_from_anything(text):
    found = numbers(text)
    assert len(found) <= len(text)
    for one in found:
        assert isinstance(one.value, float)
        assert one.decimals is None or 0 <= one.decimals <= 30


@given(values=st.lists(st.floats(-1e6, 1e6).map(lambda one: round(one, 4)), min_size=2, max_size=9))
def test_a_printed_list_comes_back(values):
    assert [one.value for one in numbers(str(values))] == values
    assert [one.value for one in numbers("y: " + ", ".join(f"{one:.4f}" for one in values))] == values


@given(count=st.integers(1, 30_000))
@settings(max_examples=10)
def test_the_count_of_numbers_is_bounded(count):
    assert min(count, 1000) <= len(numbers("1.5 " * count)) <= 20_000 // 4
