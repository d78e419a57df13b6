"""Percentages that a column stores without a percent format: 0.85 may be 0.85 % or 85 %, and the column decides."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from dqcheck.forms.cell_looks import ColumnLook
from dqcheck.model.document import Raw
from dqcheck.model.quantity import Quantity, Value
from dqcheck.model.record import record
from dqcheck.numerals.pieces import BARE

NEAR = 2
"""How many times the largest percentage of a column, or the part of the smallest, that a share may be beyond and still
be one of them."""
FEWEST_OPEN = 2
"""Shares from which on a column is told once."""


def bare_value(text: str, value: Value) -> Decimal | None:
    """The number of a text without a percent sign or any other word."""
    return value.value if isinstance(value, Quantity) and "%" not in text and BARE.fullmatch(text) else None


def _step(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


@record
class BareShares:
    """What a column says of its numbers up to one: those that surely are ``percentages``, those that are ``doubtful``,
    and whether these are so many that they are ``open`` together."""

    percentages: frozenset[float] = frozenset()
    doubtful: frozenset[float] = frozenset()
    open: bool = False


NO_SHARES = BareShares()


def shares_of(cells: Sequence[Raw], look: ColumnLook | None, texts: Mapping[str, Value]) -> BareShares:
    """Which numbers up to one of a percent column are in percent: those that would be far from all others if they were
    shares. Beside 2.5 and 3.1 a 0.4 is 0.4 %; beside 85 and 99 it may be 40 %. ``texts`` are what its texts say: one
    with no more decimals than the others is no share, which would need two more."""
    bare = [
        abs(cell)
        for index, cell in enumerate(cells)
        if (type(cell) is float or type(cell) is int) and (look is None or not look.at(index).percent)
    ]
    if len(cells) > 1:
        written = {text: abs(n) for text, value in texts.items() if (n := bare_value(text, value)) is not None}
        finest = min((_step(number) for number in written.values() if number > 1), default=Decimal(10))
        doubted = {text: float(n) for text, n in written.items() if n > 1 or _step(n) < finest}
        bare += [doubted[cell] for cell in cells if type(cell) is str and cell in doubted]
    small = {number for number in bare if 0 < number <= 1}
    if not small:
        return NO_SHARES
    large = [number for number in bare if number > 1]
    sure = {share for share in small if large and not min(large) / NEAR <= 100 * share <= max(large) * NEAR}
    left = sum(1 for number in bare if number in small and number not in sure)
    return BareShares(
        percentages=frozenset((*sure, *(-share for share in sure))),
        doubtful=frozenset(small - sure),
        open=left >= FEWEST_OPEN,
    )
