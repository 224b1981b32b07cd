"""A tar file, packed or not -> entries. It is inflated once, within bounds, to read its members in any order.

Only plain files are taken: links, devices, pipes and sparse files are listed and refused. See docs/adr/0011.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO, cast

from grader.intake import names
from grader.intake.entries import MAX_FILE_BYTES, Entry, Unreadable
from grader.messages import say
from grader.model import Text

CHUNK = 64 << 10
MAX_RATIO = 200
RATIO_FROM = 16 << 20
LZMA_MEMORY = 128 << 20  # an .xz file can ask for 4 GiB to be unpacked
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError)


def entries(file: BinaryIO, scratch: IO[bytes], *, most: int, most_bytes: int) -> list[Entry]:
    """List a tar file.

    Parameters
    ----------
    scratch
        An empty file for the inflated archive; the entries read from it, so it has to stay open.
    most
        So many members are taken; an archive with more is refused whole.
    most_bytes
        So large may it be when it is inflated.

    Raises
    ------
    Unreadable
        If it is no tar file, it is damaged or cut off, or too large.
    """
    _inflate(file, scratch, most_bytes)
    found: list[Entry] = []
    try:
        archive = tarfile.TarFile(fileobj=scratch, mode="r", encoding="utf-8", errors="surrogateescape")
        for member in archive:
            if len(found) == most:
                raise Unreadable(say("unfit.too-many-members"))
            found.append(_entry(archive, member))
        scratch.seek(archive.offset)
        if scratch.read(tarfile.BLOCKSIZE).strip(b"\0"):  # tarfile ends without a word at a header that is none
            raise Unreadable(say("unfit.archive-damaged"))
    except Unreadable:
        raise
    except Exception as error:  # tarfile also lets ValueError, RecursionError, OverflowError and others out
        raise Unreadable(say("unfit.archive-damaged")) from error
    return found


def _inflate(file: BinaryIO, scratch: IO[bytes], most_bytes: int) -> None:
    start = file.tell()
    magic = file.read(6)
    file.seek(start)
    pieces: Callable[[BinaryIO], Iterator[bytes]] = _plain
    for begins, reader in ((b"\x1f\x8b", _gzip), (b"BZh", _bzip2), (b"\xfd7zXZ\0", _xz)):
        if magic.startswith(begins):
            pieces = reader
    size = 0
    try:
        for piece in pieces(file):
            size += len(piece)
            if size > most_bytes:
                raise Unreadable(say("unfit.archive-large", mib=most_bytes >> 20))
            if pieces is not _plain and size > RATIO_FROM and size > MAX_RATIO * (file.tell() - start):
                raise Unreadable(say("unfit.ratio"))
            scratch.write(piece)
    except _BROKEN as error:
        raise Unreadable(say("unfit.archive-damaged")) from error
    scratch.seek(0)


def _plain(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(CHUNK):
        yield piece


def _gzip(file: BinaryIO) -> Iterator[bytes]:
    return _plain(cast("BinaryIO", gzip.GzipFile(fileobj=file)))  # inflates no more than it is asked for


def _bzip2(file: BinaryIO) -> Iterator[bytes]:
    return _plain(cast("BinaryIO", bz2.BZ2File(file)))  # the same


def _xz(file: BinaryIO) -> Iterator[bytes]:
    """Inflate by hand: ``LZMAFile`` has no bound on the memory that the file asks for."""
    decompressor = lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=LZMA_MEMORY)
    while not decompressor.eof:
        packed = file.read(CHUNK) if decompressor.needs_input else b""
        if decompressor.needs_input and not packed:
            raise EOFError
        yield decompressor.decompress(packed, CHUNK)


def _entry(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Entry:
    raw = member.name.encode("utf-8", "surrogateescape")
    path, complaint = names.place(names.decode(raw))
    return Entry(
        path=path,
        size=member.size,
        folder=member.isdir(),
        refused=complaint or (None if member.isdir() else _unfit(member)),
        read=lambda: _read(archive, member),
    )


def _unfit(member: tarfile.TarInfo) -> Text | None:
    """Why a member is not taken, or None."""
    if not member.isreg() or member.issparse():
        return say("unfit.link")
    if not 0 <= member.size <= MAX_FILE_BYTES:
        return say("unfit.too-large", mib=MAX_FILE_BYTES >> 20)
    return None


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    try:
        file = archive.extractfile(member)  # of a plain file only; it would follow a link
        content = b"" if file is None else file.read(member.size)
    except (tarfile.TarError, OSError, ValueError) as error:
        raise Unreadable(say("unfit.member-damaged")) from error
    if len(content) != member.size:
        raise Unreadable(say("unfit.member-damaged"))
    return content
