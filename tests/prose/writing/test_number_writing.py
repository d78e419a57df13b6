"""Numbers and units that are not written as numbers and units."""

import pytest
from written_reports import cases, faults, paragraphs


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Thu 1..250 hồ sơ.", "doubled-mark"),
        ("Trồng 1,,5 ha.", "doubled-mark"),
        ("Rút 1..25 hồ sơ.", None),
        ("Rút 5..10 người.", None),
        ("Mã 1..250 đợt.", None),
        ("Trồng 1.254,30,5 ha.", "two-commas"),
        ("Trồng 12,345,67 ha.", "two-commas"),
        ("Trồng 1,2,3 ha.", None),
        ("Nhiệm vụ 1,234,567 đợt.", None),
        ("Chi 1,234,567 đồng.", "decimal-point"),
        ("Chi 1,234,567.5 đồng.", "decimal-point"),
        ("Mã 1,234,567.5 đợt.", None),
        ("Thu 1,250 hồ sơ.", "comma-group"),
        ("Thu 0,250 hồ sơ.", None),
        ("Thu 1,25 hồ sơ.", None),
        ("Chi 1,250 tỷ đồng.", None),
        ("Thu 12.5 hồ sơ.", "bad-group"),
        ("Thu 1.250 hồ sơ.", None),
        ("Vốn 1,250.75 tỷ đồng.", "decimal-point"),
        ("Mã 1,250.75 đợt.", None),
        ("Sản lượng 9.80,35 tấn.", "bad-group"),
        ("Mã 9.8000,35 đợt.", "bad-group"),
        ("Mã 9.80,35 đợt.", None),
        ("Sản lượng 9.800,35 tấn.", None),
        ("Chi 12.34.500 đồng.", "bad-group"),
        ("Thu 12.34.500 lượt.", "bad-group"),
        ("Thu 12.34.50 lượt.", None),
        ("Thu 12.345.50 lượt.", None),
        ("Chi 12.345.50 đồng.", "bad-group"),
        ("Chi 1.2.3 đồng.", None),
        ("Chi 01.23.500 đồng.", None),
        ("Chi 12.345.500 đồng.", None),
        ("Trồng 7.5 ha.", "decimal-point"),
        ("Trồng 1234.567 ha.", "decimal-point"),
        ("Trồng 0.750 ha.", "decimal-point"),
        ("Trồng 7.5000 ha.", "bad-group"),
        ("Trồng 7.500 ha.", None),
        ("Phiên bản 7.5 ra mắt.", None),
        ("Mục 7.5.Đất có 3 ha.", None),
        ("Trồng 7.5.2025 ha.", None),
    ],
)
def test_digits_and_marks(text: str, case: str | None) -> None:
    assert [found for found, _ in cases(text) if found != "no-such-day"] == ([case] if case else [])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Trồng 7.5 ha.", "7,5"),
        ("Vốn 1,250.75 tỷ đồng.", "1.250,75"),
        ("Thu 1,250 hồ sơ.", "1.250"),
        ("Trồng 1.254,30,5 ha.", None),
    ],
)
def test_what_was_probably_meant(text: str, meant: str | None) -> None:
    (claim,) = faults(text)
    assert claim.facts["suggestion"] == meant


@pytest.mark.parametrize(
    "unit", "% ‰ tỷ tỉ triệu nghìn ngàn đồng vnđ usd ha km² km2 m² m2 m³ tấn tạ kg km kwh mw lít".split()
)
def test_every_measure(unit: str) -> None:
    assert [case for case, _ in cases(f"Có 7.55 {unit}.")] == ["decimal-point"]


COUNTED = ["hồ sơ", "hộ", "người", "khẩu", "nhân khẩu", "học sinh", "thí sinh", "cán bộ", "đảng viên", "trường hợp",
           "văn bản", "doanh nghiệp", "tài khoản", "con"]  # fmt: skip
DIVISIBLE = ["lượt", "thôn", "bản", "công chức", "viên chức", "tổ", "máy", "bộ", "cái", "cây", "thửa", "mét", "m"]


@pytest.mark.parametrize("noun", [*COUNTED, *DIVISIBLE])
def test_everything_counted(noun: str) -> None:
    assert [case for case, _ in cases(f"Có 12.34.500 {noun}.")] == ["bad-group"]
    assert [case for case, _ in cases(f"Có 12.5 {noun}.")] == (["bad-group"] if noun in COUNTED else [])


@pytest.mark.parametrize(
    ("points", "commas", "told"), [(2, 0, 2), (3, 0, 0), (3, 3, 3), (4, 3, 0), (8, 8, 8), (9, 9, 8)]
)
def test_a_report_that_writes_points_for_commas(points: int, commas: int, told: int) -> None:
    text = "; ".join([f"ngô {at}.5 ha" for at in range(1, points + 1)] + [f"lúa {at},5 ha" for at in range(commas)])
    assert len([case for case, _ in cases(text) if case == "decimal-point"]) == told


@pytest.mark.parametrize(
    ("token", "proper"), [("1,5", True), ("1.250,1234", True), ("1,12345", False), ("1,5.2", False)]
)
def test_what_counts_as_a_decimal_comma(token: str, proper: bool) -> None:
    text = f"ngô 1.5 ha; 2.5 ha; 3.5 ha; mã {token}; mã 1,5; mã 1,5."
    assert ("decimal-point" in [case for case, _ in cases(text)]) is proper


@pytest.mark.parametrize(("groups", "told"), [(3, 3), (4, 1)])
def test_a_report_that_groups_with_commas(groups: int, told: int) -> None:
    text = "; ".join(f"thôn {at} có 1,25{at} hộ" for at in range(groups))
    assert len([case for case, _ in cases(text) if case == "comma-group"]) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Đạt 45/60%.", True),
        ("Đạt 45,5/60%.", True),
        ("Chia 70/30%.", False),
        ("Đạt 96/95% kế hoạch.", False),
        ("Đạt 96/95% so với chỉ tiêu.", False),
        ("Đạt 96/95% (theo nghị quyết).", False),
        ("Đạt 96/95% tỉnh giao.", False),
        ("Đạt 96/95% dự toán.", False),
        ("Đạt 96/95% hồ sơ.", True),
    ],
)
def test_a_fraction_with_a_percent_sign(text: str, told: bool) -> None:
    found = [claim for claim in faults(text) if claim.facts.get("case") == "fraction-percent"]
    assert bool(found) is told
    assert all(claim.doubt is ("," in text) for claim in found)


@pytest.mark.parametrize(
    ("text", "case", "told", "meant"),
    [
        ("Mạng 300 Mbps/s.", "twice-per-second", "Mbps/s", "Mbps"),
        ("Mạng 300 Mb/s/giây.", "twice-per-second", "Mb/s/giây", "Mb/s"),
        ("Dùng 450 kW/h.", "power-per-hour", "kW/h", "kWh"),
        ("Dùng 450 MW/giờ.", "power-per-hour", "MW/giờ", "MWh"),
        ("Mạng 300 Mb/giờ.", "rate-per-hour", "Mb/giờ", "Mb/s"),
        ("Mạng 300 Gbit/phút.", "rate-per-hour", "Gbit/phút", "Gbit/s"),
        ("Mạng 300 Mbp.", "cut-short", "Mbp", "Mbps"),
        ("Đạt 45%% kế hoạch.", "doubled-unit", "%%", "%"),
        ("Chi 45 triệu triệu đồng.", "doubled-unit", "triệu triệu", "triệu"),
        ("Nhận 45 hồ sơ hồ sơ.", "doubled-unit", "hồ sơ hồ sơ", "hồ sơ"),
        ("Chi 45 tỷ triệu đồng.", "crossed-scales", "tỷ triệu", None),
        ("Diện tích đất là 120,5 km.", "area-by-length", "120,5 km", "km²"),
        ("Diện tích rừng: 120 m.", "area-by-length", "120 m", "m²"),
        ("Mật độ dân số là 250 người/km.", "density-by-length", "250 người/km", "km²"),
    ],
)
def test_a_unit_that_cannot_be_meant(text: str, case: str, told: str, meant: str | None) -> None:
    (claim,) = faults(text)
    assert (claim.facts["case"], claim.roles["value"][0].value.text) == (case, told)
    assert claim.facts["suggestion"] == meant
    assert claim.doubt is case.endswith("by-length")


@pytest.mark.parametrize(
    "text",
    ["Mạng 300 Mb/s.", "Dùng 450 kWh.", "Diện tích 120 m x 8 m.", "Diện tích 120 m chiều dài.", "Diện tích 12 km2.",
     "Mật độ dân số 250 người/km2.", "Hỗ trợ 5 đồng đồng thời.", "Chi 45 tỷ đồng.", "Đường dài 5 km."],
)  # fmt: skip
def test_a_unit_in_order(text: str) -> None:
    assert cases(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nhận 1.284 hồ sơ, trả 1195 hồ sơ.", True),
        ("Nhận 1284 hồ sơ, trả 1195 hồ sơ.", False),
        ("Nhận 1.284 hồ sơ, trả 1195 đợt.", False),
        ("Nhận 1.284 hồ sơ, chi 1195 triệu đồng.", True),
        ("Nhận 1.284 hồ sơ, trả 1195 Hồ sơ.", False),
        ("Nhận 1.284 hồ sơ, năm 1899 hồ sơ.", False),
        ("Nhận 1.284 hồ sơ, trả 1899 hồ sơ.", True),
        ("Nhận 1.284 hồ sơ, trả 1900 hồ sơ.", False),
        ("Nhận 1.284 hồ sơ, trả 2100 hồ sơ.", False),
        ("Nhận 1.284 hồ sơ, trả 2101 hồ sơ.", True),
        ("Nhận 1.284 hồ sơ, mã số: 1195 hồ sơ.", False),
        ("Nhận 1.284 hồ sơ, từ 1195 hồ sơ.", False),
        ("Nhận 1.284 hồ sơ, quốc lộ 1195 m.", False),
        ("Nhận 1.284 hồ sơ, trả 0195 hồ sơ.", False),
        ("| Nhận 1.284 hồ sơ, trả 1195 hồ sơ. |", False),
    ],
)
def test_thousands_without_a_mark(text: str, told: bool) -> None:
    assert ("ungrouped" in [case for case, _ in cases(text)]) is told


@pytest.mark.parametrize(("bare", "shown"), [(8, 8), (9, 8)])
def test_so_many_bare_thousands_are_shown(bare: int, shown: int) -> None:
    text = paragraphs("Nhận 1.284 hồ sơ.", *(f"Trả 119{at} hồ sơ." for at in range(bare)))
    (claim,) = [claim for claim in faults(text) if claim.kind == "writing.ungrouped-number"]
    assert len(claim.roles["value"]) == shown
    assert (claim.facts["times"], claim.facts["elsewhere"], claim.facts["suggestion"]) == (bare, "1.284", "1.190")
