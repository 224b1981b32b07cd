"""`lstm-grade watch FILE...`: a check at each save, in a box that stays warm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.steps import (
    CONTEXT,
    common_options,
    default_isolation,
    default_language,
    drawn_seed,
    errors_as_exit_status,
    graded,
    look,
    open_box,
    take_in,
)

if TYPE_CHECKING:
    from rich.console import Console

    from grader.intake.submission import Submission
    from grader.model import Grade

FIRST_LOOK_MS = 200  # after which what was saved before the watch began is looked at
NOT_WORK = frozenset({"__pycache__", "__MACOSX"})


@click.command("watch", context_settings=CONTEXT)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@common_options
def watch_command(
    paths: tuple[Path, ...],
    assignment: Path | None,
    seed: int | None,
    lang: str | None,
    isolation: str | None,
) -> None:
    """Check your own work at each save, until Ctrl-C.

    FILE is what `lstm-grade check` takes. The numbers that the program has not seen stay the same, so that two
    checks can be compared.
    """
    language = lang or default_language()
    with errors_as_exit_status():
        look(paths)
        saves = _saves(paths)
        from rich.console import Console

        chosen = drawn_seed() if seed is None else seed
        console = Console(highlight=False)
        try:
            with open_box(isolation or default_isolation()) as box:

                def check() -> tuple[Sequence[Submission], Callable[[], Sequence[Grade]]]:
                    loaded, found = take_in(paths, assignment, whole_folders=True)
                    return (
                        found,
                        lambda: graded(found, loaded, box, seed=chosen, jobs=None, lang=language, quiet=True).grades,
                    )

                Watch(check=check, console=console, lang=language).run(paths, saves)
        except KeyboardInterrupt:  # that is how it ends
            # not by the console, which may have been interrupted while it wrote, and would write that once more
            click.echo(_words(language, "watch.ended"))


@dataclass(kw_only=True)
class Watch:
    """What was checked last, and whether a save has changed it."""

    check: Callable[[], tuple[Sequence[Submission], Callable[[], Sequence[Grade]]]]
    console: Console
    lang: str
    _work: object = None
    _said: list[object] = field(default_factory=list)

    def run(self, paths: Sequence[Path], saves: Iterable[bool]) -> None:
        """Check now, and again at each save; a save that leaves everything as it was takes one line."""
        self.look(saved=False)
        for number, saved in enumerate(saves):
            self.look(saved=saved)
            if not number:  # now no save is missed
                _line(self.console, self.lang, "watch.begun", paths=", ".join(map(str, paths)))

    def look(self, *, saved: bool) -> None:
        """Check if the work is another than it was last time."""
        from grader.errors import AssignmentError, UsageError
        from grader.report.terminal import own_check

        try:
            found, grade = self.check()
        except (UsageError, AssignmentError) as error:  # half saved, or renamed for a moment: the next save may mend it
            if self._work is None:
                raise
            if saved:
                click.echo(f"Error: {error}", err=True)
            return
        work = [_work(one) for one in found]
        if work == self._work:
            if saved:
                _line(self.console, self.lang, "watch.unchanged")
            return
        first, self._work = self._work is None, work
        grades = grade()
        said = [_said(one) for one in grades]
        if said == self._said:
            total = sum(one.score for one in grades)
            _line(self.console, self.lang, "watch.as-before", score=total, max=sum(one.max_score for one in grades))
            return
        self._said = said
        for number, one in enumerate(grades):
            if number or not first:
                self.console.rule()
            own_check(one, self.console, self.lang)


def _work(submission: Submission) -> object:
    """What a check depends on: of a notebook its cells, without the outputs that each run of it changes."""
    sources = {source.path: (source.text, source.cells) for source in submission.sources}
    others = {name: content for name, content in submission.contents.items() if name not in sources}
    return sources, others, submission.troubles


def _said(grade: Grade) -> object:
    """What a check says, line numbers and all."""
    checks = [(check.id, check.status, check.score, check.message.en) for check in grade.checks]
    return checks, [(finding.code, finding.message.en) for finding in grade.findings]


def _saves(paths: Sequence[Path]) -> Iterator[bool]:
    """Wait for saves: True for each; once at the beginning False, for what was saved before the watch stood.

    The folders of files are watched, not the files: most editors save by putting another file in the old one's place.
    """
    from grader.errors import UsageError

    try:
        import watchfiles
    except ImportError:
        raise UsageError("watching needs the package watchfiles: pip install 'lstm-grade[watch]'") from None
    wanted = [path.resolve() for path in paths]
    folders = [path if path.is_dir() else path.parent for path in wanted]

    def ours(change: Any, path: str) -> bool:
        return any(_belongs(Path(path), one) for one in wanted)

    def wait() -> Iterator[bool]:
        begun = False
        for changes in watchfiles.watch(
            *folders, watch_filter=ours, rust_timeout=FIRST_LOOK_MS, yield_on_timeout=True, raise_interrupt=True
        ):
            if changes or not begun:
                yield bool(changes)
            begun = True

    return wait()


def _belongs(path: Path, work: Path) -> bool:
    """Whether a path is the work itself, or lies in it and is no file that tools put there."""
    if path == work:
        return True
    inside = path.parts[len(work.parts) :] if path.is_relative_to(work) else ()
    return bool(inside) and not any(part.startswith(".") or part in NOT_WORK for part in inside)


def _line(console: Console, lang: str, key: str, **figures: object) -> None:
    console.print(_words(lang, key, **figures), style="dim", markup=False)


def _words(lang: str, key: str, **figures: object) -> str:
    from grader.messages import say
    from grader.report.safe_text import one_line

    return one_line(getattr(say(key, **figures), lang))
