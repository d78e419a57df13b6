"""Names of reporting units."""

import unicodedata

import pytest
from formkit import FORM

from dqcheck.forms import UnitNames, unit_names

NAMES = unit_names(FORM)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Xã Ba Động", "Xã Ba Động"),
        ("Ba Động", "Xã Ba Động"),
        ("UBND xã Ba Động", "Xã Ba Động"),
        ("Ủy ban nhân dân xã Ba Động", "Xã Ba Động"),
        ("UBND XÃ BA ĐỘNG, TỈNH QUẢNG NGÃI", "Xã Ba Động"),
        ("X. Ba Động", "Xã Ba Động"),
        ("X.Ba Động", "Xã Ba Động"),
        ("  xã  ba\u00a0động ", "Xã Ba Động"),
        (unicodedata.normalize("NFD", "Xã Ba Động"), "Xã Ba Động"),
        ("BaĐộng", "Xã Ba Động"),
        ("Ba Dong", "Xã Ba Động"),
        ("20000", "Xã Ba Động"),
        ("Ba Tơ", "Xã Ba Tơ"),
        ("Ba Tô", "Xã Ba Tô"),
        ("xã Sơn Hạ", "Xã Sơn Hạ"),
        ("Hòa Bình", "Xã Hoà Bình"),
        ("P. Kon Tum", "Phường Kon Tum"),
        ("đặc khu Lý Sơn", "Đặc khu Lý Sơn"),
        ("phường An Phú", "Phường An Phú"),
        ("Tịnh Khê", "Xã Tịnh Khê"),
        ("Đặc khu Lý Sơn (huyện đảo)", "Đặc khu Lý Sơn"),
    ],
)
def test_every_usual_spelling_meets_one_name(text: str, name: str) -> None:
    found = NAMES.resolve(text)
    assert (found.status, found.name) == ("known", name)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("An Phú", ("Phường An Phú", "Xã An Phú")),
        ("Ba To", ("Xã Ba Tơ", "Xã Ba Tô")),
        ("Xã Son Ha", ("Xã Sơn Hà", "Xã Sơn Hạ")),
    ],
)
def test_a_name_of_several_units_is_ambiguous(text: str, candidates: tuple[str, ...]) -> None:
    found = NAMES.resolve(text)
    assert (found.status, found.candidates) == ("ambiguous", candidates)


@pytest.mark.parametrize(("text", "near"), [("Xã Ba Đông Hà", ()), ("Ba Đồngg", ("Xã Ba Động",)), ("Thị trấn X", ())])
def test_a_name_that_is_not_on_the_list_has_at_most_a_nearest(text: str, near: tuple[str, ...]) -> None:
    found = NAMES.resolve(text)
    assert found.status == "unknown"
    assert found.candidates == near or not near


def test_a_wrong_kind_of_unit_is_not_on_the_list() -> None:
    assert NAMES.resolve("Phường Ba Động").status == "unknown"


@pytest.mark.parametrize(
    ("text", "strict", "name"),
    [
        ("ỦY BAN NHÂN DÂN XÃ BA ĐỘNG", True, "Xã Ba Động"),
        ("Báo cáo 9 tháng của xã Ba Động (lần 2)", True, "Xã Ba Động"),
        ("Chương trình Ba Động", True, None),
        ("bc-9t-ba-dong-2025", False, "Xã Ba Động"),
        ("Xã Sơn Tây Hạ", True, "Xã Sơn Tây Hạ"),
        ("xã Ba Động và xã Ba Tơ", True, None),
        ("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", True, None),
    ],
)
def test_a_unit_mentioned_in_a_title_or_a_file_name(text: str, strict: bool, name: str | None) -> None:
    found = NAMES.find(text, strict=strict)
    assert (found.name if found else None) == name


def test_a_file_name_without_accents_may_stay_ambiguous() -> None:
    found = NAMES.find("ba-to", strict=False)
    assert found is not None
    assert found.candidates == ("Xã Ba Tơ", "Xã Ba Tô")


def test_without_a_list_every_name_stands_for_itself() -> None:
    names = UnitNames(None)
    assert names.resolve(" Xã  Tân Lập 1 ").name == "Xã Tân Lập 1"
    assert names.find("xã Tân Lập 1") is None
