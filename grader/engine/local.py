"""Work through a class with a few threads; the runs themselves are processes of the box."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work_through(
    items: Sequence[Item], work: Callable[[Item], Result], *, jobs: int
) -> Generator[tuple[int, Result], None, None]:
    """Do `work` on each item, `jobs` at a time, and yield (index, result) as they come.

    `work` must not raise; if it does all the same, the exception comes out here and the rest is given up. Whoever
    stops before the end closes the generator; what is at work then is not waited for.
    """
    pool = ThreadPoolExecutor(max_workers=jobs, thread_name_prefix="grade")
    try:
        waiting = {pool.submit(work, item): index for index, item in enumerate(items)}
        for done in as_completed(waiting):
            yield waiting.pop(done), done.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
