"""How a formula stands on the values of one record.

A rounded number stands for its interval. A comparison *fails* when no value in the intervals makes it true; it *holds*
when the written values do, and holds *within rounding* when only others do. The condition of an ``if`` chooses: where
rounding leaves open whether it is true, and the formula fails one way and not the other, it is *open*, as it is where a
value is missing that decides. ``and`` is as good as its weakest part, ``or`` as its strongest (Kleene's logic with one
grade more).
"""

from collections.abc import Callable, Iterator, Mapping
from enum import IntEnum
from fractions import Fraction
from typing import NamedTuple

from dqcheck.checks import expression_ranges as ranges
from dqcheck.checks.expression_ranges import FormulaRange, compares, may_compare
from dqcheck.checks.expression_tree import OPPOSITE, TEXT_TESTS, Exact, Linear, Node
from dqcheck.model.record import record
from dqcheck.numerals.folding import comparable


class Grade(IntEnum):
    """How well a condition stands."""

    FAILS = 0
    OPEN = 1
    WITHIN = 2
    HOLDS = 3


class Standing(NamedTuple):
    """A grade, and why it is open."""

    grade: Grade
    reason: str = ""


HOLDS, WITHIN, FAILS = Standing(Grade.HOLDS), Standing(Grade.WITHIN), Standing(Grade.FAILS)
ROUNDING = Standing(Grade.OPEN, "rounding")


class Known(NamedTuple):
    """What is known of a field: a ``number`` as written, with the ``range`` that it stands for (None: itself alone),
    worked out when it is asked for; a ``text`` as it compares, or the reason why it is ``missing``."""

    number: Exact | None = None
    range: Callable[[], FormulaRange] | None = None
    text: str | None = None
    missing: str = ""
    blank: bool = False


@record
class Situation:
    """The fields of a record by name, and the gap that comparisons forgive: a number or a ``share`` of what stands on
    their right, the larger of the two."""

    known: Mapping[str, Known]
    slack: Exact = 0
    share: Exact = 0


class UndecidableError(Exception):
    """A number cannot be said; the argument is the reason."""


def standing(node: Node, at: Situation, *, truth: bool = True) -> Standing:
    """How a condition stands, or its negation for a ``truth`` of False: ``not a > b`` forgives what ``a <= b`` does."""
    kind = node.kind
    if kind == "not":
        return standing(node.operands[0], at, truth=not truth)
    if kind in ("and", "or"):
        return _joined((standing(one, at, truth=truth) for one in node.operands), weakest=(kind == "and") is truth)
    if kind == "if":
        return _conditional(node, at, truth=truth)
    if kind == "blank":
        return _blank(at.known[node.operands[0].name], truth=truth)
    if kind in TEXT_TESTS:
        return _tested(node, at, truth=truth)
    return _joined(_comparisons(node, at, truth=truth), weakest=(kind == "compare") is truth)


def _joined(parts: Iterator[Standing], *, weakest: bool) -> Standing:
    """The weakest of some standings, or the strongest; the rest is not looked at once it is found."""
    end = Grade.FAILS if weakest else Grade.HOLDS
    found = HOLDS if weakest else FAILS
    for one in parts:
        if one.grade is end:
            return one
        if (one.grade < found.grade) is weakest and one.grade != found.grade:
            found = one
    return found


def _conditional(node: Node, at: Situation, *, truth: bool) -> Standing:
    chosen = chosen_branches(node.operands[0], at)
    stood = [_branch(node, at, first, truth=truth) for first in chosen.branches]
    if len(stood) == 1 or stood[0].grade is stood[1].grade is Grade.FAILS:
        return stood[0]
    if min(one.grade for one in stood) >= Grade.WITHIN:
        return min(stood)
    return Standing(Grade.OPEN, chosen.reason)


def _branch(node: Node, at: Situation, first: bool, *, truth: bool) -> Standing:
    """How an ``if`` stands on one of its branches; where it has no ``else``, that holds."""
    if first or len(node.operands) > 2:
        return standing(node.operands[1 if first else 2], at, truth=truth)
    return HOLDS if truth else FAILS


class Branches(NamedTuple):
    """The branches that a condition may choose (True: the first), and why that is open where there are two."""

    branches: tuple[bool, ...]
    reason: str = ""


def chosen_branches(condition: Node, at: Situation) -> Branches:
    """Which branch a condition chooses. Nothing is forgiven here: the tolerance is one of what is asserted."""
    strict = at if not at.slack and not at.share else Situation(known=at.known)
    true = standing(condition, strict)
    if true.grade is Grade.FAILS:
        return Branches((False,))
    false = standing(condition, strict, truth=False)
    if false.grade is Grade.FAILS:
        return Branches((True,))
    return Branches((True, False), true.reason or false.reason or ROUNDING.reason)


def _blank(known: Known, *, truth: bool) -> Standing:
    if known.missing and not known.blank:
        return Standing(Grade.OPEN, known.missing)
    return HOLDS if known.blank is truth else FAILS


def _tested(node: Node, at: Situation, *, truth: bool) -> Standing:
    known = at.known[node.operands[0].name]
    if known.text is None:
        return Standing(Grade.OPEN, known.missing or "different-types")
    wanted = comparable(node.operands[1].text)
    test = {"contains": known.text.__contains__, "starts": known.text.startswith, "ends": known.text.endswith}
    return HOLDS if test[node.kind](wanted) is truth else FAILS


def _comparisons(node: Node, at: Situation, *, truth: bool) -> Iterator[Standing]:
    """How each of the comparisons stands that a node makes."""
    for operator, left, right, gap in pairs(node):
        asked = operator if truth else OPPOSITE[operator]
        if gap is None or _textual(left, right, at):
            yield _texts(asked, left, right, at)
        else:
            yield _numbers(asked, right, gap, at)


def pairs(node: Node) -> Iterator[tuple[str, Node, Node, Linear | None]]:
    """The comparisons that a ``compare`` or an ``in`` makes, one after the other; those of texts have no gap."""
    gaps: tuple[Linear | None, ...] = node.gaps or (None,) * (len(node.operands) - 1)
    if node.kind == "in":
        for member, gap in zip(node.operands[1:], gaps, strict=True):
            yield "==", node.operands[0], member, gap
    else:
        yield from zip(node.operators, node.operands, node.operands[1:], gaps, strict=False)


def _textual(left: Node, right: Node, at: Situation) -> bool:
    """Whether two fields are compared of which one holds a text."""
    if left.kind != "name" or right.kind != "name":
        return False
    return at.known[left.name].text is not None or at.known[right.name].text is not None


def _texts(operator: str, left: Node, right: Node, at: Situation) -> Standing:
    given = [_text(one, at) for one in (left, right)]
    missing = next((one.missing for one in given if one.missing), "")
    if missing or operator not in ("==", "!="):
        return Standing(Grade.OPEN, missing or "not-a-number")
    a, b = (one.text for one in given)
    if a is None or b is None:
        return Standing(Grade.OPEN, "different-types")
    return HOLDS if (a == b) is (operator == "==") else FAILS


def _text(node: Node, at: Situation) -> Known:
    return Known(text=comparable(node.text)) if node.kind == "text" else at.known[node.name]


def _numbers(operator: str, right: Node, gap: Linear, at: Situation) -> Standing:
    """How a comparison of numbers stands, on the written values and on what they stand for."""
    try:
        written = sum_at(gap, at)
        slack = slack_at(right, at)
        holds = compares(operator, written, slack)
        if all(at.known[name].range is None for name in gap.names):
            return HOLDS if holds else FAILS
        if holds and not gap.chooses:
            return HOLDS
        opened: list[str] = []
        possible = sum_range(gap, at, opened)
    except UndecidableError as error:
        return Standing(Grade.OPEN, str(error))
    if not may_compare(operator, possible, slack):
        return FAILS
    if opened and may_compare(OPPOSITE[operator], possible, slack):
        return Standing(Grade.OPEN, opened[0])
    return HOLDS if holds else WITHIN


def slack_at(right: Node, at: Situation) -> Exact:
    """The gap that a comparison with this operand forgives. Raises UndecidableError."""
    if not at.share:
        return at.slack
    share = value(right, at) * at.share
    return max(at.slack, share, 0 - share)


def sum_at(linear: Linear, at: Situation) -> Exact:
    """The number that a sum comes to as written. Raises UndecidableError."""
    total = linear.constant
    for node, factor in linear.terms:
        number = value(node, at)
        total += number if factor == 1 else -number if factor == -1 else number * factor
    for name in linear.names:
        if at.known[name].number is None:  # a field that cancels out has to be there too
            value(Node(kind="name", name=name), at)
    return total


def value(node: Node, at: Situation) -> Exact:
    """The number of an operand as written. Raises UndecidableError."""
    kind = node.kind
    if kind == "name":
        known = at.known[node.name]
        if known.number is None:
            raise UndecidableError(known.missing or "not-a-number")
        return known.number
    if kind == "number":
        return node.number
    if kind == "choice":
        return value(node.operands[1 if _first_as_written(node.operands[0], at) else 2], at)
    given = [value(one, at) for one in node.operands]
    if kind == "/":
        if not given[1]:
            raise UndecidableError("zero-division")
        return Fraction(given[0]) / given[1]
    if kind == "*":
        return given[0] * given[1]
    if kind == "abs":
        return max(given[0], 0 - given[0])
    if kind in ("min", "max"):
        return min(given) if kind == "min" else max(given)
    if kind in ("-", "negative"):
        return given[0] - given[1] if kind == "-" else 0 - given[0]
    return sum(given)


def _first_as_written(condition: Node, at: Situation) -> bool:
    """Whether a condition is true as written, rounding or not. Raises UndecidableError."""
    stood = standing(condition, Situation(known={name: one._replace(range=None) for name, one in at.known.items()}))
    if stood.grade is Grade.OPEN:
        raise UndecidableError(stood.reason)
    return stood.grade is not Grade.FAILS


def sum_range(linear: Linear, at: Situation, opened: list[str]) -> FormulaRange:
    """The numbers that a sum may come to; ``opened`` is told why a choice in it is open. Raises UndecidableError."""
    total = ranges.point(linear.constant)
    for node, factor in linear.terms:
        total = ranges.plus(total, ranges.scaled(range_of(node, at, opened), factor))
    return total


def range_of(node: Node, at: Situation, opened: list[str]) -> FormulaRange:
    """The numbers that an operand may come to; see ``sum_range``. Raises UndecidableError."""
    kind = node.kind
    if kind == "name":
        within = at.known[node.name].range
        return within() if within is not None else ranges.point(value(node, at))
    if kind == "number":
        return ranges.point(node.number)
    if kind == "choice":
        chosen = chosen_branches(node.operands[0], at)
        opened += [chosen.reason] if chosen.reason else []
        return ranges.hull(range_of(node.operands[1 if first else 2], at, opened) for first in chosen.branches)
    given = [range_of(one, at, opened) for one in node.operands]
    if kind in ("*", "/"):
        return ranges.times(*given) if kind == "*" else ranges.divided(*given)
    if kind in ("min", "max", "abs"):
        return (
            ranges.size(given[0]) if kind == "abs" else ranges.least(given) if kind == "min" else ranges.greatest(given)
        )
    if kind == "-":
        given[1] = ranges.scaled(given[1], -1)
    total = ranges.point(0)
    for one in given:
        total = ranges.plus(total, one)
    return ranges.scaled(total, -1) if kind == "negative" else total


def culprit(node: Node, at: Situation, *, truth: bool = True) -> tuple[str, Node, Node] | None:
    """The comparison that makes a formula false, with its operator, when one alone does: one part of an ``and``, or of
    the branch that an ``if`` chooses."""
    if node.kind == "not":
        return culprit(node.operands[0], at, truth=not truth)
    if node.kind in ("and", "or") and (node.kind == "and") is truth:
        failing = (one for one in node.operands if standing(one, at, truth=truth).grade is Grade.FAILS)
        return next((culprit(one, at, truth=truth) for one in failing), None)
    if node.kind == "if":
        chosen = chosen_branches(node.operands[0], at).branches
        if len(chosen) > 1 or (not chosen[0] and len(node.operands) < 3):
            return None
        return culprit(node.operands[1 if chosen[0] else 2], at, truth=truth)
    if node.kind != "compare" or (not truth and len(node.operators) > 1):
        return None
    for operator, left, right, gap in pairs(node):
        asked = operator if truth else OPPOSITE[operator]
        text = gap is None or _textual(left, right, at)
        stood = _texts(asked, left, right, at) if text or gap is None else _numbers(asked, right, gap, at)
        if stood.grade is Grade.FAILS:
            return asked, left, right
    return None
