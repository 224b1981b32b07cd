"""Paths on the command line -> submissions.

    a.py, a.ipynb      a file is one submission
    folder/            each .py or .ipynb directly inside, and each folder inside, is one
    folder/b/          all files below it belong to submission b

Whatever is wrong with a submission, it comes out of here: with its troubles, and a row in the report.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import os
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.errors import UsageError
from grader.intake import notebook, source
from grader.intake.submission import Language, Source, Submission, Trouble

SUFFIXES = {".py": Language.SCRIPT, ".ipynb": Language.NOTEBOOK}
NO_SUBMISSIONS = frozenset({"__MACOSX", "__pycache__", ".ipynb_checkpoints"})
MAX_FILES = 500
MAX_FILE_BYTES = 32 << 20
MAX_TOTAL_BYTES = 64 << 20


def collect(paths: Iterable[Path], *, whole_folders: bool = False) -> list[Submission]:
    """Find the submissions under the paths, in the order of their ids.

    Parameters
    ----------
    paths
        Folders of submissions, or single files.
    whole_folders
        A folder is one submission, not a folder of them (a student checks their own work).

    Raises
    ------
    UsageError
        If a path is not there, cannot be read, or is no kind of submission.
    """
    found: list[Submission] = []
    taken: set[str] = set()
    for path in paths:
        for identity, ending, root, files in _candidates(path, whole_folders):
            free = next(name for name in _names(_printable(identity), ending) if name not in taken)
            taken.add(free)
            found.append(read(free, root, files))
    return found


def _names(identity: str, ending: str) -> Iterator[str]:
    """Ids to try in turn: the plain one, with its ending, with a number."""
    yield identity
    yield identity + ending
    yield from (f"{identity}{ending}#{number}" for number in itertools.count(2))


def _candidates(path: Path, whole_folders: bool) -> Iterator[tuple[str, str, Path, list[Path]]]:
    """(id, ending that tells it from a namesake, root, files) of each submission under a path."""
    if not path.exists():
        raise UsageError(f"{path}: there is no such file or folder")
    if path.is_file():
        if path.suffix.lower() not in SUFFIXES:
            raise UsageError(f"{path}: a submission is a .py or .ipynb file, or a folder")
        yield path.stem, path.suffix, path.parent, [path]
        return
    if whole_folders:
        yield path.resolve().name, "/", path, list(_below(path))
        return
    try:
        entries = sorted(path.iterdir(), key=lambda entry: (entry.is_dir(), entry.name))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    entries = [entry for entry in entries if not _hidden(entry.name)]
    # `a.py` before `a.ipynb` before `a/`: the first keeps the plain id
    order = {".py": 0, ".ipynb": 1}
    for entry in sorted(entries, key=lambda e: (_stem(e), order.get(e.suffix.lower(), 2), e.name)):
        if entry.is_symlink() and entry.suffix.lower() not in SUFFIXES:
            yield entry.name, "/", entry.parent, [entry]
        elif entry.is_dir():
            yield entry.name, "/", entry, list(_below(entry))
        elif entry.suffix.lower() in SUFFIXES:
            yield entry.stem, entry.suffix, entry.parent, [entry]


def _stem(entry: Path) -> str:
    return entry.name if entry.is_dir() else entry.stem


def _hidden(name: str) -> bool:
    return name.startswith(".") or name in NO_SUBMISSIONS


def _below(folder: Path) -> Iterator[Path]:
    """All files below a folder; links are not followed: they lead out of the submission."""
    for here, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not _hidden(name))
        for name in sorted(names):
            file = Path(here) / name
            if not _hidden(name) and file.is_file() and not file.is_symlink():
                yield file


def read(identity: str, root: Path, files: list[Path]) -> Submission:
    """Read the files of one submission."""
    contents: dict[str, bytes] = {}
    troubles: list[Trouble] = []
    total = 0
    for file in files[:MAX_FILES]:
        name = _printable(file.relative_to(root).as_posix())
        try:
            size = file.lstat().st_size
            if size > MAX_FILE_BYTES or total + size > MAX_TOTAL_BYTES:
                raise ValueError(f"it has {size >> 20} MiB, more than is taken")
            if file.is_symlink() or not file.is_file():  # a link leads out of the submission, a pipe never ends
                raise ValueError("it is a link or no regular file")
            contents[name] = file.read_bytes()
            total += size
        except (OSError, ValueError) as error:
            reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
            troubles.append(Trouble(code="unreadable", file=name, reason=reason))
    if len(files) > MAX_FILES:
        troubles.append(Trouble(code="unreadable", file=None, reason=f"only the first {MAX_FILES} files were read"))
    sources = []
    for name, content in list(contents.items()):
        language = SUFFIXES.get(Path(name).suffix.lower())
        if language is None:
            continue
        try:
            found = _source(name, content, language)
        except notebook.OtherLanguage as error:
            troubles.append(Trouble(code="no-code", file=name, reason=str(error)))
            continue
        except ValueError as error:
            troubles.append(Trouble(code="unreadable", file=name, reason=str(error)))
            continue
        sources.append(found)
        if language is Language.SCRIPT:
            contents[name] = _importable(content, found.text)
    if not any(_has_code(found) for found in sources) and not troubles:
        troubles.append(Trouble(code="no-code", file=None, reason="there is no code in it"))
    return Submission(
        id=_printable(identity),
        files=tuple(sorted({_printable(file.relative_to(root).as_posix()) for file in files})),
        sha256=_digest(contents),
        contents=contents,
        sources=tuple(sources),
        troubles=tuple(troubles),
    )


def _source(name: str, content: bytes, language: Language) -> Source:
    if language is Language.SCRIPT:
        return Source(path=name, language=language, text=source.decode(content), cells=())
    cells = notebook.cells(content)
    text = "\n".join(cell.text for cell in cells if cell.code)
    return Source(path=name, language=language, text=text, cells=cells)


def _importable(content: bytes, text: str) -> bytes:
    """What Python itself could not read (GBK without a cookie, UTF-16) is laid out as UTF-8."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        content.decode(encoding)
    except (SyntaxError, UnicodeError, LookupError):
        return text.encode("utf-8", "replace")
    return content


def _has_code(found: Source) -> bool:
    lines = (line.strip() for line in found.text.splitlines())
    return any(line and not line.startswith("#") for line in lines)


def _digest(contents: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(contents):
        encoded = name.encode()
        digest.update(b"%d:%b%d:" % (len(encoded), encoded, len(contents[name])))
        digest.update(contents[name])
    return digest.hexdigest()


def _printable(name: str) -> str:
    """A name that can be written as UTF-8, whatever bytes the file system had (lone surrogates are replaced)."""
    return name.encode("utf-8", "replace").decode("utf-8")
