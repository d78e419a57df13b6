"""How a country is administered."""

from collections.abc import Mapping

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class Administration:
    """``units`` are the kinds of administrative unit, as they stand before the name of one."""

    units: tuple[str, ...]


@record
class UnitNaming:
    """How units that report are named. ``kinds`` are their kinds with the short forms of each, ``bodies`` what may
    stand before the kind, ``region`` what stands before the name of the region that follows. ``title`` is a title that
    is nothing but the name of a unit."""

    kinds: Mapping[str, tuple[str, ...]]
    bodies: tuple[str, ...]
    region: str
    title: Wording
