"""What is told of a sheet beside its values, whatever the format of the file."""

from collections.abc import Sequence
from dataclasses import field
from typing import NamedTuple, Protocol

from dqcheck.model.record import working_record
from dqcheck.sources.formats import GENERAL, NumberFormat, is_general


def is_plain(style: tuple[str, NumberFormat]) -> bool:
    """Whether cells of a style show numbers as they are stored."""
    code, first = style
    return first == GENERAL and is_general(code)


class CellLayout(NamedTuple):
    """How a cell style or a font writes text: bold, indented by so many steps from the left, struck through, raised."""

    bold: bool = False
    indent: int = 0
    struck: bool = False
    raised: bool = False


PLAIN_LAYOUT = CellLayout()


@working_record
class SheetFacts:
    """What one sheet says. Cells are keyed by (row, column) counted from zero, ``styles`` are indexes of formats and of
    layouts; a cell without one shows numbers as they are stored and text without any mark."""

    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    uncached: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    origins: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Of cells that share a formula, the cell for which its text is written."""

    def silent(self, formats: "Sequence[tuple[str, NumberFormat]]") -> bool:
        """Whether nothing is hidden or computed and every number is shown as it is stored."""
        if self.formulas or self.errors or self.hidden_rows or self.hidden_columns:
            return False
        used = set(self.styles.values())
        return all(is_plain(formats[style]) for style in used if style < len(formats))


NOTHING = SheetFacts()


class Parts(Protocol):
    """One workbook's own parts, read only when asked and at most once."""

    @property
    def formats(self) -> Sequence[tuple[str, NumberFormat]]:
        """Format code of every cell style and what it shows, in the order of the indexes of ``SheetFacts.styles``."""
        ...

    @property
    def layouts(self) -> Sequence[CellLayout]:
        """How every cell style writes text, in the order of the same indexes."""
        ...

    def quiet(self, sheet: str) -> bool:
        """Whether a sheet surely hides nothing, computes nothing, and shows numbers as they are stored."""
        ...

    def computes(self, sheet: str) -> bool:
        """Whether a sheet may hold formulas."""
        ...

    def sheet(self, name: str) -> SheetFacts:
        """What a sheet says; nothing for a name that the workbook does not have."""
        ...
