"""Words for what the words around a number say that it is."""

from dqcheck.model.record import record


@record
class FigureWords:
    """Words for what the words around a number say that it is."""
