import pytest

from dqcheck import rulesets


def total(name, whole, parts, **more):
    extra = "".join(f"    {key}: {value}\n" for key, value in more.items())
    params = f"{{table: t, total: {whole}, parts: [{parts}]}}"
    return f"  - id: {name}\n    title: {{vi: x, en: x}}\n    check: total\n    with: {params}\n{extra}"


def faults(write, rules):
    loaded = rulesets.load(write(rules="rules:\n" + rules))
    return [f"{p.path}: {p.message}" for p in rulesets.selfcheck(loaded)]


def test_a_sound_ruleset(write):
    assert faults(write, total("x", "a", "b, c") + total("y", "b", "d")) == []


def test_a_circular_total(write):
    found = faults(write, total("x", "a", "b, c") + total("y", "b", "a, d"))
    assert [f for f in found if f.startswith("x.with.parts: circular: t.a")]
    assert [f for f in found if f.startswith("y.with.parts: circular: t.b")]
    assert [f for f in faults(write, total("x", "a", "a, c")) if "circular" in f]


def test_contradictory_totals(write):
    found = faults(write, total("x", "a", "b, c") + total("y", "a", "b, c, d"))
    assert found == ["y.with: contradictory: together with the other totals it forces t.d to be zero"]
    found = faults(write, total("x", "a", "b, c") + total("y", "a", "b, -c"))
    assert found == ["y.with: contradictory: together with the other totals it forces t.c to be zero"]


def test_the_same_total_twice(write):
    assert faults(write, total("x", "a", "b, c") + total("y", "a", "c, b")) == ["y.with: says the same as x"]


def test_double_counting(write):
    found = faults(write, total("x", "a", "b, c, d") + total("y", "b", "c, d"))
    assert "x.with.parts: double counting: t.b already holds t.c, t.d" in found
    assert any("t.b is added 2 times" in f for f in faults(write, total("x", "a", "b, b")))


def test_a_net_sum_counts_nothing_twice(write):
    assert not [f for f in faults(write, total("x", "a", "b, -c") + total("y", "b", "c, d")) if "double" in f]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("check: part\n    with: {table: t, part: a, whole: a}", "with itself"),
        ("check: range\n    with: {table: t, field: a, at_least: -5, at_most: 10}", "at_least: -5 can never fail"),
        ("check: magnitude\n    with: {table: t, value: money, at_most: 10 triệu đồng}", "can never fail"),
        ("check: magnitude\n    with: {table: t, value: a, at_most: 10 triệu đồng}", "is in đồng, but a is in no unit"),
        ("check: total\n    with: {table: t, total: a, parts: [b]}\n    tolerance: 100%", "hardly ever fail"),
        (
            "check: part\n    with: {table: t, part: a, whole: b}\n    examples: [{data: {a: '1'}, expect: failed}]",
            "did you mean 'fail'?",
        ),
        (
            "check: part\n    with: {table: t, part: a, whole: b}\n    examples: [{expect: fail}]",
            "give either data or text",
        ),
    ],
)
def test_rules_that_can_hardly_be_meant(write, rule, message):
    found = faults(write, f"  - id: x\n    title: {{vi: x, en: x}}\n    {rule}\n")
    assert len(found) == 1
    assert message in found[0]


def test_switched_off_rules_and_rules_on_some_records_contradict_nothing(write):
    assert faults(write, total("x", "a", "b, c") + total("y", "a", "b, c, d", enabled="false")) == []


def test_what_rules_say_together_is_told_beside_what_is_wrong_with_others(write):
    rules = total("x", "a", "b, c") + total("y", "b", "a, d") + total("z", "aa", "b", severity="eror")
    found = [str(problem).partition("rules.yaml:")[2] for problem in rulesets.faults(write(rules="rules:\n" + rules))]
    assert [text for text in found if "circular: t.a" in text] and [text for text in found if "circular: t.b" in text]
    assert [text for text in found if "'eror'" in text] and [text for text in found if "unknown: 'aa'" in text]
    assert [int(text.partition(":")[0]) for text in found] == sorted(int(text.partition(":")[0]) for text in found)
    assert rulesets.faults(write(rules="")) == ()


ROWS = "check: aggregate\n    with: {table: t, total: a, of: a, "


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (ROWS + "where: {unit: {is: Tổng}}}", "by: every row is the submission that its unit names"),
        (ROWS + "by: file, where: {unit: Tổng}}", None),
        (ROWS + "by: file, where: {kind: {is: Tổng}}}", "where: kind is never 'Tổng'"),
        (ROWS + "where: {day: {is: '2025-08-05'}}}", None),
        ("check: total\n    with: {table: t, total: a, splits: [[b, c], [d, c]]}", None),
    ],
)
def test_rows_that_are_never_met(write, rule, message):
    found = faults(write, f"  - id: x\n    title: {{vi: x, en: x}}\n    {rule}\n")
    assert (found == []) if message is None else (len(found) == 1 and message in found[0])
