"""The evidence of exercise 6-4 in words: where a passage stands, what it leaves out, and which gradients are right."""

from __future__ import annotations

import dataclasses

from test_html import Page, the_report

from grader.model import Status
from grader.report.site import evidence_view
from grader.report.site.facts import facts
from grader.report.site.submission_page import render_staff

EVIDENCE = {
    "right": [],
    "wrong": ["W.i", "b.o"],
    "relative_error": {"W.i": 0.2, "b.o": None},
    "sizes": [{"D": 1, "M": 2, "T": 3}],
    "values": {"agree": ["dW_i"], "differ": [], "loss": "half-squares"},
    "unheard-of": {"x": 1},
}


def test_facts_are_words():
    assert [(key.en, value.en, value.zh) for key, value in facts(EVIDENCE)] == [
        ("gradients that agree", "none", "无"),
        ("gradients that differ", "dL/dW_i, dL/db_o", "dL/dW_i，dL/db_o"),
        ("largest difference, relative", "dL/dW_i 0.2, dL/db_o –", "dL/dW_i 0.2，dL/db_o –"),
        ("sizes tried", "D=1 M=2 T=3", "D=1 M=2 T=3"),
        ("variables that agree", "dW_i", "dW_i"),
        ("variables that differ", "none", "无"),
        ("compared for", "half the squared error as the loss", "按损失为平方误差的一半"),
        ("unheard-of", '{"x": 1}', '{"x": 1}'),
    ]


def test_what_an_excerpt_leaves_out_is_marked():
    lines = ["# one", "x = 1", "# two", "", "# three"]
    assert evidence_view.with_gaps("# one\n# two\n\n# three", lines) == "# one\n…\n# two\n\n# three"
    assert evidence_view.with_gaps("one\ntwo\nthree", lines) == "one\n…\ntwo\nthree"  # without its marks
    assert evidence_view.with_gaps("# one\nanother", lines) == "# one\nanother"  # not found: as it is
    assert evidence_view.with_gaps("# one\n# tw …", lines) == "# one\n…\n# tw …"  # cut short


def test_a_passage_of_a_notebook_says_its_cell_and_leads_there():
    report = the_report(("a",))
    grade = report.grades[0]
    found = {"file": "a.ipynb", "cell": 2, "line": 2, "excerpt": "# dW\n# dU"}
    checks = tuple(
        dataclasses.replace(
            one, status=Status.REVIEW, evidence={"found": [found]} if one.id == "gradients.value" else {}
        )
        for one in grade.checks
    )
    report = dataclasses.replace(report, grades=(dataclasses.replace(grade, checks=checks, findings=()),))
    sources = [("a.ipynb#1", "x"), ("a.ipynb#2", "y = 1\n# dW\nz = 2\n# dU")]
    page = Page(render_staff(report, report.grades[0], "en", sources))
    (caption,) = page.all("figcaption")
    assert caption.text.startswith("a.ipynb code cell 2, line 2")
    (figure,) = page.all("figure")
    assert "# dW\n…\n# dU" in figure.text
    (target,) = (one.attributes["href"] for one in page.all("a") if "figcaption" in one.inside)
    assert target == "#s2-l2"
    assert any(one.attributes.get("id") == "s2-l2" for one in page.all("li"))
