"""The small closed language of the kind ``expression``: numbers, field names, arithmetic, comparisons, and, or, not.

    condition  := and_part ("or" and_part)*
    and_part   := not_part ("and" not_part)*
    not_part   := "not" not_part | comparison
    comparison := sum (("==" | "!=" | "<" | "<=" | ">" | ">=") sum)*
    sum        := product (("+" | "-") product)*
    product    := unary (("*" | "/") unary)*
    unary      := "-" unary | number | name | "(" condition ")"

Nothing is ever evaluated as Python. Numbers are exact fractions, so that ``a / 3 * 3 == a`` holds.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from dqcheck.model.record import record

COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
MOST_DEPTH = 50
"""Levels of brackets and signs."""
MOST_TERMS = 150
"""Numbers and fields of a formula: what reads it goes into each operand by a call."""
MOST_DIGITS = 30
"""Digits of a number in it."""
ZERO = Fraction(0)


class FormulaError(ValueError):
    """A formula is not in the language; the message says what was found at which character."""


@record
class Node:
    """A node of a formula. ``kind`` is ``number``, ``name``, an operator, ``compare``, ``and``, ``or`` or ``not``;
    ``operators`` are those between the operands of a comparison."""

    kind: str
    operands: "tuple[Node, ...]" = ()
    operators: tuple[str, ...] = ()
    number: Fraction = Fraction(0)
    name: str = ""

    @property
    def condition(self) -> bool:
        """Whether it is true or false rather than a number."""
        return self.kind in ("compare", "and", "or", "not")


@lru_cache(maxsize=512)
def parse(text: str) -> Node:
    """Parse a formula that is true or false. Raises FormulaError."""
    tokens = list(_tokens(text))
    if sum(kind in ("number", "name") for kind, _, _ in tokens) > MOST_TERMS:
        raise FormulaError(f"the formula has more than {MOST_TERMS} numbers and fields; take several rules")
    parser = _Parser(tokens)
    node = parser.condition(0)
    if parser.here[0] != "end":
        raise FormulaError(f"unexpected {parser.here[1]!r} at character {parser.here[2] + 1}")
    if not node.condition:
        raise FormulaError("a formula must compare something, as in 'a + b <= c'")
    return node


def names(node: Node) -> tuple[str, ...]:
    """The field names of a formula, each once, in the order of appearance."""
    return tuple(dict.fromkeys(_names(node)))


def _names(node: Node) -> Iterator[str]:
    if node.kind == "name":
        yield node.name
    for operand in node.operands:
        yield from _names(operand)


def value(node: Node, values: Mapping[str, Fraction]) -> Fraction:
    """The number of an arithmetic node. Raises ZeroDivisionError."""
    if node.kind == "number":
        return node.number
    if node.kind == "name":
        return values[node.name]
    first = value(node.operands[0], values)
    if node.kind == "negative":
        return -first
    second = value(node.operands[1], values)
    if node.kind == "+":
        return first + second
    if node.kind == "-":
        return first - second
    return first * second if node.kind == "*" else first / second


def holds(node: Node, values: Mapping[str, Fraction], slack: Fraction = ZERO, *, truth: bool = True) -> bool:
    """Whether a condition is true (or false, for a ``truth`` of False); ``slack`` is the gap that comparisons forgive.

    A negation asks for the opposite comparison, so that ``not a > b`` forgives what ``a <= b`` does. Raises
    ZeroDivisionError.
    """
    if node.kind == "not":
        return holds(node.operands[0], values, slack, truth=not truth)
    if node.kind in ("and", "or"):
        every = all if (node.kind == "and") is truth else any
        return every(holds(operand, values, slack, truth=truth) for operand in node.operands)
    numbers = [value(operand, values) for operand in node.operands]
    pairs = zip(node.operators, numbers, numbers[1:], strict=False)
    if truth:
        return all(compare(operator, a, b, slack) for operator, a, b in pairs)
    return any(compare(OPPOSITE[operator], a, b, slack) for operator, a, b in pairs)


def compare(operator: str, a: Fraction, b: Fraction, slack: Fraction) -> bool:
    """Whether a comparison holds. The slack is that of equality: ``==``, ``<=`` and ``>=`` forgive a gap up to it, and
    ``!=``, the opposite of ``==``, asks for a larger one. ``<`` and ``>`` leave no room for equality and are exact."""
    gap = a - b
    if operator == "==":
        return abs(gap) <= slack
    if operator == "!=":
        return abs(gap) > slack
    if operator == "<":
        return gap < 0
    if operator == ">":
        return gap > 0
    return gap <= slack if operator == "<=" else gap >= -slack


def broken(node: Node, values: Mapping[str, Fraction], slack: Fraction) -> tuple[Fraction, Fraction] | None:
    """Both sides of the comparison that makes a formula false, when it is one comparison or one part of an ``and``."""
    if node.kind == "and":
        parts = (broken(operand, values, slack) for operand in node.operands if not holds(operand, values, slack))
        return next(parts, None)
    if node.kind != "compare":
        return None
    numbers = [value(operand, values) for operand in node.operands]
    for operator, a, b in zip(node.operators, numbers, numbers[1:], strict=False):
        if not compare(operator, a, b, slack):
            return a, b
    return None


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
            continue
        end = at + 1
        if character.isascii() and character.isdigit():
            while end < len(text) and text[end] in "0123456789.":
                end += 1
            if text[at:end].count(".") > 1 or text[end - 1] == ".":
                raise FormulaError(f"{text[at:end][:20]!r} at character {at + 1} is no number (write 1234.5)")
            if end - at > MOST_DIGITS:
                raise FormulaError(f"the number at character {at + 1} has more than {MOST_DIGITS} digits")
            yield "number", text[at:end], at
        elif character.isalpha() or character == "_":
            while end < len(text) and (text[end].isalnum() or text[end] in "_."):
                end += 1
            word = text[at:end]
            yield ("word" if word in ("and", "or", "not") else "name"), word, at
        elif text[at : at + 2] in COMPARISONS:
            end = at + 2
            yield "compare", text[at:end], at
        elif character in "<>":
            yield "compare", character, at
        elif character in "+-*/()":
            yield "mark", character, at
        else:
            hint = " (write '==')" if character == "=" else ""
            raise FormulaError(f"unexpected {character!r} at character {at + 1}{hint}")
        at = end
    yield "end", "end of the formula", len(text)


def _deeper(depth: int) -> int:
    if depth == MOST_DEPTH:
        raise FormulaError("the formula is nested too deeply")
    return depth + 1


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[tuple[str, str, int]]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def here(self) -> tuple[str, str, int]:
        return self._tokens[self._at]

    def _take(self, *texts: str) -> str | None:
        kind, text, _ = self.here
        if kind in ("word", "mark", "compare") and text in texts:
            self._at += 1
            return text
        return None

    def condition(self, depth: int) -> Node:
        return self._joined("or", lambda: self._joined("and", lambda: self._negated(depth)))

    def _joined(self, word: str, part: Callable[[], Node]) -> Node:
        parts = [part()]
        while self._take(word):
            parts.append(part())
        if len(parts) == 1:
            return parts[0]
        return Node(kind=word, operands=tuple(self._must(one, condition=True) for one in parts))

    def _negated(self, depth: int) -> Node:
        if self._take("not"):
            return Node(kind="not", operands=(self._must(self._negated(_deeper(depth)), condition=True),))
        return self._comparison(depth)

    def _comparison(self, depth: int) -> Node:
        operands = [self._sum(depth)]
        operators = []
        while operator := self._take(*COMPARISONS):
            operators.append(operator)
            operands.append(self._sum(depth))
        if not operators:
            return operands[0]
        return Node(
            kind="compare",
            operands=tuple(self._must(one, condition=False) for one in operands),
            operators=tuple(operators),
        )

    def _sum(self, depth: int) -> Node:
        node = self._product(depth)
        while mark := self._take("+", "-"):
            node = self._binary(mark, node, self._product(depth))
        return node

    def _product(self, depth: int) -> Node:
        node = self._unary(depth)
        while mark := self._take("*", "/"):
            node = self._binary(mark, node, self._unary(depth))
        return node

    def _binary(self, mark: str, a: Node, b: Node) -> Node:
        return Node(kind=mark, operands=(self._must(a, condition=False), self._must(b, condition=False)))

    def _unary(self, depth: int) -> Node:
        if self._take("-"):
            return Node(kind="negative", operands=(self._must(self._unary(_deeper(depth)), condition=False),))
        if self._take("("):
            node = self.condition(_deeper(depth))
            if not self._take(")"):
                raise FormulaError(f"')' is missing before {self.here[1]!r} at character {self.here[2] + 1}")
            return node
        kind, text, at = self.here
        if kind == "number":
            self._at += 1
            return Node(kind="number", number=Fraction(text))
        if kind == "name":
            self._at += 1
            return Node(kind="name", name=text)
        raise FormulaError(f"a number or a field was expected instead of {text!r} at character {at + 1}")

    @staticmethod
    def _must(node: Node, *, condition: bool) -> Node:
        if node.condition is not condition:
            wanted = "a comparison" if condition else "a number"
            raise FormulaError(f"{wanted} was expected; use brackets to say what belongs together")
        return node
