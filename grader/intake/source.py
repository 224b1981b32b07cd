"""Bytes of a source file -> text, as Python would read it and a little more kindly.

PEP 263: a byte order mark, else a coding cookie in the first two lines, else UTF-8. Beyond it: UTF-16 with its
mark (Windows editors), and GB 18030 for what is no UTF-8 (Chinese Windows); Python would refuse these, but the
student's editor showed them a program that looked right.
"""

from __future__ import annotations

import codecs
import io
import tokenize

from grader.intake.entries import Unreadable
from grader.messages import say

_PLAIN = bytes(byte for byte in range(32, 127) if byte != ord("\\"))
MAX_SOURCE_BYTES = 4 << 20


class Undecodable(Unreadable):
    """The bytes are no text; the message says why."""


def decode(content: bytes) -> str:
    r"""Decode a source file and give all its lines the ending ``\n``.

    Raises
    ------
    Undecodable
        If the bytes are too many, or text in none of the encodings.
    """
    if len(content) > MAX_SOURCE_BYTES:
        raise Undecodable(say("unfit.too-large", mib=MAX_SOURCE_BYTES >> 20))
    text = _text(content)
    if text.endswith("\0"):  # a file whose end was never written (a stick pulled out): Python refuses it by itself
        text = text.rstrip("\0") + "\0"
    if text.count("\0") * 20 > len(text):
        raise Undecodable(say("unfit.null-bytes"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(content: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise Undecodable(say("unfit.not-as-begun", encoding=encoding)) from error
    named = _declared(content)
    for encoding in ([named] if named else []) + ["utf-8", "gb18030"]:
        try:
            return content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    raise Undecodable(say("unfit.no-text"))


def _declared(content: bytes) -> str | None:
    """Find the encoding that a coding cookie names, or None."""
    try:
        encoding, lines = tokenize.detect_encoding(io.BytesIO(content[:4096].replace(b"\r", b"\n")).readline)
    except SyntaxError:
        return None
    del lines
    # A codec that is no text encoding (rot13, zlib) could inflate anything: only text ones are taken.
    return encoding if _is_like_ascii(encoding) else None


def _is_like_ascii(encoding: str) -> bool:
    """Whether an encoding reads plain ASCII as ASCII: else the cookie itself could not have been read by it."""
    try:
        return codecs.lookup(encoding)._is_text_encoding and _PLAIN.decode(encoding) == _PLAIN.decode("ascii")
    except (LookupError, UnicodeError):
        return False
