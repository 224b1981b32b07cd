"""The figures of `docs/gradients.md`, drawn from the numbers of `reference.gradient_flow` alone.

This is the one module of the package that needs matplotlib. No date, no random ids: the same numbers give the same
file. Labels are English; the pages explain them in both languages.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

Numbers = Mapping[str, Mapping[str, Sequence[float]]]
FLOOR = 1e-16
"""what lies below is drawn at the bottom"""
_COLOURS = ("#7a1f5c", "#c2410c", "#a16207", "#15803d", "#1d4ed8")
_STYLE: Any = {  # matplotlib types the keys one by one
    "svg.hashsalt": "lstm-grade",
    "svg.fonttype": "path",  # the same on every machine, whatever fonts it has
    "font.family": "DejaVu Sans",  # comes with matplotlib
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def draw(numbers: Numbers) -> dict[str, bytes]:
    """Draw all figures.

    Parameters
    ----------
    numbers
        As `reference.gradient_flow.numbers` gives them.

    Returns
    -------
    name of the file -> SVG

    Examples
    --------
    >>> flat = {"RNN": [1.0, 0.5], "0": [1.0, 0.9]}
    >>> homework = {"f": [1.0, 0.0], "c": [0.5, 0.5], "dc": [0.0, 1.0]}
    >>> sorted(draw({"flow": flat, "forget_product": {"0": [1.0, 0.8]}, "homework": homework}))
    ['gradient-flow.svg', 'gradient-homework.svg', 'gradient-paths.svg']
    """
    import matplotlib as mpl

    with mpl.rc_context():
        mpl.rcdefaults()  # whatever style the machine has
        mpl.rcParams.update(_STYLE)
        return {
            "gradient-flow.svg": _flow(numbers),
            "gradient-paths.svg": _paths(numbers),
            "gradient-homework.svg": _homework(numbers["homework"]),
        }


def _figure(rows: int = 1, *, height: float) -> tuple[Any, Any]:
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.6, height), layout="constrained")
    FigureCanvasSVG(figure)
    return figure, figure.subplots(rows, 1, sharex=True)


def _svg(figure: Any) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue()


def _logarithmic(axes: Any) -> None:
    axes.set_yscale("log")
    axes.set_ylim(FLOOR, 1e3)
    axes.set_xlabel("steps back, k")
    axes.grid(visible=True, axis="y", color="#e5e7eb", linewidth=0.8)


def _above(values: Sequence[float]) -> Any:
    return np.maximum(np.asarray(values, dtype=np.float64), FLOOR)


def _flow(numbers: Numbers) -> bytes:
    figure, axes = _figure(height=4.2)
    _logarithmic(axes)
    flow = dict(numbers["flow"])
    axes.plot(_above(flow.pop("RNN")), color="#111827", linestyle="--", linewidth=2, label="plain RNN")
    for (bias, values), colour in zip(flow.items(), _COLOURS, strict=False):
        axes.plot(_above(values), color=colour, linewidth=2, label=f"LSTM, forget bias {bias}")
    axes.set_ylabel("norm of d c(T) / d c(T−k)")
    figure.legend(frameon=False, loc="outside right center", fontsize=9)
    return _svg(figure)


def _paths(numbers: Numbers) -> bytes:
    """The whole derivative (solid) and the product of the forget gates alone (dotted)."""
    figure, axes = _figure(height=4.2)
    _logarithmic(axes)
    for (bias, values), colour in zip(numbers["forget_product"].items(), _COLOURS, strict=False):
        axes.plot(_above(numbers["flow"][bias]), color=colour, linewidth=2, label=f"forget bias {bias}")
        axes.plot(_above(values), color=colour, linewidth=2, linestyle=":")
    axes.set_ylabel("norm; dotted: product of forget gates")
    figure.legend(frameon=False, loc="outside right center", fontsize=9)
    return _svg(figure)


def _homework(shown: Mapping[str, Sequence[float]]) -> bytes:
    figure, (above, below) = _figure(2, height=4.2)
    steps = np.arange(1, len(shown["f"]) + 1)
    above.bar(steps, shown["f"], color="#1d4ed8", width=0.6)
    above.set_ylabel("forget gate f(t)")
    below.bar(steps, shown["dc"], color="#15803d", width=0.6)
    below.set_ylabel("d c(9) / d c(t)")
    below.set_xlabel("step t")
    below.set_xticks(steps)
    for axes in (above, below):
        axes.set_ylim(0, 1.08)
    return _svg(figure)
