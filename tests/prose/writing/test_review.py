"""The form of writing: what is told, and what looks like a fault and is none."""

import pytest
from work import an_end, calls
from written_reports import faults, reading

from dqcheck.model.claim import Claim
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.writing import review

FAULTS = [
    ("Thôn đã thu quỹ đạt 45/60%.", "writing.malformed-number", "45/60%"),
    ("Hồ sơ đúng hạn là 1.204/1.310 %.", "writing.malformed-number", "1.204/1.310 %"),
    ("Diện tích lúa 1.254,30,5 ha.", "writing.malformed-number", "1.254,30,5"),
    ("Chi 12.34.500 đồng mua văn phòng phẩm.", "writing.malformed-number", "12.34.500"),
    ("Thu 1..250 hồ sơ trong quý.", "writing.malformed-number", "1..250"),
    ("Sản lượng 9.80,35 tấn.", "writing.malformed-number", "9.80,35"),
    ("Đúng hạn 98,4%, số hóa 87.25%.", "writing.decimal-point", "87.25"),
    ("Rừng trồng 12,5 ha, cà phê 7.5 ha.", "writing.decimal-point", "7.5"),
    ("Vốn 1,250.75 triệu đồng, đối ứng 2,5 triệu đồng.", "writing.decimal-point", "1,250.75"),
    ("Tiếp nhận 1.284 hồ sơ, trả 1195 hồ sơ.", "writing.ungrouped-number", "1195"),
    ("Mạng của xã đạt 300 Mbps/s.", "writing.impossible-unit", "Mbps/s"),
    ("Điểm phát mạnh 1 Gb/s/s.", "writing.impossible-unit", "Gb/s/s"),
    ("Trạm biến áp dùng 450 kW/h mỗi tháng.", "writing.impossible-unit", "kW/h"),
    ("Chi 45 triệu triệu đồng.", "writing.impossible-unit", "triệu triệu"),
    ("Chi 45 tỷ triệu đồng.", "writing.impossible-unit", "tỷ triệu"),
    ("Đạt 45%% kế hoạch.", "writing.impossible-unit", "%%"),
    ("Diện tích tự nhiên là 120,5 km, gồm 9 thôn.", "writing.impossible-unit", "120,5 km"),
    ("Mật độ dân số khoảng 250 người/km, phân bố thưa.", "writing.impossible-unit", "250 người/km"),
    ("Họp thôn ngày 31/6/2025.", "writing.impossible-date", "31/6/2025"),
    ("Họp thôn ngày 30 tháng 02 năm 2025.", "writing.impossible-date", "30 tháng 02 năm 2025"),
    ("Họp thôn ngày 05/13/2025.", "writing.impossible-date", "05/13/2025"),
    ("Hoàn thành trong tháng 13/2025.", "writing.impossible-date", "tháng 13/2025"),
    ("Tổng kết quý V năm 2025.", "writing.impossible-date", "quý V năm 2025"),
    ("Số liệu đến tháng 15/08/2025.", "writing.malformed-date", "tháng 15/08/2025"),
    ("Ban hành ngày 05/8/20255.", "writing.malformed-date", "05/8/20255"),
    ("Ban hành ngày 05//8/2025.", "writing.malformed-date", "05//8/2025"),
    ("Khởi công ngày 9/2025.", "writing.malformed-date", "ngày 9/2025"),
    ("Ban hành ngày 05/8/25.", "writing.short-year", "05/8/25"),
    ("Các ngày 05/8/2025, 07/8/2025, 08/8/2025 và 9/8/2025.", "writing.leading-zero", "9/8/2025"),
    ("Số:      /BC-UBND", "writing.blank", "Số: /BC-UBND"),
    ("Sơn Linh, ngày     tháng 9 năm 2025", "writing.blank", "ngày tháng 9 năm 2025"),
    ("(Kèm theo Báo cáo số    /BC-UBND ngày   /9/2025 của UBND xã)", "writing.blank", "ngày /9/2025"),
    ("Chỉ thị số 12 CT/TU ngày 12/8/2025.", "writing.malformed-reference", "Chỉ thị số 12 CT/TU"),
    ("Báo cáo số số 90/BC-UBND ngày 12/8/2025.", "writing.malformed-reference", "Báo cáo số số 90/BC-UBND"),
    ("Quyết định Quyết định số 90/QĐ-UBND ngày 12/8/2025.", "writing.malformed-reference", None),
    ("Báo cáo số 90/UBND ngày 12/8/2025.", "writing.malformed-reference", "Báo cáo số 90/UBND"),
    ("Kế hoạch số 90/QĐ-UBND ngày 12/8/2025.", "writing.malformed-reference", "Kế hoạch số 90/QĐ-UBND"),
    ("Quyết định số 90/QĐUBND ngày 12/8/2025.", "writing.malformed-reference", "Quyết định số 90/QĐUBND"),
    ("Quyết định số 90/QĐ-UBDN ngày 12/8/2025.", "writing.malformed-reference", "Quyết định số 90/QĐ-UBDN"),
    ("Quyết định số 90//QĐ-UBND ngày 12/8/2025.", "writing.malformed-reference", "Quyết định số 90//QĐ-UBND"),
    ("Quyết định số 90/QĐ ngày 12/8/2025 của xã.", "writing.malformed-reference", "Quyết định số 90/QĐ"),
    ("Kế hoạch số 90- KH/TU ngày 12/8/2025.", "writing.loose-reference", "90- KH/TU"),
    ("Quyết định số 90-QĐ/UBND ngày 12/8/2025.", "writing.loose-reference", "90-QĐ/UBND"),
    ("Nghị quyết số 12/NQ-TW ngày 12/8/2025.", "writing.loose-reference", "12/NQ-TW"),
    ("Quyết định số 90/QĐ(CT)-UBND ngày 12/8/2025.", "writing.loose-reference", "90/QĐ(CT)-UBND"),
    ("Công văn số 3/SNV-TC ngày 02/9/2025, Kế hoạch số 9/KH-UBND.", "writing.undated-reference", None),
    ("I. Mở đầu\n\nII. Kết quả\n\nIV. Kiến nghị", "writing.numbering-gap", None),
    ("a) Đất ở\n\nb) Đất rừng\n\nd) Đất khác", "writing.numbering-gap", None),
    ("Tỷ lệ hồ sơ nộp qua mạng đạt 62,5%.", "writing.no-base", "62,5%"),
    ("Cấp 12 chữ ký số (cá nhân: 9, tổ chức: 3, đạt 100% nhu cầu).", "writing.no-base", "100%"),
    ("Tổng số hồ sơ có thu phí là 12/30 hồ sơ.", "writing.no-base", "12/30"),
    ("- Tỷ lệ hộ dùng 5G: nhà mạng đang khảo sát các thôn.", "writing.no-figure", "Tỷ lệ hộ dùng 5G"),
    ("UBND xã Sơn Linh chi 9.500 triệu đồng cho lễ phát động.", "amount.magnitude", "9.500 triệu đồng"),
    ("UBND xã Sơn Linh thu lệ phí là 90.000.000 triệu đồng.", "amount.magnitude", "90.000.000 triệu đồng"),
    ("Thu nhập bình quân đạt 52.000 triệu đồng/người/năm.", "amount.magnitude", None),
    ("Thu nhập bình quân đạt 52 nghìn đồng/người/năm.", "amount.magnitude", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "told"), FAULTS, ids=[text[:60] for text, _, _ in FAULTS])
def test_a_fault_is_told(text: str, kind: str, told: str | None) -> None:
    found = [claim for claim in faults(text) if claim.kind == kind]
    assert found, [claim.kind for claim in faults(text)]
    if told is not None:
        assert told in [claim.roles["value"][0].value.text for claim in found]
    assert all(figure.quote in text for claim in found for figure in claim.roles["value"])


SOUND = [
    "Đã trả 412/423 hồ sơ, đạt 97,40%.",
    "Kinh phí chia 70/30% giữa tỉnh và xã.",
    "Bao phủ bảo hiểm y tế đạt 96/95% kế hoạch.",
    "Tết được thưởng tháng 13 năm 2025.",
    "Hỗ trợ 500.000 đồng đồng thời cho vay vốn.",
    "Diện tích sàn 2.500 m 2, mật độ dân số 250 người/km 2.",
    "Danh nhân sinh ngày 30/6/1822.",
    "UBND xã Sơn Linh họp hội nghị phân bổ vốn, kinh phí 120 tỷ đồng.",
    "Thu nhập bình quân 450.000 đồng/ngày; thu nhập bình quân tăng 200 nghìn đồng.",
    "Rút thăm 5..10 người mỗi thôn.",
    "1. Mở đầu\n\n2. Kết quả\n\n3 Khó khăn\n\n4. Kiến nghị",
    "Nhiệm vụ 1,2,3 của Kế hoạch; mức độ 3,4; tiêu chí 1.2.3 và mục 10.2.",
    "Máy chủ 10.66.150.20, điện thoại 0255.3822.145, phần mềm iGate 2.0.",
    "Công nghiệp 4.0, phiên bản 10.1.22, mã 1.01.500.",
    "Tiếp nhận 1.284 hồ sơ năm 2025, số tài khoản 1017 hoạt động từ 2024.",
    "Mạng của xã đạt 300 Mbps, tuyến trục 10 Gbps.",
    "Tiêu thụ 450 kWh mỗi tháng, công suất 12 kW.",
    "Dự toán 12 triệu tỷ đồng của cả nước.",
    "Diện tích nhà 120 m x 8 m; đường dài 5 km; diện tích 12,5 km2.",
    "Mật độ dân số khoảng 250 người/km2, phân bố thưa.",
    "Họp ngày 29/02/2024 và ngày 30 tháng 6 năm 2025.",
    "Đạt 20/20 thôn; ngày 10/10; Ngày Chuyển đổi số quốc gia (10/10).",
    "Trong tháng 12/2025, quý IV năm 2025 và tháng 9 năm 2025.",
    "Ngày 05 tháng 8 năm 2025, lúc 7 giờ 30.",
    "Sơn Linh, ngày 20 tháng 9 năm 2025\n\nSố: 118/BC-UBND",
    "Quyết định số 90/QĐ-UBND ngày 12/8/2025 của UBND xã.",
    "Thông báo số 07-\nTB/TU ngày 12/8/2025 của Tỉnh ủy.",
    "Nghị quyết số 204/2025/QH15 ngày 17/6/2025 và Luật số 72/2025/QH15 ngày 16/6/2025.",
    "Công văn số 4365/UBND-KGVX ngày 30/6/2025, Công văn số 152/CV-VHXH ngày 12/8/2025.",
    "Quy định số 41-QĐ/TW ngày 03/11/2021; Kết luận số 12-TB/TU ngày 12/8/2025.",
    "Nghị quyết số 57-NQ/TW ngày 22/12/2024. UBND xã đã triển khai.",
    "Thông tư liên tịch số 02/2016/TTLT-BTC-BNV ngày 12/8/2016.",
    "Quyết định số 80/TTg ngày 12/3/1995.",
    "1. Mở đầu\n\n2. Kết quả\n\n1. Cấp xã\n\n2. Cấp thôn\n\n3. Kiến nghị",
    "1. Mở đầu\n\n2. Kết quả của thôn; 3. Khó khăn\n\n4. Kiến nghị",
    "Phấn đấu đạt 80% hộ dùng chữ ký số; khoảng 80% người dân hài lòng.",
    "100% cán bộ dùng phần mềm; 62,5% (25/40) hồ sơ nộp qua mạng.",
    "- Tỷ lệ hộ dùng 5G: đạt 25/40 hộ trong thôn.",
    "UBND xã Sơn Linh chi 9.500.000 đồng cho lễ phát động.",
    "Thu nhập bình quân đạt 52 triệu đồng/người/năm, tăng 3 nghìn đồng.",
    "UBND tỉnh bố trí 15.130 triệu đồng cho các dự án giao thông.",
]


@pytest.mark.parametrize("text", SOUND, ids=[text[:60] for text in SOUND])
def test_what_only_looks_like_a_fault_is_not_told(text: str) -> None:
    assert [(claim.kind, claim.roles["value"][0].value.text) for claim in faults(text)] == []


def test_decomposed_text_is_quoted_as_it_is_written() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "Tỷ lệ số hóa đạt 45/60% hồ sơ.")
    (claim,) = [claim for claim in faults(text) if claim.kind == "writing.malformed-number"]
    figure = claim.roles["value"][0]
    assert figure.quote == text.strip()
    assert text[figure.start : figure.end] == "45/60%"


def test_a_kind_that_met_nothing_wrong_holds_once() -> None:
    found = review.claims(reading("Tiếp nhận 1.284 hồ sơ, đạt 98,4%; tiếp nhận 1.190 hồ sơ, đạt 97,1%."))
    kinds = [claim.kind for claim in found]
    assert kinds.count("writing.malformed-number") == 1
    assert kinds.count("writing.decimal-point") == 1


def test_a_percentage_whose_base_another_claim_knows_is_not_told() -> None:
    found = review.claims(reading("Tỷ lệ hồ sơ nộp qua mạng đạt 62,5%."))
    base = next(claim for claim in found if claim.kind == "writing.no-base")
    other = Claim(kind="percentage", roles={"stated": base.roles["value"]})
    kept = review.without_understood(found, [other])
    assert base not in kept
    assert len(kept) == len(found) - 1


HOSTILE = [
    "9",
    "1.",
    "1/",
    "1.000",
    " ",
    "ngày ",
    "số số ",
    "05/8/2025 ",
    "98/85% ",
    "((",
    "QĐ-UBND-",
    "171/QĐ-",
    "tổng số ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_grows_with_length_on_hostile_text(unit: str) -> None:
    def told(size: int) -> Reading:
        return reading(unit * (size // len(unit)))

    review.claims(told(1000))
    assert calls(lambda: review.claims(told(32_000))) < 5 * calls(lambda: review.claims(told(8_000)))
    with an_end():
        review.claims(told(400_000))


def test_many_percentages_in_one_line_come_to_an_end() -> None:
    whole = reading("5% " * 25_000)
    with an_end():
        assert all(claim.kind for claim in review.claims(whole))
