"""The page of a class of 500, as a teacher uses it."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from the_class import large_class

from grader.report.html import write_site

ROWS = "#submissions tbody tr"
NAME = f"{ROWS} th"


@pytest.fixture
def index(large_site: Path) -> Path:
    return large_site / "index.html"


def names(opened) -> list[str]:
    script = """() => [...document.querySelectorAll("#submissions tbody tr")]
        .filter((row) => !row.hidden).map((row) => row.cells[0].textContent.trim().slice(0, 5))"""
    return opened.page.evaluate(script)


def test_what_is_pending_is_on_top(index, open_page):
    opened = open_page(index)
    states = opened.page.locator(ROWS).evaluate_all("rows => rows.map((row) => row.dataset.status)")
    assert states == sorted(states, key=["error", "review", "graded"].index)
    assert states.count("error") == 5
    assert states.count("review") > 20


def test_search(index, open_page):
    opened = open_page(index)
    assert opened.page.locator("#shown").inner_text() == "500"
    opened.page.get_by_label("Search").fill("s0123")
    assert names(opened) == ["s0123"]
    assert opened.page.locator("#shown").inner_text() == "1"
    opened.page.get_by_label("Search").fill("no such student")
    assert names(opened) == []
    assert opened.page.locator("#no-match").is_visible()
    opened.page.get_by_role("button", name="Clear").click()
    assert len(names(opened)) == 500
    assert not opened.page.locator("#no-match").is_visible()


def test_where_nothing_matches_a_button_shows_all(index, open_page):
    opened = open_page(index)
    opened.page.get_by_label("Search").fill("no such student")
    assert opened.visible("#no-match") == ["Nothing matches. Show all"]
    opened.page.get_by_role("button", name="Show all").click()
    assert len(names(opened)) == 500
    assert opened.page.get_by_label("Search").input_value() == ""


def test_search_finds_concepts_in_both_languages(index, open_page):
    opened = open_page(index)
    counts = set()
    for words in ("swapped gates", "门的顺序弄错", "gates-swapped", "GATES-swapped  s"):
        opened.page.get_by_label("Search").fill(words)
        counts.add(len(names(opened)))
    (count,) = counts
    assert count == len([n for n in range(500) if n % 3 == 0 and n % 100 != 29])


def test_filters_add_up(index, open_page):
    opened = open_page(index)
    opened.page.get_by_label("Finding").select_option("state-not-carried")
    five = {n for n in range(500) if n % 5 == 0 and n % 100 != 29}
    assert {*names(opened)} == {f"s{n:04}" for n in five}
    opened.page.get_by_label("Status").select_option("pending")
    assert {*names(opened)} == {f"s{n:04}" for n in five if n % 10 == 0}
    opened.page.get_by_label("Search").fill("s01")
    assert {*names(opened)} == {f"s{n:04}" for n in five if n % 10 == 0 and 100 <= n < 200}


def test_a_mistake_leads_to_its_submissions(index, open_page):
    opened = open_page(index)
    row = opened.page.locator("#mistakes tr").filter(has_text="random-bias")
    count = int(row.locator("td.number").inner_text())
    row.get_by_role("button").click()
    assert len(names(opened)) == count == len([n for n in range(500) if n % 7 == 0 and n % 100 != 29])
    row.locator("summary").click()
    assert row.locator("a").count() == count
    row.locator("a").first.click()
    assert opened.page.locator("h1").inner_text().startswith("s0000")


@pytest.mark.parametrize(("column", "of"), [(0, "name"), (2, "score"), (3, "pending")])
def test_sort(index, open_page, column, of):
    opened = open_page(index)
    header = opened.page.locator("#submissions thead th").nth(column)
    for direction in ("ascending", "descending"):
        header.get_by_role("button").click()
        assert header.get_attribute("aria-sort") == direction
        if of == "name":
            values = names(opened)
        else:
            cells = opened.page.locator(f"{ROWS} td:nth-child({column + 1})")
            values = cells.evaluate_all("cells => cells.map((cell) => Number(cell.dataset.sort))")
        assert values == sorted(values, reverse=direction == "descending")
        assert len(values) == 500
    assert opened.page.locator("#submissions [aria-sort]").count() == 1


def test_the_table_is_used_with_the_keyboard_alone(index, open_page):
    opened = open_page(index)
    page = opened.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_label("Search").focus()
    page.keyboard.type("s0042")
    assert names(opened) == ["s0042"]
    for _ in range(4):  # status, finding, clear, the scrolling table
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#submissions thead th").first.get_attribute("aria-sort") == "ascending"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "A":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("submissions/s0042"))


def test_the_language_switches_and_stays(index, open_page):
    opened = open_page(index)
    page = opened.page
    assert page.locator("h1").inner_text().startswith("Grades of the class")
    assert "全班成绩" not in page.locator("body").inner_text()
    page.get_by_role("button", name="中文").click()
    assert page.locator("html").get_attribute("lang") == "zh"
    assert page.locator("h1").inner_text().startswith("全班成绩")
    assert "Grades of the class" not in page.locator("body").inner_text()
    assert page.title() == "nndl-6-lstm – 全班成绩"
    assert "门的顺序弄错" in page.locator("#by-finding").inner_text()
    page.locator(f"{NAME} a").first.click()
    assert page.locator("html").get_attribute("lang") == "zh"
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"


def test_without_script_the_page_says_the_same(index, open_page):
    opened = open_page(index, script=False)
    page = opened.page
    assert page.locator("h1").inner_text().startswith("Grades of the class")
    assert page.locator(ROWS).count() == 500
    assert not page.locator("#tools").is_visible()
    assert not page.locator("#language").is_visible()
    assert page.locator("button:visible").count() == 0


def test_it_is_there_in_a_second(index, open_page):
    """Computing time of the browser's main thread, not time on the wall: other programs may be at work too."""
    page = open_page(index).page
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _computed(session)
    page.reload()
    assert page.locator("#tools").is_visible()
    assert 0 < _computed(session) - before < 1
    assert index.stat().st_size < 2_000_000


def _computed(session) -> float:
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return metrics["TaskDuration"]


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_nothing_sticks_out_of_the_screen(index, large_site, open_page, width):
    one = next((large_site / "submissions").iterdir())
    own = next((large_site / "students").iterdir())
    for path in (index, one, own):
        page = open_page(path, width=width).page
        for lang in ("en", "zh"):
            if lang == "zh":
                page.get_by_role("button", name="中文").click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path.name, lang)


A4 = 718  # CSS pixels between the margins that Chromium gives a sheet


def test_paper_is_wide_enough(index, open_page):
    page = open_page(index, width=A4).page
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= A4
    cell = page.locator(f"{ROWS} .part-cell").filter(has_text="30").first
    assert "passed" not in cell.inner_text()  # the sign alone, which the legend explains
    assert "✓" in cell.inner_text()
    assert "✓ all points" in page.locator("#submissions caption").inner_text()


def test_on_a_phone_captions_are_whole_and_counts_in_line(index, open_page):
    page = open_page(index, width=390).page
    box = page.locator("#submissions-caption").bounding_box()
    assert box["x"] + box["width"] <= 390
    script = "cells => cells.map((cell) => Math.round(cell.getBoundingClientRect().right))"
    assert len(set(page.locator(".found:not(.narrow) td.number").evaluate_all(script))) == 1


def test_a_long_name_takes_three_lines_and_is_there_as_a_whole(tmp_path, open_page):
    report, _ = large_class(1)
    long = dataclasses.replace(report.grades[0], id="x" * 250)
    write_site(dataclasses.replace(report, grades=(long,)), tmp_path, lang="en")
    for width in (1280, 390):
        page = open_page(tmp_path / "index.html", width=width).page
        link = page.locator(f"{NAME} a")
        assert link.bounding_box()["height"] < 3.5 * 1.55 * 16
        assert link.get_attribute("title") == "x" * 250
        assert page.evaluate("document.documentElement.scrollWidth") <= width
