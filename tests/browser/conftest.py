"""A real browser, and sites for it to open.

Where Chromium is missing these tests say that they did not run; with LSTM_GRADE_MUST_TEST=1, as in CI, they fail.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from the_class import hostile_class, large_class

from grader.report.html import write_site


@pytest.fixture(scope="module")  # not longer: while Playwright is there, no other test can run an event loop
def browser() -> Iterator[Browser]:
    program = os.environ.get("LSTM_GRADE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        message = "NOT TESTED HERE: no Chromium; install the package `chromium`, or set LSTM_GRADE_CHROMIUM to its path"
        if os.environ.get("LSTM_GRADE_MUST_TEST"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        # Inside a container Chromium cannot make a sandbox of its own; the pages are ours.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclasses.dataclass
class Opened:
    """A page, and what it did that it should not have done."""

    page: Page
    requests: list[str]
    messages: list[str]  # errors, dialogs, what the console said

    def visible(self, selector: str) -> list[str]:
        """Texts of the elements that are shown, as they are shown."""
        return [one.inner_text() for one in self.page.locator(selector).all() if one.is_visible()]


Open = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Open a file; afterwards no request may have left it and nothing may have gone wrong in it."""
    contexts, opened = [], []

    def open_(path: Path, *, width: int = 1280, scheme: str = "light", script: bool = True) -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=script,
        )
        context.set_default_timeout(60_000)  # for a machine that does other things too
        contexts.append(context)
        page = context.new_page()
        one = Opened(page, [], [])
        page.on("request", lambda request: one.requests.append(request.url))
        page.on("pageerror", lambda error: one.messages.append(str(error)))
        page.on("console", lambda message: one.messages.append(message.text))
        page.on("dialog", lambda dialog: (one.messages.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(path.as_uri())
        opened.append(one)
        return one

    yield open_
    for one in opened:
        assert all(url.startswith("file:") and url.partition("#")[0].endswith(".html") for url in one.requests)
        assert one.messages == []
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the site of 500 submissions."""
    out = tmp_path_factory.mktemp("large")
    report, sources = large_class(500)
    write_site(report, out, lang="en", sources=sources)
    return out


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the site of 32 submissions: every kind of row, and not too much to look at."""
    out = tmp_path_factory.mktemp("small")
    report, sources = large_class(32)
    write_site(report, out, lang="en", sources=sources)
    return out


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the site of a class in which every word that a submission can say is an attack."""
    out = tmp_path_factory.mktemp("hostile")
    report, sources = hostile_class()
    write_site(report, out, lang="en", sources=sources)
    return out
