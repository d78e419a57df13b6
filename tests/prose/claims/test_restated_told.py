"""Quantities that are told again near by."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "values", "doubt"),
    [
        ("Thu về 286 đơn vị máu. Kết quả 268 đơn vị máu nói trên vượt kế hoạch.", ["286", "268"], True),
        ("Thu về 286 đơn vị máu. Kết quả 286 đơn vị máu nói trên vượt kế hoạch.", ["286", "286"], False),
        ("Xã có 2.735 hộ với 10.412 nhân khẩu. Với 2.375 hộ dân, việc thu gom rác còn khó.", ["2.735", "2.375"], True),
    ],
)
def test_a_quantity_told_again(text: str, values: list[str], doubt: bool) -> None:
    assert ({"values": values}, doubt) in claims(text, "same")


@pytest.mark.parametrize(
    "text",
    [
        "Thu về 286 đơn vị máu. Kết quả 268 đơn vị máu vượt kế hoạch.",  # nothing points back
        "Xã có 2.735 hộ. Năm qua 2.375 hộ nghèo được hỗ trợ.",  # of other households
        "Dân số 8.726 người. Dân số trẻ 8.762 người.",
    ],
)
def test_another_quantity_is_not_the_same(text: str) -> None:
    assert claims(text, "same") == []
