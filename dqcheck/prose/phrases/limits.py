"""How near parts come to their total: which gap can be a slip, and which says that something else is meant."""

from decimal import Decimal

CLOSE_SHARE = Decimal("0.012")
"""Of the total: a sum this close is meant to be complete, though the wording (``trong đó``) does not say so."""
NEAR_SHARE = Decimal("0.05")
"""Of the total: a sum this close is meant to be complete in an enumeration that seems whole."""
FAR_SHARE = Decimal("0.3")
"""Of the total: a sum farther off is of something else, however certain the wording."""
HALF_SHARE = Decimal("0.5")
"""Of the total: parts of a flow that is told in one sentence were meant to make it, however wrong below this."""
