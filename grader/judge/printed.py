"""Printed text -> numbers.

What is printed looks like ``[np.float64(0.0), 0.96]``, ``tensor([[0.9640]], grad_fn=<AddBackward0>)``,
``第6时刻: 0.96`` or ``0.0、0.0、0.96``. A naive pattern reads the 64 of float64 and the 0 of Backward0 as numbers.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

MAX_TEXT = 60_000
MAX_NUMBERS = 2000
MAX_WORDS = 60
_MARKS = " \t~|,;:=：，；、()[]（）<>+-*/"  # around the words before a number
SHORT = 2000  # characters of a text that is worth keeping

# Digits that belong to a word are no numbers: names of types, of gradient functions, shapes and devices.
_NOISE = re.compile(
    r"""
    grad_fn=<[^>\n]{0,80}>
  | (?:dtype|device|requires_grad|size|shape|names)\s*=\s*[^,)\]\n]{0,60}
  | torch\.Size\(\[[^\]\n]{0,80}\]\)
  | torch\.\w{1,20}
  | _\{[^{}\n]{1,20}\}
  | \b[tT](?:-|\s-\s)1(?![\w.])
  | (?:np|numpy)\.(?:float|int)\d{1,3}\(?
  | <[^<>\n]{0,120}\sat\s0x[0-9a-fA-F]{1,16}>
    """,
    re.VERBOSE,
)
_AS_ASCII = str.maketrans("−．", "-.")
_NUMBER = re.compile(
    r"(?<![\w.])[-+]?(?:nan|inf)(?![\w.])"
    r"|(?<![A-Za-z_\d.])(?<![A-Za-z_]\d)[-+]?(?:"
    r"(?:\d{1,18}\.\d{1,400}|\.\d{1,400})(?:[eE][-+]?\d{1,3}(?!\d))?(?!\d|\.\d)"  # a unit may stand behind it
    r"|\d{1,18}\.?(?:[eE][-+]?\d{1,3})?(?![A-Za-z_\d]|\.\d))"
)

# "t=3", "第6时刻", "step 2:", "3)", "{3: 0.96}": a number that counts steps rather than being an answer
_COUNTER = re.compile(
    r"第\s{0,8}\d{1,4}\s{0,8}(?:个|步|时|次|层)?[\u4e00-\u9fff]{0,6}"
    r"|(?:时刻|时间步|步骤|步)['\"]?\s{0,8}[=:：]?\s{0,8}\d{1,4}(?![\d.])"
    r"|\b(?:t|step|Step|STEP|time|Time|T|i|k)['\"]?\s{0,8}[=:_]?\s{0,8}\d{1,4}(?![\d.])"
    r"|\b[A-Za-z]_?\{?\d{1,4}\}?\s{0,8}(?=[=:：])"
    r"|(?<!\w)[(（]\s{0,4}\d{1,2}\s{0,4}[)）]"
    r"|(?:(?<=\{)|(?<=, ))-?\d{1,4}:(?=\s)"  # the keys of a dict
    # the number of a heading: "Part 2: ...", "【2】 ..."
    r"|^[=*#~\- \t]{0,80}(?:(?i:part|section|task|question|exercise|实验|任务|部分|题目)[ \t]?\d{1,2}(?!\.\d)"
    r"|【\d{1,2}】|\[\d{1,2}\](?=[ \t]?[A-Za-z\u4e00-\u9fff]{2}))"
    r"|^[ \t]{0,8}(?:[=*#~]{2}|---)[-=*#~ \t]{0,80}\d{1,2}[ \t.、)]{1,4}(?=[A-Za-z\u4e00-\u9fff]{2})"
    r"|^[ \t]{0,8}\d{1,4}(?:[ \t]{0,4}[)）:：、](?![-+]?\.?\d)|\.[ \t]{0,8}(?![eEjJ][-+\d])(?=[A-Za-z\u4e00-\u9fff]))",
    re.MULTILINE,
)


_ORDINALS = tuple("一二三四五六七八九十") + tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth".split()
)
_ORDINAL = re.compile(
    rf"第?\s{{0,4}}([{''.join(_ORDINALS[:10])}])\s{{0,4}}[步个时次]|\b({'|'.join(_ORDINALS[10:])})\b", re.IGNORECASE
)
_LINE = re.compile(r".+")
_POINT = re.compile(r"\d\.\d")
_COMMA = re.compile(r"(?<![\d,.])(\d{1,3}),(?=\d{2,17}(?![\d,.]))")  # 0,964 as many languages write it
# said in the place of a nought; the output gate is no output
_NOTHING = re.compile(r"(?:没有?|无|不)输出(?!门|层)|\bno\soutput\b(?!\s?gate)", re.IGNORECASE)
LEAST_COLUMNS = 4  # of a table that has a column for each step


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as it was printed."""

    value: float
    decimals: int | None  # digits after the point; None for one in scientific notation
    whole: bool  # printed without a point: 7, not 7. or 7.0
    before: str = ""  # the words between the number before and this one


def numbers(text: str) -> list[Number]:
    """Read the numbers of a text, without those that count steps or belong to names."""
    return list(_once(text)) if len(text) <= SHORT else _numbers(text)


@functools.lru_cache(maxsize=128)  # most of what a run prints, others of the same program print, too
def _once(text: str) -> tuple[Number, ...]:
    return tuple(_numbers(text))


def _numbers(text: str) -> list[Number]:
    text = _NOISE.sub("~", text[:MAX_TEXT].translate(_AS_ASCII))
    if not _POINT.search(text):
        text = _COMMA.sub(r"\1.", text)
    if _NOTHING.search(text):
        text = _LINE.sub(_with_nothing, text)
    text = _COUNTER.sub(" ", _LINE.sub(_without_steps, text) if "\n" in text.strip() else text)
    found = []
    end = 0
    for match in _NUMBER.finditer(text):
        word = match.group()
        try:
            value = float(word)
        except ValueError:
            continue
        decimals = None if "e" in word.lower() and word[-1].isdigit() else len(word.partition(".")[2])
        if text[match.end() : match.end() + 1] == "%" and decimals is not None:
            value, decimals = float(f"{word}e-2"), decimals + 2
        words = text[max(end, match.start() - MAX_WORDS) : match.start()].rpartition("\n")[2]
        end = match.end()
        whole = word.lstrip("+-").isdigit()
        found.append(Number(value=value, decimals=decimals, whole=whole, before=words.strip(_MARKS)))
        if len(found) >= MAX_NUMBERS:
            break
    return found


def _with_nothing(line: re.Match[str]) -> str:
    """The line with a nought for the words that stand in its place: "第1步: 没有输出"."""
    said = line.group()
    return said if any("." in number for number in _NUMBER.findall(said)) else _NOTHING.sub(" 0 ", said, count=1)


def _without_steps(line: re.Match[str]) -> str:
    """The line without its numbers where they count the steps, each with a column below: "时刻 0 1 2 ..."."""
    found = _NUMBER.findall(line.group())
    counts = [str(number) for number in range(len(found) + 1)]
    are_steps = len(found) >= LEAST_COLUMNS and found in (counts[:-1], counts[1:])
    return _NUMBER.sub(" ", line.group()) if are_steps else line.group()


def counter(text: str) -> int | None:
    """Which step the first number of a line says that it is about: 6 of "第6步: 0.96"."""
    found = _COUNTER.search(text[:SHORT])
    digits = re.search(r"\d{1,4}", found.group()) if found else None
    if digits is not None:
        return int(digits.group())
    word = _ORDINAL.search(text[:SHORT])
    return None if word is None else 1 + _ORDINALS.index((word.group(1) or word.group(2)).lower()) % 10
