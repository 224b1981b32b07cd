"""Which files are archives, and what they list.

A class comes as one archive (PATH), a student's work may be one inside it or in a folder; an archive inside a
student's archive is not opened. The ending of the name decides: an .npz or a .docx is a zip file too, and no archive.
"""

from __future__ import annotations

import io
from typing import IO, BinaryIO

from grader.intake import tarred, zipped
from grader.intake.entries import MAX_TOTAL_BYTES, Entry, Unreadable, hidden, settle
from grader.messages import say

_ZIP = (".zip",)
_TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz")
_FOREIGN = (".rar", ".7z", ".tar.zst", ".tar.z")  # known, and not read
ENDINGS = tuple(sorted((*_ZIP, *_TAR, *_FOREIGN), key=len, reverse=True))

MAX_MEMBERS = 5_000  # of a student's archive: with an environment packed by mistake, it is one to unpack by hand
MAX_MEMBERS_OF_CLASS = 100_000
MAX_CLASS_BYTES = 2 << 30  # inflated; of a tar only, in a zip each submission has its own allowance


def ending(name: str) -> str:
    """The ending that makes a file an archive, or nothing."""
    return next((name[-len(one) :] for one in ENDINGS if name.lower().endswith(one) and len(name) > len(one)), "")


def of_class(file: BinaryIO, name: str, scratch: IO[bytes]) -> list[Entry]:
    """List the archive of a class; its file, and an empty one to work with, stay open until the entries are read.

    Raises
    ------
    Unreadable
        If it is no archive that can be read.
    """
    return _entries(file, name, scratch, most=MAX_MEMBERS_OF_CLASS, most_bytes=MAX_CLASS_BYTES)


def of_student(content: bytes, name: str) -> list[Entry]:
    """List a student's archive, without a folder that holds everything.

    Raises
    ------
    Unreadable
        If it is no archive that can be read.
    """
    listed = _entries(io.BytesIO(content), name, io.BytesIO(), most=MAX_MEMBERS, most_bytes=2 * MAX_TOTAL_BYTES)
    return settle(unwrapped([entry for entry in listed if not hidden(entry.path)]))


def unwrapped(entries: list[Entry]) -> list[Entry]:
    """Entries without the folders that hold all of them."""
    files = [entry.path.split("/") for entry in entries if not entry.folder]
    if not files:
        return entries
    shared = 0
    while all(len(parts) > shared + 1 and parts[shared] == files[0][shared] for parts in files):
        shared += 1
    return [below(entry, shared) for entry in entries if len(entry.path.split("/")) > shared]


def below(entry: Entry, depth: int) -> Entry:
    """The entry as seen from a folder so many steps down."""
    return Entry(
        path="/".join(entry.path.split("/")[depth:]),
        size=entry.size,
        folder=entry.folder,
        refused=entry.refused,
        read=entry.read,
    )


def _entries(file: BinaryIO, name: str, scratch: IO[bytes], *, most: int, most_bytes: int) -> list[Entry]:
    kind = ending(name).lower()
    if kind in _FOREIGN:
        raise Unreadable(say("unfit.foreign-archive", ending=kind))
    if kind in _ZIP:
        return zipped.entries(file, most=most)
    return tarred.entries(file, scratch, most=most, most_bytes=most_bytes)
