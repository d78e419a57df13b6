"""What figures are told to be, by which the same quantity is known again."""

import pytest
from sentence_claims import narrative

from dqcheck import narratives
from dqcheck.prose.phrases.tellings import Telling, name_of, of_another_status, period_of, status_of, telling


def tellings(text: str) -> list[Telling | None]:
    return [telling(figure) for figure in narratives.extract(narrative(text)).figures]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tổng số hộ nghèo toàn xã", "ho ngheo"),
        ("Đàn trâu bò có", "bo dan trau"),
        ("Kế hoạch đàn lợn năm 2025", "dan lon"),
        ("Sản lượng", ""),  # of what?
        ("Diện tích", ""),
        ("households on the waiting list", "households list waiting"),
    ],
)
def test_a_name_is_what_says_what_a_figure_is(text: str, name: str) -> None:
    assert " ".join(sorted(name_of(text))) == name


def test_a_name_has_not_too_many_words() -> None:
    words = "ba be bi bo bu my de di do du ga ge gi go".split()
    assert len(name_of(" ".join(words))) == 14 and not name_of(" ".join([*words, "gu"]))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("6 tháng đầu năm 2025", {"6 thang", "2025"}),
        ("Quý IV năm 2024", {"quy iv", "2024"}),
        ("ngày 30 tháng 6 năm 2025", set()),
        ("30/6/2025", set()),
        ("First quarter of 2025", {"first quarter", "2025"}),
    ],
)
def test_a_period_is_told(text: str, period: set[str]) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("theo kế hoạch", {"plan"}),
        ("dự toán giao", {"plan"}),
        ("ước đạt", {"estimate"}),
        ("cùng kỳ", {"earlier"}),
        ("6 tháng đầu năm", set()),
        ("số hộ đầu năm", {"opening"}),
        ("kết quả", set()),
        ("the annual budget", {"plan"}),
    ],
)
def test_a_status_is_told(text: str, status: set[str]) -> None:
    assert status_of(text) == status


@pytest.mark.parametrize(
    "text",
    [
        "Xã tăng 214 hộ nghèo.",
        "Toàn xã có khoảng 214 hộ nghèo.",
        "Trong đó có 214 hộ nghèo.",
        "Xã có 12 thôn đạt 214.",
    ],
)
def test_a_change_a_part_and_a_rough_figure_are_not_known_again(text: str) -> None:
    assert tellings(text)[-1] is None


def test_a_figure_behind_another_has_the_words_behind_what_joins_them() -> None:
    *_, last = tellings("Xã có 1.732 hộ với 7.215 nhân khẩu.")
    assert last is not None and [sorted(name) for name in last.names] == [["khau", "nhan"]]
    assert last.figure.label == "nhân khẩu"


def test_what_opens_a_sentence_is_said_of_all_its_figures() -> None:
    first, second = tellings("Kế hoạch năm 2025: đàn lợn 8.500 con; đàn gia cầm 41.260 con.")
    assert first is not None and second is not None
    assert (first.status, first.period) == (second.status, second.period) == ({"plan"}, {"2025"})


def test_a_status_between_leaves_a_figure_open() -> None:
    assert tellings("Toàn xã theo kế hoạch có 12 thôn; đàn lợn 8.500 con.")[-1] is None


def test_a_status_may_stand_right_behind_a_figure() -> None:
    first, second = tellings("Đàn lợn 8.500 con (kế hoạch).\nĐàn lợn 8.050 con đạt 95% kế hoạch.")[:2]
    assert first is not None and first.status == {"plan"} and second is not None and not second.status


def test_figures_of_one_status_and_period_are_alike() -> None:
    plan, done, other = (
        telling(figure)
        for figure in narratives.extract(
            narrative("Kế hoạch đàn lợn 8.500 con.\nĐàn lợn 8.050 con.\nNăm 2024, đàn lợn có 8.000 con.")
        ).figures
    )
    assert plan is not None and done is not None and other is not None
    assert not plan.alike(done) and done.alike(other)
    assert of_another_status(plan.figure, done.figure) and not of_another_status(done.figure, other.figure)


def test_what_a_figure_leaves_open_its_sentence_begins_with() -> None:
    first, share = tellings("Hộ nghèo dân tộc Dao: 134 hộ; chiếm 5,50%.")
    assert first is not None and share is not None
    assert [sorted(name) for name in share.names] == [[":", "chiem", "dan", "dao", "ho", "ngheo", "toc"]]
    assert not {*first.names} & {*share.names}


def test_each_figure_of_a_row_of_years_is_of_its_own_year() -> None:
    text = "Thu ngân sách năm 2001 đạt 256 tỷ đồng, đến năm 2010 đạt 2.300 tỷ đồng và năm 2011 đạt 3.200 tỷ đồng."
    told = tellings(text)
    assert [one and one.period for one in told] == [{"2001"}, {"2010"}, {"2011"}]
    text = "Thu ngân sách năm 2001 đạt 256 tỷ đồng, hết năm 2010 tăng lên, đạt 2.300 tỷ đồng."
    assert tellings(text)[-1] is None  # of 2010 or of another year
