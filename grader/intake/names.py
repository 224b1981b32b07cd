r"""Names of archive members: bytes of another computer -> a path that stays inside.

b"\xd7\xf7\xd2\xb5\\main.py"   ->  作业/main.py          GBK of a Chinese Windows, its separator
../../main.py, /etc/x, C:\x    ->  main.py, etc/x, x    and a complaint: such a member is not taken
"""

from __future__ import annotations

import re
import unicodedata

from grader.messages import say
from grader.model import Text

MAX_PART_BYTES = 255  # what file systems take
MAX_PATH_BYTES = 1000
MAX_DEPTH = 20
_DRIVE = re.compile(r"^[A-Za-z]:")
_SHOWN = 60  # characters of a name that is too long


def decode(raw: bytes) -> str:
    """Read a name that does not say its encoding.

    UTF-8 is recognised by its form (macOS writes it without saying so). GB 18030 is what the archives of a Chinese
    Windows hold. What is neither is read as the format says, as code page 437, in which every byte means something.
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def place(name: str) -> tuple[str, Text | None]:
    """Say where a member belongs, and why it is not taken if its name is unfit.

    The name has to be decoded already: the second byte of a GBK character may be a backslash.
    """
    name = unicodedata.normalize("NFC", name)  # macOS decomposes; the program that opens the file does not
    name = name.encode("utf-8", "replace").decode("utf-8")
    parts = name.replace("\\", "/").split("/")
    outside = parts[0] == "" or ".." in parts or _DRIVE.match(name)
    parts[0] = _DRIVE.sub("", parts[0])
    parts = [part for part in parts if part not in ("", ".", "..")]
    if "\0" in name:
        return "/".join(parts).replace("\0", "?") or "?", say("unfit.name-null")
    if outside or not parts:
        return _shortened(parts), say("unfit.name-outside", name=name[:_SHOWN])
    too_long = any(len(part.encode()) > MAX_PART_BYTES for part in parts)
    if too_long or len("/".join(parts).encode()) > MAX_PATH_BYTES or len(parts) > MAX_DEPTH:
        return _shortened(parts), say("unfit.name-long")
    return "/".join(parts), None


def _shortened(parts: list[str]) -> str:
    short = [part if len(part) <= _SHOWN else part[:_SHOWN] + "…" for part in parts]
    return "/".join(short[:MAX_DEPTH]) or "?"
