"""``dqcheck rules``: the catalogue, one rule explained, a ruleset's own faults, and its examples run."""

import sys

import click

from dqcheck.cli.common import LANGUAGE, fail, told
from dqcheck.cli.printing import say
from dqcheck.cli.rule_files import export, import_, schema
from dqcheck.errors import DqcheckError, Problem, RulesetError, UsageError
from dqcheck.model.rule import Rule, Ruleset


@click.group(name="rules", short_help="List, explain, check and test validation rules.")
def command() -> None:
    """List, explain, check and test validation rules."""


RULESETS = click.argument("rulesets", nargs=-1, metavar="[RULESET]...")


def load(names: tuple[str, ...]) -> list[Ruleset]:
    """The rulesets named, or all shipped ones. Raises RulesetError with the problems of all of them."""
    from dqcheck import rulesets

    loaded: list[Ruleset] = []
    problems: list[Problem] = []
    for name in names or rulesets.shipped():
        try:
            loaded.append(rulesets.load(name))
        except RulesetError as error:
            problems += error.problems
    if problems:
        raise RulesetError(tuple(problems))
    return loaded


@command.command(name="list", short_help="List rules.")
@RULESETS
@LANGUAGE
def list_(rulesets: tuple[str, ...], language: str | None) -> None:
    """List the rules of the shipped rulesets, or of those named."""
    from dqcheck import rulesets as catalogue
    from dqcheck.cli.catalogue import print_list

    tongue = told(language)
    try:
        for ruleset in load(rulesets):
            print_list(ruleset, (*ruleset.rules, *catalogue.implied(ruleset)), tongue)
    except DqcheckError as error:
        fail(error, tongue)


@command.command(short_help="Explain one rule.")
@click.argument("rule_id", metavar="ID")
@click.option(
    "--rules", "rulesets", multiple=True, metavar="NAME|PATH", help="Ruleset to look in (default: all shipped)."
)
@LANGUAGE
def show(rule_id: str, rulesets: tuple[str, ...], language: str | None) -> None:
    """Explain one rule: what it compares, why, how it judges its examples."""
    from dqcheck.cli.catalogue import print_rule

    tongue = told(language)
    try:
        rule, ruleset = find(rule_id, load(rulesets))
        print_rule(rule, ruleset, tongue)
    except DqcheckError as error:
        fail(error, tongue)


def find(rule_id: str, loaded: list[Ruleset]) -> tuple[Rule, Ruleset]:
    """The rule of this id, with or without its ruleset's name. Raises UsageError that names the nearest ones."""
    from difflib import get_close_matches

    from dqcheck import rulesets

    every = [(rule, ruleset) for ruleset in loaded for rule in (*ruleset.rules, *rulesets.implied(ruleset))]
    for rule, ruleset in every:
        if rule_id in (rule.id, rule.qualified):
            return rule, ruleset
    names = {name.casefold(): name for rule, _ in every for name in (rule.id, rule.qualified)}
    wanted = rule_id.casefold().replace("_", "-").replace(" ", "-")
    near = [names[name] for name in get_close_matches(wanted, names, n=3)]
    near = near or [name for folded, name in names.items() if wanted in folded and "/" in name][:3]
    key = "error.rule-unknown" if near else "error.rule-none"
    english = f"There is no rule {rule_id!r}. " + (
        f"Nearest: {', '.join(near)}." if near else "See: dqcheck rules list."
    )
    raise UsageError(key, english, rule=rule_id, near=", ".join(near))


@command.command(short_help="Check rulesets for their own faults.")
@RULESETS
@LANGUAGE
def check(rulesets: tuple[str, ...], language: str | None) -> None:
    """Check rulesets for their own faults: unknown fields, duplicate ids, contradictory totals, idle bounds."""
    from dqcheck import rulesets as catalogue
    from dqcheck.messages import sentence

    tongue = told(language)
    try:
        problems = [problem for name in rulesets or catalogue.shipped() for problem in catalogue.faults(name)]
    except DqcheckError as error:
        fail(error, tongue)
    for problem in problems:
        say(str(problem))
    if problems:
        say(sentence("rules.faults", tongue, {"count": len(problems)}), err=True)
        sys.exit(2)
    say(sentence("rules.sound", tongue, {}))


@command.command()
@RULESETS
@LANGUAGE
def test(rulesets: tuple[str, ...], language: str | None) -> None:
    """Run the examples of every rule."""
    from dqcheck.engine.told_examples import differences
    from dqcheck.forms.grid import some
    from dqcheck.messages import sentence

    tongue = told(language)
    run = wrong = 0
    bare: list[str] = []
    try:
        for ruleset in load(rulesets):
            run += sum(len(rule.examples) for rule in ruleset.rules)
            bare += [rule.id for rule in ruleset.rules if not rule.examples]
            for one in differences(ruleset):
                wrong += 1
                say(one[tongue])
    except DqcheckError as error:
        fail(error, tongue)
    say(sentence("rules.examples", tongue, {"count": run, "wrong": wrong}), err=bool(wrong))
    if bare:
        say(sentence("rules.without-examples", tongue, {"count": len(bare), "rules": some(bare)}), err=bool(wrong))
    if wrong:
        sys.exit(2)


for one in (export, import_, schema):
    command.add_command(one)
