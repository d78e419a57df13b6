import pytest
from making import check, judge, label

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
