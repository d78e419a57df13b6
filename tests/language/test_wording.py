"""A wording behaves as the pattern it stands for, and is compiled when first used."""

import pickle

import pytest

from dqcheck.language.wording import Wording, one_of


def test_a_wording_is_compiled_when_it_is_first_used() -> None:
    wording = Wording(r"tổng\s(?:số|cộng)")
    assert "search" not in vars(wording)
    found = wording.search("Tổng số 12 hộ")
    assert found is not None and found[0] == "Tổng số"
    assert "search" in vars(wording) and wording.match("không") is None


def test_case_counts_only_where_it_is_said_to() -> None:
    assert Wording("ha").match("HA") and not Wording("ha", cased=True).match("HA")


def test_a_wording_travels_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(Wording("A", cased=True)))
    assert again.match("A") and not again.match("a")


def test_a_wrong_pattern_is_told_at_first_use() -> None:
    with pytest.raises(Exception, match="unterminated"):
        Wording("(tổng").search("")


def test_the_longest_word_is_tried_first() -> None:
    found = Wording(one_of(["tỷ", "nghìn tỷ", "1+1"])).match("nghìn tỷ đồng")
    assert found is not None and found[0] == "nghìn tỷ"
    assert Wording(one_of(["1+1"])).match("1+1")
