"""How much was looked at: written, read, and used by a rule that met something."""

from dataclasses import replace

from engine_builders import claim, figure, rule, ruleset, table

from dqcheck.engine import coverage
from dqcheck.engine.judging import judge_rules
from dqcheck.engine.tally import Tally
from dqcheck.model.claim import Extraction
from dqcheck.model.quantity import Missing, MissingReason
from dqcheck.model.report import Coverage

ROWS = [
    {"unit": "Xã A", "received": "3", "carried": "", "new": "87.25"},
    {"unit": "Xã B", "received": "5", "carried": "1", "new": "2"},
]
TABLES = {"dossiers": table(ROWS)}


def test_a_blank_is_not_written_and_what_is_unreadable_is_not_read() -> None:
    blank = Missing(text="", reason=MissingReason.BLANK)
    unreadable = Missing(text="x1", reason=MissingReason.UNREADABLE)
    assert coverage.written([blank, unreadable, table(ROWS).columns["received"][0]]) == (2, 1)
    assert coverage.written([]) == (0, 0)


def test_values_are_counted_by_table_and_field() -> None:
    assert coverage.counts({"dossiers": table(ROWS), "more": table(ROWS[1:])}) == {
        ("dossiers", "unit"): (2, 2),
        ("dossiers", "received"): (2, 2),
        ("dossiers", "carried"): (1, 1),
        ("dossiers", "new"): (2, 1),
        **{("more", name): (1, 1) for name in ("unit", "received", "carried", "new")},
    }


def test_checked_is_what_a_rule_used_that_met_something() -> None:
    part = rule("part", table="dossiers", part="carried", whole="received")
    tallies = judge_rules([part], TABLES, ruleset(part))
    counted = coverage.counts(TABLES)
    assert coverage.of_tables(counted, tallies) == Coverage(seen=7, understood=6, checked=3)
    assert coverage.of_tables(counted, (*tallies, *tallies)).checked == 3
    assert coverage.of_tables(counted, [Tally(rule=part)]) == Coverage(seen=7, understood=6, checked=0)
    elsewhere = [Tally(rule=rule(table="none", total="received", parts=("new",)), met=1)]
    assert coverage.of_tables(counted, elsewhere).checked == 0
    assert coverage.of_tables(counted, [Tally(rule=rule(claim="total"), met=1)]).checked == 0


def test_a_figure_of_a_text_is_checked_when_it_takes_part_in_a_claim() -> None:
    first, second, third = (replace(figure(str(n)), start=n, end=n + 1) for n in (1, 2, 3))
    moved = replace(second, paragraph=9)
    made = replace(claim("Xã A", "3").claim, roles={"total": (first,), "parts": (second, second)})
    extraction = Extraction(
        source="a.docx",
        submission="Xã A",
        figures=(first, second, third, moved),
        claims=(made,),
        citations=(),
        understood=3,
    )
    assert coverage.checked_figures(extraction) == 2
    assert coverage.of_texts([extraction, extraction]) == Coverage(seen=8, understood=6, checked=4)
    assert coverage.of_texts([]) == Coverage()


def test_coverages_add_up() -> None:
    one, other = Coverage(seen=5, understood=4, checked=1), Coverage(seen=30, understood=20, checked=10)
    assert coverage.together([one, other]) == Coverage(seen=35, understood=24, checked=11)
