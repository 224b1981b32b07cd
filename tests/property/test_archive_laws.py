"""Whatever the bytes of an archive are: the reader's own error or entries that stay inside and within bounds."""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.intake import archive, names
from grader.intake.entries import MAX_FILE_BYTES, Unreadable, settle

MEMBERS = {"作业/main.py": b"x = 1\n" * 50, "data.csv": b"1,2\n3,4\n", "d/e/f.ipynb": b"{}" * 40, "empty.txt": b""}


def a_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in MEMBERS.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        file.comment = b"a comment"
    return buffer.getvalue()


def a_tar(mode: str, kind: int) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode, format=kind) as file:  # type: ignore[call-overload]
        for name, content in {**MEMBERS, "long/" * 30 + "x.py": b"y"}.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            file.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


ARCHIVES = {
    "a.zip": a_zip(),
    "pax.tar": a_tar("w", tarfile.PAX_FORMAT),
    "gnu.tar": a_tar("w", tarfile.GNU_FORMAT),
    "a.tar.gz": a_tar("w:gz", tarfile.PAX_FORMAT),
    "a.tar.bz2": a_tar("w:bz2", tarfile.PAX_FORMAT),
    "a.tar.xz": a_tar("w:xz", tarfile.PAX_FORMAT),
}


def read_all(content: bytes, name: str) -> dict[str, bytes]:
    """Read an archive as intake does; what is refused or damaged is left out."""
    contents = {}
    for entry in archive.of_student(content, name):
        assert entry.path
        assert not entry.path.startswith("/")
        assert not {"", ".", ".."} & set(entry.path.split("/"))
        assert "\0" not in entry.path
        assert entry.path.encode("utf-8")
        if entry.folder or entry.refused is not None:
            continue
        assert 0 <= entry.size <= MAX_FILE_BYTES
        assert entry.path not in contents
        try:
            contents[entry.path] = entry.read()
        except Unreadable as error:
            assert error.reason.zh  # noqa: PT017  either is right
        else:
            assert len(contents[entry.path]) == entry.size
    return contents


@pytest.mark.parametrize("name", ARCHIVES)
def test_what_was_packed_is_read(name):
    found = read_all(ARCHIVES[name], name)
    assert {path: found[path] for path in MEMBERS} == MEMBERS


@st.composite
def damages(draw: st.DrawFn) -> tuple[str, bytes]:
    """An archive with some bytes changed, put in, taken out or cut off."""
    name = draw(st.sampled_from(sorted(ARCHIVES)))
    content = bytearray(ARCHIVES[name])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        match draw(st.sampled_from(["set", "insert", "remove", "cut", "copy"])):
            case "set":
                content[at : at + 1] = draw(st.binary(min_size=1, max_size=1))
            case "insert":
                content[at:at] = draw(st.binary(max_size=12))
            case "remove":
                del content[at : at + draw(st.integers(1, 40))]
            case "cut":
                del content[at:]
            case "copy":
                content[at:at] = content[at : at + draw(st.integers(1, 600))]
    return name, bytes(content)


@settings(max_examples=1000)
@given(damages())
def test_a_damaged_archive_raises_nothing_but_its_own_error(damaged):
    name, content = damaged
    try:
        read_all(content, name)
    except Unreadable as error:
        assert error.reason.en  # noqa: PT017  either is right


@st.composite
def tar_headers(draw: st.DrawFn) -> bytes:
    """A tar header with fields that no packer writes, and a right checksum, so that they are looked at."""
    header = bytearray(tarfile.TarInfo("x.py").tobuf(tarfile.GNU_FORMAT))
    numbers = st.one_of(st.binary(min_size=12, max_size=12), st.just(b"\xff" * 12), st.just(b"\x80" + b"\xff" * 11))
    header[124:136] = draw(numbers)
    header[136:148] = draw(numbers)
    header[156:157] = draw(st.sampled_from([b"0", b"1", b"2", b"5", b"7", b"L", b"K", b"x", b"g", b"S", b"\0", b"X"]))
    header[345:500] = draw(st.one_of(st.just(b"\0" * 155), st.binary(min_size=155, max_size=155)))
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header)


@settings(max_examples=400)
@given(st.lists(st.one_of(tar_headers(), st.binary(min_size=512, max_size=512)), max_size=6))
@example([b"\0" * 512])
def test_tar_headers_that_lie_raise_nothing_but_its_own_error(blocks):
    try:
        read_all(b"".join(blocks), "x.tar")
    except Unreadable as error:
        assert error.reason.en  # noqa: PT017  either is right


@given(st.binary(max_size=300))
def test_any_bytes_as_a_name_have_a_place_inside(raw):
    path, _ = names.place(names.decode(raw))
    assert path
    assert not path.startswith("/")
    assert ".." not in path.split("/")
    assert "\0" not in path
    assert all(len(part.encode()) <= 255 for part in path.split("/"))
    again, complaint = names.place(path)
    assert (again, complaint) == (path, None) or complaint is not None


@given(st.lists(st.sampled_from(["a", "A", "a/b", "a/B", "b", "a/b/c"]), max_size=8))
def test_of_each_name_at_most_one_file_is_taken(paths):
    found = settle(archive.Entry(path=path) for path in paths)
    taken = [entry.path.casefold() for entry in found if entry.refused is None]
    assert [entry.path for entry in found] == paths
    assert len(set(taken)) == len(taken)
    assert not any(other.startswith(name + "/") for name in taken for other in taken)
