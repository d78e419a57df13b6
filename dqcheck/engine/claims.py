"""Rules on claims: what prose says, judged by the same check kinds as the tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dqcheck.checks.base import Check
from dqcheck.checks.operands import claimed
from dqcheck.engine.judging import HOLDS, Tally, guarded
from dqcheck.model.claim import Claim
from dqcheck.model.rule import Rule, Ruleset
from dqcheck.model.verdict import Outcome, Verdict


@dataclass(slots=True, kw_only=True)
class ClaimTally:
    """What became of a rule on claims; ``kept`` and ``held`` hold (submission, claim, verdict)."""

    counts: Tally
    kept: list[tuple[str, Claim, Verdict]] = field(default_factory=list)
    held: list[tuple[str, Claim, Verdict]] = field(default_factory=list)


def judge_claims(rules: Sequence[Rule], claims: Iterable[tuple[str, Claim]], ruleset: Ruleset) -> list[ClaimTally]:
    """Judge each (submission, claim) by the rules that name its kind; one tally a rule, in the order of the rules."""
    tallies = [ClaimTally(counts=Tally(rule=rule)) for rule in rules]
    by_kind: dict[str, list[ClaimTally]] = {}
    for tally in tallies:
        check = tally.counts.rule.params
        if isinstance(check, Check) and check.claim:
            by_kind.setdefault(check.claim, []).append(tally)
    for submission, claim in claims:
        for tally in by_kind.get(claim.kind, ()):
            verdict = judge_claim(tally.counts, claim, ruleset)
            if verdict is None:
                continue
            if verdict.outcome is Outcome.FAIL:
                tally.kept.append((submission, claim, verdict))
            elif verdict.outcome in HOLDS:
                tally.held.append((submission, claim, verdict))
    return tallies


def judge_claim(tally: Tally, claim: Claim, ruleset: Ruleset) -> Verdict | None:
    """Judge one claim and count it; None when the rule itself broke."""
    verdict = guarded(tally, lambda: claimed(tally.rule, claim, ruleset))
    if verdict is not None:
        tally.count(verdict)
    return verdict
