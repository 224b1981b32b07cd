"""The site of the documentation can be built, nothing in it leads nowhere, and no other host is asked for anything."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import click
import pytest
from project_pages import ROOT, headings, text_of

from grader.cli import MAIN_JOB, cli
from website import cli_page


def build(project: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """As CONTRIBUTING.md says it. With --quiet, --strict would count no warnings."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    done = build(ROOT, out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the site is made of."""
    for name in ("docs", "website", "reference", "examples", "grader/assignment"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (*ROOT.glob("*.md"), ROOT / "LICENSE", ROOT / "mkdocs.yml"):
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("page", "words", "said"),
    [
        ("docs/marks.md", "[x](not-there.md)", "not-there.md"),
        ("docs/marks.md", "[x](grading.md#not-there)", "#not-there"),
        ("SECURITY.md", "[x](docs/not-there.md)", "not-there.md"),
        ("docs/not-in-the-navigation.md", "# A page", "not-in-the-navigation.md"),
    ],
)
def test_what_leads_nowhere_stops_the_build(project, page, words, said):
    with (project / page).open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")
    done = build(project, project / "built")
    assert done.returncode != 0
    assert said in done.stderr + done.stdout


class Loads(HTMLParser):
    """What a page loads by itself, and what it leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if tag == "a":
            self.links.append(found.get("href", ""))
        else:
            self.loaded += [found[key] for key in ("src", "href", "srcset", "action", "data", "poster") if key in found]


def test_each_page_of_the_documentation_is_in_it(site):
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    for page in (ROOT / "docs").rglob("*.md"):
        assert page.relative_to(ROOT / "docs").with_suffix(".html").as_posix() in built
    assert {"SECURITY.html", "CONTRIBUTING.html", "CHANGELOG.html"} <= built
    assert (site / "reference" / "gradients.py").read_bytes() == (ROOT / "reference" / "gradients.py").read_bytes()


def test_no_page_loads_anything_from_another_host(site):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        read = Loads(page.read_text(encoding="utf-8"))
        assert [one for one in read.loaded if re.match(r"(\w+:)?//", one)] == [], page.name
        assert read.loaded
    for style in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//|@import", style.read_text(encoding="utf-8")), style.name


def test_what_pages_load_and_lead_to_is_there(site):
    for page in site.rglob("*.html"):
        if page.name == "404.html":
            continue  # its links begin at the top of a server
        read = Loads(page.read_text(encoding="utf-8"))
        for one in (*read.loaded, *read.links):
            path = one.partition("#")[0]
            if path and not re.match(r"[a-z]+:", path):
                assert (page.parent / path).exists(), f"{page.name} leads to {one}"


def test_every_record_is_in_the_navigation(site):
    text = (site / "index.html").read_text(encoding="utf-8")
    for record in (ROOT / "docs" / "adr").glob("*.md"):
        assert f'href="adr/{record.stem}.html"' in text


def test_chinese_pages_are_chinese(site):
    for page in site.rglob("*.html"):
        chinese = page.name.endswith(".zh.html")
        text = page.read_text(encoding="utf-8")
        assert f'<html lang="{"zh" if chinese else "en"}"' in text, page.name
        assert ('placeholder="搜索"' in text) is chinese, page.name


def test_links_say_the_title_of_a_page_and_not_its_file(site):
    for page in site.rglob("*.html"):
        assert not re.findall(r">[\w./-]+\.md</a>", page.read_text(encoding="utf-8")), page.name
    assert re.search(r'<a href="grading.html">The rules</a>', (site / "index.html").read_text(encoding="utf-8"))


def test_our_own_style_is_on_each_page(site):
    for page in site.rglob("*.html"):
        assert "assets/stylesheets/site.css" in page.read_text(encoding="utf-8"), page.name


# -- the command line ---------------------------------------------------------------------------------------


def test_the_page_of_the_command_line_is_what_the_commands_say():
    assert text_of("docs/cli.md") == cli_page.page(), "make it anew: python -m website.cli_page"


def test_every_command_option_and_argument_is_on_the_page():
    text = text_of("docs/cli.md")
    said = {words for level, words in headings(text) if level == 2}
    with click.Context(cli) as outer:
        for name in cli.list_commands(outer):
            title = "lstm-grade" if name == MAIN_JOB else f"lstm-grade {name}"
            assert title in said
            section = text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
            command = cli.get_command(outer, name)
            assert command is not None
            for one in command.params:
                words = one.opts[-1] if isinstance(one, click.Option) else one.metavar or one.human_readable_name
                assert words in section, f"{title}: {words}"


# -- the lesson ---------------------------------------------------------------------------------------------


def test_the_examples_of_the_lesson_run_as_written():
    code = "\n".join(re.findall(r"```pycon\n(.*?)```", text_of("docs/lesson.md"), re.DOTALL))
    test = doctest.DocTestParser().get_doctest(code, {}, "lesson", "docs/lesson.md", 0)
    results = doctest.DocTestRunner(verbose=False).run(test)
    assert results.attempted > 20
    assert results.failed == 0
