"""A formula of a rule in the words of the form and of a language: ``Số xe ≥ 2 và Loại = 'xã'``."""

from collections.abc import Mapping
from decimal import Decimal

from dqcheck.messages.sentences import sentence, write
from dqcheck.model.text import Language
from dqcheck.model.verdict import FormulaText, Piece

SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "*": "×", "-": "−"}  # as people write them
FUNCTIONS = ("abs", "sum", "min", "max")
"""Words behind which a list in brackets stands."""


def formula_text(formula: FormulaText, facts: Mapping[str, object], language: Language) -> str:
    """The formula; ``facts`` hold what the form calls each role."""
    return "".join(_piece(one, facts, language) for one in formula.pieces)


def _piece(piece: Piece, facts: Mapping[str, object], language: Language) -> str:
    if piece.kind == "name":
        labels = facts.get(piece.text)
        return write(labels, language) if labels else piece.text
    if piece.kind == "number":
        return write(Decimal(piece.text), language)
    if piece.kind == "word":
        word = sentence(f"formula.{piece.text.replace(' ', '-')}", language)
        return f"{word} " if piece.text in FUNCTIONS else word
    if piece.kind == "text":
        return f"‘{piece.text[1:-1]}’"  # inside of the quotation marks of the formula
    return SIGNS.get(piece.text, piece.text)
