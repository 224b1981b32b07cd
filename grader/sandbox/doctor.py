"""Prove each layer on this machine: refused inside the box, possible outside it.

The same attempts are made twice, in children of two servers: behind the walls, and without any. An attempt that is not
possible outside either proves nothing about the box, and is shown so.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from grader.errors import LstmGradeError
from grader.sandbox.layers import LAYERS, Attempt, Proof, as_json, describe


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was found."""

    refusal: str | None  # why `strict` would not run here; None where it would
    proofs: tuple[Proof, ...]
    layers: Mapping[str, Any]  # as in a report
    notes: Mapping[str, str]  # layer -> why it is not in force

    def as_json(self) -> dict[str, Any]:
        """The diagnosis as plain data."""
        return {
            "strict": self.refusal is None,
            "refusal": self.refusal,
            "attempts": as_json(self.proofs),
            "layers": dict(self.layers),
            "notes": dict(self.notes),
        }


def examine() -> Diagnosis:
    """Try everything, inside and outside.

    Raises
    ------
    GraderFault
        If a server could not be started.
    """
    if sys.platform != "linux":
        return Diagnosis(
            refusal="submissions can only be confined on Linux", proofs=(), layers=describe(None, None), notes={}
        )
    from grader.sandbox.forkserver import ForkServerBox

    with contextlib.closing(ForkServerBox()) as box:
        refusal = _complaint(box.check)
        inside = box.proved()
        layers = box.describe()["layers"]
        notes = box.notes()
    with contextlib.closing(ForkServerBox(confined=False)) as box:
        outside = box.attempts()
    untried = Attempt("unknown", "")
    proofs = tuple(
        Proof(layer=layer, name=name, inside=inside.get(name, untried), outside=outside[name])
        for layer, names in LAYERS.items()
        for name in names
    )
    return Diagnosis(refusal=refusal, proofs=proofs, layers=layers, notes=notes)


def _complaint(check: Callable[[], None]) -> str | None:
    try:
        check()
    except LstmGradeError as error:
        return str(error)
    return None
