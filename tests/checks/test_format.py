from making import BLANK, check, judge, label


def test_the_whole_text_must_have_the_form():
    symbol = r"[A-ZĐ]+(-[A-ZĐ]+)*"
    assert judge("format", {"value": label("QĐ-UBND")}, field="f", pattern=symbol).outcome == "pass"
    verdict = judge("format", {"value": label("QĐ-UBND 2025")}, field="f", pattern=symbol)
    assert (verdict.outcome, verdict.observed) == ("fail", "QĐ-UBND 2025")
    assert judge("format", {"value": BLANK}, field="f", pattern=symbol).outcome == "undecided"


def test_a_broken_pattern_is_a_mistake_of_the_rule():
    assert check("format", field="f", pattern="(").problems()
    assert check("format", field="f").problems()
