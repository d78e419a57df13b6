"""Two reports of a batch compared. What is gone is put right only when it was checked again and holds."""

import json
from dataclasses import replace

import pytest
import sample

from dqcheck.model.finding import Finding, Waiver
from dqcheck.model.report import Report, Status
from dqcheck.reporters import comparison_text
from dqcheck.reporters.comparison import Comparison, compare

FIRST = replace(
    next(f for f in sample.findings() if f.check == "total"),
    fingerprint="0123456789abcdef",
    waived=None,
    follows=None,
    submission="Xã Suối Đá",
    table="dossiers",
)
HELD = replace(FIRST, outcome="pass")


def report(
    *findings: Finding, confirmed: tuple[Finding, ...] = (), status: Status = Status.ACCEPTED, undecided: int = 0
) -> Report:
    mixed = sample.mixed()
    unit = replace(mixed.submissions[0], name="Xã Suối Đá", status=status)
    rule = replace(mixed.rules[0], rule=FIRST.rule, met=9, undecided=undecided, errors=0)
    return replace(
        mixed, findings=findings, confirmed=confirmed, submissions=(unit,), rules=(rule,), rule_errors=(), files=()
    )


def counts(comparison: Comparison) -> dict[str, int]:
    names = ("fixed", "remaining", "new", "waived", "unchecked", "changed")
    return {name: len(getattr(comparison, name)) for name in names if getattr(comparison, name)}


OTHER = replace(HELD, fingerprint="ffff")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (report(FIRST), {"remaining": 1}),
        (report(confirmed=(HELD,)), {"fixed": 1}),
        (report(confirmed=(replace(HELD, fingerprint=HELD.fingerprint + "-2"),)), {"fixed": 1}),
        (report(confirmed=(OTHER,)), {"unchecked": 1}),
        (report(), {"fixed": 1}),
        (report(undecided=1), {"unchecked": 1}),
        (report(status=Status.NOT_SUBMITTED), {"unchecked": 1}),
        (report(status=Status.UNREADABLE), {"unchecked": 1}),
        (replace(report(), rules=()), {"unchecked": 1}),
        (report(replace(FIRST, waived=Waiver(reason="đúng", by="x"))), {"waived": 1}),
        (report(replace(FIRST, fingerprint="new"), confirmed=(HELD,)), {"fixed": 1, "new": 1}),
    ],
)
def test_what_became_of_a_finding(now: Report, expected: dict[str, int]) -> None:
    made = compare(report(FIRST), now)
    assert counts(made) == expected
    assert made.settled == (set(expected) <= {"fixed", "waived"})


def test_a_claim_that_is_not_found_again_is_not_put_right() -> None:
    claim = replace(FIRST, table="")
    assert counts(compare(report(claim), report())) == {"unchecked": 1}
    assert counts(compare(report(claim), report(confirmed=(replace(claim, outcome="pass"),)))) == {"fixed": 1}


def test_a_missing_value_that_was_filled_in_is_put_right() -> None:
    blank = replace(FIRST, check="required")
    assert counts(compare(report(blank), report(confirmed=(OTHER,)))) == {"fixed": 1}


def test_a_unit_under_a_wrong_name_is_put_right_when_it_is_gone() -> None:
    form = replace(FIRST, check="form", rule="form/unit-unknown", submission="Xã Suối Da")
    assert counts(compare(report(form), report())) == {"fixed": 1}
    missing = replace(form, submission="Xã Suối Đá")
    assert counts(compare(report(missing), report(status=Status.NOT_SUBMITTED))) == {"unchecked": 1}


def with_value(finding: Finding, at: int, text: str, **place: str) -> Finding:
    items = list(finding.evidence)
    items[at] = replace(items[at], text=text, value=text, place=replace(items[at].place, **place))
    return replace(finding, evidence=tuple(items))


def test_figures_that_nobody_asked_about_are_told_when_they_change() -> None:
    before = report(confirmed=(HELD,))
    moved = with_value(HELD, 0, "77", cell="Z99")
    (change,) = compare(before, report(confirmed=(moved,))).changed
    assert (change.previous.text, change.current.text) == (HELD.evidence[0].text, "77")
    assert change.current.place.cell == "Z99"


def test_each_figure_is_told_once_and_only_when_it_is_another_number() -> None:
    before = report(confirmed=(HELD, OTHER))
    assert not compare(before, report(confirmed=(with_value(HELD, 0, f"{HELD.evidence[0].value}.0"), OTHER))).changed
    both = tuple(with_value(one, 0, "77") for one in (HELD, OTHER))
    assert len(compare(before, report(confirmed=both)).changed) == 1


def test_a_figure_that_was_asked_about_may_change() -> None:
    before = report(FIRST, confirmed=(OTHER,))
    after = report(confirmed=tuple(with_value(one, 0, "77") for one in (HELD, OTHER)))
    assert counts(compare(before, after)) == {"fixed": 1}


def test_it_says_what_is_not_certain() -> None:
    assert len(compare(report(FIRST), report(FIRST)).notes) == 1
    assert not compare(report(FIRST, confirmed=(OTHER,)), report(FIRST, confirmed=(OTHER,))).notes
    other = replace(report(), event=replace(report().event, rulesets={}))
    assert len(compare(report(FIRST), other).notes) == 2


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", sorted(comparison_text.FORMATS))
def test_every_format_tells_everything(name: str, language: str) -> None:
    changed = replace(OTHER, evidence=OTHER.evidence[1:])
    hostile = replace(FIRST, fingerprint="n", submission=sample.HOSTILE)
    before = report(FIRST, confirmed=(replace(changed, fingerprint="c"),))
    before = replace(before, findings=(FIRST, replace(FIRST, fingerprint="gone", evidence=FIRST.evidence[:1])))
    before = replace(before, findings=tuple(replace(f, evidence=f.evidence[:1]) for f in before.findings))
    after = report(
        with_value(FIRST, 0, "1"), hostile, confirmed=(with_value(replace(changed, fingerprint="c"), 0, "424242"),)
    )
    made = compare(before, after)
    assert counts(made) == {"remaining": 1, "new": 1, "unchecked": 1, "changed": 1}
    text = comparison_text.FORMATS[name](made, language)
    assert "424242" in text and "Xã Suối Đá" in text
    if name == "json":
        data = json.loads(text)
        assert data["schema"] == "dqcheck.comparison/1" and data["settled"] is False
        assert len(data["changed"]) == len(data["remaining"]) == 1
    elif name == "markdown":
        assert "<script>" not in text


def test_the_note_is_in_both_languages() -> None:
    note = comparison_text.note(compare(report(FIRST), report(confirmed=(HELD,))))
    assert note.vi.endswith("Đã khớp 1, còn lại 0, mới 0.") and note.en.endswith("1 put right, 0 left, 0 new.")
