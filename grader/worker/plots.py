"""What a program only draws: `plt.plot(lstm(x)[0].detach().flatten())` is neither kept nor printed.

A plot shows people the numbers, so the values on its vertical axis are recorded as a place of the kind ``plot``.
"""

from __future__ import annotations

import functools
import sys
from typing import Any

from .record import Recorder

DRAWING = ("plot", "bar", "step", "stem", "scatter")


def watch_plots(recorder: Recorder) -> None:
    """Record what is drawn, where matplotlib is imported already (as it is where a class mentions it)."""
    axes: Any = sys.modules.get("matplotlib.axes")
    if axes is None:
        return
    for name in DRAWING:
        setattr(axes.Axes, name, _watched(getattr(axes.Axes, name), name, recorder))


def _watched(draw: Any, name: str, recorder: Recorder) -> Any:
    @functools.wraps(draw)
    def watched(axes: Any, *args: Any, **kwargs: Any) -> Any:
        at = recorder.student_line()
        given = [one for one in args[:2] if not isinstance(one, str)]
        if at is not None and given:
            recorder.value(recorder.site("plot", *at, name), given[-1])
        return draw(axes, *args, **kwargs)

    return watched
