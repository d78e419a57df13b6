"""The mutants of a module: its code with one thing changed that a test should notice.

Comparisons, arithmetic, ``and`` and ``or``, ``not`` and plain conditions, numbers (also those in ``Decimal("...")``, by
one in their last place), truth values, returned values, calls made for their effect, ``min`` and ``any``, leaving and
continuing a loop, the entries of a dictionary. Texts, annotations and what is only for the type checker stay.
"""

import ast
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import CodeType
from typing import NamedTuple

OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
SKIPPED = frozenset({"annotation", "returns", "decorator_list"})
Fields = dict[str, object]


class Mutant(NamedTuple):
    """One change: where it is (a line; the first and last line of its function, zeros at import) and what it is."""

    path: Path
    line: int
    at: int
    variant: int
    function: tuple[int, int]
    key: str

    def __str__(self) -> str:
        name, _, change = self.key.partition(" ")
        return f"dqcheck/{name}:{self.line}: {change}"


class Place(NamedTuple):
    """A node, the expression it stands in, and its function: first and last line, name with its classes."""

    node: ast.AST
    above: ast.AST
    function: tuple[int, int]
    owner: str


def mutants(path: Path, root: Path) -> Iterator[Mutant]:
    """All mutants of a module."""
    name = path.relative_to(root / "dqcheck").as_posix()
    line = 0
    for at, place in enumerate(_places(path)):
        line = getattr(place.node, "lineno", line)
        shown = place.above if isinstance(place.node, ast.Constant) else place.node
        before = "" if isinstance(place.node, ast.Dict) else _written(shown, place.node)
        for variant, fields in enumerate(_changes(place.node, place.above)):
            kept = {field: getattr(place.node, field) for field in fields}
            if isinstance(place.node, ast.Dict):
                before = _entry(place.node, variant)
            _set(place.node, fields)
            after = "no entry" if isinstance(place.node, ast.Dict) else _written(shown, place.node)
            _set(place.node, kept)
            key = f"{name} {place.owner or '-'} {before} → {after}"
            yield Mutant(path, line, at, variant, place.function, key)


def mutated(mutant: Mutant) -> CodeType:
    """The code of a mutant."""
    places = list(_places(mutant.path))
    node, above = places[mutant.at][:2]
    _set(node, list(_changes(node, above))[mutant.variant])
    tree = places[0].node
    assert isinstance(tree, ast.Module)
    code: CodeType = compile(ast.fix_missing_locations(tree), str(mutant.path), "exec")
    return code


def _set(node: ast.AST, fields: Fields) -> None:
    for field, value in fields.items():
        setattr(node, field, value)


def _places(path: Path) -> Iterator[Place]:
    """All nodes of a module in a fixed order, itself first."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield Place(tree, tree, (0, 0), "")
    yield from _below(tree, (0, 0), "")


def _below(node: ast.AST, function: tuple[int, int], owner: str) -> Iterator[Place]:
    for field, value in ast.iter_fields(node):
        if field in SKIPPED:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _for_types(child):
                continue
            inside, name = function, owner
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                name = f"{owner}.{child.name}".strip(".")
            if isinstance(node, ast.FunctionDef) and field == "body":
                first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
                inside = (first, node.end_lineno or first)
            yield Place(child, node, inside, name)
            yield from _below(child, inside, name)


def _changes(node: ast.AST, above: ast.AST) -> Iterator[Fields]:
    """What can be changed in a node: the fields to set."""
    match node:
        case ast.Compare():
            for at, op in enumerate(node.ops):
                if other := OPERATORS.get(type(op)):
                    yield {"ops": [*node.ops[:at], other(), *node.ops[at + 1 :]]}
        case ast.BoolOp() | ast.BinOp() | ast.AugAssign():
            if other := OPERATORS.get(type(node.op)):
                yield {"op": other()}
        case ast.UnaryOp(op=ast.Not()):
            yield {"operand": _not(node.operand)}
        case ast.UnaryOp(op=ast.USub()):
            yield {"op": ast.UAdd()}
        case ast.Return(value=ast.Constant(value=None | bool())):
            pass  # the constant itself is changed
        case ast.Return(value=ast.expr()):
            yield {"value": ast.Constant(None)}
        case ast.Expr(value=ast.Call()):
            yield {"value": ast.Constant(None)}
        case ast.Call(func=ast.Name(id=name)) if name in FUNCTIONS:
            yield {"func": ast.Name(FUNCTIONS[name], ast.Load())}
        case ast.Dict():
            for at in range(len(node.keys)):
                yield {part: [*getattr(node, part)[:at], *getattr(node, part)[at + 1 :]] for part in ("keys", "values")}
        case ast.Constant():
            yield from ({"value": value} for value in _other_constants(node.value, above))
        case ast.comprehension():
            for at, test in enumerate(node.ifs):
                if _is_plain(test):
                    yield {"ifs": [*node.ifs[:at], _not(test), *node.ifs[at + 1 :]]}
        case ast.If() | ast.While() | ast.IfExp():
            if _is_plain(node.test):
                yield {"test": _not(node.test)}
            if isinstance(node, ast.If) and isinstance(node.body[-1], ast.Break | ast.Continue):
                other_way = ast.Continue() if isinstance(node.body[-1], ast.Break) else ast.Break()
                yield {"body": [*node.body[:-1], other_way]}


def _other_constants(value: object, above: ast.AST) -> Iterator[object]:
    match value, above:
        case bool(), _:
            yield not value
        case 0, ast.Subscript():
            yield 1
        case int() | float(), _:
            yield from (value + 1, value - 1)
        case str(), ast.Call(func=ast.Name(id="Decimal")):
            number = Decimal(value)
            step = Decimal(1).scaleb(int(number.as_tuple().exponent))
            yield from (str(number + step), str(number - step))


def _for_types(node: ast.AST) -> bool:
    """Whether only the type checker reads it."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _is_plain(test: ast.expr) -> bool:
    """Whether a condition has no operator of its own that is changed."""
    return isinstance(test, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.NamedExpr)


def _not(node: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), node)


def _entry(node: ast.Dict, at: int) -> str:
    key = node.keys[at]
    return _one_line((f"{ast.unparse(key)}: " if key else "**") + ast.unparse(node.values[at]))


def _one_line(text: str) -> str:
    """A text without a character that would end a cell of a table."""
    return " ".join(text.split()).replace("|", "∣").replace("`", "'")


def _written(node: ast.AST, changed: ast.AST) -> str:
    """A node on one line, without what it encloses as a block; of a dictionary the entry that is changed."""
    match node:
        case ast.Dict():
            text = _entry(
                node, next(at for at, pair in enumerate(zip(node.keys, node.values, strict=True)) if changed in pair)
            )
        case ast.If(test=test, body=[*_, ast.Break() | ast.Continue() as last]):
            text = f"if {ast.unparse(test)}: {ast.unparse(last)}"
        case ast.If(test=test) | ast.While(test=test):
            text = f"if {ast.unparse(test)}"
        case ast.Expr(value=ast.Constant(value=None)):
            text = "pass"
        case _:
            text = ast.unparse(node)
    return _one_line(text)
