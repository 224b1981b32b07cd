"""A mark sheet as TOML, for an editor and for version control: a table ``[[mark]]`` for each check to mark."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from datetime import date, time
from typing import Any

from grader.marks.entry import COLUMNS, Entry, MarksError
from grader.messages import say

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*mark[ \t]*\]\]", re.MULTILINE)
_NUMBER = re.compile(r"\d+(\.\d+)?")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def render(entries: Iterable[Entry], lang: str) -> str:
    """Render a sheet."""
    pieces = [f"# {getattr(say('marks.head'), lang)}\n"]
    for entry in entries:
        pieces.append("\n[[mark]]\n")
        for name in COLUMNS:
            value = getattr(entry, name)
            number = name in ("score", "max_score") and _NUMBER.fullmatch(value)
            pieces.append(f"{name} = {value if number else _string(value)}\n")
        pieces += [
            f"{name if _BARE.fullmatch(name) else _string(name)} = {_string(value)}\n" for name, value in entry.extra
        ]
    return "".join(pieces)


def parse(content: bytes, source: str) -> list[Entry]:
    """Read a sheet.

    Raises
    ------
    MarksError
        If it is no TOML, or has anything but tables ``[[mark]]`` of texts and numbers.
    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        document = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise MarksError(f"{source}: its bytes are no text in UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MarksError(f"{source}: not TOML: {error}") from error
    marks = document.pop("mark", [])
    if document:
        raise MarksError(f"{source}: there is {min(document)!r}; expected nothing but tables [[mark]]")
    if not isinstance(marks, list) or not all(isinstance(mark, dict) for mark in marks):
        raise MarksError(f"{source}: `mark` is no table; write [[mark]]")
    return [_entry(mark, source, line) for mark, line in zip(marks, _lines(text, len(marks)), strict=True)]


def _entry(mark: dict[str, Any], source: str, line: int) -> Entry:
    cells: dict[str, str] = {}
    for name, value in mark.items():
        if isinstance(value, (date, time)):  # a datetime is a date
            cells[name] = value.isoformat()
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
            cells[name] = str(value)
        else:
            raise MarksError(f"{source}, line {line}: {name} is neither a text in quotes nor a number")
    for name in ("submission", "check"):
        if name not in cells:
            raise MarksError(f"{source}, line {line}: this mark has no {name}")
    own = {name: cells.pop(name) for name in COLUMNS if name in cells}
    return Entry(**own, extra=tuple(cells.items()), source=source, line=line)


def _lines(text: str, count: int) -> list[int]:
    """Lines on which the tables begin; what looks like one inside a text of several lines is none."""
    starts = [match.start() for match in _HEADER.finditer(text)]
    if len(starts) != count:
        starts = [start for start in starts if _is_toml(text[:start])]
    lines = [text.count("\n", 0, start) + 1 for start in starts]
    return (lines + [1] * count)[:count]  # tables written in another way, inline: somewhere in the file


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _string(text: str) -> str:
    """Write a basic string, of several lines where the text has some: JSON's escapes are TOML's, but for DEL."""
    if "\n" not in text:
        return _escaped(text)
    lines = "\n".join(_escaped(line)[1:-1] for line in text.split("\n"))
    # Nothing in a text may look like the beginning of a table: `_lines` would have to find out.
    quiet = _HEADER.sub(lambda found: found.group().replace("[", "\\u005b", 1), lines)
    return f'"""\n{quiet}"""'


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
