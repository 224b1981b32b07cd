"""Whether words are on exercise 6-4, or only speak of gradients in passing.

A program that trains, detaches or switches gradients off says so beside the line; a blog begins with what an LSTM is
good for; the same notebook may hold the exercises on other networks. None of this was handed in for the exercise.
What stands under its heading, names it, has a formula in it, or says how the memory's error is kept, was.
"""

from __future__ import annotations

import enum
import re

TOPIC = re.compile(
    r"梯度|求导|导数|偏导|反向传播|误差项|δ|\\delta|(?m:^[\s#]*6\s*[-－–—]\s*4(?!\d))|习题\s*6\s*[-－–—.]\s*4|gradient|vanish|backprop|BPTT|\\partial|\\nabla|∂|∇|\bd[LE]/d\w",
    re.IGNORECASE,
)
_THIS = re.compile(r"6\s*[-－–—.]\s*4(?!\d)")
_PARTS_WORDS = re.compile(r"numpy|LSTM", re.IGNORECASE)
_THIS_EXERCISE = re.compile(r"习题\s*6\s*[-－–—.]\s*4(?!\d)")
_SECTION = re.compile(r"6\s*[-－–—.]\s*4(?!\d)|梯度|求导|反向传播|gradient|vanish|backprop|BPTT", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:习题|作业|题)\s*6\s*[-－–—.]\s*4(?!\d)|^\s*6\s*[-－–—]\s*4(?!\d)|推导(?!.{0,6}(?:GRU|RNN|SRN)).{0,12}参数的?梯度",
    re.IGNORECASE | re.MULTILINE,
)
NEGATED = re.compile(r"no_grad|set_grad_enabled|zero_grad|clip_grad\w*|retain_grad\w*|requires[_ ]grad\w*|grad_fn")
_FORMULA = re.compile(r"\\partial|\\frac|∂|∇|\\nabla|\\delta|δ|\bd[LE]/d\w", re.IGNORECASE)
# What a training loop, a conversion or an error message has to do with gradients.
_IN_PASSING = re.compile(
    r"清零|归零|置零|清空|裁剪|梯度下降|优化器|训练|学习率|更新参数|参数更新|报错|(?:带有?|去掉|脱离|切断|关闭)梯度"
    r"|(?:不|没有?|无需|不用)(?:会|需要?|用|再|要|必)?(?:计算|求|记录|跟踪|更新|参与)?梯度(?!消失|爆炸|衰减)"
    r"|detach|\.data\b|numpy\(\)|optimi[sz]er|learning rate|\btrain"
    rf"|{NEGATED.pattern}",
    re.IGNORECASE,
)
# How it comes that the error of the memory is kept, or that another network's is not.
_MECHANISM = re.compile(
    r"遗忘门|忘记门|乘|相加|累加|加法|接近|趋近|趋于|等于\s*1|小于\s*1|饱和|原样|不变|保持|直接|高速|传送|指数|链式|(?<![a-z])f_?\{?t|forget|multipl|product|additive"
    r"|close to|near (?:one|1)|chain rule|decay",
    re.IGNORECASE,
)
_KEPT = re.compile(r"消失|衰减|vanish|decay", re.IGNORECASE)
_SENTENCE = re.compile(r"[。！？；;\n]|[.!?]\s")
_OTHER_EXERCISE = re.compile(r"6\s*[-－–—.]\s*(?:[12]\s*P?|3(?!\s*P)|[5-9]|\d\d)(?!\d)", re.IGNORECASE)
# an experiment of the chapter: 6.2 梯度爆炸实验
_OTHER_SECTION = re.compile(r"^\s*(?:实验\s*)?6\s*\.\s*[12](?![\d-]).{0,40}(?:实验|爆炸|RNN|SRN|循环)")
_OTHERS_WORDS = re.compile(r"习题|exercise|公式|BPTT|RNN|SRN|GRU|循环神经网络", re.IGNORECASE)
_OTHER_NETWORK = re.compile(r"(?<![a-z])(?:RNN|SRN|GRU|BPTT)|简单循环|循环神经网络|门控循环", re.IGNORECASE)
_LSTM = re.compile(r"LSTM|长短期|长短时|遗忘门|记忆单元|forget gate", re.IGNORECASE)
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.+)$|^\s*\*\*(.{1,60})\*\*\s*$", re.MULTILINE)
_WITHIN = ("推导", "分析", "解")  # headings inside of an exercise
_PROGRAM = re.compile(r"6\s*[-－–—.]\s*[1-35-9]|numpy|LSTMCell|nn\.LSTM|实现", re.IGNORECASE)


class Standing(enum.Enum):
    """Under which heading something stands."""

    NONE = "no heading yet"
    HERE = "the exercise, or its topic"
    ELSEWHERE = "a heading that says neither"
    NETWORK = "another network"
    OTHER = "another exercise, by its number"


def on_topic(text: str) -> bool:
    """Whether a text speaks of gradients, and not only of switching them on and off."""
    return TOPIC.search(NEGATED.sub("", text)) is not None


def says_something(text: str) -> bool:
    """Whether a text that stands under no heading of the exercise is on it all the same."""
    if _NAMED.search(text):
        return True
    said = [one for one in _SENTENCE.split(text) if _IN_PASSING.search(one) is None or _KEPT.search(one)]
    rest = "\n".join(said)
    return any(map(on_topic, said)) and (_FORMULA.search(rest) or _MECHANISM.search(rest)) is not None


def of_another_exercise(name: str) -> bool:
    """Whether a heading or the name of a file names an exercise of the chapter by number, and not this one."""
    if _THIS.search(name) or _PARTS_WORDS.search(name):
        return False
    if _OTHER_SECTION.search(name):
        return True
    return _OTHER_EXERCISE.search(name) is not None and _OTHERS_WORDS.search(name) is not None


def of_another_network(name: str) -> bool:
    """Whether a heading, a class or a function is about a network that is no LSTM."""
    return _OTHER_NETWORK.search(name) is not None and _LSTM.search(name) is None


class Headings:
    """The headings of a notebook's text, or of a text file, as one reads down."""

    def __init__(self, before: Standing = Standing.NONE) -> None:
        self.standing = before
        self._level = 0  # of the heading, or the name of the file, that named another exercise

    def read(self, text: str) -> Standing:
        """Take in a text's headings; where the text itself stands."""
        found = list(_HEADING.finditer(text))
        begins = not found or text[: found[0].start()].strip() != ""
        seen = [self.standing] if begins else []
        for match in found:
            signs, title, bold = match.groups()
            title = title or bold
            seen.append(self._after(len(signs or "#" * 6), title))
            if seen[-1] is Standing.HERE or not title.startswith(_WITHIN):
                self.standing = seen[-1]
        return next((one for one in (Standing.HERE, Standing.OTHER) if one in seen), seen[-1])

    def _after(self, level: int, title: str) -> Standing:
        if of_another_exercise(title):
            self._level = level
            return Standing.OTHER
        this = _THIS.search(title) is not None
        if self.standing is Standing.OTHER and level > self._level and not this:
            return Standing.OTHER
        if not this and of_another_network(title):
            return Standing.NETWORK
        if this or (_SECTION.search(title) and _IN_PASSING.search(title) is None):
            return Standing.HERE
        stays = self.standing is Standing.HERE and _PROGRAM.search(title) is None
        return Standing.HERE if stays else Standing.ELSEWHERE


def shown_under(standing: Standing, text: str) -> bool:
    """Whether a text that stands there belongs to the exercise."""
    match standing:
        case Standing.HERE:
            return True
        case Standing.OTHER:
            return _THIS_EXERCISE.search(text) is not None
        case Standing.NETWORK:
            return says_something(text) and _LSTM.search(text) is not None
        case _:
            return says_something(text)
