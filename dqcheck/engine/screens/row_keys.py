"""By what rows of a frame are told to belong together: what their values say, as the judge compares it, as columns of
texts. Plain texts are folded all at once, by the engine; any other value is read once, as a cell is."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from dqcheck.checks.lookups import key_part
from dqcheck.checks.table_rows import EVERY, FILE, SHEET, SUBMISSION
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.opened_frames import collect
from dqcheck.forms import unit_names
from dqcheck.model.dataset import Table
from dqcheck.model.quantity import Value
from dqcheck.numerals.folding import fold, normalise
from dqcheck.sources.calendar_values import listed

if TYPE_CHECKING:
    import polars as pl

Say = Callable[[Value], str | None]
"""What a value says; None for nothing."""

AT_A_TIME = 50_000
"""Different values that are read at a time."""

_ACCENTED = range(0xC0, 0x1F00)
"""Among these are the letters of Latin scripts that bear accents."""
NUMBERED = "^ *([0-9]{1,9})(?:[^0-9].*)?$"
"""Texts that begin with the number of a document."""
PARTED = "\0"
"""Between the parts of a key: no text holds it."""
CONSTANT = (EVERY, FILE, SHEET)
"""What all records of a frame have in common."""


def folded(text: "pl.Expr") -> "pl.Expr":
    """What ``folding.fold`` makes of texts of known letters."""
    letters = _letters()
    bare = text.str.replace_many(list(letters), list(letters.values())).str.to_lowercase()
    return bare.str.replace_all("[^a-z0-9]+", " ").str.strip_chars(" ")


@cache
def _letters() -> Mapping[str, str]:
    """Letters with accents, each in one character and of one small form, by the bare letter that they are folded to."""
    found = {}
    for letter in map(chr, _ACCENTED):
        bare = fold(letter)
        one = len(bare) == 1 and bare.isascii() and bare.isalpha() and normalise(letter) == letter
        if one and letter.lower() == letter.casefold() and len(letter.lower()) == 1:
            found[letter] = bare
    return found


@cache
def _known() -> str:
    """A pattern of texts of known letters."""
    return f"^[ -~{''.join(_letters())}]*$"


@cache
def _tidy() -> str:
    """A pattern of those of them that are written as normalised texts are."""
    word = f"[!-~{''.join(_letters())}]+"
    return f"^(?:{word}(?: {word})*)?$"


class RowKeys:
    """What the columns of a frame of polars say of its records."""

    # No record: it remembers what it has read.
    def __init__(self, filed: FiledFrame) -> None:
        self._filed = filed
        self._known: dict[tuple[str, Say], pl.Expr] = {}
        self._listed = bool(unit_names(filed.ruleset).codes)

    def of(self, by: Sequence[str], say: Say) -> "list[pl.Expr] | None":
        """What each part of ``by`` says of a record, null where it says nothing; None where the frame has no such
        column, so that no record says to which group it belongs."""
        asked = [name for name in by if name not in CONSTANT]
        if any(name != SUBMISSION and name not in self._filed.columns for name in asked):
            return None
        return [self.submission() if name == SUBMISSION else self.said(name, say) for name in asked]

    def said(self, field: str, say: Say) -> "pl.Expr":
        """What a column says; a plain text says what it is folded to, or nothing."""
        import polars as pl

        if (field, say) not in self._known:
            bare = self.named(field, say)
            self._known[field, say] = pl.when(bare != "").then(bare)
        return self._known[field, say]

    def named(self, field: str, say: Say) -> "pl.Expr":
        """The same, where a text of nothing but punctuation says the empty text."""
        import polars as pl

        column = pl.col(field)
        if not self._plain(field):
            return self.read(field, say)
        ready = column.str.contains(_known())
        written = pl.when(column.str.strip_chars(" ") != "").then(folded(column))
        return pl.when(ready).then(written).otherwise(self.read(field, say, ~ready))

    def joined(self, fields: Sequence[str]) -> "pl.Expr":
        """The key that some columns are together, as ``lookups.keys`` makes it; null where one says nothing."""
        import polars as pl

        return pl.concat_str([self._compared(name) for name in fields], separator=PARTED)

    def _compared(self, field: str) -> "pl.Expr":
        """A value as keys compare it."""
        import polars as pl

        column = pl.col(field)
        if not self._plain(field):
            return self.read(field, key_part)
        ready = column.str.contains(_tidy()) & (column != "")
        return pl.when(ready).then(column.str.to_lowercase()).otherwise(self.read(field, key_part, ~ready))

    def submission(self) -> "pl.Expr":
        """The reporting unit of each record."""
        import polars as pl

        key, source = self._filed.form.key, self._filed.source
        if key is None or key not in self._filed.columns:
            return pl.lit(source)
        column = pl.col(key)
        ready = column.str.contains(_tidy()) & (column != "") if self._plain(key) else pl.lit(value=False)
        units = self._mapped(key, ~ready, lambda table: table.submissions)
        found = units if not self._plain(key) else pl.when(ready).then(column).otherwise(units)
        return found.fill_null(source)

    def whole(self, field: str) -> bool:
        """Whether a column holds whole numbers by its type."""
        return bool(self._filed.frame.collect_schema()[field].is_integer())

    def _plain(self, field: str) -> bool:
        """Whether the values of a column are texts that mean themselves."""
        import polars as pl

        form = self._filed.form
        of_list = field == form.key and self._listed
        text = self._filed.frame.collect_schema()[field] == pl.String
        return text and form.fields[field].type == "text" and not of_list

    def numbered(self, field: str, say: Say) -> "pl.Expr":
        """What the values of a column say, of which plain texts that begin with few digits say their number."""
        import polars as pl

        if not self._plain(field):
            return self.read(field, say)
        digits = pl.col(field).str.extract(NUMBERED).str.replace("^0+([0-9])", "${1}")
        return pl.coalesce(digits, self.read(field, say, digits.is_null()))

    def read(self, field: str, say: Say, which: "pl.Expr | None" = None) -> "pl.Expr":
        """What the values of a column say that are to be read (default: all)."""
        import polars as pl

        which = pl.col(field).is_not_null() if which is None else which
        return self._mapped(field, which, lambda table: [say(value) for value in table.columns[field]])

    def _mapped(self, field: str, which: "pl.Expr", told: Callable[[Table], Sequence[str | None]]) -> "pl.Expr":
        """What is ``told`` of the different values of a column that are to be read."""
        import polars as pl

        types: Any = self._filed.frame.collect_schema()
        if types[field].is_nested() or types[field] == pl.Object:  # such values cannot be told apart by an engine
            return pl.col(field).map_batches(lambda values: self._told(field, values, told), return_dtype=pl.String)
        frame: Any = self._filed.frame
        asked: Any = collect(frame.filter(which).select(pl.col(field)).unique())[field].drop_nulls()
        if asked.is_empty():
            return pl.lit(None, dtype=pl.String)
        said = pl.concat(
            [self._told(field, part.to_series(), told) for part in asked.to_frame().iter_slices(AT_A_TIME)]
        )
        return pl.col(field).replace_strict(asked, said, default=None, return_dtype=pl.String)

    def _told(self, field: str, values: "pl.Series", told: Callable[[Table], Sequence[str | None]]) -> "pl.Series":
        """What is ``told`` of some values of a column, one by one."""
        import polars as pl

        return pl.Series(values=told(self._filed.table({field: listed(values)})), dtype=pl.String)
