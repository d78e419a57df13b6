"""What the label of a row says, in Vietnamese and in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.numerals.folding import fold
from dqcheck.tables import row_labels
from dqcheck.tables.row_labels import begins_total, counts_columns, is_subtotal, is_total, some_of


@pytest.mark.parametrize(
    "text",
    ["Tổng cộng", "TỔNG SỐ", "Tong so", "Cộng", "Toàn tỉnh", "Tổng số (96 xã)", "Tổng cộng toàn tỉnh", "Total",
     "Grand total:", "Total all communes"],
)  # fmt: skip
def test_a_total(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize(
    "text", ["Tổng thu ngân sách", "Cộng đồng", "Công nghiệp", "Xã Ba Động", "Totally new", "Total dossiers"]
)
def test_a_label_with_more_than_a_total(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cộng các phường", True),
        ("Bình quân", True),
        ("Tỷ lệ (%)", True),
        ("Average per commune", True),
        ("Subtotal of wards", True),
        ("Các phường", False),
    ],
)
def test_a_row_reckoned_from_some_of_the_records(text: str, expected: bool) -> None:
    assert is_subtotal(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Tổng thu", True),
        ("Cộng", True),
        ("Toàn huyện", True),
        ("Total revenue", True),
        ("Cộng đồng", True),  # read as "cộng"
        ("Tổngthu", False),
        ("Thu tổng", False),
    ],
)
def test_a_label_that_begins_like_a_total(text: str, expected: bool) -> None:
    assert begins_total(text) == expected


@pytest.mark.parametrize("text", ["Trong đó", "- Bao gồm:", "Riêng thôn Đông", "Of which: women", "Including"])
def test_words_that_open_parts(text: str) -> None:
    assert some_of(text)
    assert not some_of(f"Hộ nghèo {text}")


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["(1)", "(2)"], True),  # brackets make two enough
        (["1", "2"], False),
        (["1", "2", "3"], True),
        (["A", "B", "1", "2", "3=1+2"], True),
        (["3", "4", "5"], True),
        (["4", "5", "6"], False),
        (["1", "3", "5"], True),
        (["1", "4", "7"], False),
        (["2", "1", "0"], False),
        (["1", "2", "3", "Xã"], False),
        ([], False),
    ],
)
def test_a_row_that_counts_the_columns(labels: list[str], expected: bool) -> None:
    assert counts_columns(labels) == expected


ROWS = row_labels._ROWS
WORDS = [*ROWS.totals, *ROWS.scopes, *ROWS.averages, *ROWS.subtotals, *ROWS.some_of]
WORDS += ["Xã", "12", "(", "-", "ı", "ﬁ", "bınh quân", "_", ""]
LABELS = st.lists(
    st.sampled_from(WORDS).flatmap(lambda word: st.sampled_from([word, word.upper(), word.title()])), max_size=4
).map(" ".join)


@given(LABELS)
def test_a_look_at_the_beginning_of_a_label_settles_nothing_else_than_its_pattern(text: str) -> None:
    assert row_labels.is_total(text) == (row_labels._TOTAL.fullmatch(fold(text)) is not None)
    assert row_labels.is_subtotal(text) == (row_labels._SUBTOTAL.fullmatch(fold(text)) is not None)
    assert row_labels.opens_subtotal(text) == (row_labels._PARTIAL.fullmatch(fold(text)) is not None)
    assert row_labels.is_average(text) == (row_labels._AVERAGE.fullmatch(fold(text)) is not None)
    assert row_labels.begins_average(text) == (row_labels._BEGINS_AVERAGE.fullmatch(fold(text)) is not None)
    assert begins_total(text) == (row_labels._BEGINS_TOTAL.match(text) is not None)
    assert (some_of(text) is None) == (row_labels._SOME_OF.match(text) is None)
