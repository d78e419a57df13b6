"""Formulas on large frames: the same findings and the same counts, screened or judged record by record."""

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import dqcheck
from dqcheck.engine.screens import every_record, frame_judging, kept_records

HEAD = """\
ruleset: streets
version: "1"
title: {vi: Đường phố, en: Streets}
tables:
  places:
    title: {vi: Địa bàn, en: Places}
    key: place
    fields:
      place: {label: [Nơi], type: text}
      kind: {label: [Loại], type: text}
      streets: {label: [Số đường], type: count}
      lit: {label: [Số đường có đèn], type: count, missing: zero}
      paved: {label: [Số đường nhựa], type: count, missing: skip}
      share: {label: [Tỷ lệ], type: percent}
      opened: {label: [Ngày mở], type: date}
rules:
"""
FORMULAS = {
    "cities-have-streets": "if kind in ('City', 'thị xã') then streets > 0 else streets >= lit",
    "lit-of-all": "lit <= streets and (share < 60.05 or abs(streets - lit) <= 3)",
    "shares": "if share >= 50 then lit > 2 else max(streets, paved) < 9",
    "kinds": "kind in ('city', 'commune') or place starts with 'x'",
    "streets-said": "if kind contains 'c' then streets is not blank",
    "same": "place != kind and streets not in (lit, 7)",
    "steps": "streets == (if kind = 'city' then lit + 1 else lit)",
    "ratio": "lit / streets <= 0.8 or streets == 0",
    "days": "if opened is not blank then opened + 30 > 739000",
}


@pytest.fixture(scope="module")
def streets(tmp_path_factory) -> dqcheck.Ruleset:
    path = tmp_path_factory.mktemp("streets") / "streets.yaml"
    rules = [
        f'  - {{id: {name}, title: {name}, check: expression, with: {{table: places, that: "{that}"}}}}\n'
        for name, that in FORMULAS.items()
    ]
    path.write_text(HEAD + "".join(rules), encoding="utf-8")
    return dqcheck.load_ruleset(path)


def told(frame, ruleset, direct):
    before, frame_judging.DIRECT = frame_judging.DIRECT, direct
    try:
        report = dqcheck.check_frame(frame, ruleset)
        return tuple(report.findings), report.rules, report.submissions, report.rule_errors
    finally:
        frame_judging.DIRECT = before


counts = st.one_of(st.none(), st.integers(0, 9))
records = st.fixed_dictionaries(
    {
        "place": st.sampled_from(["Xã A", "x b", "city", None]),
        "kind": st.sampled_from(["city", "CITY", "Thị xã", "thi\u0323 xa\u0303", "commune", " ", None]),
        "streets": counts,
        "lit": counts,
        "paved": counts,
        "share": st.one_of(st.none(), st.sampled_from([49.9, 49.95, 50.0, 50.1, 60.0, 60.1, 60.05])),
        "opened": st.one_of(st.none(), st.dates()),
    }
)
SCHEMA = {
    "place": pl.String, "kind": pl.String, "streets": pl.Int64, "lit": pl.Int64, "paved": pl.Int64,
    "share": pl.Float64, "opened": pl.Date,
}  # fmt: skip


@settings(max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(rows=st.lists(records, min_size=1, max_size=12), drop=st.sets(st.sampled_from(sorted(SCHEMA)), max_size=1))
def test_screening_changes_no_finding_and_no_count(rows, drop, streets) -> None:
    frame = pl.DataFrame(rows, schema=SCHEMA).drop(drop)
    wanted = told(frame, streets, 20_000)
    assert not wanted[3]
    assert told(frame, streets, 0) == wanted
    assert told(frame.to_pandas(), streets, 0) == told(frame.to_pandas(), streets, 20_000)


def test_most_records_are_not_judged(streets, monkeypatch) -> None:
    count = 500
    frame = pl.DataFrame(
        {
            "place": [f"Xã {n}" for n in range(count)],
            "kind": ["commune"] * count,
            "streets": [8] * count,
            "lit": [6] * count,
            "paved": [5] * count,
            "share": [40.0] * count,
            "opened": [None] * count,
        },
        schema=SCHEMA,
    )
    asked = []
    judge = kept_records.judge_rule

    def counted(rule, tables, ruleset, *, rows=None):
        asked.append((rule.id, None if rows is None else len(rows)))
        return judge(rule, tables, ruleset, rows=rows)

    for module in (kept_records, every_record):
        monkeypatch.setattr(module, "judge_rule", counted)
    chosen = ["cities-have-streets", "lit-of-all", "shares", "kinds", "streets-said", "same", "ratio"]
    before, frame_judging.DIRECT = frame_judging.DIRECT, 0
    try:
        report = dqcheck.check_frame(frame, streets, select=chosen)
    finally:
        frame_judging.DIRECT = before
    assert not report.findings
    judged = {name.rpartition("/")[2]: rows for name, rows in asked if name in chosen}
    assert judged == dict.fromkeys(chosen, 0)


def test_a_check_of_columns_takes_texts_for_texts() -> None:
    frame = pl.DataFrame({"kind": ["city", "town", "City"], "streets": [1, 0, 0]})
    report = dqcheck.check_frame(frame, [dqcheck.expression("if kind = 'city' then streets > 0")])
    assert [finding.evidence[0].place.row for finding in report.findings] == [2]
