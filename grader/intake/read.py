"""A hand-in -> a submission: its files are read, a student's archive is opened, sources are decoded.

Whatever is wrong with a file becomes a trouble of the submission, and the others are read all the same.
"""

from __future__ import annotations

import hashlib
import io
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from grader.intake import archive, notebook, source
from grader.intake.entries import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES, Entry, Unreadable
from grader.intake.layouts.layout import Handin
from grader.intake.submission import Language, Source, Submission, Trouble, language_of
from grader.messages import say
from grader.model import Text


def read(handin: Handin, identity: str) -> Submission:
    """Read what was handed in."""
    troubles: list[Trouble] = []
    taken = list(_unpacked(handin.entries, troubles))
    contents = _contents(taken, troubles)
    sources = _sources(contents, troubles)
    if not any(_has_code(found) for found in sources) and not troubles:
        troubles.append(
            Trouble(
                code="no-code",
                file=None,
                reason=say(_why_no_code(handin, contents, sources)),
            )
        )
    superseded = handin.origin.superseded if handin.origin else ()
    listed = {printable(name) for name in (*superseded, *(entry.path for entry in taken)) if name}
    listed |= {trouble.file for trouble in troubles if trouble.file}
    return Submission(
        id=identity,
        files=tuple(sorted(listed)),
        sha256=_digest(contents),
        contents=contents,
        sources=tuple(sources),
        troubles=tuple(troubles),
        origin=handin.origin,
    )


def _unpacked(entries: Sequence[Entry], troubles: list[Trouble]) -> Iterator[Entry]:
    """The files, with the members of archives in their place.

    What an archive holds lies in a folder of its name, or, where nothing else was handed in, where it lay itself.
    """
    names = {entry.path.casefold() for entry in entries}
    for entry in entries:
        kind = archive.ending(entry.path)
        if not kind or entry.refused is not None:
            yield entry
            continue
        stem = entry.path[: -len(kind)]
        inside = any(name == stem.casefold() or name.startswith(stem.casefold() + "/") for name in names)
        folder = "" if len(entries) == 1 else f"{entry.path if inside else stem}/"
        try:
            if entry.size > MAX_FILE_BYTES:
                raise Unreadable(say("unfit.too-large", mib=MAX_FILE_BYTES >> 20))
            members = archive.of_student(entry.read(), entry.path)
        except (Unreadable, OSError) as error:
            troubles.append(_unreadable(entry.path, _reason(error)))
            continue
        for member in members:
            if not member.folder:
                deeper = archive.ending(member.path) and member.refused is None
                refused = say("unfit.archive-in-archive") if deeper else member.refused
                yield replace(member, path=folder + member.path, refused=refused)


def _contents(entries: Sequence[Entry], troubles: list[Trouble]) -> dict[str, bytes]:
    """Read the files, as many and as much as one submission may have."""
    contents: dict[str, bytes] = {}
    total = 0
    for entry in entries[:MAX_FILES]:
        name = printable(entry.path)
        try:
            if entry.refused is not None:
                raise Unreadable(entry.refused)
            if entry.size > MAX_FILE_BYTES:
                raise Unreadable(say("unfit.too-large", mib=MAX_FILE_BYTES >> 20))
            if total + entry.size > MAX_TOTAL_BYTES:
                raise Unreadable(say("unfit.too-much", mib=MAX_TOTAL_BYTES >> 20))
            contents[name] = entry.read()
            total += len(contents[name])
        except (Unreadable, OSError) as error:
            troubles.append(_unreadable(name, _reason(error)))
    if len(entries) > MAX_FILES:
        troubles.append(Trouble(code="unreadable", file=None, reason=say("unfit.too-many-files", most=MAX_FILES)))
    return contents


def _sources(contents: dict[str, bytes], troubles: list[Trouble]) -> list[Source]:
    """Decode what has code in it; scripts that Python could not import are laid out as UTF-8 in ``contents``."""
    sources = []
    for name, content in list(contents.items()):
        language = language_of(name)
        if language is None:
            continue
        try:
            found = _source(name, content, language)
        except notebook.OtherLanguage as error:
            troubles.append(Trouble(code="no-code", file=name, reason=error.reason))
            continue
        except Unreadable as error:
            troubles.append(_unreadable(name, error.reason))
            continue
        sources.append(found)
        if language is Language.SCRIPT:
            contents[name] = _importable(content, found.text)
    return sources


def _unreadable(name: str, reason: Text) -> Trouble:
    """A trouble of a file; of the whole submission where what cannot be read is its folder."""
    return Trouble(code="unreadable", file=printable(name) or None, reason=reason)


def _reason(error: Unreadable | OSError) -> Text:
    return error.reason if isinstance(error, Unreadable) else say("unfit.system", reason=error.strerror or str(error))


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


def _why_no_code(handin: Handin, contents: Mapping[str, bytes], sources: Sequence[Source]) -> str:
    """The message that says why there is nothing to run."""
    if not (handin.entries or handin.ending):
        return "unfit.absent"
    if not sources:
        return "unfit.no-program"
    return "unfit.no-code" if any(contents[one.path].strip() for one in sources) else "unfit.empty"


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


def printable(name: str) -> str:
    """A name that can be written as UTF-8, whatever bytes the file system had (lone surrogates are replaced)."""
    return name.encode("utf-8", "replace").decode("utf-8")
