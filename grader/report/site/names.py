"""File names of pages: from the submission's id alone, so that they stay the same from run to run.

    张伟.ipynb       张伟.ipynb-8f1c2a9e.html
    ../../etc/passwd  etc-passwd-24fd0c64.html

Letters and digits of any script stay, so that people find their page; everything that a file system, a shell or a URL
may obey becomes a hyphen. The digest keeps apart what then looks the same, on disks that ignore case too.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_NAME = 40  # characters: a Chinese one is three bytes, and file systems allow 255 of these
PAGE = re.compile(r"\.?[\w.-]*-[0-9a-f]{8}\.html.*", re.DOTALL)  # with a dot in front: left by a run that was killed
_NOT_SAFE = re.compile(r"[^\w]+|_{2,}")
_KEPT_DOT = re.compile(r"(?<=\w)\.(?=\w)")


def page_name(identity: str) -> str:
    """Name the page of a submission."""
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    shown = unicodedata.normalize("NFC", identity)
    pieces = [_NOT_SAFE.sub("-", piece).strip("-_") for piece in _KEPT_DOT.split(shown)]
    stem = ".".join(piece for piece in pieces if piece)[:MAX_NAME].strip("-_.")
    return f"{stem}-{digest}.html" if stem else f"submission-{digest}.html"
