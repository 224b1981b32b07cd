"""How code looks that derives an LSTM's gradients, whatever its names are.

By hand it multiplies by the slopes of both activations, 1 - tanh² and s(1 - s): another network's has one of them at
most, or is called by its name. It may also ask for derivatives: of torch, of sympy, or as central differences.
"""

from __future__ import annotations

import re

_ONE = r"\b1(?:\.0*)?\s*-\s*"
_VALUE = r"[^\W\d][\w.]*(?:\[[^\]\n]{1,40}\])*(?:\([^()\n]{0,60}\))?"  # g, cs[t], np.tanh(c)
_TANH_SLOPE = re.compile(
    rf"{_ONE}\(*(?:({_VALUE})\s*\*\s*\1(?![\w.\[(])|{_VALUE}\)*\s*\*\*\s*2|(?:np|numpy|math|torch)\.(?:square|power|pow)\s*\()"
    r"|\bd_?tanh\w*\s*\(|\btanh_?(?:d|deriv\w*|prime|grad\w*|backward)\s*\("
)
_SIGMOID_SLOPE = re.compile(
    rf"(?<![\w.\])])({_VALUE})\s*\*\s*\(\s*{_ONE}\1\s*\)|\(\s*{_ONE}({_VALUE})\s*\)\s*\*\s*\2(?![\w.\[(])"
    r"|\bd_?sig(?:moid)?\w*\s*\(|\bsig(?:moid)?_?(?:d|deriv\w*|prime|grad\w*|backward)\s*\("
)
SLOPES = (_TANH_SLOPE, _SIGMOID_SLOPE)
DERIVATIVES = ("grad", "vjp", "jvp", "jacobian", "jacrev", "jacfwd", "grad_and_value")
_FUNCTIONS = "|".join(DERIVATIVES)
_IMPORTS_DERIVATIVES = re.compile(
    rf"\bfrom\s+(?:torch\.(?:func|autograd)|autograd|jax)[\w.]*\s+import\s[^\n#]*\b(?:{_FUNCTIONS})\b"
)
IN_A_LINE = re.compile(
    r"\.backward\s*\(|autograd\s*\.\s*(?:grad|functional)|\bd(?:[WUb]|[Ww]h|[Ww]x)_?[ifgoc]\b|\bd[WUb]\s*\["
    r"|\bd(?:L|J|E|loss)_?d[WUb]\w{0,8}\s*(?:=|\[)|\b(?:grad|delta)_?[WUb]_?[ifgoc]\b|\b[WUb]_?[ifgoc]_(?:grad|diff)\b"
    r"|\b(?:sp|sy|sym|sympy)\s*\.\s*(?:diff|Derivative)\s*\("
    r"|\)\s*/\s*\(?\s*2(?:\.0*)?\s*\*\s*(?:eps\w*|delta|step|dx|d|h|1e-\d+)\b",
    re.IGNORECASE,
)
_ASKS_BY_NAME = re.compile(rf"(?<![\w.])(?:{_FUNCTIONS})\s*\(")
_IMPORTS_SYMPY = re.compile(r"\b(?:from|import)\s+sympy\b")
_ASKS_SYMPY = re.compile(r"(?<!np)\.diff\s*\(|(?<![\w.])(?:diff|Derivative)\s*\(")


def asked_of_libraries(code: str) -> list[re.Pattern[str]]:
    """What asks for a derivative by a name that says little without the import above it."""
    by_import = ((_IMPORTS_DERIVATIVES, _ASKS_BY_NAME), (_IMPORTS_SYMPY, _ASKS_SYMPY))
    return [asks for imports, asks in by_import if imports.search(code) and asks.search(code)]


def through_gates(code: str) -> bool:
    """Whether code has the slopes of both activations in it."""
    return all(slope.search(code) is not None for slope in SLOPES)


def may_derive(text: str) -> bool:
    """Whether anything of this is in a text, be it in what it prints."""
    return IN_A_LINE.search(text) is not None or bool(asked_of_libraries(text)) or through_gates(text)
