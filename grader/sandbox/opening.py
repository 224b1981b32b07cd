"""Open the box that is asked for by name."""

from __future__ import annotations

from grader.sandbox.box import Box


def open_box(isolation: str) -> Box:
    """Open a box; the strict one is proved, and then begins to warm up.

    Raises
    ------
    IsolationError
        If `strict` is asked for and submissions cannot be confined here.
    """
    if isolation == "portable":
        from grader.sandbox.portable import PortableBox

        return PortableBox()
    from grader.sandbox.forkserver import ForkServerBox

    box = ForkServerBox()
    try:
        box.check()
    except BaseException:
        box.close()
        raise
    return box
