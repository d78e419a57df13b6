"""Headings with placeholders."""

import pytest
from formkit import field
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.forms.headings import heads, named, template

FIELDS = {
    one.name: one
    for one in (
        field("year", type="date"),
        field("quarter", format="Q[1-4]"),
        field("sex", codes=("Nam", "Nữ")),
        field("name"),
        field("other"),
        field("number", type="count"),
    )
}


@pytest.mark.parametrize(
    ("labels", "wanted", "said"),
    [
        (("2023", "Số hộ"), "{year} / Số hộ", {"year": "2023"}),
        (("NĂM 2023", "so ho (hộ)"), "Năm {year} / Số hộ", {"year": "2023"}),
        (("2023 (ước)",), "{year}", {"year": "2023"}),
        (("2023", "Q2"), "{year} / {quarter}", {"year": "2023", "quarter": "Q2"}),
        (("Q2/2023",), "{quarter}/{year}", {"quarter": "Q2", "year": "2023"}),
        (("Pct.1",), "Pct. {number}", {"number": "1"}),
        (("number_2023",), "number_{year}", {"year": "2023"}),
        (("Nữ",), "{sex}", {"sex": "Nữ"}),
        (("Thôn Đông", "Số hộ"), "{name} / Số hộ", {"name": "Thôn Đông"}),
        (("Tổng số", "Số hộ"), "{name} / Số hộ", {}),
    ],
)
def test_what_a_heading_says(labels: tuple[str, ...], wanted: str, said: dict[str, str]) -> None:
    assert named(labels, template(wanted), FIELDS) == said


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (("2023",), "{year} / {quarter}"),
        (("2023", "Q2"), "{year}"),
        (("2023", "Q5"), "{year} / {quarter}"),
        (("So sánh", "Số hộ"), "{year} / Số hộ"),
        (("2023", "Số người"), "{year} / Số hộ"),
        (("Khác",), "{sex}"),
        (("Ghi chú",), "{name}"),
        (("STT",), "{name}"),
        (("a b c",), "{name} {other}"),
        (("2023", "2024"), "{year} / {year}"),
        (("",), "{name}"),
        (("x" * 400,), "{name}"),
    ],
)
def test_what_has_another_form_or_two_readings_says_nothing(labels: tuple[str, ...], wanted: str) -> None:
    assert named(labels, template(wanted), FIELDS) is None


@pytest.mark.parametrize(
    ("label", "wanted", "is_heading"),
    [("2023", "{year} / Số hộ", True), ("Số hộ", "{year} / Số hộ", False), ("Thôn Đông", "{name}", False)],
)
def test_only_what_a_field_can_tell_makes_a_text_a_heading(label: str, wanted: str, is_heading: bool) -> None:
    assert heads(label, template(wanted), FIELDS) is is_heading


@given(
    year=st.integers(1900, 2099),
    quarter=st.integers(1, 4),
    before=st.sampled_from(["", "Năm ", "Kỳ: ", "# "]),
    after=st.sampled_from(["", " (ước)", " [1]"]),
)
def test_a_filled_template_is_read_back(year: int, quarter: int, before: str, after: str) -> None:
    labels = (f"{before}{year}{after}", f"Q{quarter}")
    assert named(labels, template(before + "{year} / {quarter}"), FIELDS) == {
        "year": str(year),
        "quarter": f"Q{quarter}",
    }
