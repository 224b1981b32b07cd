"""One run in a process of its own, without a server: the portable isolation.

No fork, no Landlock, no seccomp: a fresh interpreter under what limits the platform has. Slower by the cost of
importing torch, and labelled in the report as not confined.
"""

from __future__ import annotations

import os

from . import child, surroundings


def main(job_descriptor: int, events_descriptor: int) -> None:
    """Read the job, run it, leave."""
    job = child.read_job(job_descriptor)
    import tempfile  # noqa: F401

    import numpy  # noqa: F401
    import torch

    torch.set_num_threads(1)
    for name in job.get("preload", []):
        if name.partition(".")[0] == "matplotlib":
            import matplotlib.pyplot  # noqa: F401
    surroundings.headless()
    surroundings.forget_grader()
    child.run(job, events_descriptor, None)
    os._exit(0)
