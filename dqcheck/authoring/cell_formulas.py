"""The formula of Excel that reckons a computed field, from the addresses of the cells that it is made of.

A result is shown only once its figures are there: an empty form shows no zeros, and nobody takes half a sum for a
whole one. Functions that ignore texts are used throughout, as a formula without a result holds an empty text.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from dqcheck.authoring.computed_fields import Computed, Ingredient, NeverMore, Place
from dqcheck.model.rule import Rounding

Address = Callable[[Place], str]
"""The cell or range in which a field stands, as a formula names it."""


def formula(one: Computed, address: Address) -> str:
    """The formula of a computed field, with its equals sign."""
    cells = [(ingredient, address(ingredient.place)) for ingredient in one.operands]
    first, second = cells[0][1], cells[1][1] if len(cells) > 1 else ""
    result = {
        "total": lambda: _sum(cells),
        "aggregate": lambda: _sum(cells),
        "percentage": lambda: f"{_times(cells[0])}/{_times(cells[1])}",
        "growth": lambda: _growth(one, cells),
        "product": lambda: f"PRODUCT({','.join(name for _, name in cells)}){_by(one.scale)}",
        "ratio": lambda: f"{first}/{second}{_by(one.scale)}",
        "average": lambda: _average(cells),
    }[one.operation]()
    return f'=IF({_open(one, cells)},"",{_rounded(result, one)})'


def column_sum(first: str, last: str) -> str:
    """The formula of a total row: nothing while its column is empty."""
    return f'=IF(COUNT({first}:{last})=0,"",SUM({first}:{last}))'


def _open(one: Computed, cells: Sequence[tuple[Ingredient, str]]) -> str:
    """The condition under which there is no result yet."""
    needed = [name for ingredient, name in cells if ingredient.needed]
    if one.operation == "aggregate" or not needed:
        return f"COUNT({','.join(name for _, name in cells)})=0"
    condition = f"COUNT({','.join(needed)})<{len(needed)}"
    # A share, quotient or growth of nothing is no figure; so is the growth of a negative one.
    if one.operation in ("percentage", "ratio"):
        return f"OR({condition},N({cells[1][1]})=0)"
    if one.operation == "growth" and one.rate:
        return f"OR({condition},N({_base(cells)[1]})<=0)"
    return condition


def _base(cells: Sequence[tuple[Ingredient, str]]) -> tuple[Ingredient, str]:
    """The earlier figure of a growth."""
    return next(cell for cell in cells if cell[0].base)


def _growth(one: Computed, cells: Sequence[tuple[Ingredient, str]]) -> str:
    change = f"{_times(cells[0])}-{_times(cells[1])}"
    return f"({change})/{_times(_base(cells))}" if one.rate else change


def _sum(cells: Sequence[tuple[Ingredient, str]]) -> str:
    """Terms with the same sign and factor in one SUM."""
    groups: dict[tuple[int, Decimal], list[str]] = {}
    for ingredient, name in cells:
        groups.setdefault((ingredient.sign, ingredient.factor), []).append(name)
    text = ""
    for (sign, factor), names in groups.items():
        text += ("-" if sign < 0 else "+" if text else "") + f"SUM({','.join(names)}){_by(factor)}"
    return text


def _average(cells: Sequence[tuple[Ingredient, str]]) -> str:
    return f"({_sum(cells)})/{len(cells)}"


def _times(cell: tuple[Ingredient, str]) -> str:
    ingredient, name = cell
    return f"{name}{_by(ingredient.factor)}" if ingredient.factor == 1 else f"({name}{_by(ingredient.factor)})"


def _by(factor: Decimal) -> str:
    return "" if factor == 1 else f"*{factor.normalize():f}"


def _rounded(value: str, one: Computed) -> str:
    """The value rounded as the rule rounds. Half to even is spelt out, for Excel has no function for it; what lies
    within a billionth of a step of a tie is one, as in doubles it seldom lies there exactly."""
    places = one.decimals
    if one.rounding is Rounding.TRUNCATE:
        # Doubles fall short of what they stand for (0.29*100): a billionth of a step is given back before.
        return f"TRUNC(({value})*(1+1E-12),{places})"
    plain = f"ROUND({value},{places})"
    if one.rounding is not Rounding.HALF_EVEN:
        return plain
    steps = f"({value})*{10**places}"
    return f"IF(ABS(ABS({steps})-INT(ABS({steps}))-0.5)<1E-9,2*ROUND({steps}/2,0)/{10**places},{plain})"


def difference(one: Computed, address: Address) -> str:
    """The condition under which a typed figure is not what others give: by more than all of them may have been rounded.
    What is not there yet differs from nothing."""
    stated, result = address(one.place), formula(one, address)[1:]
    room = Decimal(len(one.operands) + 1).scaleb(-min(one.decimals, 6)) if one.decimals else Decimal("0.001")
    return f"AND(ISNUMBER({stated}),ISNUMBER({result}),ABS(N({stated})-N({result}))>{room:f})"


def exceeding(one: NeverMore, address: Address) -> str:
    """The condition under which a figure is more than the one that it must not exceed; what is not there exceeds
    nothing, and the noise of doubles is no excess."""
    value, limit = address(one.place), address(one.limit)
    sign = ">=" if one.strict else ">"
    room = "" if one.strict else "+1E-9"
    return f"AND(ISNUMBER({value}),ISNUMBER({limit}),N({value}){_by(one.factor)}{sign}N({limit}){room})"
