"""Words for how totals, parts, flows and listed things are told."""

from dqcheck.model.record import record


@record
class SumWords:
    """Words for how totals, parts, flows and listed things are told."""
