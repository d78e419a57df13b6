"""Cells among formulas that read the same."""

from decimal import Decimal

from formula_tables import faults, told

HEAD = "Xã;Nam;Nữ;Tổng\n"


def rows(*totals: str) -> str:
    """A table of so many rows; row i has 10·i men and i women, and ``=`` stands for their sum by its formula."""
    lines = [
        f"X{i};{10 * i};{i};{11 * i} =B{i + 1}+C{i + 1}" if total == "=" else f"X{i};{10 * i};{i};{total}"
        for i, total in enumerate(totals, 1)
    ]
    return HEAD + "\n".join(lines)


def test_a_typed_number_in_their_midst() -> None:
    assert told(rows("=", "=", "35", "=", "=")) == [("typed", "D4", Decimal(33))]
    assert told(rows("=", "=", "33", "=", "=")) == []
    (claim,) = faults(rows("=", "=", "35", "=", "="))
    assert (claim.doubt, claim.facts["wanted"], claim.facts["neighbours"]) == (False, "=B4+C4", 4)


def test_at_the_end_only_a_total_that_nearly_is_theirs() -> None:
    assert told(rows("=", "=", "=", "=", "54")) == [("typed", "D6", Decimal(55))]
    assert told(rows("=", "=", "=", "=", "2025")) == []


def test_too_few_neighbours_say_nothing() -> None:
    assert told(rows("=", "35", "=")) == []


def test_a_total_whose_parts_are_not_given() -> None:
    assert told(rows("=", "=", "35", "=", "=").replace("X3;30;3;", "X3;;;")) == []


def test_a_row_of_its_own() -> None:
    text = "\n".join(
        f"X{r};{r};{r + 1};" + ";".join("99" if r == 3 else f"{2 * r + 1} =$B{r}+$C{r}" for _ in "abc")
        for r in range(1, 8)
    )
    assert told(text) == []


def test_a_formula_that_takes_the_wrong_row() -> None:
    assert told(rows("=", "=", "32 =B4+C3", "=", "=")) == [("unlike", "D4", Decimal(33))]


def test_another_way_of_writing_is_no_fault() -> None:
    assert told(rows("=", "=", "33 =SUM(B4:C4)", "=", "=")) == []
    assert told(rows("=", "=", "33 =C4+B4", "=", "=")) == []


def test_a_number_added_to_the_formula_is_doubted() -> None:
    (claim,) = faults(rows("=", "=", "38 =B4+C4+5", "=", "="))
    assert (claim.kind, claim.doubt) == ("formula-unlike", True)


def test_a_total_of_the_neighbours_is_none_of_them() -> None:
    assert told(rows("=", "=", "=", "=", "110 =SUM(D2:D5)", "=", "=", "=", "=")) == []


def test_blank_columns_do_not_part_neighbours() -> None:
    head = "Mục;;A;;B;;C;;D;;E"
    body = [f"m{i};;" + ";;".join(str(i * k) for k in range(1, 6)) for i in (1, 2, 3)]
    totals = "Tổng;;" + ";;".join(
        f"{6 * k + (k == 3)}" + ("" if k == 3 else f" =SUM({c}2:{c}4)")
        for k, c in zip(range(1, 6), "CEGIK", strict=True)
    )
    assert told("\n".join([head, *body, totals])) == [("typed", "G5", Decimal(18))]


def test_the_same_fault_is_told_once() -> None:
    (claim,) = faults(rows(*"=" * 4, "50 =B6+C6-5", *"=" * 4, "105 =B11+C11-5", *"=" * 4))
    assert "D11" in claim.facts["also"].en
