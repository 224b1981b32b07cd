"""A grade as strict JSON, and back. No pickle: a ledger may come from anywhere.

Every grade goes through here before it is reported, also one that was just made. So a report holds the same
values whether its rows were made in one run or in ten.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from grader.model import Grade


class NotAGrade(ValueError):
    """The bytes are no grade that this program wrote."""


def encode(grade: Grade) -> bytes:
    """Encode a grade; lone surrogates, which UTF-8 cannot say, become question marks.

    Raises
    ------
    ValueError
        If there is NaN or infinity in it, or anything else that JSON does not have.
    """
    try:
        plain = msgspec.to_builtins(grade, enc_hook=_plain)
    except TypeError as error:
        raise ValueError(str(error)) from error
    return _dump(plain)


def decode(content: bytes) -> Grade:
    """Decode what `encode` gave, and nothing else.

    Raises
    ------
    NotAGrade
        If it is anything else; a key more or less is enough.
    """
    try:
        grade = msgspec.json.decode(content, type=Grade)
        same = encode(grade) == content
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NotAGrade(str(error)) from error
    if not same:
        raise NotAGrade("it has other keys, or another order of them")
    return grade


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
