"""A run that meets a limit of time among others is tried once more alone: a busy machine costs nobody a point.

Which first tries are believed:

- *CPU time* is the run's own. A busy machine does not use it up, and whoever has used all of it is guilty.
- *Wall time* is everybody's. A run that was stopped by it may have waited for a core. It cannot be told from a run
  that sleeps by the little CPU time that both have used. So it is tried again, with no other run in flight, and what
  happens then is believed. A run that was alone the first time is believed at once: a student's `check`, `--jobs 1`.

What that costs: a submission that sleeps holds up the class for its wall limit once more, and once only, because its
later runs are shortened and not tried again (`Job.patient`). A loop without end costs nothing more, as long as it gets
its CPU seconds within its wall seconds, for which it needs half a core.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.sandbox.box import Ending, Run


class Patience:
    """Lets runs go side by side, or one alone."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._running: dict[int, bool] = {}  # ticket -> whether it has had company
        self._tickets = 0
        self._wanting_alone = 0
        self._alone = False

    def run(self, attempt: Callable[[], Run], *, patient: bool) -> Run:
        """Make a run; once more alone, where it met the wall limit in company."""
        with self._beside() as ticket:
            run = attempt()
            in_company = self._running[ticket]
        if run.ending is not Ending.WALL_LIMIT or not in_company or not patient:
            return run
        with self._by_itself():
            return attempt()

    @contextmanager
    def _beside(self) -> Iterator[int]:
        with self._changed:
            self._changed.wait_for(lambda: not self._alone and not self._wanting_alone)
            self._tickets += 1
            ticket = self._tickets
            for other in self._running:
                self._running[other] = True
            self._running[ticket] = bool(self._running)
        try:
            yield ticket
        finally:
            with self._changed:
                del self._running[ticket]
                self._changed.notify_all()

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        with self._changed:
            self._wanting_alone += 1
            self._changed.wait_for(lambda: not self._alone and not self._running)
            self._wanting_alone -= 1
            self._alone = True
        try:
            yield
        finally:
            with self._changed:
                self._alone = False
                self._changed.notify_all()
