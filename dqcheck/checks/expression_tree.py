"""What a formula of the kind ``expression`` is: a tree, its comparisons as differences, and how it is written."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from dqcheck.model.record import record
from dqcheck.model.verdict import Piece
from dqcheck.numerals.intervals import EXACT

Exact = int | Fraction
"""An exact number; whole ones are integers, which compute ten times as fast."""

COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
FUNCTIONS = ("abs", "sum", "min", "max")
TEXT_TESTS = {"contains": "contains", "starts": "starts with", "ends": "ends with"}
"""Tests of a text against another, with how they are written."""
_TESTS = {
    **{kind: (words, f"not {words}") for kind, words in TEXT_TESTS.items()},
    "in": ("in", "not in"),
    "blank": ("is blank", "is not blank"),
}
"""Tests that stand behind their operand, and their negations."""
_SPACE = Piece("sign", " ")

_CONDITIONS = frozenset({"compare", "in", *TEXT_TESTS, "blank", "and", "or", "not", "if"})
_LEVELS = {"if": 0, "choice": 0, "or": 1, "and": 2, "not": 3, "+": 5, "-": 5, "*": 6, "/": 6, "negative": 7}
_COMPARED, _TERM, _ATOM = 4, 5, 8


@record
class Node:
    """A node of a formula. ``kind`` is ``number``, ``name``, ``text``, an arithmetic operator, ``negative``, a
    function, ``choice`` (an ``if`` between numbers), or one of the conditions ``compare``, ``in``, ``contains``,
    ``starts``, ``ends``, ``blank``, ``and``, ``or``, ``not``, ``if``. ``operators`` are those between the operands of a
    comparison; ``gaps`` what it compares with zero: a difference for each, and for each member that an ``in`` lists."""

    kind: str
    operands: "tuple[Node, ...]" = ()
    operators: tuple[str, ...] = ()
    number: Exact = 0
    name: str = ""
    text: str = ""
    gaps: "tuple[Linear, ...]" = ()

    @property
    def condition(self) -> bool:
        """Whether it is true or false rather than a number or a text."""
        return self.kind in _CONDITIONS


@record
class Linear:
    """A sum of multiples: ``constant`` plus each of ``terms``, a field or what is no sum itself, times its factor.
    ``names`` are all fields in it; it ``chooses`` where an ``if`` stands in it."""

    constant: Exact
    terms: tuple[tuple[Node, Exact], ...]
    names: tuple[str, ...]
    chooses: bool = False


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it."""
    yield node
    for operand in node.operands:
        yield from walk(operand)


def names(node: Node) -> tuple[str, ...]:
    """The field names of a formula, each once, in the order of appearance."""
    return tuple(dict.fromkeys(one.name for one in walk(node) if one.kind == "name"))


def plain(value: Fraction) -> Exact:
    """A number as an integer where it is one."""
    return value.numerator if value.denominator == 1 else value


def difference(left: Node, right: Node) -> Linear:
    """One operand less the other. What cancels out is gone: ``a + b`` less ``a`` is ``b``."""
    constant, terms = _sum_of(left)
    less, others = _sum_of(right)
    for node, factor in others.items():
        terms[node] = terms.get(node, 0) - factor
    kept = tuple((node, factor) for node, factor in terms.items() if factor)
    used = tuple(dict.fromkeys((*names(left), *names(right))))
    chooses = any(one.kind == "choice" for node, _ in kept for one in walk(node))
    return Linear(constant=constant - less, terms=kept, names=used, chooses=chooses)


def _sum_of(node: Node) -> tuple[Exact, dict[Node, Exact]]:
    if node.kind == "number":
        return node.number, {}
    if node.kind == "negative":
        return _scaled(_sum_of(node.operands[0]), -1)
    if node.kind in ("+", "-", "sum"):
        constant, terms = _sum_of(node.operands[0])
        for operand in node.operands[1:]:
            more, others = _scaled(_sum_of(operand), -1 if node.kind == "-" else 1)
            constant += more
            for other, factor in others.items():
                terms[other] = terms.get(other, 0) + factor
        return constant, terms
    if node.kind in ("*", "/"):
        left, right = _sum_of(node.operands[0]), _sum_of(node.operands[1])
        if not right[1] and (node.kind == "*" or right[0]):
            return _scaled(left, right[0] if node.kind == "*" else plain(1 / Fraction(right[0])))
        if not left[1] and node.kind == "*":
            return _scaled(right, left[0])
    return 0, {node: 1}


def _scaled(given: tuple[Exact, Mapping[Node, Exact]], factor: Exact) -> tuple[Exact, dict[Node, Exact]]:
    constant, terms = given
    return _times(constant, factor), {node: _times(own, factor) for node, own in terms.items()}


def _times(a: Exact, b: Exact) -> Exact:
    product = a * b
    return plain(product) if isinstance(product, Fraction) else product


def written(node: Node) -> str:
    """A formula as one writes it, with the brackets that it needs; parsed again, it is the same."""
    return "".join(one.text for one in pieces(node))


def pieces(node: Node, level: int = 0) -> Iterator[Piece]:
    """What a formula is written with, with the brackets that it needs from a ``level`` of binding on."""
    bracketed = _level(node) < level
    if bracketed:
        yield Piece("sign", "(")
    yield from _pieces(node)
    if bracketed:
        yield Piece("sign", ")")


def _level(node: Node) -> int:
    if node.kind == "not" and node.operands[0].kind in _TESTS:
        return _COMPARED
    return _LEVELS.get(node.kind, _COMPARED if node.condition else _ATOM)


def _pieces(node: Node) -> Iterator[Piece]:
    operands, kind = node.operands, node.kind
    if kind in ("name", "text"):
        yield Piece("name", node.name) if kind == "name" else Piece("text", _quoted(node.text))
    elif kind == "number":
        yield Piece("number", _number(node.number))
    elif kind in FUNCTIONS:
        yield Piece("word", kind)
        yield from _listed(operands)
    elif kind == "negative":
        yield Piece("sign", "-")
        yield from pieces(operands[0], _LEVELS[kind])
    elif kind in ("+", "-", "*", "/"):
        yield from pieces(operands[0], _LEVELS[kind])
        yield from _spaced(Piece("sign", kind))
        yield from pieces(operands[1], _LEVELS[kind] + 1)
    else:
        yield from _condition(node)


def _condition(node: Node) -> Iterator[Piece]:
    operands, kind = node.operands, node.kind
    if kind in ("if", "choice"):
        for word, one in zip(("if", "then", "else"), operands, strict=False):
            yield from (Piece("word", word), _SPACE) if word == "if" else _spaced(Piece("word", word))
            yield from pieces(one, 0 if word == "else" else 1)
    elif kind in ("and", "or"):
        yield from pieces(operands[0], _LEVELS[kind] + 1)
        for one in operands[1:]:
            yield from _spaced(Piece("word", kind))
            yield from pieces(one, _LEVELS[kind] + 1)
    elif kind == "not" and operands[0].kind not in _TESTS:
        yield from (Piece("word", "not"), _SPACE)
        yield from pieces(operands[0], _LEVELS[kind])
    elif kind == "not" or kind in _TESTS:
        yield from _test(operands[0] if kind == "not" else node, negated=kind == "not")
    else:
        yield from pieces(operands[0], _TERM)
        for operator, one in zip(node.operators, operands[1:], strict=True):
            yield from _spaced(Piece("sign", operator))
            yield from pieces(one, _TERM)


def _test(node: Node, *, negated: bool) -> Iterator[Piece]:
    """A test that stands behind its operand, or its negation."""
    yield from pieces(node.operands[0], _TERM)
    yield from (_SPACE, Piece("word", _TESTS[node.kind][negated]))
    if node.kind != "blank":
        yield _SPACE
        yield from _listed(node.operands[1:]) if node.kind == "in" else pieces(node.operands[1])


def _listed(operands: Sequence[Node]) -> Iterator[Piece]:
    yield Piece("sign", "(")
    for at, one in enumerate(operands):
        yield from (Piece("sign", ","), _SPACE) if at else ()
        yield from pieces(one, _TERM)
    yield Piece("sign", ")")


def _spaced(piece: Piece) -> Iterator[Piece]:
    yield from (_SPACE, piece, _SPACE)


def _number(number: Exact) -> str:
    """A number of a formula: written as a decimal, it has an end."""
    value = Fraction(number)
    return format(EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)), "f")


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'
