from making import BLANK, check, count, judged, label, table


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


def test_blanks_are_undecided_one_by_one():
    rows = table({"n": [BLANK, BLANK]})
    assert [v.note for v in judged(check("unique", field="n"), {"t": rows})] == ["undecided.blank"] * 2
