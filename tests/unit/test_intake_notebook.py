"""A notebook file -> its cells; what is stored under them is what was pasted, not what runs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from grader.intake.notebook import MAX_CELLS, NotANotebook, OtherLanguage, cells


def code(source: str | list[str], **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": source, **more}


def text(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def book(*found: dict[str, Any], metadata: dict[str, Any] | None = None, **more: Any) -> bytes:
    document = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata or {}, "cells": list(found), **more}
    return json.dumps(document, ensure_ascii=False).encode()


def test_code_cells_are_counted_and_text_is_kept():
    found = cells(
        book(text("# 习题6-4"), code("x = 1"), text("so"), code("y = 2"), {"cell_type": "raw", "source": "z"})
    )
    assert [(one.number, one.code, one.text) for one in found] == [
        (0, False, "# 习题6-4"),
        (1, True, "x = 1"),
        (0, False, "so"),
        (2, True, "y = 2"),
        (0, False, "z"),
    ]


def test_source_as_a_list_of_lines():
    (one,) = cells(book(code(["x = 1\n", "y = 2"])))
    assert one.text == "x = 1\ny = 2"


def test_windows_line_ends():
    (one,) = cells(book(code("x = 1\r\ny = 2")))
    assert one.text == "x = 1\ny = 2"


def old_book(*found: dict[str, Any]) -> bytes:
    document = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}}
    return json.dumps({**document, "worksheets": [{"metadata": {}, "cells": found}]}).encode()


def old_code(source: list[str], *outputs: dict[str, Any]) -> dict[str, Any]:
    cell = {"cell_type": "code", "collapsed": False, "language": "python", "metadata": {}}
    return {**cell, "input": source, "outputs": list(outputs)}


def test_format_3():
    pasted = {"output_type": "pyout", "text": ["999"], "metadata": {}, "prompt_number": 1}
    markdown = {"cell_type": "markdown", "metadata": {}, "source": ["# 6-4\n", "text"]}
    found = cells(old_book(markdown, old_code(["x = 1\n", "x"], pasted)))
    assert [(one.number, one.code, one.text) for one in found] == [(0, False, "# 6-4\ntext"), (1, True, "x = 1\nx")]


def test_headings_of_format_3():
    heading = {"cell_type": "heading", "level": 1, "metadata": {}, "source": ["LSTM"]}  # as nbformat writes it
    found = cells(old_book(heading, old_code(["x = 1"])))
    assert [one.text for one in found] == ["# LSTM", "x = 1"]


@pytest.mark.parametrize("minor", [0, 2, 4, 5, 99])
def test_every_minor_version_of_format_4(minor):
    (one,) = cells(book(code("x = 1"), nbformat_minor=minor))
    assert one.text == "x = 1"


def test_stored_outputs_are_not_looked_at():
    pasted = [
        {"output_type": "stream", "name": "stdout", "text": ["0.9636 0.7616"]},
        {"output_type": "execute_result", "data": {"text/plain": "0.96"}, "metadata": {}, "execution_count": 1},
        {"output_type": "nonsense"},
    ]
    with_outputs = cells(book(code("x = 1", outputs=pasted, execution_count=7)))
    assert with_outputs == cells(book(code("x = 1")))
    assert "0.96" not in repr(with_outputs)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
def test_encodings_that_windows_editors_leave(encoding):
    content = book(code("print('门')")).decode().encode(encoding)
    (one,) = cells(content)
    assert one.text == "print('门')"


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"kernelspec": {"language": "python", "name": "python3"}},
        {"language_info": {"name": "python"}},
        {"language_info": {"name": "Python"}},
        {"kernelspec": "nonsense", "language_info": None},
        {"language_info": {"name": 3}},
    ],
)
def test_python_however_it_is_said(metadata):
    assert len(cells(book(code("x = 1"), metadata=metadata))) == 1


@pytest.mark.parametrize(
    "metadata", [{"language_info": {"name": "R"}}, {"kernelspec": {"language": "julia", "name": "julia-1.9"}}]
)
def test_another_language_is_named(metadata):
    with pytest.raises(OtherLanguage, match=r"(?i)r\b|julia"):
        cells(book(code("x <- 1"), metadata=metadata))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"print('a script that was renamed')",
        b"null",
        b"[]",
        b"3",
        b'"cells"',
        b"{}",
        b'{"nbformat": 4}',
        b"<html>Sign in to Jupyter</html>",
        b"\x89PNG\r\n\x1a\n\xff\xfe",
        b"PK\x03\x04\xff\xff\x80",
        b"[" * 100_000,
        b'{"cells":' * 50_000,
        b'{"nbformat": 4, "cells": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"nbformat": 7, "nbformat_minor": 0, "metadata": {}, "cells": []}',
        b'{"nbformat": "x", "cells": []}',
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": 3}',
        b'{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": 3}',
        book(*[code("x")] * (MAX_CELLS + 1)),
    ],
    ids=lambda content: repr(content[:30]),
)
def test_what_is_no_notebook_says_so_and_raises_nothing_else(content):
    try:
        found = cells(content)
    except NotANotebook as error:
        assert str(error)  # noqa: PT017  either is right
    else:
        assert found == ()  # nothing in it was a cell


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"{}", b"[" * 100_000, b"<html></html>"])
def test_what_is_not_even_json_is_refused(content):
    with pytest.raises(NotANotebook):
        cells(content)


def test_odd_cells_are_passed_over_and_the_rest_is_read():
    odd = [None, 3, "x", [], {}, {"cell_type": "code"}, {"cell_type": 3, "source": {"a": 1}}, {"source": None}]
    found = cells(book(*odd, code("x = 1")))
    assert found[-1].text == "x = 1"
    assert found[-1].code
