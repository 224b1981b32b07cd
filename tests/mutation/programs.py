"""The programs that mistakes are put into: the right ones of the corpus, in all their styles."""

from __future__ import annotations

import fnmatch
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from grader.intake.collect import collect
from grader.intake.submission import Language, Submission

from .edits import Piece

RIGHT = Path(__file__).resolve().parents[1] / "corpus" / "right"
Key = tuple[str, int | None]
"""A file, and the number of the cell where it is a notebook."""


@dataclass(frozen=True, slots=True)
class Program:
    """A submission whose text can be changed."""

    name: str
    submission: Submission

    @property
    def texts(self) -> dict[Key, str]:
        """The text of each script and of each code cell."""
        found: dict[Key, str] = {}
        for source in self.submission.sources:
            if source.language is Language.SCRIPT:
                found[source.path, None] = source.text
            found |= {(source.path, cell.number): cell.text for cell in source.cells if cell.code}
        return found

    def pieces(self) -> dict[Key, Piece]:
        """What of it is Python."""
        found = {}
        for key, text in self.texts.items():
            try:
                found[key] = Piece(text)
            except SyntaxError:
                continue
        return found

    def with_texts(self, changed: Mapping[Key, str], identity: str) -> Submission:
        """The same submission with other text in some places."""
        sources = []
        contents = dict(self.submission.contents)
        for source in self.submission.sources:
            if source.language is Language.SCRIPT:
                text = changed.get((source.path, None), source.text)
                if text != source.text:
                    contents[source.path] = text.encode()
                sources.append(replace(source, text=text))
                continue
            cells = tuple(
                replace(cell, text=changed.get((source.path, cell.number), cell.text)) if cell.code else cell
                for cell in source.cells
            )
            sources.append(replace(source, cells=cells, text="\n".join(cell.text for cell in cells if cell.code)))
        words = repr((self.name, sorted(self.submission.contents.items()), [source.text for source in sources]))
        return replace(
            self.submission,
            id=identity,
            sources=tuple(sources),
            contents=contents,
            sha256=hashlib.sha256(words.encode()).hexdigest(),
        )

    def imports(self, path: str, other: str) -> bool:
        """Whether one file of the submission may import another, or run it: it speaks of it."""
        stem = Path(other).stem
        source = next(one for one in self.submission.sources if one.path == path)
        return re.search(rf"\b{re.escape(stem)}\b", source.text) is not None


def right_programs(pattern: str = "*") -> list[Program]:
    """The right programs whose name fits a pattern; none that is handed in twice, where the other copy stays right."""
    folders = sorted(folder for folder in RIGHT.iterdir() if fnmatch.fnmatch(folder.name, pattern))
    submissions = ((folder.name, collect([folder / "submission"], whole_folders=True)[0]) for folder in folders)
    return [Program(name=name, submission=one) for name, one in submissions if not _stands_twice(one)]


def _stands_twice(submission: Submission) -> bool:
    """Whether a notebook was handed in beside the script that was exported from it."""
    stems = Counter(Path(source.path).stem for source in submission.sources)
    return any(count > 1 for count in stems.values())
