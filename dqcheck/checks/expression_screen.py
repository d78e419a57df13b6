"""The screen of a formula: true for every record on which it may not hold, on the floats and texts of a frame.

Numbers are compared with a guard band, and texts that are not plainly written count as equal and as different. A
condition of an ``if`` is asked only where nothing in it may be rounded; elsewhere both branches have to hold.
"""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from dqcheck.checks.engine_words import Words, words_of
from dqcheck.checks.expression_tree import OPPOSITE, TEXT_TESTS, Linear, Node, names, walk
from dqcheck.checks.expression_truth import pairs
from dqcheck.checks.screening import EXACT_DECIMALS, GUARD, NOUGHT, all_of, any_of, doubtful, size_of
from dqcheck.language.vi.alphabet import LETTERS
from dqcheck.model.record import record
from dqcheck.numerals.folding import comparable

if TYPE_CHECKING:
    import narwhals as nw

STRANGE = f"[^ -~{chr(0xC0)}-{chr(0xDE)}{chr(0xE0)}-{chr(0xFF)}{LETTERS}]"
"""A character that engines may write otherwise as a small letter, or that may be one of several of a letter."""

SURE = frozenset({"number", "name"})
"""Operands of products and quotients that floats bound."""


@record
class Columns:
    """The columns of a formula: its ``numbers`` as floats, its ``texts``, and the fields whose values are ``exact``, in
    the ``words`` of the engine that holds them."""

    numbers: "Mapping[str, nw.Expr]"
    texts: "Mapping[str, nw.Expr]"
    exact: Collection[str]
    words: Words


def bounded(node: Node) -> bool:
    """Whether floats bound a formula: no product or quotient of anything but numbers and fields, no choice."""
    for one in walk(node):
        if one.kind == "choice" or (one.kind in ("*", "/") and any(part.kind not in SURE for part in one.operands)):
            return False
    return True


def divides(node: Node) -> bool:
    """Whether a formula holds a quotient."""
    return any(one.kind == "/" for one in walk(node))


def may_fail(formula: Node, given: Columns) -> "nw.Expr":
    """True wherever a formula may not hold."""
    may = _may(formula, given, truth=False)
    if divides(formula):
        # A quotient by zero is undecided, not passed: the judge has to see it.
        may = any_of([may, *(number.abs() < NOUGHT for number in given.numbers.values())])
    return may


def _may(node: Node, given: Columns, *, truth: bool) -> "nw.Expr":
    """True wherever a condition may have this truth."""
    kind, operands = node.kind, node.operands
    if kind == "not":
        return _may(operands[0], given, truth=not truth)
    if kind in ("and", "or"):
        parts = [_may(one, given, truth=truth) for one in operands]
        return all_of(parts) if (kind == "and") is truth else any_of(parts)
    if kind == "if":
        return _conditional(node, given, truth=truth)
    if kind == "blank":
        return _always(given, not truth)  # what is blank is left to the judge
    if kind in TEXT_TESTS:
        return _tested(node, given, truth=truth)
    each = [_compared(*pair, given, truth=truth) for pair in pairs(node)]
    return all_of(each) if (kind == "compare") is truth else any_of(each)


def _conditional(node: Node, given: Columns, *, truth: bool) -> "nw.Expr":
    condition = node.operands[0]
    branches = [_may(one, given, truth=truth) for one in node.operands[1:]]
    if len(branches) == 1:
        branches.append(_always(given, truth))
    if not set(names(condition)) <= set(given.exact):
        return any_of(branches)
    first, second = (_may(condition, given, truth=chosen) for chosen in (True, False))
    return (first & branches[0]) | (second & branches[1])


def _always(given: Columns, truth: bool) -> "nw.Expr":
    return given.words.lit(truth)


def _tested(node: Node, given: Columns, *, truth: bool) -> "nw.Expr":
    wanted = comparable(node.operands[1].text)
    tests: Mapping[str, Callable[[nw.Expr], nw.Expr]] = {
        "contains": lambda text: text.str.contains(wanted, literal=True),
        "starts": lambda text: text.str.starts_with(wanted),
        "ends": lambda text: text.str.ends_with(wanted),
    }
    column = given.texts[node.operands[0].name]
    return _unless_strange([column], tests[node.kind](_small(column)), truth=truth)


def _small(column: "nw.Expr") -> "nw.Expr":
    """Texts as they compare, where they are plain."""
    return column.str.replace_all(" +", " ").str.strip_chars(" ").str.to_lowercase()


def _unless_strange(columns: "list[nw.Expr]", condition: "nw.Expr", *, truth: bool) -> "nw.Expr":
    """A condition on texts, or its negation, and true wherever one of them is not plain."""
    strange = any_of([column.str.contains(STRANGE) for column in columns])
    return strange | (condition if truth else ~condition)


def _compared(operator: str, left: Node, right: Node, gap: Linear | None, given: Columns, *, truth: bool) -> "nw.Expr":
    texts = [one for one in (left, right) if one.kind == "text" or one.name in given.texts]
    if gap is None or texts:
        return _equal_texts(left, right, given, truth=(operator == "==") is truth)
    return _numbers(operator if truth else OPPOSITE[operator], left, right, given)


def _equal_texts(left: Node, right: Node, given: Columns, *, truth: bool) -> "nw.Expr":
    columns = [given.texts[one.name] for one in (left, right) if one.kind == "name"]
    sides = [
        given.words.lit(comparable(one.text)) if one.kind == "text" else _small(given.texts[one.name])
        for one in (left, right)
    ]
    return _unless_strange(columns, sides[0] == sides[1], truth=truth)


def _numbers(operator: str, a: Node, b: Node, given: Columns) -> "nw.Expr":
    """A comparison that may be true: an inequality with a guard band that grows with its numbers."""
    left, left_size = _arithmetic(a, given)
    right, right_size = _arithmetic(b, given)
    gap, guard = left - right, (left_size + right_size) * GUARD
    if operator in ("<", "<="):
        return gap <= guard
    if operator in (">", ">="):
        return gap >= -guard
    if operator == "==":
        return gap.abs() <= guard
    # Unequal: floats that differ by less than the guard may still differ exactly, so equality must be proved.
    used = [given.numbers[name] for name in dict.fromkeys((*names(a), *names(b)))]
    unsure = (left_size + right_size) >= EXACT_DECIMALS
    return (gap != 0) | unsure | doubtful(used) if used else (gap != 0) | unsure


def _arithmetic(node: Node, given: Columns) -> "tuple[nw.Expr, nw.Expr]":
    """The value of a node and the size of the numbers that went into it."""
    if node.kind == "number":
        number = float(node.number)
        return given.words.lit(number), given.words.lit(abs(number) + 1.0)
    if node.kind == "name":
        return given.numbers[node.name], size_of(given.numbers[node.name])
    value, size = _arithmetic(node.operands[0], given)
    if node.kind == "negative":
        return -value, size
    if node.kind == "abs":
        return value.abs(), size
    for operand in node.operands[1:]:
        other, other_size = _arithmetic(operand, given)
        size = _joined_sizes(node.kind, size, other, other_size)
        value = _joined(node.kind, value, other)
    return value, size


def _joined_sizes(kind: str, size: "nw.Expr", other: "nw.Expr", other_size: "nw.Expr") -> "nw.Expr":
    """What the error of two numbers, joined, grows with."""
    if kind == "*":
        return size * other_size
    return size / other.abs() * (other_size / other.abs()) if kind == "/" else size + other_size


def _joined(kind: str, a: "nw.Expr", b: "nw.Expr") -> "nw.Expr":
    if kind in ("+", "sum"):
        return a + b
    if kind in ("min", "max"):
        smaller = a < b if kind == "min" else a > b
        return words_of(smaller).when(smaller).then(a).otherwise(b)
    if kind == "-":
        return a - b
    return a * b if kind == "*" else a / b
