from decimal import Decimal

from making import TERMS, check, count, label, terms

from dqcheck.model.verdict import Outcome


def judged(stated, value, slack="0", claim="formula-result", given=TERMS):
    one = check("formula", claim=claim, value=Decimal(value), slack=Decimal(slack))
    return one.judge({"stated": (stated,)}, given)


def test_a_cell_holds_what_its_formula_gives():
    assert judged(count(42), 42).outcome is Outcome.PASS
    verdict = judged(count(42), 43)
    assert (verdict.outcome, verdict.observed, verdict.expected, verdict.discrepancy) == ("fail", 42, 43, -1)
    assert verdict.note == "formula.result"


def test_binary_noise_is_no_gap():
    assert judged(count("0.3"), "0.30000000000000004", slack="1e-15").outcome is Outcome.PASS
    assert judged(count("0.3"), "0.30000000000001", slack="1e-15").outcome is Outcome.FAIL


def test_each_claim_has_its_sentence():
    for claim in ("twice", "short", "beyond", "typed", "unlike", "hidden"):
        assert judged(count(1), 2, claim=f"formula-{claim}").note == f"formula.{claim}"


def test_a_tolerance_of_the_rule():
    assert judged(count(100), 101, given=terms(abs="1")).outcome is Outcome.PASS


def test_a_text_is_no_result():
    assert judged(label("x"), 1).outcome is Outcome.UNDECIDED


def test_only_a_value_can_be_put_right_not_a_range():
    typed = check("formula", claim="formula-typed", value=Decimal(5))
    assert [(role, at, wanted.low) for role, at, wanted in typed.solve({"stated": (count(1),)}, TERMS)] == [
        ("stated", 0, 5)
    ]
    assert not list(check("formula", claim="formula-short", value=Decimal(5)).solve({"stated": (count(1),)}, TERMS))
    assert check("formula").problems()
