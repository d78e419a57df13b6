"""Rules on tables: what is judged, what is undecided, what is a fault of the rule."""

import random
from dataclasses import replace

import pytest
from engine_builders import rule, ruleset, table

from dqcheck.checks.kinds.total import Total
from dqcheck.checks.operands import judged
from dqcheck.engine.judging import judge_rule
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
    assert [judged.combination["total"][0].row for judged in tally.kept] == [1]


@pytest.mark.parametrize(
    ("policy", "outcome"),
    [(MissingPolicy.UNDECIDED, Outcome.UNDECIDED), (MissingPolicy.ZERO, Outcome.FAIL), (MissingPolicy.SKIP, None)],
)
def test_the_policy_on_a_blank(policy: MissingPolicy, outcome: Outcome | None) -> None:
    tally = judge_rule(rule(), {"dossiers": table(ROWS[2:])}, ruleset(rule(), received=policy))
    assert list(tally.outcomes) == ([outcome] if outcome else [])


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
