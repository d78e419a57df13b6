"""A claim that fails, as the reservations against it see it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import chain

from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.prose.figures.block import Mark

HUNDRED = Decimal(100)
FAR_TIMES = Decimal(3)
"""A figure that is this many times what the others give, or as small a part of it, is of something else, unless its
decimal point slipped."""
POINT_SHARE = Decimal("0.02")
"""How far from ten or a hundred times a figure may be whose decimal point slipped."""
_STEPS = (Decimal(1), Decimal("0.1"), Decimal("0.01"))
"""How finely rates are told."""


@record
class Stated:
    """A claim that fails, with the figures of the text by role. ``rivals``: another claim says something that holds of
    the very figures that this one speaks of; ``agreed``: one says that the ends of a growth differ by an amount told
    beside it, or some say which share each part of a total is of it, or that the part and the whole of a percentage are
    parts of one total themselves."""

    claim: Claim
    roles: Mapping[str, Sequence[Mark]]
    rivals: bool
    agreed: bool = False

    def one(self, role: str) -> Mark:
        """The only figure of a role."""
        return self.roles[role][0]

    @property
    def marks(self) -> list[Mark]:
        """All figures."""
        return list(chain.from_iterable(self.roles.values()))

    def value(self, role: str) -> Decimal:
        """The value of the only figure of a role, in the unit of the claim."""
        value = self.claim.roles[role][0].value
        return value.value if isinstance(value, Quantity) else Decimal(0)


def apart(one: Decimal, other: Decimal) -> bool:
    """True for two values of which one is many times the other, and not because a decimal point slipped."""
    low, high = sorted((abs(one), abs(other)))
    if not low:
        return bool(high)
    times = high / low
    slipped = _exchanged(low, high) or any(abs(times / power - 1) <= POINT_SHARE for power in (10, 100, 1000))
    return times > FAR_TIMES and not slipped


def _exchanged(low: Decimal, high: Decimal) -> bool:
    """True for two small numbers of as many digits of which one has those of the other, two of them exchanged
    (``2,9`` for ``9,2``)."""
    step = next((step for step in _STEPS if low == low.quantize(step)), None)
    if step is None or high >= HUNDRED:
        return False
    one, other = str(low.quantize(step)), str(high.quantize(step))
    return one != other and len(one) == len(other) and sorted(one) == sorted(other)
