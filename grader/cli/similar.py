"""`lstm-grade similar PATH...`: which submissions of a class are alike, for a person to look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.steps import CONTEXT, default_language, errors_as_exit_status, language_option, look, noted

if TYPE_CHECKING:
    from grader.similar.compare import Comparison

MOST_SHOWN = 36  # characters of a name: two of them are in a line
ENDING = 12


@click.command("similar", context_settings=CONTEXT)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--starter",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="What was handed out, a file or a folder: what is in it is nobody's own.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("similar.html"),
    show_default=True,
    metavar="FILE",
    help="Where the page goes.",
)
@click.option("--force", is_flag=True, help="Replace the page if it is there already.")
@click.option(
    "--threshold",
    type=click.IntRange(1, 100),
    default=50,
    show_default=True,
    metavar="PERCENT",
    help="Show pairs that are at least so much alike.",
)
@click.option(
    "--common",
    type=click.IntRange(min=2),
    metavar="N",
    help="What more than N submissions have is what everybody writes.  [default: a tenth of the class, at least 5]",
)
@click.option(
    "--most", type=click.IntRange(1, 500), default=30, show_default=True, metavar="N", help="Pairs on the page."
)
@click.option(
    "--layout",
    type=click.Choice(["plain", "moodle", "canvas", "nbgrader", "gradescope"]),
    help="How the class is laid out.  [default: seen by the names]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What stdout carries: lines for people, or the same for programs.",
)
@language_option
def similar_command(
    paths: tuple[Path, ...],
    starter: Path | None,
    out: Path,
    force: bool,
    threshold: int,
    common: int | None,
    most: int,
    layout: str | None,
    form: str,
    lang: str | None,
) -> None:
    """Show which submissions of a class are alike, side by side. This is no proof of anything.

    PATH is what is graded: a folder or an archive of submissions. Nothing is run and no grade changes. Names,
    comments, white space and the order of functions do not count. Right answers to one homework are alike: the page
    is for a person to look at.
    """
    language = lang or default_language()
    with errors_as_exit_status("no-page"):
        from grader.errors import UsageError
        from grader.messages import say

        look([*paths, *([starter] if starter else [])])
        if out.exists() and not force:
            raise UsageError(f"{out}: there already; --force replaces it, --out names another")
        comparison = _compare(paths, starter, threshold=threshold / 100, common=common, layout=layout, lang=language)
        from grader.report.site.similar_page import render
        from grader.report.write import write

        try:
            write(out, render(comparison, language, most=most))
        except OSError as error:
            raise UsageError(say("problem.unwritable", path=out, reason=error.strerror)) from error
    click.echo(as_json(comparison) if form == "json" else as_text(comparison, out, language))


def _compare(
    paths: tuple[Path, ...],
    starter: Path | None,
    *,
    threshold: float,
    common: int | None,
    layout: str | None,
    lang: str,
) -> Comparison:
    from grader.errors import UsageError
    from grader.intake.collect import collect
    from grader.similar.compare import compare
    from grader.similar.text import code_of

    codes = [code_of(one) for one in collect(paths, layout=layout, note=noted(lang, quiet=False))]
    if len(codes) < 2:
        raise UsageError(f"{paths[0]}: two submissions are needed to compare; there are {len(codes)}")
    handed_out = [code_of(one) for one in collect([starter], whole_folders=True)] if starter else []
    if starter and not any(one.text for one in handed_out):
        raise UsageError(f"{starter}: there is no code in it")
    return compare(codes, starter=handed_out, threshold=threshold, common=common)


def as_text(comparison: Comparison, out: Path, lang: str) -> str:
    """Write the pairs for people: a line for each, then how to read them."""
    from grader.messages import say
    from grader.report.safe_text import one_line

    def named(ids: Sequence[str]) -> str:
        return ("、" if lang == "zh" else ", ").join(shortened(one_line(one)) for one in ids)

    def told(key: str, ids: Sequence[str]) -> list[str]:
        return [getattr(say(key, names=named(ids)), lang)] if ids else []

    lines = [line for group in comparison.groups for line in told("similar.group", group)]
    lines += [
        f"{100 * pair.similarity:3.0f} %  {named([pair.first.id])} {100 * pair.shares[0]:.0f} %"
        f"  |  {named([pair.second.id])} {100 * pair.shares[1]:.0f} %"
        for pair in comparison.telling
    ]
    said = (
        say(
            "similar.summary",
            pairs=len(comparison.pairs),
            percent=f"{100 * comparison.threshold:.0f}",
            compared=comparison.compared,
        ),
        say("similar.no-proof"),
        say("similar.page", path=str(out)),
    )
    left_out = told("similar.unread", comparison.unread) + told("similar.left-out", comparison.too_short)
    words = [getattr(one, lang) for one in said]
    return "\n".join([*lines, *([""] if lines else []), *left_out, *words])


def shortened(words: str) -> str:
    """Leave out the middle of a long name: a class's names differ at their beginning or at their end."""
    return words if len(words) <= MOST_SHOWN else f"{words[: MOST_SHOWN - ENDING - 1].rstrip()}…{words[-ENDING:]}"


def as_json(comparison: Comparison) -> str:
    """Write the pairs for programs; docs/similar.md says what the keys mean."""
    import json

    plain = {
        "compared": comparison.compared,
        "left_out": list(comparison.left_out),
        "unread": list(comparison.unread),
        "cut": list(comparison.cut),
        "common": comparison.common,
        "threshold": comparison.threshold,
        "groups": [list(group) for group in comparison.groups],
        "pairs": [
            {
                "similarity": round(pair.similarity, 4),
                "submissions": [
                    {"id": code.id, "share": round(share, 4), "lines": [list(place) for place in sorted(lines)]}
                    for code, share, lines in zip((pair.first, pair.second), pair.shares, pair.alike, strict=True)
                ],
            }
            for pair in comparison.pairs
        ],
    }
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=1)
    return text.encode("utf-8", "replace").decode("utf-8")
