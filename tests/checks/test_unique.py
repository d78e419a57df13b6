from making import BLANK, TERMS, check, count, day, judged, label, table

from dqcheck.checks.kinds.unique import identity


def test_a_commune_twice():
    rows = table({"unit": [label("Xã Ba Động"), label("Xã Ba Dinh"), label("xã ba động")]})
    verdicts = judged(check("unique", field="unit"), {"t": rows})
    assert [v.outcome.value for v in verdicts] == ["fail", "pass"]
    assert verdicts[0].facts["count"] == 2


def test_the_combination_holds_all_records_of_the_value():
    rows = table({"n": [count(1), count(2), count(1), count(1)]})
    combinations = list(check("unique", field="n").combinations({"t": rows}))
    assert [[ref.row for ref in c["values"]] for c in combinations] == [[0, 2, 3], [1]]


def test_accents_tell_names_apart():
    rows = table({"unit": [label("Sơn Trà"), label("Sơn Tra")]})
    assert {v.outcome.value for v in judged(check("unique", field="unit"), {"t": rows})} == {"pass"}


def test_within_a_submission():
    rows = table({"n": [count(1), count(1), count(1)]}, ["A", "B", "A"])
    assert [v.outcome.value for v in judged(check("unique", field="n", within="submission"), {"t": rows})] == [
        "fail",
        "pass",
    ]


def test_the_units_of_a_value_stand_in_the_same_order_whatever_that_of_the_records():
    for units in (["B", "", "A"], ["A", "B", ""]):
        (found,) = check("unique", field="n").combinations({"t": table({"n": [count(1)] * 3}, units)})
        assert [units[ref.row] for ref in found["values"]] == ["A", "B", ""]


def test_blanks_are_undecided_one_by_one():
    rows = table({"n": [BLANK, BLANK]})
    assert [v.note for v in judged(check("unique", field="n"), {"t": rows})] == ["undecided.blank"] * 2


def test_what_makes_two_values_the_same():
    assert identity(count("5.0")) == identity(count(5))
    assert identity(day("2025-08")) != identity(day("2025-08-01"))
    assert identity(day("2025-08")) != identity(day("2025-09"))
    assert identity(label("A")) == identity(label("a"))
    assert identity(BLANK) is None


def test_what_a_value_that_is_there_twice_tells():
    one = check("unique", field="n")
    assert one.fields() == {"values": ("n",)}
    assert one.judge({"values": (count(5), count(5))}, TERMS).observed == 5
    assert one.judge({"values": (label("Ba Động"), label("ba động"))}, TERMS).observed == "Ba Động"
    assert one.judge({"values": (day("2025-08"), day("2025-08"))}, TERMS).observed == "2025-08"
    assert one.judge({"values": (count(5), count(6))}, TERMS).outcome == "pass"
    assert one.judge({"values": (count(5), BLANK)}, TERMS).note == "undecided.blank"


def test_a_field_that_is_not_there_is_absent_in_every_record():
    one = check("unique", field="n")
    rows = table({"m": [count(1), count(1)]})
    assert [[ref.row for ref in c["values"]] for c in one.combinations({"t": rows})] == [[0], [1]]
    assert list(one.combinations({})) == []
