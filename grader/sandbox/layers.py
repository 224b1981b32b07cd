"""What must hold, what may hold besides, and how the proof of it is read.

`strict` requires every attempt of `worker/attempts.py` to be refused. Which mechanism refuses it is another matter:
namespaces, a tmpfs and another user are there where the platform has them, and the report says so. What is required
can be had wherever Landlock and seccomp can, also in a container under Docker's default profile.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

MAX_FILES = 4096  # in the folder of one run
Word = Literal["refused", "possible", "unknown"]

# attempt -> the layer that it proves; in the order of the table
LAYERS: dict[str, tuple[str, ...]] = {
    "files": ("read-files", "list-folders", "write-files", "shared-memory", "memory-file"),
    "network": ("network", "abstract-socket"),
    "other-processes": ("signal", "trace", "other-process", "limits-of-another"),
    "new-processes": ("fork", "execute"),
    "threads": ("threads",),
    "kernel": ("namespace", "io-uring"),
    "privileges": ("capabilities",),
    "limits": ("cpu-time", "memory", "file-size", "open-files"),
    "disk": ("disk-space", "many-files"),
}
# Attempts of one process; those that may end it, where the server watches instead of the kernel, have their own.
ALONE = ("threads", "disk-space", "many-files")
IN_TURN: tuple[tuple[str, ...], ...] = (
    tuple(name for names in LAYERS.values() for name in names if name not in ALONE),
    *((name,) for name in ALONE),
)
LIMITS = {"cpu_seconds": 20, "memory_bytes": 256 << 20, "file_bytes": 1 << 20}
BOUNDS = {"wall_seconds": 20.0, "file_bytes": 1 << 20, "files": 100}
_FOR_A_LIMIT = {"threads": "threads", "disk-space": "files", "many-files": "files"}


class Attempt(msgspec.Struct, array_like=True, frozen=True):
    """What came of one attempt."""

    word: Word
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """An attempt made inside the box and outside it."""

    layer: str
    name: str
    inside: Attempt
    outside: Attempt


_DECODER = msgspec.json.Decoder(dict[str, Attempt])


def read(names: Sequence[str], stream: bytes, report: Mapping[str, Any]) -> dict[str, Attempt]:
    """Read the answers; an attempt that gave none is unknown, unless the run was killed for just that limit."""
    found: dict[str, Attempt] = {}
    for line in stream.splitlines():
        try:
            found |= _DECODER.decode(line)
        except msgspec.MsgspecError:
            continue
    for name in names:
        if name not in found:
            killed = report["over"] is not None and report["over"] == _FOR_A_LIMIT.get(name)
            reason = f"ended by {report['over'] or report['signal'] or report['exit']}"
            found[name] = Attempt("refused" if killed else "unknown", reason)
    return {name: found[name] for name in names}


def broken(attempts: Mapping[str, Attempt]) -> list[str]:
    """What does not hold, in words; nothing where all does."""
    return [
        f"{layer} ({name}: {attempts[name].word}{', ' + attempts[name].reason if attempts[name].reason else ''})"
        for layer, names in LAYERS.items()
        for name in names
        if attempts[name].word != "refused"
    ]


def refusal(what: str) -> str:
    """The one line with which `strict` refuses."""
    return (
        f"submissions cannot be confined on this machine: {what}. "
        "`lstm-grade doctor` shows each layer. "
        "Grade on Linux 6.7 or newer with libseccomp installed, or ask for `--isolation portable`, "
        "which runs submissions unconfined in plain processes."
    )


def describe(walls: Mapping[str, Any] | None, attempts: Mapping[str, Attempt] | None) -> dict[str, Any]:
    """What was in force, layer by layer, for the report; null for one that was not."""
    process = "a fresh fork for each run, killed with its group at the wall limit"
    rlimits = "cpu (soft and hard), address space, file size, open files, core"
    if walls is None:
        nothing = ("landlock", "seccomp", "threads", "files", "namespaces", "privileges", "cgroup", "proved")
        return {"process": process, "rlimits": rlimits, **dict.fromkeys(nothing)}
    apart = walls["namespaces"]
    return {
        "process": process,
        "rlimits": rlimits,
        "landlock": walls["landlock_abi"],
        "seccomp": "deny list",
        "threads": "64, counted at each new one" if walls["asks_about_threads"] else "64, counted while it runs",
        "files": "a tmpfs of bounded size and number of files" if apart else "a folder that is measured while it runs",
        "namespaces": apart,
        "privileges": walls["privileges"],
        "cgroup": None,
        "proved": sorted(attempts) if attempts else None,
    }


def as_json(proofs: Sequence[Proof]) -> list[dict[str, Any]]:
    """Proofs as plain data."""
    return [
        {
            "layer": one.layer,
            "attempt": one.name,
            "inside": {"word": one.inside.word, "reason": one.inside.reason},
            "outside": {"word": one.outside.word, "reason": one.outside.reason},
        }
        for one in proofs
    ]


def encode(value: Any) -> str:
    """Strict JSON for people and programs."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
