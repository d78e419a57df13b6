"""Whether some record can make a formula true: its cases one by one, each a set of claims that must go together.

What is not seen through (products of fields, a choice) may be any number in its range, and nothing is said of formulas
of too many cases: then the answer is that one can.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import islice, product

from dqcheck.checks.expression_ranges import ALL, FormulaRange
from dqcheck.checks.expression_tree import OPPOSITE, TEXT_TESTS, Linear, Node, difference, names, walk
from dqcheck.checks.expression_truth import Known, Situation, UndecidableError, pairs, range_of
from dqcheck.model.record import record
from dqcheck.numerals.folding import comparable
from dqcheck.rulesets.linear_systems import MOST_JOINED, Inequality, TooMany, solvable

MOST_CASES = 120
"""Cases of a formula that are looked at."""
LEAST_JOINED = 200
"""Pairs of bounds that each case may take; few cases may take more."""

Ranges = Mapping[str, FormulaRange]
"""The numbers that fields may have, by name; any where there is none."""


@record
class Claimed:
    """What one comparison or test claims: of a difference, how it compares with zero; or of ``node``, its ``truth``."""

    node: Node
    truth: bool = True
    operator: str = ""
    gap: Linear | None = None


Claims = tuple[Claimed, ...]


def can_be(node: Node, ranges: Ranges, *, truth: bool = True) -> bool:
    """Whether some values of the fields give a formula this truth."""
    try:
        cases = list(islice(_cases(node, truth=truth), MOST_CASES + 1))
        most = max(LEAST_JOINED, MOST_JOINED // max(1, len(cases)))
        return len(cases) > MOST_CASES or any(_together(case, ranges, most) for case in cases)
    except TooMany:
        return True


def _cases(node: Node, *, truth: bool) -> Iterator[Claims]:
    """The ways in which a formula has a truth."""
    kind, operands = node.kind, node.operands
    if kind == "not":
        yield from _cases(operands[0], truth=not truth)
    elif kind in ("and", "or"):
        yield from _joined(operands, truth=truth, every=(kind == "and") is truth)
    elif kind == "if":
        yield from _conditional(node, truth=truth)
    elif kind == "blank" or kind in TEXT_TESTS:
        yield (Claimed(node=node, truth=truth),)
    else:
        claims = [_compared(*pair, truth=truth) for pair in pairs(node)]
        every = (kind == "compare") is truth
        yield from (
            (tuple(chosen) for chosen in product(*claims)) if every else ((one,) for own in claims for one in own)
        )


def _conditional(node: Node, *, truth: bool) -> Iterator[Claims]:
    """Either branch by its condition; both whatever the condition, of which a field may then be missing."""
    condition, first, *others = node.operands
    if others:
        yield from _both(_cases(condition, truth=True), _cases(first, truth=truth))
        yield from _both(_cases(condition, truth=False), _cases(others[0], truth=truth))
        yield from _both(_cases(first, truth=truth), _cases(others[0], truth=truth))
    elif truth:
        yield from _cases(first, truth=True)
        yield from _cases(condition, truth=False)
    else:
        yield from _both(_cases(condition, truth=True), _cases(first, truth=False))


def _joined(operands: Sequence[Node], *, truth: bool, every: bool) -> Iterator[Claims]:
    if not every:
        for one in operands:
            yield from _cases(one, truth=truth)
        return
    parts = [list(islice(_cases(one, truth=truth), MOST_CASES + 1)) for one in operands]
    for chosen in product(*parts):
        yield tuple(claim for part in chosen for claim in part)


def _both(first: Iterator[Claims], second: Iterator[Claims]) -> Iterator[Claims]:
    others = list(islice(second, MOST_CASES + 1))
    for one in first:
        for other in others:
            yield (*one, *other)


def _compared(operator: str, left: Node, right: Node, gap: Linear | None, *, truth: bool) -> Sequence[Claimed]:
    """The ways in which a comparison has a truth: unequal numbers are smaller or larger."""
    asked = operator if truth else OPPOSITE[operator]
    pair = Node(kind="compare", operands=(left, right), operators=("==",))
    if gap is None:
        return [Claimed(node=pair, truth=asked == "==")]
    given = ("<", ">") if asked == "!=" else (asked,)
    return [Claimed(node=pair, operator=one, gap=gap) for one in given]


def _together(claims: Claims, ranges: Ranges, most: int) -> bool:
    """Whether some record meets all claims. Raises TooMany as ``solvable`` does."""
    blank = {one.node.operands[0].name for one in claims if one.node.kind == "blank" and one.truth}
    filled = {name for one in claims if one.node.kind != "blank" or not one.truth for name in names(one.node)}
    if blank & filled or not _texts_agree(claims):
        return False
    bounds = (bound for one in claims if one.gap is not None for bound in _bounds(one, one.gap, ranges))
    return solvable(_numbered(bounds), most)


def _numbered(bounds: Iterable[Inequality]) -> Iterator[Inequality]:
    """The bounds with a number in place of each node, for these are compared and hashed all the time."""
    places: dict[Node, int] = {}
    for one in bounds:
        factors = {places.setdefault(node, len(places)): factor for node, factor in one.factors.items()}
        yield Inequality(factors=factors, constant=one.constant, strict=one.strict)


def _texts_agree(claims: Claims) -> bool:
    """Whether texts meet what is claimed of them: each against the one text that its field is said to be."""
    said: dict[str, set[str]] = {}
    tests: list[tuple[str, str, str, bool]] = []
    for one in claims:
        node = one.node
        if one.gap is None and node.kind != "blank":
            name = next(part.name for part in node.operands if part.kind == "name")
            text = next((comparable(part.text) for part in node.operands if part.kind == "text"), None)
            if text is not None:
                tests.append((name, node.kind, text, one.truth))
                if node.kind == "compare" and one.truth:
                    said.setdefault(name, set()).add(text)
    if any(len(texts) > 1 for texts in said.values()):
        return False
    for name, kind, text, truth in tests:
        own = next(iter(said.get(name, ())), None)
        if own is not None and _meets(own, kind, text) is not truth:
            return False
        if (name, kind, text, not truth) in tests:
            return False
    return True


def _meets(own: str, kind: str, text: str) -> bool:
    if kind == "compare":
        return own == text
    return text in own if kind == "contains" else own.startswith(text) if kind == "starts" else own.endswith(text)


def _bounds(claimed: Claimed, gap: Linear, ranges: Ranges) -> Iterator[Inequality]:
    """A claim as bounds, with what is known of all that is in it."""
    yield from _compares(claimed.operator, gap)
    for term, _ in gap.terms:
        for node in walk(term):
            yield from _known(node, ranges)


def _compares(operator: str, gap: Linear) -> Iterator[Inequality]:
    factors = {node: Fraction(factor) for node, factor in gap.terms}
    if operator in ("<", "<=", "=="):
        yield Inequality(factors=factors, constant=Fraction(gap.constant), strict=operator == "<")
    if operator in (">", ">=", "=="):
        less = {node: -factor for node, factor in factors.items()}
        yield Inequality(factors=less, constant=-Fraction(gap.constant), strict=operator == ">")


def _known(node: Node, ranges: Ranges) -> Iterator[Inequality]:
    """The range of a number, and how the greatest, the least and the size of numbers compare with these."""
    if node.condition or node.kind in ("number", "text"):
        return
    known = {name: Known(range=partial(_range, ranges, name)) for name in names(node)}
    try:
        where = range_of(node, Situation(known=known), [])
    except UndecidableError:
        where = ALL
    if where.low is not None:
        yield Inequality(factors={node: Fraction(-1)}, constant=Fraction(where.low), strict=where.low_open)
    if where.high is not None:
        yield Inequality(factors={node: Fraction(1)}, constant=-Fraction(where.high), strict=where.high_open)
    if node.kind in ("min", "max", "abs"):
        for operand in node.operands:
            yield from _compares("<=" if node.kind == "min" else ">=", difference(node, operand))
        if node.kind == "abs":
            yield from _compares(">=", difference(node, Node(kind="negative", operands=node.operands)))


def _range(ranges: Ranges, name: str) -> FormulaRange:
    return ranges.get(name, ALL)
