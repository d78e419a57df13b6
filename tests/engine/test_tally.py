"""What is counted, what is kept, and a rule that breaks."""

import pytest
from engine_builders import claim, rule

from dqcheck.engine.tally import NOWHERE, TableCase, Tally
from dqcheck.model.dataset import Ref
from dqcheck.model.verdict import Outcome, Verdict

REFS = {
    "total": (Ref(table="dossiers", row=4, field="received"),),
    "parts": (Ref(table="dossiers", row=4, field="carried"), Ref(table="dossiers", row=4, field="new")),
}
CASE = TableCase(combination=REFS, values={})


def verdict(outcome: Outcome, note: str = "") -> Verdict:
    return Verdict(outcome=outcome, note=note)


def test_a_case_knows_its_values_in_order_and_the_record_of_the_first() -> None:
    assert [ref.field for ref in CASE.refs()] == ["received", "carried", "new"]
    assert CASE.home == ("dossiers", 4)
    assert TableCase(combination={"parts": ()}, values={}).home == NOWHERE == ("", 0)


def test_a_claim_belongs_to_no_record() -> None:
    assert list(claim("Xã A", "3", "1", "2").refs()) == []
    assert claim("Xã A", "3", "1", "2").home == NOWHERE


def test_counts_add_up_and_only_the_undecided_have_reasons() -> None:
    tally = Tally(rule=rule())
    tally.add(Outcome.PASS, 3, "said for nothing")
    tally.add(Outcome.PASS, 0)
    tally.add(Outcome.FAIL, -1)
    tally.add(Outcome.UNDECIDED, 1, "undecided.blank")
    tally.add(Outcome.UNDECIDED, 2, "undecided.blank")
    tally.count(verdict(Outcome.UNDECIDED, "undecided.absent"))
    tally.count(verdict(Outcome.FAIL, "total.fail"))
    assert tally.met == 8
    assert tally.outcomes == {Outcome.PASS: 3, Outcome.UNDECIDED: 4, Outcome.FAIL: 1}
    assert tally.reasons == {"undecided.blank": 3, "undecided.absent": 1}


@pytest.mark.parametrize(
    ("outcome", "kept", "held"),
    [
        (Outcome.FAIL, 1, 0),
        (Outcome.PASS, 0, 1),
        (Outcome.WITHIN_ROUNDING, 0, 1),
        (Outcome.UNDECIDED, 0, 0),
    ],
)
def test_what_fails_and_what_holds_is_kept(outcome: Outcome, kept: int, held: int) -> None:
    tally = Tally(rule=rule())
    tally.reach(CASE, verdict(outcome))
    assert (tally.met, len(tally.kept), len(tally.held)) == (1, kept, held)
    for judged in (*tally.kept, *(one.judged() for one in tally.held)):
        assert (judged.rule, judged.case, judged.verdict) == (rule(), CASE, verdict(outcome))
    assert [(one.table, one.row) for one in tally.held] == [("dossiers", 4)] * held


def test_a_fault_of_a_rule_is_an_outcome_and_gives_nothing() -> None:
    tally = Tally(rule=rule())
    assert tally.guarded(lambda: 7) == 7
    assert tally.met == 0
    assert tally.guarded(lambda: 1 // 0) is None
    assert (tally.met, tally.outcomes) == (1, {Outcome.ERROR: 1})
    assert tally.broken == ["ZeroDivisionError: integer division or modulo by zero"]
