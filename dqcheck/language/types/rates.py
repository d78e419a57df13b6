"""Words for how percentages, growth, products, means and repeated quantities are told."""

from dqcheck.model.record import record


@record
class RateWords:
    """Words for how percentages, growth, products, means and repeated quantities are told."""
