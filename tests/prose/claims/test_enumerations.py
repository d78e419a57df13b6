"""As many names as are counted, and the months of a year."""

import pytest
from sentence_claims import claims


def listed(text: str) -> list[tuple[str, bool]]:
    """What is counted, and whether the list is in doubt."""
    return [(roles["values"][0], doubt) for roles, doubt in claims(text, "listed")]


NAMES = ", ".join(f"Thôn {chr(65 + at % 26)}{'' if at < 26 else chr(65 + at // 26)}" for at in range(60))
FOUND = [
    ("Có 03 xã (An Bình, Bình Phú và Phú Lộc).", ("03", False)),
    ("Có 03 xã (gồm: An Bình, Bình Phú và Phú Lộc).", ("03", False)),
    ("Có 03 xã (An Bình; Bình Phú; Phú Lộc).", ("03", False)),
    ("Có 03 xã, gồm: An Bình, Bình Phú, Phú Lộc.", ("03", False)),
    ("Có 02 xã là An Bình và Bình Phú.", ("02", False)),
    ("Có 03 xã (An Bình, Bình Phú, trung tâm).", ("03", False)),  # two of three with a capital
    # one name more or less, of units with short names in a bracket right behind the noun
    ("Có 04 xã (An Bình, Bình Phú và Phú Lộc).", ("04", True)),
    ("Có 02 xã (An Bình, Bình Phú và Phú Lộc).", ("02", True)),
    ("Có 04 xã rất tốt (An Bình, Bình Phú và Phú Lộc).", ("04", True)),
    ("Có 04 xã (An Bình Bình Phú, Bình Phú và Phú Lộc).", ("04", True)),
    ("Có 02 xã, gồm: An Bình, Bình Phú.", ("02", False)),
    (f"Có 59 thôn, gồm: {NAMES.rsplit(', ', 1)[0]}.", ("59", False)),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_as_many_names_as_are_counted(text: str, wanted: tuple[str, bool]) -> None:
    assert listed(text) == [wanted]


NONE = [
    "Có 05 xã (An Bình, Bình Phú và Phú Lộc).",  # two names too few
    "Có 03 xã (An Bình và Phú Lộc).",  # too few names to be sure of the list
    "Có 04 đội (An Bình, Bình Phú và Phú Lộc).",  # no units
    "Có 04 xã (An Bình Bình Phú Đông, Bình Phú và Phú Lộc).",  # no short names
    "Có 04 xã (An Bình, Bình Phú và các xã khác).",
    "Có 04 xã (An Bình, Bình Phú, Phú Lộc...).",
    "Có 04 xã (an bình, bình phú và Phú Lộc).",
    "Có 04 xã; tốt (An Bình, Bình Phú và Phú Lộc).",
    "Có 04 xã, gồm: An Bình, Bình Phú và Phú Lộc.",  # only a bracket can be wrong
    f"Có 04 xã đạt chuẩn {'rất ' * 9}tốt (An Bình, Bình Phú và Phú Lộc).",
    "Có 02 xã (An Bình).",
    "Có 3/4 xã (An Bình, Bình Phú và Phú Lộc, Tân Hòa).",
    f"Có 60 thôn, gồm: {NAMES}.",
]


@pytest.mark.parametrize("text", NONE)
def test_names_that_need_not_be_as_many(text: str) -> None:
    assert listed(text) == []


def months(first: int, last: int, before: int) -> str:
    return "\n".join([*["Họp dân."] * before, f"{first} tháng đầu năm tốt.", f"Kế hoạch {last} tháng cuối năm."])


@pytest.mark.parametrize(("first", "last", "before"), [(9, 3, 0), (9, 3, 20), (9, 4, 0), (9, 4, 12)])
def test_the_months_told_and_left_make_a_year(first: int, last: int, before: int) -> None:
    wanted = {"total": ["12 tháng"], "parts": [str(first), str(last)]}
    assert claims(months(first, last, before), "total") == [(wanted, True)]


def test_months_of_another_period_than_the_title_tells_say_nothing() -> None:
    assert claims(months(9, 4, 13), "total") == []
    assert claims("Kế hoạch 3 tháng còn lại của năm.\n9 tháng đầu năm tốt.", "total") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bốn xã Tân Lập, Hòa Bình, Đông Phú và Thạch Sơn đã họp.", [("Bốn", False)]),
        ("Năm xã Tân Lập, Hòa Bình, Ấm Hạ và Thạch Sơn đã họp.", [("Năm", True)]),
        ("Đã thăm 03 thôn Nà Mo, Pò Lầu và Bản Cái.", [("03", False)]),
        ("Đã thăm 04 thôn Nà Mo, Pò Lầu và Bản Cái.", [("04", True)]),
        ("Đã thăm 02 thôn Nà Mo, Pò Lầu và Bản Cái của xã.", []),  # the last may be of another kind
        ("Đã thăm 03 thôn Nà Mo, Pò Lầu, thị trấn Đu và Bản Cái.", []),
        ("Đã thăm 04 thôn Nà Mo, Pò Lầu và các thôn khác.", []),
        ("Hai phó chủ tịch gồm ông Lê Tuấn, bà Phạm Lan và ông Hoàng Thịnh.", [("Hai", True)]),
        ("Ba phó chủ tịch gồm ông Lê Tuấn, bà Phạm Lan và ông Hoàng Thịnh.", [("Ba", False)]),
        ("Năm học này, gồm: ông Lê Tuấn, bà Phạm Lan.", []),
        ("Three wards, Northgate, Elmfield and St Mary's, will be merged.", [("Three", False)]),
        ("Four wards, Northgate, Elmfield and St Mary's, will be merged.", [("Four", True)]),
    ],
)
def test_names_right_behind_the_noun_and_persons_are_counted(text: str, wanted: list[tuple[str, bool]]) -> None:
    assert listed(text) == wanted
