"""The catalogue of messages: a key and its figures -> a text in English and Chinese.

The words stand in ``messages.toml``, so that who knows the students can improve them without reading code.
"""

from __future__ import annotations

import functools
import sys
from pathlib import Path
from typing import Any

from grader.model import Text

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CATALOGUE = Path(__file__).with_name("messages.toml")


@functools.cache
def catalogue() -> dict[str, dict[str, str]]:
    """Read the catalogue: key -> {"en": ..., "zh": ...}."""
    with CATALOGUE.open("rb") as file:
        return tomllib.load(file)


def say(key: str, /, **figures: Any) -> Text:
    """Fill in a message.

    A figure may be a `Text` itself; each language then gets its own.
    """
    entry = catalogue()[key]

    def fill(language: str) -> str:
        chosen = {
            name: getattr(value, language) if isinstance(value, Text) else value for name, value in figures.items()
        }
        return entry[language].format(**chosen)

    return Text(en=fill("en"), zh=fill("zh"))
