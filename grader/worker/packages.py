"""The package that a program belongs to, where it can only be run as a module of one: `python -m src.main`."""

from __future__ import annotations

import re
from pathlib import Path

from .restate import python_files

_RELATIVE = re.compile(r"^[ \t]*from[ \t]+\.+", re.MULTILINE)


def package_of(folder: str, entry: str) -> str | None:
    """The package of a file in a subfolder that imports what lies beside it, and that nobody else imports.

    What others import they run; alone it is no program.
    """
    parts = Path(entry).with_suffix("").parts
    if len(parts) < 2 or not all(part.isidentifier() for part in parts):
        return None
    if _RELATIVE.search(_text(Path(folder, entry))) is None:
        return None
    imports = re.compile(rf"^[ \t]*(?:from|import)\b[^\n#]*\b{re.escape(parts[-1])}\b", re.MULTILINE)
    others = (path for path in python_files(folder) if path != Path(folder, entry))
    if parts[-1] != "__main__" and any(imports.search(_text(path)) for path in others):
        return None
    return ".".join(parts[:-1])


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
