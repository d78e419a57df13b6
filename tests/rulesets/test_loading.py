import datetime as dt
from decimal import Decimal

import pytest

from dqcheck import rulesets
from dqcheck.checks.conditions import Condition
from dqcheck.checks.kinds.percentage import Percentage
from dqcheck.checks.kinds.within import Span
from dqcheck.errors import RulesetError, UsageError
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import MissingPolicy, Rounding, Severity, Tolerance
from dqcheck.model.text import LocalText

RULE = """
rules:
  - id: a-total-mismatch
    title: {vi: Tổng chưa khớp, en: The total does not match}
    severity: warning
    check: total
    with: {table: t, total: a, parts: [b, -c]}
    because: Cộng lại.
    tolerance: 2%
    rounding: truncate
    missing: skip
    examples:
      - {data: {a: "1", b: "2", c: "1"}, expect: pass}
"""


def rule_of(write, text, name="rules"):
    loaded = rulesets.load(write(**{name: text}))
    return loaded.rules[0]


def problems_of(write, text="", **more):
    with pytest.raises(RulesetError) as caught:
        rulesets.load(write(**({"rules": text} if text else {}), **more))
    return [(p.line, p.path, p.message) for p in caught.value.problems]


def test_a_form(write):
    loaded = rulesets.load(write())
    assert (loaded.name, loaded.version, loaded.title) == ("demo", "2025.1", LocalText(vi="Thử", en="Demo"))
    assert loaded.period.first == dt.date(2025, 1, 1)
    table = loaded.tables["t"]
    assert table.fields["unit"].label == ("Đơn vị", "Tên xã")
    assert table.fields["a"].label == ("Cột a",)
    assert table.fields["a"].missing is MissingPolicy.ZERO
    assert table.fields["a"].at_least == Decimal(0)
    assert loaded.codelists["kinds"].codes == {"KH": "KH", "QĐ": "QĐ"}
    assert loaded.rules == ()


def test_a_rule(write):
    rule = rule_of(write, RULE, "totals")
    assert rule.qualified == "demo/a-total-mismatch"
    assert (rule.severity, rule.rounding, rule.missing) == (Severity.WARNING, Rounding.TRUNCATE, MissingPolicy.SKIP)
    assert rule.tolerance == Tolerance(mode="given", pct=Decimal(2))
    assert rule.because == LocalText(vi="Cộng lại.", en="Cộng lại.")
    assert rule.params.fields() == {"total": ("a",), "parts": ("b",), "less": ("c",)}
    assert (rule.topic, rule.line) == ("totals", 3)
    assert rule.file.endswith("totals.yaml")
    assert rule.examples[0].data == {"a": "1", "b": "2", "c": "1"}


def test_a_single_file_is_a_ruleset(write, tmp_path):
    head = (write() / "ruleset.yaml").read_text(encoding="utf-8")
    path = tmp_path / "one.yaml"
    path.write_text(head + RULE, encoding="utf-8")
    assert [rule.topic for rule in rulesets.load(path).rules] == ["one"]


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [
        ("auto", Tolerance()),
        ("exact", Tolerance(mode="exact")),
        ("5", Tolerance(mode="given", abs=Decimal(5))),
        ("0.5%", Tolerance(mode="given", pct=Decimal("0.5"))),
        ("{abs: 5, pct: 2}", Tolerance(mode="given", abs=Decimal(5), pct=Decimal(2))),
    ],
)
def test_tolerances(write, text, tolerance):
    assert rule_of(write, RULE.replace("2%", text)).tolerance == tolerance


def with_params(kind, params):
    return f"""
    rules:
      - id: one
        title: {{vi: Một, en: One}}
        check: {kind}
        with: {params}
    """


def test_a_percentage_takes_the_decimals_of_the_form(write):
    assert rule_of(
        write, with_params("percentage", "{table: t, stated: rate, part: a, whole: b}")
    ).params == Percentage(table="t", stated="rate", part="a", whole="b", decimals=2)
    assert (
        rule_of(
            write, with_params("percentage", "{table: t, stated: rate, part: a, whole: b, decimals: 1}")
        ).params.decimals
        == 1
    )


def test_parameters_of_every_shape(write):
    magnitude = rule_of(
        write, with_params("magnitude", "{table: t, value: money, at_most: 500 triệu đồng, at_least: 1000, peers: 20}")
    )
    assert magnitude.params.at_most == Quantity(
        text="500 triệu đồng",
        value=Decimal(500000000),
        quantum=magnitude.params.at_most.quantum,
        unit="đồng",
        scale=Decimal(1000000),
    )
    assert magnitude.params.at_least.value == 1000
    assert magnitude.params.peers == 20
    within = rule_of(write, with_params("within", "{table: t, value: day, period: {from: 2025-02-01, to: day}}"))
    assert within.params.period == Span(from_=dt.date(2025, 2, 1), to="day")
    assert rule_of(write, with_params("within", "{table: t, value: day, period: true}")).params.period is True
    growth = rule_of(write, with_params("growth", "{table: t, stated: rate, now: a, before: b, as: amount}"))
    assert growth.params.as_ == "amount"
    where = rule_of(write, with_params("part", "{table: t, part: a, whole: b, where: {kind: KH}}"))
    assert where.params.where == {"kind": ("KH",)}
    dates = rule_of(write, with_params("range", "{table: t, field: day, at_least: 2025-01-01}"))
    assert dates.params.at_least == dt.date(2025, 1, 1)


def test_scalars_stay_as_they_are_written(write):
    loaded = rulesets.load(
        write(rules=with_params("codelist", "{table: t, field: kind, codes: [NO, 00010, 1e3, null, 2025-01-01, yes]}"))
    )
    assert loaded.rules[0].params.codes == ("NO", "00010", "1e3", "null", "2025-01-01", "yes")


def test_all_problems_are_told_at_once_with_line_and_path(write):
    text = """
    rules:
      - id: One
        titel: {vi: Một, en: One}
        check: totl
        with: {}
      - id: two
        title: {vi: Hai}
        check: total
        with: {table: t, total: a, part: [b]}
      - id: three
        title: Ba
        check: percentage
        severity: fatal
        tolerance: much
        with: {table: t, stated: rate, part: a, whole: b, decimals: two}
    """
    found = problems_of(write, text)
    assert (4, "", "unknown: 'titel' (did you mean 'title'?)") in [(line, "", m) for line, _, m in found]
    messages = "\n".join(m for _, _, m in found)
    for part in (
        "'title' is missing",
        "no such check kind; unknown: 'totl' (did you mean 'total'?)",
        "an id is written in small letters",
        "'en' is missing",
        "unknown: 'part' (did you mean 'parts'?)",
        "one of error, warning, info is expected; unknown: 'fatal'",
        "a tolerance is auto, exact",
        "a whole number is expected, not 'two'",
    ):
        assert part in messages, part
    assert (16, "rules[3].with.decimals") in [(line, path) for line, path, _ in found]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules: {", "while parsing a flow node"),
        ("rules:\n  - &x {id: a}\n  - *x\n", "the alias '*x' is not allowed"),
        ("rules: !!python/object/apply:os.system [ls]\n", "is not allowed: a ruleset is plain data"),
        ("a: !!python/name:os.system x\n", "is not allowed: a ruleset is plain data"),
        ("rules: []\nrules: []\n", "the key 'rules' is here twice (first in line 1)"),
        ("rules: []\n---\nrules: []\n", "a file holds one document"),
        ("? [a]\n: b\n", "a key must be a text"),
        ("rulse: []\n", "unknown: 'rulse' (did you mean 'rules'?)"),
        ("- a\n", "a mapping is expected with the key 'rules'"),
        ("rules: text\n", "a list of rules is expected"),
        ("rules: [text]\n", "a mapping is expected, not a text"),
    ],
)
def test_yaml_that_is_no_ruleset(write, text, message):
    assert any(message in m for _, _, m in problems_of(write, text))


def test_a_file_in_another_encoding(write):
    folder = write(rules="rules: []")
    (folder / "rules.yaml").write_bytes("rules: []\n# Tổng".encode("utf-16"))
    with pytest.raises(RulesetError, match="UTF-8"):
        rulesets.load(folder)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ("{table: x, total: a, parts: [b]}", "table: no such table; unknown: 'x'"),
        ("{table: t, total: aa, parts: [b]}", "total: no such field in t; unknown: 'aa' (did you mean 'a'?)"),
        ("{table: t, total: a, parts: [u.b]}", "parts: no such table; unknown: 'u'"),
        ("{table: t, total: a, parts: [day]}", "'day' is of type date; total compares count"),
        ("{table: t, total: a, parts: [b], where: {q: x}}", "where: no such field in t; unknown: 'q'"),
        ("{total: a, parts: [b]}", "needs its table"),
        ("{table: t, total: a}", "'parts' is missing"),
    ],
)
def test_operands_that_do_not_exist(write, params, message):
    assert any(message in m for _, _, m in problems_of(write, with_params("total", params)))


@pytest.mark.parametrize(
    ("kind", "params", "message"),
    [
        ("expression", '{table: t, that: "a +< b"}', "that: a number or a field was expected"),
        ("expression", '{table: t, that: "a < bb"}', "no such field in t; unknown: 'bb'"),
        ("order", "{table: t, values: [a]}", "at least two fields"),
        ("format", '{table: t, field: kind, pattern: "("}', "pattern:"),
        ("codelist", "{table: t, field: kind, list: nosuch}", "no such code list; unknown: 'nosuch'"),
        ("magnitude", "{table: t, value: money, at_most: much}", "a number with its unit"),
        ("within", "{table: t, value: day, period: {from: 2025-13-01, to: day}}", "no such field"),
        ("range", "{table: t, field: a, at_least: low}", "a number or a date is expected, not 'low'"),
        ("sequence", "{table: t, number: a}", "give a date field, or gapless: true"),
        ("growth", "{table: t, stated: rate, now: a, before: b, direction: sideways}", "one of up, down, either"),
        ("aggregate", "{table: t, total: a}", "'of' is missing"),
        ("aggregate", "{table: t, total: a, of: a, where: {unit: {iss: x}}}", "unknown: 'iss' (did you mean 'is'?)"),
        ("aggregate", "{table: t, total: a, of: a, where: {unit: {is: x}}, by: [regio]}", "by: no such field in t"),
        ("aggregate", "{table: t, fields: a, where: {unit: x}, of_where: {q: y}}", "of_where: no such field in t"),
        (
            "percentage",
            "{table: t, stated: rate, part: a, whole: b, whole_where: {q: x}}",
            "whole_where: no such field",
        ),
        ("footing", "{table: t, fields: [a], code: b}", "code: 'b' is of type count; declare it as text"),
        ("footing", "{table: t, fields: [a], parent: kind, name: q}", "name: no such field in t"),
        ("footing", "{table: t, fields: [a], level: q}", "level: no such field in t"),
        ("total", "{table: t, total: a, splits: [b, c]}", "splits: each is a list of two fields or more"),
        ("total", "{table: t, total: a, splits: [[b, c], [b, q]]}", "splits: no such field in t; unknown: 'q'"),
    ],
)
def test_parameters_that_make_no_sense(write, kind, params, message):
    assert any(message in m for _, _, m in problems_of(write, with_params(kind, params)))


def test_an_id_twice(write):
    found = problems_of(write, one=RULE, two=RULE)
    assert [m for _, _, m in found if "is taken (first in" in m]


def test_rules_on_claims_name_no_fields(write):
    rule = rule_of(write, with_params("percentage", "{claim: percentage}"))
    assert rule.params.claim == "percentage"


def test_code_lists_from_a_file(write):
    folder = write(HEAD_WITH_FILE)
    (folder / "units.csv").write_text("ma,ten\n00123,Xã Ba Động\n", encoding="utf-8-sig")
    assert rulesets.load(folder).codelists["units"].codes == {"00123": "Xã Ba Động"}
    (folder / "units.csv").write_text("code,ten\n1,2\n", encoding="utf-8")
    with pytest.raises(RulesetError, match="has no column 'ma'"):
        rulesets.load(folder)
    (folder / "units.csv").unlink()
    with pytest.raises(RulesetError, match=r"units\.csv cannot be read"):
        rulesets.load(folder)


HEAD_WITH_FILE = """\
ruleset: demo
version: 1
title: Thử
units: units
codelists:
  units: {file: units.csv, code: ma, name: ten}
"""


def test_a_code_list_lies_in_the_folder_of_its_ruleset(write):
    folder = write(HEAD_WITH_FILE.replace("units.csv", "../../secret.csv"))
    with pytest.raises(RulesetError, match="own folder"):
        rulesets.load(folder)


def test_what_the_form_gets_wrong(write):
    head = """\
    ruleset: demo
    version: 1
    title: Thử
    units: nosuch
    tables:
      t:
        title: Bảng
        key: unti
        fields:
          unit: {label: Đơn vị, codelist: x}
          b: {label: B, type: cuont}
    """
    from textwrap import dedent

    found = problems_of(write, head=dedent(head))
    assert [(line, path) for line, path, _ in found] == [
        (4, "units"),
        (8, "tables.t.key"),
        (10, "tables.t.fields.unit.codelist"),
        (11, "tables.t.fields.b.type"),
    ]
    for (_, _, message), part in zip(
        found, ("unknown: 'nosuch'", "did you mean 'unit'?", "unknown: 'x'", "did you mean 'count'?"), strict=True
    ):
        assert part in message


@pytest.mark.parametrize(
    ("field", "path", "message"),
    [
        ("{label: X, type: count, at_least: 9, at_most: 5}", ".at_least", "no value can pass"),
        ("{label: X, type: date, at_least: 2025-01-01, at_most: 5}", ".at_least", "one bound is a date"),
        ('{label: X, format: "["}', ".format", "']' is missing"),
        ("{label: X, type: money, unit: triệu đồg}", ".unit", "no unit of a field of type money"),
        ("{label: X, type: count, carried: true}", ".carried", "only texts hold for the cells below"),
        ("{label: X, type: percent, unit: ha}", ".unit", "no unit of a field of type percent"),
        ("{label: [X, CỘT  a], type: count}", ".label", "is also one of a, so that neither is found"),
    ],
)
def test_fields_that_no_cell_can_fill(write, head, field, path, message):
    found = problems_of(write, head=f"{head}      x: {field}\n")
    assert [(line, where) for line, where, _ in found] == [(len(head.splitlines()) + 1, f"tables.t.fields.x{path}")]
    assert message in found[0][2]


def test_units_that_fit_their_type(write, head):
    fields = "      x: {label: X, type: percent, unit: điểm %}\n      y: {label: Y, type: money, unit: triệu}\n"
    assert set(rulesets.load(write(head + fields)).tables["t"].fields) >= {"x", "y"}


def test_one_mistake_hides_no_other(write, head):
    """Names that do not exist and ids that are taken are told although other rules, fields and files are wrong too."""
    text = """
    rules:
      - id: one
        title: Một
        chek: total
        check: total
        with: {table: t, total: a, parts: [bb], sum: c}
      - {id: one, title: Một, check: part, with: {table: t, part: a, whole: tt}}
      - {id: two, title: Hai, check: part, with: {table: t, part: x, whole: a}}
      - {id: three, title: Ba, check: within, with: {table: t, value: day, period: true}}
    """
    head = head.replace("2025-09-30", "2025-09-31") + "      x: {label: X, type: cuont}\n"
    found = problems_of(write, text, head=head, broken="rules: [")
    told = [message for _, _, message in found]
    for part in ("unknown: 'chek'", "unknown: 'sum'", "no such field in t; unknown: 'bb'", "unknown: 'tt'",
                 "'one' is taken", "did you mean 'count'?", "2025-09-31", "while parsing"):  # fmt: skip
        assert sum(part in message for message in told) == 1, part
    assert len(told) == 8  # nothing follows from a type or a period that could not be read
    lines = [line for line, path, _ in found if path.startswith(("one", "rules"))]
    assert lines == sorted(lines)


def test_a_head_that_is_no_yaml_is_the_only_thing_wrong(write):
    assert [m for _, _, m in problems_of(write, RULE, head="ruleset: [")] == [
        "while parsing a flow node did not find expected node content"
    ]


def test_a_head_without_a_name(write):
    assert any("'ruleset' is missing" in m for _, _, m in problems_of(write, head="version: 1\ntitle: a\n"))


def test_where_rulesets_are_found(write, tmp_path, monkeypatch):
    assert "khcn-cds" in rulesets.shipped()
    assert rulesets.load("khcn-cds").name == "khcn-cds"
    with pytest.raises(UsageError, match="there is no ruleset"):
        rulesets.load("nosuch")
    with pytest.raises(UsageError, match=r"holds no ruleset\.yaml"):
        rulesets.load(tmp_path)
    write()
    monkeypatch.chdir(tmp_path)
    assert rulesets.load("demo").name == "demo"


def with_bound(head: str, bound: str) -> str:
    return head.replace("at_most: 5000000}", f"at_most: {bound}}}")


@pytest.mark.parametrize(("bound", "value"), [("500 triệu đồng", 500000000), ("2 tỷ đồng", 2000000000), ("0", 0)])
def test_a_bound_of_a_field_has_its_unit(write, head, bound: str, value: int):
    ruleset = rulesets.load(write(with_bound(head, bound)))
    assert ruleset.tables["t"].fields["money"].bounds == (None, value)
    [rule] = [rule for rule in rulesets.implied(ruleset) if rule.id == "t-money-out-of-range"]
    assert rule.params.at_most == value


@pytest.mark.parametrize(
    ("bound", "says"),
    [
        ("500", "at_most: 500 is 500 đồng; write its unit too: '500 triệu đồng'"),
        ("500 ha", "at_most: is in ha, but money is in đồng"),
        ("nhiều", "a number or a date or a number with its unit is expected, not 'nhiều'"),
    ],
)
def test_a_bound_that_cannot_be_meant_is_a_fault(write, head, bound: str, says: str):
    with pytest.raises(RulesetError) as caught:
        rulesets.load(write(with_bound(head, bound)))
    assert any(says in problem.message for problem in caught.value.problems)


def test_conditions_are_a_text_a_list_or_a_mapping(write):
    params = (
        "{table: t, total: a, of: a, by: file, where: {unit: tổng}, of_where: {unit: {not: tổng, contains: [x, y]}}}"
    )
    loaded = rulesets.load(write(rules=with_params("aggregate", params)))
    check = loaded.rules[0].params
    assert check.where == {"unit": ("tổng",)}
    assert check.of_where == {"unit": Condition(not_=("tổng",), contains=("x", "y"))}
    assert check.by == "file"
