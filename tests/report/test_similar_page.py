"""The page of submissions that are alike, against what submissions put into it."""

from __future__ import annotations

import dataclasses
import re

import pytest
from test_html import ATTRIBUTES, HOSTILE, OBEYED, TAGS, Page, digest

from grader.report.site.similar_page import render, steps
from grader.similar.compare import Comparison, Pair
from grader.similar.text import Code


def the_code(words: str) -> Code:
    text = f"x = 1  # {words}\ns = '''{words}'''\n\n\n{words}"
    return Code(
        id=words,
        sources=((words, text), (words + ".ipynb#1", text)),
        text=text,
        places=((words, 1), (words, 2)),
        cut=True,
    )


def the_comparison(names: tuple[str, ...] = HOSTILE) -> Comparison:
    pairs = tuple(
        Pair(
            first=the_code(one),
            second=the_code(other),
            shares=(0.91, 0.999),
            alike=(frozenset({(one, 1)}), frozenset({(other, 1), (other, 2)})),
        )
        for one, other in zip(names, names[1:] + names[:1], strict=True)
    )
    return Comparison(
        compared=5,
        left_out=names,
        cut=names,
        common=5,
        threshold=0.5,
        similarities=(1.0, 0.95, 0.05),
        pairs=pairs,
    )


@pytest.fixture(scope="module")
def page() -> str:
    return render(the_comparison(), "en", most=30)


def test_no_tag_and_no_attribute_comes_from_a_submission(page):
    read = Page(page)
    assert {one.tag for one in read.elements} <= {*TAGS, "h4"}
    assert {key for one in read.elements for key in one.attributes} <= {*ATTRIBUTES}
    assert len(read.all("script")) == len(read.all("style")) == 1
    assert not read.comments


def test_the_page_has_the_same_shape_whatever_the_words_are():
    def shape(words: str) -> list[tuple[str, tuple[str, ...]]]:
        read = Page(render(the_comparison((words, "other")), "en", most=30))
        # how many lines and coloured words a source has is its own
        plain = [one for one in read.elements if "code" not in one.inside and "ol" not in one.inside]
        return [(one.tag, tuple(one.attributes)) for one in plain]

    assert len({tuple(shape(words)) for words in ("harmless", *HOSTILE)}) == 1


def test_the_policy_allows_this_style_and_this_script_and_nothing_else(page):
    read = Page(page)
    (meta,) = (one for one in read.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy")
    policy = dict(part.split(None, 1) for part in meta.attributes["content"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "style-src": f"'{digest(read.all('style')[0].text)}'",
        "script-src": f"'{digest(read.all('script')[0].text)}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not re.search(r"url\(|@import", read.all("style")[0].text)
    assert all(re.fullmatch(r"#[\w-]+", one.attributes["href"]) for one in read.all("a"))
    targets = {one.attributes["id"] for one in read.elements if "id" in one.attributes}
    assert {one.attributes["href"][1:] for one in read.all("a")} <= targets


def test_what_a_browser_would_obey_is_shown(page):
    assert not OBEYED.search(page)
    page.encode("utf-8", "strict")
    assert "‹U+202E›" in page


def test_alike_lines_are_marked_on_both_sides(page):
    read = Page(page)
    marked = [one for one in read.all("li") if one.attributes.get("class") == "marked"]
    assert len(marked) >= 3 * len(HOSTILE)
    assert all(one.text.startswith("alike:") for one in marked)


def test_it_says_that_it_is_no_proof_in_both_languages(page):
    assert "This is no proof of anything" in page
    assert "这不是任何事情的证据" in page
    assert 'lang="zh"' in render(the_comparison(("a", "b")), "zh", most=1)[:60]


def test_pairs_beyond_the_most_are_counted():
    text = render(the_comparison(("a", "b", "c")), "en", most=1)
    assert "2 more pairs are not shown" in text
    assert 'id="pair-1"' in text
    assert 'id="pair-2"' not in text


def test_nothing_alike_is_said_too():
    nothing = Comparison(compared=2, left_out=(), cut=(), common=5, threshold=0.5, similarities=(0.1,), pairs=())
    text = render(nothing, "en", most=30)
    assert "No pair reaches the threshold." in text


def test_tenths_hold_every_pair():
    found = steps([1.0, 0.999, 0.9, 0.5, 0.0])
    assert [(one.low, one.count) for one in found if one.count] == [(90, 3), (50, 1), (0, 1)]
    assert (found[0].high, found[-1].low) == (100, 0)


def test_groups_and_what_could_not_be_read_are_named():
    comparison = dataclasses.replace(
        the_comparison(("a", "b", "c", "d")), groups=(("a", "b", "c"),), unread=("z",), left_out=("y", "z")
    )
    text = render(comparison, "en", most=30)
    read = Page(text)
    section = next(one for one in read.all("section") if one.attributes.get("id") == "groups")
    assert "b, 、c" in section.text  # the comma of each language
    assert "could not be read" in text
    rows = [one.text.split() for one in read.all("td")]
    assert ["c"] not in rows  # the first of a group stands for it
