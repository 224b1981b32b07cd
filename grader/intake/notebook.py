"""A notebook file -> its cells. Stored outputs are not looked at: they show what was pasted, not what runs."""

from __future__ import annotations

import json
import warnings

from grader.intake.entries import Unreadable
from grader.intake.source import Undecodable, decode
from grader.intake.submission import Cell
from grader.messages import say

MAX_CELLS = 2000
MAX_NOTEBOOK_BYTES = 32 << 20


class NotANotebook(Unreadable):
    """The file is no notebook that can be run; the message says why."""


class OtherLanguage(NotANotebook):
    """The file is a notebook, but there is no Python in it."""


def cells(content: bytes) -> tuple[Cell, ...]:
    """Read the cells of a notebook of any format version.

    Raises
    ------
    NotANotebook
        If the bytes are no JSON, no notebook, one of another language than Python, or too large.
    """
    if len(content) > MAX_NOTEBOOK_BYTES:
        raise NotANotebook(say("unfit.too-large", mib=MAX_NOTEBOOK_BYTES >> 20))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = decode(content)
        except Undecodable as error:
            raise NotANotebook(error.reason) from error
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotANotebook(say("unfit.no-json", reason=_short(error))) from error
    if not isinstance(raw, dict) or not ("cells" in raw or "worksheets" in raw):
        raise NotANotebook(say("unfit.no-cells"))
    language = _language(raw)
    if language not in ("python", "python3", "ipython", ""):
        raise OtherLanguage(say("unfit.language", language=language[:40]))
    import nbformat  # only where there is a notebook: the import costs as much as a small class

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            notebook = nbformat.from_dict(_joined(raw))  # type: ignore[no-untyped-call]
            if raw.get("nbformat") != 4:
                notebook = nbformat.convert(notebook, 4)  # type: ignore[no-untyped-call]
        return _cells(notebook.get("cells", []))
    except RecursionError as error:
        raise NotANotebook(say("unfit.nested")) from error
    except Exception as error:
        raise NotANotebook(say("unfit.nbformat", reason=_short(error))) from error


def _joined(raw: dict[str, object]) -> dict[str, object]:
    """Join the lines of headings in a notebook of format 3: nbformat expects one string when it converts them."""
    worksheets = raw.get("worksheets")
    for sheet in worksheets if isinstance(worksheets, list) else ():
        found = sheet.get("cells") if isinstance(sheet, dict) else None
        for cell in found if isinstance(found, list) else ():
            if isinstance(cell, dict) and cell.get("cell_type") == "heading" and isinstance(cell.get("source"), list):
                cell["source"] = "".join(map(str, cell["source"]))
    return raw


def _cells(raw: list[object]) -> tuple[Cell, ...]:
    if len(raw) > MAX_CELLS:
        raise NotANotebook(say("unfit.too-many-cells", most=MAX_CELLS))
    found = []
    code_cells = 0
    for cell in raw:
        if not isinstance(cell, dict):
            continue
        source = cell.get("source", "")
        text = "".join(map(str, source)) if isinstance(source, list) else str(source)
        code = cell.get("cell_type") == "code"
        code_cells += code
        found.append(Cell(number=code_cells if code else 0, code=code, text=text.replace("\r\n", "\n")))
    return tuple(found)


def _language(raw: dict[str, object]) -> str:
    metadata = raw.get("metadata")
    if not isinstance(metadata, dict):
        return ""
    for table, key in (("language_info", "name"), ("kernelspec", "language")):
        named = metadata.get(table)
        if isinstance(named, dict) and isinstance(named.get(key), str):
            return str(named[key]).lower()
    return ""


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__
