"""How references are written, and documents without a date."""

import pytest
from written_reports import cases, faults, paragraphs


@pytest.mark.parametrize(
    ("text", "case", "meant"),
    [
        ("Kế hoạch số 90- KH/TU ngày 12/8/2025.", "stray-space", "90-KH/TU"),
        ("Quyết định số 90/ QĐ-UBND ngày 12/8/2025.", "stray-space", "90/QĐ-UBND"),
        ("Nghị định số 90/2025/ NĐ-CP ngày 12/8/2025.", "stray-space", None),
        ("Quyết định số 90/QĐ(CT)-UBND ngày 12/8/2025.", "bracket", None),
        ("Quyết định số 90/QD-UBND ngày 12/8/2025.", "unaccented", None),
        ("Quyết định số 90-QĐ/UBND ngày 12/8/2025.", "party-style", None),
        ("Nghị quyết số 12/NQ-TW ngày 12/8/2025.", "state-style", None),
    ],
)
def test_what_differs_from_the_model_form(text: str, case: str, meant: str | None) -> None:
    (claim,) = [claim for claim in faults(text) if claim.kind == "writing.loose-reference"]
    assert (claim.facts["case"], claim.facts["suggestion"]) == (case, meant)


LINES = [f"{at}. {at}/KH-UBND {at}/8/2025 UBND xã" for at in range(10, 15)]
MARKED = "15. Số 15/KH-UBND 15/8/2025 UBND xã"


@pytest.mark.parametrize(("others", "told"), [(2, 1), (1, 0), (0, 0)])
def test_a_word_for_number_that_the_other_lines_have_not(others: int, told: int) -> None:
    found = [written for case, written in cases("\n".join([*LINES[:others], MARKED])) if case == "number-word"]
    assert found == ["Số 15/KH-UBND"] * told


FIRST = "Quyết định số 1/QĐ-UBND ngày 12/8/2025. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kế hoạch số 9/KH-UBND.", ["Kế hoạch số 9/KH-UBND"]),
        ("Kế hoạch số 9/KH-UBND. Lại Kế hoạch số 9/KH-UBND.", ["Kế hoạch số 9/KH-UBND"]),
        ("Kế hoạch số 9/KH-UBND. Lại Kế hoạch số 9/KH-UBND ngày 13/8/2025.", []),
        ("Kế hoạch số 9/KH-UBND năm 2025.", []),
        ("Nghị định số 30/2020/NĐ-CP.", []),
        ("Tờ trình số 8/TTr-UBND và Đề án số 9/ĐA-UBND ngày 13/8/2025.", []),
        ("Tờ trình số 8/TTr-UBND, Đề án số 9/ĐA-UBND ngày 13/8/2025.", []),
        ("Tờ trình số 8/TTr-UBND nêu Đề án số 9/ĐA-UBND ngày 13/8/2025.", ["Tờ trình số 8/TTr-UBND"]),
        ("Tờ trình số 8/TTr-UBND và\n\nĐề án số 9/ĐA-UBND ngày 13/8/2025.", ["Tờ trình số 8/TTr-UBND"]),
    ],
)
def test_documents_without_a_date(text: str, told: list[str]) -> None:
    assert [written for case, written in cases(FIRST + text) if case == "undated"] == told


def test_the_first_document_is_perhaps_the_report_itself() -> None:
    assert "undated" not in [case for case, _ in cases("Kế hoạch số 9/KH-UBND.")]


@pytest.mark.parametrize(("documents", "told"), [(12, 12), (13, 12)])
def test_so_many_documents_without_a_date_are_told(documents: int, told: int) -> None:
    text = FIRST + paragraphs(*(f"Kế hoạch số {at}/KH-UBND." for at in range(20, 20 + documents)))
    assert [case for case, _ in cases(text)].count("undated") == told
