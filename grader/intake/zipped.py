"""A zip file -> entries. The standard library reads the directory; what is read, and how much, is decided here.

Nothing is unpacked to disk. Members are read in pieces up to the size that they declare, never beyond.
See docs/adr/0011.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from grader.intake import names
from grader.intake.entries import MAX_FILE_BYTES, Entry, Unreadable
from grader.messages import say
from grader.model import Text

CHUNK = 64 << 10
MAX_RATIO = 200  # of source code and notebooks about 3 to 20
RATIO_FROM = 4 << 20  # bytes from which the ratio is looked at: a small file of blanks is no bomb
# bzip2 and LZMA are decompressed by zipfile without a bound: 4 KiB may become gigabytes in one call.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UTF8 = 0x800
_UNICODE_PATH = 0x7075  # Info-ZIP: the name once more, in UTF-8
_LOCAL_HEADER = 30


class _BoundedReader(io.RawIOBase):
    """A file of which no single read returns more than a bound.

    zipfile reads the whole directory with one call and makes an object of about 600 bytes for each 46 bytes of it.
    """

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._most = most

    def read(self, size: int = -1, /) -> bytes:
        content = self._file.read(self._most + 1 if size is None or size < 0 else min(size, self._most + 1))
        if len(content) > self._most:
            raise Unreadable(say("unfit.too-many-members"))
        return content

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True


def entries(file: BinaryIO, *, most: int) -> list[Entry]:
    """List a zip file; the entries read from the file, which has to stay open.

    Parameters
    ----------
    most
        So many members are taken; an archive with more is refused whole.

    Raises
    ------
    Unreadable
        If it is no zip file, its directory is damaged, or it has too many members.
    """
    try:
        archive = zipfile.ZipFile(_BoundedReader(file, max(2 * CHUNK, most * 200)))
    except Unreadable:
        raise
    except Exception as error:  # zipfile also lets struct.error, UnicodeDecodeError, OverflowError and others out
        raise Unreadable(say("unfit.archive-damaged")) from error
    members = archive.infolist()
    if len(members) > most:
        raise Unreadable(say("unfit.too-many-members"))
    overlapping = _overlapping(members)
    return [_entry(archive, member, member.header_offset in overlapping) for member in members]


def _overlapping(members: list[zipfile.ZipInfo]) -> set[int]:
    """Offsets of members that share bytes with another: how a small file holds many large ones (Fifield 2019)."""
    found = set()
    reached, owner = 0, -1
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < reached:
            found |= {member.header_offset, owner}
        end = member.header_offset + _LOCAL_HEADER + member.compress_size
        if end > reached:
            reached, owner = end, member.header_offset
    return found


def _entry(archive: zipfile.ZipFile, member: zipfile.ZipInfo, overlaps: bool) -> Entry:
    path, complaint = names.place(_name(member))
    mode = member.external_attr >> 16
    folder = member.orig_filename.endswith(("/", "\\")) or stat.S_ISDIR(mode)
    if complaint is None and not folder:
        complaint = _unfit(member, mode, overlaps)
    return Entry(
        path=path,
        size=member.file_size,
        folder=folder,
        refused=complaint,
        read=lambda: b"".join(_read(archive, member)),
    )


def _unfit(member: zipfile.ZipInfo, mode: int, overlaps: bool) -> Text | None:
    """Why a member is not taken, or None."""
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return say("unfit.link")
    if member.flag_bits & _ENCRYPTED:
        return say("unfit.encrypted")
    if member.compress_type not in _METHODS:
        return say("unfit.compression")
    if overlaps:
        return say("unfit.overlap")
    if member.file_size > MAX_FILE_BYTES:
        return say("unfit.too-large", mib=MAX_FILE_BYTES >> 20)
    if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * member.compress_size:
        return say("unfit.ratio")
    return None


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Read a member in pieces; zipfile stops at the declared size and compares the checksum."""
    left = member.file_size
    try:
        with archive.open(member) as file:
            while piece := file.read(CHUNK):
                left -= len(piece)
                yield piece
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(say("unfit.member-damaged")) from error
    except (ValueError, OverflowError) as error:  # offsets outside the file
        raise Unreadable(say("unfit.member-damaged")) from error
    if left != 0:
        raise Unreadable(say("unfit.member-damaged"))


def _name(member: zipfile.ZipInfo) -> str:
    """The name as the student saw it; ``orig_filename`` is what zipfile has before it cuts at a null byte."""
    if member.flag_bits & _UTF8:
        return member.orig_filename
    raw = member.orig_filename.encode("cp437")
    return _unicode_path(member.extra, raw) or names.decode(raw)


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and len(field) > 5 and field[1:5] == struct.pack("<I", zlib.crc32(raw)):
            try:
                return field[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
    return None
