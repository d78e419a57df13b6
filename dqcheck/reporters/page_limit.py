"""What one page holds: of very many findings nobody reads every card, so that of each rule and unit the first are
shown, and of the others how many there are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from dqcheck.model.record import record
from dqcheck.reporters.finding_groups import FindingGroup

MOST_CARDS = 4000
"""Findings up to which a page shows each of them."""
OF_RULE = (20, 10, 5, 3, 2, 1)
"""How many findings of one rule and unit are shown where there are more: the first of these that fits."""


@record
class PageGroup:
    """The findings of a unit that a page shows; ``left`` counts those that it does not, by rule."""

    group: FindingGroup
    left: Mapping[str, int] = field(default_factory=dict)


def on_page(groups: Sequence[FindingGroup], most: int = MOST_CARDS) -> list[PageGroup]:
    """The groups with as many of their findings as a page holds, the first of each rule. Findings that follow from one
    that is shown are shown with it, as far as there is room."""
    if sum(map(_cards, groups)) <= most:
        return [PageGroup(group=group) for group in groups]
    for of_rule in OF_RULE:
        found = [_first(group, of_rule) for group in groups]
        if sum(_cards(one.group) for one in found) <= most:
            return found
    room = most
    for index, one in enumerate(found):
        room -= _cards(one.group)
        if room < 0:
            found[index] = _first(groups[index], 0)
    return found


def _cards(group: FindingGroup) -> int:
    return len(group.findings) + sum(map(len, group.followers.values()))


def _first(group: FindingGroup, of_rule: int) -> PageGroup:
    """The first findings of each rule of a unit."""
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    shown = []
    for finding in group.findings:
        seen[finding.rule] += 1
        followers = group.followers.get(finding.fingerprint, ())
        if seen[finding.rule] <= of_rule:
            shown.append(finding)
            left.update(one.rule for one in followers[of_rule:])
        else:
            left.update(one.rule for one in (finding, *followers))
    kept = {one.fingerprint: group.followers[one.fingerprint][:of_rule] for one in shown
            if one.fingerprint in group.followers}  # fmt: skip
    return PageGroup(group=replace(group, findings=tuple(shown), followers=kept), left=dict(left))
