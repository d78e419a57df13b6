from making import BLANK, check, count, judge, label


def test_the_whole_text_must_have_the_form():
    symbol = r"[A-ZĐ]+(-[A-ZĐ]+)*"
    assert judge("format", {"value": label("QĐ-UBND")}, field="f", pattern=symbol).outcome == "pass"
    verdict = judge("format", {"value": label("QĐ-UBND 2025")}, field="f", pattern=symbol)
    assert (verdict.outcome, verdict.observed) == ("fail", "QĐ-UBND 2025")
    assert judge("format", {"value": BLANK}, field="f", pattern=symbol).outcome == "undecided"


def test_a_broken_pattern_is_a_mistake_of_the_rule():
    assert check("format", field="f", pattern="(").problems()
    assert check("format", field="f").problems()


def test_what_a_text_of_another_form_tells():
    verdict = judge("format", {"value": label("a1")}, field="f", pattern="[a-z]+")
    assert (verdict.suspects, verdict.facts) == ((("value", 0),), {"pattern": "[a-z]+"})
    assert judge("format", {"value": count(15)}, field="f", pattern="[0-9]+").outcome == "pass"
    assert judge("format", {"value": BLANK}, field="f", pattern="[0-9]+").note == "undecided.blank"
    assert check("format", field="f", pattern="[0-9]+").problems() == ()
    assert check("format", field="f", pattern="[0-9]+").fields() == {"value": ("f",)}
