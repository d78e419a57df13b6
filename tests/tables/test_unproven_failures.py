"""Lines that fail a sum which the others do not prove."""

import pytest
from any_tables import cells, reading


def failing(text: str) -> list[tuple[str, ...]]:
    from dqcheck import rulesets
    from dqcheck.checks.base import Terms
    from dqcheck.checks.operands import with_params

    rules = {getattr(one.params, "claim", ""): one for one in rulesets.load("tables").rules}
    found = []
    for claim in reading(text).claims:
        values = {role: tuple(figure.value for figure in figures) for role, figures in claim.roles.items()}
        if with_params(rules[claim.kind], claim.params).judge(values, Terms()).outcome.value == "fail":
            found.append(cells(claim).get("total", ()))
    return found


def table(*rows: tuple[int, ...], head: str = "Name;One;Two;Three") -> str:
    return "\n".join([head, *(f"R{at};" + ";".join(map(str, row)) for at, row in enumerate(rows))])


def test_the_same_figures_again_prove_nothing() -> None:
    assert failing(table(*[(1040, 1060, 2100)] * 9, (1040, 1060, 1500))) == []


def test_lines_that_are_all_multiples_of_one_prove_nothing() -> None:
    rows = [(1100 * at, 2200 * at, 3300 * at) for at in (3, 5, 7, 8, 11, 13, 17)]
    assert failing(table(*rows, (4400, 8800, 31200))) == []


def test_the_sign_of_a_part_that_is_nothing_elsewhere_is_open() -> None:
    rows = [(3141 + 271 * at, 1618 + 57 * at**2) for at in range(7)]
    held = [(one, two, 0, one + two) for one, two in rows]
    head = "Name;One;Two;Exceptional;Result"
    assert failing(table(*held, (2718, 1828, 350, 2718 + 1828 - 350), head=head)) == []
    assert failing(table(*held, (2718, 1828, 350, 2718 + 1828 + 530), head=head)) == [("E9",)]


@pytest.mark.parametrize("wrong", [7200, 5400])
def test_other_lines_are_told(wrong: int) -> None:
    rows = [(3141 + 271 * at, 1618 + 57 * at**2) for at in range(7)]
    held = [(one, two, one + two) for one, two in rows]
    assert failing(table(*held, (2718, 1828, wrong))) == [("D9",)]


def test_what_is_called_a_total_needs_less_proof() -> None:
    rows = [(1100 * at, 2200 * at, 3300 * at) for at in (3, 5, 7, 8, 11, 13, 17)]
    assert failing(table(*rows, (4400, 8800, 31200), head="Name;One;Two;Total")) == [("D9",)]
