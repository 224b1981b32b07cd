"""The HTML report against what submissions put into it: nothing of it may run, fetch, or hide."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from grader.messages import say
from grader.model import (
    PARTS,
    CheckResult,
    Finding,
    Grade,
    Mark,
    Origin,
    PartResult,
    Report,
    RunRecord,
    Status,
    SubmissionStatus,
    Text,
)
from grader.report.html import write_site
from grader.report.site.class_page import render as render_index
from grader.report.site.names import page_name
from grader.report.site.page import TEMPLATES
from grader.report.site.source_view import MAX_COLOURED, MAX_SOURCE, Sources
from grader.report.site.submission_page import render_staff, render_student

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "</style></title></pre></textarea><svg onload=alert(1)>",
    "\" onclick=alert(1) x=\"' autofocus onfocus='alert(1)",
    "../../etc/passwd\n<b>two</b>\tlines",
    "a\u202etxt.exe\u2066\u200f\u0000\u001b[31m\u0085\ud800&amp;<!--",
    "{{ 7 * 7 }}{% raw %} javascript:alert(1) -->]]>",
)
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
TAGS = re.findall(
    r"\S+",
    """
    html head meta title style script body header nav main footer section article h1 h2 h3 p a b small span
    bdi code pre ul ol li dl dt dd div table caption thead tbody tr th td svg rect details summary figure
    figcaption colgroup col form label input button select option blockquote
    """,
)
ATTRIBUTES = re.findall(
    r"\S+",
    """
    lang charset http-equiv content name data-en data-zh class href type id hidden tabindex role scope
    data-sort rel aria-labelledby aria-hidden aria-current viewbox preserveaspectratio focusable x y width
    height for autocomplete spellcheck open rowspan colspan value data-status data-codes data-code title form
    """,
)
VOID = {"meta", "input", "col"}
LINK = re.compile(r"(?:#[\w-]+|\.\./index\.html|(?:submissions/|\.\./students/)?[\w.-]+-[0-9a-f]{8}\.html)?")


@dataclasses.dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]  # tags around it
    text: str = ""


class Page(HTMLParser):
    """A page as a browser takes it apart; a tag out of place is an error."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.comments: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, [one.tag for one in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({key for key, _ in attrs}) == len(attrs), (tag, attrs)
        inside = tuple(one.tag for one in self.open)
        element = Element(tag, {key: value or "" for key, value in attrs}, inside)
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for one in self.open:
            one.text += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, tag: str) -> list[Element]:
        return [one for one in self.elements if one.tag == tag]

    def of_class(self, name: str) -> list[Element]:
        return [one for one in self.elements if name in one.attributes.get("class", "").split()]


def the_grade(words: str, number: int = 0, status: SubmissionStatus = SubmissionStatus.REVIEW) -> Grade:
    """Build a grade that has hostile words wherever a submission can put words."""
    states = [*Status][: len(PARTS)] if number % 2 else [*Status][-len(PARTS) :]
    text = Text(en=f"en{number} {words}", zh=f"zh{number} {words}")
    evidence = {
        "expected": [0.0, 0.963623684, 1.0, 0.5],
        "got": [0.005, 0.958, "nan"],
        "first_difference": 2,
        "found": [{"file": words, "line": 1, "excerpt": words}],
        "changed": [words],
        words: {words: words},
    }
    checks = tuple(
        CheckResult(
            id=f"{part}.{key}",
            part=part,
            status=state,
            score=1.5,
            pending=2,
            max_score=5,
            message=text,
            evidence=evidence,
        )
        for part, state in zip(PARTS, states, strict=True)
        for key in (["value", "analysis"] if part == "gradients" else ["output", "hidden"])
    )
    place = say("place.cell", file=words + ".ipynb", cell=2, line=1)
    return Grade(
        id=words,
        files=(words, words),
        sha256="0" * 64,
        status=status,
        score=6,
        pending=8,
        max_score=20,
        parts={
            part: PartResult(status=state, score=1.5, pending=2, max_score=5)
            for part, state in zip(PARTS, states, strict=True)
        },
        checks=checks,
        findings=(
            Finding(code="exception", part=None, message=text, file=words, line=2),
            Finding(code="random-bias", part="lstm", message=place, file=words + ".ipynb", line=1, cell=2),
            Finding(code="timeout", part="numpy", message=text, file=words, line=10**6),
        ),
        runs=(
            RunRecord(
                file=words,
                purpose="plain",
                ending="killed",
                detail=words,
                cpu_seconds=1,
                wall_seconds=2,
                peak_bytes=2**20,
            ),
            RunRecord(
                file=words,
                purpose=words,
                ending=words,
                detail="",
                cpu_seconds=1,
                wall_seconds=2,
                peak_bytes=2**20,
            ),
        ),
        printed=f"{words}\n{words}",
    )


def render_submission(report: Report, row: int, lang: str, sources: Sources = ()) -> str:
    return render_staff(report, report.grades[row], lang, sources)


def the_report(names: tuple[str, ...] = HOSTILE) -> Report:
    statuses = [*SubmissionStatus]
    return Report(
        assignment_id=HOSTILE[0],
        assignment_sha256="1" * 64,
        max_score=20,
        seed=7,
        isolation={"mode": "strict", "layers": {HOSTILE[1]: HOSTILE[2], "landlock": 4, "seccomp": None}},
        versions={"lstm-grade": "0", HOSTILE[3]: HOSTILE[0]},
        grades=tuple(the_grade(name, n, statuses[n % 3]) for n, name in enumerate(names)),
    )


def the_sources(words: str) -> list[tuple[str, str]]:
    code = f"x = 1  # {words}\ns = '''{words}'''\n\n\n{words}"
    return [
        (words, code),
        (words + ".ipynb#1", code),
        (words + ".ipynb#text", words),
        (words + ".ipynb#2", code),
    ]


def pages(lang: str = "en") -> Iterator[str]:
    report = the_report()
    yield render_index(report, lang)
    for row, grade in enumerate(report.grades):
        yield render_submission(report, row, lang, the_sources(grade.id))
    for grade in report.grades:
        yield render_student(report, grade, lang, the_sources(grade.id))


@pytest.fixture(scope="module")
def site() -> list[str]:
    return list(pages())


# -- nothing of it runs -------------------------------------------------------------------------------------


def test_no_tag_and_no_attribute_comes_from_a_submission(site: list[str]) -> None:
    for text in site:
        page = Page(text)
        assert {one.tag for one in page.elements} <= {*TAGS}
        assert {key for one in page.elements for key in one.attributes} <= {*ATTRIBUTES}
        assert not page.comments
        assert len(page.all("script")) == len(page.all("style")) == 1
        assert not any(one.tag in ("script", "style", "meta") for one in page.elements if "body" in one.inside)


def test_pages_have_the_same_shape_whatever_the_words_are() -> None:
    def shape(name: str) -> list[tuple[str, tuple[str, ...]]]:
        report = the_report((name,))
        page = Page(render_index(report, "en") + render_submission(report, 0, "en"))
        # Sorted: a way to end that nobody knows has its place among the others by the alphabet.
        return sorted((one.tag, tuple(one.attributes)) for one in page.elements)

    assert len({tuple(shape(name)) for name in ("harmless", *HOSTILE)}) == 1


def test_the_hostile_words_are_read_as_text(site: list[str]) -> None:
    page = Page(site[1])
    assert page.all("h1")[0].text == HOSTILE[0]
    assert HOSTILE[0] in page.of_class("printed")[0].text
    assert f"en0 {HOSTILE[0]}" in page.of_class("findings")[0].text


def test_the_policy_allows_this_style_and_this_script_and_nothing_else(site: list[str]) -> None:
    for text in site:
        page = Page(text)
        meta = [one for one in page.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy"]
        assert len(meta) == 1
        policy = dict(part.split(None, 1) for part in meta[0].attributes["content"].split("; "))
        assert policy == {
            "default-src": "'none'",
            "style-src": f"'{digest(page.all('style')[0].text)}'",
            "script-src": f"'{digest(page.all('script')[0].text)}'",
            "base-uri": "'none'",
            "form-action": "'none'",
        }
        before = page.elements[: page.elements.index(meta[0])]
        assert not {one.tag for one in before} & {"style", "script", "title"}


def digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_no_request_leaves_a_page(site: list[str]) -> None:
    for text in site:
        page = Page(text)
        fetching = {
            "src",
            "srcset",
            "action",
            "data",
            "poster",
            "style",
            "background",
            "formaction",
            "xlink:href",
        }
        for one in page.elements:
            assert not fetching & one.attributes.keys()
            target = one.attributes.get("href", "")
            assert LINK.fullmatch(target), target
        assert not re.search(r"url\(|@import", page.all("style")[0].text)
    assert not any("http:" in text or "https:" in text for text in site)


def test_what_a_browser_would_obey_is_shown(site: list[str]) -> None:
    for text in site:
        assert not OBEYED.search(text)
        text.encode("utf-8", "strict")
    shown = [text for text in site[1:] if "‹U+202E›" in Page(text).all("h1")[0].text]
    assert len(shown) == 2
    for mark in ("‹U+202E›", "‹U+2066›", "‹U+200F›", "‹U+0000›", "‹U+001B›", "‹U+0085›", "‹U+D800›"):
        assert all(mark in text for text in (site[0], *shown))


def test_a_name_stays_on_its_line(site: list[str]) -> None:
    assert "‹U+000A›" in Page(site[5]).all("h1")[0].text
    assert "\n" not in Page(site[5]).all("h1")[0].text


# -- it says what there is to say ---------------------------------------------------------------------------


def test_every_message_is_there_in_both_languages(site: list[str]) -> None:
    report = the_report(("alice",))
    page = Page(render_submission(report, 0, "zh"))
    grade = report.grades[0]
    said = [one.message for one in (*grade.checks, *grade.findings)]
    for language in ("en", "zh"):
        shown = [one.text for one in page.elements if one.attributes.get("lang") == language]
        for message in said:
            assert getattr(message, language) in shown
    for text in site:
        languages = [one.attributes.get("lang") for one in Page(text).all("span")]
        assert languages.count("en") == languages.count("zh") > 10


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_language_asked_for_is_shown_first(lang: str) -> None:
    page = Page(render_index(the_report(("alice",)), lang))
    assert page.all("html")[0].attributes["lang"] == lang
    assert page.all("title")[0].text == page.all("title")[0].attributes[f"data-{lang}"]
    style = page.all("style")[0].text
    for shown, other in (("en", "zh"), ("zh", "en")):
        assert f':root[lang="{shown}"] :not(#language) > span[lang="{other}"]' in style
    button = next(one for one in page.all("button") if one.attributes["id"] == "language")
    assert "hidden" in button.attributes  # until the script shows it: without one it would do nothing


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no such language: fr"):
        render_index(the_report(), "fr")


def test_every_status_has_its_word_and_its_sign() -> None:
    report = the_report(("a", "b", "c"))
    page = Page(render_index(report, "en"))
    seen = {one.attributes["class"].split()[1]: one.text for one in page.of_class("status")}
    assert seen.keys() == {one.value for one in (*Status, *SubmissionStatus)}
    assert all(len(text.split()[0]) == 1 and len(text.split()) > 1 for text in seen.values())


def test_the_summary_counts() -> None:
    report = the_report(("a", "b", "c", "d"))  # graded, review, error, graded
    page = Page(render_index(report, "en"))
    figures = page.of_class("figures")[0]
    numbers = [one.text for one in page.all("dd") if "footer" not in one.inside]
    assert numbers[:6] == ["4", "2", "1", "1", "6 / 20", "6"], figures.text
    assert "2 submissions have 32 open points: neither given nor taken" in page.of_class("lead")[0].text
    rows = [one.attributes["data-status"] for one in page.all("tr") if "data-status" in one.attributes]
    assert rows == ["error", "review", "graded", "graded"]  # what waits for a person is on top
    names = [one.text for one in page.all("th") if one.attributes.get("scope") == "row"]
    assert [one for one in names if one in {*"abcd"}][:4] == ["c", "b", "a", "d"]


def test_nothing_pending_is_said() -> None:
    grade = the_grade("a", status=SubmissionStatus.GRADED)
    report = dataclasses.replace(the_report(()), grades=(dataclasses.replace(grade, pending=0.0),))
    assert "Nothing is open" in Page(render_index(report, "en")).of_class("lead")[0].text


def test_a_class_without_submissions_has_a_page(tmp_path: Path) -> None:
    write_site(the_report(()), tmp_path, lang="en")
    assert "There is no submission." in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_findings_are_counted_by_submission_and_lead_to_them() -> None:
    page = Page(render_index(the_report(("a", "b")), "en"))
    found = [one for one in page.elements if one.tag == "ul" and one.attributes.get("class") == "links"]
    assert [one.text.split() for one in found][:3] == [["a", "b"]] * 3


def test_steps_that_differ_are_marked() -> None:
    page = Page(render_submission(the_report(("a",)), 0, "en"))
    rows = [one for one in page.all("tr") if "table" in one.inside and "details" in one.inside]
    first = [one.text.split()[:3] for one in rows[1:5]]
    assert first == [["1", "0.005", "0"], ["2", "0.958", "0.963624"], ["3", "nan", "1"], ["4", "–", "0.5"]]
    # 0.005 is the rounding of two decimals, 0.0056 is more, NaN and nothing at all are never right
    assert [one.attributes.get("class") for one in rows[1:5]] == [None, "differs", "differs", "differs"]
    assert all("differs" in one.text for one in rows[2:5])


def test_the_lines_that_findings_name_are_marked() -> None:
    report = the_report(("a.py",))
    page = Page(render_submission(report, 0, "en", the_sources("a.py")))
    marked = {one.attributes["id"]: one.text for one in page.of_class("marked")}
    assert marked.keys() == {
        "s1-l2",
        "s4-l1",
    }  # of the notebook the second cell only, of the file what it has
    assert "stopped with an error" in marked["s1-l2"]
    assert "en0 a.py" in marked["s1-l2"]
    assert "biases left random" in marked["s4-l1"]
    targets = [one.attributes["href"] for one in page.all("a") if "ul" in one.inside]
    assert targets == ["#s1-l2", "#s4-l1"]


def test_a_source_keeps_its_lines() -> None:
    text = "\n\n# 一\nif x:\n\ty = '''a\n  b'''\n\n"
    page = Page(render_submission(the_report(("a",)), 0, "en", [("a.py", text)]))
    lines = [one.text for one in page.all("code") if one.attributes.get("class") == "line"]
    assert lines == text.removesuffix("\n").split("\n")


def test_a_source_without_end_is_cut() -> None:
    report = the_report(("a",))
    page = Page(render_submission(report, 0, "en", [("a.txt", "x" * (MAX_SOURCE + 1)), ("b.py", "y")]))
    lines = [one.text for one in page.all("code") if one.attributes.get("class") == "line"]
    assert lines == ["x" * MAX_SOURCE, ""]
    assert page.all("main")[0].text.count("only its beginning") == 2


@pytest.mark.parametrize("piece", ["\n ", "\n", 'u"\\N{', "\u202e", "(", '"""'])
def test_colours_do_not_take_for_ever(piece: str) -> None:
    """The lexer alone would need up to a minute for some of these; a page is made in some tenths of a second."""
    before = time.process_time()
    for size in (MAX_COLOURED, MAX_SOURCE):
        render_submission(the_report(("a",)), 0, "en", [("a.py", (piece * size)[:size])])
    assert time.process_time() - before < 5


def test_a_persons_mark_is_shown_to_both_and_who_marked_to_staff_only() -> None:
    report = the_report(("a",))
    words = HOSTILE[0]
    mark = Mark(score=3.5, comment=f"well done {words}", by="Dr. Marker", at="today", sha256="0" * 64, outdated=True)
    grade = report.grades[0]
    checks = (dataclasses.replace(grade.checks[0], mark=mark), *grade.checks[1:])
    report = dataclasses.replace(report, grades=(dataclasses.replace(grade, checks=checks),))
    staff = Page(render_submission(report, 0, "en"))
    own = Page(render_student(report, report.grades[0], "en"))
    for page in (staff, own):
        (remark,) = page.of_class("remark")
        assert "Marked by a person: 3.5" in remark.text
        assert f"well done {words}" in remark.text
        assert "has changed since" in remark.text
    assert "Dr. Marker" in staff.of_class("remark")[0].text
    assert "Dr. Marker" not in own.of_class("remark")[0].text


def test_what_a_later_hand_in_replaced_is_listed_for_staff() -> None:
    report = the_report(("a",))
    origin = Origin(layout="moodle", name="张伟", key="7", superseded=("old_<b>.py", "older.ipynb"))
    replaced = dataclasses.replace(report, grades=(dataclasses.replace(report.grades[0], origin=origin),))
    staff, own = render_submission(replaced, 0, "en"), render_student(replaced, replaced.grades[0], "en")
    assert "old_&lt;b&gt;.py" in staff
    assert "older.ipynb" in staff
    assert "older.ipynb" not in own
    assert "replaced by" not in render_submission(report, 0, "en")


def test_evidence_that_nobody_thought_about_is_the_staffs() -> None:
    report = the_report(("a",))
    grade = report.grades[0]
    secret = {"hidden_inputs": [271828.25], "right": ["dW_i"], "got": [314159.5], "expected": [1.0]}
    checks = tuple(dataclasses.replace(check, evidence=secret) for check in grade.checks if "output" not in check.id)
    report = dataclasses.replace(report, grades=(dataclasses.replace(grade, checks=checks),))
    staff, own = render_submission(report, 0, "en"), render_student(report, report.grades[0], "en")
    for number in ("271828.25", "314160"):
        assert number in staff
        assert number not in own


# -- who reads it -------------------------------------------------------------------------------------------


def test_tables_and_landmarks_say_what_they_are(site: list[str]) -> None:
    for text in site:
        page = Page(text)
        assert {"header", "main", "footer"} <= {one.tag for one in page.elements}
        assert len(page.all("h1")) == 1
        assert len(page.all("caption")) == len(page.all("table")) > 0
        assert all(one.attributes.get("scope") in ("row", "col") for one in page.all("th"))
        ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
        assert len(set(ids)) == len(ids)
        for one in page.elements:
            for key in ("aria-labelledby", "for"):
                assert one.attributes.get(key, ids[0]) in ids
            if one.attributes.get("href", "").startswith("#"):
                assert one.attributes["href"][1:] in ids


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(scheme: str) -> None:
    """WCAG 2.2, success criterion 1.4.3: a contrast of 4.5 to 1 for text of ordinary size."""
    style = (TEMPLATES / "base.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light if scheme == "light" else dark))
    grounds = ["page", "panel"]
    pairs = [(name, ground) for name in ("text", "soft", "link") for ground in grounds]
    pairs += [
        (name, ground) for name in ("keyword", "string", "comment", "figure", "called") for ground in ("panel", "mark")
    ]
    pairs += [(name, f"{name}-bg") for name in (one.value for one in Status)]
    pairs += [("text", "mark"), ("soft", "mark"), ("soft", "failed-bg")]
    for text, ground in pairs:
        high, low = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (text, ground)


# -- files --------------------------------------------------------------------------------------------------


def test_links_lead_to_files(tmp_path: Path) -> None:
    write_site(the_report(), tmp_path, lang="zh", sources={HOSTILE[0]: the_sources(HOSTILE[0])})
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    folders = ("submissions", "students")
    assert names == {"index.html", *(f"{folder}/{page_name(name)}" for folder in folders for name in HOSTILE)}
    for name in names:
        path = tmp_path / name
        for one in Page(path.read_text(encoding="utf-8")).all("a"):
            target = one.attributes["href"]
            assert target.startswith("#") or (path.parent / target).is_file()


def test_neighbours_are_those_of_the_table() -> None:
    report = the_report(("a", "b", "c"))  # graded, review, error: the table has them the other way round
    wanted = {0: {"prev": "b"}, 1: {"prev": "c", "next": "a"}, 2: {"next": "b"}}
    for row, neighbours in wanted.items():
        page = Page(render_submission(report, row, "en"))
        found = {one.attributes["rel"]: one.attributes["href"] for one in page.all("a") if "rel" in one.attributes}
        assert found == {rel: page_name(name) for rel, name in neighbours.items()}


def test_pages_of_an_earlier_report_go_and_other_files_stay(tmp_path: Path) -> None:
    write_site(the_report(("a", "b", "c")), tmp_path, lang="en")
    for folder in ("submissions", "students"):
        (tmp_path / folder / f".{page_name('z')}.x7").write_text("left behind by a run that was killed")
        (tmp_path / folder / "notes.html").write_text("the marker's own")
    write_site(the_report(("a",)), tmp_path, lang="en")
    for folder in ("submissions", "students"):
        assert {path.name for path in (tmp_path / folder).iterdir()} == {page_name("a"), "notes.html"}


def test_the_same_report_gives_the_same_pages() -> None:
    assert list(pages("zh")) == list(pages("zh"))
