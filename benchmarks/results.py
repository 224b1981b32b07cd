"""Figures as JSON and as Markdown tables."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any


def machine() -> dict[str, Any]:
    """What the figures were taken on; nothing that tells whose machine it is."""
    with open("/proc/meminfo", encoding="ascii") as file:  # noqa: PTH123
        memory = int(file.readline().split()[1]) * 1024
    return {
        "cores": len(os.sched_getaffinity(0)),
        "processor": _processor(),
        "memory_bytes": memory,
        "kernel": platform.release(),
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "torch": version("torch"),
        "load_before": os.getloadavg()[0],
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Render a Markdown table; the first column is words, the others are figures."""
    lines = [_row(head), _row(["---", *["---:"] * (len(head) - 1)])]
    return "\n".join([*lines, *(_row([_cell(cell) for cell in row]) for row in rows)])


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.0f}" if value >= 1000 else f"{value:.3g}"
    return str(value)


def mib(size: float | None) -> int | None:
    """Bytes as MiB."""
    return None if size is None else round(size / (1 << 20))


def may_write(path: Path | None, *, force: bool) -> None:
    """Refuse, before anything is measured, to write over a file."""
    if path is not None and path.exists() and not force:
        sys.exit(f"{path} is there already; --force writes over it")


def write(path: Path | None, document: dict[str, Any], text: str) -> None:
    """Print the tables; write them, and the figures as JSON, beside each other."""
    print(text)
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    for file, content in (
        (path, json.dumps(document, indent=1, ensure_ascii=False) + "\n"),
        (path.with_suffix(".md"), text + "\n"),
    ):
        half = file.with_name(f".{file.name}.half")
        half.write_text(content, encoding="utf-8")
        half.replace(file)
