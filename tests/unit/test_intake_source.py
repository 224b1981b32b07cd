"""Bytes -> source text, as Python would read it and a little more kindly."""

from __future__ import annotations

import pytest

from grader.intake.source import MAX_SOURCE_BYTES, Undecodable, decode

TEXT = "# 长短期记忆\nprint('门：', 0.96)\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (TEXT.encode("utf-8"), TEXT),
        (TEXT.encode("utf-8-sig"), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT),
        (TEXT.encode("gbk"), TEXT),
        (TEXT.encode("gb18030"), TEXT),
        (("# -*- coding: gbk -*-\n" + TEXT).encode("gbk"), "# -*- coding: gbk -*-\n" + TEXT),
        (("#!/usr/bin/env python\n# vim: set fileencoding=gb2312 :\n" + TEXT).encode("gb2312"), None),
        (b"# coding: latin-1\nx = '\xe9'\n", "# coding: latin-1\nx = 'é'\n"),
        (b"\xef\xbb\xbf# coding: utf-8\nx = 1\n", "# coding: utf-8\nx = 1\n"),
        (b"", ""),
    ],
    ids=[
        "utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030", "gbk-cookie", "cookie-in-line-2",
        "latin-1-cookie", "bom-and-cookie", "empty",
    ],
)  # fmt: skip
def test_each_encoding_that_an_editor_writes(content, expected):
    text = decode(content)
    assert text.endswith(TEXT) if expected is None else text == expected


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
def test_every_line_ends_alike(ending, encoding):
    content = TEXT.replace("\n", ending).encode(encoding)
    assert decode(content) == TEXT


def test_old_mac_line_ends_with_a_cookie():
    content = ("# coding: gbk\n" + TEXT).replace("\n", "\r").encode("gbk")
    assert decode(content) == "# coding: gbk\n" + TEXT


@pytest.mark.parametrize("name", ["utf-8", "ascii", "no-such-codec"])
def test_a_cookie_that_lies_is_not_believed(name):
    """The editor that saved GBK under a cookie for UTF-8 showed a program that looked right."""
    content = f"# -*- coding: {name} -*-\n{TEXT}".encode("gbk")
    assert decode(content).endswith(TEXT)


@pytest.mark.parametrize("name", ["rot13", "hex", "zlib", "bz2", "base64", "uu", "quopri"])
def test_a_codec_that_is_no_text_encoding_does_not_run(name):
    content = f"# coding: {name}\nx = 'nop'\n".encode()
    assert decode(content) == f"# coding: {name}\nx = 'nop'\n"


@pytest.mark.parametrize(
    "content",
    [
        b"x" * (MAX_SOURCE_BYTES + 1),
        b"\xff\xfe\x00",
        b"\xfe\xff\xd8\x00",
        b"\xef\xbb\xbf\xff",
        b"\x80\x80\xff\xff",
        b"\0" * 100,
        b"x = 1\n" + b"\0" * 100 + b"x = 2",
    ],
    ids=["too-long", "half-a-character", "lone-surrogate", "bom-then-garbage", "no-text", "nulls", "nulls-in-it"],
)
def test_what_is_no_text_is_said_to_be_none(content):
    with pytest.raises(Undecodable) as caught:
        decode(content)
    assert str(caught.value)


def test_a_file_of_the_greatest_size_is_read():
    assert len(decode(b"#" * MAX_SOURCE_BYTES)) == MAX_SOURCE_BYTES


@pytest.mark.parametrize("name", ["undefined", "punycode", "utf-16", "cp037"])
def test_a_cookie_that_cannot_be_true_is_not_believed(name):
    """A file in which this cookie could be read as ASCII is not in such an encoding."""
    content = f"# coding: {name}\nx = 1\n"
    content += "#" * (-len(content) % 4)
    assert decode(content.encode()) == content
