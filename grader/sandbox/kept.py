"""A box that is kept for one check after another: a notebook's, or a file's that is watched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from grader.assignment.schema import Limits
from grader.sandbox.box import Box, Job, Run


class KeptBox:
    """A box whose server is warmed up once.

    What the first check mentions is imported in the server; once programs have run, nothing may be added to it. What
    later checks mention besides is imported by each run for itself, which takes longer and does the same.
    """

    def __init__(self, box: Box) -> None:
        self._box = box
        self._warm = False

    def preload(self, modules: Sequence[str]) -> None:
        """Warm up, the first time."""
        if not self._warm:
            self._box.preload(modules)
            self._warm = True

    def run(self, job: Job, limits: Limits) -> Run:
        """Run a job to its end."""
        return self._box.run(job, limits)

    def describe(self) -> dict[str, Any]:
        """Say which layers are in force."""
        return self._box.describe()

    def versions(self) -> dict[str, str]:
        """Say which NumPy and torch the programs run with."""
        return self._box.versions()

    def close(self) -> None:
        """End the box."""
        self._box.close()
