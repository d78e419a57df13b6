"""The unit of a column: what its header says in brackets, else the unit line above the table, else the form."""

from collections.abc import Sequence

from dqcheck.forms.found import UnitLine
from dqcheck.forms.labels import brackets
from dqcheck.language.vi.currency import CURRENCY
from dqcheck.model.record import record
from dqcheck.model.rule import Field, TableForm
from dqcheck.numerals.folding import fold
from dqcheck.numerals.units import Unit, parse_unit
from dqcheck.tables.wordings import WORDS, folded

_PERCENT = folded(WORDS.columns.percent)


@record
class Measure:
    """The unit that holds for a column. ``in_percent``: the header itself says percent. ``conflict`` are the two units
    that contradict each other, the one that holds first."""

    unit: str | None
    in_percent: bool = False
    conflict: tuple[str, str] | None = None


def measure(field: Field, form: TableForm, labels: Sequence[str], line: UnitLine | None, beside: str = "") -> Measure:
    """The unit of a field under ``labels`` (from the top down); ``beside`` is a unit printed next to the label."""
    if field.type in ("text", "date", "reference"):
        return Measure(unit=None)
    expected = _expected(field)
    printed = [beside] if beside else []
    printed += [inner for label in reversed(labels) for inner in brackets(label)]
    if field.type == "percent":
        leaf = labels[-1] if labels else ""
        said = (
            "%" in leaf
            or any(word in fold(leaf) for word in _PERCENT)
            or any(_dimension(text) == "percent" for text in printed)
        )
        return Measure(unit=field.unit, in_percent=said)
    if expected is None or expected.dimension == "count":
        return Measure(unit=field.unit)
    in_header = next((text for text in printed if _dimension(text) == expected.dimension), None)
    strange = next((text for text in printed if _dimension(text) not in (None, expected.dimension)), None)
    lines = [text for text in (line.units if line else ()) if _dimension(text) == expected.dimension]
    above = lines[0] if lines else None
    declared = form.unit_line if form.unit_line and _dimension(form.unit_line) == expected.dimension else field.unit
    if in_header is not None:
        if above is not None and parse_unit(above) != parse_unit(in_header):
            return Measure(unit=in_header, conflict=(in_header, above))
        return Measure(unit=in_header)
    if strange is not None:
        return Measure(unit=above or declared, conflict=(above or declared or "", strange))
    other = next((text for text in lines if parse_unit(text) != parse_unit(lines[0])), None)
    return Measure(unit=above or declared, conflict=(lines[0], other) if other else None)


def _expected(field: Field) -> Unit | None:
    if field.unit:
        return parse_unit(field.unit)
    return Unit(code=CURRENCY.code, dimension="money") if field.type == "money" else None


def _dimension(text: str) -> str | None:
    """The dimension that a printed unit measures; None for words and for things that are counted."""
    known = parse_unit(text) if text else None
    if known is None or known.dimension in ("count", "any", "scale"):
        return None
    return known.dimension
