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
