"""The site of the documentation in a browser, opened from a disk."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def site(root, tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)]
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
