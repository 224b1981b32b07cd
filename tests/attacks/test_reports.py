"""What the hostile class leaves in the reports: nothing that a browser, a spreadsheet or a terminal would obey."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from grader.report.site.page import TEMPLATES

# What moves a cursor, rings, hides, or turns the direction of reading; and halves of letters.
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029\ud800-\udfff]")
LINKS = ("href", "src", "action", "formaction", "data", "xlink:href", "srcset", "poster")


class Page(HTMLParser):
    """The tags of a page, and the texts of its scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._in = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._in = tag

    def handle_data(self, data):
        if self._in == "script":
            self.scripts.append(data)

    def handle_endtag(self, tag):
        self._in = ""


@pytest.fixture(scope="module")
def pages(attacked) -> dict[str, Page]:
    folders = (attacked.out / "submissions", attacked.out / "students")
    files: list[Path] = [
        attacked.out / "index.html",
        *(file for folder in folders for file in sorted(folder.iterdir())),
    ]
    assert len(files) > 200
    return {f"{file.parent.name}/{file.name}": Page(file.read_text(encoding="utf-8")) for file in files}


def test_pages_have_the_tags_of_our_templates_and_no_others(pages):
    written = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.iterdir())
    ours = set(re.findall(r"<([a-z][a-z0-9]*)", written)) | {"span"}  # Pygments colours with spans
    assert not ours & {"img", "iframe", "object", "embed", "base", "foreignobject"}
    for name, page in pages.items():
        assert {tag for tag, _ in page.tags} <= ours, name


def test_no_attribute_runs_or_fetches_anything(pages):
    for name, page in pages.items():
        for tag, attributes in page.tags:
            assert not [one for one in attributes if one.startswith("on")], (name, tag)
            for link in LINKS:
                target = attributes.get(link) or ""
                assert re.fullmatch(
                    r"|#[\w.-]*|(?:\.\./|submissions/|\.\./students/)?[\w.-]+\.(?:html|csv|json)(?:#[\w.-]*)?", target
                ), (
                    name,
                    tag,
                    target,
                )


def test_every_page_runs_the_same_script_and_says_that_it_runs_no_other(pages):
    # The class page has a table to sort besides.
    assert len({"".join(page.scripts) for name, page in pages.items() if not name.endswith("/index.html")}) == 1
    for page in pages.values():
        (policy,) = [one["content"] for tag, one in page.tags if one.get("http-equiv") == "Content-Security-Policy"]
        assert policy is not None
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert not [one for tag, one in page.tags if one.get("http-equiv") not in (None, "Content-Security-Policy")]


def test_nothing_that_is_obeyed_stands_in_any_report(attacked):
    # the ledger is no report: SQLite's own format, which only the grader reads
    for file in [path for path in attacked.out.rglob("*") if path.is_file() and not path.name.startswith("ledger.")]:
        text = file.read_bytes().decode("utf-8").replace("\r\n", "\n")
        assert OBEYED.search(text) is None, (file.name, OBEYED.search(text))


def test_nothing_that_is_obeyed_reaches_the_terminal(attacked, box, cli, hasty_assignment, words, tmp_path):
    for stream in (attacked.done.stdout, attacked.done.stderr):
        assert OBEYED.search(stream) is None
    from attack import all_attacks

    for attack in all_attacks():
        if attack.name in ("reports/terminal-escapes", "reports/bidirectional", "reports/rich-markup"):
            attack.lay(tmp_path, words)
    folders = [f"./{path.name}" for path in tmp_path.iterdir()]
    done = cli("check", *folders, "--assignment", hasty_assignment, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 1
    assert "100/100" in done.stdout
    assert "[bold]100/100[/bold]" in done.stdout
    assert OBEYED.search(done.stdout + done.stderr) is None


def test_no_cell_of_the_table_is_a_formula(attacked):
    rows = list(csv.reader(io.StringIO((attacked.out / "grades.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert len(rows) == len(attacked.rows) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows:
        for cell in row:
            assert not re.match(r"[\s\u00a0]*[=+@＝＋＠]|[\s\u00a0]*[-－](?!\d+(?:\.\d+)?$)", cell), cell


def test_the_report_is_strict_json_and_comes_back_whole(attacked):
    text = (attacked.out / "report.json").read_bytes().decode("utf-8")

    def no(word: str) -> None:
        raise AssertionError(word)

    document = json.loads(text, parse_constant=no)
    assert json.dumps(document, ensure_ascii=False, allow_nan=False).encode("utf-8")
    assert (
        "\x1b[2J" in next(one for one in document["submissions"] if "31m" in one["id"] and "owned" in one["id"])["id"]
    )
