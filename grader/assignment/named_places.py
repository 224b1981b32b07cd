"""What msgspec says of a file that does not fit -> the path in the file, as TOML has it, and what is wrong there.

Expected `float`, got `str` - at `$.points.numpy.output`   ->   points.numpy.output: expected a number, got a text
"""

from __future__ import annotations

import difflib
import re
import types
import typing
from collections.abc import Iterable

import msgspec

_MESSAGE = re.compile(r"^(?P<what>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.S)
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>.*)`", re.S)
_MISSING = re.compile(r"Object missing required field `(?P<name>.*)`", re.S)
_ENUM = re.compile(r"Invalid enum value '(?P<name>.*)'", re.S)
_WORDS = (  # of msgspec -> ours
    (re.compile(r" of length >= (\d+)"), r" of at least \1"),
    (re.compile(r" of length <= (\d+)"), r" of at most \1"),
    (re.compile(r" with a timezone component"), " that says its offset from UTC, +08:00 for one"),
)
_KINDS = {
    "float": "a number",
    "int": "a whole number",
    "str": "a text",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "datetime": "a date and a time",
    "date": "a date",
    "time": "a time",
    "null": "nothing",
}


def explained(message: str, of: type[msgspec.Struct]) -> str:
    """Say where in a file, and what; a name that is not known brings the names that are like it.

    Parameters
    ----------
    message
        Of a `msgspec.ValidationError`.
    of
        The type that the file was to be.
    """
    match = _MESSAGE.match(message)
    assert match is not None
    what, path = match["what"], (match["path"] or "$").removeprefix("$").removeprefix(".")
    path = path.replace("[...]", ".*").strip(".")
    if unknown := _UNKNOWN.fullmatch(what):
        return (
            f"{_below(path, unknown['name'])}: unknown key `{unknown['name']}`{near(unknown['name'], keys(of, path))}"
        )
    if missing := _MISSING.fullmatch(what):
        return f"{_below(path, missing['name'])}: the key `{missing['name']}` is missing"
    if enum := _ENUM.fullmatch(what):
        return f"{path}: there is no `{enum['name']}`{near(enum['name'], _choices(_hint(of, path)))}"
    return f"{path}: {_in_words(what)}" if path else _in_words(what)


def near(name: str, known: Iterable[str]) -> str:
    """Say which names are like one that is not known; else all of them."""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, n=3, cutoff=0.6)
    if close:
        return "; did you mean " + " or ".join(f"`{one}`" for one in close) + "?"
    return f"; known: {', '.join(names)}" if names else ""


def keys(of: type[msgspec.Struct], path: str) -> list[str]:
    """Name the keys that the table at a path may have, as the file spells them."""
    table = _table(_hint(of, path))
    return [] if table is None else list(table.__struct_encode_fields__)


def _hint(of: type[msgspec.Struct], path: str) -> object:
    """Find the type of what stands at a path; None where the path leads nowhere."""
    here: object = of
    for name in filter(None, re.split(r"\.|\[\d+\]", path)):
        table = _table(here)
        names = {} if table is None else dict(zip(table.__struct_encode_fields__, table.__struct_fields__, strict=True))
        if table is None or name not in names:
            return None
        here = typing.get_type_hints(table)[names[name]]
    return here


def _choices(hint: object) -> list[str]:
    """Names that a `Literal`, or a list of it, allows."""
    if typing.get_origin(hint) is typing.Literal:
        return list(typing.get_args(hint))
    return [one for inner in typing.get_args(hint) for one in _choices(inner)]


def _table(hint: object) -> type[msgspec.Struct] | None:
    """Find the table in `Table`, `Table | None` and `list[Table]`."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return hint
    if isinstance(hint, (types.UnionType, types.GenericAlias)) or typing.get_origin(hint) is not None:
        return next(filter(None, map(_table, typing.get_args(hint))), None)
    return None


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _in_words(what: str) -> str:
    """The words for kinds: a teacher writes TOML, not JSON."""

    def kinds(match: re.Match[str]) -> str:
        found = [_KINDS.get(one.strip(), one.strip()) for one in match[1].split("|")]
        return " or ".join(one for one in found if one != "nothing" or len(found) == 1)

    words = re.sub(r"`([a-z| ]+)`", kinds, what)
    for theirs, ours in _WORDS:
        words = theirs.sub(ours, words)
    return words[:1].lower() + words[1:]
