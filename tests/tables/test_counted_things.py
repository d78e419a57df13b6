"""Totals of things that are counted: one that is off by one is off."""

import pytest
from any_tables import cells, reading, table

from dqcheck.checks.base import Terms
from dqcheck.tables.counted_things import may_be_rounded

CASES = (
    "{heading};Tiếp nhận;Đã giải quyết;Đúng hạn;Quá hạn;Đang giải quyết\nPhòng A;120;110;108;2;10\n"
    "Phòng B;85;80;80;0;5\nPhòng C;64;60;56;4;4\nPhòng D;200;188;180;8;12\nTổng số;469;438;424;13;31"
)


def off_by_one(heading: str) -> list[tuple[str, ...]]:
    found = reading(CASES.format(heading=heading)).claims
    return [cells(one)["total"] for one in found if one.kind == "table-total" and one.doubt and not _fits(one)]


def _fits(claim) -> bool:
    total = claim.roles["total"][0].value
    parts = [one.value for one in claim.roles["parts"]]
    gap = abs(total.value - sum(one.value for one in parts))
    return gap <= (total.quantum + sum(one.quantum for one in parts)) / 2


def test_among_figures_that_add_up_to_the_last_one() -> None:
    assert off_by_one("Đơn vị") == [("E6",)]


@pytest.mark.parametrize("heading", ["Đơn vị (nghìn hồ sơ)", "Số ước tính", "Region (thousands)", "Estimates"])
def test_not_where_they_may_have_been_rounded(heading: str) -> None:
    assert off_by_one(heading) == []
    assert may_be_rounded(table(CASES.format(heading=heading)))


def _sales(gaps: list[int], coarse: int) -> str:
    """Amounts, rounded to millions in so many years and then to units, with the gap of each total of two parts."""
    rows = ["Year;Stores;Markets;All shops;Hotels;Inns;All rooms;All"]
    for year, gap in enumerate([0] * coarse + gaps):
        unit = 1_000_000 if year < coarse else 1
        parts = [unit * (731 * year * year + 917 * year * part + 1_203_117 * part) for part in (1, 2, 5, 7)]
        shops, rooms = parts[0] + parts[1] + gap, parts[2] + parts[3]
        rows.append(";".join(map(str, (1900 + year, *parts[:2], shops, *parts[2:], rooms, shops + rooms))))
    return "\n".join(rows)


def _off(text: str) -> int:
    return sum(one.kind == "table-total" and not _fits(one) for one in reading(text).claims)


def test_not_where_one_sum_is_off_by_roundings_time_and_again() -> None:
    assert _off(_sales([1, 0, 0, -1, 0, 1, 0, 0, -1, 0] * 2, 40)) == 0


def test_amounts_of_whole_millions_do_not_say_that_others_are_exact() -> None:
    assert _off(_sales([1, 0, -1], 40)) == 0


def test_balances_whose_flows_are_called_so() -> None:
    text = "Loại;Đầu kỳ;Tăng trong kỳ;Giảm trong kỳ;Cuối kỳ\nMáy tính;45;12;5;52\nMáy in;20;3;1;22\nMáy quét;8;2;0;11"
    found = [one for one in reading(text).claims if one.kind == "table-balance"]
    assert [_fits_balance(one) for one in found] == [True, True, False]


def _fits_balance(claim) -> bool:
    from dqcheck import rulesets
    from dqcheck.checks.operands import with_params

    rule = next(one for one in rulesets.load("tables").rules if getattr(one.params, "claim", "") == claim.kind)
    values = {role: tuple(figure.value for figure in figures) for role, figures in claim.roles.items()}
    return with_params(rule, claim.params).judge(values, Terms()).outcome.value == "pass"
