"""The small closed language of the kind ``expression``: how a formula is read.

    condition  := "if" condition "then" condition ("else" condition)? | either
    either     := both ("or" both)*
    both       := not_part ("and" not_part)*
    not_part   := "not" not_part | comparison
    comparison := sum (compare sum)* | sum "not"? "in" "(" sum ("," sum)* ")" | name "is" "not"? "blank"
                | name "not"? ("contains" | "starts" "with" | "ends" "with") text
    compare    := "==" | "=" | "!=" | "<>" | "<" | "<=" | ">" | ">="
    sum        := product (("+" | "-") product)*
    product    := unary (("*" | "/") unary)*
    unary      := "-" unary | number | text | name | "(" condition ")"
                | ("abs" | "sum" | "min" | "max") "(" sum ("," sum)* ")"

``=`` is another way to write ``==``, ``<>`` to write ``!=``. A text stands in quotation marks and is compared, never
computed with; an ``if`` between numbers has an ``else`` and stands in brackets. Nothing is ever evaluated as Python.
Numbers are exact, so that ``a / 3 * 3 == a`` holds.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NoReturn

from dqcheck.checks.base import FormulaError
from dqcheck.checks.expression_tree import COMPARISONS, FUNCTIONS, TEXT_TESTS, Node, difference, plain

MOST_DEPTH = 50
"""Levels of brackets, signs, functions and ``if``."""
MOST_TERMS = 150
"""Numbers, texts and words of a formula (but for ``and`` and its like): what reads it goes into each by a call."""
MOST_DIGITS = 30
"""Digits of a number in it."""
MOST_LETTERS = 200
"""Characters of a text in it."""
WORDS = ("and", "or", "not", "if", "then", "else")
"""Words that name no field. Those of tests and functions do where no test or function can stand."""
SPELLINGS = {"=": "==", "<>": "!="}


@lru_cache(maxsize=512)
def parse(text: str) -> Node:
    """Parse a formula that is true or false. Raises FormulaError."""
    tokens = list(_tokens(text))
    if sum(kind in ("number", "name", "text") for kind, _, _ in tokens) > MOST_TERMS:
        raise FormulaError(f"the formula has more than {MOST_TERMS} numbers, texts and fields; take several rules")
    parser = _Parser(tokens)
    node = parser.condition(0)
    if parser.here[0] != "end":
        raise FormulaError(f"unexpected {parser.here[1]!r} at character {parser.here[2] + 1}")
    if not node.condition:
        raise FormulaError("a formula must compare something, as in 'a + b <= c'")
    return node


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
            continue
        end = at + 1
        if character.isascii() and character.isdigit():
            end = _end_of_number(text, at)
            yield "number", text[at:end], at
        elif character in "\"'":
            end = _end_of_text(text, at)
            yield "text", text[at + 1 : end - 1], at
        elif character.isalpha() or character == "_":
            while end < len(text) and (text[end].isalnum() or text[end] in "_."):
                end += 1
            word = text[at:end]
            yield ("word" if word in WORDS else "name"), word, at
        elif text[at : at + 2] in (*COMPARISONS, *SPELLINGS):
            end = at + 2
            yield "compare", SPELLINGS.get(text[at:end], text[at:end]), at
        elif character in "<>=":
            yield "compare", SPELLINGS.get(character, character), at
        elif character in "+-*/(),":
            yield "mark", character, at
        else:
            hint = " (a text stands between straight quotation marks)" if character in "“”„‘’«»" else ""
            raise FormulaError(f"unexpected {character!r} at character {at + 1}{hint}")
        at = end
    yield "end", "end of the formula", len(text)


def _end_of_number(text: str, at: int) -> int:
    end = at + 1
    while end < len(text) and text[end] in "0123456789.":
        end += 1
    if text[at:end].count(".") > 1 or text[end - 1] == ".":
        raise FormulaError(f"{text[at:end][:20]!r} at character {at + 1} is no number (write 1234.5)")
    if end - at > MOST_DIGITS:
        raise FormulaError(f"the number at character {at + 1} has more than {MOST_DIGITS} digits")
    return end


def _end_of_text(text: str, at: int) -> int:
    end = text.find(text[at], at + 1)
    if end < 0:
        raise FormulaError(f"the text that begins at character {at + 1} has no end ({text[at]} is missing)")
    if end - at - 1 > MOST_LETTERS:
        raise FormulaError(f"the text at character {at + 1} has more than {MOST_LETTERS} characters")
    if not text[at + 1 : end].strip():
        raise FormulaError(f"the text at character {at + 1} is empty; write 'is blank' or 'is not blank'")
    return end + 1


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

    def _take_name(self, *texts: str) -> str | None:
        """A word of a test: it is read as one only where a test can stand."""
        kind, text, _ = self.here
        if kind == "name" and text in texts:
            self._at += 1
            return text
        return None

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise FormulaError(f"{text!r} is missing before {self.here[1]!r} at character {self.here[2] + 1}")

    def condition(self, depth: int) -> Node:
        if self._take("if"):
            return self._conditional(_deeper(depth))
        return self._joined("or", lambda: self._joined("and", lambda: self._negated(depth)))

    def _conditional(self, depth: int) -> Node:
        condition = _must(self.condition(depth), condition=True)
        self._expect("then")
        branches = [self.condition(depth)]
        if self._take("else"):
            branches.append(self.condition(depth))
        if branches[0].condition:
            return Node(kind="if", operands=(condition, *(_must(one, condition=True) for one in branches)))
        if len(branches) < 2:
            raise FormulaError("an 'if' between numbers needs an 'else'")
        return Node(kind="choice", operands=(condition, *(_must(one, condition=False) for one in branches)))

    def _joined(self, word: str, part: Callable[[], Node]) -> Node:
        parts = [part()]
        while self._take(word):
            parts.append(part())
        if len(parts) == 1:
            return parts[0]
        return Node(kind=word, operands=tuple(_must(one, condition=True) for one in parts))

    def _negated(self, depth: int) -> Node:
        if self._take("not"):
            return Node(kind="not", operands=(_must(self._negated(_deeper(depth)), condition=True),))
        return self._comparison(depth)

    def _comparison(self, depth: int) -> Node:
        operands, operators = [self._sum(depth)], []
        if tested := self._tested(operands[0], depth):
            return tested
        while operator := self._take(*COMPARISONS):
            operators.append(operator)
            operands.append(self._sum(depth))
        return _compared(operands, operators) if operators else operands[0]

    def _tested(self, first: Node, depth: int) -> Node | None:
        """A test that stands behind its operand (``in``, ``contains``, ``is blank``), or None."""
        begun = self._at
        if self._take_name("is"):
            negated = self._take("not")
            if not self._take_name("blank"):
                raise FormulaError(f"'blank' is missing before {self.here[1]!r} at character {self.here[2] + 1}")
            return _negated(Node(kind="blank", operands=(_field(first),)), negated)
        negated = self._take("not")
        if self._take_name("in"):
            return _negated(self._listed(first, depth), negated)
        if test := self._take_name(*TEXT_TESTS):
            if test != "contains" and not self._take_name("with"):
                raise FormulaError(f"'with' is missing behind {test!r} at character {self.here[2] + 1}")
            text = self._unary(depth)
            if text.kind != "text":
                raise FormulaError(f"{TEXT_TESTS[test]!r} asks for a text in quotation marks")
            return _negated(Node(kind=test, operands=(_field(first), text)), negated)
        self._at = begun
        return None

    def _listed(self, first: Node, depth: int) -> Node:
        self._expect("(")
        members = self._members(_deeper(depth))
        if any(one.kind == "text" for one in (first, *members)):
            for one in members:
                _compared([first, one], ["=="])
            return Node(kind="in", operands=(first, *members))
        _must(first, condition=False)
        gaps = tuple(difference(first, one) for one in members)
        return Node(kind="in", operands=(first, *members), gaps=gaps)

    def _members(self, depth: int) -> list[Node]:
        """What stands between brackets, behind the first one."""
        members = [_must(self._sum(depth), condition=False, text=True)]
        while self._take(","):
            members.append(_must(self._sum(depth), condition=False, text=True))
        self._expect(")")
        return members

    def _sum(self, depth: int) -> Node:
        node = self._product(depth)
        while mark := self._take("+", "-"):
            node = _binary(mark, node, self._product(depth))
        return node

    def _product(self, depth: int) -> Node:
        node = self._unary(depth)
        while mark := self._take("*", "/"):
            node = _binary(mark, node, self._unary(depth))
        return node

    def _unary(self, depth: int) -> Node:
        if self._take("-"):
            return Node(kind="negative", operands=(_must(self._unary(_deeper(depth)), condition=False),))
        if self._take("("):
            node = self.condition(_deeper(depth))
            self._expect(")")
            return node
        kind, text, at = self.here
        if kind in ("number", "text", "name"):
            self._at += 1
        if kind == "number":
            return Node(kind="number", number=plain(Fraction(text)))
        if kind == "text":
            return Node(kind="text", text=text)
        if kind == "name" and text in FUNCTIONS and self._take("("):
            return self._function(text, _deeper(depth))
        if kind == "name":
            return Node(kind="name", name=text)
        hint = " (an 'if' in a formula stands in brackets)" if text == "if" else ""
        raise FormulaError(f"a number or a field was expected instead of {text!r} at character {at + 1}{hint}")

    def _function(self, name: str, depth: int) -> Node:
        members = tuple(_must(one, condition=False) for one in self._members(depth))
        if name == "abs" and len(members) > 1:
            raise FormulaError("'abs' takes one number")
        return Node(kind=name, operands=members)


def _negated(node: Node, negated: str | None) -> Node:
    return Node(kind="not", operands=(node,)) if negated else node


def _binary(mark: str, a: Node, b: Node) -> Node:
    return Node(kind=mark, operands=(_must(a, condition=False), _must(b, condition=False)))


def _field(node: Node) -> Node:
    if node.kind != "name":
        raise FormulaError("a test of a text or of a blank asks for a field before it")
    return node


def _compared(operands: Sequence[Node], operators: Sequence[str]) -> Node:
    """A comparison of numbers, or of texts: then its operands are fields and texts, and they are equal or not."""
    for one in operands:
        _must(one, condition=False, text=True)
    if not any(one.kind == "text" for one in operands):
        gaps = tuple(difference(a, b) for a, b in pairwise(operands))
        return Node(kind="compare", operands=tuple(operands), operators=tuple(operators), gaps=gaps)
    if any(one not in ("==", "!=") for one in operators):
        raise FormulaError("texts are equal or not: compare them with '==' or '!='")
    for one in operands:
        if one.kind not in ("text", "name"):
            raise FormulaError("a text is compared with a field or with another text")
    if not any(one.kind == "name" for one in operands):
        raise FormulaError("two texts of the rule itself are compared; name a field")
    return Node(kind="compare", operands=tuple(operands), operators=tuple(operators))


def _wrong(wanted: str) -> NoReturn:
    raise FormulaError(f"{wanted} was expected; use brackets to say what belongs together")


def _must(node: Node, *, condition: bool, text: bool = False) -> Node:
    """The node, where it is a condition or not as wanted; a text is one only where it may stand."""
    if node.condition is not condition:
        _wrong("a comparison" if condition else "a number")
    if node.kind == "text" and not text:
        raise FormulaError(f"the text {node.text!r} is no number: texts are compared, not computed with")
    return node
