"""From raw cells to values."""

import datetime as dt
from decimal import Decimal

import pytest
from formkit import Shows, field
from hypothesis import example, given
from hypothesis import strategies as st

from dqcheck.forms.cell_looks import ColumnLook, own_decimals, practised
from dqcheck.forms.cell_values import column_values, plain, stored
from dqcheck.model.document import CellError, Raw
from dqcheck.model.quantity import Day, Label, Missing, MissingReason, Quantity, Value

COUNT = field("n", "N", type="count", unit="hồ sơ")
RATE = field("r", "R", type="percent", decimals=2)
LOOSE = field("r", "R", type="percent")
MONEY = field("m", "M", type="money", unit="triệu đồng")
DOLLARS = field("cost", "Cost", type="money", unit="USD million")
AREA = field("a", "A", type="number", unit="ha", decimals=2)
DATE = field("d", "D", type="date")
TEXT = field("t", "T")
REFERENCE = field("s", "S", type="reference")


def one(cell: object, of: object, shown: Shows | None = None, **more: object) -> Value:
    look = None if shown is None else ColumnLook(lambda index: shown, shown.dressed)
    (value,) = column_values([cell], of, look=look, **more)
    return value


def number(value: Value) -> tuple[str, str]:
    assert isinstance(value, Quantity), value
    return format(value.value, "f"), format(value.quantum, "f")


@pytest.mark.parametrize(
    ("cell", "of", "shown", "value", "quantum"),
    [
        (2415.0, COUNT, None, "2415", "0"),
        (2415, COUNT, None, "2415", "0"),
        ("2.415", COUNT, None, "2415", "0"),
        ("08", COUNT, None, "8", "0"),
        ("-", COUNT, None, "0", "0"),
        ("không có", COUNT, None, "0", "0"),
        (2415.0, COUNT, Shows(2), "2415", "0"),
        (0.9957, RATE, Shows(2, True), "99.57", "0.01"),
        (0.9957, RATE, Shows(0, True), "100", "1"),
        (1.0, RATE, Shows(2, True), "100.00", "1"),
        (1.0, RATE, Shows(2, True, firm=True), "100.00", "0.01"),
        (99.57, RATE, None, "99.57", "0.01"),
        (99.5, RATE, None, "99.5", "0.1"),
        (99.5, RATE, Shows(2), "99.50", "0.1"),
        (99.0, RATE, Shows(2), "99.00", "1"),
        (99.5, RATE, Shows(2, firm=True), "99.50", "0.01"),
        (99.0, RATE, Shows(2, firm=True), "99.00", "0.01"),
        (628.0, AREA, Shows(-2), "600", "100"),
        (7.752956636005257, RATE, Shows(2), "7.75", "0.01"),
        (7.752956636005257, RATE, None, "7.75", "0.01"),
        (7.752956636005257, LOOSE, None, "7.752956636", "0.000000001"),
        (99.995, RATE, Shows(2), "100.00", "0.01"),
        ("99,57%", RATE, None, "99.57", "0.01"),
        (-0.109, RATE, Shows(1, True), "-10.9", "0.1"),
        (15130.0, MONEY, None, "15130000000", "1000000"),
        (15.13, MONEY, None, "15130000", "10000"),
        (15.13, MONEY, Shows(0), "15000000", "1000000"),
        ("15,13 tỷ đồng", MONEY, None, "15130000000", "10000000"),
        (10300.89, AREA, None, "10300.89", "0.01"),
        (10300.9, AREA, Shows(2), "10300.90", "0.1"),
        (10300.9, AREA, Shows(2, firm=True), "10300.90", "0.01"),
        (0.1 + 0.2, AREA, None, "0.30", "0.1"),
        (100.00000000000001, COUNT, None, "100", "0"),
        (59.99999999999999, COUNT, None, "60", "0"),
        (15130000.0, MONEY, Shows(0, behind="đồng"), "15130000", "1"),
        (15130000.0, MONEY, Shows(0, behind="₫"), "15130000", "1"),
        (12.5, DOLLARS, Shows(1, before="$"), "12500000", "100000"),
        (12.5, DOLLARS, Shows(1, before="US$"), "12500000", "100000"),
        (12500.0, DOLLARS, Shows(0, behind="thousand $"), "12500000", "1000"),
        (12.5, MONEY, Shows(1, before="₫"), "12500000", "100000"),
        (0.01513, MONEY, Shows(5, behind="tỷ"), "15130000", "10000"),
        (15130000.0, MONEY, Shows(-5, thousands=2), "15100000", "100000"),
        (15130000.0, MONEY, Shows(-4, behind="triệu đồng", thousands=2), "15130000", "10000"),
        (15130000.0, MONEY, Shows(-4, behind="M", before="$", thousands=2), "15130000000000", "10000000000"),
        (15130000.0, AREA, Shows(-3, thousands=1), "15130000", "1000"),
        (12.0, COUNT, Shows(0, behind="nghìn"), "12000", "1000"),
        (12.0, COUNT, Shows(0, behind="hồ sơ"), "12", "0"),
        (45.5, RATE, Shows(1, behind="%"), "45.5", "0.1"),
        (0.4, RATE, Shows(1, behind="%"), "0.4", "0.1"),
        (12.5, MONEY, Shows(1, behind="ha"), "12500000", "100000"),
        (0.628, field("x", "X", type="number"), Shows(1, True), "62.8", "0.1"),
        (0.628, AREA, Shows(1, True), "0.628", "0.001"),
        (1e-7, field("a", "A", type="number"), None, "0.0000001", "0.0000001"),
    ],
)
def test_a_number_is_as_precise_as_it_is_shown(
    cell: object, of: object, shown: Shows | None, value: str, quantum: str
) -> None:
    got = number(one(cell, of, shown))
    assert (Decimal(got[0]), Decimal(got[1])) == (Decimal(value), Decimal(quantum))


def test_the_text_is_what_a_person_sees() -> None:
    texts = [
        one(0.9957, RATE, Shows(2, True)),
        one(16.9, RATE, Shows(2)),
        one(2415.0, COUNT),
        one("2.415", COUNT),
        one(15130000.0, MONEY, Shows(0, behind="đồng")),
        one(15130000.0, MONEY, Shows(-5, behind="triệu", thousands=2)),
        one(45.5, RATE, Shows(1, behind="%")),
    ]
    assert [value.text for value in texts] == [
        "99,57%", "16,90", "2415", "2.415", "15130000 đồng", "15,1 triệu", "45,5%",
    ]  # fmt: skip


def test_a_format_is_the_precision_of_figures_that_use_its_decimals() -> None:
    def found(*figures: float, shown: Shows = Shows(2)) -> bool:  # noqa: B008
        return (shown.decimals, shown.percent) in practised((figure, shown) for figure in figures)

    assert found(62.83, 41.25, 99.57, 12.5)
    assert not found(62.83, 41.25, 99.5)
    assert not found(62.83, 41.25, 99.5, 12.5)
    assert found(0.6283, 0.4125, 0.9957, 0.125, shown=Shows(2, True))
    assert not found(62.0, 41.0, 99.0, 12.0, shown=Shows(0))


def test_a_text_takes_what_a_number_shows() -> None:
    def texts(index: int) -> str | None:
        return ("00010", None)[index]

    assert column_values([10.0, 20.0], TEXT, texts=texts) == [
        Label(text="00010", value="00010"),
        Label(text="20", value="20"),
    ]


@pytest.mark.parametrize("cell", [0.9957, 0.5, 1.0, 1, -0.109])
def test_a_bare_fraction_in_a_percent_column_is_ambiguous(cell: float) -> None:
    value = one(cell, RATE)
    assert isinstance(value, Missing)
    assert value.reason is MissingReason.AMBIGUOUS
    assert [Decimal(c) for c in value.candidates] == [Decimal(repr(cell)), Decimal(repr(cell)) * 100]


def test_candidates_have_the_digits_that_a_spreadsheet_keeps() -> None:
    value = one(0.9973000000000001, RATE)
    assert isinstance(value, Missing)
    assert (value.text, value.candidates) == ("0,9973", ("0.9973", "99.73"))


def test_a_header_in_percent_settles_it() -> None:
    assert number(one(0.85, RATE, in_percent=True)) == ("0.85", "0.01")
    assert number(one(0.0, RATE)) == ("0", "1")


@pytest.mark.parametrize(
    ("cell", "of", "reason"),
    [
        (None, COUNT, "blank"),
        ("  ", COUNT, "blank"),
        ("...", COUNT, "not-available"),
        ("2,415", COUNT, "unreadable"),
        (12.5, COUNT, "unreadable"),
        (True, COUNT, "unreadable"),
        (dt.date(2025, 1, 2), COUNT, "unreadable"),
        (CellError(text="#REF!"), COUNT, "error-cell"),
        (CellError(text="#N/A"), TEXT, "error-cell"),
        (float("inf"), COUNT, "unreadable"),
        (float("nan"), COUNT, "blank"),
        (None, TEXT, "blank"),
        (" \u00a0", TEXT, "blank"),
        (45915.0, DATE, "unreadable"),
        ("31/6/2025", DATE, "unreadable"),
        (dt.time(8, 30), DATE, "unreadable"),
        (True, DATE, "unreadable"),
        ("không số", REFERENCE, "unreadable"),
    ],
)
def test_what_is_no_value_says_why(cell: object, of: object, reason: str) -> None:
    value = one(cell, of)
    assert isinstance(value, Missing)
    assert value.reason == reason


def test_a_date_kept_as_a_serial_number_tells_the_date_it_may_be() -> None:
    value = one(45915.0, DATE)
    assert isinstance(value, Missing)
    assert value.candidates == ("2025-09-15",)


@pytest.mark.parametrize(
    ("cell", "first", "text"),
    [
        (dt.datetime(2025, 8, 5), dt.date(2025, 8, 5), "05/08/2025"),
        (dt.date(2025, 8, 5), dt.date(2025, 8, 5), "05/08/2025"),
        ("ngày 05 tháng 8 năm 2025", dt.date(2025, 8, 5), "ngày 05 tháng 8 năm 2025"),
        (2025.0, dt.date(2025, 1, 1), "2025"),
    ],
)
def test_dates(cell: object, first: dt.date, text: str) -> None:
    value = one(cell, DATE)
    assert isinstance(value, Day)
    assert (value.first, value.text) == (first, text)


@pytest.mark.parametrize(
    ("cell", "value"),
    [(" Hội  nghị ", "Hội nghị"), (12.0, "12"), (0.5, "0,5"), (dt.date(2025, 8, 5), "05/08/2025"), (True, "TRUE")],
)
def test_texts(cell: object, value: str) -> None:
    label = one(cell, TEXT)
    assert isinstance(label, Label)
    assert label.value == value
    assert plain(None) == ""


def test_a_reference_is_kept_as_written() -> None:
    assert one("171/QĐ-UBND", REFERENCE) == Label(text="171/QĐ-UBND", value="171/QĐ-UBND")


def test_the_unit_of_the_column_wins_over_the_form() -> None:
    assert number(one(15130.0, MONEY, unit="nghìn đồng")) == ("15130000", "1000")
    assert number(one(10398500.0, AREA, unit="m2")) == ("1039.85", "0.0001")


def test_true_and_one_are_not_the_same_cell() -> None:
    values = column_values([1, True, 1.0, "1"], COUNT)
    assert [type(value) for value in values] == [Quantity, Missing, Quantity, Quantity]


def test_blank_cells_are_asked_why() -> None:
    reasons = [Missing(text="", reason=MissingReason.UNCACHED), Missing(text="#REF!", reason=MissingReason.ERROR_CELL)]
    assert column_values([None, None], COUNT, silence=lambda index: reasons[index]) == reasons
    assert column_values([None, None], TEXT, silence=lambda index: reasons[index]) == reasons


@example(-0.0, COUNT)
@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([COUNT, RATE, LOOSE, MONEY, AREA]))
def test_a_stored_number_is_typed_alike_alone_and_in_a_column(cell: float, of: object) -> None:
    """The short way for plain numbers gives what the long way gives."""
    for in_percent in (True, False):
        alone = stored(cell, of, unit=of.unit, in_percent=in_percent)
        inside = one(cell, of, in_percent=in_percent)
        if isinstance(alone, Quantity):
            assert isinstance(inside, Quantity)
            assert (inside.value, inside.quantum, inside.unit, inside.text) == (
                alone.value, alone.quantum, alone.unit, alone.text,
            )  # fmt: skip
        else:
            assert inside == alone


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from([0, 1, 2, 3]))
def test_a_shown_number_stands_within_half_a_unit_of_what_is_stored(value: Decimal, places: int) -> None:
    got = one(float(value), AREA, Shows(places))
    assert isinstance(got, Quantity)
    assert abs(got.value - value) <= Decimal(1).scaleb(-places) / 2
    assert got.quantum == Decimal(1).scaleb(-min(places, own_decimals(value)))


@pytest.mark.parametrize("cells", [[2**60, 2.0**60], [2.0**60, 2**60]])
def test_a_large_whole_number_and_a_float_that_is_equal_keep_their_own_steps(cells: list[Raw]) -> None:
    steps = {
        type(cell): value.quantum
        for cell, value in zip(cells, column_values(cells, field("paid", type="number")), strict=True)
        if isinstance(value, Quantity)
    }
    assert steps == {int: 1, float: 256}
