"""A file that somebody named is read no further than it may be long."""

from __future__ import annotations

import pytest

from grader.errors import AssignmentError, UsageError
from grader.reading import read_bounded

MIB = 1 << 20


def test_what_is_long_enough_is_read_whole(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * MIB)
    assert read_bounded(tmp_path / "a", MIB) == b"x" * MIB


def test_what_is_longer_is_refused(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * (MIB + 1))
    with pytest.raises(UsageError, match=r"a: larger than 1 MiB$"):
        read_bounded(tmp_path / "a", MIB)


@pytest.mark.parametrize("error", [UsageError, AssignmentError])
def test_what_cannot_be_read_is_the_error_of_who_asks(tmp_path, error):
    with pytest.raises(error, match="cannot be read: "):
        read_bounded(tmp_path / "nowhere", MIB, error)
    with pytest.raises(error, match="cannot be read: "):
        read_bounded(tmp_path, MIB, error)
