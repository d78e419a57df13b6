"""Amounts that are impossible for what they pay, by who reports."""

from decimal import Decimal

import pytest
from written_reports import reading

from dqcheck.model.quantity import Quantity
from dqcheck.prose.writing import amounts

COMMUNE = "ỦY BAN NHÂN DÂN XÃ BA ĐỘNG\n\n"


def bounds(text: str) -> list[tuple[str, str, str | None, bool]]:
    """What each amount may be: the kind, at most and at least, and whether the kind is in doubt."""
    found = []
    for claim in amounts.claims(reading(text)):
        most, least = claim.params["at_most"], claim.params.get("at_least")
        assert isinstance(most, Quantity)
        assert least is None or isinstance(least, Quantity)
        found.append((str(claim.facts["what"]), f"{most.value:f}", f"{least.value:f}" if least else None, claim.doubt))
    return found


EVENT, LIKELY = ("event", "5000000000", None, False), ("event", "5000000000", None, True)
FUNDS = ("funds", "20000000000000", None, True)
INCOME, MONTH = ("income", "5000000000", "2000000", True), ("monthly-income", "500000000", "100000", True)
FEES, EQUIPMENT = ("fees", "1000000000000", None, False), ("equipment", "10000000000", None, True)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Bố trí 15.130 triệu đồng cho việc tổ chức lễ phát động.", EVENT),
        ("Bố trí 15 triệu đồng để tổ chức 03 lớp tập huấn.", EVENT),
        ("Bố trí 15 triệu đồng phục vụ công tác tổ chức hội thi.", EVENT),
        ("Kinh phí tổ chức Lễ phát động phong trào là 28,5 tỷ đồng.", LIKELY),
        ("Tổ chức hội thảo với kinh phí 28,5 tỷ đồng.", LIKELY),
        ("Tọa đàm hết 28 triệu đồng.", LIKELY),
        ("Ngày hội: 28 triệu đồng.", LIKELY),
        ("Chi cho hội nghị phân bổ vốn dự án 28 triệu đồng.", FUNDS),
        ("Lệ phí thu được là 28 triệu đồng.", FEES),
        ("Thu phí trong quý đạt 28 triệu đồng.", FEES),
        ("Mua 05 máy tính và 02 máy quét với số tiền 145.000 triệu đồng.", EQUIPMENT),
        ("Lắp camera hết 145 triệu đồng.", EQUIPMENT),
        ("Thu ngân sách được 145 nghìn tỷ đồng.", FUNDS),
        ("Bồi dưỡng cho thành viên là 150 triệu đồng/người/tháng.", ("income", "5000000000", None, True)),
        ("Thu nhập bình quân đạt 52 triệu đồng/người/năm.", INCOME),
        ("Thu nhập bình quân đạt 52 triệu đồng.", INCOME),
        ("Thu nhập bình quân đạt 4,2 triệu đồng/người/tháng.", MONTH),
        ("Thu nhập bình quân đạt 4,2 triệu đồng/tháng.", MONTH),
    ],
)
def test_what_an_amount_pays_bounds_it(text: str, bound: tuple[str, str, str | None, bool]) -> None:
    assert bounds(COMMUNE + text) == [bound]


@pytest.mark.parametrize(
    "text",
    [
        "Giá bán 250.000 triệu đồng/tấn.",
        "Thu nhập bình quân đạt 450.000 đồng/ngày.",
        "Thu nhập bình quân đạt 450.000 đồng/công.",
        "Thu nhập bình quân đạt 450.000 đồng/sào.",
        "Có 12 tỷ lệ khác nhau, dân số 7.758 hộ.",
    ],
)
def test_what_is_not_bounded(text: str) -> None:
    assert bounds(COMMUNE + text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bố trí 15 triệu đồng cho lễ phát động.", [("event", "50000000000", None, False)]),
        ("Kinh phí lễ phát động là 15 triệu đồng.", [("event", "50000000000", None, True)]),
        ("Phường đã dành 15.000 triệu đồng cho hội nghị tổng kết.", [("event", "5000000000", None, False)]),
        ("Tỉnh hỗ trợ xã 15.000 triệu đồng cho hội nghị tổng kết.", [("event", "50000000000", None, False)]),
        ("Lệ phí thu được là 28 triệu đồng.", []),
        ("Mua 05 máy tính hết 28 triệu đồng.", []),
        ("Thu ngân sách 28 triệu đồng; dân số 900.000 người.", []),
        ("Thu nhập bình quân đạt 52 triệu đồng/người/năm.", [INCOME]),
    ],
)
def test_only_events_and_incomes_of_others_are_bounded(
    text: str, found: list[tuple[str, str, str | None, bool]]
) -> None:
    assert bounds("ỦY BAN NHÂN DÂN TỈNH AN HẢI\n\n" + text) == found


def test_the_people_of_a_commune() -> None:
    text = COMMUNE + "Dân số toàn xã là 7.758 người, trong đó nữ 3.012 người."
    assert bounds(text) == [("population", "500000", None, False)]
    [claim] = amounts.claims(reading(text))
    [people] = claim.roles["value"]
    assert isinstance(people.value, Quantity)
    assert (people.value.text, people.value.value) == ("7.758", Decimal(7758))


@pytest.mark.parametrize(("letters", "found"), [(8, 0), (9, 1)])
def test_how_far_behind_an_income_its_time_may_stand(letters: int, found: int) -> None:
    assert len(bounds(f"{COMMUNE}Thu nhập bình quân đạt 450.000 đồng {'a' * letters} ngày.")) == found


def test_an_amount_is_shown_as_it_is_written() -> None:
    [claim] = amounts.claims(reading(COMMUNE + "Chi 9.500\ntriệu đồng cho lễ phát động."))
    [amount] = claim.roles["value"]
    assert isinstance(amount.value, Quantity)
    assert (amount.value.text, amount.value.value, amount.value.unit) == (
        "9.500 triệu đồng",
        Decimal(9_500_000_000),
        "đồng",
    )
