"""Pages hold together: links lead somewhere, records have their parts, nothing of one machine is left in them."""

from __future__ import annotations

import re

import pytest
from project_pages import FENCE, ROOT, anchors, headings, pages, tables, text_of

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
RECORDS = sorted((ROOT / "docs" / "adr").glob("*.md"))
NAME = {page: page.relative_to(ROOT).as_posix() for page in pages()}


@pytest.mark.parametrize("page", pages(), ids=NAME.get)
def test_links_lead_somewhere(page):
    for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), f"{NAME[page]} links to {link}"
        assert target.resolve().is_relative_to(ROOT), f"{NAME[page]} links out of the project: {link}"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{NAME[page]} links to {link}"


@pytest.mark.parametrize("page", pages(), ids=NAME.get)
def test_no_page_speaks_of_one_machine(page):
    text = page.read_text(encoding="utf-8")
    assert not re.findall(r"(?<![\w.])/(?:work|home|root|Users|tmp)/\S*", text)
    assert "\t" not in text


@pytest.mark.parametrize("page", RECORDS, ids=lambda page: page.name)
def test_records_have_context_decision_and_consequences(page):
    text = page.read_text(encoding="utf-8")
    found = headings(text)
    number = page.name[:4]
    assert found[0][0] == 1
    assert found[0][1].startswith(f"{number} ")
    assert [words for level, words in found if level == 2] == ["Context", "Decision", "Consequences"]
    assert "- Bad: " in text.partition("## Consequences")[2]


def test_records_are_numbered_without_gaps_and_all_are_on_the_tour():
    assert [int(page.name[:4]) for page in RECORDS] == list(range(1, len(RECORDS) + 1))
    tour = text_of("docs/index.md")
    assert all(f"(adr/{page.name})" in tour for page in RECORDS)


def test_the_tour_lists_every_chinese_page():
    tour = text_of("docs/index.md")
    for page in (ROOT / "docs").glob("*.zh.md"):
        assert f"({page.name})" in tour


@pytest.mark.parametrize("page", [page for page in pages() if page.name.endswith(".zh.md")], ids=NAME.get)
def test_chinese_pages_lead_to_chinese_pages(page):
    for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        target = (page.parent / link.partition("#")[0]).resolve()
        itself = target.name == page.name.replace(".zh.md", ".md")  # the other language of the same page
        if target.suffix == ".md" and not target.name.endswith(".zh.md") and not itself:
            assert not target.with_suffix(".zh.md").exists(), f"{NAME[page]} links to {link}"


def test_every_page_can_be_reached_from_the_readme():
    seen, queue = set(), [ROOT / "README.md"]
    while queue:
        page = queue.pop()
        if page in seen:
            continue
        seen.add(page)
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            target = (page.parent / link.partition("#")[0]).resolve()
            if target.suffix == ".md" and target.exists():
                queue.append(target)
    assert set(pages()) <= seen


def test_every_package_has_a_line_in_the_architecture():
    packages = {
        f"{path.parent.relative_to(ROOT).as_posix()}/"
        for base in ("grader", "reference")
        for path in (ROOT / base).rglob("__init__.py")
    }
    said = {row[0].strip("`") for rows in tables(text_of("docs/architecture.md")) for row in rows[1:]}
    assert packages - {"grader/"} <= said


def test_changelog_has_the_version_and_its_grades():
    from grader import __version__

    text = text_of("CHANGELOG.md")
    latest = text.partition("\n## ")[2].partition("\n## ")[0]
    assert __version__ in latest
    assert "### Grades" in latest


def test_tolerances_and_limits_are_those_of_the_assignment_file():
    from grader.assignment.load import load
    from grader.assignment.schema import RelativeTolerance
    from grader.worker.watch import MAX_THREADS

    tolerances = load().assignment.tolerances
    table = next(rows for rows in tables(text_of("docs/grading.md")) if rows[0][0] == "tolerance")
    said = {row[0].strip("`"): float(row[1]) for row in table[1:]}
    for name in tolerances.__struct_fields__:
        tolerance = getattr(tolerances, name)
        wanted = tolerance.relative if isinstance(tolerance, RelativeTolerance) else tolerance.absolute
        assert said[f"tolerances.{name}"] == wanted
    limits = load().assignment.limits
    words = (
        f"{limits.cpu_seconds:g} s of computing, {limits.wall_seconds:g} s in all, {limits.memory_bytes >> 30} GiB of "
        f"memory, {limits.output_bytes >> 20} MiB of printed text, {limits.file_bytes >> 20} MiB of files and "
        f"{MAX_THREADS} threads"
    )
    assert words in text_of("README.md")


def test_the_example_of_partial_credit_is_computed_so():
    import numpy as np

    from grader.judge.agree import partial_share

    expected = np.array([0, 0, 0, 0, 0, 0.96, 0, 0, 0.76])
    got = expected.copy()
    got[5] = 0.5
    assert partial_share(got, expected, 5.1e-3, 0.05) == 0.75
    got[:3] = 0.5
    assert round(partial_share(got, expected, 5.1e-3, 0.05) * 12, 2) == 6.43
    assert "= 0.75: 9 of the 12 points" in text_of("docs/grading.md")
    assert "= 0.536: 6.43 points" in text_of("docs/grading.md")
