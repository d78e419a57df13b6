"""Vietnamese words for how totals, parts, flows and listed things are told."""

from dqcheck.language.types.sums import BreakdownWords, PartWords, SumReach, SumWords, TotalWords
from dqcheck.language.wording import Wording

_PEOPLE = (
    r"người|đồng chí|cán bộ|công chức|viên chức|học viên|học sinh|đại biểu|hội viên|đoàn viên|đảng viên|thành viên|"
    r"nhân khẩu|khẩu|em|cháu|trẻ|lao động|bệnh nhân|thí sinh|giáo viên|công dân|nam|nữ|phụ nữ"
)
_OPPOSITES = (
    ("nam", "nữ"),
    ("trực tuyến", "trực tiếp"),
    ("toàn trình", "một phần"),
    ("trong hạn|đúng hạn|trước hạn|sớm hạn", "quá hạn|trễ hạn"),
    ("thành thị", "nông thôn"),
    ("xuất khẩu", "nhập khẩu"),
    ("(?<!ngoài )công lập", "ngoài công lập|tư thục|dân lập"),
    ("trong nước", "nước ngoài"),
    ("cá nhân", "tổ chức"),
    ("trung ương", "địa phương"),
    ("thường trú", "tạm trú"),
    ("rừng tự nhiên", "rừng trồng"),
    ("để bàn", "xách tay"),
    ("đã", "chưa|đang"),
)


def _word(words: str) -> Wording:
    return Wording(rf"(?<!\w)(?:{words})(?!\w)")


SUMS = SumWords(
    structure=Wording(
        r"(?=[().;:,!?…tgbcprnđv])(?:"  # the first letters of all that follows spare most letters a closer look
        r"(?P<open>\()|(?P<close>\))|(?P<semi>;)|(?P<comma>,)|(?P<colon>:)|(?P<stop>[.!?…](?=[\s”\"')\]]|$))|"
        r"(?P<partial>(?<!\w)(?:trong đó|trong số đó|trong số này|trong tổng số đó)(?!\w))|"
        r"(?P<whole>(?<!\w)(?:bao gồm|gồm có|gồm|chia ra|chia theo|phân theo|cụ thể|như sau|cơ cấu)(?!\w))|"
        r"(?P<side>(?<!\w)(?:riêng|nhất là|chủ yếu|đặc biệt)(?!\w))|(?P<join>(?<!\w)(?:và|cùng|với)(?!\w)))"
    ),
    total=Wording(r"(?<!\w)tổng(?!\w)"),
    everywhere=Wording(r"trên địa bàn|toàn (?:xã|phường|huyện|tỉnh)"),
    people=Wording(rf"(?:{_PEOPLE})(?!\w)"),
    breakdowns=BreakdownWords(
        along_with=Wording(r"với(?!\w)", cased=True),
        list_openers=(":", "đó", "gồm"),
        of_all=Wording(r"(?<!\w)tổng(?!\w)|toàn (?:xã|huyện|tỉnh|phường)"),
        moved=Wording(
            r"(?<!\w)(?:[Tt]ừ|xuống|lên|còn|so với|[Tt]ăng|[Gg]iảm|thành|bằng|thiếu|hụt)\s*(?:còn|thêm|đạt|mức)?\s*$",
            cased=True,
        ),
    ),
    totals=TotalWords(
        opposites=tuple((_word(one), _word(other)) for one, other in _OPPOSITES),
        in_several_classes=Wording(
            rf"(?:{_PEOPLE}|nhân dân|nhân sự|nhân viên|hộ|trường hợp|ca|bệnh|lượt|doanh nghiệp)(?!\w)"
        ),
        in_kinds=frozenset("đơn tổ cơ trường".split()),
        last_joined=Wording(r"\s(?:và|cùng)\s", cased=True),
        in_all=Wording(
            r"(?<!\w)(?:tổng(?:\s(?:cộng|số|toàn bộ|là|có|các loại))*|cộng(?:\s(?:dồn|lại|chung))?|lũy kế|luỹ kế|"
            r"tất cả|cả thảy|tổng(?:\scộng|\ssố)?(?:\s[^\W\d_]{1,7}){1,7})(?:\s(?:là|được|có|đạt|gồm))?\s?:?\s*$"
        ),
        so_many=Wording(
            r"(?<!\w)(?:như vậy|theo đó|cả (?:năm|hai|ba|bốn|\d)|hai đợt|hiện(?:\snay)?|đang|chung|cộng lại)(?!\w)"
            r"[^\d,;.]{0,40}$"
        ),
        renewed=Wording(r"(?<!\w)(?:thành|lên|nâng|còn|đạt)(?!\w)"),
    ),
    parts=PartWords(
        total=Wording(r"(?<!\w)tổng\s(?:số\s)?[^.;:]{0,70}:?\s*$"),
        state=Wording(r"(?<!\w)(?:đã|chưa|được|còn|đang)(?!\w)[^.;]{0,60}$"),
        mainly=Wording(r"(?:chủ yếu|nhiều nhất|riêng|trong đó|lớn nhất|phần lớn|nhất là)[^.;\d]{0,60}$"),
        population=Wording(r"dân số[^.;\d]{0,30}$"),
        some_people=Wording(
            r"trong độ tuổi|trưởng thành|từ \d+ tuổi|trên \d+ tuổi|lao động|(?<!\w)nữ(?!\w)|(?<!\w)nam(?!\w)|"
            r"trẻ em|người cao tuổi"
        ),
        population_nouns=Wording(r"(?:người|lao|trẻ|khẩu)(?!\w)"),
        persons=frozenset(("khẩu", "nhân khẩu", "người")),
        households=Wording(r"hộ(?!\w)"),
        staff=Wording(r"(?:cán bộ|công chức|viên chức|CBCCVC|CBCC)"),
        a_class=Wording(
            r"\s(?:số\s|tổng số\s|các\s)?(?:cán bộ|công chức|viên chức|người|hộ|học sinh|giáo viên|đảng viên|"
            r"hội viên|thôn|tổ|xã|trường|trẻ|hồ sơ|văn bản|cơ quan|đơn vị|doanh nghiệp|dân số)(?!\w)"
        ),
        beyond_plan=Wording(
            r"kế hoạch|chỉ tiêu|dự toán|mục tiêu|so với|cùng kỳ|vượt|tăng|bằng|nghị quyết|giao|nhu cầu"
        ),
        all_of=Wording(r"(?<!\w)(?:tổng số|đủ điều kiện|phải giải quyết|có mặt|hiện có)(?!\w)"),
        dossiers=Wording(r"hồ sơ"),
        all_dossiers=Wording(r"tổng số hồ sơ[^.;\d]{0,40}$"),
    ),
    reach=SumReach(
        before_characters=90,
        behind_characters=40,
        clause_characters=220,
        opener_characters=5,
        opened_sentences=4,
        near_blocks=2,
        listed_blocks=14,
        missed_blocks=5,
        recalled_blocks=8,
        line_characters=160,
        label_characters=80,
    ),
)
