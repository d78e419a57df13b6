"""Who writes a report, and who issued a document that it cites."""

import pytest
from written_reports import paragraphs, reading

from dqcheck.language.vi.documents import DOCUMENTS
from dqcheck.language.vi.references import ISSUERS
from dqcheck.prose.documents.issuers import ReportingUnit, beyond_one_report, of_commune, own_unit, same_issuer

HEADING = "ỦY BAN NHÂN DÂN\nXÃ SƠN LINH"


def unit(text: str) -> str:
    return str(own_unit(text.split("\n\n"), DOCUMENTS))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (HEADING, "Xã Sơn Linh"),
        ("UỶ BAN NHÂN DÂN PHƯỜNG TRÀ BÌNH CỘNG HÒA XÃ HỘI", "Phường Trà Bình"),
        ("ỦY BAN NHÂN DÂN\nĐẶC KHU LÝ SƠN", "Đặc khu Lý Sơn"),
        ("ỦY BAN NHÂN DÂN\nTỈNH AN HẢI", "Tỉnh An Hải"),
        ("ỦY BAN NHÂN DÂN\n\nXÃ SƠN LINH", "Xã Sơn Linh"),
        ("UBND XÃ SƠN LINH\n\nBÁO CÁO", "Xã Sơn Linh"),
        ("UBND xã Sơn Linh báo cáo.\n\nUBND xã Sơn Linh đề nghị.", "Xã Sơn Linh"),
        ("Ủy ban nhân dân phường Trà Bình báo cáo.", "Phường Trà Bình"),
        ("UBND tỉnh An Hải giao.", ""),
        ("BÁO CÁO\n\nKết quả cải cách hành chính quý III của phường Trà Bình\n\nPhường đã họp.", "Phường Trà Bình"),
        ("BÁO CÁO KẾT QUẢ CÔNG TÁC TRÊN ĐỊA BÀN XÃ SƠN LINH NĂM 2025\n\nĐã xong.", "Xã Sơn Linh"),
        ("SỞ NỘI VỤ\n\nBÁO CÁO\n\nKết quả kiểm tra tại xã Sơn Linh\n\nĐã xong.", ""),
        ("BÁO CÁO\n\nKết quả năm 2025\n\nĐoàn kiểm tra làm việc tại xã Sơn Linh.", ""),
        ("Nội dung báo cáo.", ""),
    ],
)
def test_the_unit_that_reports(text: str, name: str) -> None:
    assert unit(text) == name


def test_only_a_commune_is_one() -> None:
    assert own_unit([HEADING], DOCUMENTS).commune
    assert own_unit(["UBND xã Sơn Linh báo cáo."], DOCUMENTS).commune
    assert not own_unit(["ỦY BAN NHÂN DÂN\nTỈNH AN HẢI"], DOCUMENTS).commune
    assert not ReportingUnit().commune


@pytest.mark.parametrize(("before", "name"), [(11, "Xã Sơn Linh"), (12, "")])
def test_the_heading_stands_in_the_first_paragraphs(before: int, name: str) -> None:
    assert unit(paragraphs(HEADING, before=before)) == name


@pytest.mark.parametrize(("characters", "name"), [(573, "Xã Sơn Linh"), (574, "Xã Sơn Lin"), (598, "")])
def test_the_heading_stands_at_the_begin_of_a_paragraph(characters: int, name: str) -> None:
    assert unit("a" * (characters - 1) + "\n" + HEADING) == name


@pytest.mark.parametrize(("between", "name"), [(4, "Xã Sơn Linh"), (5, "")])
def test_a_heading_in_several_paragraphs(between: int, name: str) -> None:
    dots = ["..."] * between
    assert unit("\n\n".join(["ỦY BAN NHÂN DÂN", *(" " for _ in dots), "XÃ SƠN LINH"])) == name


@pytest.mark.parametrize(("characters", "name"), [(185, "Xã Sơn Linh"), (186, "")])
def test_a_paragraph_of_a_heading_is_short(characters: int, name: str) -> None:
    assert unit("a" * characters + "ỦY BAN NHÂN DÂN\n\nXÃ SƠN LINH") == name


@pytest.mark.parametrize(
    ("text", "name"), [("UBND xã Ea Sút", "Xã Ea Sút"), ("UBND xã Eah", "Xã Eah"), ("UBND xã Ea", "")]
)
def test_a_proper_name_has_three_letters(text: str, name: str) -> None:
    assert unit(f"{text} báo cáo.") == name


@pytest.mark.parametrize(("times", "name"), [(2, "Xã Sơn Linh"), (3, "")])
def test_a_text_about_many_communes_is_written_by_none_of_them(times: int, name: str) -> None:
    text = "UBND xã Sơn Linh họp. " * 4 + "UBND xã Trà Bình họp. " * times + "UBND xã Ba Điền họp. " * times
    assert unit(text) == name


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Kế hoạch số 45-KH/TU ngày 12/8/2025 của Tỉnh ủy", "TU"),
        ("Kế hoạch số 45-KH/TU ngày 12/8/2025 của Đảng ủy xã", ""),
        ("Kế hoạch số 45-KH/ĐU ngày 12/8/2025", "ĐU xã Sơn Linh"),
        ("Quyết định số 45-QĐ/BCĐ ngày 12/8/2025 của Ban Chỉ đạo Trung ương", "BCĐTW"),
        ("Công văn số 45/SNV-TC ngày 12/8/2025", "SNV"),
        ("Quyết định số 45/QĐ-UBND ngày 12/8/2025 của UBND huyện Ba Tơ", "UBND huyện Ba Tơ"),
        ("Quyết định số 45/QĐ-UBND ngày 12/8/2025 của Thành ủy", "UBND tỉnh"),
        ("Quyết định số 45/QĐ-UBND ngày 12/8/2025 của UBND TP. An Hải", "UBND thành phố An Hải"),
        ("Quyết định số 45/QĐ-UBND ngày 12/8/2025 của UBND xã", "UBND xã Sơn Linh"),
        ("Quyết định số 45/QĐ-UBND ngày 12/8/2025 của UBND xã Trà Bình", "UBND xã Trà Bình"),
        ("3. 45/QĐ-UBND 12/8/2025 UBND xã Trà Bình", "UBND xã Sơn Linh"),
        ("3. 45/QĐ-UBND 12/8/2025 UBND phường Trà Bình", "UBND phường Trà Bình"),
        ("3. 45/QĐ-UBND 12/8/2025 về việc", "UBND xã Sơn Linh"),
        ("Quyết định số 45/QĐ-UBND ngày 12/8/2025", ""),
        ("UBND tỉnh đã ban hành Quyết định số 45/QĐ-UBND ngày 12/8/2025", "UBND tỉnh"),
    ],
)
def test_the_issuer_of_a_document(text: str, issuer: str) -> None:
    (cited,) = reading(paragraphs(HEADING, text)).cited
    assert cited.citation.issuer == issuer


@pytest.mark.parametrize(
    ("name", "beyond"),
    [
        ("TW", True),
        ("SNV", True),
        ("BCĐTW", True),
        ("UBND tỉnh", True),
        ("UBND xã Sơn Linh", True),
        ("UBND xã", False),
        ("", False),
    ],
)
def test_a_name_beyond_one_report(name: str, beyond: bool) -> None:
    assert beyond_one_report(name, ISSUERS, DOCUMENTS.bodies) is beyond


@pytest.mark.parametrize(
    ("name", "commune"),
    [
        ("UBND xã Sơn Linh", True),
        ("BCĐ phường", True),
        ("UBND đặc khu Lý Sơn", True),
        ("UBND thị xã An Hải", False),
        ("UBND tỉnh", False),
        ("SNV", False),
    ],
)
def test_the_body_of_a_commune(name: str, commune: bool) -> None:
    assert of_commune(name, DOCUMENTS.bodies) is commune


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UBND xã Sơn Linh", "UBND xã", True),
        ("UBND xã", "UBND xã Sơn Linh", True),
        ("UBND xã Hòa An", "UBND xã Hoà An", True),
        ("UBND xã Sơn Linh", "UBND xã Sơn Lin", False),
        ("", "", True),
    ],
)
def test_one_body_under_two_names(one: str, other: str, same: bool) -> None:
    assert same_issuer(one, other) is same
