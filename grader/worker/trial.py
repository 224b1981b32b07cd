"""Try something in a process that is thrown away: what cannot be undone is known before it is done."""

from __future__ import annotations

import os
from collections.abc import Callable

MAX_WORDS = 500


def trial(action: Callable[[], object]) -> str | None:
    """Do `action` in a fork of this process; the reason why it failed, or None if it did not."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.close(read)
            action()
            status = 0
        except BaseException as error:  # noqa: BLE001  the reason is handed over, whatever it is
            os.write(write, f"{type(error).__name__}: {error}"[:MAX_WORDS].encode("utf-8", "replace"))
        finally:
            os._exit(status)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        words = pipe.read().decode("utf-8", "replace")
    _, status = os.waitpid(pid, 0)
    return None if status == 0 else words or f"ended with status {status}"
