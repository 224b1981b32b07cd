"""Start a worker by file: ``python -I -B .../grader/worker serve ...`` or ``once ...``.

The package is loaded under a name of its own, so that `grader` is never imported in the box.
"""

import importlib.util
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAME = "_lstm_grade_worker"


def load() -> None:
    """Make this folder importable as the package `NAME`, and only as that."""
    spec = importlib.util.spec_from_file_location(NAME, HERE / "__init__.py", submodule_search_locations=[str(HERE)])
    assert spec is not None
    assert spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = package
    spec.loader.exec_module(package)
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != HERE]


if __name__ == "__main__":
    load()
    what, *rest = sys.argv[1:]
    if what == "serve":
        control, lock, place, how = rest
        serve = importlib.import_module(f"{NAME}.serve")
        serve.main(int(control), int(lock), place, confined=how == "confined")
        os._exit(0)  # nothing is left to tidy up, and torch takes a tenth of a second to do so
    else:
        importlib.import_module(f"{NAME}.once").main(rest[0])
