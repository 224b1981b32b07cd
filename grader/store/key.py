"""What a grade depends on, as one hash: the same key means that grading once more would give the same grade."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader import __version__
from grader.intake.submission import Submission

_ROOT = Path(__file__).resolve().parents[2]
_PACKAGES = ("grader", "reference")


def conditions(*, assignment_sha256: str, seed: int, isolation: Mapping[str, Any], versions: Mapping[str, str]) -> str:
    """Hash what a whole class shares.

    Parameters
    ----------
    isolation
        From `Box.describe`: rows of one report were made behind the same walls. On which machines does not matter.
    versions
        Of NumPy and torch, as the programs have them.
    """
    return _hash(
        {
            "assignment": assignment_sha256,
            "program": [__version__, program_sha256()],
            "seed": seed,
            "isolation": {name: what for name, what in isolation.items() if name != "engine"},
            "versions": {"python": platform.python_version(), **versions},
        }
    )


def work(submission: Submission) -> str:
    """Hash what was handed in, whoever did: the same hash means the same work, which gets the same points.

    The hash of the contents alone would not do: of a file that could not be read only the trouble is known.
    """
    troubles = [dataclasses.asdict(trouble) for trouble in submission.troubles]
    return _hash([submission.sha256, list(submission.files), troubles])


def key(submission: Submission, shared: str, *, numbers: str | None = None) -> str:
    """Hash what a row depends on: the conditions, the work, and who handed it in.

    Parameters
    ----------
    numbers
        What names the student's own numbers, where each student has their own.
    """
    origin = None if submission.origin is None else dataclasses.asdict(submission.origin)
    own = [] if numbers is None else [numbers]
    return _hash([shared, submission.id, work(submission), origin, *own])


@functools.cache
def program_sha256() -> str:
    """Hash the program itself: a version is many programs while it is being worked on."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for path in sorted((_ROOT / package).rglob("*")):
            if path.suffix in (".py", ".toml") and path.is_file():
                content = path.read_bytes()
                digest.update(b"%b %d\n" % (path.relative_to(_ROOT).as_posix().encode(), len(content)))
                digest.update(content)
    return digest.hexdigest()


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
