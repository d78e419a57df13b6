from dqcheck import rulesets
from dqcheck.checks import load
from dqcheck.model.rule import MissingPolicy, Severity


def implied(write, **topics):
    return {rule.id: rule for rule in rulesets.implied(rulesets.load(write(**topics)))}


def test_the_constraints_of_the_fields(write):
    found = implied(write)
    endings = sorted(name for name in found if not name.endswith("-unreadable"))
    assert endings == [
        "t-a-out-of-range",
        "t-kind-malformed",
        "t-kind-unknown",
        "t-money-out-of-range",
        "t-total-row-mismatch",
        "t-unit-duplicate",
        "t-unit-missing",
    ]
    assert sum(name.endswith("-unreadable") for name in found) == 9
    rule = found["t-unit-missing"]
    assert (rule.check, rule.severity, rule.title.vi, rule.topic) == (
        "required",
        Severity.ERROR,
        "Đơn vị còn để trống",
        "t",
    )
    assert found["t-kind-unknown"].params == load("codelist")(table="t", field="kind", list="kinds")
    assert found["t-kind-unknown"].missing is MissingPolicy.SKIP
    assert found["t-unit-duplicate"].params.of_text


def test_equal_names_in_several_tables_are_told_apart():
    rules = rulesets.implied(rulesets.load("khcn-cds"))
    titles = [rule.title.vi for rule in rules]
    assert len(set(titles)) == len(titles)
    assert "Hồ sơ thủ tục hành chính: Đơn vị bị trùng" in titles


def test_a_rule_with_the_same_id_takes_its_place(write):
    text = """
    rules:
      - id: t-unit-missing
        title: {vi: Một, en: One}
        severity: warning
        check: required
        with: {table: t, field: unit}
    """
    assert "t-unit-missing" not in implied(write, rules=text)


def test_total_rows_are_those_of_what_adds_up(write, head):
    fields = """\
      area: {label: Diện tích, type: number, unit: ha}
      score: {label: Điểm, type: number}
      yields: {label: Năng suất, type: number, unit: tạ/ha}
      price: {label: Đơn giá, type: money, summed: false}
"""
    [rule] = [r for r in rulesets.implied(rulesets.load(write(head + fields))) if r.check == "footing"]
    assert rule.params == load("footing")(table="t", fields_=("a", "b", "c", "d", "money", "area"))
    assert (rule.severity, rule.missing) == (Severity.ERROR, MissingPolicy.SKIP)


def test_a_rule_may_name_the_total_rows_of_a_table(write):
    text = """
    rules:
      - id: one
        title: {vi: Một, en: One}
        check: total
        with: {table: t, total: t.total.a, parts: [t.total.b]}
    """
    assert rulesets.load(write(rules=text)).rules[0].params.total == "t.total.a"
