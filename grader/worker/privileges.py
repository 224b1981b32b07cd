"""Whose rights a run has: nobody's, where the server is root's; never root's power over the machine.

A run of root's server becomes another user, so that even without walls it may do little. Where that user could not
read the Python it runs in (an installation under root's home) it stays root by name, without any capability: then
only the walls keep it from root's own files.
"""

# ruff: noqa: PTH208  a list is made at once, an iterator fails later
from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from . import kernel
from .trial import trial

NOBODY = 65534  # the kernel's id for nobody in particular; mapped in most containers


class Privileges:
    """What the server finds out once, and each child gives up.

    Parameters
    ----------
    needed
        Paths that a run must be able to read.
    through
        A folder that it must come through.
    """

    def __init__(self, needed: Sequence[str], through: str) -> None:
        self._readable = [path for path in needed if os.access(path, os.R_OK)]
        self._through = through
        self.uid: int | None = None  # whom the runs become
        self.because: str | None = None
        if os.geteuid() == 0:
            self.because = trial(self._try_to_be_nobody)
            self.uid = NOBODY if self.because is None else None

    def _try_to_be_nobody(self) -> None:
        _become(NOBODY)
        if not os.access(self._through, os.X_OK):
            raise PermissionError(f"another user cannot come through {self._through}")
        for path in self._readable:
            if not os.access(path, os.R_OK):
                raise PermissionError(f"another user cannot read {path}")
            if Path(path).is_dir():
                os.listdir(path)

    def drop(self) -> None:
        """Give up what the calling process may do more than an ordinary one."""
        if self.uid is not None:
            _become(self.uid)
        kernel.drop_capabilities()
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)

    def describe(self) -> str:
        """Say what is in force."""
        if self.uid is not None:
            return f"user {self.uid}, no capabilities, no new ones"
        whose = "root by name" if os.geteuid() == 0 else "the user of the grader"
        return f"{whose}, no capabilities, no new ones"


def _become(uid: int) -> None:
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    kernel.prctl(kernel.PR_SET_DUMPABLE, 1)  # so that the server can look at its descriptors (see watch.py)
