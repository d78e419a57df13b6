"""Which rules run, and how bad they are."""

from dataclasses import replace

import pytest
from engine_builders import rule, ruleset

from dqcheck.api import load_ruleset
from dqcheck.engine.selection import NARRATIVE, Chosen, Library, names
from dqcheck.errors import UsageError
from dqcheck.forms import FormDefect
from dqcheck.model.rule import Severity

PART = {"table": "dossiers", "part": "new", "whole": "received"}
ONE, OTHER = rule(name="one-mismatch"), rule("part", name="other-exceeds", severity=Severity.WARNING, **PART)
RULES = ruleset(ONE, OTHER)
DEFECT = FormDefect(key="form.column-missing", severity=Severity.WARNING, source="a.xlsx")


def chosen(select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), **severity: str) -> Chosen:
    grades = {name.replace("_", "-"): level for name, level in severity.items()}
    return Chosen(select=select, ignore=ignore, severity=grades)


def own(given: Chosen) -> dict[str, Severity]:
    """The rules that run of the two that the ruleset names, with their severities."""
    return {one.id: one.severity for one in given.rules([RULES])["small"] if one.id in (ONE.id, OTHER.id)}


def test_without_a_word_every_rule_runs_as_it_says() -> None:
    assert own(chosen()) == {"one-mismatch": Severity.ERROR, "other-exceeds": Severity.WARNING}


@pytest.mark.parametrize("name", ["one-mismatch", "small/one-mismatch", "total"])
def test_a_rule_is_selected_and_ignored_by_id_or_kind(name: str) -> None:
    assert list(own(chosen(select=(name,)))) == ["one-mismatch"]
    assert list(own(chosen(ignore=(name,)))) == ["other-exceeds"]


def test_a_severity_selects_what_a_rule_is_after_it_was_graded() -> None:
    assert list(own(chosen(select=("warning",), one_mismatch="warning"))) == ["one-mismatch", "other-exceeds"]
    assert own(chosen(other_exceeds="off")) == {"one-mismatch": Severity.ERROR}


@pytest.mark.parametrize("given", [chosen(select=("one-mismach",)), chosen(ignore=("x",)), chosen(nothing="error")])
def test_a_name_that_meets_nothing_is_an_error_that_names_the_nearest(given: Chosen) -> None:
    with pytest.raises(UsageError, match="is no rule, check kind or severity") as told:
        given.rules([RULES])
    assert told.value.key == "error.selection-unknown"


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        ((), (), True),
        (("form",), (), True),
        (("form/column-missing",), (), True),
        (("warning",), (), True),
        (("total",), (), False),
        ((), ("form",), False),
        ((), ("form/column-missing",), False),
    ],
)
def test_findings_about_the_filing_are_selected_by_form(
    select: tuple[str, ...], ignore: tuple[str, ...], wanted: bool
) -> None:
    assert chosen(select, ignore).wants_defect(DEFECT) is wanted


SHIPPED = load_ruleset("khcn-cds")
OF_PROSE = replace(load_ruleset("narrative"), version="own")


def test_rulesets_with_tables_are_for_forms_and_one_without_for_prose() -> None:
    library = Library([RULES, OF_PROSE])
    assert list(library.forms()) == [RULES]
    assert library.prose() == OF_PROSE
    assert Library(RULES).prose().name == NARRATIVE
    assert [one.name for one in Library("khcn-cds").forms()] == ["khcn-cds"]


def test_without_rulesets_of_forms_the_shipped_ones_are_used() -> None:
    for rules in (None, [OF_PROSE]):
        found = [one.name for one in Library(rules).forms()]
        assert SHIPPED.name in found and NARRATIVE not in found


def test_a_rule_has_four_names() -> None:
    assert names(OTHER) == {"other-exceeds", "small/other-exceeds", "part", "warning"}


def test_the_nearest_names_are_told_or_a_dash() -> None:
    with pytest.raises(UsageError) as told:
        chosen(select=("one-mismach",)).rules([RULES])
    assert told.value.facts["name"] == "one-mismach"
    assert str(told.value.facts["near"]).startswith("one-mismatch")
    with pytest.raises(UsageError) as told:
        chosen(select=("zzzzzzzz",)).rules([RULES])
    assert told.value.facts["near"] == "-"


def test_no_more_than_three_near_names_are_told() -> None:
    with pytest.raises(UsageError) as told:
        chosen(select=("received-total-mismatc",)).rules([SHIPPED])
    assert str(told.value.facts["near"]).count(", ") == 2


def test_a_rule_that_is_switched_off_does_not_run() -> None:
    disabled = replace(ONE, enabled=False)
    assert not chosen().wants(disabled)
    assert own(Chosen(select=(), ignore=(), severity={"small/one-mismatch": "off"})) == {
        "other-exceeds": Severity.WARNING
    }
    graded = Chosen(select=(), ignore=(), severity={"small/one-mismatch": "info", "one-mismatch": "warning"})
    assert own(graded)["one-mismatch"] is Severity.INFO


def test_the_names_of_findings_on_the_filing_and_of_severities_are_known() -> None:
    for name in ("form", "form/anything", "error", "warning", "info"):
        chosen(ignore=(name,)).rules([RULES])
