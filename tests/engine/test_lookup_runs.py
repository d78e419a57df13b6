"""Figures that rules look up in a file beside the ruleset, from files and frames to the report."""

import polars as pl
import pytest

import dqcheck
from dqcheck.engine.screens import frame_judging
from dqcheck.rulesets import examples

RULES = """\
ruleset: waste
version: "1"
title: {vi: Rác thải, en: Waste}
tables:
  collection:
    title: {vi: Thu gom, en: Collection}
    key: commune
    fields:
      commune: {label: [Xã], type: text}
      route: {label: [Tuyến], type: text}
      served: {label: [Dân được phục vụ], type: count}
  routes:
    title: {vi: Tuyến, en: Routes}
    key: commune
    required: false
    fields:
      commune: {label: [Xã], type: text}
      name: {label: [Tên tuyến], type: text}
      most: {label: [Tối đa], type: count}
references:
  populations:
    title: {vi: Dân số, en: Populations}
    file: populations.csv
    fields:
      commune: {label: [Xã], type: text}
      people: {label: [Dân số], type: count}
rules:
  - id: served-above-population
    title: {vi: Nhiều hơn dân số, en: More than there are}
    check: part
    with: {table: collection, part: served, whole: populations.people, lookup: {populations: {submission: commune}}}
    examples:
      - {data: {commune: Xã An, served: "900"}, expect: pass}
      - {data: {commune: Xã An, served: "1.001"}, expect: fail}
      - {data: {commune: Xã Xa, served: "900"}, expect: undecided}
      - {data: {commune: Xã Xa, served: "900", populations.commune: xã xa, populations.people: "899"}, expect: fail}
  - id: route-too-small
    title: {vi: Tuyến quá nhỏ, en: The route is too small}
    check: expression
    with: {table: collection, that: "if route is not blank then served <= routes.most", lookup: {routes: {route: name}}}
    examples:
      - data: {commune: A, route: r1, served: "9", routes.commune: A, routes.name: R1, routes.most: "9"}
        expect: pass
      - data: {commune: A, route: r1, served: "9", routes.commune: A, routes.name: R1, routes.most: "8"}
        expect: fail
      - data: {commune: A, route: r1, served: "9", routes.commune: B, routes.name: R1, routes.most: "8"}
        expect: undecided
      - data: {commune: A, route: "", served: "9", routes.commune: B, routes.name: R1, routes.most: "8"}
        expect: pass
"""
CSV = "Xã,Dân số\nXã An,1000\nXã Bình,2000\nXã Cao,3000\n"


@pytest.fixture
def waste(tmp_path):
    (tmp_path / "populations.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "ruleset.yaml").write_text(RULES, encoding="utf-8")
    return dqcheck.load_ruleset(tmp_path)


def test_the_examples_hold(waste):
    for rule in waste.rules:
        assert [result.ok for result in examples.run(rule, waste)] == [True] * 4


def test_a_file_is_held_against_a_reference(waste, tmp_path):
    data = tmp_path / "data.csv"
    data.write_text("Xã;Tuyến;Dân được phục vụ\nXã An;;1200\nxã bình;;1900\nXã Binh;;5\nXã Đông;;7\n", encoding="utf-8")
    report = dqcheck.check(data, rules=waste, select=["served-above-population"])
    (finding,) = report.findings
    assert (finding.submission, finding.table) == ("Xã An", "collection")
    assert [(one.source, one.place.cell, one.text) for one in finding.evidence] == [
        ("data.csv", "C2", "1200"),
        ("populations.csv", "B2", "1000"),
    ]
    assert finding.message.en == "“Dân được phục vụ” (1200) is more than “Dân số” (1,000), by 200."
    (rule,) = report.rules
    assert (rule.met, rule.failed, rule.undecided) == (4, 1, 2)
    (note,) = [note.en for note in report.notes if "populations" in note.en]
    assert note == (
        "“populations.csv” has no record for “Xã Binh” (nearest: “Xã Bình”) and “Xã Đông”; "
        "figures for “served-above-population” are missing for 2 records."
    )


FRAME = {
    "commune": ["Xã An", "Xã Bình", "Xã Cao", "Xã Xa", None],
    "route": ["a", "b", "c", "d", "e"],
    "served": [1001, 2000, None, 5, 6],
}


@pytest.mark.parametrize("direct", [0, 20_000])
@pytest.mark.parametrize("lazy", [False, True])
def test_a_frame_is_held_against_a_reference_whatever_its_size(waste, monkeypatch, direct, lazy):
    monkeypatch.setattr(frame_judging, "DIRECT", direct)
    frame = pl.LazyFrame(FRAME) if lazy else pl.DataFrame(FRAME)
    report = dqcheck.check_frame(frame, waste, table="collection", select=["served-above-population"])
    assert [(f.submission, f.observed, f.expected) for f in report.findings] == [("Xã An", "1001", "1000")]
    (rule,) = report.rules
    assert (rule.met, rule.passed, rule.failed, rule.undecided) == (5, 1, 1, 3)
    assert report.failing("served-above-population")["row"].to_list() == [0]
    notes = [note.en for note in report.notes]
    assert any("has no record for “Xã Xa”" in note for note in notes)


def test_a_pipeline_is_stopped_by_what_is_looked_up(waste):
    import pandera.errors

    frame = pl.DataFrame({**FRAME, "commune": ["Xã Bình", "Xã An", "Xã Cao", "Xã Xa", "Xã X"]}).to_pandas()
    frame["served"] = [5, 1001, 2, 5, 6]
    schema = dqcheck.to_pandera(waste, table="collection")
    with pytest.raises(pandera.errors.SchemaErrors) as caught:
        schema.validate(frame, lazy=True)
    assert set(caught.value.failure_cases["index"]) == {1}


def test_many_keys_without_a_record_are_counted(waste):
    frame = pl.DataFrame({"commune": [f"Xã {n}" for n in range(40)], "served": [1] * 40})
    report = dqcheck.check_frame(frame, waste, table="collection", select=["served-above-population"])
    (note,) = [note.en for note in report.notes if "populations" in note.en]
    assert "and 35 other keys; figures for “served-above-population” are missing for 40 records." in note


def test_a_record_without_a_key_is_told(waste, tmp_path):
    """Where the key is a field of its own."""
    text = RULES.replace("{submission: commune}", "{route: commune}")
    (tmp_path / "ruleset.yaml").write_text(text, encoding="utf-8")
    frame = pl.DataFrame({"commune": ["Xã An"], "route": [None], "served": [5]}, schema_overrides={"route": pl.String})
    report = dqcheck.check_frame(frame, tmp_path, table="collection", select=["served-above-population"])
    (note,) = report.notes
    assert (
        note.en == "1 record has no key by which “served-above-population” could look up figures of “populations.csv”."
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{submission: commune}", "{submission: name}", "no such field in populations; unknown: 'name'"),
        (
            "{submission: commune}",
            "{rute: commune}",
            "no such field in collection; unknown: 'rute' (did you",
        ),
        (
            "{submission: commune}",
            "{served: commune}",
            "'served' is of type count and 'commune' of populations",
        ),
        (
            ", lookup: {populations: {submission: commune}}",
            "",
            "lookup: say by which field a record of populations is",
        ),
        ("{populations: {submission", "{population: {submission", "no such table; unknown: 'population' (did you mean"),
        ("part: served,", "part: populations.people,", "lookup: the rule names no field of its own table collection"),
        ("check: part", "check: agreement", "agreement"),
        ("file: populations.csv", "file: ../populations.csv", "the file lies in the ruleset's own folder"),
        ("file: populations.csv", "file: persons.csv", "persons.csv cannot be read (FileNotFoundError)"),
        ("    file: populations.csv\n", "", "'file' is missing"),
        (
            "label: [Dân số], type: count",
            "label: [Số người], type: count",
            "csv has no column for 'people'",
        ),
        ("  populations:", "  routes:", "is the name of a table too"),
    ],
)
def test_what_is_wrong_with_a_lookup_is_told(tmp_path, old, new, message):
    (tmp_path / "populations.csv").write_text(CSV, encoding="utf-8")
    assert old in RULES
    (tmp_path / "ruleset.yaml").write_text(RULES.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(dqcheck.RulesetError) as caught:
        dqcheck.load_ruleset(tmp_path)
    assert any(message in problem.message for problem in caught.value.problems), caught.value.problems


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("Xã,Dân số\nXã An,1000\nXÃ  AN,2\n", "populations.csv has the key 'xã an' several times (lines 2 and 3)"),
        ("Xã,Dân số\nXã An,một nghìn\n", "line 2: 'một nghìn' in people cannot be read"),
        ("Xã,Dân số\nXã An,huyện B,1000\n", "line 2 has more cells than the 2 columns"),
        ("Xã,Xã\nXã An,1000\n", "has the column 'Xã' twice"),
        ("", "populations.csv has no column for 'commune', 'people'; it has none"),
    ],
)
def test_what_is_wrong_with_a_reference_is_told_with_its_lines(tmp_path, csv, message):
    (tmp_path / "populations.csv").write_text(csv, encoding="utf-8")
    (tmp_path / "ruleset.yaml").write_text(RULES, encoding="utf-8")
    with pytest.raises(dqcheck.RulesetError) as caught:
        dqcheck.load_ruleset(tmp_path)
    (problem,) = caught.value.problems
    assert message in problem.message


def test_a_reference_is_read_in_the_notation_that_it_shows(tmp_path):
    (tmp_path / "populations.csv").write_text("Xã;Dân số\nXã An;1.250.000\nXã B;2.500\n", encoding="utf-8-sig")
    (tmp_path / "ruleset.yaml").write_text(RULES, encoding="utf-8")
    ruleset = dqcheck.load_ruleset(tmp_path)
    column = ruleset.references["populations"].table.columns["people"]
    assert [one.value for one in column] == [1_250_000, 2500]
