"""Large frames: one pass that keeps only the records that may fail; the judge then decides on those.

Each rule on single records gives one expression, and a record is kept when any of them is true, so that a rule can only
be judged on more records than fail, never on fewer. A second, narrow aggregate counts missing operands: such records
are undecided, not passed. Works on whatever narwhals reads; polars does the pass in streaming.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Union

from dqcheck.checks.base import Check
from dqcheck.checks.base import operands as of_check
from dqcheck.checks.operands import policy, terms
from dqcheck.engine.columns import Operand, either
from dqcheck.engine.judging import in_one_record
from dqcheck.errors import UsageError
from dqcheck.model.record import record
from dqcheck.model.rule import MissingPolicy, Rule, Ruleset, TableForm

if TYPE_CHECKING:
    import narwhals as nw

Frame = Union["nw.DataFrame[Any]", "nw.LazyFrame[Any]"]

ROW = "__dqcheck_row__"


@record
class Screen:
    """What a rule asks of a frame: ``keep`` is true for every record that its judge may fail and for every odd value,
    ``blank`` where an operand is missing, ``skipped`` where the rule is skipped for it, ``absent`` when a column that
    the rule needs is not there. None is never true."""

    keep: Any = None
    blank: Any = None
    skipped: Any = None
    absent: bool = False


@record
class Screened:
    """What one pass left: the number of records, the positions and values (by field) of the kept ones, and for each
    rule (by its place in the list) how many of the others it skips and how many have a blank operand. ``present`` and
    ``kept_present`` are the numbers of values by field, ``sums`` the sums of its plain numbers in its canonical
    unit."""

    length: int
    rows: Sequence[int]
    columns: Mapping[str, Sequence[Any]]
    blank: Mapping[int, int]
    skipped: Mapping[int, int]
    present: Mapping[str, int]
    kept_present: Mapping[str, int]
    sums: Mapping[str, Any]


def screen_of(rule: Rule, ruleset: Ruleset, form: TableForm, operands: Mapping[str, Operand | None]) -> Screen | None:
    """What a rule asks of a frame, or None when it needs every record. ``operands`` are the frame's columns by
    field."""
    check = rule.params
    if not isinstance(check, Check) or check.where or check.claim is not None:
        return None
    names = [name for _, name in of_check(check)]
    if any(name in operands and operands[name] is None for name in names):
        return None
    policies = {name: policy(rule, ruleset, form.name, name) for name in names}
    given = {name: one for name in names if (one := operands.get(name)) is not None}
    skipped = either(one.null for name, one in given.items() if policies[name] is MissingPolicy.SKIP)
    if len(given) < len(names):
        return _without_columns(names, given, policies, skipped)
    if not in_one_record(check) and not all(one.identifies and name != form.key for name, one in given.items()):
        return None

    def column(name: str) -> Any:
        one = given[name]
        return one.seen.fill_null(0) if policies[name] is MissingPolicy.ZERO and one.number else one.seen

    expression = check.screen(column, terms(rule, ruleset))
    if expression is None and not check.passes_present:
        return None
    # A null that counts as zero is no number of its column's type there; the judge knows what to make of it.
    nulls = [one.null for name, one in given.items() if policies[name] is MissingPolicy.ZERO and not one.number]
    odd = [one.odd for one in given.values() if one.odd is not None]
    if check.reads_decimals:
        odd += [one.coarse for one in given.values() if one.coarse is not None]
    wanted = [] if expression is None else [expression.fill_null(value=False)]
    return Screen(
        keep=either([*wanted, *odd, *nulls]),
        blank=either(one.null for name, one in given.items() if policies[name] is MissingPolicy.UNDECIDED),
        skipped=skipped,
    )


def _without_columns(
    names: Sequence[str], given: Mapping[str, Operand], policies: Mapping[str, MissingPolicy], skipped: Any
) -> Screen:
    """The screen of a rule whose columns are not all there: it can decide nothing, whatever the others hold."""
    absent = [name for name in names if name not in given]
    if any(policies[name] is MissingPolicy.SKIP for name in absent):
        import narwhals as nw

        return Screen(skipped=nw.col(ROW) >= 0)
    before = {name: given[name] for name in names[: names.index(absent[0])]}
    return Screen(
        keep=either(one.odd for one in before.values() if one.odd is not None),
        blank=either(one.null for name, one in before.items() if policies[name] is MissingPolicy.UNDECIDED),
        skipped=skipped,
        absent=True,
    )


def screen(frame: Frame, screens: Mapping[int, Screen], operands: Mapping[str, Operand | None]) -> Screened:
    """Carry out the screens of rules (by their place in the list) on a frame whose columns are named by field."""
    import narwhals as nw

    odd = [one.odd for one in operands.values() if one is not None and one.odd is not None]
    keep = either([one.keep for one in screens.values() if one.keep is not None] + odd)
    kept = frame.filter(keep if keep is not None else nw.col(ROW) < 0)
    sums: dict[str, Any] = {"len": nw.len()}
    for index, one in screens.items():
        if one.skipped is not None:
            sums[f"skipped {index}"] = one.skipped.sum()
        if one.blank is not None:
            sums[f"blank {index}"] = (one.blank if one.skipped is None else one.blank & ~one.skipped).sum()
    for name, operand in operands.items():
        sums[f"present {name}"] = (~nw.col(name).is_null()).sum()
        if operand is not None and operand.number:
            sums[f"sum {name}"] = operand.total
    aggregate = [expression.alias(name) for name, expression in sums.items()]
    survivors, counted = collect_all(kept, frame.select(*aggregate))
    survivors = survivors.sort(ROW)
    every = {name: counted[name].to_list()[0] or 0 for name in sums}
    told = survivors.select(*aggregate)
    among = {name: told[name].to_list()[0] or 0 for name in sums}

    def rest(head: str) -> dict[int, int]:
        return {i: int(every[k] - among[k]) for i in screens if (k := f"{head} {i}") in sums}

    return Screened(
        length=int(every["len"]),
        rows=survivors[ROW].to_list(),
        columns={name: survivors[name].to_list() for name in operands},
        blank=rest("blank"),
        skipped=rest("skipped"),
        present={name: int(every[f"present {name}"]) for name in operands},
        kept_present={name: int(among[f"present {name}"]) for name in operands},
        sums={name: every[f"sum {name}"] for name in operands if f"sum {name}" in every},
    )


def open_frame(frame: Any) -> Frame:
    """Any frame narwhals reads, with its records numbered in ``ROW`` and its columns in plain types: polars, arrow
    tables and relations of engines (DuckDB) as a polars lazy frame, pandas as it is. Raises UsageError for others, and
    for a frame with two columns of a name."""
    import narwhals as nw

    try:
        opened: Any = nw.from_native(frame)
        if isinstance(opened, nw.LazyFrame) and opened.implementation is not nw.Implementation.POLARS:
            opened = opened.collect(backend="pyarrow")
        opened.collect_schema()
    except TypeError as error:
        kind = type(frame).__name__
        raise UsageError("error.not-a-frame", f"{kind} is no frame that dqcheck can read.", kind=kind) from error
    except nw.exceptions.DuplicateError as error:
        raise UsageError("error.frame-columns-twice", "The frame has two columns of the same name.") from error
    if opened.implementation is nw.Implementation.PYARROW:
        import polars as pl

        opened = nw.from_native(pl.from_arrow(opened.to_native()))
    if opened.implementation is nw.Implementation.POLARS:
        return _plain(nw.from_native(opened.to_native().lazy().with_row_index(ROW)))
    native = opened.to_native()
    categories = {name: object for name, dtype in opened.collect_schema().items() if dtype == nw.Categorical}
    return _plain(nw.from_native(native.astype(categories) if categories else native).with_row_index(ROW))


def _plain(frame: Frame) -> Frame:
    """A frame whose categories are texts, whose floats are as precise as Python's, and whose NaN are null.

    A float of 32 bits is taken for the shortest decimal that gives it, as one of 64 bits is: 99.57, and not the
    99.5699997 that it is in more bits."""
    import narwhals as nw

    # A frame of pandas may number columns or nest their names: those are no field's.
    schema: dict[Any, Any] = dict(frame.collect_schema())
    schema = {name: dtype for name, dtype in schema.items() if isinstance(name, str)}
    texts = [name for name, dtype in schema.items() if isinstance(dtype, nw.Categorical | nw.Enum)]
    short = [name for name, dtype in schema.items() if dtype == nw.Float32]
    floats = [name for name, dtype in schema.items() if dtype.is_float()]
    plain = [nw.col(name).cast(nw.String) for name in texts]
    plain += [nw.col(name).cast(nw.String).cast(nw.Float64).fill_nan(None) for name in short]
    plain += [nw.col(name).fill_nan(None) for name in floats if name not in short]
    return frame.with_columns(*plain) if plain else frame


def collect(frame: Frame) -> "nw.DataFrame[Any]":
    """Carry out a lazy frame."""
    return collect_all(frame)[0]


def collect_all(*frames: Frame) -> "list[nw.DataFrame[Any]]":
    """Carry out lazy frames together; polars in streaming, so that only what is kept is in memory."""
    import narwhals as nw

    if not isinstance(frames[0], nw.LazyFrame):
        return list(frames)  # type: ignore[arg-type]  # all of one kind
    import polars as pl

    done = pl.collect_all([one.to_native() for one in frames], engine="streaming")
    return [nw.from_native(one, eager_only=True) for one in done]
