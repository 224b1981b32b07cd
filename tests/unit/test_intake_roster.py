"""A list of the class: who handed in nothing gets a row, and nobody gets two."""

from __future__ import annotations

import pytest

from grader.errors import UsageError
from grader.intake.collect import collect

CANVAS = (
    'Student,ID,SIS User ID,SIS Login ID,Section,HW (9)\n    Points Possible,,,,,100\n"A, Amy",11,s1,amy,N,\n'
    '"B, Bob",12,s2,bob,N,\n"C, Cai",11012,s3,,N,\n'
)
MOODLE = "编号,全名,成绩,最高成绩\n参与者11,Amy A,,100\n参与者12,张伟,,100\n"
OWN = "姓名,学号\n甲,AMY\n乙,bob\n丙,\n"


def rows(tmp_path, files, roster, encoding="utf-8-sig"):
    for name in files:
        path = tmp_path / "class" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "list.csv").write_bytes(roster.encode(encoding))
    return collect([tmp_path / "class"], roster=tmp_path / "list.csv")


@pytest.mark.parametrize(
    ("files", "roster", "expected"),
    [
        (["amya_11_501_x.py"], CANVAS, ["amya_11", "bob_12", "ccai_11012"]),
        (["amy.py", "s2/x.py"], CANVAS, ["amy", "s2", "ccai_11012"]),
        (["Amy A_11_assignsubmission_file_x.py"], MOODLE, ["Amy A_11", "张伟_12"]),
        (["amy.py"], OWN, ["amy", "bob"]),
        (["amy.py"], "a name\namy\nzoe\n", ["amy", "zoe"]),
        (["amy.py"], "id;name\nzoe;Z\n", ["amy", "zoe"]),
    ],
)
def test_who_is_not_there_comes_last(files, roster, expected, tmp_path):
    assert [one.id for one in rows(tmp_path, files, roster)] == expected


def test_a_row_of_nothing_says_so_and_keeps_whose_it_is(tmp_path):
    *_, last = rows(tmp_path, ["Amy A_11_assignsubmission_file_x.py"], MOODLE, "gb18030")
    assert [(one.code, one.reason.en) for one in last.troubles] == [("no-code", "nothing was handed in")]
    assert last.origin is not None
    assert (last.origin.layout, last.origin.key, last.files) == ("moodle", "12", ())


@pytest.mark.parametrize("content", [b"", b"id\n", b"\xff\xff\xff\x80", b'id\n"' + b"x" * 200_000])
def test_a_list_of_nobody_is_wrong_usage(content, tmp_path):
    (tmp_path / "list.csv").write_bytes(content)
    with pytest.raises(UsageError, match=r"list\.csv"):
        collect([], roster=tmp_path / "list.csv")
