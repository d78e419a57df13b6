"""Which lines of a pattern hold, and which fail and are worth telling."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import log10, sqrt

import numpy as np

from dqcheck.tables.counted_things import exact_by_chance
from dqcheck.tables.relations.likely_slips import chance_digits
from dqcheck.tables.relations.number_lines import FLOAT_NOISE, Flags, NumberLines, Numbers, few_parts
from dqcheck.tables.suspected_figures import slipped, suspects
from dqcheck.tables.table_patterns import AxisReading, TablePattern
from dqcheck.tables.unproven_failures import unproven

_LIKELY = 0.02
_AMONG_LINES = 6
"""Lines that hold around one that fails, for it to be of their kind."""
_RATES_TO_FAILING = 4
"""Times as many lines of rates must hold as fail, for these to be told."""
_FEWEST_HELD = 3
"""Sums that must hold on a line to show that its figures are amounts."""
_FEWEST_NEAR_MISSES = 3
_NEAR_STEPS = 5
_NEAR_SHARE = 0.05
"""Steps, and share of the figure, by which several lines fail that are not told."""
_QUOTIENT_LINES = 5
"""Lines that must hold where a quotient that fails is told."""
_MOST_FAILURES = 2
_MOST_FAILURES_SHARE = 0.05
"""Lines that fail, or their share, up to which they are told; a pattern with more of them has exceptions ..."""
_MOST_SLIPS_SHARE = 0.34
"""... but for those that fail by a slip, up to this share."""
_APART_ODDNESS = 2
"""How odd a pattern looks that speaks of no neighbours: a line that lacks a figure may then be of another kind."""
_COUNTED_LINES, _COUNTED_OFF = 30, 0.03
"""Lines that hold to the digit from which on the figures count, when at most this share of them is off by a little."""
_COUNTED_CHANCE = -2.0
"""Digits of the chance that figures which were rounded give what is stated on all lines that hold, from which on they
count."""
_LEAST_CHANCE = 0.05
_WIDEST_SPREAD = 0.05
_DEVIATIONS = 2.5
"""Standard deviations of uniform roundings that whole numbers are allowed where nothing else shows that they were
rounded."""
_ROUNDING_DEVIATION = 0.5
_RANDOM_DEVIATIONS = 4
"""Standard deviations of roundings at random, half a base each at most."""


@dataclass(slots=True, eq=False)
class Outcomes:
    """What became of the lines of one pattern: those that hold and those that fail and are told. ``suspects`` are the
    positions whose figures are out of proportion, by line."""

    pattern: TablePattern
    holds: Flags
    fails: Flags
    suspects: dict[int, int] = field(default_factory=dict)

    def within(self, first: int, count: int) -> "Outcomes":
        """The same among more lines: ``count`` of them, of which these are those from ``first`` on."""
        holds, fails = np.zeros((2, count), dtype=bool)
        holds[first : first + len(self.holds)], fails[first : first + len(self.fails)] = self.holds, self.fails
        return Outcomes(self.pattern, holds, fails, {line + first: at for line, at in self.suspects.items()})

    def moved(self, rows: int) -> "Outcomes":
        """The same of rows so many further down."""
        pattern = replace(
            self.pattern,
            target=self.pattern.target + rows,
            parts=tuple(part + rows for part in self.pattern.parts),
        )
        return Outcomes(pattern, self.holds, self.fails, {line: at + rows for line, at in self.suspects.items()})

    def explains(self, other: "Outcomes") -> bool:
        """Whether it speaks of the figures that another states, on lines where that one holds."""
        same = self.pattern.axis == other.pattern.axis and self.pattern.target == other.pattern.target
        return same and bool((self.holds & other.holds).any())


def outcomes(reading: AxisReading) -> list[Outcomes]:
    """The lines of each pattern that hold, and those that fail it and are worth telling."""
    lines = reading.lines
    found = [_outcome(reading, pattern) for pattern in reading.patterns]
    added = [one for one in found if one.pattern.kind == "sum"]
    apart = _apart(reading, added)
    rated = lines.rates & ~_added_up(lines, added)
    for one in found:
        one.fails &= _inside(one)
        if one.pattern.kind == "sum":
            one.fails &= ~apart
            if not _adds_up_rates(lines, one):
                one.fails &= ~rated
            _settle(lines, one)
        else:
            one.fails &= (one.holds.sum() >= _QUOTIENT_LINES) & ~reading.unlike
            one.fails &= ~_near_misses(reading, one)
        if one.fails.sum() > max(_MOST_FAILURES, _MOST_FAILURES_SHARE * one.holds.sum()):
            one.fails &= _slips(lines, one)
        if one.pattern.oddness >= _APART_ODDNESS:
            one.fails &= _complete(lines, one)
        if one.pattern.kind == "sum":
            one.fails &= ~unproven(lines, one.pattern, one.holds, one.fails)
            one.suspects = suspects(lines, one.pattern, one.fails, one.holds | one.fails)
    return found


def _slips(lines: NumberLines, one: Outcomes) -> Flags:
    """Of the lines that fail those that do so by a slip: where most do, where a slip is no chance among so many, or
    where one figure is out of proportion."""
    found = np.zeros_like(one.fails)
    failing = np.nonzero(one.fails)[0].tolist()
    if one.pattern.kind != "sum" or len(failing) > _MOST_SLIPS_SHARE * one.holds.sum():
        return found
    slips = [line for line in failing if slipped(lines, one.pattern, line)]
    if 2 * len(slips) < len(failing):
        needed, found[slips] = 1 + log10(len(failing)), True
        odd = suspects(lines, one.pattern, found, one.holds | one.fails)
        found[:] = False
        target, parts = one.pattern.target, one.pattern.parts
        slips = [at for at in slips if at in odd or chance_digits(lines, target, parts, at) >= needed]
    found[slips] = True
    return found


def _complete(lines: NumberLines, one: Outcomes) -> Flags:
    """Lines that have every figure which all lines that hold have."""
    parts = list(one.pattern.parts)
    always = lines.given[parts][:, one.holds].all(axis=1)
    return np.asarray(lines.given[parts][always].all(axis=0), dtype=bool)


def _inside(one: Outcomes) -> Flags:
    """The lines among those that hold, and right beside them: what stands apart is of another table. Of columns that
    cross the same rows none stands apart."""
    holding = np.nonzero(one.holds)[0]
    if one.pattern.axis == "rows" or not len(holding):
        return np.ones_like(one.fails)
    inside = np.zeros_like(one.fails)
    inside[max(holding[0] - 1, 0) : holding[-1] + 2] = True
    return inside


def _near_misses(reading: AxisReading, one: Outcomes) -> Flags:
    """Lines that fail by little, where several do: the quotient is of figures near those that were taken."""
    lines, pattern = reading.lines, one.pattern
    if one.fails.sum() < _FEWEST_NEAR_MISSES or pattern.kind == "average":
        return np.zeros_like(one.fails)
    stated = lines.values[pattern.target]
    expected = _expected(lines, pattern)
    near: Flags = np.abs(stated - expected) <= np.maximum(
        _NEAR_STEPS * lines.steps[pattern.target], _NEAR_SHARE * np.abs(stated)
    )
    return near


def _expected(lines: NumberLines, pattern: TablePattern) -> Numbers:
    """What a product, quotient or change comes to on each line; nought where it has none."""
    one, other = (lines.values[part] for part in pattern.parts)
    if pattern.kind == "product":
        product: Numbers = one * other * float(pattern.scale)
        return product
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio: Numbers = np.where(other != 0, one / np.where(other == 0, 1, other), 0.0)
    return (ratio - 1 if pattern.kind == "change" else ratio) * float(pattern.scale)


def _adds_up_rates(lines: NumberLines, one: Outcomes) -> bool:
    """Whether lines that look like rates nearly all hold a pattern: then a line that fails it is no rate either."""
    return int((one.holds & lines.rates).sum()) >= _RATES_TO_FAILING * int((one.fails & lines.rates).sum())


def _added_up(lines: NumberLines, added: Sequence[Outcomes]) -> Flags:
    """Lines on which most of several sums hold: amounts, whatever their label or looks say."""
    held, failed = np.zeros(lines.values.shape[1]), np.zeros(lines.values.shape[1])
    for one in added:
        held += one.holds
        failed += one.fails
    mostly: Flags = (held >= _FEWEST_HELD) & (held > 2 * failed)
    return mostly


def _apart(reading: AxisReading, added: Sequence[Outcomes]) -> Flags:
    """Lines whose figures are not to be added up: they fail most sums of the table, by no single wrong figure, or their
    label says so."""
    lines = reading.lines
    if not added:
        return np.zeros(lines.values.shape[1], dtype=bool)
    held, failed = np.sum([one.holds for one in added], axis=0), np.sum([one.fails for one in added], axis=0)
    apart: Flags = ((failed >= held) & (failed >= 2)) | ((failed > 0) & (held == 0) & lines.rates)
    alike = {id(one): _adds_up_rates(lines, one) for one in added}
    for line in np.nonzero(apart)[0]:
        broken = [one for one in added if one.fails[line]]
        shared = set.intersection(*({one.pattern.target, *one.pattern.parts} for one in broken))
        if shared and (not lines.rates[line] or all(alike[id(one)] for one in broken)):
            apart[line] = False
    unlike: Flags = reading.unlike & ~(held > failed)
    both: Flags = apart | unlike
    return both


def _settle(lines: NumberLines, one: Outcomes) -> None:
    """Leave out of the failing lines those that are no totals, and count those as holding that roundings explain."""
    parts = list(one.pattern.parts)
    for line in np.nonzero(one.fails)[0].tolist():
        stated = float(lines.values[one.pattern.target, line])
        figures = lines.values[parts, line][lines.given[parts, line]]
        gap = abs(stated - float(figures.sum()))
        base = _base(np.append(figures, stated))
        exactly = exact_by_chance(len(figures)) ** one.pattern.exact
        rounded = one.pattern.exact < one.pattern.holds or one.fails.sum() > 1 or exactly > _LIKELY
        if rounded and base > 1 and gap <= _room(base, len(figures) + 1):
            one.fails[line] = False  # rounded to tens, hundreds or fives: nothing is said of it
        elif (figures >= 0).all() and stated <= float(figures.max(initial=0)) and not _is_fault(lines, one, line):
            one.fails[line] = False


def _room(base: int, figures: int) -> float:
    """How far a sum of so many figures, rounded to a base, may be off: as far as roundings can make it, and where these
    are at random, up or down to the next multiple, as far as they ever do."""
    if base % 10 == 0:
        return base * figures / 2
    return base * min(figures, _RANDOM_DEVIATIONS * sqrt(figures / 4))


def _is_fault(lines: NumberLines, one: Outcomes, line: int) -> bool:
    """Whether a total that is no greater than one of its parts is a fault, not another kind of figure: a slip explains
    it, or it stands among many lines that hold."""
    pattern = one.pattern
    if slipped(lines, pattern, line):
        return True
    holding = np.nonzero(one.holds)[0]
    return len(holding) >= _AMONG_LINES and one.fails.sum() == 1 and bool(holding[0] < line < holding[-1])


def _base(figures: Numbers) -> int:
    """The number of which all figures are multiples, 5 or a power of ten at most; 1 where there is none."""
    whole = np.abs(figures[figures != 0])
    if not len(whole) or (whole != np.round(whole)).any() or whole.max() >= 1e15:
        return 1
    common = int(np.gcd.reduce(whole.astype(np.int64)))
    return next((base for base in (1_000_000, 100_000, 10_000, 1000, 100, 50, 10, 5) if common % base == 0), 1)


def _outcome(reading: AxisReading, pattern: TablePattern) -> Outcomes:
    lines, parts = reading.lines, list(pattern.parts)
    stated, given = lines.values[pattern.target], lines.given[pattern.target]
    steps = lines.steps[pattern.target]
    noise = FLOAT_NOISE * np.maximum(np.abs(stated), 1)
    if pattern.kind in ("sum", "average"):
        present = lines.given[parts]
        count = present.sum(axis=0)
        expected = lines.values[parts].sum(axis=0)
        slack = lines.slack(parts)
        if pattern.kind == "average":
            expected, slack = expected / np.maximum(count, 1), slack / np.maximum(count, 1)
        applies = given & (count >= (2 if pattern.kind == "average" else 1))
        room = _ROUNDING_DEVIATION * (steps + slack)
        tolerance = np.where((steps >= 1) & (slack >= 1), room * float(rounding_room(pattern)), room) + noise
    else:
        applies = given & lines.given[parts].all(axis=0)
        if pattern.kind != "product":
            applies &= lines.values[parts[1]] != 0
        expected = _expected(lines, pattern)
        tolerance = 0.51 * steps + noise + _spread(lines, pattern, expected)
    with np.errstate(invalid="ignore"):
        near = np.abs(stated - expected) <= tolerance
    fails = applies & ~near & ~lines.dashes[pattern.target]
    if pattern.kind == "sum":
        fails &= ~few_parts(count, applies & near) & ~lines.unsettled(pattern.target, parts)
    elif pattern.kind != "average":
        fails &= np.abs(stated - expected) > tolerance + _uncounted(lines, pattern, expected, tolerance, applies & near)
    return Outcomes(pattern, applies & near, fails)


def _uncounted(
    lines: NumberLines, pattern: TablePattern, expected: Numbers, tolerance: Numbers, holds: Flags
) -> Numbers:
    """How much farther a line may be off where nothing shows that whole numbers count and were not rounded: nothing
    where so many lines would hardly hold by chance."""
    rounded = _spread(lines, pattern, expected, counted=False)
    # Roundings move what is stated beyond its own by a third of the way that they may, in the mean.
    off = np.minimum(rounded / 3 / (2 * tolerance), 1 - _LEAST_CHANCE)
    chance = np.log10(1 - off)[holds & (expected != 0)].sum()
    return np.zeros_like(rounded) if chance <= _COUNTED_CHANCE else rounded


def _spread(lines: NumberLines, pattern: TablePattern, expected: Numbers, *, counted: bool = True) -> Numbers:
    """How far roundings of the two figures move their quotient or product; those of whole numbers too where these are
    not ``counted``."""
    base = np.abs(expected) + (float(pattern.scale) if pattern.kind == "change" else 0)
    shares = np.zeros_like(expected)
    for one in pattern.parts:
        values = lines.values[one]
        exact = (values == 0) | ((values == np.round(values)) & counted)
        with np.errstate(divide="ignore", invalid="ignore"):
            shares += np.where(exact, 0.0, 0.5 * lines.steps[one] / np.abs(values))
    spread: Numbers = np.minimum(shares, _WIDEST_SPREAD) * base
    return spread


def beside_failing(found: Sequence[Outcomes], shape: tuple[int, int], most: int) -> list[Flags]:
    """For each pattern the lines that hold and have a figure with a line that fails: who looks for the wrong figure
    asks them. None where there are more than ``most``: then too much fails for an answer."""
    wrong = np.zeros(shape, dtype=bool)
    for one in found:
        across = wrong if one.pattern.axis == "rows" else wrong.T
        for position in (one.pattern.target, *one.pattern.parts):
            across[position] |= one.fails
    kept: list[Flags] = []
    for one in found:
        across = wrong if one.pattern.axis == "rows" else wrong.T
        near: Flags = one.holds & across[[one.pattern.target, *one.pattern.parts]].any(axis=0)
        kept.append(near)
    if sum(int(near.sum()) for near in kept) > most:
        return [np.zeros_like(near) for near in kept]
    return kept


def rounding_room(pattern: TablePattern) -> Decimal:
    """The share of the widest gap of roundings that whole numbers are allowed: two standard deviations, and a step at
    least, where no two lines show that there were roundings; none where so many lines hold to the digit that nothing
    was rounded."""
    if pattern.counted:
        return Decimal(0)
    off = pattern.holds - pattern.exact
    if pattern.kind == "sum" and pattern.exact >= _COUNTED_LINES and off <= _COUNTED_OFF * pattern.holds:
        return Decimal(0)
    if pattern.kind != "sum" or pattern.holds - pattern.exact > 1:
        return Decimal(1)
    figures = len(pattern.parts) + 1
    share = max(1.0, _DEVIATIONS * (figures / 12) ** 0.5) / (_ROUNDING_DEVIATION * figures)
    return min(Decimal(1), Decimal(f"{share:.4f}"))
