"""Submissions that are attacks: their pages run nothing, fetch nothing, go nowhere. Chromium is the judge.

That no request leaves and nothing is said on the console or in a dialog is asserted for every page by `open_page`.
"""

from __future__ import annotations

import pytest
from the_class import HOSTILE

from grader.report.site.names import page_name

FOREIGN = "iframe, object, embed, link, base, img, math, svg *[href], a[href^='javascript:']"
PROBE = f"""() => {{
    const attributes = [...document.querySelectorAll("*")].flatMap((one) => one.getAttributeNames());
    return [document.title, location.href, document.scripts.length, document.forms.length,
        document.querySelectorAll("{FOREIGN}").length, attributes.filter((name) => name.startsWith("on"))];
}}"""


def everything_touched(page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    script = """(events) => document.querySelectorAll("body *").forEach((one) =>
        events.forEach((name) => one.dispatchEvent(new Event(name, { bubbles: false }))))"""
    page.evaluate(script, ["load", "error", "focus", "mouseover", "toggle", "animationstart"])
    page.mouse.click(5, 5)
    page.wait_for_timeout(50)


@pytest.mark.parametrize("folder", ["submissions", "students"])
@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_of_a_submission_runs(hostile_site, open_page, words, folder):
    path = hostile_site / folder / page_name(words)
    opened = open_page(path)
    everything_touched(opened.page)
    title, where, scripts, forms, foreign, handlers = opened.page.evaluate(PROBE)
    assert "RAN" not in title or words in title
    assert where.partition("#")[0] == path.as_uri()
    assert (scripts, forms, foreign, handlers) == (1, 0, 0, [])
    assert "en " in opened.page.locator("main").inner_text()


def test_nothing_of_them_runs_in_the_class(hostile_site, open_page):
    path = hostile_site / "index.html"
    opened = open_page(path)
    everything_touched(opened.page)
    title, where, scripts, forms, foreign, handlers = opened.page.evaluate(PROBE)
    assert title.startswith("nndl-6-lstm")
    assert where.partition("#")[0] == path.as_uri()
    assert (scripts, forms, foreign, handlers) == (1, 1, 0, [])
    assert opened.page.locator("#submissions tbody tr").count() == len(HOSTILE)


def test_were_markup_let_through_the_policy_would_stop_it(hostile_site, browser, tmp_path):
    """The second wall, by itself: the same page with the attacks written into it as markup."""
    page_text = (hostile_site / "students" / page_name(HOSTILE[0])).read_text(encoding="utf-8")
    attack = (
        "<script>document.title='RAN'</script><img src=x.svg onload=\"document.title='RAN'\">"
        "<svg onload=\"document.title='RAN'\"></svg><style>body{display:none}</style>"
        "<form action='http://127.0.0.1:1/'><button id=go>go</button></form>"
    )
    (tmp_path / "x.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    for policy, ran in ((True, False), (False, True)):
        text = page_text.replace('<main id="main" tabindex="-1">', f'<main id="main" tabindex="-1">{attack}', 1)
        assert text != page_text
        if not policy:  # the control: without the policy it does run
            text = text.replace('http-equiv="Content-Security-Policy"', 'name="was-a-policy"', 1)
        path = tmp_path / f"{policy}.html"
        path.write_text(text, encoding="utf-8")
        page = browser.new_page()
        requests: list[str] = []
        page.on("requestfinished", lambda request, seen=requests: seen.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_timeout(200)
        assert (page.title() == "RAN") is ran
        assert page.locator("h1").is_visible() is not ran
        assert (len(requests) > 1) is ran
        page.close()
