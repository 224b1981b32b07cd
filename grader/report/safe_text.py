"""Text of strangers, made fit for a medium: what a terminal or a spreadsheet would obey is shown, not sent."""

from __future__ import annotations

import re

# C0 and C1 controls but newline and tab, the bidirectional controls, line separators, lone surrogates
_OBEYED = re.compile(
    "[" + "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f"
    "\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f" + "]"
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def visible(text: str) -> str:
    """Replace control and bidirectional characters by their names, e.g. ``‹U+202E›``."""
    if text.isascii() and text.isprintable():
        return text  # as most of a report is: no need to look for them
    return _OBEYED.sub(lambda match: f"‹U+{ord(match.group()):04X}›", text)


def escaped(json: str) -> str:
    """Write control and bidirectional characters of a JSON text as its escapes: the same to programs, and a terminal
    or an editor that shows the file does not obey them."""

    def units(match: re.Match[str]) -> str:
        code = match.group().encode("utf-16-be", "surrogatepass")
        return "".join(f"\\u{code[k]:02x}{code[k + 1]:02x}" for k in range(0, len(code), 2))

    return _OBEYED.sub(units, json)


def one_line(text: str) -> str:
    """The same on one line."""
    return visible(text.replace("\n", "‹U+000A›").replace("\t", "‹U+0009›"))


def cell(text: str) -> str:
    """Text for a cell of a CSV file: a spreadsheet must not run it as a formula (OWASP, CSV injection)."""
    shown = one_line(text)
    # some spreadsheets pass over blanks before they look
    return "'" + shown if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else shown
