"""A frame checked by its columns: in one line, in any library, at any size, with words that help."""

import asyncio
import datetime as dt
import pickle
from dataclasses import replace
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import dqcheck
from dqcheck.checks import Total
from dqcheck.reporters import at_a_glance

COLUMNS = {
    "unit": ["North", "South", "East", "West"],
    "total": [100, 50, 70, 9],
    "a": [60, 20, 30, 4],
    "b": [40, 31, 40, 5],
    "resolved": [10, 20, 30, 9],
    "on_time": [9, 19, 27, 6],
    "rate": [90.00, 95.00, 89.00, 66.67],
}
SUM = dqcheck.total("total", ["a", "b"])
RATE = dqcheck.percentage("rate", part="on_time", whole="resolved", decimals=2)
SENTENCE = "“total” is stated as 50; its parts 20 + 31 add up to 51, a gap of 1."
RATES = "“rate” is stated as 89%; 100 × 27 / 30 gives 90%, a gap of 1 percentage point."
LIBRARIES = [
    pd.DataFrame,
    lambda columns: pd.DataFrame(columns, index=["w", "x", "y", "z"]).convert_dtypes(),
    pl.DataFrame,
    pl.LazyFrame,
    lambda columns: pl.DataFrame(columns).to_arrow(),
]


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame(COLUMNS)


@pytest.mark.parametrize("library", LIBRARIES)
def test_checks_of_columns_find_the_same_in_every_library(library) -> None:
    report = dqcheck.check_frame(library(COLUMNS), [SUM, RATE])
    assert sorted((one.rule, one.evidence[0].place.row) for one in report.findings) == [
        ("frame/rate-percentage-mismatch", 2), ("frame/total-sum-mismatch", 1)
    ]  # fmt: skip
    assert {one.message["en"] for one in report.findings} >= {SENTENCE}
    assert not report.ok and report.judged == 8


@pytest.mark.parametrize("times", [1, 6000])
def test_a_large_frame_is_told_as_a_small_one(times: int) -> None:
    small, large = pl.DataFrame(COLUMNS), pl.concat([pl.DataFrame(COLUMNS)] * times)
    mine, all_of_them = (dqcheck.check_frame(one, [SUM, RATE]) for one in (small, large))
    assert [times * one.failed for one in mine.rules] == [one.failed for one in all_of_them.rules]
    assert all_of_them.findings[0].message == mine.findings[0].message
    assert all_of_them.failing("total-sum-mismatch")["row"].to_list()[:2] == [1, 5][: len(large) // 4]


def test_one_check_or_the_record_of_its_kind_will_do(frame) -> None:
    found = [
        dqcheck.check_frame(frame, one).findings[0].message
        for one in (SUM, [SUM], iter([SUM]), Total(total="total", parts=("a", "b")))
    ]
    assert len(set(found)) == 1


def test_columns_may_have_any_name() -> None:
    frame = pd.DataFrame({"Tổng số (hộ)": [10, 9], "a.b": [5, 5], "-c": [5, 5], "%2E": [1, 1]})
    report = dqcheck.check_frame(
        frame,
        [
            dqcheck.total("Tổng số (hộ)", ["a.b", "-c"]),
            dqcheck.expression("all >= 2 * half", columns={"all": "Tổng số (hộ)", "half": "a.b"}),
            dqcheck.part("%2E", "a.b"),
        ],
    )
    assert [(one.check, one.evidence[0].place.column) for one in report.findings] == [
        ("expression", "Tổng số (hộ)"), ("total", "Tổng số (hộ)")
    ]  # fmt: skip
    assert list(report.failing("tong-so-ho-sum-mismatch")) == ["row", "Tổng số (hộ)", "a.b", "-c", "gap"]


def test_a_key_names_the_rows_and_a_table_the_frame(frame) -> None:
    report = dqcheck.check_frame(frame, SUM, key="unit", table="sales")
    (finding,) = report.findings
    assert (finding.submission, finding.rule, finding.evidence[0].place.table) == (
        "South", "sales/total-sum-mismatch", "sales"
    )  # fmt: skip
    moved = dqcheck.check_frame(frame.iloc[::-1], SUM, key="unit", table="sales")
    assert moved.findings[0].fingerprint == finding.fingerprint


def test_agreement_is_row_by_row_unless_rows_are_grouped() -> None:
    frame = pd.DataFrame({"place": ["x", "x", "y"], "one": [1, 2, 3], "two": [1, 2, 4]})
    assert [
        one.evidence[0].place.row for one in dqcheck.check_frame(frame, dqcheck.agreement(["one", "two"])).findings
    ] == [2]
    grouped = dqcheck.check_frame(frame, dqcheck.agreement("one", by="place"))
    assert len(grouped.findings) == 1 and grouped.judged == 1


def test_texts_are_read_in_their_notation_and_what_cannot_be_read_is_told() -> None:
    frame = pl.DataFrame(
        {"total": ["1.234,5", "2.000", "n/q"], "a": ["1.000", "1.000", "1"], "b": ["234,5", "990", "1"]}
    )
    report = dqcheck.check_frame(frame, dqcheck.total("total", ["a", "b"]))
    assert sorted((one.check, one.evidence[0].place.row) for one in report.findings) == [("total", 1), ("type", 2)]


def test_dates_and_moments_and_texts_of_dates_are_in_order() -> None:
    days = [dt.date(2025, 1, 2), dt.date(2025, 3, 1)]
    frame = pl.DataFrame({"first": days, "then": ["03/01/2025", "28/02/2025"], "last": [dt.datetime(2025, 1, 4)] * 2})
    report = dqcheck.check_frame(frame, dqcheck.order(["first", "then", "last"]))
    assert [one.evidence[0].place.row for one in report.findings] == [1]


def test_options_of_a_check_are_kept(frame) -> None:
    lenient = dqcheck.total("total", ["a", "b"], tolerance=1)
    assert dqcheck.check_frame(frame, lenient).ok
    warned = dqcheck.check_frame(
        frame,
        dqcheck.total(
            "total", ["a", "b"], id="own", title="Own", message="{observed} is not {expected}", severity="warning"
        ),
    )
    (finding,) = warned.findings
    assert (finding.rule, finding.message["vi"], finding.title["en"]) == ("frame/own", "50 is not 51", "Own")
    assert warned.accepted("error") and not warned.accepted("warning")
    for asked in (warned.accepted, warned.raise_for):
        with pytest.raises(dqcheck.UsageError, match="one of: error, warning, info"):
            asked("fatal")
    chosen = dqcheck.check_frame(frame, dqcheck.total("total", ["a", "b"], where={"unit": ["north", "east"]}))
    assert chosen.ok and chosen.judged == 2


def test_a_blank_is_undecided_or_what_the_check_says() -> None:
    frame = pl.DataFrame({"t": [3, 3], "a": [3, 2], "b": [None, 1]})
    assert dqcheck.check_frame(frame, dqcheck.total("t", ["a", "b"])).rules[0].undecided == 1
    assert dqcheck.check_frame(frame, dqcheck.total("t", ["a", "b"], missing="zero")).judged == 2


def test_ensure_returns_the_very_frame(frame) -> None:
    good = frame.head(1)
    assert dqcheck.ensure(good, [SUM, RATE]) is good
    assert good.pipe(dqcheck.ensure, [SUM, RATE]).equals(good)
    lazy = pl.LazyFrame(COLUMNS).head(1)
    assert lazy.pipe(dqcheck.ensure, SUM) is lazy


def test_ensure_says_the_first_discrepancies_in_words(frame) -> None:
    with pytest.raises(dqcheck.ValidationError) as caught:
        frame.pipe(dqcheck.ensure, [SUM, RATE])
    assert str(caught.value).splitlines() == [
        "2 points to review of severity error or worse; 8 comparisons made.",
        f"  row 1: {SENTENCE} [frame/total-sum-mismatch]",
        f"  row 2: {RATES} [frame/rate-percentage-mismatch]",
    ]
    assert caught.value.report.found == {dqcheck.Severity.ERROR: 2}
    with pytest.raises(dqcheck.ValidationError, match=r"(?s)Có 1 điểm cần rà soát.*dòng 1.*lệch 1"):
        dqcheck.ensure(frame, SUM, language="vi")


def test_what_is_beyond_the_first_is_counted() -> None:
    frame = pl.concat([pl.DataFrame(COLUMNS)] * 9)
    with pytest.raises(dqcheck.ValidationError, match=r"and 4 more$"):
        dqcheck.ensure(frame, SUM)
    with pytest.raises(dqcheck.ValidationError, match=r"(?s)^24,000 points.*and 23,995 more$"):
        dqcheck.ensure(pl.concat([frame] * 2667)[:96000], SUM)


def test_a_milder_finding_passes_where_the_caller_says_so(frame) -> None:
    mild = dqcheck.total("total", ["a", "b"], severity="warning")
    assert dqcheck.ensure(frame, mild) is frame
    with pytest.raises(dqcheck.ValidationError):
        dqcheck.ensure(frame, mild, fail_on="warning")


def test_nothing_judged_is_no_pass(frame) -> None:
    with pytest.raises(dqcheck.ValidationError, match="No figure could be compared"):
        dqcheck.ensure(frame.head(0), SUM)


def test_what_a_function_returns_is_ensured(frame) -> None:
    @dqcheck.ensure_output([SUM])
    def rows(count: int) -> pd.DataFrame:
        """Some rows."""
        return frame.head(count)

    @dqcheck.ensure_output(SUM)
    async def later(count: int) -> pd.DataFrame:
        return frame.head(count)

    assert (rows.__name__, rows.__doc__) == ("rows", "Some rows.")
    assert len(rows(1)) == len(asyncio.run(later(1))) == 1
    for run in (lambda: rows(2), lambda: asyncio.run(later(count=2))):
        with pytest.raises(dqcheck.ValidationError, match="row 1"):
            run()


def test_a_function_that_returns_no_frame_is_named() -> None:
    @dqcheck.ensure_output(SUM)
    def forgets() -> None:
        pass

    with pytest.raises(dqcheck.UsageError, match=r"forgets\(\) returned NoneType"):
        forgets()


def test_a_ruleset_can_be_ensured_too(frame) -> None:
    given = pd.DataFrame({"unit": ["Xã Ba Tô"], "received": [100], "carried_over": [10], "new": [91]})
    with pytest.raises(dqcheck.ValidationError, match="lệch 1"):
        given.pipe(dqcheck.ensure, "khcn-cds", table="dossiers", select=["received-total-mismatch"])


def test_a_report_is_a_verdict_of_a_few_lines(frame, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    report = dqcheck.check_frame(frame, [SUM, RATE])
    assert repr(report).splitlines() == [
        "✗ 2 points to review, from 2 of 2 checks.",
        "  2 to correct, 0 to review, 0 notes · 8 comparisons made",
        f"  row 1: {SENTENCE}",
        f"  row 2: {RATES}",
    ]
    assert repr(dqcheck.check_frame(frame.head(1), SUM)).startswith("✓ Everything that was checked matches.")
    assert repr(dqcheck.check_frame(frame.head(0), SUM)).startswith("? No figure could be compared")
    assert "dòng 1" in repr(dqcheck.check_frame(frame, SUM, language="vi"))
    many = repr(dqcheck.check_frame(pl.concat([pl.DataFrame(COLUMNS)] * 9), SUM))
    assert many.endswith("and 6 more: report.findings") and len(many.splitlines()) == 6


@pytest.mark.parametrize("width", [40, 70, 140])
def test_lines_keep_to_the_terminal(frame, monkeypatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    report = dqcheck.check_frame(frame, [SUM, RATE])
    for text in (repr(report), repr(report.findings)):
        assert max(map(len, text.splitlines())) <= width


def test_findings_print_as_a_table(frame, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    report = dqcheck.check_frame(frame, SUM, key="unit")
    heading, row = repr(report.findings).splitlines()
    assert heading.split() == ["Unit", "Place", "Severity", "Rule", "Explanation"]
    assert row.split("  ")[0] == "0" and "South" in row and "row 1" in row and SENTENCE in row
    assert "<td>South</td>" in report.findings._repr_html_()
    assert repr(report.findings[:1]) == repr(report.findings)
    assert repr(report.findings[:0]) == "No points to review."
    assert report.findings == tuple(report.findings) and isinstance(report.findings[0], dqcheck.Finding)
    large = dqcheck.check_frame(pl.concat([pl.DataFrame(COLUMNS)] * 6000), SUM)
    assert repr(large.findings).endswith("and 5,980 more") and len(repr(large.findings).splitlines()) == 22


def test_a_report_of_files_shows_its_verdict_too(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    text = repr(dqcheck.check("fixtures/submissions.xlsx", language="en"))
    assert "to correct figures" in text.splitlines()[0] and "cell" in text
    with pytest.raises(dqcheck.UsageError, match="speaks of files"):
        dqcheck.check("fixtures/submissions.xlsx").split(pd.DataFrame(COLUMNS))


def test_reports_and_findings_survive_pickling_and_hash(frame) -> None:
    report = dqcheck.check_frame(frame, SUM)
    plain = replace(report, records=None, judged_source=None)
    again = pickle.loads(pickle.dumps(plain))
    assert again == plain == report and hash(again) == hash(report)
    assert repr(again.findings) == repr(report.findings)
    assert len({report.findings[0], again.findings[0]}) == 1
    assert hash(dqcheck.load_ruleset("khcn-cds")) == hash(dqcheck.load_ruleset("khcn-cds"))


def test_a_split_speaks_the_language_of_the_call(frame) -> None:
    assert "a gap of 1" in dqcheck.check_frame(frame, SUM).split(frame)[1]["dqcheck"].iloc[0]
    assert "lệch 1" in dqcheck.check_frame(frame, SUM, language="vi").split(frame)[1]["dqcheck"].iloc[0]
    assert "lệch 1" in dqcheck.check_frame(frame, SUM).split(frame, language="vi")[1]["dqcheck"].iloc[0]


@pytest.mark.parametrize("library", LIBRARIES)
def test_another_frame_is_not_split(library) -> None:
    frame = library(COLUMNS)
    report = dqcheck.check_frame(frame, SUM)
    others = {
        "values of column “a”": library({**COLUMNS, "a": [60, 20, 40, 4]}),
        "values of column “total”": library({**COLUMNS, "total": COLUMNS["total"][::-1]}),
        "2 rows and that had 4": library(COLUMNS)[:2] if not isinstance(frame, pl.LazyFrame) else frame.head(2),
        "no column “b”": library({name: values for name, values in COLUMNS.items() if name != "b"}),
    }
    for says, other in others.items():
        with pytest.raises(dqcheck.UsageError, match=says):
            report.split(other)
    more = library({**COLUMNS, "unit": ["i", "j", "k", "l"]})
    accepted, blocked = report.split(more)  # what was not judged may differ
    assert [len(part.to_pandas() if hasattr(part, "to_pandas") else part) for part in (accepted, blocked)] == [3, 1]


def test_a_frame_that_was_changed_where_it_stands_is_not_split(frame) -> None:
    report = dqcheck.check_frame(frame, SUM)
    frame.loc[0, "a"] = 1
    with pytest.raises(dqcheck.UsageError, match="values of column “a”"):
        report.split(frame)


def test_a_frame_without_rules_is_split_too() -> None:
    sales = pd.DataFrame({
        "shop": ["North", "South", "East", "West", "Centre", "Harbour"],
        "cash": [1210, 880, 1975, 640, 433, 215],
        "card": [3407, 2931, 4120, 1277, 1289, 376],
        "total": [4617, 3811, 6095, 1917, 1722, 651],
    })  # fmt: skip
    report = dqcheck.check_frame(sales, language="en")
    accepted, blocked = report.split(sales, severity="warning")
    assert (len(accepted), blocked["shop"].tolist()) == (5, ["Harbour"])
    with pytest.raises(dqcheck.UsageError, match="values of column “cash”"):
        report.split(sales.assign(cash=0))


def test_findings_of_a_large_frame_are_of_the_values_that_were_judged() -> None:
    frame = pd.concat([pd.DataFrame(COLUMNS)] * 6000, ignore_index=True)
    report = dqcheck.check_frame(frame, SUM)
    frame.loc[:, "b"] = 0
    assert report.findings[0].message["en"] == SENTENCE


def test_the_worst_is_told_first(frame) -> None:
    mild = dqcheck.total("total", ["a", "b"], severity="warning")
    report = dqcheck.check_frame(frame, [mild, RATE])
    assert [one.check for one in at_a_glance.first(report, 2)] == ["percentage", "total"]


def test_a_text_in_one_language_stands_for_both() -> None:
    only = dqcheck.LocalText(en="Total")
    assert (only.vi, only["vi"], only["en"]) == ("Total", "Total", "Total")
    assert only == dqcheck.LocalText(vi="Total") and replace(only, vi="Tổng") == dqcheck.LocalText(
        vi="Tổng", en="Total"
    )
    with pytest.raises(TypeError, match="vi, en or both"):
        dqcheck.LocalText()


def test_the_guide_shows_what_a_report_prints(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    page = (Path(__file__).resolve().parents[1] / "docs" / "library.md").read_text(encoding="utf-8")
    section = page.partition("## A frame in one line")[2]
    code, shown = (section.partition(f"```{kind}\n")[2].partition("```")[0] for kind in ("python", "text"))
    names: dict[str, object] = {}
    exec(compile(code, "library.md", "exec"), names)
    assert repr(names["report"]) == shown.rstrip()


def test_rows_are_held_against_other_rows() -> None:
    frame = pd.DataFrame(
        {
            "code": ["1", "1.1", "1.2", "2"],
            "region": ["All", "North", "South", "Sea"],
            "sales": [30, 10, 21, 5],
            "share": [100.0, 33.3, 70.0, 16.7],
        }
    )
    below = dqcheck.check_frame(frame, dqcheck.hierarchy("sales", code="code"))
    assert [(one.evidence[0].place.row, one.expected) for one in below.findings] == [(0, "31")]
    own = dqcheck.total_row("sales", where={"region": {"is": "All"}}, of_where={"region": ["north", "south"]})
    assert [one.expected for one in dqcheck.check_frame(frame, own).findings] == ["31"]
    share = dqcheck.percentage("share", part="sales", whole="sales", decimals=1, whole_where={"region": {"is": "All"}})
    assert [one.evidence[0].place.row for one in dqcheck.check_frame(frame, share).findings] == []
    split = dqcheck.total("all", splits=[["men", "women"], ["town", "country"]], hold="all")
    people = pd.DataFrame({"all": [10], "men": [4], "women": [6], "town": [7], "country": [2]})
    assert len(dqcheck.check_frame(people, split).findings) == 1
    with pytest.raises(dqcheck.UsageError, match="is, not, contains, without"):
        dqcheck.total("a", ["b"], where={"region": {"iss": "All"}})  # type: ignore[dict-item]
