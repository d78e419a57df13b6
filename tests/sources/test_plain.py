"""Plain text reports: as typed, hard-wrapped, double-spaced."""

from work import an_end, calls

from dqcheck import sources
from dqcheck.sources.composing import MARKER, joins
from dqcheck.sources.furniture import page_numbers
from dqcheck.sources.reflow import TextLine

SENTENCES = [
    "Trong kỳ, xã đã tiếp nhận 1.226 hồ sơ, trong đó trực tiếp 603 hồ sơ, trực tuyến 623 hồ sơ; đã trả 1.200 hồ sơ.",
    "Việc số hóa hồ sơ được làm theo Kế hoạch số 15/KH-UBND ngày 05/8/2025 của Ủy ban nhân dân xã và các văn bản khác.",
    "- Toàn xã có 12 thôn với 2.215 hộ, trong đó hộ nghèo là 201 hộ và hộ cận nghèo là 92 hộ, giảm so với cùng kỳ",
    "- Cán bộ được tập huấn đủ",
    "+ Cấp xã 08 người, cấp thôn 24 người, các đoàn thể 15 người và người dân tham gia 120 lượt người",
]


def wrapped(sentences, width):
    lines = []
    for sentence in sentences:
        line = ""
        for word in sentence.split(" "):
            if line and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return lines


def texts(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return [" ".join(p.text.split()) for p in sources.read(path).paragraphs]


def test_lines_as_typed_are_paragraphs(tmp_path):
    assert texts(tmp_path, "\n".join(SENTENCES)) == SENTENCES


def clear_widths():
    """Widths at which every paragraph ends well before the margin, so that only one reading is right."""
    return [w for w in range(45, 110) if all(len(wrapped([s], w)[-1]) < 0.7 * w for s in SENTENCES)]


def test_wrapped_lines_are_joined(tmp_path):
    widths = clear_widths()
    assert len(widths) > 10
    for width in widths:
        assert texts(tmp_path, "\n".join(wrapped(SENTENCES * 2, width))) == SENTENCES * 2


def test_blank_lines_between_all_lines_mean_nothing(tmp_path):
    for width in clear_widths():
        lines = wrapped(SENTENCES * 2, width)
        assert texts(tmp_path, "\n\n".join(f"{line} " for line in lines)) == SENTENCES * 2


def test_blank_lines_between_paragraphs_part_them(tmp_path):
    parts = ["\n".join(wrapped([sentence], 60)) for sentence in (SENTENCES[0], SENTENCES[1], SENTENCES[0])]
    assert texts(tmp_path, "\n\n".join(parts)) == [SENTENCES[0], SENTENCES[1], SENTENCES[0]]


def test_the_number_of_a_page_is_no_part_of_the_sentence_it_interrupts(tmp_path):
    for width in clear_widths():
        lines = wrapped(SENTENCES * 2, width)
        if lines[0][-1] not in ".;:," and (lines[1][0].islower() or lines[1][0].isdigit()):
            lines.insert(1, " 4 ")
        assert texts(tmp_path, "\n".join(lines)) == SENTENCES * 2


def test_page_numbers_count_up_at_even_distances():
    def lines(numbers, step):
        found = []
        for at in range(200):
            number = numbers.get(at)
            found.append(TextLine(str(number) if number else "Một dòng chữ bình thường.", at + 1))
        return found

    assert page_numbers(lines({40: 2, 80: 3, 120: 4}, 40)) == {40, 80, 120}
    assert page_numbers(lines({1: 1, 2: 2, 3: 3, 4: 4}, 1)) == set()
    assert page_numbers(lines({40: 12, 80: 31, 120: 7}, 40)) == set()


def test_places_are_lines_of_the_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\n\nMột câu bị cắt\nngang giữa chừng.\n\nCâu sau.\n", encoding="utf-8")
    first, second = sources.read(path).paragraphs
    assert (first.place.line, first.place.paragraph, first.text) == (3, 1, "Một câu bị cắt\nngang giữa chừng.")
    assert first.lines == ((15, None, 4),)
    assert (second.place.line, second.place.paragraph) == (6, 2)


def test_form_feeds_begin_pages(tmp_path):
    path = tmp_path / "a.txt"
    pages = [
        f"Báo cáo của xã Mẫu\n{line}\n{number}\n" for number, line in enumerate(("Câu một.", "Câu hai.", "Câu ba."), 1)
    ]
    path.write_text("\f".join(pages), encoding="utf-8")
    narrative = sources.read(path)
    assert [(p.text, p.kind, p.place.page, p.place.line) for p in narrative.paragraphs] == [
        ("Câu một.", "body", 1, 2),
        ("Câu hai.", "body", 2, 5),
        ("Câu ba.", "body", 3, 8),
        ("Báo cáo của xã Mẫu", "header", 1, 1),
    ]


def test_rows_of_a_drawn_table_stay_lines(tmp_path):
    rows = ["| TT | Xã | Số |", "| 1 | a | 12 |", "| 2 | b | 15 |"]
    assert texts(tmp_path, "\n".join(rows)) == rows


def test_kinds_of_paragraphs(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Mở đầu.\n- Một;\n1.2. Hai;\na) Ba.\n", encoding="utf-8")
    assert [p.kind for p in sources.read(path).paragraphs] == ["body", "list", "list", "list"]


def test_markers():
    for text in (
        "- a",
        "+ a",
        "• a",
        "1. a",
        "12) a",
        "(3) a",
        "1.2 a",
        "1.2.3. a",
        "IV. a",
        "a) a",
        "đ) a",
        "\uf0b7 a",
    ):
        assert MARKER.match(text), text
    for text in ("15 hộ", "1.226 hồ sơ", "2025. ", "57-NQ/TW", "-", "UBND xã", "12,5%", "9.800,30 ha"):
        assert not MARKER.match(text), text


def test_joins():
    assert joins("chuyển đổi số", "; tiếp tục")
    assert joins("Nghị quyết số 57-", "NQ/TW")
    assert joins("hộ nghèo là", "hộ có thu nhập thấp")
    assert not joins("đã xong.", "tiếp theo")
    assert not joins("gồm", "a) một")
    assert not joins("học tập", "...")


def test_a_line_of_five_megabytes_is_read_with_work_that_grows_with_its_length(tmp_path):
    def line(size):
        path = tmp_path / f"{size}.txt"
        path.write_text("số 12 hộ; " * (size // 10), encoding="utf-8")
        return path

    sources.read(line(10_000))
    small, large = line(50_000), line(500_000)
    assert calls(lambda: sources.read(large)) < 11 * calls(lambda: sources.read(small))
    with an_end():
        sources.read(line(5_000_000))
