from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st
from making import BLANK, TERMS, check, count, day, judge, judged, label, table

from dqcheck.checks.kinds.sequence import leading_number, out_of_order


def sequence(numbers, dates=(), **params):
    roles = {"number": [n if not isinstance(n, int) else count(n) for n in numbers]}
    if dates:
        roles["date"] = [day(d) for d in dates]
    return judge("sequence", roles, TERMS, **({"date": "d"} | params))


def test_numbers_and_dates_rise_together():
    assert sequence([49, 51, 50], ["2025-08-01", "2025-08-20", "2025-08-12"]).outcome == "pass"


def test_the_fewest_documents_are_blamed():
    verdict = sequence([49, 50, 51, 52], ["2025-08-01", "2025-09-20", "2025-08-12", "2025-08-15"])
    assert (verdict.outcome, verdict.note) == ("fail", "sequence.fail")
    assert verdict.suspects == (("number", 1), ("date", 1))
    assert verdict.facts["blamed"] == ("50 (2025-09-20)",)
    assert verdict.facts["near"] == (0, 2)


def test_ties_are_shown_as_ties():
    verdict = sequence([50, 51], ["2025-08-12", "2025-08-05"])
    assert (verdict.outcome, verdict.note, verdict.suspects) == ("fail", "sequence.tied", ())
    assert verdict.facts["tied"] == ("50 (2025-08-12)", "51 (2025-08-05)")


def test_numbering_restarts_each_year():
    assert sequence([90, 91, 1], ["2024-12-01", "2024-12-30", "2025-01-05"]).outcome == "pass"


def test_gaps_and_repeats():
    verdict = sequence([1, 2, 4], gapless=True, date=None)
    assert (verdict.note, verdict.facts["missing"]) == ("sequence.gap", ("3",))
    verdict = sequence([1, 2, 2, 3], gapless=True, date=None)
    assert (verdict.note, verdict.suspects) == ("sequence.repeated", (("number", 1), ("number", 2)))
    assert sequence([2, 1, 3], gapless=True, date=None).outcome == "pass"
    assert len(sequence([1, 10**9], gapless=True, date=None).facts["missing"]) == 20


def test_a_number_that_is_there_twice_is_told_in_a_long_register_too():
    verdict = sequence([*range(1, 1001), 700], gapless=True, date=None)
    assert (verdict.note, verdict.facts["repeated"]) == ("sequence.repeated", ("700",))
    assert verdict.suspects == (("number", 699), ("number", 1000))


def test_the_nearest_documents_in_order_show_where_several_are_odd_side_by_side():
    dates = ["2025-08-01", "2025-09-20", "2025-09-10", "2025-08-12", "2025-08-15", "2025-08-16"]
    verdict = sequence([49, 50, 51, 52, 53, 54], dates)
    assert (verdict.facts["blamed"], verdict.facts["near"]) == (("50 (2025-09-20)", "51 (2025-09-10)"), (0, 3))


def test_the_number_of_a_reference_leads():
    assert [leading_number(label(text)) for text in ("171/QĐ-UBND", "08-KH/TU", "KH-UBND", "")] == [171, 8, None, None]
    assert sequence([label("50/KH-UBND"), label("9/KH-UBND")], ["2025-08-12", "2025-08-05"]).outcome == "pass"


def test_registers_are_kept_apart_and_records_without_a_date_take_no_part():
    rows = table(
        {
            "number": [count(50), count(51), count(51), count(52)],
            "date": [day("2025-08-12"), day("2025-08-05"), day("2025-08-20"), BLANK],
            "symbol": [label("KH-UBND"), label("QĐ-UBND"), label("kh-ubnd"), label("KH-UBND")],
        },
        ["A"] * 4,
    )
    one = check("sequence", number="number", date="date", by=("symbol",))
    assert [v.outcome.value for v in judged(one, {"t": rows})] == ["pass", "pass"]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=7))
def test_blame_is_the_complement_of_the_longest_subsequences(keys):
    """Against all subsets: nobody is blamed who is in a longest subsequence, ties are in some but not in all."""
    best: list[set[int]] = []
    for size in range(len(keys), 0, -1):
        best = [
            set(c) for c in combinations(range(len(keys)), size) if [keys[i] for i in c] == sorted(keys[i] for i in c)
        ]
        if best:
            break
    odd, tied = out_of_order(keys)
    assert set(odd) == set(range(len(keys))) - set.union(*best)
    assert set(tied) == set.union(*best) - set.intersection(*best)


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(1, 28)), min_size=1, max_size=4))
def test_the_order_of_records_never_matters(documents):
    verdicts = {
        (v.outcome, v.note)
        for order in permutations(documents)
        for v in [sequence([n for n, _ in order], [f"2025-08-{d:02}" for _, d in order])]
    }
    assert len(verdicts) == 1


def test_numbering_without_gaps_restarts_each_year():
    dates = ["2024-12-30", "2024-12-31", "2025-01-02", "2025-01-03"]
    assert sequence([97, 98, 1, 2], dates, gapless=True).outcome == "pass"
    assert sequence([1, 2, 1, 2], dates, gapless=True).outcome == "pass"
    again = sequence([1, 2, 2, 2], dates, gapless=True)
    assert (again.note, again.suspects) == (
        "sequence.repeated",
        tuple((r, i) for r in ("number", "date") for i in (2, 3)),
    )
    assert sequence([97, 99, 1, 2], dates, gapless=True).facts["missing"] == ("98",)


def test_numbers_and_dates_must_pair():
    assert sequence([1, 2], ["2025-08-01"]).note == "undecided.absent"
    assert sequence([]).note == "undecided.absent"
    assert sequence([label("KH"), label("QĐ")], ["2025-08-01", "2025-08-02"]).note == "undecided.absent"
    assert sequence([1, 2], ["2025-08", "2025-09"]).note == "undecided.absent"
    assert sequence([1, 2], ["2025-08", "2025-08"], gapless=True).outcome == "pass"


def test_what_a_pass_tells():
    assert sequence([1, 2, label("KH")], ["2025-08-01", "2025-08-02", "2025-08-03"]).facts == {"count": 2}


def test_the_number_that_leads():
    texts = ["123456789/KH", "1234567890/KH", " 12", "12", "1", "²5", "0012"]
    assert [leading_number(label(text)) for text in texts] == [123456789, None, 12, 12, 1, None, 12]
    assert leading_number(count(8)) == 8
    assert leading_number(count("8.5")) is None
    assert leading_number(BLANK) is None
    assert leading_number(day("2025-08-01")) is None


def test_the_same_day_and_the_same_number_are_in_order():
    assert sequence([1, 2], ["2025-08-01", "2025-08-01"]).outcome == "pass"
    assert sequence([1, 1], ["2025-08-05", "2025-08-01"]).outcome == "pass"


def test_gaps_are_told_up_to_twenty():
    missing = sequence([1, 30], gapless=True, date=None).facts["missing"]
    assert missing == tuple(map(str, range(2, 22)))
    assert sequence([1, 22], gapless=True, date=None).facts["missing"] == tuple(map(str, range(2, 22)))
    assert sequence([1, 3, 5], gapless=True, date=None).facts["missing"] == ("2", "4")
    repeated = sequence([number for number in range(1, 31) for _ in range(2)], gapless=True, date=None)
    assert repeated.facts["repeated"] == tuple(map(str, range(1, 21)))


def test_a_gap_comes_before_a_repeat_and_blames_nobody():
    verdict = sequence([1, 1, 3], gapless=True, date=None)
    assert (verdict.note, verdict.suspects) == ("sequence.gap", ())
    assert (verdict.facts["missing"], verdict.facts["repeated"]) == (("2",), ("1",))
    both = sequence([1, 2, 3, 5], ["2025-08-01", "2025-09-20", "2025-08-12", "2025-08-15"], gapless=True)
    assert (both.note, both.facts["missing"]) == ("sequence.fail", ("4",))
    assert both.suspects == (("number", 1), ("date", 1))


def test_ties_beside_a_blame():
    dates = ["2025-08-20", "2025-08-05", "2025-08-25", "2025-01-01", "2025-08-26"]
    verdict = sequence([1, 2, 3, 4, 5], dates)
    assert (verdict.note, verdict.facts["blamed"]) == ("sequence.fail", ("4 (2025-01-01)",))
    assert verdict.facts["tied"] == ("1 (2025-08-20)", "2 (2025-08-05)")


def test_a_rule_needs_dates_or_a_numbering_without_gaps():
    assert check("sequence", number="n").problems()
    assert check("sequence", number="n", date="d").problems() == ()
    assert check("sequence", number="n", gapless=True).problems() == ()
    assert check("sequence", number="n").fields() == {"number": ("n",)}
    assert check("sequence", number="n", date="d").fields() == {"number": ("n",), "date": ("d",)}


def test_a_table_or_a_field_that_is_not_there_gives_no_register():
    one = check("sequence", number="n", date="d")
    assert judged(one, {}) == []
    assert judged(one, {"t": table({"n": [count(1)]})}) == []


def test_registers_of_two_submissions_are_kept_apart():
    rows = table({"n": [count(2), count(1)], "d": [day("2025-08-01"), day("2025-08-05")]}, ["A", "B"])
    one = check("sequence", number="n", date="d", by=("series",))
    assert [v.outcome.value for v in judged(one, {"t": rows})] == ["pass", "pass"]


def test_a_number_whose_date_is_none_takes_no_part():
    values = {"number": (count(1), count(5), count(2)), "date": (day("2025-08-01"), label("x"), day("2025-08-02"))}
    one = check("sequence", number="n", date="d", gapless=True)
    assert one.judge(values, TERMS).note == "sequence.pass"
    unnumbered = {
        "number": (count(1), label("KH"), count(2)),
        "date": (day("2025-08-01"), day("2025-08-02"), day("2025-08-03")),
    }
    assert one.judge(unnumbered, TERMS).note == "sequence.pass"
