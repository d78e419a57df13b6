"""Nil rows and columns in line with the parts of a sum."""

import pytest
from any_tables import cells, reading, said

TABLE = """Nguồn;2021;2022;2023;2024
Viện trợ;0;0;0;0
Ngân sách;1204;1377;1511;1602
Dân góp;388;405;417;466
Doanh nghiệp;95;123;164;178
Tổng;1687;1905;2092;2246"""


def test_a_named_row_that_is_nil_has_a_part_in_the_total() -> None:
    assert said(TABLE, "rows", typed=True) == {5: {1, 2, 3, 4}}
    assert said(TABLE.replace("Viện trợ;0;0;0;0", "Viện trợ;0;;0;"), "rows", typed=True) == {5: {1, 2, 3, 4}}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Viện trợ;", ";"),  # nothing names it
        ("Ngân sách;", "  Ngân sách;"),  # it stands further left: it heads them
        ("Viện trợ;0;0;0;0\n", "Viện trợ;0;0;0;0\n;;;;\n"),  # it is set apart
        ("Viện trợ;0;0;0;0", "Viện trợ;0;7;0;0"),  # it is not nil
        ("Viện trợ;", "Tổng kỳ trước;"),
    ],
)
def test_a_row_that_is_not_in_line_has_none(old: str, new: str) -> None:
    found = said(TABLE.replace(old, new), "rows", typed=True)
    (parts,) = found.values()
    assert len(parts) == 3


def test_a_nil_row_that_a_formula_of_the_table_leaves_out_has_none() -> None:
    text = "Tên;Tổng;Nam;Nữ;Khác\nA;1=2+3;2;3;4\n" + "\n".join(
        f"Xã {at};{a + b};{a};{b};0" for at, (a, b) in enumerate([(412, 377), (288, 301), (533, 498), (610, 587)])
    )
    totals = [cells(one) for one in reading(text, typed=True).claims if "parts" in one.roles]
    assert {len(one["parts"]) for one in totals if one["total"][0].startswith("B")} == {2}
