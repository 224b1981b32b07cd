"""What a program finds around it: its folder, seeds, streams, a headless matplotlib - and no grader."""

from __future__ import annotations

import importlib
import importlib.machinery
import os
import sys
from pathlib import Path
from typing import Any

from .record import Recorder
from .streams import set_streams

HIDDEN = ("grader", "reference")
OUR_ROOT = Path(__file__).resolve().parents[2]


class Hide:
    """An import finder under which our own packages do not exist; a student's file of that name does."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """Find `name` in the student's folder only, if it bears a name of ours."""
        if name.partition(".")[0] not in HIDDEN:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path or [self._folder])
        if spec is None:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return spec


def headless() -> None:
    """Make an imported matplotlib draw nowhere, whatever backend a program asks for."""
    matplotlib: Any = sys.modules.get("matplotlib")
    if matplotlib is None:
        return
    matplotlib.use("Agg")
    matplotlib.use = _nothing
    pyplot: Any = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        switch = pyplot.switch_backend
        switch("Agg")
        pyplot.switch_backend = lambda backend: switch("Agg")
        pyplot.show = _nothing
        pyplot.pause = _nothing


def _nothing(*args: object, **kwargs: object) -> None:
    return None


def never_stop() -> None:
    """Let a program pass its breakpoints: nobody is there to go on from them."""
    sys.breakpointhook = _nothing
    pdb: Any = sys.modules.get("pdb")
    if pdb is not None:
        pdb.set_trace = pdb.post_mortem = pdb.pm = _nothing


def forget_assertions() -> None:
    """Make the assertions of test libraries pass; `assert` itself is left out when the program is compiled."""
    for name in ("numpy.testing", "torch.testing"):
        module = importlib.import_module(name)
        for assertion in dir(module):
            if assertion.startswith("assert_"):
                setattr(module, assertion, _nothing)


def forget_grader() -> None:
    """Take our own packages out of reach of `import`, also where they are installed in place."""
    for name in list(sys.modules):
        if name.partition(".")[0] in HIDDEN:
            del sys.modules[name]
    sys.path[:] = [entry for entry in sys.path if entry.endswith("-packages") or Path(entry).resolve() != OUR_ROOT]
    sys.meta_path[:] = [finder for finder in sys.meta_path if "editable" not in repr(finder).lower()]


def arrange(recorder: Recorder, folder: str, entry: str, entropy: int) -> None:
    """Set the scene for one run.

    Parameters
    ----------
    recorder
        Gets what is printed.
    folder
        The private work folder: working directory, first on the import path, home of temporary files.
    entry
        File name of the program, for ``sys.argv``.
    entropy
        Seeds of everything random that was not seeded by the program, so that a report can be made again.
    """
    os.chdir(folder)
    sys.argv = [entry]
    sys.path.insert(0, folder)
    sys.meta_path.insert(0, Hide(folder))
    sys.dont_write_bytecode = True
    never_stop()
    tempfile: Any = sys.modules.get("tempfile")
    if tempfile is not None:
        tempfile.tempdir = folder
    os.environ["TMPDIR"] = os.environ["HOME"] = os.environ["MPLCONFIGDIR"] = folder
    set_streams(recorder)
    seed_everything(entropy)


def seed_everything(entropy: int) -> None:
    """Seed the global generators of Python, NumPy and torch."""
    import random

    random.seed(entropy)
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed(entropy % 2**32)
    torch = sys.modules.get("torch")
    if torch is not None:
        # not torch.manual_seed: that also asks for accelerators, which takes longer than a submission does
        torch.default_generator.manual_seed(entropy)
