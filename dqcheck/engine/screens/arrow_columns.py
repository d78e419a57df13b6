"""Tables of arrow as frames of polars: of some types of arrow polars has none."""

from typing import TYPE_CHECKING, Any

from dqcheck.engine.screens.frame_faults import type_unknown

if TYPE_CHECKING:
    import polars as pl


def from_arrow(table: Any) -> "pl.DataFrame":
    """A table of arrow as a frame. Raises UsageError for a column of a type that polars does not have."""
    import polars as pl

    for at, field in enumerate(table.schema):
        known = _known(table.column(at), field.name)
        if known is not table.column(at):
            table = table.set_column(at, field.name, known)
    made = pl.from_arrow(table)
    assert isinstance(made, pl.DataFrame)
    return made


def _known(column: Any, name: str) -> Any:
    import pyarrow as pa
    from pyarrow import compute

    kind = column.type
    if pa.types.is_run_end_encoded(kind):
        return pa.chunked_array([compute.run_end_decode(chunk) for chunk in column.chunks], kind.value_type)
    if pa.types.is_decimal256(kind):
        try:
            return column.cast(pa.decimal128(38, kind.scale))
        except pa.ArrowInvalid as error:
            raise type_unknown(name, str(kind)) from error
    if pa.types.is_interval(kind):
        raise type_unknown(name, str(kind))
    return column
