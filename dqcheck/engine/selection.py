"""Which rulesets and which of their rules a run uses, and how bad each is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dqcheck import rulesets
from dqcheck.engine.findings import FORM
from dqcheck.errors import UsageError
from dqcheck.forms import FormDefect
from dqcheck.model.rule import Numbers, Rule, Ruleset, Severity

Rules = str | Path | Ruleset | Iterable["str | Path | Ruleset"] | None

NARRATIVE = "narrative"
"""The shipped ruleset for reports in prose."""

TABLES = "tables"
"""The shipped ruleset for tables of any form."""


class Library:
    """The rulesets of one run, loaded when they are first needed."""

    def __init__(self, rules: Rules, numbers: Numbers | None = None) -> None:
        """``numbers`` is the notation that holds for all of them, None: each says its own."""
        self._numbers = numbers
        given = [rules] if isinstance(rules, str | Path | Ruleset) else list(rules or ())
        self._given = [rulesets.built(one) if isinstance(one, Ruleset) else rulesets.load(one) for one in given]
        self._forms: list[Ruleset] | None = None
        self._prose: Ruleset | None = None
        self._any_table: Ruleset | None = None

    def forms(self) -> Sequence[Ruleset]:
        """Rulesets with tables: those given, else the shipped ones."""
        if self._forms is None:
            given = [one for one in self._given if one.tables]
            shipped = (
                () if given else (rulesets.load(name) for name in rulesets.shipped() if name not in (NARRATIVE, TABLES))
            )
            self._forms = [in_notation(one, self._numbers) for one in (*given, *shipped)]
        return self._forms

    def undated_forms(self) -> Sequence[Ruleset]:
        """The same rulesets for files of another period than theirs."""
        return [replace(one, period=None) for one in self.forms()]

    def prose(self) -> Ruleset:
        """The ruleset for narratives: the one given that has no tables, else ``narrative``."""
        if self._prose is None:
            given = [one for one in self._given if not one.tables and one.name != TABLES]
            self._prose = given[0] if given else rulesets.load(NARRATIVE)
        return self._prose

    @property
    def expects_forms(self) -> bool:
        """Whether forms were given, so that a workbook on none of them is a defect."""
        return any(one.tables for one in self._given)

    def any_table(self) -> Ruleset:
        """The ruleset for tables of any form: the one given by that name, else the shipped one."""
        if self._any_table is None:
            given = [one for one in self._given if one.name == TABLES]
            self._any_table = given[0] if given else rulesets.load(TABLES)
        return self._any_table


def in_notation(ruleset: Ruleset, numbers: Numbers | None) -> Ruleset:
    """A ruleset whose forms write numbers in the notation that somebody told; as it is where nobody did."""
    return ruleset if numbers is None else replace(ruleset, numbers=numbers)


class Chosen:
    """Which rules run, and how bad they are: select, ignore, severity overrides. Every name must meet something."""

    def __init__(self, *, select: tuple[str, ...], ignore: tuple[str, ...], severity: Mapping[str, str]) -> None:
        self._select, self._ignore, self._severity = select, ignore, severity

    @property
    def some(self) -> bool:
        """Whether only some of the rules are asked for."""
        return bool(self._select or self._ignore)

    def rules(self, given: Sequence[Ruleset], *, implied: bool = True) -> dict[str, tuple[Rule, ...]]:
        """The rules to run of each ruleset, those that its form implies included."""
        every = {one.name: (*one.rules, *(rulesets.implied(one) if implied else ())) for one in given}
        known = {name for rules in every.values() for rule in rules for name in names(rule)}
        known |= {FORM} | {severity.value for severity in Severity}
        for name in (*self._select, *self._ignore, *self._severity):
            if name not in known and not name.startswith(f"{FORM}/"):
                raise _unknown(name, sorted(known))
        return {name: tuple(self._graded(rule) for rule in rules if self.wants(rule)) for name, rules in every.items()}

    def wants(self, rule: Rule) -> bool:
        """Whether a rule runs."""
        own = names(self._graded(rule))
        return (
            rule.enabled
            and not own & set(self._ignore)
            and (not self._select or bool(own & set(self._select)))
            and "off" not in (self._severity.get(rule.id), self._severity.get(rule.qualified))
        )

    def wants_defect(self, defect: FormDefect) -> bool:
        """Whether a finding about the filing itself is told."""
        own = {FORM, f"{FORM}/{defect.key.removeprefix(f'{FORM}.')}", defect.severity.value}
        return not own & set(self._ignore) and (not self._select or bool(own & set(self._select)))

    def _graded(self, rule: Rule) -> Rule:
        level = self._severity.get(rule.qualified, self._severity.get(rule.id))
        return rule if level in (None, "off") else replace(rule, severity=Severity(level))


def names(rule: Rule) -> set[str]:
    """The names by which a rule is selected: its id, with and without its ruleset, its check kind, its severity."""
    return {rule.id, rule.qualified, rule.check, rule.severity.value}


def _unknown(name: str, known: Sequence[str]) -> UsageError:
    from difflib import get_close_matches

    near = ", ".join(get_close_matches(name, known, n=3)) or "-"
    english = f"{name!r} is no rule, check kind or severity. Nearest: {near}."
    return UsageError("error.selection-unknown", english, name=name, near=near)
