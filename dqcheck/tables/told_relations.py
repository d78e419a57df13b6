"""Relations that a table tells in words of its own, by a formula or by what a row or column is called: each line of
them is held against the figures and becomes a claim."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import numpy as np

from dqcheck.model.claim import Claim, Figure
from dqcheck.model.quantity import Label
from dqcheck.model.record import record
from dqcheck.tables.cell_figures import cell_figure, in_percent
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.relations.number_lines import FLOAT_NOISE, Flags, Indices, Numbers
from dqcheck.tables.table_patterns import Axis, TablePattern
from dqcheck.tables.wordings import WORDS

ToldKind = Literal["sum", "difference", "product", "quotient", "change"]

_HUNDRED, _ONE = Decimal(100), Decimal(1)
_ROUNDING_REACH = 0.51
_WIDEST_SPREAD = 0.05
_FEWEST_REVERSED = 2
"""Lines whose sign is reversed, all of them, from which on it is the form that is in doubt, not each of them."""
_FEWEST_UNMET = 3
"""Lines that fail, all of them, from which on it is the formula that is in doubt."""
_SURE_SHARE = 0.5


@record
class Told:
    """One row or column (``target``, as ``axis`` says) told of others: the sum of ``plus`` without ``less``, the
    ``difference`` from one period to another, their product, their quotient or relative change (one above and one below
    the line). ``lines`` are the columns or rows that it is said of. ``stated`` is a relation that the table states
    as a formula; ``percent`` that its figures are percentages; ``scale`` is the factor it states; ``counted``: its
    whole numbers count."""

    kind: ToldKind
    axis: Axis
    target: int
    plus: tuple[int, ...]
    less: tuple[int, ...]
    lines: tuple[int, ...]
    scale: Decimal | None = None
    percent: bool = False
    stated: bool = True
    doubt: bool = False
    counted: bool = False

    @property
    def parts(self) -> tuple[int, ...]:
        """All that it is told of."""
        return (*self.plus, *self.less)


@dataclass(slots=True, eq=False)
class HeldRelation:
    """What became of a relation: its lines that hold and those that fail, with the scale that fits best. ``telling``
    are those that hold with anything but zeros; ``reversed_``: all would hold with their signs reversed."""

    told: Told
    holds: Indices
    fails: Indices
    telling: int
    scale: Decimal = _ONE
    reversed_: bool = False

    @property
    def doubted(self) -> bool:
        """Whether it is only supposed, and as many lines speak against it as for it: then nothing is said of it."""
        return self.told.doubt and bool(len(self.fails)) and self.telling <= len(self.fails)

    @property
    def unmet(self) -> bool:
        """Whether it holds nowhere: then the formula is in doubt, not the figures."""
        return not self.telling and len(self.fails) >= _FEWEST_UNMET

    def says(self, pattern: TablePattern) -> bool:
        """Whether a pattern found in the figures says the same, or speaks of the same target and bears out less."""
        told = self.told
        if pattern.axis != told.axis:
            return False
        same = {pattern.target, *pattern.parts} == {told.target, *told.parts}
        balance = told.kind == "sum" and not told.stated  # its closing figure may well be the sum of others too
        added = told.kind in ("sum", "difference")  # a total may well be a product too
        bettered = pattern.target == told.target and pattern.fails > 0 and self.telling > len(self.fails)
        bettered = bettered and added == (pattern.kind in ("sum", "average"))
        return same or (bettered and not balance)


def held(table: Labelled, told: Told) -> HeldRelation:
    """Hold the lines of a relation against the figures."""
    scales = _scales(told)
    cells = _cells(table, told)
    tried = [(scale, *_outcome(cells, told, float(scale))) for scale in scales]
    scale, holds, fails, telling, opposite = max(tried, key=lambda one: one[3])
    wrong = len(fails) >= _FEWEST_REVERSED and not telling and len(opposite) == len(fails)
    signed = told.kind in ("sum", "difference") and len(told.plus) == len(told.less) == 1
    return HeldRelation(told, holds, fails, telling, scale, wrong and signed)


def told_claims(table: Labelled, one: HeldRelation, source: str, *, keep_held: bool) -> Iterator[Claim]:
    """The claims of a relation: its lines that fail and, with ``keep_held``, those that hold. A relation that holds
    nowhere is one doubt about the form."""
    told, fails = one.told, one.fails.tolist()
    if one.reversed_:
        claim = _difference(table, told, fails[0], source, kind="table-signs-reversed", lines=len(fails))
        if claim is not None:
            yield claim
        return
    if one.doubted:
        return
    doubt = told.doubt or (len(fails) > _SURE_SHARE * (len(fails) + one.telling) and len(fails) > 1)
    if one.unmet:
        fails, doubt = fails[:1], True
    for line in sorted([*fails, *(one.holds.tolist() if keep_held else ())]):
        claim = _claim(table, one, line, source, doubt=doubt, failed=line in fails)
        if claim is not None:
            yield claim


def told_holding(table: Labelled, one: HeldRelation, source: str) -> Counter[str]:
    """How many claims of each kind its lines that hold would make (``told_claims``)."""
    if one.reversed_ or one.doubted:
        return Counter()
    made = (_claim(table, one, line, source, doubt=False, failed=False) for line in one.holds.tolist())
    return Counter(claim.kind for claim in made if claim is not None)


def _scales(told: Told) -> tuple[Decimal, ...]:
    if told.kind == "product":
        return (told.scale or _ONE,)
    if told.kind not in ("quotient", "change"):
        return (_ONE,)
    if told.scale not in (None, _HUNDRED):
        return (told.scale,)
    return (_HUNDRED, _ONE) if told.percent or told.scale or told.kind == "change" else (_ONE, _HUNDRED)


@dataclass(slots=True, eq=False)
class _Cells:
    """The cells of a relation (its target and then its parts) on its ``lines``: values, steps, where a figure is given;
    the lines on which something else is written among the parts, those on which the target is a dash, and those that
    are named as something to which the relation need not apply."""

    lines: Indices
    values: Numbers
    steps: Numbers
    given: Flags
    unread: Flags
    dashed: Flags
    unlike: Flags


def _cells(table: Labelled, told: Told) -> _Cells:
    grid, rows = table.grid, told.axis == "rows"
    chosen, wanted = np.array(told.lines, dtype=np.intp), np.array((told.target, *told.parts), dtype=np.intp)
    at = (wanted[:, None], chosen) if rows else (chosen, wanted[:, None])
    given = table.figures[at]
    unread: Flags = np.asarray((grid.written[at] & ~given)[1:].any(axis=0), dtype=bool)
    values = np.where(given, grid.values[at], 0.0)
    return _Cells(chosen, values, grid.steps[at], given, unread, grid.dashes[at][0], _unlike(table, told)[chosen])


def _outcome(cells: _Cells, told: Told, scale: float) -> tuple[Indices, Indices, int, Indices]:
    """Lines that hold, lines that fail, how many hold with anything but zeros, lines that would hold with the other
    sign."""
    values, given = cells.values, cells.given
    if told.kind in ("sum", "difference"):
        applies = given[0] & given[1:].any(axis=0) & ~cells.unread
    else:
        applies = given.all(axis=0)
        if told.kind != "product":
            applies &= values[2] != 0
    expected, tolerance = _expected(told, values, cells.steps, given, scale)
    close = applies & (np.abs(values[0] - expected) <= tolerance)
    failed = applies & ~close & ~cells.unlike
    opposite = failed & (np.abs(values[0] + expected) <= tolerance) & (expected != 0)
    telling = int((close & (values[0] != 0)).sum())
    failed &= ~cells.dashed
    return cells.lines[close], cells.lines[failed], telling, cells.lines[opposite & failed]


def _expected(told: Told, values: Numbers, steps: Numbers, given: Flags, scale: float) -> tuple[Numbers, Numbers]:
    """What each line gives, and how far what is stated may be from it."""
    noise = FLOAT_NOISE * np.maximum(np.abs(values[0]), 1)
    own = _ROUNDING_REACH * np.where(_counts(values[0]), 0.0, steps[0])
    counted = np.where(given[1:] & ~_counts(values[1:]), steps[1:], 0.0)
    if told.kind in ("sum", "difference"):
        signs = np.array([1.0] * len(told.plus) + [-1.0] * len(told.less))
        reach = np.where(
            _counts(values).all(axis=0), 0.0, 0.5 * (steps[0] + np.where(given[1:], steps[1:], 0.0).sum(axis=0))
        )
        return (values[1:] * signs[:, None]).sum(axis=0), reach + noise + FLOAT_NOISE * np.abs(values[1:]).max(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.where(values[1:] != 0, 0.5 * counted / np.abs(values[1:]), 0.0).sum(axis=0)
        if told.kind == "product":
            result = values[1:].prod(axis=0) * scale
            return result, own + np.abs(result) * spread + 0.5 * steps[0] + noise
        ratio = np.where(values[2] != 0, values[1] / np.where(values[2] == 0, 1, values[2]), 0.0)
    reach = _ROUNDING_REACH * steps[0] + np.minimum(spread, _WIDEST_SPREAD) * np.abs(ratio) * scale + noise
    return (ratio - (told.kind == "change")) * scale, reach


def _counts(values: Numbers) -> Flags:
    whole: Flags = values == np.round(values)
    return whole


def _unlike(table: Labelled, told: Told) -> Flags:
    """Lines that are named as something to which the relation need not apply: rates where amounts are added, codes."""
    across = "columns" if told.axis == "rows" else "rows"
    named = table.says(WORDS.formulas.codes, across)
    if told.kind in ("sum", "difference", "product"):
        named = named | table.says(WORDS.relations.unlike, across)
    if told.axis == "rows":
        named = named | table.says(WORDS.relations.rate, across)
    return named


def _claim(table: Labelled, one: HeldRelation, line: int, source: str, *, doubt: bool, failed: bool) -> Claim | None:
    told = one.told
    if told.kind == "difference":
        return _difference(table, told, line, source, kind="table-difference", lines=len(one.holds), doubt=doubt)
    target, plus, less = _figures(table, told, line, source)
    if target is None or not plus or (told.less and not less and told.kind != "sum"):
        return None
    blank = len(plus) + len(less) < len(told.parts)
    roles: dict[str, tuple[Figure, ...]]
    prefix = "table-declared-" if told.stated else "table-"
    facts = {"lines": len(one.holds)}
    doubt = doubt or (failed and blank)
    if told.kind == "sum":
        roles = {"total": (target,), "parts": plus} | ({"less": less} if less else {})
        if one.unmet and failed:
            return Claim(kind="table-declared-unmet", roles=roles, doubt=True, facts={"lines": len(one.fails)})
        kind = "balance" if less and not told.stated else "total"
        return Claim(kind=prefix + kind, roles=roles, doubt=doubt, facts=facts)
    if blank:
        return None
    if told.kind == "product":
        params = {} if one.scale == 1 else {"scale": one.scale}
        return Claim(
            kind=prefix + "product",
            roles={"stated": (target,), "factors": plus},
            params=params,
            doubt=doubt,
            facts=facts,
        )
    if one.scale not in (_ONE, _HUNDRED):
        return None
    percent = (in_percent(target, one.scale),)
    if told.kind == "change":
        return Claim(
            kind=prefix + "growth", roles={"stated": percent, "now": plus, "before": less}, doubt=doubt, facts=facts
        )
    if one.scale == 1 and not told.percent and told.scale is None:
        roles = {"stated": (target,), "above": plus, "below": less}
        return Claim(kind=prefix + "ratio", roles=roles, doubt=doubt, facts=facts)
    return Claim(
        kind=prefix + "percentage", roles={"stated": percent, "part": plus, "whole": less}, doubt=doubt, facts=facts
    )


def _difference(
    table: Labelled, told: Told, line: int, source: str, *, kind: str, lines: int, doubt: bool = False
) -> Claim | None:
    target, plus, less = _figures(table, told, line, source)
    if target is None or len(plus) != 1 or len(less) != 1:
        return None
    return Claim(
        kind=kind, roles={"stated": (target,), "now": plus, "before": less}, doubt=doubt, facts={"lines": lines}
    )


def _figures(
    table: Labelled, told: Told, line: int, source: str
) -> tuple[Figure | None, tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures of one line, without those that are blank; no target where something cannot be read."""
    exact = told.stated or told.counted or told.kind == "quotient"  # it was held against the numbers as they stand

    def of(position: int) -> Figure | None:
        cell = (position, line) if told.axis == "rows" else (line, position)
        return cell_figure(table, source, cell, exact=exact) if table.grid.written[cell] else None

    target = of(told.target)
    plus = tuple(one for one in map(of, told.plus) if one is not None)
    less = tuple(one for one in map(of, told.less) if one is not None)
    if target is None or any(isinstance(one.value, Label) for one in (target, *plus, *less)):
        return None, (), ()
    return target, plus, less
