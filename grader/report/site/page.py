"""A page: a template filled in, behind three walls.

Almost every word on these pages was written by someone who is being graded.

    finalize      whatever string a template prints has its control characters shown (`safe_text.visible`),
    autoescape    and its markup escaped; `Markup` is made only of our own files and of what Pygments escaped;
    policy        were both passed, the browser still runs one script, known by its hash, and fetches nothing
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from grader.messages import number, say
from grader.model import Status, SubmissionStatus, Text
from grader.report import words
from grader.report.safe_text import one_line, visible
from grader.report.site.facts import spelled
from grader.report.site.outcomes import unread

TEMPLATES = Path(__file__).with_name("templates")


def prepare() -> None:
    """Compile every template: done while nothing else is to be done, it is not done at the end."""
    for name in _templates().list_templates(extensions=["jinja"]):
        _templates().get_template(name)


def fill(template: str, kind: str, lang: str, **data: object) -> str:
    """Fill in a template.

    Parameters
    ----------
    kind
        ``class`` or ``submission``: which style and script the page has besides those of every page.
    lang
        Language that is shown first, ``en`` or ``zh``; both are in every page.
    """
    if lang not in words.LANGUAGES:
        raise ValueError(f"no such language: {lang}; there are {', '.join(words.LANGUAGES)}")
    return _templates().get_template(template).render(lang=lang, dress=_dress(kind), **data)


def fragment(template: str, kind: str, lang: str, **data: object) -> str:
    """Fill in a template that becomes a piece of somebody else's page: one language, styles for itself alone."""
    style = _small(_read("base", "css") + _read(kind, "css"), "css").replace(":root", ":scope")
    return _templates(lang).get_template(template).render(lang=lang, style=Markup(style), **data).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """Style and script of a kind of page, and the policy that allows these two and nothing else."""

    style: Markup
    script: Markup
    policy: str


@functools.cache
def _dress(kind: str) -> Dress:
    style, script = (_small(_read("base", ending) + _read(kind, ending), ending) for ending in ("css", "js"))
    policy = f"default-src 'none'; style-src '{_sha256(style)}'; script-src '{_sha256(script)}'"
    return Dress(style=Markup(style), script=Markup(script), policy=f"{policy}; base-uri 'none'; form-action 'none'")


def _read(kind: str, ending: str) -> str:
    path = TEMPLATES / f"{kind}.{ending}"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _small(text: str, ending: str) -> str:
    """Leave out what only we read: a class has hundreds of pages, each with its own copy."""
    if ending == "css":
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"\s+", " ", text)).strip()
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith("//"))


_IN_ENGLISH, _THEN_CHINESE = Markup('<span lang="en">'), Markup('</span><span lang="zh">')
_END = Markup("</span>")


@functools.lru_cache(maxsize=1024)  # most are the catalogue's, on every page
def both(text: Text) -> Markup:
    """Give a text in both languages, of which the style sheet hides one; once where both say the same."""
    if text.en == text.zh:
        return escape(visible(text.en))
    return _IN_ENGLISH + visible(text.en) + _THEN_CHINESE + visible(text.zh) + _END  # what is added is escaped


def macro(template: str, name: str, *given: object) -> Markup:
    """Fill in a macro: a piece that several pages have."""
    filled: Markup = getattr(_templates().get_template(template).module, name)(*given)
    return filled


def _alone(lang: str, text: Text) -> Markup:
    """Give a text in one language."""
    return escape(visible(getattr(text, lang)))


def percent(part: float, whole: float) -> str:
    """Write a share as whole per cent; what is not all is never 100."""
    share = 100 * part / whole if whole else 0.0
    return f"{min(round(share), 99) if part < whole else 100 if whole else 0} %"


@functools.cache
def _templates(only: str | None = None) -> jinja2.Environment:
    """Make the templates' surroundings: with both languages, or with one only."""

    def sent(value: object) -> object:
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=sent,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shown = both if only is None else functools.partial(_alone, only)
    templates.globals.update(
        words=words,
        Status=Status,
        SubmissionStatus=SubmissionStatus,
        t=_said if only is None else lambda key, **figures: shown(say(key, **figures)),
        say=say,
        both=shown,
        percent=percent,
        unread=unread,
    )
    templates.filters.update(points=number, one_line=one_line, spelled=spelled, both=shown)
    templates.filters.update(told=lambda text: shown(text.for_student))
    return templates


def _said(key: str, /, **figures: Any) -> Markup:
    return both(say(key, **figures)) if figures else _plain(key)


@functools.cache
def _plain(key: str) -> Markup:
    """A message without figures: the same on every page."""
    return both(say(key))


def _sha256(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
