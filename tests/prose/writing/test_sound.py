"""One claim that holds for each kind of fault that a report could have had."""

import pytest
from written_reports import paragraphs, reading

from dqcheck.model.quantity import Label
from dqcheck.prose.writing import sound

KINDS = {kind for kinds, _ in sound._FINDERS for kind in kinds}


BASED = ("no-base", "no-figure")


def examples(text: str, *faulty: str) -> dict[str, str]:
    """The proper example of each kind that a text holds."""
    found = {}
    for claim in sound.claims(reading(text), faulty):
        value = claim.roles["value"][0].value
        assert isinstance(value, Label)
        found[claim.kind] = value.text
    return found


@pytest.mark.parametrize(
    ("text", "kinds", "example"),
    [
        ("Nhận 1.284 hồ sơ.", ("malformed-number", "ungrouped-number"), "1.284"),
        ("Đạt 98,4%.", ("malformed-number", "decimal-point", "impossible-unit"), None),
        ("Trồng 12 ha.", ("malformed-number", "impossible-unit"), None),
        ("Họp ngày 05/8/2025.", ("impossible-date", "malformed-date", "short-year", "leading-zero"), "05/8/2025"),
        ("Họp tháng 8/2025.", (), None),
        ("Kế hoạch 9/KH-UBND.", ("malformed-reference", "loose-reference"), "9/KH-UBND"),
        ("Số: 12/BC-UBND", ("malformed-reference", "loose-reference", "blank"), None),
        ("Nộp 25/40 hồ sơ, đạt 62,5%.", (*BASED, "malformed-number", "decimal-point", "impossible-unit"), None),
        ("Đạt 62,5% (25/40 hồ sơ).", (*BASED, "malformed-number", "decimal-point", "impossible-unit"), None),
        ("1. Một\n\n2. Hai", ("numbering-gap",), "1. Một"),
        ("I. Một\n\nII. Hai", ("numbering-gap",), "I. Một"),
        ("a) Một\n\nb) Hai", ("numbering-gap",), "a) Một"),
        ("1. Một\n\n3. Ba", (), None),
        ("Nội dung.", (), None),
    ],
)  # fmt: skip
def test_a_proper_example(text: str, kinds: tuple[str, ...], example: str | None) -> None:
    found = examples(text)
    assert set(found) == {f"writing.{kind}" for kind in kinds}
    assert example is None or set(found.values()) == {example}


def test_a_dated_document_and_a_line_of_a_register() -> None:
    dated = examples("Kế hoạch 9/KH-UBND ngày 05/8/2025.")
    assert dated["writing.undated-reference"] == "9/KH-UBND ngày 05/8/2025"
    lines = [f"{at}. {at}/KH-UBND {at}/8/2025 UBND xã" for at in (10, 11)]
    assert examples("\n".join(lines))["writing.unnumbered-line"] == "10/KH-UBND 10/8/2025"
    assert "writing.unnumbered-line" not in examples(lines[0])


def test_a_kind_that_is_faulty_does_not_hold() -> None:
    text = paragraphs("Nhận 1.284 hồ sơ, đạt 98,4%.")
    assert "writing.malformed-number" in examples(text)
    assert "writing.malformed-number" not in examples(text, "writing.malformed-number")
    assert set(examples(text, *KINDS)) == set()
