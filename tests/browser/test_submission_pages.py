"""The two pages of a submission: what each shows, and what the student's own does not."""

from __future__ import annotations

import re

import pytest

from grader.report.site.names import page_name


def page_of(site, n: int, folder: str):
    return site / folder / page_name(f"s{n:04} 学生")


@pytest.mark.parametrize("folder", ["submissions", "students"])
def test_the_trace_marks_the_first_step_that_differs(large_site, open_page, folder):
    opened = open_page(page_of(large_site, 1, folder))
    trace = opened.page.locator("#part-1 details.trace")
    assert trace.get_attribute("open") is not None  # something differs: it is unfolded
    assert "The first difference is at step 5, in c: 0.25 instead of 0.999." in trace.inner_text()
    assert trace.locator("thead th.first").inner_text().startswith("5")
    assert trace.locator("td.differs").all_inner_texts()[0].startswith("0.25")
    assert trace.locator("tbody").count() == 7  # x, g, i, f, o, c, y
    rows = [re.sub(r"\s+", " ", one) for one in trace.locator("tr.got").all_inner_texts()]
    assert "not recognised" in rows[3]
    assert rows[3].count("–") == 9


def test_a_right_trace_is_folded_and_opens_with_the_keyboard(large_site, open_page):
    opened = open_page(page_of(large_site, 2, "submissions"))
    trace = opened.page.locator("#part-1 details.trace")
    assert not trace.locator("table").is_visible()
    trace.locator("summary").focus()
    opened.page.keyboard.press("Enter")
    assert trace.locator("table").is_visible()
    assert trace.locator("td.differs").count() == 0


@pytest.mark.parametrize("folder", ["submissions", "students"])
def test_findings_lead_to_their_lines(large_site, open_page, folder):
    opened = open_page(page_of(large_site, 3, folder))
    opened.page.locator(".findings a").first.click()
    line = opened.page.locator(".code li:target")
    assert "c = f * c + i * g" in line.inner_text()
    assert "what was seen" in line.inner_text()
    assert opened.page.locator(".code .kn").first.inner_text() == "import"


def test_the_students_page_knows_nobody_else(large_site, open_page):
    opened = open_page(page_of(large_site, 10, "students"))
    html = page_of(large_site, 10, "students").read_text(encoding="utf-8")
    assert opened.page.locator("a[href$='.html']").count() == 0
    for secret in ("424242424242", "1" * 64, "0" * 64, "s0009", "s0011", "/ 500", "landlock", "index.html", "blocks"):
        assert secret not in html
    assert "500" not in opened.page.locator("body").inner_text()
    staff = page_of(large_site, 10, "submissions").read_text(encoding="utf-8")
    assert "s0000" in staff  # the control: its neighbour in the table
    assert "/ 500" in staff
    assert "blocks" in staff
    assert "0" * 64 in staff


def test_the_student_reads_other_words_where_the_staffs_are_not_for_them(large_site, open_page):
    staff = open_page(page_of(large_site, 29, "submissions")).page.locator("main").inner_text()
    own = open_page(page_of(large_site, 29, "students")).page.locator("main").inner_text()
    assert "secret of the grader" in staff
    assert "secret of the grader" not in own
    assert "your teacher decides" in own


def test_evidence_for_a_person_to_mark_is_shown_to_both(large_site, open_page):
    for folder in ("submissions", "students"):
        opened = open_page(page_of(large_site, 10, folder))
        assert "dW_f = ...\n梯度" in opened.page.locator("#part-4 figure pre").first.inner_text()
        opened.page.locator("#part-4 figcaption a").first.click()
        assert "return" in opened.page.locator(".code li:target").inner_text()


def test_paper_has_everything(large_site, open_page):
    opened = open_page(page_of(large_site, 2, "submissions"))
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    assert opened.page.locator("details:not([open])").count() == 0
    assert not opened.page.locator("header").is_visible()
    assert opened.page.locator("#part-1 .figure").is_visible()
