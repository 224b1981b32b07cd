"""axe-core finds nothing on any kind of page, in light and dark, in either language, wide and narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from grader.report.site.names import page_name

# best-practice rules too: they are few, and a screen reader is what they are about
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def complaints(page) -> list[str]:
    found = Axe().run(page, options=RULES).response
    assert len(found["passes"]) > 15  # it did look
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"][:3]]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", ["class", "submissions", "students"])
def test_axe_finds_nothing(small_site, open_page, kind, width, scheme, lang):
    path = small_site / ("index.html" if kind == "class" else f"{kind}/{page_name('s0030 学生')}")
    opened = open_page(path, width=width, scheme=scheme)
    page = opened.page
    if lang == "zh":
        page.get_by_role("button", name="中文").click()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert complaints(page) == []


def test_axe_would_complain(small_site, open_page):
    opened = open_page(small_site / "index.html")
    opened.page.evaluate("document.querySelectorAll('label').forEach((one) => one.remove())")
    assert any(one.startswith(("label", "select-name")) for one in complaints(opened.page))
