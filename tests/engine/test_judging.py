"""Rules on tables: what is judged, what is undecided, what is a fault of the rule."""

import random
from dataclasses import replace

import pytest
from engine_builders import claim, rule, ruleset, table

from dqcheck.checks.kinds.total import Total
from dqcheck.checks.operands import judged
from dqcheck.engine.judging import by_kind, judge_rule, judge_rules
from dqcheck.model.rule import MissingPolicy
from dqcheck.model.verdict import Outcome

ROWS = [
    {"unit": "Xã A", "received": "2.415", "carried": "63", "new": "2.352"},
    {"unit": "Xã B", "received": "966", "carried": "603", "new": "357"},
    {"unit": "Xã C", "received": "", "carried": "1", "new": "2"},
]


def test_every_combination_has_one_outcome() -> None:
    tally = judge_rule(rule(), {"dossiers": table(ROWS)}, ruleset(rule()))
    assert tally.met == 3 == sum(tally.outcomes.values())
    assert (tally.outcomes[Outcome.PASS], tally.outcomes[Outcome.FAIL], tally.outcomes[Outcome.UNDECIDED]) == (1, 1, 1)
    assert tally.reasons == {"undecided.blank": 1}
    assert [judged.case.combination["total"][0].row for judged in tally.kept] == [1]


@pytest.mark.parametrize(
    ("policy", "outcome"),
    [(MissingPolicy.UNDECIDED, Outcome.UNDECIDED), (MissingPolicy.ZERO, Outcome.FAIL), (MissingPolicy.SKIP, None)],
)
def test_the_policy_on_a_blank_part(policy: MissingPolicy, outcome: Outcome | None) -> None:
    rows = [{"unit": "Xã A", "received": "5", "carried": "", "new": "3"}]
    tally = judge_rule(rule(), {"dossiers": table(rows)}, ruleset(rule(), carried=policy))
    assert list(tally.outcomes) == ([outcome] if outcome else [])


@pytest.mark.parametrize(
    "row",
    [
        {"received": "", "carried": "2", "new": "3"},  # a total that nobody stated is not 0
        {"received": "5", "carried": "…", "new": "3"},  # "not known" is not 0
        {"received": "5", "carried": "chưa có", "new": "3"},
        {"received": "", "carried": "", "new": ""},  # 0 = 0 + 0 would be said of nothing
    ],
)
def test_what_is_not_known_never_counts_as_zero(row) -> None:
    zero = dict.fromkeys(("received", "carried", "new"), MissingPolicy.ZERO)
    across = rule(total="dossiers.received", parts=("dossiers.carried", "more.new"), table="dossiers")
    one = table([{"unit": "Xã A", **row}])
    given = ruleset(rule(), **zero)
    given = replace(given, tables={**given.tables, "more": replace(given.tables["dossiers"], name="more")})
    tables = {"dossiers": one, "more": replace(one, name="more")}
    for asked in (rule(), across):
        assert list(judge_rule(asked, tables, given).outcomes) == [Outcome.UNDECIDED]


def test_values_that_agree_because_all_are_blank_are_undecided() -> None:
    same = rule("agreement", table="dossiers", values=("carried", "new"))
    zero = ruleset(same, carried=MissingPolicy.ZERO, new=MissingPolicy.ZERO)
    for new, outcome in (("", Outcome.UNDECIDED), ("0", Outcome.PASS), ("3", Outcome.FAIL)):
        rows = table([{"unit": "Xã A", "received": "1", "carried": "", "new": new}])
        assert list(judge_rule(same, {"dossiers": rows}, zero).outcomes) == [outcome]


def test_a_skipped_operand_skips_the_rule_however_its_operands_are_gathered() -> None:
    """A part that stands in another table must not fall silently out of its sum."""
    across = rule(total="received", parts=("carried", "new"), table="dossiers")
    other = rule(total="dossiers.received", parts=("more.carried", "dossiers.new"), table="dossiers")
    rows = [{"unit": "Xã A", "received": "5", "carried": "", "new": "3"}]
    more = replace(table(rows), name="more")
    given = ruleset(across, other, carried=MissingPolicy.SKIP)
    given = replace(given, tables={**given.tables, "more": replace(given.tables["dossiers"], name="more")})
    for one in (across, other):
        tables = {"dossiers": table(rows), "more": more}
        assert judge_rule(one, tables, given).met == 0
        assert list(judged(one, tables, given)) == []


def test_a_gathered_sum_leaves_out_the_records_that_a_policy_skips() -> None:
    one = rule("aggregate", total="sum.received", of="dossiers.received", by="all")
    rows = [{"unit": "Xã A", "received": "5"}, {"unit": "Xã B", "received": ""}]
    given = ruleset(one, received=MissingPolicy.SKIP)
    given = replace(given, tables={**given.tables, "sum": replace(given.tables["dossiers"], name="sum")})
    sums = replace(table([{"unit": "Tỉnh", "received": "5"}]), name="sum")
    tally = judge_rule(one, {"dossiers": table(rows), "sum": sums}, given)
    assert tally.outcomes == {Outcome.PASS: 1}


def test_what_could_not_be_read_is_never_zero() -> None:
    rows = [{"unit": "Xã A", "received": "87.25", "carried": "1", "new": "2"}]
    tally = judge_rule(rule(), {"dossiers": table(rows)}, ruleset(rule(), received=MissingPolicy.ZERO))
    assert list(tally.outcomes) == [Outcome.UNDECIDED]


def test_a_column_that_is_not_there_leaves_the_rule_undecided() -> None:
    given = table(ROWS)
    given = type(given)(
        name=given.name,
        columns={name: column for name, column in given.columns.items() if name != "new"},
        submissions=given.submissions,
        locator=given.locator,
    )
    for policy in (MissingPolicy.UNDECIDED, MissingPolicy.ZERO):  # a column left out does not say "none"
        tally = judge_rule(rule(), {"dossiers": given}, ruleset(rule(), new=policy))
        assert tally.outcomes == {Outcome.UNDECIDED: 3}


def test_a_rule_on_an_absent_table_meets_nothing() -> None:
    assert judge_rule(rule(), {}, ruleset(rule())).met == 0


def test_a_broken_rule_costs_its_combinations_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(Total, "judge", broken)
    tally = judge_rule(rule(), {"dossiers": table(ROWS)}, ruleset(rule()))
    assert tally.outcomes[Outcome.ERROR] == 2
    assert tally.kept == []
    assert tally.broken[0] == "ZeroDivisionError: planted"


def test_the_order_of_records_changes_nothing() -> None:
    mixed = ROWS[:]
    random.Random(7).shuffle(mixed)
    one, other = (judge_rule(rule(), {"dossiers": table(rows)}, ruleset(rule())) for rows in (ROWS, mixed))
    assert one.outcomes == other.outcomes
    assert [j.verdict for j in one.kept] == [j.verdict for j in other.kept]


def test_where_keeps_only_the_records_it_names() -> None:
    named = rule(table="dossiers", total="received", parts=("carried", "new"), where={"unit": ("xa b",)})
    tally = judge_rule(named, {"dossiers": table(ROWS)}, ruleset(named))
    assert tally.outcomes == {Outcome.FAIL: 1}


STATED = rule(claim="total")
CLAIMS = [
    claim("Xã A", "3", "1", "2"),
    claim("Xã B", "4", "1", "2"),
    claim("Xã C", "9", "4", "5", kind="other"),
    claim("Xã D", "5", "1", "2"),
]


def test_a_rule_on_claims_judges_those_of_its_kind_in_their_order() -> None:
    [tally] = judge_rules([STATED], {}, ruleset(STATED), claims=by_kind(CLAIMS))
    assert tally.outcomes == {Outcome.PASS: 1, Outcome.FAIL: 2}
    assert [one.case for one in tally.kept] == [CLAIMS[1], CLAIMS[3]]
    assert [one.judged().case for one in tally.held] == [CLAIMS[0]]
    assert [one.judged().verdict.outcome for one in tally.held] == [Outcome.PASS]


def test_rules_on_tables_and_on_claims_each_find_their_own() -> None:
    tables = {"dossiers": table(ROWS)}
    rules = [STATED, rule()]
    of_claims, of_tables = judge_rules(rules, tables, ruleset(*rules), claims=by_kind(CLAIMS))
    assert (of_claims.rule, of_claims.met) == (STATED, 3)
    assert (of_tables.rule, of_tables.met) == (rule(), 3)
    assert [one.met for one in judge_rules(rules, tables, ruleset(*rules))] == [0, 3]


def test_claims_of_a_kind_stand_together_in_their_order() -> None:
    assert by_kind(CLAIMS) == {"total": [CLAIMS[0], CLAIMS[1], CLAIMS[3]], "other": [CLAIMS[2]]}


def test_a_rule_that_breaks_on_a_claim_costs_that_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Total.judge

    def broken(self: Total, values, terms):
        if values["total"][0].text == "4":
            raise ValueError("planted")
        return judge(self, values, terms)

    monkeypatch.setattr(Total, "judge", broken)
    tally = judge_rule(STATED, {}, ruleset(STATED), claims=by_kind(CLAIMS))
    assert tally.outcomes == {Outcome.PASS: 1, Outcome.ERROR: 1, Outcome.FAIL: 1}
    assert tally.broken == ["ValueError: planted"]


def test_what_is_no_check_kind_is_a_fault_of_the_rule() -> None:
    tally = judge_rule(replace(rule(), params=None), {"dossiers": table(ROWS)}, ruleset(rule()))
    assert (tally.met, tally.outcomes) == (1, {Outcome.ERROR: 1})
    assert tally.broken[0].startswith("TypeError: rule small/received-total-mismatch")


UNIQUE = rule("unique", table="dossiers", field="unit")
TWICE = [ROWS[0], ROWS[1], ROWS[0], ROWS[1]]


def test_rows_confine_a_rule_to_combinations_with_one_of_them() -> None:
    tables = {"dossiers": table(TWICE)}
    whole = judge_rule(UNIQUE, tables, ruleset(UNIQUE))
    some = judge_rule(UNIQUE, tables, ruleset(UNIQUE), rows=[2])
    assert [[ref.row for ref in one.case.refs()] for one in whole.kept] == [[0, 2], [1, 3]]
    assert [[ref.row for ref in one.case.refs()] for one in some.kept] == [[0, 2]]
    assert judge_rule(UNIQUE, tables, ruleset(UNIQUE), rows=[]).met == 0


def test_a_rule_that_breaks_while_it_gathers_meets_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise LookupError("planted")

    monkeypatch.setattr(type(UNIQUE.params), "combinations", broken)
    tally = judge_rule(UNIQUE, {"dossiers": table(TWICE)}, ruleset(UNIQUE))
    assert (tally.met, tally.broken) == (1, ["LookupError: planted"])


def test_of_what_holds_only_that_is_kept_which_tells_why_something_fails() -> None:
    part = rule("part", name="part-exceeds", table="dossiers", part="new", whole="received")
    tables = {"dossiers": table(ROWS)}
    rules = [rule(), part, STATED]
    every = judge_rules(rules, tables, ruleset(*rules), claims=by_kind(CLAIMS))
    some = judge_rules(rules, tables, ruleset(*rules), claims=by_kind(CLAIMS), all_held=False)
    assert [(one.met, one.outcomes, one.kept) for one in some] == [(one.met, one.outcomes, one.kept) for one in every]
    # A total vouches for its parts; a part that is no more than its whole, and what a text says, for nothing.
    assert [bool(one.held) for one in every] == [True, True, True]
    assert [len(one.held) for one in some] == [len(every[0].held), 0, 0]
