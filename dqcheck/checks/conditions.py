"""Which rows of a table a rule speaks of: conditions on the texts of their fields."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from dqcheck.model.quantity import Quantity, Value
from dqcheck.model.record import record
from dqcheck.numerals.folding import fold


@record
class Condition:
    """What a field must say: ``is`` one of the texts as a whole, ``not`` none of them, ``contains`` one of them
    somewhere, ``without`` none of them anywhere; all that is given holds. Accents, case and punctuation do not matter;
    a number is compared by its value; the empty text is a blank cell."""

    is_: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


Where = Mapping[str, tuple[str, ...] | Condition]
"""Conditions by field, all of which must hold; texts alone are those of which the field contains one."""


def holds(given: tuple[str, ...] | Condition, value: Value) -> bool:
    """Whether a value meets a condition."""
    if not isinstance(given, Condition):
        return _inside(given, value)
    return (
        (not given.is_ or is_one_of(given.is_, value))
        and not is_one_of(given.not_, value)
        and (not given.contains or _inside(given.contains, value))
        and not _inside(given.without, value)
    )


def is_one_of(texts: tuple[str, ...], value: Value) -> bool:
    """Whether a value is one of the texts as a whole."""
    if isinstance(value, Quantity):
        return any(number == value.value for text in texts if (number := _number(text)) is not None)
    said = fold(value.text)
    return any(fold(text) == said for text in texts)


def _inside(texts: tuple[str, ...], value: Value) -> bool:
    said = fold(value.text)
    return any(fold(text) in said for text in texts)


@lru_cache(maxsize=1024)
def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def faults(role: str, where: Where) -> Iterator[str]:
    """What is wrong with conditions, one English sentence each, led by the parameter."""
    for name, given in where.items():
        at = f"{role}: {name!r}"
        own = given if isinstance(given, Condition) else Condition(contains=given)
        if own == Condition():
            yield f"{at} asks for nothing; give is, not, contains or without"
        if any(not fold(text) for text in (*own.contains, *own.without)):
            yield f"{at}: every text contains the empty text; for a blank cell write is: ['']"
        both = {fold(text) for text in own.is_} & {fold(text) for text in own.not_}
        if both or (own.is_ and all(_inside_text(text, own.without) for text in own.is_)):
            yield f"{at} can never be met, for what it must be is what it must not be"


def _inside_text(text: str, texts: tuple[str, ...]) -> bool:
    return any(fold(one) in fold(text) for one in texts if fold(one))
