"""Parts and wholes that the wording names without saying how they add up."""

import pytest
from sentence_claims import claims


def part(text: str) -> list[tuple[str, str, bool]]:
    return [(roles["part"][0], roles["whole"][0], doubt) for roles, doubt in claims(text, "part")]


def recalled(blocks: int) -> str:
    """A total of dossiers, and so many blocks later some of them."""
    return "\n".join(["Tổng số hồ sơ là 120 hồ sơ.", *["Họp dân."] * (blocks - 1), "Lĩnh vực đất đai là 40 hồ sơ."])


DOSSIERS = "giải quyết trực tuyến cấp xã"
FOUND = [
    ("Có 4.120 khẩu/1.030 hộ.", ("1.030", "4.120", False)),
    ("Có 3/4 thôn đạt.", ("3", "4", True)),
    ("Có 5/4 thôn có mặt.", ("5", "4", True)),
    ("Có 103% công chức được tập huấn.", ("103%", "100%", True)),
    ("Có 199% số hộ được vay.", ("199%", "100%", True)),
    ("Tổng số 120 hồ sơ tiếp nhận, đã giải quyết 100 hồ sơ.", ("100", "120", True)),
    ("Tổng số 120 hồ sơ tiếp nhận, chưa giải quyết 100 hồ sơ.", ("100", "120", True)),
    ("Tổng số 120 hồ sơ tiếp nhận, chủ yếu 100 hồ sơ đất đai.", ("100", "120", True)),
    ("Tổng số 120 hồ sơ tiếp nhận, đã giải quyết 100/110.", ("100", "120", True)),  # a fraction needs no noun
    (f"Tổng số 120 hồ sơ {'rất ' * 40}nhiều, đã xử lý 100 hồ sơ.", ("100", "120", True)),
    ("Dân số 5.000 người, trong độ tuổi lao động 3.000 người.", ("3.000", "5.000", True)),
    ("Dân số là 5.000 người; nữ là 6.000 người.", ("6.000", "5.000", True)),
    (f"Đã {DOSSIERS} 118/120 hồ sơ, trong đó {DOSSIERS} 40 hồ sơ.", ("40", "118", True)),
    (f"Đã {DOSSIERS} 118/120 hồ sơ, tại 2 xã, 3 tổ, 4 nhóm, trong đó {DOSSIERS} 40 hồ sơ.", ("40", "118", True)),
    (recalled(1), ("40", "120", True)),
    (recalled(8), ("40", "120", True)),
    ("Tổng số cán bộ trên địa bàn xã là 120 người.\nVăn phòng có tổng số 15 cán bộ.", ("15", "120", True)),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_a_part_and_its_whole(text: str, wanted: tuple[str, str, bool]) -> None:
    assert wanted in part(text)


NONE = [
    "Có 4.120 hộ/1.030 khẩu.",
    "Có 4.120 khẩu, 1.030 hộ.",
    "Có 5/4 thôn đạt.",
    "Có 8/4 thôn có mặt.",  # twice as many
    f"Có 5/4 thôn {'rất ' * 10}có mặt.",
    "Có 103% công chức được tập huấn so với kế hoạch.",
    "Có 103% diện tích được gieo.",
    "Có 200% công chức được tập huấn.",
    "Có 100% công chức được tập huấn.",
    "Tổng số 120 hồ sơ tiếp nhận, 100 hồ sơ đất đai.",
    "Tổng số 120 hồ sơ tiếp nhận; đã giải quyết 100 hồ sơ.",
    "Tổng số 120 hồ sơ, đã giải quyết 130 hồ sơ.",
    "Tổng số 120 hồ sơ, đã mở 100 lớp.",
    "Tổng số 120 hồ sơ, đã tăng 100 hồ sơ.",
    f"Tổng số 120 hồ sơ {'rất ' * 55}nhiều, đã xử lý 100 hồ sơ.",
    "Dân số 5.000 người, có xe 3.000 người.",
    "Dân số 5.000 người, nữ có 3.000 xe.",
    "Nữ có 3.000 người. Dân số 5.000 người.",
    f"Đã {DOSSIERS} 118/120 hồ sơ, trong đó tại xã 40 hồ sơ.",
    f"Đã {DOSSIERS} 118/120 hồ sơ, tại 2 xã, 3 tổ, 4 nhóm, 5 lớp, trong đó {DOSSIERS} 40 hồ sơ.",
    f"Đã {DOSSIERS} 118/120 hồ sơ, trong đó {DOSSIERS} 119 hồ sơ.",
    recalled(9),
    "Văn phòng có tổng số 15 cán bộ.\nTổng số cán bộ trên địa bàn xã là 12 người.",
    "Văn phòng có tổng số 15 cán bộ.\nTổng số cán bộ cả phòng là 120 người.",
]


@pytest.mark.parametrize("text", NONE)
def test_figures_of_which_none_is_a_part(text: str) -> None:
    fractions = {("118", "120", True)}
    assert set(part(text)) - fractions == set()
