"""The site of the documentation in a browser, opened from a disk."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def site(root, tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", timeout=180, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_the_search_works_from_a_disk_and_asks_nobody(browser, site):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto((site / "adr" / "0001-record-decisions.html").as_uri())
    page.locator("input.md-search__input").click()
    page.keyboard.type("forget gate")
    page.locator(".md-search-result__item a").first.wait_for(timeout=20_000)
    assert len(requests) > 3
    assert [one for one in requests if not one.startswith(("file:", "blob:", "data:", "about:"))] == []
    page.context.close()


def test_chinese_words_are_found_within_sentences(browser, site):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto((site / "students.zh.html").as_uri())
    page.locator("input.md-search__input").click()
    page.keyboard.insert_text("记忆")
    page.keyboard.press("End")  # the search listens to keys
    page.locator(".md-search-result__item a").first.wait_for(timeout=20_000)
    marks = page.locator(".md-search-result__item mark").all_text_contents()
    assert marks.count("记忆") > 10
    assert "记忆的误差传回前一时刻时，好像中间什么都没有。其实中间有遗忘门。" not in marks
    assert "符合条件的结果" in page.locator(".md-search-result__meta").inner_text()
    page.context.close()


def test_codes_stay_in_one_piece_and_figures_have_a_frame_in_the_dark(browser, site):
    context = browser.new_context(viewport={"width": 700, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto((site / "findings.html").as_uri())
    code = page.locator("td:first-child code", has_text="memory-limit").first
    assert code.evaluate("one => one.getClientRects().length") == 1
    page.goto((site / "gradients.zh.html").as_uri())
    figure = page.locator("article img[src$='.svg']").first
    assert figure.evaluate("one => getComputedStyle(one).paddingLeft") != "0px"
    context.close()
