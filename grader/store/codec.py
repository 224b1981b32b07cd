"""A grade as strict JSON, and back. No pickle: a ledger may come from anywhere.

Every grade goes through here before it is reported, also one that was just made. So a report holds the same
values whether its rows were made in one run or in ten.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import msgspec

from grader.model import Grade

_WORDS: dict[object, float] = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


class NotAGrade(ValueError):
    """The bytes are no grade that this program wrote."""


def encode(grade: Grade) -> bytes:
    """Encode a grade; lone surrogates, which UTF-8 cannot say, become question marks.

    Numbers of a trace are the student's own and may be NaN or infinity: they travel as words.

    Raises
    ------
    ValueError
        If there is NaN or infinity in it, or anything else that JSON does not have.
    """
    try:
        plain = msgspec.to_builtins(grade, enc_hook=_plain)
    except TypeError as error:
        raise ValueError(str(error)) from error
    _in_traces(plain, lambda value: value if math.isfinite(value) else str(value))
    return _dump(plain)


def decode(content: bytes) -> Grade:
    """Decode what `encode` gave, and nothing else.

    Raises
    ------
    NotAGrade
        If it is anything else; a key more or less is enough.
    """
    try:
        plain = msgspec.json.decode(content)
        _in_traces(plain, lambda value: _WORDS.get(value, value))
        grade = msgspec.convert(plain, Grade)
        same = encode(grade) == content
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotAGrade(str(error)) from error
    if not same:
        raise NotAGrade("it has other keys, or another order of them")
    return grade


def _in_traces(plain: Any, change: Callable[[Any], Any]) -> None:
    """Change each number that a program had in a step, where the grade has traces."""
    for trace in plain["traces"]:
        for row in trace["rows"]:
            if row["got"] is not None:
                row["got"] = [change(value) for value in row["got"]]


def _dump(plain: Any) -> bytes:
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8", "replace")


def _plain(value: Any) -> Any:
    """Numbers of NumPy are floats and ints, but not to msgspec."""
    for kind in (bool, int, float, str):
        if isinstance(value, kind):
            return kind(value)
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"a grade cannot hold a {type(value).__name__}")
