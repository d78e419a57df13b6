"""What a value of the evidence is called, and how what is written there is shown."""

from decimal import Decimal

from dqcheck.messages.notation import decimals, plain_number
from dqcheck.messages.sentences import Unnamed, known, notation, sentence
from dqcheck.model.finding import Evidence
from dqcheck.model.text import Language


def shown_text(item: Evidence, language: Language) -> str:
    """What is written, for people: what somebody typed verbatim, a number that a cell stores in the language's notation.

    A number without a unit may be a name (that of a document) and is not grouped.
    """
    text = item.text.strip()
    mark = "%" if text.endswith("%") else ""
    number = plain_number(text.removesuffix(mark).replace(",", ".")) if item.stored else None
    if number is None:
        return text
    marks = notation(language)
    if item.unit is None:
        return text.replace(",", marks.decimal)
    value = plain_number(item.value) if item.value is not None else None
    return marks.number(number, _places(number, value)) + mark


def role_name(role: str, language: Language) -> Unnamed:
    """The word for what a value is in its relation, for a value that nobody named."""
    key = f"role.{role}"
    return Unnamed(sentence(key, language) if known(key, language) else role)


def _places(number: Decimal, value: Decimal | None) -> int:
    """The decimals of a stored number: those that its cell shows, which its value has too."""
    return max(decimals(number), decimals(value) if value == number and value is not None else 0)
