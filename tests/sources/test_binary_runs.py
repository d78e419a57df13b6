"""Rich strings of binary workbooks, byte by byte."""

import struct

import pytest

from dqcheck.sources.binary_runs import RichString, put_together, shown_in, xls_strings
from dqcheck.sources.facts import CellLayout

STRUCK, RAISED = CellLayout(struck=True), CellLayout(raised=True)


def shared(*strings: bytes) -> bytes:
    return struct.pack("<II", len(strings), len(strings)) + b"".join(strings)


def string(text: str, *runs: tuple[int, int], wide: bool = False, further: bytes = b"") -> bytes:
    flags = wide | 8 * bool(runs) | 4 * bool(further)
    head = struct.pack("<HB", len(text), flags)
    head += struct.pack("<H", len(runs)) if runs else b""
    head += struct.pack("<I", len(further)) if further else b""
    written = text.encode("utf-16-le" if wide else "latin-1")
    return head + written + b"".join(struct.pack("<HH", *run) for run in runs) + further


def test_rich_strings_of_an_xls() -> None:
    data = shared(
        string("one"), string("9661", (3, 5)), string("số 1", (3, 6), wide=True, further=b"xyz"), string("two", (0, 1))
    )
    assert dict(xls_strings([data])) == {
        1: RichString("9661", [(3, 5)]),
        2: RichString("số 1", [(3, 6)]),
        3: RichString("two", [(0, 1)]),
    }


def test_characters_that_go_on_in_the_next_record_begin_with_their_width() -> None:
    whole = shared(string("96612", (3, 5)))
    cut = whole.index(b"612")
    narrow = [whole[:cut], b"\0" + whole[cut:]]
    widened = [whole[:cut], b"\1" + "612".encode("utf-16-le") + whole[cut + 3 :]]
    for segments in (narrow, widened):
        assert dict(xls_strings(segments)) == {0: RichString("96612", [(3, 5)])}
    behind = whole.index(b"96612") + 5  # runs go on without one
    assert dict(xls_strings([whole[:behind], whole[behind:]])) == {0: RichString("96612", [(3, 5)])}


@pytest.mark.parametrize("cut", range(1, 25))
def test_what_is_cut_off_is_no_string(cut: int) -> None:
    whole = shared(string("96612", (3, 5)))
    with pytest.raises((struct.error, IndexError)):
        dict(xls_strings([whole[:-cut]]))


def test_runs_are_put_together_by_their_fonts() -> None:
    fonts = {5: RAISED, 6: STRUCK, 1: CellLayout(bold=True)}
    raised = put_together(RichString("966 1", [(4, 5)]), fonts, struck=False)
    assert raised is not None
    assert raised.text == "966 ¹"
    struck = put_together(RichString("40 41", [(0, 6), (3, 1)]), fonts, struck=False)
    assert struck is not None
    assert (struck.text, struck.struck_texts) == ("41", ["40 "])
    assert put_together(RichString("one", [(0, 1)]), fonts, struck=False) is None
    kept = put_together(RichString("40 41", [(3, 1)]), fonts, struck=True)
    assert kept is not None
    assert kept.text == "41"


def test_cells_that_show_them() -> None:
    cells = [((0, 0), 0, 0), ((1, 2), 1, 7), ((3, 0), 9, 7)]
    found = shown_in(cells, {7: RichString("9661", [(3, 5)])}, {5: RAISED}, [CellLayout(), STRUCK])
    assert {position: text.text if text else None for position, text in found.items()} == {(1, 2): "¹", (3, 0): "966¹"}
