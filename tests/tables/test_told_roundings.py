"""Formulas that a form tells, of figures that were rounded one by one."""

from any_tables import cells, reading

from dqcheck.model.claim import Claim

FORM = """Nội dung;Xã A;Xã B;Xã C;Xã D;Xã E
1. Tiền lương;1708;5496;15299;31095;51804
2. Kinh doanh;139;319;827;2204;4127
3. Tài sản;524;1947;2956;4789;7296
4. Thu nhập (1+2+3);2371;7762;{third};38088;{last}"""


def off(text: str) -> list[Claim]:
    told = [one for one in reading(text).claims if one.kind == "table-declared-total"]
    return [one for one in told if not _fits(one)]


def _fits(claim: Claim) -> bool:
    total, parts = claim.roles["total"][0].value, [one.value for one in claim.roles["parts"]]
    return bool(total.value == sum(part.value for part in parts))  # type: ignore[union-attr]


def test_several_formulas_off_by_roundings_are_not_told() -> None:
    assert off(FORM.format(third=19083, last=63226)) == []


def test_one_formula_off_by_one_is_told() -> None:
    assert [cells(one)["total"] for one in off(FORM.format(third=19083, last=63227))] == [("D5",)]


def test_what_no_rounding_makes_is_told_beside_roundings() -> None:
    text = FORM.format(third=19083, last=63226).replace("38088", "38808")
    assert [cells(one)["total"] for one in off(text)] == [("E5",)]
