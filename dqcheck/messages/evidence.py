"""What a value of the evidence is called, and how what is written there is shown."""

from dqcheck.messages.notation import plain_number
from dqcheck.messages.sentences import Unnamed, digits, known, sentence
from dqcheck.model.finding import Evidence
from dqcheck.model.text import Language


def shown_text(item: Evidence, language: Language) -> str:
    """What is written, for people: what somebody typed verbatim, a number that a cell stores in the language's
    notation."""
    text = item.text.strip()
    if not item.stored:
        return text
    return digits(text, plain_number(item.value) if item.value is not None else None, item.unit, language)


def role_name(role: str, language: Language) -> Unnamed:
    """The word for what a value is in its relation, for a value that nobody named."""
    key = f"role.{role}"
    return Unnamed(sentence(key, language) if known(key, language) else role)
