"""How Vietnamese tells lengths of time."""

from dqcheck.language.types.spans import SpanWords
from dqcheck.language.wording import Wording

_DATE = r"(?:ngày\s|mùng\s|hôm\s)?"
_FILL = r"(?:\s(?:là|tới|đến|mất|thêm|tổng cộng|những|so với (?:quy định|thời hạn|kế hoạch|định mức|hạn)))*\s*$"
_MONTH = r"(?:\s?[/.-]\s?|\stháng\s)"
_YEAR = r"(?:\s?[/.-]\s?|\snăm\s)"
_LASTING = r"kéo dài|diễn ra|tổng cộng|tổng thời gian|cả thảy|thời gian|liên tục|gồm|mất|hết|trong(?:\svòng)?"
SPANS = SpanWords(
    limit=Wording(
        r"(?<!\w)(?:(?<!quá )(?<!trễ )(?<!trước )(?<!đúng )(?:thời )?hạn(?:\sđịnh|\sgiải quyết|\sxử lý)?|quy định|"
        r"định mức|tiêu chuẩn|mức chuẩn|tối đa|cho phép|cam kết|kế hoạch|niêm yết|hợp đồng|chỉ được)(?!\w)"
        r"[^;,.\d]{0,48}$"
    ),
    limit_behind=Wording(
        r"(?:\slàm việc)?\s(?:theo\s)?(?:quy định|cho phép|niêm yết|cam kết|định mức|hợp đồng|kế hoạch)(?!\w)"
    ),
    over=Wording(
        r"(?<!\w)(?:quá(?:\s(?:thời )?hạn)?|trễ(?:\s(?:hạn|hẹn))?|chậm(?:\s(?:trễ|hơn|tiến độ))?|muộn(?:\shơn)?|"
        rf"vượt(?:\s(?:quá|mức|(?:thời )?hạn|quy định|định mức))?|lố|dài hơn|lâu hơn){_FILL}"
    ),
    over_behind=Wording(r"(?:\slàm việc)?\s(?:quá hạn|trễ hạn|so với hạn)"),
    under=Wording(
        r"(?<!\w)(?:sớm(?:\shơn)?|trước(?:\s(?:thời )?hạn)?|nhanh hơn|rút ngắn(?:\sđược)?|vượt trước|ngắn hơn|"
        rf"vượt tiến độ){_FILL}"
    ),
    under_behind=Wording(r"(?:\slàm việc)?\s(?:trước (?:thời )?hạn|sớm hơn)"),
    period=Wording(
        rf"(?<!\w)(?:kể\s)?từ\s(?:hôm\s)?{_DATE}(?P<d1>\d{{1,2}})(?:{_MONTH}(?P<m1>\d{{1,2}})(?:{_YEAR}(?P<y1>\d{{4}}))?)?"
        rf"\s(?:đến|tới)\s(?:hết\s)?{_DATE}(?P<d2>\d{{1,2}}){_MONTH}(?P<m2>\d{{1,2}})(?:{_YEAR}(?P<y2>\d{{4}}))?"
        r"(?![\d/]|\.\d)"
    ),
    day=Wording(rf"(?<![\d/.,-])(?P<d>\d{{1,2}}){_MONTH}(?P<m>\d{{1,2}})(?![\d/]|\.\d)"),
    months={},
    lasting=Wording(rf"(?<!\w)(?:{_LASTING})(?:\s(?:là|gồm|đúng|tròn|suốt|liên tục|trong|hết))*\s$"),
    joining=Wording(r"\s?[,:(–-]?\s?"),
    told_behind=Wording(
        rf"\s?[,:(=–-]?\s?(?:(?:tức|nghĩa|như vậy|vậy|vị chi)\s?(?:là\s)?)?(?:(?:{_LASTING})\s)?"
        r"(?:là\s|gồm\s|đúng\s|tròn\s)*"
    ),
    concluding=Wording(
        r"\s?[,;:(=–-]?\s?(?:(?:tức|nghĩa|như vậy|vậy|vị chi|tính ra)\s?(?:là\s)?)?"
        r"(?:(?:kéo dài|tổng cộng|tổng thời gian|cả thảy|thời gian(?:\s[^\W\d_]+){0,3}|mất|hết|sau)\s)"
        r"(?:là\s|đúng\s|tròn\s)*"
    ),
    due=Wording(
        r"(?<!\w)(?:chậm nhất(?:\s(?:là|vào))?|muộn nhất|đến hạn|hết hạn|hạn trả|hạn cuối|trước|hẹn trả)"
        r"(?:\s(?:là|vào|kết quả|hạn|trả|nộp))*\s(?:ngày\s)?$"
    ),
    ends=Wording(r"(?:\s(?:tổng cộng|cả thảy|liên tục|liền))?\s*(?:[).,;:]|$)"),
    working=Wording(r"\slàm việc"),
    day_units=frozenset({"ngày"}),
)
