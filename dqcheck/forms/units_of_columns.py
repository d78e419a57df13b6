"""The unit of a column: what its header says in brackets, else the unit line above the table, else the form."""

from collections.abc import Iterator, Sequence

from dqcheck.forms.found import UnitLine
from dqcheck.forms.labels import brackets
from dqcheck.language.vi.currency import CURRENCY
from dqcheck.model.record import record
from dqcheck.model.rule import Field, TableForm
from dqcheck.numerals.folding import fold
from dqcheck.numerals.units import BOTH_UNITS, Unit, unit_named
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
    printed += [text for label in reversed(labels) for text in (*brackets(label), *_behind(label))]
    if field.type == "percent":
        leaf = labels[-1] if labels else ""
        said = (
            "%" in leaf
            or any(word in fold(leaf) for word in _PERCENT)
            or any(_dimension(text) == "percent" for text in printed)
        )
        return Measure(unit=field.unit, in_percent=said)
    lines = line.units if line else ()
    if field.type == "count" or (expected is not None and expected.dimension == "count"):
        return _counted(field, expected, (*printed, *lines))
    return Measure(unit=field.unit) if expected is None else _measured(field, expected, form, printed, lines)


def _measured(field: Field, expected: Unit, form: TableForm, printed: Sequence[str], lines: Sequence[str]) -> Measure:
    """The unit of money or of a measurement: of the field's dimension; of any money where the field names none."""
    free = field.type == "money" and not field.unit
    fitting = BOTH_UNITS.currencies if free else {expected.dimension}
    # A header may name another money only where no amount beside it would then stay in the usual one.
    in_own = fitting if not free or _all_name_money(form, field) else {expected.dimension}
    in_header = next((text for text in printed if _dimension(text) in in_own), None)
    in_header = in_header or _scaled(printed, expected.code)
    strange = next((text for text in printed if _dimension(text) not in (None, *in_own)), None)
    above_all = [text for text in lines if _dimension(text) in fitting]
    above = above_all[0] if above_all else _scaled(lines, expected.code)
    declared = form.unit_line if form.unit_line and _dimension(form.unit_line) in fitting else field.unit
    if in_header is not None:
        if above is not None and unit_named(above) != unit_named(in_header):
            return Measure(unit=in_header, conflict=(in_header, above))
        return Measure(unit=in_header)
    if strange is not None:
        return Measure(unit=above or declared, conflict=(above or declared or "", strange))
    other = next((text for text in above_all if unit_named(text) != unit_named(above_all[0])), None)
    return Measure(unit=above or declared, conflict=(above_all[0], other) if other else None)


def _all_name_money(form: TableForm, field: Field) -> bool:
    """Whether all other amounts of a form that have no unit name one in their labels."""
    others = [one for one in form.fields.values() if one.type == "money" and not one.unit and one.name != field.name]
    return all(
        any(_dimension(text) in BOTH_UNITS.currencies for label in one.label for text in brackets(label))
        for one in others
    )


def _counted(field: Field, expected: Unit | None, printed: Sequence[str]) -> Measure:
    """The unit of counts: the field's own, in the thousands or millions that are printed over it."""
    for text in printed:
        known = unit_named(text) if text else None
        if known is None or known.dimension != "count":
            continue
        same = expected is None or fold(known.code) == fold(expected.code)
        if same and known.scale != (expected.scale if expected is not None else 1):
            return Measure(unit=text)
    if expected is not None and expected.scale != 1:
        return Measure(unit=field.unit)
    return Measure(unit=_scaled(printed, field.unit or "") or field.unit)


def _scaled(printed: Sequence[str], code: str) -> str | None:
    """A unit in the scale that is printed alone: ``in thousands`` of ``USD``."""
    for text in printed:
        known = unit_named(text) if len(text) > 1 else None
        if known is not None and known.dimension == "scale":
            return f"{text} {code}".strip()
    return None


def _behind(label: str) -> Iterator[str]:
    """What may be a unit at the end of a label, without brackets: ``Dân số, nghìn người``, ``Population in thousands``.
    A mere noun is none."""
    words = label.split()
    ends = [" ".join(words[at:]) for at in range(1, len(words))]
    for at, end in enumerate(ends, 1):
        if words[at - 1].endswith(",") or BOTH_UNITS.heading.match(end):
            known = unit_named(end)
            if known is not None and (known.dimension != "count" or known.scale != 1):
                yield end


def _expected(field: Field) -> Unit | None:
    if field.unit:
        return unit_named(field.unit)
    return Unit(code=CURRENCY.code, dimension="money") if field.type == "money" else None


def _dimension(text: str) -> str | None:
    """The dimension that a printed unit measures; None for words and for things that are counted."""
    known = unit_named(text) if text else None
    if known is None or known.dimension in ("count", "any", "scale"):
        return None
    return known.dimension
