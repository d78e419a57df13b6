"""Shares under one heading make up a hundred percent."""

from any_tables import cells, reading

ROWS = ("- Nông nghiệp;33,3;31,8;30,2;29,1", "- Công nghiệp;26,1;26,7;27,4;28,3", "- Dịch vụ;40,6;41,5;42,4;{last}")


def shares(text: str):
    return [claim for claim in reading(text).claims if claim.kind == "table-shares"]


def table(last: str = "42,6", heading: str = "Cơ cấu kinh tế (%)") -> str:
    return "\n".join(["Chỉ tiêu;2021;2022;2023;2024", f"{heading};;;;", *ROWS]).format(last=last)


def test_rows_with_a_sign_under_a_heading_of_structure() -> None:
    found = shares(table())
    assert [cells(claim)["parts"] for claim in found] == [(f"{c}3", f"{c}4", f"{c}5") for c in "BCDE"]
    assert len(shares(table("46,2"))) == 4 and shares(table("46,2"))[0].facts == {"lines": 3}


def test_other_headings_and_figures_say_nothing() -> None:
    assert shares(table(heading="Tốc độ tăng (%)")) == []
    assert shares(table().replace(",", "")) == []


def test_columns_under_one_heading() -> None:
    text = "Năm;Cơ cấu NN;Cơ cấu CN;Cơ cấu DV\n2021;33,3;26,1;40,6\n2022;31,8;26,7;41,5\n2023;30,2;27,4;42,4"
    assert [cells(claim)["parts"] for claim in shares(text)] == [(f"B{row}", f"C{row}", f"D{row}") for row in (2, 3, 4)]
