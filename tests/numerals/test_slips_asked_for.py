"""A slip that is asked for is the one that is found among all of them, and no other is told for it."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dqcheck.model.quantity import Quantity
from dqcheck.numerals.intervals import Interval
from dqcheck.numerals.slips import slip

CAUSES = ("sign", "unit-slip", "transposed", "one-digit", "digit-repeated", "decimal-point", "digit-missing")


@given(
    st.integers(100, 99_999),
    st.integers(100, 999_999),
    st.sampled_from(["0", "1", "0.5"]),
    st.sets(st.sampled_from(CAUSES), min_size=1),
)
def test_with_causes_it_is_the_same_slip_or_none(written: int, meant: int, room: str, causes: set[str]) -> None:
    quantity = Quantity(text=str(written), value=Decimal(written), quantum=Decimal(0))
    wanted = Interval(low=meant - Decimal(room), high=meant + Decimal(room))
    found = slip(quantity, wanted)
    assert slip(quantity, wanted, causes) == (found if found is not None and found[0] in causes else None)


@given(st.permutations("12345"), st.integers(0, 3))
def test_two_digits_that_changed_places_are_found_when_only_they_are_asked_for(digits: list[str], at: int) -> None:
    meant = "".join(digits)
    written = meant[:at] + meant[at + 1] + meant[at] + meant[at + 2 :]
    quantity = Quantity(text=written, value=Decimal(written), quantum=Decimal(1))
    wanted = Interval(low=Decimal(meant), high=Decimal(meant))
    assert slip(quantity, wanted, {"transposed"}) == ("transposed", Decimal(meant))
    assert slip(quantity, wanted, {"sign"}) is None
