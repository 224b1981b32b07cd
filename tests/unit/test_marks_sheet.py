"""Mark sheets: what is written comes back, what a person wrote stays, and what cannot be meant is refused."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.assignment.load import load
from grader.intake.submission import Submission
from grader.marks import as_csv, as_toml
from grader.marks.entry import Entry, MarksError
from grader.marks.files import gather, keep, read_sheet, sheets_in, write_sheet
from grader.marks.sheet import MAX_EXCERPT, filled_in, go_on, to_mark
from grader.marks.verify import verify
from grader.model import Assessment, Finding, Report, Status, Text, Verdict
from grader.scoring.marks import merge
from grader.scoring.rubric import score

ASSIGNMENT = load().assignment
POINTS = ASSIGNMENT.points.by_check()
SHA = {"a": "a" * 64, "李雷": "b" * 64, "=cmd|' /C calc'!A0": "c" * 64, "007": "d" * 64, "x\ny": "e" * 64}
AWKWARD = [
    "=1+1",
    "'=1",
    "''x",
    "'quoted' words",
    "-",
    "＝",
    "a,b;c\td",
    'say "so"',
    "两行\n的评语\r\n",
    "‹U+000A›",
    "1e5",
    "3-4",
]
FORMATS = {"csv": as_csv, "toml": as_toml}


def report(*identities: str) -> Report:
    found = [
        {"file": "h w.ipynb", "line": 12, "excerpt": "def backward(dh):\n    =evil"},
        {"file": "h w.ipynb", "line": None, "excerpt": "门接近 1"},
    ]
    review = Verdict(status=Status.REVIEW, share=0, message=Text(en="look", zh="请看"), evidence={"found": found})
    passed = Verdict(status=Status.PASSED, share=1, message=Text(en="so", zh="是"))
    verdicts = {name: review if name.startswith("gradients") else passed for name in POINTS}
    finding = Finding(code="exception", part="gradients", message=Text(en="so", zh="是"), file="b.py", line=3)
    assessment = Assessment(verdicts=verdicts, findings=(finding,))
    return Report(
        assignment_id="x",
        assignment_sha256="0" * 64,
        max_score=100,
        seed=1,
        isolation={},
        versions={},
        grades=tuple(
            score(
                Submission(id=one, files=("a.py",), sha256=SHA[one], contents={}, sources=(), troubles=()),
                ASSIGNMENT,
                assessment,
            )
            for one in identities
        ),
    )


def bare(entries: list[Entry]) -> list[dict[str, object]]:
    fields = [name for name in Entry.__dataclass_fields__ if name not in ("source", "line")]
    return [{name: getattr(entry, name) for name in fields} for entry in entries]


def parse(text: str, source: str = "marks.csv") -> list[Entry]:
    return as_csv.parse(text.encode(), source)


def given_of(text: str) -> dict[tuple[str, str], float | None]:
    return {(one.submission, one.check): one.score for one in verify(parse(text), SHA, POINTS)}


# -- what is on it ------------------------------------------------------------------------------------------


def test_all_that_is_open_is_on_the_sheet_with_its_evidence():
    entries = to_mark(report("a", "李雷"), "zh")
    assert [(one.submission, one.check) for one in entries] == [
        (name, check) for name in ("a", "李雷") for check in ("gradients.value", "gradients.analysis")
    ]
    first = entries[0]
    assert (first.reason, first.max_score, first.score, first.sha256) == ("请看", "12", "", SHA["a"])
    assert first.where == "h w.ipynb:12; h w.ipynb; b.py:3"
    assert first.excerpt == "def backward(dh):\n    =evil\n|\n门接近 1"
    assert ",def backward(dh): =evil | 门接近 1," in as_csv.render(entries, "zh")
    assert 'excerpt = """\ndef backward(dh):\n    =evil\n|\n门接近 1"""\n' in as_toml.render(entries, "zh")
    assert not first.is_touched


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_sheet_comes_back_as_it_was_written(name, lang):
    entries = to_mark(report(*(one for one in SHA if one != "x\ny")), lang)
    back = bare(FORMATS[name].parse(FORMATS[name].render(entries, lang).encode(), "x"))
    if name == "csv":  # has a line for each check
        entries = [replace(one, excerpt=" ".join(one.excerpt.split())) for one in entries]
    assert back == bare(entries)


def test_a_cell_is_named_and_what_is_cut_says_so():
    (grade,) = report("a").grades
    found = [{"file": "hw6.ipynb", "cell": 3, "line": 52, "excerpt": "x = 1\n" * 400}]
    checks = [replace(one, evidence={"found": found}) if one.id == "gradients.value" else one for one in grade.checks]
    said = Text(en="It stops (b.ipynb, code cell 4, line 3)", zh="停止（b.ipynb 第 4 个代码单元第 3 行）")
    findings = [replace(one, file="b.ipynb", message=said) for one in grade.findings]
    grade = replace(grade, checks=tuple(checks), findings=tuple(findings))
    for lang, where in (
        ("en", "hw6.ipynb, code cell 3, line 52; b.ipynb, code cell 4, line 3"),
        ("zh", "hw6.ipynb 第 3 个代码单元第 52 行; b.ipynb 第 4 个代码单元第 3 行"),
    ):
        first = to_mark(replace(report(), grades=(grade,)), lang)[0]
        assert first.where == where
        assert first.excerpt.startswith("x = 1\nx = 1\n")
        assert len(first.excerpt) == MAX_EXCERPT
        assert first.excerpt.endswith("…")


def test_what_looks_like_a_table_in_an_excerpt_is_none():
    """And does not have to be looked for in every line that looks so."""
    text = "\n".join(["[[mark]]", " [[ mark ]]", 'a = """', "b \\", "c"])
    sheet = as_toml.render([Entry(submission="a", check="numpy.output", excerpt=text)], "en")
    assert len(as_toml._HEADER.findall(sheet)) == 1
    (back,) = as_toml.parse(sheet.encode(), "x")
    assert back.excerpt == text


@pytest.mark.parametrize("name", FORMATS)
@given(comment=st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(AWKWARD))
def test_whatever_a_person_writes_comes_back(name, comment):
    if name == "csv":
        comment = comment.replace("\0", "")  # no spreadsheet writes it, and Python 3.10 does not read it
    entry = Entry(submission="a", check="numpy.output", comment=comment, extra=(("note", comment[:5]),))
    (back,) = FORMATS[name].parse(FORMATS[name].render([entry], "en").encode(), "x")
    assert (back.comment, back.extra) == (comment, entry.extra)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whoever_is_marked_is_found_again(identity):
    for name, module in FORMATS.items():
        entry = Entry(submission=identity, check="numpy.output", score="3")
        entries = module.parse(module.render([entry], "en").encode(), name)
        (mark,) = verify(entries, {identity: "a" * 64}, POINTS)
        assert mark.submission == identity


def test_a_spreadsheet_runs_no_cell_and_keeps_numbers_as_text():
    text = as_csv.render(to_mark(report(*SHA), "en"), "en")
    assert text.startswith("\ufeffsubmission,")
    for row in list(csv.reader(io.StringIO(text[1:], newline="")))[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert "\r\n'007," in text


# -- what a person sends back ---------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_what_a_spreadsheet_saved_is_read(separator, encoding):
    rows = ["提交,得分,检查项", "李雷,7.5,gradients.analysis", ",,", "=cmd|' /C calc'!A0,1,numpy.output"]
    content = "\r\n".join(rows).replace(",", separator).encode(encoding)
    marks = verify(as_csv.parse(content, "x"), SHA, POINTS)
    assert [(one.submission, one.check, one.score) for one in marks] == [
        ("李雷", "gradients.analysis", 7.5),
        ("=cmd|' /C calc'!A0", "numpy.output", 1),
    ]


def test_a_decimal_comma_and_the_separator_that_goes_with_it():
    assert given_of("sep=;\nsubmission;check;score\na;numpy.output;7,5\n") == {("a", "numpy.output"): 7.5}


def test_a_line_that_nobody_filled_in_is_no_mark_whoever_it_names():
    assert given_of("submission,check,score,by\ngone,numpy.output,,\na,numpy.output,,Ada\na,numpy.hidden,0,\n") == {
        ("a", "numpy.hidden"): 0
    }


WRONG = {
    "nobody,numpy.output,3": "no submission 'nobody'",
    "a,numpy.outputs,3": "no check 'numpy.outputs'",
    "a,,3": "no check ''",
    "a,numpy.output,12.01": "out of range",
    "a,numpy.output,-1": "out of range",
    "a,numpy.output,nan": "no number",
    "a,numpy.output,inf": "no number",
    "a,numpy.output,1_0": "no number",
    "a,numpy.output,8/12": "no number",
    "a,numpy.output,eight": "no number",
    "a,numpy.output,3\na,numpy.output,3": "second time",
}


@pytest.mark.parametrize(("row", "words"), WRONG.items())
def test_what_cannot_be_meant_is_refused_with_its_line(row, words):
    text = f'submission,check,score,comment\n李雷,gradients.analysis,1,"two\nlines"\n\n{row}\n'
    line = 4 + len(row.split("\n"))
    with pytest.raises(MarksError) as refused:
        given_of(text)
    assert words in str(refused.value)
    assert f"marks.csv, line {line}: " in str(refused.value)


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(MarksError) as refused:
        given_of("submission,check,score\nnobody,numpy.output,3\na,numpy.output,3\na,numpy.output,99\n")
    assert "line 2" in str(refused.value)
    assert "line 4" in str(refused.value)
    assert "line 3:" not in str(refused.value)


def test_a_hash_that_is_none_is_refused():
    with pytest.raises(MarksError, match="line 2: 'abc' is no sha256"):
        given_of("submission,check,score,sha256\na,numpy.output,3,abc\n")


def test_a_mark_without_a_hash_is_for_what_is_there_now():
    (mark,) = verify(parse("submission,check,score\na,numpy.output,3\n"), SHA, POINTS)
    assert mark.sha256 == SHA["a"]


def test_two_names_that_look_alike_are_not_confused():
    with pytest.raises(MarksError, match="can mean"):
        verify(parse("submission,check,score\nx‹U+000A›y,numpy.output,3\n"), {"x\ny": "", "x‹U+000A›y": ""}, POINTS)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nothing in it"),
        (b"submission,check,points\na,numpy.output,1\n", "no column score"),
        (b"submission,check,score,score\n", "two columns"),
        (b"submission,check,score\na,numpy.output,1,2,3\n", "line 2: 5 cells"),
        (b'submission,check,score\na,"numpy\n', "line 2: not CSV"),
        (b"\x80\x81\xff\xff", "no text"),
    ],
)
def test_what_is_no_sheet_is_refused(content, words):
    with pytest.raises(MarksError, match=words):
        as_csv.parse(content, "marks.csv")


TWO = """[[mark]]
submission = "a"
check = "numpy.output"
comment = \"\"\"
[[mark]]
\"\"\"

[[mark]]
submission = "b"
check = "numpy.output"
score = 1
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[mark]]\nsubmission = 1\ncheck = 'x'\nscore = true\n", "line 1: score"),
        ("# x\n[[mark]]\ncheck = 'numpy.output'\n", "line 2: this mark has no submission"),
        ("[[mark]]\nsubmission = 'a'\ncheck = 'numpy.output'\nscore = nan\n", "line 1: 'nan' is no number"),
        ("x = 1\n", "nothing but tables"),
        ("mark = 3\n", "no table"),
        ("[[mark]\n", "not TOML.*line 1"),
        (
            TWO,
            "line 8: there is no submission 'b'",
        ),
    ],
)
def test_toml_that_cannot_be_meant_is_refused_with_its_line(text, words):
    with pytest.raises(MarksError, match=words):
        verify(as_toml.parse(text.encode(), "marks.toml"), SHA, POINTS)


def test_toml_takes_numbers_texts_and_dates():
    text = '[[mark]]\nsubmission = "a"\ncheck = "numpy.output"\nscore = 7.5\nat = 2026-11-24\n'
    (mark,) = verify(as_toml.parse(text.encode(), "x"), SHA, POINTS)
    assert (mark.score, mark.at) == (7.5, "2026-11-24")


# -- going on ---------------------------------------------------------------------------------------------------


def test_what_a_person_wrote_stays_and_new_lines_come_at_the_end():
    begun = parse("submission,check,score,comment,note\na,gradients.analysis,6,=good,mine\na,gradients.value,,,\n")
    wanted = to_mark(report("李雷", "a"), "en")
    after = go_on(begun, wanted)
    assert [(one.submission, one.check) for one in after] == [
        ("a", "gradients.analysis"),
        ("a", "gradients.value"),
        ("李雷", "gradients.value"),
        ("李雷", "gradients.analysis"),
    ]
    first = after[0]
    assert (first.score, first.comment, first.extra, first.sha256) == ("6", "=good", (("note", "mine"),), SHA["a"])
    assert bare(go_on(after, wanted)) == bare(after)


def test_a_line_for_something_that_is_open_no_more_goes_unless_it_is_filled_in():
    begun = parse("submission,check,score\na,numpy.output,\na,numpy.hidden,3\n")
    kept = {(one.submission, one.check) for one in go_on(begun, to_mark(report("a"), "en"))}
    assert ("a", "numpy.output") not in kept
    assert ("a", "numpy.hidden") in kept


def test_the_hash_of_what_was_marked_is_not_brought_up_to_date():
    begun = parse(f"submission,check,score,sha256\na,gradients.value,6,{'9' * 64}\n")
    assert go_on(begun, to_mark(report("a"), "en"))[0].sha256 == "9" * 64


def test_a_sheet_that_was_lost_is_made_again_from_the_report():
    before = report("a")
    marks = verify(parse("submission,check,score,comment,by\na,numpy.output,6,so,Ada\n"), SHA, POINTS)
    after = Report(
        **{name: getattr(before, name) for name in before.__slots__} | {"grades": merge(before.grades, marks)}
    )
    (entry,) = [one for one in to_mark(after, "en") if one.check == "numpy.output"]
    assert (entry.score, entry.comment, entry.by) == ("6", "so", "Ada")


# -- files ------------------------------------------------------------------------------------------------------


def put(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


HEAD = "submission,check,score,comment\n"


def scores(entries: list[Entry]) -> dict[tuple[str, str], str]:
    return {(one.submission, one.check): one.score for one in entries if one.is_mark}


def test_sheets_in_the_folder_are_read_together(tmp_path):
    put(tmp_path / "marks.csv", HEAD + "a,numpy.output,3,\n")
    put(tmp_path / "marks.toml", "[[mark]]\nsubmission = 'a'\ncheck = 'numpy.hidden'\nscore = 4\n")
    assert scores(gather(tmp_path, None)) == {("a", "numpy.output"): "3", ("a", "numpy.hidden"): "4"}


def test_the_same_check_in_both_sheets_is_refused(tmp_path):
    put(tmp_path / "marks.csv", HEAD + "a,numpy.output,3,\n")
    put(tmp_path / "marks.toml", "[[mark]]\nsubmission = 'a'\ncheck = 'numpy.output'\nscore = 4\n")
    with pytest.raises(MarksError, match="second time"):
        verify(gather(tmp_path, None), SHA, POINTS)


def test_what_is_passed_is_newer_than_what_lies_there_and_is_kept(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    put(folder / "marks.csv", HEAD + "a,numpy.output,3,old\n李雷,numpy.output,2,\n")
    put(folder / "marks.toml", "[[mark]]\nsubmission = 'a'\ncheck = 'numpy.hidden'\nscore = 4\n")
    passed = put(tmp_path / "over.csv", HEAD + "a,numpy.output,5,new\na,numpy.hidden,6,\na,lstm.output,1,\n")
    wanted = {
        ("a", "numpy.output"): "5",
        ("a", "numpy.hidden"): "6",
        ("a", "lstm.output"): "1",
        ("李雷", "numpy.output"): "2",
    }
    marks = gather(folder, passed)
    assert scores(marks) == wanted
    assert len(verify(marks, SHA, POINTS)) == 4
    assert keep(folder, marks, SHA, "en") == ["marks.csv", "marks.toml"]
    assert scores(gather(folder, None)) == wanted
    assert {one.sha256 for one in gather(folder, None)} == {SHA["a"], SHA["李雷"]}
    assert keep(folder, gather(folder, None), SHA, "en") == []
    assert passed.read_text(encoding="utf-8").startswith(HEAD)


def test_the_same_mark_passed_again_is_still_that_of_the_older_submission(tmp_path):
    passed = put(tmp_path / "over.csv", HEAD + "a,numpy.output,5,\na,numpy.hidden,5,\n")
    keep(tmp_path, gather(tmp_path, passed), SHA, "en")
    put(passed, HEAD + "a,numpy.output,5,\na,numpy.hidden,6,\n")
    found = {one.check: one.sha256 for one in gather(tmp_path, passed)}
    assert found == {"numpy.output": SHA["a"], "numpy.hidden": ""}


def test_passing_the_sheet_of_the_folder_itself_is_no_duplicate(tmp_path):
    sheet = put(tmp_path / "marks.csv", HEAD + "a,numpy.output,5,\n")
    assert len(gather(tmp_path, sheet)) == 1


@pytest.mark.parametrize("name", ["nowhere.csv", "marks.xlsx"])
def test_a_sheet_that_cannot_be_read_is_named(tmp_path, name):
    with pytest.raises(MarksError, match=name):
        gather(tmp_path, tmp_path / name)


def test_both_files_are_written_and_a_check_is_asked_for_in_one(tmp_path):
    wanted = to_mark(report("a", "007"), "en")
    for name in ("marks.csv", "marks.toml"):
        write_sheet(tmp_path / name, wanted, "en")
    sheets = sheets_in(tmp_path)
    flat = [replace(one, excerpt=" ".join(one.excerpt.split())) for one in wanted]
    assert [bare(entries) for entries in sheets.values()] == [bare(flat), bare(wanted)]
    filled = [*sheets["marks.csv"]]
    filled[0] = Entry(**{**bare(filled)[0], "score": "3"})
    assert len(go_on(read_sheet(tmp_path / "marks.toml"), wanted, filled_in(filled))) == len(wanted) - 1
