"""Every check kind that can speak of a frame is a typed function of columns, and says so when it is asked."""

import doctest
import inspect
from dataclasses import fields
from importlib import import_module

import pytest

import dqcheck
from dqcheck import checks, column_checks
from dqcheck.checks.base import Check
from dqcheck.column_checks.check_options import DEFAULTS, CheckOptions, ColumnCheck
from dqcheck.column_checks.column_ruleset import ENDINGS
from dqcheck.messages import known

OF_WORKBOOKS = {"formula"}
"""Kinds that speak of what a frame does not have: formulas in cells."""

FUNCTIONS = {"aggregate": "total_row", "footing": "hierarchy"}
NAMED_OTHERWISE = {
    "aggregate": {"total": "columns", "of": "columns", "fields_": "columns"},
    "agreement": {"values": "columns"},
    "change": {"at_most": "at_most_percent"},
    "codelist": {"field": "column", "list": "codes"},
    "footing": {"fields_": "columns"},
    "format": {"field": "column"},
    "order": {"values": "columns"},
    "range": {"field": "column"},
    "required": {"field": "column"},
    "type": {"field": "column"},
    "unique": {"field": "column"},
    "within": {"value": "column", "period": "first"},
}
OF_EVERY_CHECK = {item.name for item in fields(Check)}
KINDS = sorted(set(checks.names()) - OF_WORKBOOKS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_a_function_of_all_its_parameters(kind: str) -> None:
    function = getattr(dqcheck, FUNCTIONS.get(kind, kind))
    parameters = inspect.signature(function).parameters
    own = {item.name for item in fields(checks.load(kind)) if "internal" not in item.metadata} - OF_EVERY_CHECK
    named = {NAMED_OTHERWISE.get(kind, {}).get(name, name) for name in own}
    assert named - set(parameters) == set()
    assert set(CheckOptions.__annotations__) <= set(parameters), "the options of every check are shown"
    assert not any(one.kind is inspect.Parameter.VAR_KEYWORD for one in parameters.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_name_for_its_findings(kind: str) -> None:
    assert kind in ENDINGS
    assert known(f"column.{kind}", "vi") and known(f"column.{kind}", "en")


def test_what_a_signature_shows_as_default_is_what_holds() -> None:
    assert dict(DEFAULTS).keys() == CheckOptions.__annotations__.keys()
    plain = dqcheck.total("t", ["a"])
    assert plain == dqcheck.total("t", ["a"], **DEFAULTS) or plain.missing is None  # type: ignore[arg-type]


MODULES = sorted({column_checks.__name__ + "." + name for name in (
    "column_names", "order_checks", "rate_checks", "sum_checks", "value_checks",
)})  # fmt: skip


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_the_docstrings_run(module: str) -> None:
    failed, tried = doctest.testmod(import_module(module), optionflags=doctest.ELLIPSIS)
    assert tried and not failed


def test_the_names_are_listed_and_a_star_import_keeps_pythons_own() -> None:
    names = {FUNCTIONS.get(kind, kind) for kind in KINDS}
    assert names <= set(dir(dqcheck))
    assert set(dqcheck.__all__) & {"range", "type", "format"} == set()
    assert {kind.capitalize() for kind in checks.names()} <= set(dir(checks))


def test_help_shows_the_parameters() -> None:
    import pydoc

    text = pydoc.plain(pydoc.render_doc(dqcheck.percentage))
    assert "part" in text and "tolerance" in text and "rounded" in text
    assert "severity" in pydoc.plain(pydoc.render_doc(dqcheck.Rule))
    assert "exhaustive" in pydoc.plain(pydoc.render_doc(checks.load("total")))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: dqcheck.total("t", []), "parts"),
        (lambda: dqcheck.total("", ["a"]), "total: name a column"),
        (lambda: dqcheck.total("t", ["a"], severity="eror"), "error, warning, info"),
        (lambda: dqcheck.total("t", ["a"], tolerance="some"), "'some'"),
        (lambda: dqcheck.total("t", ["a"], tolerance=-1), "-1"),
        (lambda: dqcheck.total("t", ["a"], rounding="up"), "half-up"),
        (lambda: dqcheck.total("t", ["a"], missing="none"), "undecided"),
        (lambda: dqcheck.total_row("t"), "where="),
        (lambda: dqcheck.range("t"), "at_least"),
        (lambda: dqcheck.range("t", at_least=float("nan")), "nan"),
        (lambda: dqcheck.range("t", at_least="5"), "'5'"),
        (lambda: dqcheck.range("t", at_least=5, at_most=4), "no value can pass"),
        (lambda: dqcheck.within("t"), "first, last or not_after"),
        (lambda: dqcheck.change("t", before="b"), "at_most_percent"),
        (lambda: dqcheck.magnitude("t"), "peers"),
        (lambda: dqcheck.order(["a"]), "at least two"),
        (lambda: dqcheck.sequence("n"), "gapless"),
        (lambda: dqcheck.format("t", "("), "pattern"),
        (lambda: dqcheck.expression("a +"), "that"),
    ],
)
def test_parameters_that_say_nothing_are_told_at_once(make, says: str) -> None:
    with pytest.raises(dqcheck.UsageError, match=r"\w") as caught:
        make()
    assert says in str(caught.value)
    assert known(caught.value.key, "vi") and known(caught.value.key, "en")


def test_an_unknown_parameter_names_the_nearest() -> None:
    with pytest.raises(TypeError, match=r"total\(\) has no parameter 'severty' \(did you mean 'severity'\?\)"):
        dqcheck.total("t", ["a"], severty="error")


@pytest.mark.parametrize(
    ("given", "mode", "amount", "percent"),
    [("auto", "auto", None, None), ("exact", "exact", None, None), (5, "given", "5", None), (0.1, "given", "0.1", None),
     ("2%", "given", None, "2"), ("2.5 %", "given", None, "2.5")],
)  # fmt: skip
def test_a_tolerance_is_written_as_people_write_it(given, mode, amount, percent) -> None:
    found = dqcheck.total("t", ["a"], tolerance=given).tolerance
    assert (found.mode, found.abs and str(found.abs), found.pct and str(found.pct)) == (mode, amount, percent)


def test_a_check_is_a_record() -> None:
    one, two = (dqcheck.total("t", ["a", "b"], where={"c": "d"}) for _ in range(2))
    assert one == two and hash(one) == hash(two) and isinstance(one, ColumnCheck)
    assert one != dqcheck.total("t", ["a"])


def test_a_check_shows_what_was_said_of_it() -> None:
    shown = repr(dqcheck.total("t", ["a"], severity="warning", where={"c": "d"}, id="own"))
    assert shown == "ColumnCheck(total, where={'c': ('d',)}, total='t', parts=('a',), id='own', severity='warning')"
