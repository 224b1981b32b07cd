"""Files that a person names on the command line, read no further than they may be long."""

from __future__ import annotations

from pathlib import Path

from grader.errors import LstmGradeError, UsageError


def read_bounded(path: Path, most_bytes: int, error: type[LstmGradeError] = UsageError) -> bytes:
    """Read a file of at most so many bytes, whole MiB of them.

    Its length is not asked for: a pipe has none, and a file can grow.

    Raises
    ------
    error
        If it cannot be read, or is longer.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError as trouble:
        raise error(f"{path}: cannot be read: {trouble.strerror}") from trouble
    if len(content) > most_bytes:
        raise error(f"{path}: larger than {most_bytes >> 20} MiB")
    return content
