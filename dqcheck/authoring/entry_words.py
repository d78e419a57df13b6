"""What a blank form says to whoever types into a cell: what it takes, and what was wrong with what was typed."""

import datetime as dt
from decimal import Decimal

from dqcheck.authoring.allowed_entries import FARTHEST, WIDEST_RATE, AllowedEntry, Bound
from dqcheck.authoring.form_layout import PlacedField
from dqcheck.messages import sentence
from dqcheck.model.quantity import Quantity
from dqcheck.model.text import Language

TITLE_CHARACTERS, TEXT_CHARACTERS = 32, 255
"""Characters that Excel allows in the title and the text of a message."""


def title(placed: PlacedField, language: Language) -> str:
    """The name of a field, as long as a message's title may be."""
    return cut(placed.field.called[language], TITLE_CHARACTERS)


def asked(placed: PlacedField, language: Language) -> str:
    """What a cell takes."""
    if placed.computed is not None:
        return cut(sentence("blank.computed", language), TEXT_CHARACTERS)
    parts = [wanted(placed.entry, language)]
    if placed.field.unit and placed.field.type != "percent":
        parts.append(sentence("blank.in-unit", language, {"unit": placed.field.unit}))
    if placed.field.required:
        parts.append(sentence("blank.needed", language))
    return cut(" ".join(parts), TEXT_CHARACTERS)


def refused(placed: PlacedField, language: Language) -> str:
    """What is said of an entry that a cell does not take, or only takes when it is confirmed."""
    key = "blank.refused" if placed.entry.hard else "blank.unusual"
    return cut(sentence(key, language, {"wanted": wanted(placed.entry, language)}), TEXT_CHARACTERS)


def wanted(entry: AllowedEntry, language: Language) -> str:
    """The kind of an entry with its bounds, as one or two sentences."""
    example = entry.high if isinstance(entry.high, dt.date) and entry.bounded else dt.date(2025, 9, 30)
    kind = sentence(f"blank.enter-{entry.kind}", language, {"example": example})
    low, high = (_told(bound, entry) for bound in (entry.low, entry.high))
    if low is None and high is None:
        return kind
    ending = "from" if high is None else "up-to" if low is None else "between"
    return f"{kind} {sentence(f'blank.{ending}', language, {'low': low, 'high': high})}"


def _told(bound: Bound | None, entry: AllowedEntry) -> object:
    """A bound as it is told; None where it is only that of what a cell can hold."""
    if isinstance(bound, Decimal):
        if abs(bound) in (FARTHEST, WIDEST_RATE):
            return None
        return Quantity(text="", value=bound * 100, unit="%") if entry.kind == "percent" else bound
    return bound if entry.bounded else None


def cut(text: str, characters: int) -> str:
    """A text that is no longer than a cell or message may be; what is left out is marked."""
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"
