"""The unit of a column: what its header says in brackets, else the unit line above the table, else the form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dqcheck.forms.found import Column, UnitLine
from dqcheck.forms.labels import brackets
from dqcheck.language.types.units import UnitWords
from dqcheck.language.vi.currency import CURRENCY
from dqcheck.model.identity import Identity
from dqcheck.model.record import record
from dqcheck.model.rule import Field, TableForm
from dqcheck.numerals.folding import fold
from dqcheck.numerals.units import MONEY, Unit, as_declared, nearest_unit, printed_unit, spelt, unit_named, vocabulary
from dqcheck.tables.wordings import WORDS, folded

_PERCENT = folded(WORDS.columns.percent)


@record
class Measure:
    """The unit that holds for a column. ``in_percent``: the header itself says percent. ``conflict`` are the two units
    that contradict each other, the one that holds first. ``unknown`` is a unit that is printed and not known, with the
    known one that is nearest to it (empty: none is near) and the one that holds."""

    unit: str | None
    in_percent: bool = False
    conflict: tuple[str, str] | None = None
    unknown: tuple[str, str, str] | None = None


def measures_of(form: TableForm, columns: Mapping[str, Column], line: UnitLine | None) -> Mapping[str, Measure]:
    """The units of the fields of a header; they are found together, for the workbooks of a batch have the same."""
    return _measures(Identity(form), Identity(columns), line.units if line else ())


@lru_cache(maxsize=512)
def _measures(
    form: Identity[TableForm], columns: Identity[Mapping[str, Column]], lines: tuple[str, ...]
) -> Mapping[str, Measure]:
    fields = form.of.fields
    return {name: _measure(Identity(fields[name]), form, one.labels, lines, "") for name, one in columns.of.items()}


def measure(field: Field, form: TableForm, labels: Sequence[str], line: UnitLine | None, beside: str = "") -> Measure:
    """The unit of a field under ``labels`` (from the top down); ``beside`` is a unit printed next to the label."""
    return _measure(Identity(field), Identity(form), tuple(labels), line.units if line else (), beside)


@lru_cache(maxsize=4096)
def _measure(
    of: Identity[Field], declared: Identity[TableForm], labels: tuple[str, ...], lines: tuple[str, ...], beside: str
) -> Measure:
    """The unit of a field, worked out once for all workbooks of a batch that have the same header."""
    field, form = of.of, declared.of
    if field.type in ("text", "date", "reference"):
        return Measure(unit=None)
    words = vocabulary(field.own_units)
    expected = _expected(field, words)
    named = [beside] if beside else []
    named += [text for label in reversed(labels) for text in brackets(label)]
    printed = [*named, *(text for label in reversed(labels) for text in _behind(label, words))]
    if field.type == "percent":
        leaf = labels[-1] if labels else ""
        said = (
            "%" in leaf
            or any(word in fold(leaf) for word in _PERCENT)
            or any(_dimension(text, None, words) == "percent" for text in printed)
        )
        return Measure(unit=field.unit, in_percent=said)
    if field.type == "count" or (expected is not None and expected.dimension == "count"):
        return _counted(field, expected, (*printed, *lines), words)
    if expected is None:
        return Measure(unit=field.unit)
    found = _measured(field, expected, form, printed, lines, words)
    unknown = None if found.conflict else _unknown((*named, *lines), expected, words)
    return replace(found, unknown=(*unknown, found.unit or expected.code)) if unknown else found


def told_unit(measure_: Measure) -> tuple[str, Mapping[str, object]] | None:
    """What has to be told of the unit of a column: the key of the sentence and its facts; None where all is clear."""
    if measure_.conflict is not None:
        return "form.unit-conflict", {"used": measure_.conflict[0], "other": measure_.conflict[1]}
    if measure_.unknown is None:
        return None
    written, near, used = measure_.unknown
    return "form.measure-unknown", {"written": written, "used": used, **({"near": near} if near else {})}


def _measured(
    field: Field, expected: Unit, form: TableForm, printed: Sequence[str], lines: Sequence[str], words: UnitWords
) -> Measure:
    """The unit of money or of a measurement: of the field's dimension; of any money where the field names none."""
    free = field.type == "money" and not field.unit
    fitting = MONEY if free else {expected.dimension}
    # A header may name another money only where no amount beside it would then stay in the usual one.
    in_own = fitting if not free or _all_name_money(form, field) else {expected.dimension}
    own = None if free else expected
    in_header = next((text for text in printed if _dimension(text, own, words) in in_own), None)
    in_header = in_header or _scaled(printed, expected.code, words)
    strange = next((text for text in printed if _dimension(text, own, words) not in (None, *in_own)), None)
    above_all = [text for text in lines if _dimension(text, own, words) in fitting]
    above = above_all[0] if above_all else _scaled(lines, expected.code, words)
    line = form.unit_line
    declared = line if line and _dimension(line, own, words) in fitting else field.unit
    if in_header is not None:
        conflict = above is not None and _unlike(above, in_header, own, words)
        return Measure(
            unit=_in_declared(in_header, own, words), conflict=(in_header, above or "") if conflict else None
        )
    if strange is None and above is None and expected.dimension in MONEY:
        strange = next((text for text in lines if _dimension(text, own, words) in MONEY), None)
    used = above or declared
    if strange is not None and not free and _dimension(strange, own, words) in MONEY and expected.dimension in MONEY:
        # Amounts are in the money that is printed over them, and compared with none of another.
        return Measure(unit=strange, conflict=(strange, used or ""))
    if strange is not None:
        return Measure(unit=_in_declared(used, own, words), conflict=(used or "", strange))
    other = next((text for text in above_all if _unlike(text, above_all[0], own, words)), None)
    return Measure(unit=_in_declared(used, own, words), conflict=(above_all[0], other) if other else None)


def _unlike(one: str, other: str, own: Unit | None, words: UnitWords) -> bool:
    """Whether two texts name different units."""
    return printed_unit(one, own, words) != printed_unit(other, own, words)


def _in_declared(text: str | None, own: Unit | None, words: UnitWords) -> str | None:
    """A printed unit; in the declared money where its sign is one of several currencies: ``$m`` in a field of USD."""
    plain = unit_named(text, words) if text else None
    if text is None or plain is None or (settled := as_declared(plain, own)) == plain:
        return text
    return spelt(settled, words) or text


def _all_name_money(form: TableForm, field: Field) -> bool:
    """Whether all other amounts of a form that have no unit name one in their labels."""
    others = [one for one in form.fields.values() if one.type == "money" and not one.unit and one.name != field.name]
    words = vocabulary(field.own_units)
    return all(
        any(_dimension(text, None, words) in MONEY for label in one.label for text in brackets(label)) for one in others
    )


def _counted(field: Field, expected: Unit | None, printed: Sequence[str], words: UnitWords) -> Measure:
    """The unit of counts: the field's own, in the thousands or millions that are printed over it."""
    for text in printed:
        known = unit_named(text, words) if text else None
        if known is None or known.dimension != "count":
            continue
        same = expected is None or fold(known.code) == fold(expected.code)
        if same and known.scale != (expected.scale if expected is not None else 1):
            return Measure(unit=text)
    if expected is not None and expected.scale != 1:
        return Measure(unit=field.unit)
    return Measure(unit=_scaled(printed, field.unit or "", words) or field.unit)


def _scaled(printed: Sequence[str], code: str, words: UnitWords) -> str | None:
    """A unit in the scale that is printed alone: ``in thousands`` of ``USD``."""
    for text in printed:
        known = unit_named(text, words) if len(text) > 1 else None
        if known is not None and known.dimension == "scale":
            return spelt(Unit(code=code, dimension="", scale=known.scale), words) or f"{text} {code}".strip()
    return None


def _unknown(printed: Sequence[str], expected: Unit, words: UnitWords) -> tuple[str, str] | None:
    """The first text that names no unit, although it begins or ends with a scale or is nearly one of what the column
    measures, with the nearest known unit."""
    for text in printed:
        known = printed_unit(text, expected, words)
        if known is None or known.dimension != "count":
            continue
        near = nearest_unit(text, expected, words)
        if near is not None or known.scale != 1:
            return text, near or ""
    return None


def _behind(label: str, words: UnitWords) -> Iterator[str]:
    """What may be a unit at the end of a label, without brackets: ``Dân số, nghìn người``, ``Population in thousands``.
    A mere noun is none."""
    parts = label.split()
    ends = [" ".join(parts[at:]) for at in range(1, len(parts))]
    for at, end in enumerate(ends, 1):
        if parts[at - 1].endswith(",") or words.heading.match(end):
            known = unit_named(end, words)
            if known is not None and (known.dimension != "count" or known.scale != 1):
                yield end


def _expected(field: Field, words: UnitWords) -> Unit | None:
    if field.unit:
        return unit_named(field.unit, words)
    return Unit(code=CURRENCY.code, dimension="money") if field.type == "money" else None


def _dimension(text: str, own: Unit | None, words: UnitWords) -> str | None:
    """The dimension that a printed unit measures; None for words and for things that are counted."""
    known = printed_unit(text, own, words)
    if known is None or known.dimension in ("count", "any", "scale"):
        return None
    return known.dimension
