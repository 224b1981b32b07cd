"""Imports what is slow once, before the first run is forked: torch, and what else the class mentions."""

from __future__ import annotations

import contextlib
import gc
import importlib
import sys

from . import surroundings

MADV_COLLAPSE = 25
HUGE_PAGE = 2 << 20


def warm_up() -> None:
    """Import what every run needs, and pay for what is slow the first time."""
    import pdb  # noqa: F401  so that it can be told to go on at once
    import tempfile  # noqa: F401  imported warm, so that a student's tempfile.py cannot stand in for it

    import numpy  # noqa: F401
    import torch

    torch.set_num_threads(1)
    _pay_first_use_costs()
    surroundings.forget_grader()


def versions() -> dict[str, str]:
    """Which NumPy and torch the runs will have."""
    return {name: str(getattr(sys.modules[name], "__version__", "")) for name in ("numpy", "torch")}


def preload(modules: list[str]) -> None:
    """Import what submissions will want; a library that is not installed is not there for them either."""
    for name in modules:
        if name == "IPython":
            from . import notebook

            notebook.prepare()
            continue
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    surroundings.headless()
    gc.collect()
    gc.freeze()


def collapse_pages() -> None:
    """Join the memory of this process to huge pages: a fork then copies a hundredth of the page table.

    It takes as long as some tens of forks then save. A hint to the kernel (Linux 6.1); where it is refused, forks only
    take longer.
    """
    import ctypes

    madvise = ctypes.CDLL(None, use_errno=True).madvise
    madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    with contextlib.suppress(OSError), open("/proc/self/maps", encoding="ascii", errors="replace") as maps:  # noqa: PTH123
        for line in maps:
            span, rights, *_, name = [*line.split(), ""][:6] if len(line.split()) > 5 else [*line.split(), ""]
            if rights.startswith("rw") and name in ("", "[heap]"):
                first, last = (int(edge, 16) for edge in span.split("-"))
                if last - first >= HUGE_PAGE:
                    madvise(first, last - first, MADV_COLLAPSE)


def _pay_first_use_costs() -> None:
    """Do once what every submission does: kernels made and modules imported here are inherited by each child."""
    import numpy
    import numpy.random
    import torch

    inputs = torch.ones(9, 4)
    cell = torch.nn.LSTMCell(4, 1)
    cell(inputs[:1], (torch.zeros(1, 1), torch.zeros(1, 1)))
    for steps in (1, 9):  # kernels are made for a shape
        torch.nn.LSTM(4, 1)(inputs[:steps, None])
    output = torch.nn.LSTM(4, 1, batch_first=True)(inputs[None])[0]
    torch.nn.LSTM(4, 1, bias=False)(inputs)
    str(output), str(torch.round(output * 1000) / 1000), output.detach().numpy().tolist()
    numpy.array2string(numpy.tanh(numpy.ones(9)) @ numpy.ones(9))
