"""Ways to hide that a program was copied, each on top of those before it; texts in, texts out, nothing is run."""

from __future__ import annotations

import ast
import builtins
import io
import tokenize
from collections.abc import Callable, Mapping

REMARK = "# my own solution"


def renamed(text: str) -> str:
    """Give all variables, functions and classes of the program other names."""
    own = sorted(_bound(ast.parse(text)))
    names = {name: f"item_{number}" for number, name in enumerate(own)}
    tokens = []
    before = ""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        new = names.get(token.string, token.string) if token.type == tokenize.NAME and before != "." else token.string
        tokens.append((token.type, new))
        before = token.string
    return tokenize.untokenize(tokens)


def commented(text: str) -> str:
    """The same, with other comments: those of the program are gone, some of one's own are there."""
    tokens = [
        (token.type, token.string)
        for token in tokenize.generate_tokens(io.StringIO(renamed(text)).readline)
        if token.type not in (tokenize.COMMENT, tokenize.NL)
    ]
    lines = tokenize.untokenize(tokens).split("\n")
    return "\n".join(f"{line}  {REMARK}" if row % 4 == 0 and line.strip() else line for row, line in enumerate(lines))


def reordered(text: str) -> str:
    """The same, with the functions and classes in another order, and all of it laid out anew."""
    tree = ast.parse(commented(text))
    places = [row for row, one in enumerate(tree.body) if isinstance(one, (ast.FunctionDef, ast.ClassDef))]
    turned = [tree.body[row] for row in reversed(places)]
    for row, one in zip(places, turned, strict=True):
        tree.body[row] = one
    return ast.unparse(tree)


def turned(text: str) -> str:
    """The same, with the sides of each product and sum changed, and ``x += y`` written out."""
    return ast.unparse(ast.fix_missing_locations(_Turn().visit(ast.parse(reordered(text)))))


DISGUISES: Mapping[str, Callable[[str], str]] = {
    "copied as it is": lambda text: text,
    "renamed": renamed,
    "and comments changed": commented,
    "and functions reordered, laid out anew": reordered,
    "and sums and products turned round": turned,
}


class _Turn(ast.NodeTransformer):
    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, (ast.Add, ast.Mult)):
            node.left, node.right = node.right, node.left
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.target, ast.Name):
            return node
        value = ast.BinOp(left=node.value, op=node.op, right=ast.Name(id=node.target.id, ctx=ast.Load()))
        return ast.Assign(targets=[node.target], value=value)


def _bound(tree: ast.AST) -> set[str]:
    """Names that the program gives by itself."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("__"):
            found.add(node.name)
    return found - set(dir(builtins)) - {"self"}
