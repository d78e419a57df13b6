"""A frame as a table of a form: its columns under the names of the table's fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from dqcheck import forms
from dqcheck.engine.screens.opened_frames import ROW, Frame, open_frame
from dqcheck.engine.screens.plain_columns import is_whole
from dqcheck.errors import UsageError
from dqcheck.language.vi.numerals import NUMERALS
from dqcheck.model.dataset import Table
from dqcheck.model.record import record
from dqcheck.model.rule import TEXTS, Ruleset, TableForm


@record
class FiledFrame:
    """A frame whose columns are named as the fields of a table, under the name of its ``source``; ``columns`` are the
    frame's own names by field, ``whole`` the fields whose columns hold whole numbers by their type."""

    frame: Frame
    form: TableForm
    ruleset: Ruleset
    columns: Mapping[str, str]
    whole: frozenset[str]
    source: str = ""

    def lists(self, frame: Any) -> dict[str, Sequence[Any]]:
        """The values of a frame that was carried out, by field."""
        return {name: frame[name].to_list() for name in self.columns}

    def table(self, values: Mapping[str, Sequence[Any]], rows: Sequence[int] | None = None) -> Table:
        """The table of values, all of the frame or those of some ``rows``."""
        return forms.table_from_columns(
            self.form,
            values,
            names=self.columns,
            rows=rows,
            units=forms.unit_names(self.ruleset),
            whole=self.whole,
            source=self.source,
        )

    def table_of(self, frame: Any, places: Sequence[int], fields: Sequence[str] | None = None) -> Table:
        """The table of some records of a frame that was carried out, with all of the fields or some."""
        held = frame[list(places)] if len(places) else frame.head(0)
        names = list(self.columns) if fields is None else list(fields)
        return self.table({name: held[name].to_list() for name in names}, held[ROW].to_list())

    def decimal_mark(self, field: str) -> str:
        """The decimal mark of the texts of a column."""
        return NUMERALS.notation.decimal

    def naming(self) -> list[str]:
        """The fields that name a record: its key and its texts."""
        fields = self.form.fields
        return [name for name in self.columns if name == self.form.key or fields[name].type in TEXTS]


def filed_frame(
    frame: Any, form: TableForm, ruleset: Ruleset, source: str = "", columns: Mapping[str, str] | None = None
) -> FiledFrame:
    """A frame filed as a table of a form; ``columns`` are its own by field (default: those of the fields' names and
    labels). Raises UsageError when it has none."""
    import narwhals as nw

    opened = open_frame(frame)
    columns = columns or forms.match_columns([name for name in opened.collect_schema().names() if name != ROW], form)
    if not columns:
        names = ", ".join(form.fields)
        english = f"The frame has none of the columns of table {form.name}: {names}."
        raise UsageError("error.frame-columns", english, table=form.name, names=names)
    fielded = opened.select(ROW, *(nw.col(column).alias(name) for name, column in columns.items()))
    whole = frozenset(name for name, dtype in fielded.collect_schema().items() if name != ROW and is_whole(dtype))
    return FiledFrame(frame=fielded, form=form, ruleset=ruleset, columns=columns, whole=whole, source=source)
