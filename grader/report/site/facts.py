"""What an evidence holds besides steps and passages, in words: names of gradients, sizes, and what is in no list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from grader.messages import catalogue, say
from grader.model import Text

_BLOCK = re.compile(r"([WUb])\.([ifco])")  # dL/dW_i, as `lstm_gradients` returns it
_LISTS = frozenset({"right", "wrong", "agree", "differ"})

Fact = tuple[Text, Text]


def facts(evidence: Mapping[str, Any]) -> Iterator[Fact]:
    """Spell out what is in an evidence: what it is called, and what it is."""
    for key, value in evidence.items():
        if key == "values" and isinstance(value, Mapping):
            yield from facts(value)
        else:
            yield _or_itself(f"evidence.{key}", key), _words(key, value)


def _words(key: str, value: object) -> Text:
    match value:
        case list() | tuple() if key in _LISTS and all(isinstance(one, str) for one in value):
            return _listed([_block(one) for one in value])
        case list() | tuple() if key == "sizes" and all(isinstance(one, Mapping) for one in value):
            return _listed([" ".join(f"{name}={size}" for name, size in one.items()) for one in value])
        case Mapping() if key == "relative_error":
            return _listed([f"{_block(name)} {'–' if off is None else off}" for name, off in value.items()])
        case str() if key == "loss":
            return _or_itself(f"loss.{value}", value)
    return _plain(spelled(value))


def _listed(items: Sequence[str]) -> Text:
    return Text(en=", ".join(items), zh="，".join(items)) if items else say("evidence.none")


def _block(name: str) -> str:
    found = _BLOCK.fullmatch(name)
    return f"dL/d{found[1]}_{found[2]}" if found else name


def _or_itself(key: str, name: str) -> Text:
    return say(key) if key in catalogue() else _plain(name)


def _plain(words: str) -> Text:
    return Text(en=words, zh=words)


def spelled(value: object) -> str:
    """Spell out a value of any shape, on one line."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
