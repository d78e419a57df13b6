"""What binding one workbook needs to know, and the defects and notices it gathers."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from dqcheck.forms.cell_looks import CellLook, ColumnLook, Shown, ends_in_zero, look_of, practised
from dqcheck.forms.cell_values import BLANK, UNCACHED, Silence, Texts
from dqcheck.forms.communes import UnitName, UnitNames
from dqcheck.forms.file_notations import FileNotations
from dqcheck.forms.filer import Filer
from dqcheck.forms.found import FormDefect
from dqcheck.forms.grid import At, is_number
from dqcheck.model.document import CellError, Raw, Workbook
from dqcheck.model.place import Place
from dqcheck.model.quantity import Missing, MissingReason
from dqcheck.model.rule import Ruleset, Severity, TableForm
from dqcheck.numerals.folding import fold


class Details(Protocol):
    """What the parts of a workbook tell beside its values (``dqcheck.sources.details``). Counted from zero."""

    def quiet(self, sheet: str) -> bool:
        """Whether a sheet has nothing of the following."""
        ...

    def shown(self, sheet: str, row: int, column: int, value: float | None = None) -> Shown:
        """What the cell's number format shows of a number."""
        ...

    def text(self, sheet: str, row: int, column: int, value: float, *, group: str = ".") -> str | None:
        """The text that the cell shows of a number, None where its format does not fix it."""
        ...

    def dressed(self) -> bool:
        """Whether some format of the workbook shows something else than the digits of a number."""
        ...

    def formula(self, sheet: str, row: int, column: int) -> str | None:
        """The formula of a cell, None when it has none."""
        ...

    def uncached(self, sheet: str, row: int, column: int) -> bool:
        """Whether the cell holds a formula whose result was never saved."""
        ...

    def error(self, sheet: str, row: int, column: int) -> CellError | None:
        """The error that a cell holds instead of a value."""
        ...

    def hidden_row(self, sheet: str, row: int) -> bool:
        """Whether a row is hidden."""
        ...

    def hidden_column(self, sheet: str, column: int) -> bool:
        """Whether a column is hidden."""
        ...

    def layout(self, sheet: str, row: int, column: int) -> "LabelEmphasis":
        """How the text of a cell is set off."""
        ...


class LabelEmphasis(Protocol):
    """How a label is set off: in bold, indented by some steps."""

    @property
    def bold(self) -> bool:
        """Whether it is in bold."""
        ...

    @property
    def indent(self) -> int:
        """Steps of its indent."""
        ...


class Context:
    """One workbook on its way into tables. ``filers`` are the units that sheets name, ``filer`` the one of the file,
    ``notations`` how it writes numbers and dates."""

    def __init__(
        self,
        workbook: Workbook,
        ruleset: Ruleset,
        names: UnitNames,
        details: Details | None,
        filer: Filer | None,
        filers: Mapping[int, Filer | None],
        notations: FileNotations,
    ) -> None:
        self.workbook, self.ruleset, self.names, self.details = workbook, ruleset, names, details
        self.filer, self.filers = filer, filers
        self.notations = notations
        self.defects: list[FormDefect] = []
        self.notices: list[FormDefect] = []
        self._told: set[tuple[str, str]] = set()
        self._speaking: dict[str, Details | None] = {}
        self._practices: dict[tuple[str, int], frozenset[tuple[int | None, bool]]] = {}

    @property
    def typed(self) -> bool:
        """Whether the columns have types, as those of a frame: percentages are then in percent."""
        return self.workbook.media == "parquet"

    def telling(self, sheet: str) -> Details | None:
        """The details of a sheet, None when there is nothing in them."""
        if sheet not in self._speaking:
            silent = self.details is None or self.details.quiet(sheet)
            self._speaking[sheet] = None if silent else self.details
        return self._speaking[sheet]

    def dressed(self, sheet: str) -> bool:
        """Whether some cell of a sheet may show something else than the digits of its number."""
        details = self.telling(sheet)
        return details is not None and details.dressed()

    def look(self, sheet: str, at: Sequence[At], cells: Sequence[Raw]) -> ColumnLook | None:
        """How the formats of the cells of a field show its numbers, which are ``cells``."""
        details = self.telling(sheet)
        if details is None:
            return None

        def look_at(index: int) -> CellLook:
            (row, column), cell = at[index], cells[index]
            shown = details.shown(sheet, row, column, cell if isinstance(cell, int | float) else None)
            firm = (
                isinstance(cell, int | float)
                and ends_in_zero(cell, shown)
                and (
                    details.formula(sheet, row, column) is not None
                    or (shown.decimals, shown.percent) in self._practice(sheet, column)
                )
            )
            return look_of(shown, firm)

        return ColumnLook(look_at, details.dressed())

    def _practice(self, sheet: str, column: int) -> frozenset[tuple[int | None, bool]]:
        """The formats of a column of a sheet whose decimals its typed figures use."""
        found = self._practices.get((sheet, column))
        if found is None:
            details = self.telling(sheet)
            rows = next((one.rows for one in self.workbook.sheets if one.name == sheet), ())
            numbers = ((row, cells[column]) for row, cells in enumerate(rows) if column < len(cells))
            found = self._practices[sheet, column] = practised(
                (cell, details.shown(sheet, row, column, cell))
                for row, cell in numbers
                if details is not None and is_number(cell) and details.formula(sheet, row, column) is None
            )
        return found

    def texts(self, sheet: str, at: Sequence[At], cells: Sequence[Raw]) -> Texts | None:
        """The texts that the cells of a field show of numbers, such as codes with zeros in front."""
        details = self.telling(sheet)
        if details is None:
            return None

        def shown(index: int) -> str | None:
            cell = cells[index]
            return (
                details.text(sheet, *at[index], cell, group="")
                if isinstance(cell, int | float) and not isinstance(cell, bool)
                else None
            )

        return shown

    def silence(self, sheet: str, at: Sequence[At]) -> Silence | None:
        """Why cells of a field read as blank."""
        details = self.telling(sheet)
        if details is None:
            return None

        def why(index: int) -> Missing:
            row, column = at[index]
            error = details.error(sheet, row, column)
            if error is not None:
                return Missing(text=error.text, reason=MissingReason.ERROR_CELL)
            return UNCACHED if details.uncached(sheet, row, column) else BLANK

        return why

    def computed(self, sheet: str, row: int, column: int) -> bool:
        """Whether a formula gives the value of a cell."""
        details = self.telling(sheet)
        return details is not None and details.formula(sheet, row, column) is not None

    def filer_of(self, sheet: int) -> Filer | None:
        """The unit whose sheet this is: the one it names, else that of the file."""
        return self.filers.get(sheet) or self.filer

    def of_table(
        self,
        form: TableForm,
        key: str,
        severity: Severity,
        place: Place,
        facts: Mapping[str, object],
        *,
        submission: str | None = None,
        field: str = "",
        text: str = "",
    ) -> FormDefect:
        """A defect of a table; of the unit of the file unless another is given."""
        return FormDefect(
            key=key,
            severity=severity,
            source=self.workbook.source,
            place=place,
            submission=submission or self.submission(self.filer),
            facts=facts,
            text=text,
            table=form.name,
            field=field,
            sentence=f"{key}.near" if "near" in facts else "",
        )

    def submission(self, filer: Filer | None) -> str:
        """The name under which findings are told: the unit, or the file where it has none."""
        if filer is None:
            return self.workbook.source
        return filer.found.name or filer.text

    def doubt_unit(self, found: UnitName, text: str, place: Place, table: str = "") -> None:
        """Tell once that a name stands for no unit of the list, or for several."""
        if found.status == "known" or (found.status, fold(text)) in self._told:
            return
        self._told.add((found.status, fold(text)))
        if found.status == "ambiguous":
            key, facts = "form.unit-ambiguous", {"name": text, "candidates": found.candidates}
        elif found.candidates:
            key, facts = "form.unit-unknown", {"name": text, "near": found.candidates[0]}
        else:
            key, facts = "form.unit-unknown", {"name": text}
        self.defects.append(
            FormDefect(
                key=key,
                severity=Severity.ERROR,
                source=self.workbook.source,
                place=place,
                submission=found.name or text,
                facts=facts,
                text=text,
                table=table,
                sentence="form.unit-unknown.near" if "near" in facts else "",
            )
        )
