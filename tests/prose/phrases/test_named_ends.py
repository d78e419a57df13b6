"""The values that a change names as its ends."""

import pytest
from sentence_claims import blocks_of

from dqcheck.prose.figures.changes import stated
from dqcheck.prose.phrases.named_ends import named_ends

NAMED = [
    ("Đầu vụ 420 con, giữa vụ 395 con, cuối vụ 361 con; so với giữa vụ, cuối vụ giảm 34 con.", ("361", "395")),
    ("Đầu vụ 420 con, giữa vụ 395 con, cuối vụ 361 con; cuối vụ giảm 59 con so với đầu vụ.", ("361", "420")),
    ("Đầu vụ 420 con, giữa vụ 395 con, cuối vụ 361 con; so với đầu vụ giảm 59 con.", None),  # which of two?
    ("Đầu vụ 420 con, cuối vụ 361 con; so với đầu vụ giảm 59 con.", ("361", "420")),
    ("Đầu vụ 420 con, cuối vụ 361 con; so với năm trước giảm 59 con.", None),
    ("Đầu vụ 420 con, cuối vụ 361 con, giảm 59 con.", None),
    ("In March 420 calls, in June 361 and in July 395; July is 25 fewer than March.", ("395", "420")),
]


@pytest.mark.parametrize(("text", "ends"), NAMED)
def test_a_change_names_its_ends(text: str, ends: tuple[str, str] | None) -> None:
    [block] = blocks_of(text)
    [change] = [one.mark for one in stated(block)]
    values = [mark for mark in block.marks if mark.kind == "count" and mark is not change]
    found = named_ends(change, values)
    assert (None if found is None else tuple(str(mark.value) for mark in found)) == ends
