"""Lists of changes that answer a bracketed list of earlier values."""

from sentence_claims import blocks_of

from dqcheck.prose.phrases.answered_lists import answered_lists, is_answer

TEXT = "Có 64 ca sốt, 21 ca sởi; so với tháng trước (52 ca, 30 ca) tăng 12 ca, giảm 9 ca."


def test_each_change_has_its_values_in_order() -> None:
    [block] = blocks_of(TEXT)
    [answers] = answered_lists(block)
    given = [[str(mark.value) for mark in (one.change.mark, one.now, one.earlier)] for one in answers]
    assert given == [["12", "64", "52"], ["9", "21", "30"]]


def test_a_change_answers_no_value_of_another() -> None:
    [block] = blocks_of(TEXT)
    [[first, second]] = answered_lists(block)
    assert is_answer(second.change.mark, second.now, second.earlier)
    assert not is_answer(second.change.mark, first.now, first.earlier)
