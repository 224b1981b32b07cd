"""Grades in the files of other tools: the right row, every other byte as it was, nothing a student could inject."""

from __future__ import annotations

import base64
import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from grader.assignment.load import load
from grader.errors import UsageError
from grader.intake.submission import Submission
from grader.model import Assessment, Finding, Grade, Origin, Report, Status, Text, Verdict
from grader.report import as_json
from grader.report.formats import canvas, github, gradescope, junit, moodle, moodle_feedback, nbgrader
from grader.report.formats.format import Options
from grader.report.formats.sheet import parse
from grader.report.read import parse as parse_report
from grader.scoring.rubric import score

ASSIGNMENT = load().assignment
CHECKS = list(ASSIGNMENT.points.by_check())
EVIL = "\x1b[2J::set-output name=x::y\n=cmd|' /C calc'!A0 </script><![CDATA[ ]]>\ufffe\u202e"


def grade(identity: str, share: float = 0.8, *, layout: str = "", key: str = "", open_points: bool = False) -> Grade:
    words = Text(en=f"so {EVIL}", zh="是这样")
    verdict = Verdict(status=Status.PARTIAL, share=share, message=words, evidence={"hidden": [0.123456789]})
    verdicts = dict.fromkeys(CHECKS, verdict)
    verdicts["numpy.operator"] = Verdict(status=Status.PASSED, share=1.0, message=words)
    verdicts["lstm.operator"] = Verdict(status=Status.MISSING, share=0.0, message=words)
    if open_points:
        verdicts["gradients.analysis"] = Verdict(status=Status.REVIEW, share=0.0, message=words)
    finding = Finding(code="exception", part=None, message=words, file="a.py", line=3)
    origin = Origin(layout=layout, name=identity.rpartition("_")[0] or identity, key=key) if layout else None
    submission = Submission(
        id=identity, files=("a.py",), sha256="0" * 64, contents={}, sources=(), troubles=(), origin=origin
    )
    return score(submission, ASSIGNMENT, Assessment(verdicts=verdicts, findings=(finding, finding)))


def report(*grades: Grade) -> Report:
    return Report(
        assignment_id="nndl-6-lstm",
        assignment_sha256="1" * 64,
        max_score=100.0,
        seed=7,
        isolation={"mode": "strict", "layers": {}},
        versions={"lstm-grade": "0", "numpy": "2", "torch": "2"},
        grades=grades,
    )


def table(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


# -- the report, read again ---------------------------------------------------------------------------------


def test_a_report_is_read_as_it_was_written():
    whole = report(grade("amy_1", layout="canvas", key="1", open_points=True), grade("bob"))
    text = as_json.render(whole)
    jsonschema.validate(json.loads(text), json.loads(as_json.SCHEMA.read_text(encoding="utf-8")))
    again = parse_report(text.encode(), "report.json")
    assert as_json.render(again) == text
    assert again.grades[0].origin == whole.grades[0].origin


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"schema_version": 2}'])
def test_another_file_is_no_report(content):
    with pytest.raises(UsageError, match="report"):
        parse_report(content, "report.json")


# -- a sheet of which every other byte stays ----------------------------------------------------------------


CELLS = st.text(st.sampled_from('ab,;"\n\r 1=张'), max_size=5)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_a_sheet_is_read_as_csv_reads_it_and_changed_in_one_cell(rows, line_end, mark):
    buffer = io.StringIO()
    header = ["Student", "ID", "Grade"]
    csv.writer(buffer, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    content = (b"\xef\xbb\xbf" if mark else b"") + buffer.getvalue().encode()
    sheet = parse(content)
    assert [sheet.row(number) for number in range(len(sheet.rows))] == [
        [value.strip() for value in row] for row in [header, *rows]
    ]
    assert sheet.filled({}) == content
    start, end = sheet.rows[1][2]
    assert sheet.filled({(1, 2): "80"}) == content[:start] + b"80" + content[end:]


@given(st.binary(max_size=80))
def test_any_bytes_are_a_sheet_or_wrong_usage(content):
    try:
        sheet = parse(content)
    except UsageError:
        return
    assert sheet.filled({}) == content
    spans = [span for row in sheet.rows for span in row]
    assert spans == sorted(spans)


# -- Canvas -------------------------------------------------------------------------------------------------

GRADEBOOK = (
    '\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,"LSTM, 6-4 (4711)",Other (12),Final Score\r\n'
    ",,,,,Manual Posting,,(read only)\r\n"
    "    Points Possible,,,,,100.00,10,(read only)\r\n"
    '"Zhang, Wei",1001,s1,zhangwei,"N ""1""",,7.50,\r\n'
    '"Zhang, Wei",1002,s2,zhangwei2,N,3,"8",\r\n'
    '"李, 娜",1003,s3,lina,N,EX,=1+1,\r\n'
    '"Ma, Chao",1004,s4,machao,N,  ,,\r\n'
    '"Student, Test",1005,,abc,N,,,\r\n'
)
COLUMN = Options(column="LSTM, 6-4")


def canvas_class() -> Report:
    return report(
        grade("zhangwei_1001", layout="canvas", key="1001"),
        grade("zhangwei_1002", 0.5, layout="canvas", key="1002", open_points=True),
        grade("lina_1003", layout="canvas", key="1003"),
        grade("MaChao"),
        grade("nobody"),
    )


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("mark", [True, False])
def test_canvas_fills_one_column_and_leaves_every_other_byte(delimiter, mark):
    book = GRADEBOOK.encode() if mark else GRADEBOOK[1:].encode()
    if delimiter == ";":
        rows = list(csv.reader(io.StringIO(GRADEBOOK[1:], newline="")))
        buffer = io.StringIO("\ufeff" if mark else "")
        csv.writer(buffer, delimiter=";", lineterminator="\n").writerows(rows)
        book = buffer.getvalue().encode()
    whole = canvas_class()
    first, second, _, fourth, _ = (f"{one.score:g}" for one in whole.grades)
    filled = canvas.render(whole, book, COLUMN)
    before, after = table(book, delimiter), table(filled.content, delimiter)
    assert [row[5] for row in after] == [*(row[5] for row in before[:3]), first, second, "EX", fourth, ""]
    assert [row[:5] + row[6:] for row in after] == [row[:5] + row[6:] for row in before]
    undone = parse(filled.content).filled({(3, 5): "", (4, 5): "3", (6, 5): "  "})
    assert undone.replace(b"  ", b"") == book.replace(b"  ", b"")
    assert [note.en.partition(":")[0] for note in filled.notes] == ["nobody", "lina_1003"]


def test_only_final_grades_are_filled_in_if_asked():
    filled = canvas.render(canvas_class(), GRADEBOOK.encode(), Options(column="LSTM, 6-4 (4711)", only_final=True))
    assert table(filled.content)[4][5] == "3"
    assert any("open" in note.en for note in filled.notes)


def test_a_column_that_is_not_clear_is_asked_for():
    with pytest.raises(UsageError, match=r"LSTM, 6-4 \(4711\).*Other \(12\)"):
        canvas.render(canvas_class(), GRADEBOOK.encode(), Options())
    with pytest.raises(UsageError, match=r"--column: the gradebook has no column `LSTM`; it has: `LSTM, 6-4"):
        canvas.render(canvas_class(), GRADEBOOK.encode(), Options(column="LSTM"))


def test_another_maximum_is_said_and_converted_if_asked():
    with pytest.raises(UsageError, match="--scale"):
        canvas.render(canvas_class(), GRADEBOOK.encode(), Options(column="Other"))
    whole = canvas_class()
    filled = canvas.render(whole, GRADEBOOK.encode(), Options(column="Other", scale=True))
    assert float(table(filled.content)[3][6]) == pytest.approx(whole.grades[0].score / 10, abs=0.005)


def test_two_submissions_of_one_student_are_left_to_a_person():
    whole = report(grade("a_1001", layout="canvas", key="1001"), grade("b_1001", layout="canvas", key="1001"))
    filled = canvas.render(whole, GRADEBOOK.encode(), COLUMN)
    assert filled.content == GRADEBOOK.encode()
    assert filled.notes


def test_a_number_of_another_platform_is_somebody_else():
    filled = canvas.render(report(grade("x_1001", layout="moodle", key="1001")), GRADEBOOK.encode(), COLUMN)
    assert filled.content == GRADEBOOK.encode()


# -- Moodle -------------------------------------------------------------------------------------------------

ENGLISH = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments"
)
CHINESE = "编号,全名,电子邮件地址,状态,成绩,最高成绩,成绩可以修改,上次修改（提交）,上次修改（成绩）,反馈评论"
UNKNOWN = "Ident.,Nimi,Posti,Tila,Arvosana,Enintään,Muutettavissa,Muokattu (palautus),Muokattu (arvosana),Palaute"


def worksheet(header: str, participant: str = "Participant ") -> bytes:
    rows = [
        f'{participant}77,"Zhang Wei",z@x.cn,"Submitted, ""late""",,100.00,Yes,"Monday, 1 June",-,',
        f"{participant}78,张伟,z2@x.cn,Submitted,12.00,100.00,Yes,-,-,old",
        f"{participant}79,Li Na,100,No submission,,100.00,Yes,-,-,",
    ]
    return ("\ufeff" + "\n".join([header, *rows]) + "\n").encode()


@pytest.mark.parametrize(
    ("header", "participant"), [(ENGLISH, "Participant "), (CHINESE, "参与者"), (UNKNOWN, "Osallistuja ")]
)
def test_moodle_in_any_language(header, participant):
    book = worksheet(header, participant)
    whole = report(grade("Zhang Wei_77", layout="moodle", key="77"), grade("张伟_78", 0.5, layout="moodle", key="78"))
    filled = moodle.render(whole, book, Options(lang="zh"))
    before, after = table(book), table(filled.content)
    assert [row[4] for row in after[1:]] == [f"{whole.grades[0].score:g}", f"{whole.grades[1].score:g}", ""]
    assert [row[:4] + row[5:9] for row in after] == [row[:4] + row[5:9] for row in before]
    assert filled.notes == ()
    if header is not UNKNOWN:
        assert "得分" in after[1][9]
        assert after[3][9] == ""
        assert "<" not in after[1][9].replace("<br>", "")


def test_what_is_no_worksheet_is_said():
    with pytest.raises(UsageError, match="worksheet"):
        moodle.render(report(), b"a,b\n1,2\n", Options())


def test_feedback_files_have_names_that_moodle_takes_apart():
    whole = report(
        grade("Zhang Wei_77", layout="moodle", key="77"), grade("../张/伟_78", layout="moodle", key="78"), grade("x")
    )
    made = moodle_feedback.render(whole, b"", Options(lang="en"))
    assert made.content == moodle_feedback.render(whole, b"", Options(lang="en")).content
    with zipfile.ZipFile(io.BytesIO(made.content)) as file:
        names = file.namelist()
        assert [name.split("_", 4)[1:4] for name in names] == [
            [key, "assignsubmission", "file"] for key in ("77", "78")
        ]
        assert not any("/" in name for name in names)
        shown = file.read(names[0]).decode("utf-8-sig")
    assert "numpy" in shown.lower()
    assert "\x1b" not in shown
    assert len(made.notes) == 1


# -- nbgrader, Gradescope, GitHub, JUnit ---------------------------------------------------------------------


def test_nbgrader_has_its_columns_and_no_formulas():
    made = nbgrader.render(
        report(grade("=1+1"), grade("amy", layout="nbgrader", key="amy", open_points=True)),
        b"",
        Options(only_final=True),
    )
    header, first, second = table(made.content)
    assert header == list(nbgrader.COLUMNS)
    assert dict(zip(header, first, strict=True))["student_id"] == "'=1+1"
    row = dict(zip(header, second, strict=True))
    assert (row["student_id"], row["score"], row["max_score"]) == ("amy", "", "100")


VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
GRADESCOPE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["score", "tests"],
    "properties": {
        "score": {"type": "number"},
        "output": {"type": "string"},
        "output_format": FORMAT,
        "test_output_format": FORMAT,
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "extra_data": {"type": "object"},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "score": {"type": "number"},
                    "max_score": {"type": "number"},
                    "status": {"enum": ["passed", "failed"]},
                    "name": {"type": "string"},
                    "number": {"type": "string"},
                    "output": {"type": "string"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "visibility": {"const": "visible"},  # one hidden test hides the total
                },
            },
        },
    },
}


def test_gradescope_takes_it():
    one = grade("a", open_points=True)
    document = json.loads(gradescope.render(report(one), b"", Options(lang="zh")).content)
    jsonschema.validate(document, GRADESCOPE)
    assert document["score"] == pytest.approx(sum(test["score"] for test in document["tests"]))
    statuses = [test.get("status") for test in document["tests"]]
    assert [statuses.count(one) for one in ("passed", None)] == [1, 1]
    assert "0.123456789" not in json.dumps(document)
    assert "待教师评定" in document["output"]


@pytest.mark.parametrize("kind", [gradescope, github])
def test_one_submission_at_a_time(kind):
    with pytest.raises(UsageError, match="one submission"):
        kind.render(report(grade("a"), grade("b")), b"", Options())


def test_github_gets_one_line_in_which_no_command_can_be():
    content = github.render(report(grade("a")), b"", Options()).content
    assert content.count(b"\n") == 1
    assert b":" not in content
    document = json.loads(base64.b64decode(content.strip(), validate=True))
    assert (document["status"], document["max_score"], len(document["tests"])) == ("fail", 100, len(CHECKS))
    assert sum(test["score"] for test in document["tests"]) == pytest.approx(grade("a").score)


def test_junit_is_xml_whose_counts_are_right():
    whole = report(grade("张伟\x00\ufffe<&>", open_points=True), grade("b"))
    root = Xml.fromstring(junit.render(whole, b"", Options()).content)
    assert root.tag == "testsuites"
    assert [suite.tag for suite in root] == ["testsuite"] * 2
    for suite in root:
        cases = suite.findall("testcase")
        assert [case.get("name") for case in cases] == CHECKS
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert suite.get(attribute) == str(len([case for case in cases if case.find(tag) is not None]))
        assert suite.get("tests") == str(len(cases))
        assert next(child.tag for child in suite) == "properties"
    assert root.get("tests") == str(2 * len(CHECKS))
    (value,) = root.findall("testsuite[2]/properties/property[@name='score']")
    assert float(value.get("value", "")) == pytest.approx(whole.grades[1].score)
    assert b"\x1b" not in junit.render(whole, b"", Options()).content


def test_junit_is_valid_by_its_schema():
    schema = xmlschema.XMLSchema(Path(__file__).with_name("junit.xsd"))
    error = Verdict(status=Status.ERROR, share=0.0, message=Text(en="so", zh="是"))
    nobody = Submission(id="c", files=(), sha256="0" * 64, contents={}, sources=(), troubles=())
    failed = score(nobody, ASSIGNMENT, Assessment(verdicts=dict.fromkeys(CHECKS, error), findings=()))
    content = junit.render(report(grade("张伟\x00\ufffe<&>", open_points=True), failed), b"", Options()).content
    schema.validate(content.decode())
    root = Xml.fromstring(content)
    points = {one.get("name"): one.get("value") for one in root.findall("testsuite[1]/properties/property")}
    assert set(points) == {"score", "pending", "max_score", *CHECKS}
    assert root.findall("testsuite[2]/testcase/error")
    for wrong in (content.replace(b"testcase", b"case"), content.replace(b' tests="', b' test="', 1)):
        assert not schema.is_valid(wrong.decode())
