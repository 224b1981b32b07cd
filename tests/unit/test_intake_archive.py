"""Archives, hostile by assumption: what is in them is taken or said not to be taken, and stays inside."""

from __future__ import annotations

import io
import lzma
import stat
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.intake import archive
from grader.intake.collect import collect
from grader.intake.submission import Submission

Members = dict[str, bytes]
CODE = b"x = 1\n"


def zipped(members: Members, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def tarred(members: Members, mode: str = "w:gz") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as file:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            file.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


PACKERS: dict[str, Callable[[Members], bytes]] = {
    ".zip": zipped,
    ".tar": lambda members: tarred(members, "w"),
    ".tar.gz": tarred,
    ".tgz": tarred,
    ".tar.bz2": lambda members: tarred(members, "w:bz2"),
    ".tar.xz": lambda members: tarred(members, "w:xz"),
}


def of_class(tmp_path: Path, content: bytes, name: str = "class.zip") -> dict[str, Submission]:
    (tmp_path / name).write_bytes(content)
    return {one.id: one for one in collect([tmp_path / name])}


def of_student(tmp_path: Path, content: bytes, name: str = "homework.zip") -> Submission:
    (tmp_path / "class" / "alice").mkdir(parents=True)
    (tmp_path / "class" / "alice" / name).write_bytes(content)
    (one,) = collect([tmp_path / "class"])
    assert one.id == "alice"
    return one


def troubles(one: Submission) -> dict[str | None, str]:
    assert {found.code for found in one.troubles} <= {"unreadable"}
    return {found.file: found.reason.en for found in one.troubles}


# -- what is taken ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", PACKERS)
def test_an_archive_of_a_class_is_graded_as_the_folder_would_be(ending, tmp_path):
    members = {"a.py": CODE, "a.ipynb": b"{", "a/main.py": b"y = 2\n", "张伟/deep/x.py": CODE, "readme.txt": b"-"}
    for name, content in members.items():
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    found = of_class(tmp_path, PACKERS[ending](members), "class" + ending)
    assert list(found) == ["a", "a.ipynb", "a/", "张伟"]
    assert list(found.values()) == collect([tmp_path / "folder"])


@pytest.mark.parametrize("ending", PACKERS)
def test_a_students_archive_is_opened_where_it_lies(ending, tmp_path):
    one = of_student(tmp_path, PACKERS[ending]({"x.py": CODE, "data/d.csv": b"1"}), "homework" + ending)
    assert one.files == ("data/d.csv", "x.py")
    assert one.contents == {"x.py": CODE, "data/d.csv": b"1"}
    assert one.troubles == ()


def test_an_archive_at_the_top_of_a_folder_is_a_submission(tmp_path):
    (tmp_path / "bob.zip").write_bytes(zipped({"x.py": CODE}))
    (tmp_path / "bob.py").write_bytes(CODE)
    assert [(one.id, one.files) for one in collect([tmp_path])] == [("bob", ("bob.py",)), ("bob.zip", ("x.py",))]


def test_an_archive_beside_other_files_gets_a_folder_of_its_name(tmp_path):
    members = {"alice/x.py": b"x = 2\n", "alice/h.zip": zipped({"x.py": CODE}), "bob/h.zip": zipped({"x.py": CODE})}
    found = of_class(tmp_path, zipped({**members, "bob/h/x.py": b"x = 2\n"}))
    assert found["alice"].files == ("h/x.py", "x.py")
    assert found["bob"].files == ("h.zip/x.py", "h/x.py")


def test_a_folder_around_everything_is_taken_off(tmp_path):
    one = of_student(tmp_path, zipped({"hw/": b"", "hw/src/x.py": CODE, "hw/src/y.py": CODE, "__MACOSX/._x.py": b"-"}))
    assert one.files == ("x.py", "y.py")


@pytest.mark.parametrize("name", ["class.zip", "class (1).zip", "class(2).zip"])
def test_the_folder_of_the_archives_own_name_is_no_student(name, tmp_path):
    found = of_class(tmp_path, zipped({"class/": b"", "class/a/x.py": CODE, "class/b.py": CODE}), name)
    assert set(found) == {"a", "b"}


def test_another_single_folder_is_a_student(tmp_path):
    assert set(of_class(tmp_path, zipped({"alice/x.py": CODE}))) == {"alice"}


def test_an_empty_folder_has_its_row(tmp_path):
    found = of_class(tmp_path, zipped({"nobody/": b"", "a.py": CODE}))
    assert [one.code for one in found["nobody"].troubles] == ["no-code"]


def test_an_archive_is_one_submission_when_a_student_checks(tmp_path):
    (tmp_path / "mine.tar.gz").write_bytes(tarred({"mine/x.py": CODE}))
    (one,) = collect([tmp_path / "mine.tar.gz"], whole_folders=True)
    assert (one.id, one.files) == ("mine", ("x.py",))


def test_a_zip_by_another_name_is_data(tmp_path):
    one = of_student(tmp_path, zipped({"weights.npz": zipped({"w.npy": b"1"}), "x.py": CODE}))
    assert one.files == ("weights.npz", "x.py")
    assert one.troubles == ()


# -- names --------------------------------------------------------------------------------------------------


def renamed(content: bytes, old: bytes, new: bytes) -> bytes:
    """The archive with a name of the same length, as no packer would write it."""
    assert len(old) == len(new)
    assert content.count(old) == 2
    return content.replace(old, new)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("作业/第一题.py".encode("gbk"), "第一题.py"),
        ("作业/龘𠀀.py".encode("gb18030"), "龘𠀀.py"),
        ("作业/第一题.py".encode(), "第一题.py"),  # macOS: UTF-8, and no flag that says so
        ("作业\\誠.py".encode("gbk"), "誠.py"),  # 0x5C is the second byte of 誠, and the separator before it
        (b"\xff/\xff\xa0.py", "\xa0á.py"),  # neither: code page 437
    ],
    ids=["gbk", "gb18030", "utf-8", "backslash", "cp437"],
)
def test_names_of_other_computers(raw, name, tmp_path):
    placeholder = b"Q" * (len(raw) - 3) + b".py"
    one = of_student(tmp_path, renamed(zipped({placeholder.decode(): CODE}), placeholder, raw))
    assert one.files == (name,)
    assert one.troubles == ()


def test_the_name_once_more_in_utf8_counts(tmp_path):
    """Info-ZIP and Chinese packers write the old name, and the right one into an extra field."""
    info = zipfile.ZipInfo("Q.py")
    right = "第一题.py".encode()
    field = b"\x01" + struct.pack("<I", zlib.crc32(b"Q.py")) + right
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(info, CODE)
    assert of_student(tmp_path, buffer.getvalue()).files == ("第一题.py",)


def test_names_of_a_mac_are_composed(tmp_path):
    one = of_student(tmp_path, zipped({"re\u0301sume\u0301.py": CODE}))
    assert one.files == ("résumé.py",)


@pytest.mark.parametrize(
    "name",
    ["../x.py", "../../etc/x.py", "/x.py", "//server/x.py", "C:/x.py", "C:x.py", "..\\x.py", "\\x.py", "a/../../x.py"],
)
@pytest.mark.parametrize("ending", [".zip", ".tar"])
def test_names_that_lead_out_are_not_taken_and_said(name, ending, tmp_path):
    members = {name: b"EVIL = 1\n", "good.py": CODE}
    one = of_student(tmp_path, PACKERS[ending](members), "homework" + ending)
    assert one.contents == {"good.py": CODE}
    (said,) = troubles(one).values()
    assert "leads out" in said
    assert all(".." not in file.split("/") and not file.startswith("/") for file in one.files)


@pytest.mark.parametrize("name", ["../mallory.py", "/mallory.py", "C:\\mallory.py"])
def test_a_submission_whose_name_leads_out_has_its_row(name, tmp_path):
    found = of_class(tmp_path, zipped({name: CODE, "good.py": CODE}))
    assert set(found) == {"mallory", "good"}
    assert not found["mallory"].contents
    assert "leads out" in troubles(found["mallory"])["mallory.py"]
    assert found["good"].troubles == ()


@pytest.mark.parametrize(
    "name", ["a\nb.py", "\x1b[2J.py", "\u202egpj.py", "<b>.py", "长" * 84 + ".py", "-rf.py", "a'\"b.py"]
)
def test_odd_names_are_names(name, tmp_path):
    assert of_student(tmp_path, zipped({name: CODE})).contents == {name: CODE}


@pytest.mark.parametrize(
    "name",
    [
        "长" * 90 + ".py",
        "d/" * 25 + "x.py",
        "e/" + "f" * 250 + "/" + "g" * 250 + "/" + "h" * 250 + "/" + "i" * 250 + "/x.py",
    ],
)
def test_names_that_no_file_system_takes_are_said(name, tmp_path):
    one = of_student(tmp_path, zipped({name: CODE, "good.py": CODE}))
    assert set(one.contents) == {"good.py"}
    assert ["too long" in said for said in troubles(one).values()] == [True]


def test_a_null_byte_does_not_hide_an_ending(tmp_path):
    one = of_student(tmp_path, renamed(zipped({"x.pyQtxt": CODE, "good.py": CODE}), b"x.pyQtxt", b"x.py\0txt"))
    assert set(one.contents) == {"good.py"}
    assert len(one.troubles) == 1


@pytest.mark.parametrize(("first", "second"), [("x.py", "x.py"), ("x.py", "X.PY"), ("e\u0301.py", "\xe9.py")])
@pytest.mark.parametrize("ending", [".zip", ".tar"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_one_name_the_last_counts_and_the_others_are_said(first, second, ending, tmp_path):
    buffer = io.BytesIO()
    if ending == ".zip":
        with zipfile.ZipFile(buffer, "w") as file:
            file.writestr(first, b"x = 1\n")
            file.writestr(second, b"x = 2\n")
    else:
        with tarfile.open(fileobj=buffer, mode="w") as tar:
            for name, content in ((first, b"x = 1\n"), (second, b"x = 2\n")):
                info = tarfile.TarInfo(name)
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
    one = of_student(tmp_path, buffer.getvalue(), "homework" + ending)
    assert list(one.contents.values()) == [b"x = 2\n"]
    assert "comes later" in next(iter(troubles(one).values()))


def test_students_whose_names_differ_in_case_are_two(tmp_path):
    found = of_class(tmp_path, zipped({"alice.py": CODE, "Alice.py": b"y = 2\n"}))
    assert set(found) == {"alice", "Alice"}
    assert all(one.contents for one in found.values())


def test_a_file_where_a_folder_is_needed(tmp_path):
    one = of_student(tmp_path, zipped({"a": b"1", "a/x.py": CODE, "b.py/x.py": CODE, "b.py": CODE}))
    assert set(one.contents) == {"a/x.py", "b.py/x.py"}
    assert set(troubles(one)) == {"a", "b.py"}


# -- what is no plain file ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK])
def test_links_and_devices_in_a_zip_are_not_followed(kind, tmp_path):
    info = zipfile.ZipInfo("x.py")
    info.create_system = 3
    info.external_attr = (kind | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(info, "/etc/passwd")
        file.writestr("good.py", CODE)
    one = of_student(tmp_path, buffer.getvalue())
    assert set(one.contents) == {"good.py"}
    assert "link" in troubles(one)["x.py"]


@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.GNUTYPE_SPARSE],
)
def test_links_devices_and_sparse_files_in_a_tar_are_not_followed(kind, tmp_path):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as file:
        good = tarfile.TarInfo("good.py")
        good.size = len(CODE)
        file.addfile(good, io.BytesIO(CODE))
        info = tarfile.TarInfo("x.py")
        info.type, info.linkname = kind, "good.py"
        file.addfile(info)
    one = of_student(tmp_path, buffer.getvalue(), "homework.tar")
    assert one.contents == {"good.py": CODE}
    assert "link" in troubles(one)["x.py"]


# -- bombs --------------------------------------------------------------------------------------------------


def peak_bytes(call: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_is_refused_before_it_goes_off(compression, tmp_path):
    buffer = io.BytesIO(zipped({"good.py": CODE}))
    with zipfile.ZipFile(buffer, "a", compression) as file:
        file.writestr("bomb.py", b"\0" * (30 << 20))
    found: list[Submission] = []
    assert peak_bytes(lambda: found.append(of_student(tmp_path, buffer.getvalue()))) < 8 << 20
    assert set(found[0].contents) == {"good.py"}
    assert set(troubles(found[0])) == {"bomb.py"}


def test_a_size_that_lies_is_found(tmp_path):
    """A member that declares a few bytes and holds millions: no more than the few are read."""
    honest = zipped({"x.py": b"#" * (20 << 20), "good.py": CODE})
    lying = honest.replace(struct.pack("<I", 20 << 20), struct.pack("<I", 10))
    assert lying != honest
    found: list[Submission] = []
    assert peak_bytes(lambda: found.append(of_student(tmp_path, lying))) < 4 << 20
    assert set(found[0].contents) == {"good.py"}
    assert "damaged" in troubles(found[0])["x.py"]


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_a_tar_bomb_is_refused_before_it_goes_off(mode, tmp_path):
    bomb = tarred({"bomb.py": b"\0" * (100 << 20)}, mode)
    found: list[Submission] = []
    ending = ".tar." + mode.partition(":")[2]
    assert peak_bytes(lambda: found.append(of_student(tmp_path, bomb, "h" + ending))) < 60 << 20
    assert "tightly" in troubles(found[0])["h" + ending]


def test_an_xz_that_asks_for_gigabytes_of_memory_is_refused(tmp_path):
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 20}]
    content = bytearray(lzma.compress(tarred({"x.py": CODE}, "w"), filters=filters))
    header_size = (content[12] + 1) * 4
    header = content[12 : 12 + header_size]
    position = header.index(b"\x21\x01") + 2
    header[position] = 40  # the dictionary: 4 GiB - 1
    header[-4:] = struct.pack("<I", zlib.crc32(bytes(header[:-4])))
    content[12 : 12 + header_size] = header
    assert "damaged" in troubles(of_student(tmp_path, bytes(content), "h.tar.xz"))["h.tar.xz"]


def overlapping(members: int) -> bytes:
    """A small zip bomb in the way of Fifield: every entry points to the same bytes."""
    content = zipped({"x.py": CODE})
    start = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    entry = content[start:end]
    copies = b"".join(entry.replace(b"x.py", b"%04d"[:4] % number) for number in range(members))
    tail = bytearray(content[end:])
    struct.pack_into("<HHI", tail, 8, members, members, len(copies))
    return content[:start] + copies + bytes(tail)


def test_members_that_share_their_bytes_are_not_taken(tmp_path):
    one = of_student(tmp_path, overlapping(20))
    assert not one.contents
    assert len(one.troubles) == 20
    assert all("shares its bytes" in said for said in troubles(one).values())


def test_too_many_members_are_refused_before_they_are_listed(tmp_path):
    many = overlapping(9999)
    assert len(many) < 1 << 20
    assert "too many" in troubles(of_student(tmp_path, many))["homework.zip"]


def test_too_many_members_of_a_tar(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_MEMBERS", 10)
    one = of_student(tmp_path, tarred({f"{number}.py": CODE for number in range(11)}), "h.tar.gz")
    assert "too many" in troubles(one)["h.tar.gz"]


def test_one_students_bomb_leaves_the_others(tmp_path):
    bomb = zipped({f"{number}.txt": b"\0" * (16 << 20) for number in range(8)}, zipfile.ZIP_STORED)
    found = of_class(tmp_path, zipped({"mallory/bomb.zip": bomb, "alice.py": CODE, "bob/x.py": CODE}))
    assert [one.troubles for name, one in found.items() if name != "mallory"] == [(), ()]
    assert found["mallory"].troubles


def test_an_archive_in_a_students_archive_is_not_opened(tmp_path):
    inner = zipped({"x.py": CODE})
    found = of_class(tmp_path, zipped({"alice.zip": inner, "bob.zip": zipped({"deep.zip": inner, "y.py": CODE})}))
    assert found["alice"].files == ("x.py",)
    assert found["bob"].files == ("deep.zip", "y.py")
    assert "archive within an archive" in troubles(found["bob"])["deep.zip"]


# -- damaged, encrypted, foreign ----------------------------------------------------------------------------


@pytest.mark.parametrize("ending", PACKERS)
@pytest.mark.parametrize("kept", [0, 1, 30, 0.5, -30])
def test_what_is_cut_off_is_a_row_for_a_student_and_wrong_usage_for_a_class(ending, kept, tmp_path):
    noise = bytes((number * 7919) % 251 for number in range(5000))
    content = PACKERS[ending]({"x.py": CODE, "noise.bin": noise * 3, "y.py": CODE})
    if ending == ".tar" and kept == -30:
        kept = 0.5  # the end of a tar is padding
    cut = content[: int(len(content) * kept)] if isinstance(kept, float) else content[:kept]
    assert "damaged" in troubles(of_student(tmp_path, cut, "h" + ending))["h" + ending]
    (tmp_path / ("class" + ending)).write_bytes(cut)
    with pytest.raises(UsageError, match=r"class.*damaged"):
        collect([tmp_path / ("class" + ending)])


def test_a_damaged_member_leaves_the_others(tmp_path):
    content = bytearray(zipped({"bad.py": b"y = 12345\n", "good.py": CODE}, zipfile.ZIP_STORED))
    content[content.index(b"12345")] ^= 1
    one = of_student(tmp_path, bytes(content))
    assert set(one.contents) == {"good.py"}
    assert "damaged" in troubles(one)["bad.py"]


def test_an_encrypted_member_says_what_to_do(tmp_path):
    content = bytearray(zipped({"x.py": CODE}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in troubles(of_student(tmp_path, bytes(content)))["x.py"]


@pytest.mark.parametrize("name", ["h.rar", "h.7z", "H.RAR"])
def test_archives_that_are_not_read_say_so(name, tmp_path):
    one = of_student(tmp_path, b"Rar!\x1a\x07\x01\x00", name)
    assert "unpack" in troubles(one)[name]
    assert one.files == (name,)
    (tmp_path / "class.rar").write_bytes(b"Rar!")
    with pytest.raises(UsageError, match="unpack"):
        collect([tmp_path / "class.rar"])


@pytest.mark.parametrize("name", ["numpy.py", "torch.py", "json.py", "sitecustomize.py", "conftest.py", "x.pth"])
def test_files_named_like_modules_are_bytes(name, tmp_path):
    content = b"raise SystemExit('imported')\n"
    assert of_student(tmp_path, zipped({name: content})).contents == {name: content}


def test_nothing_is_written_to_disk(tmp_path):
    of_class(tmp_path, zipped({"a.zip": zipped({"x.py": CODE}), "b/c.tar.gz": tarred({"x.py": CODE})}))
    assert [path.name for path in tmp_path.iterdir()] == ["class.zip"]
