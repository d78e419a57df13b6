"""Whether every row of a long sheet is surely a record, and every value is read as a bare cell: then the sheet may be
read by its columns. Whatever is doubtful is left to the reader of cells."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from dqcheck.forms.cell_values import column_values
from dqcheck.forms.communes import UnitNames
from dqcheck.forms.found import Region
from dqcheck.forms.frame import column_key, frame_notations
from dqcheck.forms.row_kinds import FIRST_FIGURES, telling
from dqcheck.forms.units_of_columns import measure, told_unit
from dqcheck.model.document import Raw
from dqcheck.model.quantity import Missing, Quantity
from dqcheck.model.record import record
from dqcheck.model.rule import DATES, NUMBERS, TEXTS, Field, TableForm
from dqcheck.numerals.units import unit_named, vocabulary
from dqcheck.tables.row_labels import is_total


class PlainFigures(Protocol):
    """A column of a long sheet."""

    @property
    def holds(self) -> str:
        """``number``, ``text``, ``day`` or ``blank``."""
        ...

    @property
    def written(self) -> bool:
        """Whether all that it holds is text."""
        ...

    @property
    def formatted(self) -> bool:
        """Whether some of its numbers have a format."""
        ...

    def decimals_at_most(self, most: int) -> bool:
        """Whether none of its numbers has more decimals."""
        ...


@record
class Leading:
    """The columns, by their place on the sheet, that tell what a row is: ``figures``, of which a record has a number in
    one, and ``texts``, which may label it."""

    figures: tuple[int, ...]
    texts: tuple[int, ...]


def leading(region: Region, form: TableForm) -> Leading:
    """The columns that tell what the rows of a region are."""
    figures = [c.index for name, c in region.columns.items() if form.fields[name].type not in TEXTS]
    texts = [c.index for name, c in region.columns.items() if form.fields[name].type in TEXTS]
    before = [at for at in range(min(figures, default=0)) if at not in texts]
    return Leading(figures=tuple(figures[:FIRST_FIGURES]), texts=(*sorted(texts), *before))


def none_tells(texts: Iterable[str]) -> bool:
    """Whether no text may label a total, a group or a note."""
    return not any(map(telling, texts))


def all_listed(names: UnitNames, keys: Iterable[str], others: Iterable[str]) -> bool:
    """Whether the keys all name units of a list, and no text beside them a total."""
    return all(names.resolve(key).status == "known" for key in keys) and not any(map(is_total, others))


def fits(field: Field, form: TableForm, labels: tuple[str, ...], column: PlainFigures) -> bool:
    """Whether a column under its labels is read as the field with no eye to any cell's format: of a unit that is
    clear, in percent by its header where it is one, and with no more decimals than are asked for."""
    if field.carried:
        return False
    if field.type in TEXTS:
        return column.written or column.holds == "blank"
    if field.type in DATES:
        return column.holds in ("blank", "day")
    unit = measure(field, form, labels, None)
    if field.type not in NUMBERS or told_unit(unit) is not None or column.holds not in ("number", "blank"):
        return False
    if field.type == "percent" and not unit.in_percent:
        return False
    if column.formatted and not _exact(field, unit.unit):
        return False
    return field.type == "count" or field.decimals is None or column.decimals_at_most(field.decimals)


def texts_are_plain(columns: Mapping[str, tuple[tuple[str, ...], Sequence[Raw]]], form: TableForm) -> bool:
    """Whether the columns of a delimited text (by field: their labels and first cells) are read as those of a frame,
    which is told no header: none is carried on over blank cells, and no percentage may be a share."""
    if any(form.fields[name].carried for name in columns):
        return False
    notations = frame_notations(form, {name: cells for name, (_, cells) in columns.items()})
    for name, (labels, cells) in columns.items():
        field, written = form.fields[name], notations.written(column_key(form, name))
        if field.type != "percent" or measure(field, form, labels, None).in_percent:
            continue
        bare, said = (
            column_values(cells, field, in_percent=in_percent, written=written) for in_percent in (False, True)
        )
        if any(isinstance(one, Missing) and isinstance(other, Quantity) for one, other in zip(bare, said, strict=True)):
            return False
    return True


def _exact(field: Field, unit: str | None) -> bool:
    """Whether whole numbers are what they are whatever decimals their cells show."""
    known = unit_named(unit or field.unit or "", vocabulary(field.own_units)) if unit or field.unit else None
    return field.type == "count" and (known is None or (known.dimension == "count" and known.scale == 1))
