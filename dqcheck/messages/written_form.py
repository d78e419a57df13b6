"""Numbers of a verdict as the cells and texts show them: in the unit that is printed there, what is stated verbatim.

A verdict is reached in canonical units (đồng); a reader looks for ``347,73`` in a column of ``triệu đồng``.
"""

from collections.abc import Sequence
from decimal import Decimal
from unicodedata import category

from dqcheck.language.vi.units import UNITS
from dqcheck.messages.evidence import shown_text
from dqcheck.messages.notation import plain_number
from dqcheck.messages.sentences import notation, unit_name
from dqcheck.model.finding import Evidence
from dqcheck.model.record import record
from dqcheck.model.text import Language

ONE = Decimal(1)
_EXACT_DIGITS = 27
"""Digits of a whole number that the usual arithmetic keeps."""


@record
class WrittenForm:
    """How the numbers of a verdict are written: divided by ``scale``, in the unit called ``unit``. ``stated`` is the
    value that is verified, where one piece of evidence states it."""

    unit: str | None
    scale: Decimal = ONE
    stated: Evidence | None = None

    def number(self, value: Decimal) -> Decimal:
        """A number of the verdict in the written unit."""
        return value if self.scale == ONE or not value.is_finite() else in_written_unit(value, self.scale)

    def plain(self, value: Decimal) -> Decimal:
        """A recomputed number without the zeros that only fill up the decimals of another."""
        return value if self.scale == ONE or not value.is_finite() else in_written_unit(value, ONE)

    def quoted(self, language: Language) -> str | None:
        """What is stated, verbatim, with its unit; None where no evidence states it."""
        if self.stated is None or not (text := shown_text(self.stated, language)):
            return None
        if any(letter.isalpha() for letter in text) or self.unit is None:
            return text
        if any(category(letter) == "Sc" for letter in text):
            return f"{text} {self._scale_word(language)}".rstrip()
        if self.unit == "%":
            return text if text.endswith("%") else f"{text}%"
        value = plain_number(self.stated.value or "")
        name = unit_name(self.unit, self.number(value) if value is not None else ONE, language)
        return text if name in text else notation(language).measured(text, name)

    def _scale_word(self, language: Language) -> str:
        """The scale of the unit alone: ``million``, where the sign of the money stands beside the digits."""
        if self.scale == ONE or self.unit is None:
            return ""
        word, _, code = self.unit.rpartition(" ")
        return unit_name(self.unit, ONE, language).removesuffix(unit_name(code, ONE, language)).strip() if word else ""


def written_form(unit: str | None, observed: Decimal | None, evidence: Sequence[Evidence]) -> WrittenForm:
    """The form in which a verdict in ``unit`` is told: that of the value it verifies, else the one that all evidence of
    this unit shares."""
    alike = [item for item in evidence if item.unit == unit and item.value is not None]
    stated = next((item for item in alike if observed is not None and plain_number(item.value or "") == observed), None)
    told = [stated] if stated is not None else alike
    scales = {scale_of(item) for item in told}
    scale = scales.pop() if len(scales) == 1 else ONE
    own = next((item.written_unit for item in told if scale != ONE and item.written_unit), None)
    return WrittenForm(unit=own or written_unit(unit, scale), scale=scale, stated=stated)


def arithmetic_form(
    terms: Sequence[object], form: WrittenForm, unit: str | None, evidence: Sequence[Evidence]
) -> tuple[Sequence[object], str | None]:
    """A calculation in the unit of its figures, and the name of that unit where the result does not bear it."""
    values = {plain_number(item.value): item for item in evidence if item.value is not None}
    used = [values[term] for term in terms if isinstance(term, Decimal) and term in values]
    if not used:
        return terms, None
    if any(item.unit == unit for item in used):
        # A factor in the unit of the result carries its scale; the others must have none of their own.
        if any(item.unit != unit and scale_of(item) != ONE for item in used):
            return terms, None
        alone = all(item.unit == unit for item in used)
        return [
            form.number(term) if isinstance(term, Decimal) and (alone or _of_unit(term, unit, used)) else term
            for term in terms
        ], None
    forms = {(item.unit, scale_of(item)) for item in used}
    own, scale = next(iter(forms))
    if len(forms) > 1 or scale == ONE or any(item.written_unit for item in used):
        return terms, None
    return [
        in_written_unit(term, scale) if isinstance(term, Decimal) and term in values else term for term in terms
    ], written_unit(own, scale)


def _of_unit(term: Decimal, unit: str | None, used: Sequence[Evidence]) -> bool:
    return any(item.unit == unit and plain_number(item.value or "") == term for item in used)


def unit_as_written(item: Evidence) -> str | None:
    """The name of the unit in which a value is written."""
    return item.written_unit or written_unit(item.unit, scale_of(item))


def scale_of(item: Evidence) -> Decimal:
    """By how much the unit as written stands for more than the canonical one: 1000000 in a column of triệu đồng."""
    return plain_number(item.scale) or ONE if item.scale is not None else ONE


def in_written_unit(value: Decimal, scale: Decimal) -> Decimal:
    """A number in the written unit, with the decimals that it needs."""
    number = value / scale
    if number.adjusted() >= _EXACT_DIGITS:  # more digits than are written out
        return number
    return number.quantize(ONE) if number == number.to_integral_value() else number.normalize()


def written_unit(unit: str | None, scale: Decimal) -> str | None:
    """The name of a unit ``scale`` times a canonical one: ``triệu đồng``, ``m²``, ``nghìn tấn``."""
    if unit is None or scale == ONE:
        return unit
    for code, names in UNITS.units.values():
        if code == unit:
            name = next((name for name, factor in names.items() if Decimal(factor) == scale), None)
            if name is not None:
                return name
    word = next((word for word, factor in UNITS.scales.items() if factor == scale), None)
    return f"{word} {unit}" if word is not None else None
