"""What formulas give on stored values."""

from decimal import Decimal

import pytest
from formula_tables import given, sheet_of_formulas
from hypothesis import given as for_all
from hypothesis import strategies as st

from dqcheck.model.document import Sheet, Workbook
from dqcheck.tables.formulas.evaluation import slack_of
from dqcheck.tables.formulas.stored_values import ERROR_VALUE, Amount, StoredValues, UnknowableError


@pytest.mark.parametrize(
    ("formula", "cells", "expected"),
    [
        ("SUM(B1:D1)", ["1", "2.5", "-4"], Decimal("-0.5")),
        ("SUM(B1:D1)", ["1", "chữ", ""], 1),
        ("B1+C1-D1", ["10", "", "3"], 7),
        ("AVERAGE(B1:D1)", ["1", "", "3"], 2),
        ("AVERAGE(B1:D1)", ["", "", ""], ERROR_VALUE),
        ("ROUND(B1/C1*100,1)", ["1", "3"], Decimal("33.3")),
        ("ROUND(B1,-2)", ["1250"], 1300),
        ("ROUND(-B1,0)", ["2.4"], -2),
        ("B1*5%", ["200"], 10),
        ("B1/C1", ["1", "0"], ERROR_VALUE),
        ("IF(C1=0,0,B1/C1)", ["1", "0"], 0),
        ('IF(B1="","",B1)', [""], ""),
        ('IF(B1="","",B1)', ["7"], 7),
        ("IFERROR(B1/C1,0)", ["1", ""], 0),
        ("IF(ISERROR(B1/C1),-1,2)", ["1", "4"], 2),
        ("IF(ISBLANK(B1),1,2)", [""], 1),
        ("IF(B1>=10,C1,D1)", ["9.5", "1", ""], 0),
        ("SUM(B1,C1,2)", ["1", "x"], 3),
        ("SUM(B1:B1048576)", ["4"], 4),
        ("SUM(B:B)", ["4"], 4),
        ("-B1%", ["50"], Decimal("-0.5")),
    ],
)
def test_results(formula: str, cells: list[str], expected: object) -> None:
    assert given(formula, cells) == expected


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("B1+1", ["chữ"]), ("B1:C1", ["1", "2"]), ("Khac!A1", []), ("SUM(Khac!A1:A3)", []), ("IF(B1,1,2)", ["x"]),
        ("ROUND(B1,0)", ["2.49999999999999"]), ("SUBTOTAL(4,B1:C1)", ["1"]),
    ],
)  # fmt: skip
def test_what_cannot_be_known_is_not_guessed(formula: str, cells: list[str]) -> None:
    with pytest.raises(UnknowableError):
        given(formula, cells)


def test_a_subtotal_leaves_out_others() -> None:
    text = "1\n2\n3 =SUBTOTAL(9,A1:A2)\n4\n7 =SUBTOTAL(9,A1:A4)"
    sheet = sheet_of_formulas(text)
    assert sheet.evaluator.amount(sheet.expression((4, 0)), 4, 0).value == 7  # type: ignore[arg-type, union-attr]
    hidden = sheet_of_formulas(text.replace("2\n", "~2\n", 1))
    assert hidden.evaluator.amount(hidden.expression((4, 0)), 4, 0) is None  # type: ignore[arg-type]


@for_all(
    st.lists(
        st.one_of(st.none(), st.integers(-999, 999), st.floats(-1e9, 1e9).map(lambda x: round(x, 3)), st.just("x")),
        min_size=90,
        max_size=140,
    ),
    st.data(),
)
def test_tall_ranges_come_to_the_same_as_their_cells(cells: list[object], data: st.DataObject) -> None:
    workbook = Workbook(source="", path="", media="xlsx", sheets=(Sheet(name="S", rows=[[one] for one in cells]),))
    values = StoredValues(workbook)
    first = data.draw(st.integers(0, 10))
    last = data.draw(st.integers(first + 70, len(cells) + 5))
    found = values.area("S", (first, 0, last, 0))
    parts = [values.area("S", (row, 0, row, 0)) for row in range(first, min(last, len(cells) - 1) + 1)]
    assert found.total == sum(one.total for one in parts)
    assert (found.numbers, found.strange) == (sum(one.numbers for one in parts), 0)


def test_binary_noise_is_a_share_of_what_was_added() -> None:
    assert slack_of(Amount(Decimal(0), Decimal(1000))) == Decimal("1e-9")
