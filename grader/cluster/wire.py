"""What travels to a Dask worker, as JSON: the class once, then submissions in batches. No pickle of our data.

Numbers are drawn, and what is right on them is computed, in one place: the arrays travel as the bytes of their
float64, so that a machine with another processor does not compute another last digit.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from grader.assignment.schema import Assignment
from grader.intake.submission import Submission
from grader.oracle import Expected
from grader.probe.draw import Draw, Hidden


class _Array(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    shape: tuple[int, ...]
    float64: bytes  # little-endian, the last index fastest


class ClassData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all submissions of a class are graded with."""

    assignment: Assignment
    seed: int
    expected: Expected  # on the homework's own numbers
    hidden: Hidden
    own_weights: tuple[str, ...] = ()  # names of the draws under the homework's own weights


def encode_class(data: ClassData) -> bytes:
    """Encode what a class shares."""
    draws = (data.hidden.steps, data.hidden.soft, *data.hidden.named)
    own = tuple(draw.name for draw in draws if draw.with_old_weights is draw.expected)
    return _dump(msgspec.structs.replace(data, own_weights=own))


def decode_class(content: bytes) -> ClassData:
    """Decode what `encode_class` gave, to the last bit."""
    data = msgspec.convert(json.loads(content), ClassData, dec_hook=_array)

    def mended(draw: Draw) -> Draw:  # the runs and the judge ask whether the two are one
        return dataclasses.replace(draw, with_old_weights=draw.expected) if draw.name in data.own_weights else draw

    hidden = dataclasses.replace(
        data.hidden,
        steps=mended(data.hidden.steps),
        soft=mended(data.hidden.soft),
        named=tuple(map(mended, data.hidden.named)),
    )
    return msgspec.structs.replace(data, hidden=hidden)


def encode_batch(submissions: Sequence[Submission]) -> bytes:
    """Encode submissions. ASCII, because names and notebooks may hold lone surrogates, which UTF-8 cannot say."""
    return _dump(list(submissions))


def decode_batch(content: bytes) -> list[Submission]:
    """Decode what `encode_batch` gave."""
    return msgspec.convert(json.loads(content), list[Submission])


def _dump(value: Any) -> bytes:
    return json.dumps(msgspec.to_builtins(value, enc_hook=_plain), separators=(",", ":")).encode("ascii")


def _plain(value: Any) -> _Array:
    if not isinstance(value, np.ndarray) or value.dtype != np.float64:
        raise TypeError(f"no array of float64: {type(value).__name__}")
    return _Array(shape=value.shape, float64=value.astype("<f8").tobytes())


def _array(kind: type, value: Any) -> npt.NDArray[np.float64]:
    del kind  # arrays are all that msgspec does not know by itself
    found = msgspec.convert(value, _Array)
    return np.frombuffer(found.float64, dtype="<f8").astype(np.float64).reshape(found.shape)
