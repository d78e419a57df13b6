"""Tables from columns of Python values: frames that a pipeline hands in."""

from collections.abc import Collection, Mapping, Sequence

from dqcheck.forms.cell_values import column_values
from dqcheck.forms.communes import UnitNames
from dqcheck.forms.file_notations import FileNotations, Key, notations_of
from dqcheck.forms.found import Column
from dqcheck.forms.labels import vocabulary
from dqcheck.forms.location import FrameLocator
from dqcheck.forms.matching import assign
from dqcheck.model.dataset import Table
from dqcheck.model.document import Raw
from dqcheck.model.quantity import Label, Value
from dqcheck.model.rule import DATES, NUMBERS, Numbers, TableForm
from dqcheck.numerals.folding import normalise


def match_columns(names: Sequence[object], form: TableForm) -> dict[str, str]:
    """The column of each field of a table: by the field's name, else by one of its printed labels. A column that is
    numbered or whose name is nested (pandas) has neither."""
    found = {field: field for field in form.fields if field in names}
    rest = [
        Column(index=index, labels=(name,))
        for index, name in enumerate(names)
        if name not in found and isinstance(name, str)
    ]
    for field, column in assign(rest, vocabulary(form)).fields.items():
        found.setdefault(field, str(names[column.index]))
    return found


def table_from_columns(
    form: TableForm,
    columns: Mapping[str, Sequence[object]],
    *,
    whole: Collection[str] = (),
    names: Mapping[str, str] | None = None,
    rows: Sequence[int | None] | None = None,
    source: str = "",
    units: UnitNames | None = None,
    notations: FileNotations | None = None,
    typed: bool = True,
) -> Table:
    """A table whose ``columns`` (by field) hold int, float, Decimal, str, bool, date or None, a value a record.

    A float is ``Decimal(repr(x))``; NaN and None are blank. Its decimals are those that the field declares, for a float
    cannot hold zeros at the end, else those of its shortest digits. Percentages are taken in percent, as the field's
    unit says: a frame has no header and no number format that could say otherwise. ``whole`` are the columns of whole
    numbers by their type, which are exact unless the field says that they were rounded. ``names`` are the frame's own
    column names, ``rows`` the positions of the records in the frame where only some are given, ``notations`` how its
    texts write numbers and dates (default: as the texts given here say). Without ``typed`` a float is as precise as a
    cell that shows it: the columns are those of a worksheet, under headers that say percent. Raises ValueError for
    columns of different lengths.
    """
    lengths = {len(values) for values in columns.values()}
    if len(lengths) > 1:
        raise ValueError(f"columns of different lengths: {sorted(lengths)}")
    count = lengths.pop() if lengths else 0
    raw = {name: [plain_cell(value) for value in columns[name]] for name in form.fields if name in columns}
    notations = notations or frame_notations(form, raw)
    read: dict[str, Sequence[Value]] = {
        name: column_values(
            cells,
            form.fields[name],
            in_percent=True,
            typed=typed,
            whole=name in whole,
            written=notations.written(column_key(form, name)),
        )
        for name, cells in raw.items()
    }
    submissions: list[str] = [source] * count
    if form.key is not None and form.key in read:
        units = units or UnitNames(None)
        keys: list[Value] = []
        for row, value in enumerate(read[form.key]):
            if isinstance(value, Label):
                found = units.resolve(value.value)
                submissions[row] = found.name or normalise(value.value)
                value = Label(text=value.text, value=submissions[row])
            keys.append(value)
        read[form.key] = keys
    return Table(
        name=form.name,
        columns=read,
        submissions=submissions,
        locator=FrameLocator(file=source, table=form.name, names=names or {}, rows=rows),
    )


def frame_notations(
    form: TableForm, columns: Mapping[str, Sequence[object]], numbers: Numbers = "auto", marks: Sequence[str] = ()
) -> FileNotations:
    """How the texts in the columns (by field) of a frame write numbers and dates: asked column by column, then of the
    whole frame. ``numbers`` and ``marks`` are what the ruleset says of it."""
    found = [
        (column_key(form, name), field, [value for value in columns[name] if type(value) is str])
        for name, field in form.fields.items()
        if name in columns and field.type in (*NUMBERS, *DATES)
    ]
    return notations_of(found, numbers, marks)


def column_key(form: TableForm, name: str) -> Key:
    """By what the column of a field is known among the columns of a frame."""
    return 0, 0, list(form.fields).index(name)


def plain_cell(value: object) -> Raw:
    """A value of a frame as Python's own: those of numpy unwrapped, an array as a list, what is blank as None."""
    if value is None or type(value) in (int, float, str):
        return None if value != value else value
    if is_blank(value):
        return None
    unwrap = getattr(value, "tolist", None)
    return unwrap() if callable(unwrap) else value


def is_blank(value: object) -> bool:
    """Whether a value of a frame stands for none: None, NaN and NaT (not equal to themselves), pandas' NA."""
    if value is None:
        return True
    try:
        return bool(value != value)
    except TypeError:  # pandas' NA is neither equal nor unequal
        return True
    except ValueError:  # an array compares its values one by one
        return False
