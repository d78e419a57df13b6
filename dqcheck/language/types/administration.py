"""How a country is administered."""

from dqcheck.model.record import record


@record
class Administration:
    """``units`` are the kinds of administrative unit, as they stand before the name of one."""

    units: tuple[str, ...]
