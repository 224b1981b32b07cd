"""A mark sheet as CSV, for spreadsheets: written so that Excel keeps it whole, read as Excel may have saved it.

What a spreadsheet does to a file, and what is done about it:

    runs a cell that begins with = + - @        such a cell is written behind an apostrophe, which reading takes off
    turns 007 or 1e5 into a number              the same for ids that look like numbers or dates
    reads Chinese in the system's code page     UTF-8 with a byte order mark is written; GB 18030 and UTF-16 are read
    separates with ; or a tab                   the header tells which it is
    writes 7,5 for 7.5                          see `grader.marks.verify`
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from grader.marks.entry import BY_TITLE, COLUMNS, NEEDED, TITLES, Entry, MarksError
from grader.report.safe_text import FORMULA, one_line

BYTE_ORDER_MARK = "\ufeff"
SEPARATORS = ",;\t"
MAX_CELL = 100_000  # characters; a spreadsheet has 32,767
_LOOKS_LIKE_A_NUMBER = re.compile(
    r"0\d+|\d{11,}|\d+[ ./:-]\d[\d ./:-]*|\d*\.?\d+e\d+|true|false|"
    r"\d*[ -]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]?\d*",
    re.IGNORECASE,
)


def render(entries: Iterable[Entry], lang: str) -> str:
    """Render a sheet, its titles in a language; columns that somebody added come last."""
    rows = list(entries)
    added = list(dict.fromkeys(name for entry in rows for name, _ in entry.extra))
    buffer = io.StringIO()
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([TITLES[lang][name] for name in COLUMNS] + [_defused(name) for name in added])
    for entry in rows:
        extra = dict(entry.extra)
        flat = replace(entry, excerpt=" ".join(entry.excerpt.split()))
        own = [_key(flat.submission), *(_defused(getattr(flat, name)) for name in COLUMNS[1:])]
        writer.writerow(own + [_defused(extra.get(name, "")) for name in added])
    return buffer.getvalue()


def parse(content: bytes, source: str) -> list[Entry]:
    """Read a sheet.

    Parameters
    ----------
    source
        Name of the file, for messages.

    Raises
    ------
    MarksError
        If it is no table with the columns that are needed.
    """
    text = _text(content, source)
    first, _, rest = text.partition("\n")
    skipped = 0
    if re.fullmatch(r"sep=.\r?", first):  # Excel's own way to name the separator
        text, skipped = rest, 1
    separator = _separator(text, source)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found = []
    names: list[str] = []
    before = 0
    try:
        for row in reader:
            line, before = before + 1 + skipped, reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            if not names:
                names = _names(row, source)
                continue
            if len(row) > len(names) and any(row[len(names) :]):
                raise MarksError(f"{source}, line {line}: {len(row)} cells under {len(names)} titles")
            found.append(_entry(dict(zip(names, map(_plain, row), strict=False)), source, line))
    except csv.Error as error:
        raise MarksError(f"{source}, line {before + 1 + skipped}: not CSV: {error}") from error
    return found


def _entry(cells: dict[str, str], source: str, line: int) -> Entry:
    longest = max(cells.values(), key=len, default="")
    if len(longest) > MAX_CELL:
        raise MarksError(f"{source}, line {line}: a cell has {len(longest)} characters; {MAX_CELL} are taken")
    own = {name: cells.pop(name) for name in COLUMNS if name in cells}
    for name in ("submission", "check", "score", "by", "at", "sha256"):
        own[name] = own.get(name, "").strip()
    return Entry(**own, extra=tuple(cells.items()), source=source, line=line)


def _names(titles: Sequence[str], source: str) -> list[str]:
    cleaned = [_plain(title).strip() for title in titles]
    names = [BY_TITLE.get(title.lower(), title) for title in cleaned]
    while names and not names[-1]:
        names.pop()
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise MarksError(f"{source}, line 1: there is no column {' or '.join(missing)}; there are {', '.join(names)}")
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise MarksError(f"{source}, line 1: two columns are called {min(twice)!r}")
    return names


def _separator(text: str, source: str) -> str:
    header = next((line for line in text.splitlines() if line.strip()), "")
    if not header:
        raise MarksError(f"{source}: there is nothing in it; its first line must be the titles {', '.join(NEEDED)}")
    return max(SEPARATORS, key=header.count)


def _text(content: bytes, source: str) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")  # type: ignore[assignment]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise MarksError(f"{source}: its bytes are no text in UTF-8, UTF-16 or GB 18030; save it as CSV UTF-8")


def _key(identity: str) -> str:
    """An id that a spreadsheet neither runs nor turns into a number."""
    shown = one_line(identity)
    return "'" + shown if _LOOKS_LIKE_A_NUMBER.fullmatch(shown) else _defused(shown)


def written(identity: str) -> str:
    """What `parse` gives back for a submission's id: control characters of a name come back by their names."""
    return one_line(identity)


def _defused(text: str) -> str:
    return "'" + text if text.startswith(FORMULA) or _is_quoted(text) else text


def _plain(text: str) -> str:
    return text[1:] if _is_quoted(text) else text


def _is_quoted(text: str) -> bool:
    """Whether a cell begins with an apostrophe of ours (and not with one that belongs to a sentence)."""
    rest = text[1:]
    return text.startswith("'") and (
        rest.startswith((*FORMULA, "'")) or _LOOKS_LIKE_A_NUMBER.fullmatch(rest) is not None
    )
