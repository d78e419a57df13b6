"""What the words around a bare number say that it is: a quantity with its noun, or a name, a year, a length of time."""

import re

_NAMED = re.compile(
    r"(?<![^\W\d_])(?:điều|khoản|điểm|chương|mục|phụ lục|biểu|mẫu|quận|khu vực|kỳ|mức độ|mức|cấp độ|cấp|tuần|"
    r"loại|hạng|nhóm|đợt|mũi|lớp|"
    r"tập|số|thứ|khóa|khoá|nhiệm kỳ|ql|tl|đt|tỉnh lộ|quốc lộ|nghị quyết|quyết định|nghị định|"
    r"thông tư|công văn|kế hoạch|chỉ thị|"
    r"kết luận|thông báo|công điện|báo cáo|tờ trình|hướng dẫn|chương trình|đề án|luật|hình|bảng|tờ|"
    r"thửa|lô|ô|tiểu khu|phiên|trang|"
    r"dòng|cột|bước|vòng|phần|quyển|giai đoạn|tuyến|khối|tầng thứ|sóng|windows|igate|office|version|"
    r"phiên bản|covid|fax|điện thoại|"
    r"đt|sđt|hotline|km|ngõ|ngách|hẻm|đường|thôn|bản|tổ dân phố|tổ|ấp|khu phố|khu|phường|mốc|cửa|"
    r"trạm|gói thầu|xl)\s*[.:]?\s*$",
    re.IGNORECASE,
)

_EACH = re.compile(r"(?<!\w)(?:mỗi|một|bình quân|trung bình)\s\w+\s*$", re.IGNORECASE)
_STRONG_NAME = frozenset(
    "điều khoản chương mục thứ khóa khoá ql tl nghị quyết quyết định nghị định thông tư công văn kế hoạch chỉ thị "
    "kết luận thông báo công điện báo cáo "
    "tờ trình hướng dẫn đề án quốc lộ tỉnh lộ phụ lục fax điện thoại hotline sđt covid ngõ ngách hẻm".split()
) | {
    "nghị quyết",
    "quyết định",
    "nghị định",
    "thông tư",
    "công văn",
    "chỉ thị",
    "kết luận",
    "công điện",
    "tờ trình",
    "phụ lục",
    "đề án",
}

_NUMBERED = frozenset("mức độ|mức|tuần|cấp độ|khu vực|quận|mũi|đợt|loại|hạng|lớp|điểm|mẫu|biểu".split("|"))

_YEAR_LEFT = re.compile(
    r"(?:năm(?:\shọc)?|giai đoạn|nhiệm kỳ|thời kỳ|niên khóa|đến|từ|và|so với|kỳ|tới|vụ|hết|niên vụ|\(|[-–/])\s*$",
    re.IGNORECASE,
)

_TIME_WORD = re.compile(
    r"\s?(?:tháng|năm|ngày|tuần|quý|giờ|phút|giây|tuổi|thế kỷ|thập kỷ|lần|sao|vòng|ca(?=\s*(?:tuy|"
    r"làm|/ngày)))(?![^\W\d_])(?!\s(?:công|người))",
    re.IGNORECASE,
)

_MONTH_LEFT = re.compile(r"(tháng|quý|năm|ngày|tuần)\s*$", re.IGNORECASE)
_MOST_OF = {"tháng": 12, "quý": 4, "năm": 9999, "ngày": 31, "tuần": 53}
"""The highest number that a day, week, month, quarter or year may have."""

_WORDS = re.compile(r"\s?([^\W\d_]+(?:[\s-][^\W\d_]+){0,7})")

_ACCUSED = re.compile(r"bị (?:cáo|can|hại|đơn)(?!\w)", re.IGNORECASE)
_STOP = frozenset(
    "là đạt chiếm tăng giảm so với của trong tại cho từ đến được bị đã đang có và hoặc theo trên do để về này nêu "
    "tương trên ở bằng thì mà còn gồm bao thuộc như khi qua vào nhằm trị vượt cao thấp "
    "tương ứng cùng sau trước gấp riêng chủ thu với hiện nay đều cũng lên xuống".split()
)


def name_or_time(text: str, token: str, left: str, stop: int) -> str:
    """The kind of a bare number that is no quantity: ``year``, ``duration`` or ``name``; empty for a quantity."""
    plain = token.isdigit()
    if (
        plain
        and len(token) == 4
        and token[:2] in ("19", "20")
        and (_YEAR_LEFT.search(left) or not noun_follows(text, stop))
    ):
        return "year"
    if plain and (period := _MONTH_LEFT.search(left)) and int(token) <= _MOST_OF[period[1].lower()]:
        return "date"
    if _TIME_WORD.match(text, stop):
        return "duration"
    if plain and (named := _NAMED.search(left)):
        if ":" in named[0] and named[0].split(":")[0].strip().lower() not in _STRONG_NAME:
            return ""  # số tổ: 6
        word = named[0].strip(" .:").lower()
        if (
            word in _STRONG_NAME
            or (len(token) <= 3 and not noun_follows(text, stop))
            or (word == "số" and not noun_follows(text, stop))
        ):
            return "name"
        if len(token) <= 2 and word in _NUMBERED and not (noun_follows(text, stop) and _EACH.search(left)):
            return "name"
    return ""


def noun_follows(text: str, stop: int) -> bool:
    """True when a word that can be counted follows, not a function word or a name."""
    words = _WORDS.match(text, stop)
    if words and words[1].startswith(("đối với", "đồng thời")):
        return False
    return bool(words and words[1].split()[0].lower() not in _STOP and words[1][0].islower())


def noun_phrase(text: str, end: int) -> str:
    """The words that directly follow a figure and say what is counted, up to eight, cut at the first function word."""
    words = _WORDS.match(text, end)
    if not words:
        return ""
    kept: list[str] = []
    for word in words[1].replace("-", " ").split():
        if word.lower() in _STOP and not (not kept and _ACCUSED.match(words[1])):
            break
        kept.append(word.lower())
    return " ".join(kept)
