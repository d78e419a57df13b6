"""Numbers that are left out of headings, lists, tables and registers."""

import pytest
from written_reports import cases, faults, paragraphs

from dqcheck.model.document import Sheet


@pytest.mark.parametrize(
    ("labels", "gap"),
    [
        ("I. II. IV.", "IV."),
        ("IX. X. XII.", None),
        ("I. II. III. IV. V. VI. VII. VIII. IX. XI.", "XI."),
        ("A. B. D.", "D."),
        ("a) b) d)", "d)"),
        ("a) b) c) đ)", "đ)"),
        ("1) 2) 4)", "4)"),
        ("1. 2. 4.", "4."),
        ("2.1. 2.2. 2.4.", "4."),
        ("1. 2. 5.", None),
        ("2. 3. 5.", None),
        ("1. 3.", None),
        ("1. 3. 5.", None),
        ("IIII. V. VII.", None),
    ],
)
def test_a_number_that_is_left_out(labels: str, gap: str | None) -> None:
    text = paragraphs(*(f"{label} Việc" for label in labels.split()))
    found = [claim for claim in faults(text) if claim.kind == "writing.numbering-gap"]
    assert [claim.roles["value"][0].value.text for claim in found] == ([f"{gap} Việc"] if gap else [])


def test_the_numbers_around_a_gap_are_told() -> None:
    (claim,) = faults(paragraphs("1. Một", "2. Hai", "4. Bốn"))
    assert {key: claim.facts[key] for key in ("missing", "before", "after")} == {"missing": 3, "before": 2, "after": 4}


@pytest.mark.parametrize("inside", ["Đoạn 3. Việc", "Đoạn\n3 Việc", "Đoạn\n 3. Việc"])
def test_a_label_inside_a_paragraph_is_no_gap(inside: str) -> None:
    assert cases(paragraphs("1. Một", "2. Hai", inside, "4. Bốn")) == []
    assert cases(paragraphs("1. Một", "2. Hai", "Đoạn 13. Việc", "4. Bốn")) != []


def test_nested_lists_of_one_style_do_not_disturb_each_other() -> None:
    assert cases(paragraphs("1. A", "2. B", "1. a", "2. b", "3. c", "3. C", "4. D")) == []
    deep = [f"{label}. Việc" for label in (1, 2) * 6] + ["3. Việc", "5. Việc"]
    assert [case for case, _ in cases(paragraphs(*deep))] == ["numbering-gap"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("4. " + "a" * 59, "4. " + "a" * 59),
        ("4. " + "a" * 50 + " " + "b" * 20, "4. " + "a" * 50),
        ("4. Bốn\nviệc", "4. Bốn"),
        ("4. " + "a" * 60, "4."),
    ],
)
def test_a_line_is_shown_as_far_as_a_word(line: str, shown: str) -> None:
    (claim,) = faults(paragraphs("1. Một", "2. Hai", line))
    assert claim.roles["value"][0].value.text == shown


def table(*numbers: str) -> tuple[Sheet, ...]:
    return (Sheet(name="Bảng 1", rows=[["TT", "Việc"], *([number, "Việc"] for number in numbers)]),)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [("12356", 1), ("1235", 0), ("12346", 0), ("123567", 1), ("134578", 0)],
)
def test_a_table_of_numbered_rows(numbers: str, told: int) -> None:
    assert len(cases("Bảng.", table(*numbers))) == told


REGISTER = "\n".join(f"{{}} {number}/KH-UBND {number}/8/2025 UBND xã" for number in range(10, 15))


@pytest.mark.parametrize(
    ("labels", "case"),
    [
        (("1", "2", "3", "5", "6"), "numbering-gap"),
        (("1", "2", "3", "4", "6"), "numbering-gap"),
        (("1", "2", "3", "5", "5"), "numbering-gap"),
        (("1", "2", "3", "6", "7"), None),
        (("1", "3", "4", "6", "7"), None),
        (("2", "3", "4", "6", "7"), None),
        (("1", "2", "", "3", "4"), "unnumbered-line"),
        (("1", "2", "", "4", "5"), "numbering-gap"),
        (("1", "", "3", "", ""), None),
        (("1", "2", "3", "1", "3"), None),
    ],
)
def test_a_register(labels: tuple[str, ...], case: str | None) -> None:
    kinds = ("numbering-gap", "unnumbered-line")
    found = [one for one, _ in cases(REGISTER.format(*labels)) if one in kinds]
    assert found == ([case] if case else [])


@pytest.mark.parametrize(("lists", "told"), [(50, 50), (51, 50)])
def test_so_many_gaps_are_told(lists: int, told: int) -> None:
    assert len(cases(paragraphs(*["1. Một", "2. Hai", "4. Bốn"] * lists))) == told


@pytest.mark.parametrize(("nested", "gap"), [(5, "5. Việc"), (6, None)])
def test_so_many_lists_are_nested(nested: int, gap: str | None) -> None:
    labels = [1, 2, *[1] * nested, 3, 5]
    assert [written for _, written in cases(paragraphs(*(f"{at}. Việc" for at in labels)))] == ([gap] if gap else [])
