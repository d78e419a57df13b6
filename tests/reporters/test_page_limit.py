"""What a page holds of very many findings."""

from dataclasses import replace

import pytest
from sample import mixed

from dqcheck.reporters import finding_groups, html_report, page_limit
from dqcheck.reporters.page_limit import OF_RULE, on_page


def groups():
    return finding_groups.groups(mixed(), "en")


def cards(found) -> int:
    return sum(len(one.group.findings) + sum(map(len, one.group.followers.values())) for one in found)


def test_a_page_that_holds_all_leaves_none_out() -> None:
    found = on_page(groups())
    assert [one.group for one in found] == groups()
    assert not any(one.left for one in found)


@pytest.mark.parametrize("most", [0, 1, 2, 3, 5])
def test_what_is_shown_and_what_is_left_are_all_findings(most: int) -> None:
    every = sum(len(tuple(group.told())) for group in groups())
    found = on_page(groups(), most)
    assert cards(found) <= most < every
    assert cards(found) + sum(sum(one.left.values()) for one in found) == every


def test_of_one_rule_and_unit_the_first_stand_for_the_others() -> None:
    group = groups()[0]
    finding = replace(group.findings[0], follows=None)
    many = replace(group, findings=(finding,) * 30, followers={})
    (one,) = on_page([many], OF_RULE[1])
    assert len(one.group.findings) == OF_RULE[1]
    assert one.left == {finding.rule: 20}


@pytest.mark.parametrize(("language", "words"), [("en", "more of “"), ("vi", "điểm khác về “")])
def test_the_page_says_how_many_are_left(monkeypatch: pytest.MonkeyPatch, language, words) -> None:
    assert 'class="left"' not in html_report.render(mixed(), language)
    monkeypatch.setattr(page_limit.on_page, "__defaults__", (1,))
    page = html_report.render(mixed(), language)
    assert page.count('class="left"') > 1 and words in page
