"""Words for what an amount pays, and how much that may be where the language is written."""

from decimal import Decimal

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class AmountBound:
    """What an amount of one kind may be: at least and at most, in ``unit``; ``doubt`` tells that the kind is only
    likely."""

    name: str
    unit: str
    at_most: Decimal
    at_least: Decimal | None = None
    doubt: bool = False


@record
class AmountBounds:
    """What amounts may be, wide enough to find a unit that slipped by a thousand and not a dear event: the people of a
    commune, an income in a year and in a month, what one person is paid, an event (told for certain, or only likely)
    of a commune and of others, a commune's fees, equipment and any other sum."""

    population: AmountBound
    income: AmountBound
    monthly_income: AmountBound
    pay: AmountBound
    commune_event: AmountBound
    commune_event_likely: AmountBound
    event: AmountBound
    event_likely: AmountBound
    fees: AmountBound
    equipment: AmountBound
    funds: AmountBound


@record
class AmountReach:
    """``per`` is how far behind an amount the time that it is for may stand."""

    per_characters: int


@record
class AmountWords:
    """Words that tell what an amount pays.

    ``money`` is an amount, with ``number``, ``unit`` and ``per``. ``population`` is the people of a unit, with
    ``number``. ``income`` ends before what people earn: ``income_per`` are the units of time and people in which it is
    told, ``short_time`` those too short to compare, ``per_month`` and ``per_person`` end and begin them.
    ``event_after`` begins behind an amount that pays for an event, ``event_before`` ends before one, not when it is
    ``other_money``; ``commune_pays`` ends before what a commune without a name pays. ``fees`` and ``equipment`` (what a
    commune buys for its offices) end before an amount as well.
    """

    money: Wording
    population: Wording
    income: Wording
    income_per: Wording
    short_time: Wording
    per_month: Wording
    per_person: Wording
    event_after: Wording
    event_before: Wording
    other_money: Wording
    commune_pays: Wording
    fees: Wording
    equipment: Wording
    bounds: AmountBounds
    reach: AmountReach
