"""Relations between the columns of a table."""

from sentence_claims import claims

TABLE = """Chỉ tiêu | Năm nay | Năm trước | Tăng, giảm
Số lượt khám | 12.450 | 11.920 | 530
Số lượt nội trú | 2.310 | 2.405 | -95
Số lượt ngoại trú | 10.140 | 9.515 | 625
{label} | {now} | {before} | {change}"""


def told(label: str, now: str, before: str, change: str) -> list[tuple[dict[str, list[str]], bool]]:
    return claims(TABLE.format(label=label, now=now, before=before, change=change), "difference")


def test_a_row_in_which_a_relation_fails_is_a_probable_fault() -> None:
    found = told("Số thẻ bảo hiểm", "8.120", "7.980", "410")
    assert [doubt for _, doubt in found] == [False, False, False, True]
    assert found[-1][0] == {"total": ["410"], "parts": ["8.120"], "less": ["7.980"]}


def test_rates_and_means_are_not_subtracted() -> None:
    for label in ("Tỷ lệ nội trú", "Tốc độ tăng trưởng", "Chi bình quân một lượt"):
        found = told(label, "18,55", "20,18", "12,34")
        assert [doubt for _, doubt in found] == [False, False, False], label
