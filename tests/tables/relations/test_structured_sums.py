"""What labels and blocks say where figures alone do not suffice."""

from any_tables import said

SHARES = "Giới;Không;1-3 lần;4-6 lần;Nhiều hơn;Tổng\nNam;43;31;15;11;100\nNữ;{};42;18;13;{}"
FUNDS = """Nội dung;Số tiền
Thu sự nghiệp;1143255
Thu khác;98127
Tổng thu;1241382
Lương;712336
Phụ cấp;83119
Tổng chi cho người;795455
Điện nước;41327
Sửa chữa;12684
Tổng chi khác;54011
Tổng chi;{}"""


def test_shares_of_a_hundred_with_a_wrong_figure() -> None:
    assert said(SHARES.format(27, 100), "columns") == {5: {1, 2, 3, 4}}
    for wrong in ((27, 400), (72, 100)):
        assert said(SHARES.format(*wrong), "columns") == {5: {1, 2, 3, 4}}
    assert said(SHARES.format(27, 340), "columns") == {5: {1, 2, 3, 4}}
    assert said(SHARES.format(72, 340), "columns") == {}


def test_a_total_of_the_nearest_totals_with_a_digit_left_out() -> None:
    assert said(FUNDS.format(849466), "rows")[10] == {6, 9}
    assert said(FUNDS.format(84966), "rows")[10] == {6, 9}
    assert 10 not in said(FUNDS.format(517208), "rows")


def test_a_figure_stated_again_is_no_sum_by_a_slip() -> None:
    again = FUNDS.replace("Sửa chữa;12684\nTổng chi khác;54011", "Tổng điện nước;41327\nTổng chi khác;41327")
    assert 10 not in said(again.format(41327), "rows")


def test_exchanged_figures_of_two_lines_do_not_hide_the_sum() -> None:
    text = "Mục;A;B;C;D\nThu;{};{};3133;4125\nKhác;1107;912;845;1301\nTổng;6419;3048;3978;5426"
    assert said(text.format(5312, 2136), "rows") == said(text.format(2136, 5312), "rows") == {3: {1, 2}}
