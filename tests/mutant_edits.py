"""One small fault at a time in a module's syntax tree: other operators, constants, conditions."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

OTHER = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div,
    ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.USub: ast.UAdd,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
WORDING = {"phrase", "text", "plural", "phrase_of"}  # what messages say has tests of its own
Edit = Callable[[ast.AST], None]


@dataclass(frozen=True)
class Mutant:
    """A fault: the node it changes (its number in `ast.walk`) and how; `owner` are the first and
    last line of the function or constant it is in."""

    line: int
    said: str
    node: int
    edit: Edit
    owner: tuple[int, int]
    constant: bool

    def of(self, tree: ast.Module) -> ast.Module:
        """The module with the fault in it."""
        faulty = copy.deepcopy(tree)
        node = next(node for number, node in enumerate(ast.walk(faulty)) if number == self.node)
        self.edit(node)
        return ast.fix_missing_locations(faulty)


def mutants(tree: ast.Module) -> Iterator[Mutant]:
    """Every fault that is put into functions and into the module's constants."""
    numbers = {id(node): number for number, node in enumerate(ast.walk(tree))}
    for top in tree.body:
        yield from _within(top, numbers)


def _within(top: ast.stmt, numbers: dict[int, int]) -> Iterator[Mutant]:
    if isinstance(top, ast.ClassDef):
        for one in top.body:
            if isinstance(one, ast.FunctionDef | ast.ClassDef):
                yield from _within(one, numbers)
        return
    if isinstance(top, ast.FunctionDef):
        roots: list[ast.AST] = list(top.body)
    elif (isinstance(top, ast.Assign) and not _is_named(top)) or (
        isinstance(top, ast.AnnAssign) and top.value
    ):
        roots = [top.value]
    else:
        return
    first = min([top.lineno, *(d.lineno for d in getattr(top, "decorator_list", ()))])
    for root in roots:
        for node in _visited(root):
            for said, edit in _edits(node):
                line = getattr(node, "lineno", top.lineno)
                owner = first, top.end_lineno or first
                constant = not isinstance(top, ast.FunctionDef)
                yield Mutant(line, said, numbers[id(node)], edit, owner, constant)


def _is_named(top: ast.Assign) -> bool:
    """Whether it is a list of names, a type, or a format, which tests of the tables look at."""
    if isinstance(top.value, ast.Subscript):
        return True
    if isinstance(top.value, ast.Call) and getattr(top.value.func, "id", "") == "Format":
        return True
    return any(
        isinstance(t, ast.Name) and t.id in ("__all__", "TYPE_CHECKING") for t in top.targets
    )


def _visited(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below, without annotations, docstrings and what messages say."""
    yield node
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORDING:
        below: list[ast.AST] = [keyword.value for keyword in node.keywords]
    elif isinstance(node, ast.AnnAssign):
        below = [node.value] if node.value else []
    elif isinstance(node, ast.FunctionDef | ast.Lambda):
        below = list(node.body) if isinstance(node, ast.FunctionDef) else [node.body]
    elif (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) or (
        isinstance(node, ast.keyword) and node.arg == "strict"
    ):
        below = []
    else:
        below = list(ast.iter_child_nodes(node))
    for one in below:
        yield from _visited(one)


def _edits(node: ast.AST) -> Iterator[tuple[str, Edit]]:
    """What can be wrong at one node: what is said of it, and the change."""
    match node:
        case ast.Compare():
            for at, op in enumerate(node.ops):
                if type(op) in OTHER:
                    yield (
                        _named(op),
                        lambda n, at=at: n.ops.__setitem__(at, OTHER[type(n.ops[at])]()),
                    )
        case ast.BoolOp() | ast.BinOp() | ast.AugAssign() | ast.UnaryOp():
            if type(node.op) in OTHER:
                yield _named(node.op), lambda n: setattr(n, "op", OTHER[type(n.op)]())
        case ast.Constant(value=bool() as value):
            yield f"{value} turned", lambda n: setattr(n, "value", not n.value)
        case ast.Constant(value=int() | float() as value):
            yield f"{value} + 1", lambda n: setattr(n, "value", n.value + 1)
        case ast.Constant(value=str() as value):
            yield f"{value[:20]!r} with more", lambda n: setattr(n, "value", f"XX{n.value}")
        case ast.Return(value=ast.expr() as value):
            if not (isinstance(value, ast.Constant) and value.value is None):
                yield "returns None", lambda n: setattr(n, "value", ast.Constant(None))
        case ast.If() | ast.IfExp() | ast.While():
            if not isinstance(node.test, ast.Compare | ast.BoolOp):
                yield "condition turned", lambda n: setattr(n, "test", _not(n.test))
        case ast.comprehension():
            for at in range(len(node.ifs)):
                yield "filter turned", lambda n, at=at: n.ifs.__setitem__(at, _not(n.ifs[at]))
        case ast.Expr(value=ast.Call()):
            yield "call left out", lambda n: setattr(n, "value", ast.Constant(None))
        case ast.Call(func=func) if getattr(func, "id", "") not in WORDING:
            for at, keyword in enumerate(node.keywords):
                if keyword.arg not in ("strict", None):
                    yield f"without {keyword.arg}=", lambda n, at=at: n.keywords.pop(at) and None
    for name in ("body", "orelse"):
        body = getattr(node, name, None)
        for at, one in enumerate(body if isinstance(body, list) else ()):
            if isinstance(one, ast.Continue | ast.Break | ast.Raise):
                said = f"{type(one).__name__.lower()} left out (line {one.lineno})"
                yield said, lambda n, name=name, at=at: getattr(n, name).__setitem__(at, ast.Pass())


def _named(op: ast.AST) -> str:
    return f"{type(op).__name__} is {OTHER[type(op)].__name__}"


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)
