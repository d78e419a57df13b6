"""What the findings of single records stand in order by, for many records at once: what ``findings.identity_of`` and
``findings.order_of`` say of each, without reading its values."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dqcheck.checks.base import Check, resolve
from dqcheck.engine.findings import fingerprint, plain
from dqcheck.engine.record_judging import in_one_record
from dqcheck.engine.screens.failing_records import FailingRecords
from dqcheck.engine.screens.findings_order import key_types
from dqcheck.engine.screens.opened_frames import ROW, in_polars
from dqcheck.engine.screens.row_keys import PARTED, RowKeys
from dqcheck.model.quantity import Value
from dqcheck.model.rule import TEXTS, Rule
from dqcheck.numerals.folding import fold

if TYPE_CHECKING:
    import polars as pl

SHORT = 10**9
"""Whole numbers below it are written with the digits that they have."""

SEPARATE = "|"
"""Between the names of a record."""


class RecordKeys:
    """The keys of the findings of single records of a frame."""

    # No record: it holds a frame.
    def __init__(self, failing: FailingRecords) -> None:
        self._filed, self._failing = failing.filed, failing
        known = (failing.filed.form.key, *failing.filed.form.identifying)
        fields = failing.filed.form.fields
        # In the order in which a table has its columns.
        self._naming = [n for n in fields if n in failing.filed.columns and (n in known or fields[n].type in TEXTS)]

    def speaks_for(self, rule: Rule) -> bool:
        """Whether the keys of the findings of a rule are known without its judge."""
        check, filed = rule.params, self._filed
        numbered = filed.places is None and filed.parts is None and filed.cells is None and filed.has_rows
        return isinstance(check, Check) and in_one_record(check) and (bool(self._naming) or numbered)

    @cached_property
    def units(self) -> "pl.Series":
        """The reporting unit of each record that the frame holds, as it is compared."""
        import polars as pl

        frame: pl.DataFrame = in_polars(self._failing.frame)
        units = frame.select(ROW, unit=self._of(frame).submission())["unit"]
        each = units.unique()
        return units.replace_strict(each, pl.Series(map(fold, each.to_list()), dtype=pl.String), return_dtype=pl.String)

    def names(self, homes: Sequence[int], without: str) -> "pl.Series":
        """What tells the records of some places from others in fingerprints of findings on the field ``without``."""
        frame = self._held(homes)
        keys = self._of(frame)
        return frame.select(ROW, name=self._name(keys, without))["name"]

    def of(self, index: int, rule: Rule, homes: Sequence[int], mild: "pl.Series") -> "pl.DataFrame":
        """The keys of the findings of a rule (by its place in the list) on the records of some places, of which those
        in ``mild`` are of the milder grade."""
        import polars as pl

        check = rule.params
        assert isinstance(check, Check)
        frame = self._held(homes)
        keys, table = self._of(frame), self._filed.form.name
        refs = [(role, resolve(name, check.table)[1]) for role, names in check.fields().items() for name in names]
        named = [
            part for role, field in refs for part in (pl.lit(f"\n{role}={table}.{field}@"), self._name(keys, field))
        ]
        identity = pl.concat_str(pl.lit(f"{rule.qualified}\n"), keys.submission(), *named)
        values = [self._value(keys, field) for _, field in refs]
        own, milder = rule.severity.rank, rule.severity.milder().rank
        told = frame.select(
            severity=pl.when(pl.lit(pl.Series(homes).is_in(mild.implode()))).then(milder).otherwise(own),
            identity=identity,
            values=pl.concat_str(values, separator=PARTED) if values else pl.lit(""),
            home=pl.Series(homes, dtype=pl.UInt32),
        )
        marks = pl.Series("mark", list(map(fingerprint, told["identity"].to_list())), dtype=pl.String)
        unit = self.units[list(homes)].alias("unit")
        made = told.drop("identity").with_columns(
            marks, unit, name=pl.lit(rule.qualified), rule=pl.lit(index), field=pl.lit("")
        )
        return made.select(pl.col(name).cast(kind) for name, kind in key_types().items())

    def _held(self, homes: Sequence[int]) -> "pl.DataFrame":
        frame: Any = in_polars(self._failing.frame)
        return frame[list(homes)]  # type: ignore[no-any-return]

    def _of(self, frame: "pl.DataFrame") -> RowKeys:
        lazy: Any = frame.lazy()
        return RowKeys(replace(self._filed, frame=lazy))

    def _name(self, keys: RowKeys, without: str) -> "pl.Expr":
        """What ``findings.record_name`` calls a record of which a field is told."""
        import polars as pl

        if not self._naming:
            return pl.col(ROW).cast(pl.String)
        parts = [keys.named(name, _identity) for name in self._naming if name != without]
        return pl.concat_str([keys.submission(), *parts], separator=SEPARATE, ignore_nulls=True)

    def _value(self, keys: RowKeys, field: str) -> "pl.Expr":
        """A value as findings are sorted by it; nothing where nothing is written."""
        import polars as pl

        if field not in self._filed.columns:
            return pl.lit("")
        column = pl.col(field)
        if not self._digits(keys, field):
            return keys.read(field, _written).fill_null("")
        short = (column.abs() < SHORT).fill_null(value=True)
        return pl.when(short).then(column.cast(pl.String)).otherwise(keys.read(field, _written, ~short)).fill_null("")

    def _digits(self, keys: RowKeys, field: str) -> bool:
        """Whether whole numbers of a column are told by their digits."""
        declared = self._filed.form.fields[field]
        plain_unit = declared.unit is None and declared.decimals is None and self._filed.cells is None
        return plain_unit and declared.type in ("count", "number", "money") and keys.whole(field)


def _identity(value: Value) -> str | None:
    text = plain(value)
    return None if text is None else fold(text)


def _written(value: Value) -> str | None:
    return plain(value) or value.text
