"""Narrative reports made up for timing: sentences with figures that hold, and one in forty that does not."""

import ctypes
import datetime as dt
import random
import sys
import textwrap
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
    "C:/Windows/Fonts/arial.ttf",
)
LINES_A_PAGE = 52
POINTS = 9.5


def count(number: int) -> str:
    """A count in Vietnamese notation."""
    return f"{number:02d}" if number < 10 else f"{number:,}".replace(",", ".")


def percent(part: int, whole: int) -> str:
    """A percentage of two decimals in Vietnamese notation."""
    value = (Decimal(100 * part) / Decimal(whole)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{value}%".replace(".", ",")


def share(rng: random.Random) -> str:
    """A fraction with its percentage."""
    whole = rng.randint(80, 4000)
    part = rng.randint(whole // 3, whole)
    stated = part if rng.random() > 1 / 40 else part - 9
    thing = rng.choice(["hồ sơ", "hộ dân", "phiếu khảo sát", "học viên", "tài khoản"])
    verb = rng.choice(["đã xử lý xong", "đã đăng ký mới", "được cập nhật đầy đủ", "hoàn tất kiểm tra"])
    return f"Tính đến cuối kỳ, xã {verb} {count(part)}/{count(whole)} {thing}, đạt tỷ lệ {percent(stated, whole)}."


def total(rng: random.Random) -> str:
    """A total with its parts in brackets."""
    parts = [rng.randint(3, 900) for _ in range(3)]
    stated = sum(parts) + (0 if rng.random() > 1 / 40 else 6)
    a, b, c = map(count, parts)
    listed = f"trực tuyến {a} hồ sơ; trực tiếp {b} hồ sơ; qua bưu chính {c} hồ sơ"
    return f"Bộ phận Một cửa tiếp nhận {count(stated)} hồ sơ (trong đó: {listed})."


def money(rng: random.Random) -> str:
    """Amounts by source."""
    parts = [rng.randint(20, 900) for _ in range(2)]
    a, b = map(count, parts)
    listed = f"ngân sách tỉnh {a} triệu đồng, ngân sách xã {b} triệu đồng"
    return f"Tổng kinh phí bố trí là {count(sum(parts))} triệu đồng, trong đó {listed}."


def growth(rng: random.Random) -> str:
    """Two values and the growth between them."""
    before = rng.randint(200, 3000)
    now = before + rng.randint(10, 400)
    rise = percent(now - before, before)
    return f"Số lượt giao dịch trong kỳ là {count(now)} lượt, tăng {rise} so với cùng kỳ ({count(before)} lượt)."


def document(rng: random.Random) -> str:
    """A cited document."""
    number, issuer = rng.randint(1, 270), rng.choice(["QĐ-UBND", "KH-UBND", "CTr-UBND"])
    day = f"{dt.date(2025, 7, 1) + dt.timedelta(days=number // 3):%d/%m/%Y}"
    return f"UBND xã đã ban hành văn bản số {number}/{issuer} ngày {day} để phân công nhiệm vụ cho từng thôn."


def plain(rng: random.Random) -> str:
    """A sentence without a figure."""
    return rng.choice(
        [
            "Công tác tuyên truyền tiếp tục được duy trì trên hệ thống truyền thanh cơ sở và các nhóm của thôn.",
            "Cán bộ chuyên môn thường xuyên hướng dẫn người dân cách tra cứu kết quả và phản ánh những chỗ còn vướng.",
            "Một số thôn ở xa trung tâm còn gặp khó khăn về đường truyền, cần được quan tâm hơn trong kỳ tới.",
            "Trong kỳ tới, xã tập trung rà soát số liệu, chuẩn hóa biểu mẫu và bồi dưỡng thêm cho đội ngũ ở cơ sở.",
        ]
    )


SENTENCES: tuple[Callable[[random.Random], str], ...] = (share, total, money, growth, document, plain, plain)


def paragraphs(rng: random.Random, characters: int) -> Iterator[str]:
    """Paragraphs of four sentences, ``characters`` in all."""
    written = 0
    while written < characters:
        text = " ".join(rng.choice(SENTENCES)(rng) for _ in range(4))
        written += len(text) + 1
        yield text


def long_line(characters: int) -> str:
    """One line of text without a break."""
    return " ".join(paragraphs(random.Random(characters), characters))[:characters]


def write_reports(folder: Path, *, count: int, characters: int) -> None:
    """Write ``count`` reports of about ``characters`` characters, every other one as .docx and as .pdf."""
    folder.mkdir(parents=True)
    font = next((Path(path) for path in FONTS if Path(path).exists()), None)
    if font is None:
        raise SystemExit("no font with Vietnamese letters was found; install the DejaVu fonts")
    for number in range(count):
        body = list(paragraphs(random.Random(number), characters))
        path = folder / f"xa-{number:03d}"
        if number % 2:
            write_pdf(path.with_suffix(".pdf"), body, font)
        else:
            write_docx(path.with_suffix(".docx"), body)


def write_docx(path: Path, body: list[str]) -> None:
    """Write paragraphs as a Word document."""
    import docx

    document = docx.Document()
    document.add_heading("BÁO CÁO", level=1)
    for text in body:
        document.add_paragraph(text)
    document.save(str(path))


def write_pdf(path: Path, body: list[str], font: Path) -> None:
    """Write paragraphs as a PDF with a text layer, A4, a text object a line."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    lines = [line for text in ["BÁO CÁO", *body] for line in [*textwrap.wrap(text, 92), ""]]
    document = pypdfium2.PdfDocument.new()
    data = font.read_bytes()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    face = pdfium.FPDFText_LoadFont(document, buffer, len(data), pdfium.FPDF_FONT_TRUETYPE, True)
    for first in range(0, len(lines), LINES_A_PAGE):
        page = document.new_page(595, 842)
        for number, line in enumerate(lines[first : first + LINES_A_PAGE]):
            if not line:
                continue
            piece = pdfium.FPDFPageObj_CreateTextObj(document, face, POINTS)
            encoded = ctypes.create_string_buffer((line + "\0").encode("utf-16-le"))
            pdfium.FPDFText_SetText(piece, ctypes.cast(encoded, ctypes.POINTER(ctypes.c_ushort)))
            pdfium.FPDFPageObj_Transform(piece, 1, 0, 0, 1, 56, 786 - number * 14)
            pdfium.FPDFPage_InsertObject(page, piece)
        page.gen_content()
    document.save(str(path))


if __name__ == "__main__":
    write_reports(Path(sys.argv[1]), count=int(sys.argv[2]), characters=int(sys.argv[3]))
