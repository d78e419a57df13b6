"""What money is counted in."""

from dqcheck.model.record import record


@record
class Currency:
    """``code`` is the canonical unit of every amount; ``example`` is an amount as an author writes it."""

    code: str
    example: str
