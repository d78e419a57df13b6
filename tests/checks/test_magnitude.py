import random
from decimal import Decimal

from making import TERMS, check, count, judge, judged, label, table

from dqcheck.checks.kinds.magnitude import summarise
from dqcheck.model.quantity import Quantity


def money(text):
    return Quantity(text=text, value=Decimal(text), unit="đồng")


def test_bounds_with_units():
    params = {"at_most": money("500000000"), "at_least": money("100000")}
    verdict = judge("magnitude", {"value": money("15130000000")}, **params)
    assert (verdict.outcome, verdict.note, verdict.expected, verdict.unit) == (
        "fail",
        "magnitude.above",
        500000000,
        "đồng",
    )
    assert judge("magnitude", {"value": money("15130000")}, **params).outcome == "pass"
    assert judge("magnitude", {"value": money("15")}, **params).note == "magnitude.below"


def test_a_slip_of_a_thousand_is_found_among_peers():
    random.seed(3)
    amounts = [Decimal(random.randint(8_000_000, 40_000_000)) for _ in range(95)]
    amounts.insert(40, amounts[0] * 1000)
    amounts.append(amounts[1] / 1000)
    one = check("magnitude", value="a", peers=Decimal(20))
    verdicts = judged(one, {"t": table({"a": [money(str(a)) for a in amounts]})})
    assert [i for i, v in enumerate(verdicts) if v.outcome == "fail"] == [40, 96]
    assert (verdicts[40].note, verdicts[96].note) == ("magnitude.peers-above", "magnitude.peers-below")
    assert verdicts[40].facts["peers"] == 97


def test_a_wide_column_is_no_discrepancy():
    amounts = [Decimal(10) ** (i % 9) for i in range(90)]
    one = check("magnitude", value="a", peers=Decimal(20))
    assert {v.outcome.value for v in judged(one, {"t": table({"a": [money(str(a)) for a in amounts]})})} == {"pass"}


def test_zero_and_few_peers():
    one = check("magnitude", value="a", peers=Decimal(20))
    rows = table({"a": [money("0"), *[money("5")] * 6]})
    assert {v.outcome.value for v in judged(one, {"t": rows})} == {"pass"}
    assert {v.note for v in judged(one, {"t": table({"a": [money("5"), money("9")]})})} == {"undecided.few-peers"}
    assert judge("magnitude", {"value": label("nhiều")}, at_most=money("5")).note == "undecided.not-a-number"


def test_the_summary_does_not_depend_on_the_order():
    values = [Decimal(v) for v in (1, 10, 100, 1000)]
    assert summarise(values) == summarise(values[::-1])
    assert summarise([]) is None


def test_parameters_that_contradict_each_other():
    assert check("magnitude", value="a").problems()
    assert check("magnitude", value="a", at_least=money("9"), at_most=money("8")).problems()
    assert check("magnitude", value="a", peers=Decimal(1)).problems()
    assert check("magnitude", value="a", peers=Decimal(20)).judge({"value": (count(1),)}, TERMS).outcome == "undecided"
