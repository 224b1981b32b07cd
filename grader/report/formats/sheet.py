"""A CSV file of which some cells are filled in and every other byte stays as it was.

Reading and writing with ``csv`` would change quotes, line ends and the byte order mark. So cells are spans of bytes.
Delimiters, quotes and line ends are single bytes in UTF-8 and in GB 18030, and part of no other character.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from grader.errors import UsageError

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MAX_BYTES = 32 << 20
_NEEDS_QUOTES = re.compile('[",;\t\r\n]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A CSV file, and where its cells lie in it."""

    content: bytes
    encoding: str
    rows: tuple[tuple[tuple[int, int], ...], ...]  # (start, end) of each cell, quotes included

    def cell(self, row: int, column: int) -> str:
        """The value of a cell; nothing where the row ends before it."""
        if column >= len(self.rows[row]):
            return ""
        start, end = self.rows[row][column]
        raw = self.content[start:end]
        if raw.startswith(b'"') and raw.endswith(b'"') and len(raw) > 1:
            raw = raw[1:-1].replace(b'""', b'"')
        return raw.decode(self.encoding, "replace").strip()

    def row(self, row: int) -> list[str]:
        """The values of a row."""
        return [self.cell(row, column) for column in range(len(self.rows[row]))]

    def filled(self, values: Mapping[tuple[int, int], str]) -> bytes:
        """The file with these cells, by row and column, replaced."""
        changes = sorted((self.rows[row][column], value) for (row, column), value in values.items())
        pieces = []
        reached = 0
        for (start, end), value in changes:
            quoted = '"' + value.replace('"', '""') + '"' if _NEEDS_QUOTES.search(value) else value
            pieces += [self.content[reached:start], quoted.encode(self.encoding, "replace")]
            reached = end
        return b"".join([*pieces, self.content[reached:]])


def parse(content: bytes) -> Sheet:
    """Find the cells of a CSV file with ``,``, ``;`` or tabs between them.

    Raises
    ------
    UsageError
        If it is too large, in another encoding than UTF-8 or GB 18030, or ends within quotes.
    """
    if len(content) > MAX_BYTES:
        raise UsageError(f"the file to fill in is larger than {MAX_BYTES >> 20} MiB")
    encoding = _encoding(content)
    start = len(BYTE_ORDER_MARK) if content.startswith(BYTE_ORDER_MARK) else 0
    delimiter = _delimiter(content[start:])
    # a cell, with its quotes, and what ends it
    pattern = re.compile(rb'("(?:[^"]|"")*"[^%c\r\n]*|[^"%c\r\n][^%c\r\n]*|)(%c|\r\n|\r|\n|\Z)' % ((delimiter,) * 4))
    rows: list[tuple[tuple[int, int], ...]] = []
    row: list[tuple[int, int]] = []
    at = start
    while at < len(content) or row:
        match = pattern.match(content, at)
        if match is None:
            raise UsageError(f"the file to fill in is no CSV file: quotes do not end (line {len(rows) + 1})")
        row.append(match.span(1))
        at = match.end()
        if match[2] != bytes([delimiter]):
            rows.append(tuple(row))
            row = []
            if at >= len(content):
                break
    return Sheet(content=content, encoding=encoding, rows=tuple(rows))


def _encoding(content: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise UsageError("the file to fill in is neither UTF-8 nor GB 18030; save it as CSV UTF-8")


def _delimiter(content: bytes) -> int:
    """Whatever stands most often in the first line, outside quotes."""
    first = re.sub(rb'"(?:[^"]|"")*"', b"", content[:100_000]).splitlines()[:1]
    return max(b",;\t", key=(first or [b""])[0].count)
