import pytest
from making import BLANK, check, count, day, judge, label

from dqcheck.checks.base import Terms
from dqcheck.model.rule import Codes

UNITS = Terms(codelists={"units": Codes(name="units", codes={"00123": "Xã Ba Động", "00124": "Xã Ba Dinh"})})


def test_codes_and_names_are_accepted():
    for text in ("00123", "Xã Ba Động", "xã  BA ĐỘNG"):
        assert judge("codelist", {"value": label(text)}, UNITS, field="f", list="units").outcome == "pass"


def test_the_nearest_name_is_told():
    verdict = judge("codelist", {"value": label("Xã Ba Đông")}, UNITS, field="f", list="units")
    assert verdict.outcome == "pass"  # accents do not matter
    verdict = judge("codelist", {"value": label("Xã Ba Đọngg")}, UNITS, field="f", list="units")
    assert (verdict.note, verdict.expected) == ("codelist.nearest", "Xã Ba Động")
    assert judge("codelist", {"value": label("Hà Nội")}, UNITS, field="f", list="units").note == "codelist.fail"


def test_codes_of_the_rule_itself():
    assert judge("codelist", {"value": label("KH")}, field="f", codes=("KH", "QĐ")).outcome == "pass"
    assert judge("codelist", {"value": label("CV")}, field="f", codes=("KH", "QĐ")).outcome == "fail"


def test_a_list_that_does_not_exist_is_the_fault_of_the_rule():
    with pytest.raises(KeyError):
        judge("codelist", {"value": label("KH")}, field="f", list="kinds")
    assert check("codelist", field="f").problems()
    assert check("codelist", field="f", list="a", codes=("b",)).problems()


def test_a_number_or_a_date_is_looked_up_as_it_is_written():
    codes = {"field": "f", "codes": ("5", "2025-08-05")}
    assert judge("codelist", {"value": count(5)}, **codes).outcome == "pass"
    assert judge("codelist", {"value": count(6)}, **codes).outcome == "fail"
    assert judge("codelist", {"value": day("2025-08-05")}, **codes).outcome == "pass"
    assert judge("codelist", {"value": BLANK}, **codes).note == "undecided.absent"


def test_what_a_name_outside_the_list_tells():
    verdict = judge("codelist", {"value": label("Xã Ba Đọngg")}, UNITS, field="f", list="units")
    assert (verdict.observed, verdict.suspects) == ("Xã Ba Đọngg", (("value", 0),))
    assert verdict.facts == {"nearest": "Xã Ba Động", "list": "units"}
    far = judge("codelist", {"value": label("CV")}, field="f", codes=("KH", "QĐ"))
    assert (far.expected, far.facts) == (None, {"nearest": None, "list": ""})


def test_a_name_is_near_where_three_quarters_of_it_agree():
    def nearest(text):
        return judge("codelist", {"value": label(text)}, field="f", codes=("abcd", "ABCD")).expected

    assert nearest("abcx") == "abcd"  # 2·3/8; of two that fold alike the first is told
    assert nearest("abxy") is None


def test_a_list_or_codes_and_not_both():
    assert check("codelist", field="f", list="a").problems() == ()
    assert check("codelist", field="f", codes=("b",)).problems() == ()
