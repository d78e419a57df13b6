"""Formulas in R1C1 form."""

import pytest

from dqcheck.tables.formulas.relative_forms import NotUnderstoodError, number_of, relative


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SUM(B2:B8)", "SUM(R[-7]C[0]:R[-1]C[0])"),
        ("$B2+B$3*$C$4", "R[-7]C2+R3C[0]*R4C3"),
        ("'Tổng hợp'!A1+Sheet2!B9", "'Tổng hợp'!R[-8]C[-1]+'Sheet2'!R[0]C[0]"),
        ("SUM(B:C)", "SUM(R1C[0]:R1048576C[1])"),
        ('IF(A9="B2","A1",0)', 'IF(R[0]C[-1]="B2","A1",0)'),
        ("ROUND( A9 / B9 , 2 )", "ROUND(R[0]C[-1]/R[0]C[0],2)"),
        ("LOG10(A9)+LN2(3)", "LOG10(R[0]C[-1])+LN2(3)"),
    ],
)
def test_references_become_distances(text: str, expected: str) -> None:
    assert relative(text, 8, 1) == expected


def test_what_is_copied_reads_the_same() -> None:
    assert relative("SUM(B2:B8)/$A$1", 8, 1) == relative("SUM(F12:F18)/$A$1", 18, 5)
    assert relative("SUM(B2:B8)", 8, 1) != relative("SUM(B2:B7)", 8, 1)


def test_open_document_refers_in_brackets() -> None:
    assert relative("SUM([.B2:.B8];[.$C$1])", 8, 1, dialect="odf") == "SUM(R[-7]C[0]:R[-1]C[0];R1C3)"
    assert relative("[$'Tổng hợp'.A1]+[Nháp.B9]", 8, 1, dialect="odf") == "'Tổng hợp'!R[-8]C[-1]+'Nháp'!R[0]C[0]"


@pytest.mark.parametrize("text", ["[1]Sheet1!A1", "Table1[Tổng]", "SUM({1,2})", "A1#", "@A1"])
def test_what_lies_elsewhere_is_left_alone(text: str) -> None:
    with pytest.raises(NotUnderstoodError):
        relative(text, 0, 0)


def test_columns_are_numbers() -> None:
    assert [number_of(letters) for letters in ("A", "Z", "AA", "XFD")] == [0, 25, 26, 16383]
