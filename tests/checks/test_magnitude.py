import random
from decimal import Decimal

from making import TERMS, check, count, judge, judged, label, table

from dqcheck.checks.kinds.magnitude import Peers, summarise
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


def test_both_bounds_belong_to_what_is_possible():
    params = {"at_most": money("500"), "at_least": money("100")}
    assert [judge("magnitude", {"value": money(v)}, **params).note for v in ("99", "100", "500", "501")] == [
        "magnitude.below", "magnitude.pass", "magnitude.pass", "magnitude.above",
    ]  # fmt: skip
    assert judge("magnitude", {"value": money("99")}, **params).discrepancy == -1


def among(value, others, **params):
    one = check("magnitude", value="a", **{"peers": Decimal(20)} | params)
    rows = table({"a": [money(str(amount)) for amount in (value, *others)]})
    return judged(one, {"t": rows})[0]


def test_the_ratio_to_the_median_itself_is_not_beyond_it():
    assert among(200, [10] * 6).outcome == "pass"
    above = among(201, [10] * 6)
    assert (above.note, above.expected, above.facts) == ("magnitude.peers-above", 10, {"ratio": 20, "peers": 7})
    assert among(5, [100] * 6).outcome == "pass"
    below = among(4, [100] * 6)
    assert (below.note, below.expected, below.facts) == ("magnitude.peers-below", 100, {"ratio": 25, "peers": 7})


def test_a_median_needs_five_peers():
    assert among(1000, [10] * 4).note == "magnitude.peers-above"
    assert among(1000, [10] * 3).note == "undecided.few-peers"
    assert among(1000, [10] * 3 + [0] * 5).note == "undecided.few-peers"  # zeros are no peers
    assert among(1000, [10] * 3, at_most=money("5000")).note == "magnitude.pass"
    assert among(1000, [10] * 3, at_least=money("5")).note == "magnitude.pass"
    assert among(-1000, [10] * 6).outcome == "pass"
    assert among(0, [10] * 6).outcome == "pass"


def test_what_is_far_depends_on_the_spread_of_the_column():
    # Half of the values lie within a factor of 2 around the median 8: far is beyond 2**5 = 32 times, whatever `peers`.
    others = [4, 4, 8, 8, 16, 16]
    assert among(256, others, peers=Decimal(3)).outcome == "pass"
    assert among(257, others, peers=Decimal(3)).note == "magnitude.peers-above"


def test_the_summary():
    assert summarise([Decimal(4)]) == Peers(median=Decimal(4), ratio=Decimal(1), count=1)
    assert summarise([Decimal(v) for v in (1, 2, 8)]) == Peers(median=Decimal(2), ratio=Decimal(2), count=3)
    assert summarise([Decimal(v) for v in (1, 2, 8, 9)]) == Peers(median=Decimal(2), ratio=Decimal(2), count=4)


def test_parameters_at_their_bounds():
    assert check("magnitude", value="a", at_least=money("8"), at_most=money("8")).problems() == ()
    assert check("magnitude", value="a", at_least=money("8")).problems() == ()
    assert check("magnitude", value="a", at_most=money("8")).problems() == ()
    assert check("magnitude", value="a", peers=Decimal("1.1")).problems() == ()


def test_a_column_that_is_not_there_has_no_peers():
    one = check("magnitude", value="a", peers=Decimal(20))
    assert one.prepare({}) is one
    assert one.prepare({"t": table({"b": [money("1")]})}) is one
    bounded = check("magnitude", value="a", at_most=money("8"))
    assert bounded.prepare({"t": table({"a": [money("1")]})}) is bounded


def test_peers_are_those_that_where_names():
    one = check("magnitude", value="a", peers=Decimal(20), where={"kind": ("chi",)})
    kinds = [label(text) for text in ("chi", "chi", "thu")]
    ready = one.prepare({"t": table({"a": [money("1"), money("3"), money("9")], "kind": kinds})})
    assert ready.middle == Peers(median=Decimal(1), ratio=Decimal(1), count=2)
