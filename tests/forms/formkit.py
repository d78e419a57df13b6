"""Small forms and workbooks, built by hand."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dqcheck.forms import Bound, bind, recognise
from dqcheck.forms.cell_looks import CellLook
from dqcheck.model.dataset import Table
from dqcheck.model.document import CellError, Sheet, Workbook
from dqcheck.model.quantity import Value
from dqcheck.model.rule import Codes, Field, MissingPolicy, Ruleset, TableForm
from dqcheck.model.text import LocalText

UNITS = ("Xã Ba Động", "Xã Ba Tơ", "Xã Ba Tô", "Xã Sơn Hà", "Xã Sơn Hạ", "Phường Kon Tum", "Xã Tịnh Khê",
         "Đặc khu Lý Sơn", "Xã Hoà Bình", "Phường An Phú", "Xã An Phú", "Xã Sơn Tây", "Xã Sơn Tây Hạ")  # fmt: skip


def local(text: str) -> LocalText:
    return LocalText(vi=text, en=text)


def field(name: str, *labels: str, **more: Any) -> Field:
    return Field(name=name, label=labels, **more)


def form(name: str, *fields: Field, key: str | None = "unit", sheet: Sequence[str] = (), **more: Any) -> TableForm:
    return TableForm(
        name=name, title=local(f"Biểu {name}"), fields={f.name: f for f in fields}, key=key, sheet=tuple(sheet), **more
    )


def ruleset(*forms: TableForm, name: str = "thu", units: Sequence[str] = UNITS) -> Ruleset:
    codes = {f"{20000 + place}": unit for place, unit in enumerate(units)}
    return Ruleset(
        name=name,
        version="1",
        title=local(f"Báo cáo {name}"),
        tables={one.name: one for one in forms},
        codelists={"units": Codes(name="units", codes=codes)} if units else {},
        units="units" if units else None,
    )


UNIT = field("unit", "Đơn vị", "Tên xã/phường", required=True, unique=True)

DOSSIERS = form(
    "dossiers",
    UNIT,
    field("received", "Hồ sơ tiếp nhận / Tổng số", "Tổng số hồ sơ tiếp nhận", type="count", unit="hồ sơ"),
    field("online", "Hồ sơ tiếp nhận / Trực tuyến", type="count", unit="hồ sơ"),
    field("direct", "Hồ sơ tiếp nhận / Trực tiếp", type="count", unit="hồ sơ"),
    field("resolved", "Hồ sơ đã giải quyết / Tổng số", type="count", unit="hồ sơ"),
    field("rate", "Hồ sơ đã giải quyết / Tỷ lệ đúng hạn", "Tỷ lệ đúng hạn", type="percent", decimals=2),
    sheet=["TTHC"],
)

SPENDING = form(
    "spending",
    field("unit", "Đơn vị", required=True),
    field("activity", "Nội dung hoạt động", required=True),
    field("amount", "Kinh phí", type="money", unit="triệu đồng"),
    field("held", "Ngày tổ chức", type="date", missing=MissingPolicy.SKIP),
    sheet=["Kinh phí"],
    required=False,
)

FORM = ruleset(DOSSIERS, SPENDING)

HEAD = [
    ["STT", "Đơn vị", "Hồ sơ tiếp nhận", None, None, "Hồ sơ đã giải quyết", None],
    [None, None, "Tổng số", "Trực tuyến", "Trực tiếp", "Tổng số", "Tỷ lệ đúng hạn (%)"],
]
MERGED = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4), (0, 5, 0, 6))
NUMBERS = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"]
RECORDS = [
    [1.0, "Xã Ba Động", 963.0, 603.0, 360.0, "921", "99,57%"],
    [2.0, "Xã Ba Tơ", 1226.0, 1000.0, 226.0, "1.226", "100%"],
    [3.0, "Phường Kon Tum", "-", "không có", "08", 800.0, 89.36],
]


def down(ranges: Sequence[tuple[int, int, int, int]], rows: int) -> tuple[tuple[int, int, int, int], ...]:
    """Merged ranges moved down."""
    return tuple((a + rows, b, c + rows, d) for a, b, c, d in ranges)


def sheet(rows: Sequence[Sequence[Any]], name: str = "TTHC", **more: Any) -> Sheet:
    return Sheet(name=name, rows=[list(row) for row in rows], **more)


def workbook(*sheets: Sheet, source: str = "bao-cao.csv") -> Workbook:
    return Workbook(source=source, path=source, media="csv", sheets=sheets)


Shows = CellLook
"""What a number format shows."""


class SetOff(NamedTuple):
    """How a label is set off."""

    bold: bool = False
    indent: int = 0


class Parts:
    """Details of a workbook: formats by cell (sheet, row, column), errors, formulas never computed, hidden rows."""

    def __init__(
        self,
        shown: Mapping[tuple[str, int, int], Shows] | None = None,
        errors: Mapping[tuple[str, int, int], str] | None = None,
        pending: Sequence[tuple[str, int, int]] = (),
        rows: Sequence[tuple[str, int]] = (),
        columns: Sequence[tuple[str, int]] = (),
        formulas: Sequence[tuple[str, int, int]] = (),
        set_off: Mapping[tuple[int, int], SetOff] | None = None,
    ) -> None:
        self._set_off = set_off or {}
        self._shown, self._errors, self._pending = shown or {}, errors or {}, set(pending)
        self._rows, self._columns, self._formulas = set(rows), set(columns), set(formulas)

    def quiet(self, sheet: str) -> bool:
        return False

    def shown(self, sheet: str, row: int, column: int, value: float | None = None) -> Shows:
        return self._shown.get((sheet, row, column), Shows(None))

    def text(self, sheet: str, row: int, column: int, value: float, *, group: str = ".") -> str | None:
        return None

    def dressed(self) -> bool:
        return any(shown.dressed for shown in self._shown.values())

    def formula(self, sheet: str, row: int, column: int) -> str | None:
        return "A1" if (sheet, row, column) in self._formulas else None

    def uncached(self, sheet: str, row: int, column: int) -> bool:
        return (sheet, row, column) in self._pending

    def error(self, sheet: str, row: int, column: int) -> CellError | None:
        text = self._errors.get((sheet, row, column))
        return CellError(text=text) if text else None

    def hidden_row(self, sheet: str, row: int) -> bool:
        return (sheet, row) in self._rows

    def layout(self, sheet: str, row: int, column: int) -> SetOff:
        return self._set_off.get((row, column), SetOff())

    def hidden_column(self, sheet: str, column: int) -> bool:
        return (sheet, column) in self._columns


def bound(book: Workbook, rules: Ruleset = FORM, details: Parts | None = None) -> Bound:
    recognition = recognise(book, [rules])
    assert recognition.ruleset == rules.name, recognition
    return bind(book, recognition, rules, details=details)


def figures(table: Table) -> dict[str, dict[str, object]]:
    """The values of a table by submission and field, as plain values."""
    return {
        unit: {name: plain(column[row]) for name, column in table.columns.items()}
        for row, unit in enumerate(table.submissions)
    }


def plain(value: Value) -> object:
    for name in ("value", "first", "reason"):
        if hasattr(value, name):
            found = getattr(value, name)
            return str(found)
    raise AssertionError(value)


def keys(defects: Sequence[Any]) -> list[str]:
    return [defect.key for defect in defects]
