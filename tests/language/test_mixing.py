"""Two languages read at once."""

from dqcheck.language.mixing import mixed
from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class _Words:
    names: frozenset[str]
    list: tuple[str, ...]
    sign: str
    wording: Wording


def test_words_are_those_of_both() -> None:
    one = _Words(names=frozenset({"a"}), list=("a", "b"), sign="x", wording=Wording("một"))
    other = _Words(names=frozenset({"c"}), list=("b", "c"), sign="y", wording=Wording("one"))
    both = mixed(one, other)
    assert (both.names, both.list, both.sign) == ({"a", "c"}, ("a", "b", "c"), "xy")
    assert both.wording.fullmatch("ONE") and both.wording.fullmatch("Một")
