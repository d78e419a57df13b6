"""Checks of columns become the rules of a form that is the frame."""

import pytest

import dqcheck
from dqcheck.column_checks.column_ruleset import as_checks, ruleset_of
from dqcheck.messages import known

HELD = {
    "total": "number",
    "a": "number",
    "b": "number",
    "rate": "number",
    "day": "date",
    "name": "text",
    "odd": "other",
}


def rules(*checks, **options):
    return ruleset_of(checks, HELD, **options).ruleset.rules


def test_a_check_is_named_for_the_column_and_the_defect() -> None:
    assert [rule.qualified for rule in rules(dqcheck.total("total", ["a", "b"]))] == ["frame/total-sum-mismatch"]
    named = rules(dqcheck.total("total", ["a"]), dqcheck.total("total", ["b"]), table="sales")
    assert [rule.qualified for rule in named] == ["sales/total-sum-mismatch", "sales/total-sum-mismatch-2"]
    own = rules(dqcheck.total("total", ["a"], id="mine", title="Not the sum", severity="warning"))[0]
    assert (own.id, own.title, own.severity) == ("mine", dqcheck.LocalText(en="Not the sum"), dqcheck.Severity.WARNING)


@pytest.mark.parametrize(
    ("check", "says"),
    [
        (dqcheck.total("totl", ["a"]), "nearest: 'total'"),
        (dqcheck.total("TOTAL", ["a"]), "nearest: 'total'"),
        (dqcheck.total("total", ["zzzz"]), "it has 'total', 'a', 'b'"),
        (dqcheck.total("total", ["a", "-b"]), "less=['b']"),
        (dqcheck.total("total", ["a"], where={"nme": "x"}), "nearest: 'name'"),
        (dqcheck.agreement(["a", "b"], by="nme"), "nearest: 'name'"),
        (dqcheck.expression("a.b <= total"), "no column 'a.b'"),
        (dqcheck.expression("x <= total", columns={"x": "raet"}), "nearest: 'rate'"),
        (dqcheck.total("day", ["a"]), "holds dates"),
        (dqcheck.within("a", not_after="day"), "holds numbers"),
    ],
)
def test_a_column_that_cannot_be_compared_is_told(check, says: str) -> None:
    with pytest.raises(dqcheck.UsageError) as caught:
        rules(check)
    assert says in str(caught.value)
    assert known(caught.value.key, "vi") and known(caught.value.key, "en")


def test_a_key_that_is_no_column_is_told() -> None:
    with pytest.raises(dqcheck.UsageError, match="nearest: 'name'"):
        rules(dqcheck.required("a"), key="nam")


def test_two_checks_of_one_id_are_told() -> None:
    with pytest.raises(dqcheck.UsageError, match="'one'"):
        rules(dqcheck.required("a", id="one"), dqcheck.required("b", id="one"))


@pytest.mark.parametrize("wrong", [dqcheck.total, 5, [], [dqcheck.total("a", ["b"]), "khcn-cds"]])
def test_what_is_no_check_is_told(wrong) -> None:
    with pytest.raises(dqcheck.UsageError, match=r"dqcheck\.total"):
        as_checks(wrong)


def test_a_column_of_texts_taken_for_numbers_is_held_to_that() -> None:
    found = rules(dqcheck.total("total", ["name"]))
    assert [rule.check for rule in found] == ["total", "type"]
    assert [rule.check for rule in rules(dqcheck.total("total", ["name"]), dqcheck.type("name", "number"))] == [
        "total", "type"
    ]  # fmt: skip


def types(*checks, **options):
    return {name: field.type for name, field in ruleset_of(checks, HELD, **options).form.fields.items()}


def test_the_type_of_a_column_is_the_most_special_that_a_check_takes_it_for() -> None:
    rate = dqcheck.percentage("rate", part="a", whole="total")
    bounds = dqcheck.range("rate", at_least=0, at_most=100)
    assert types(rate, bounds)["rate"] == types(bounds, rate)["rate"] == "percent"
    assert types(dqcheck.required("name"))["name"] == "text"
    assert types(dqcheck.required("name"), dqcheck.total("a", ["name"]))["name"] == "number"
    assert types(dqcheck.total("a", ["name"]), dqcheck.required("name"))["name"] == "number"
    assert types(dqcheck.order(["day", "odd"]), looks_like={"odd": "date"}) == {"day": "date", "odd": "date"}


def test_a_column_of_texts_that_two_checks_take_for_two_things_is_told() -> None:
    import datetime as dt

    with pytest.raises(dqcheck.UsageError, match="'name'"):
        types(dqcheck.total("a", ["name"]), dqcheck.range("name", at_most=dt.date(2025, 1, 1)))


def test_a_frame_whose_columns_have_no_names_is_told() -> None:
    with pytest.raises(dqcheck.UsageError, match="name its columns first"):
        ruleset_of([dqcheck.required("a")], {})
