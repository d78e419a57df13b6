"""Rows that state the amount of the row above again, broken down in another way."""

from any_tables import cells, reading

LOANS = """TT;Nội dung;2023;2024;2025
I;Dư nợ đầu năm;311;292;239
1;Vay trong nước;299;284;231
2;Vay lại;12;8;8
II;Tổng mức vay trong năm;{whole};226;187
1;Theo mục đích vay;501;226;187
2;{second};315;226;187
"""


def _told(whole: int, second: str = "Theo nguồn vay") -> list[dict[str, tuple[str, ...]]]:
    claims = reading(LOANS.format(whole=whole, second=second)).claims
    return [cells(one) for one in claims if one.kind == "table-total" and len(one.roles["parts"]) == 1]


def test_every_breakdown_states_the_whole_again() -> None:
    told = _told(501)
    assert {(one["total"], one["parts"]) for one in told} == {
        *(((f"{column}5",), (f"{column}6",)) for column in "CDE"),
        *(((f"{column}5",), (f"{column}7",)) for column in "CDE"),
    }


def test_where_most_columns_differ_nothing_is_said() -> None:
    changed = LOANS.format(whole=501, second="Theo nguồn vay").replace("315;226;187", "315;100;187")
    told = [cells(one) for one in reading(changed).claims if one.kind == "table-total"]
    assert ("C7",) not in [one["parts"] for one in told]


def test_a_row_of_another_name_is_a_part() -> None:
    assert {one["parts"] for one in _told(501, "Vay lại")} == {(f"{column}6",) for column in "CDE"}
