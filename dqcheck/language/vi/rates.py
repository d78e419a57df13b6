"""Vietnamese words for how percentages, growth, products, means and repeated quantities are told."""

from dqcheck.language.types.rates import (
    GrowthWords,
    MeanWords,
    MultipleWords,
    OnlyValue,
    PercentageWords,
    ProductWords,
    RateReach,
    RateWords,
    RepetitionWords,
    ShareWords,
)
from dqcheck.language.vi.currency import CURRENCY
from dqcheck.language.wording import Wording, grades
from dqcheck.model.quantity import Qualifier

_RATE = "(?:tỷ|tỉ) lệ"
_PLAN = "kế hoạch|dự toán|chỉ tiêu|mục tiêu"
_PERIOD_BEFORE = "cùng k[ỳì]|năm trước|năm ngoái"
_WORD = r"[^\W\d_]+"

_TIME_BEFORE = (
    r"(?:cùng k[ỳì]|(?:năm|tháng|quý|k[ỳì]|vụ|tuần|đợt|nhiệm k[ỳì]|ngày|quý liền|tháng liền|năm liền)\s"
    r"(?:trước|ngoái|liền k[ềê]|rồi)|đầu (?:năm|k[ỳì]|nhiệm k[ỳì])|trước đây|trước đó)"
)

REACH = RateReach(
    beside_characters=44,
    phrase_characters=80,
    clause_characters=150,
    sentence_characters=280,
    next_blocks=2,
    near_blocks=6,
    far_blocks=40,
)

PERCENTAGES = PercentageWords(
    fraction_behind=Wording(
        r"[^;,(]*\([^;,]*|"
        r"[^;.,()]{0,40},?\s(?:với|tương ứng|tương đương|ứng với|tức|hay)(?:\s(?:là|với))?(?:\s" + _WORD + r"){0,3}\s"
    ),
    nameless=Wording(rf"(?:(?:đạt|chiếm|với)\s)?(?:{_RATE})?"),
    another_rate=Wording(rf"[^;\d]{{0,30}};\s*(?:đạt\s)?{_RATE}(?:\slà)?\s*:?\s*"),
    against=Wording(
        rf"\s*(?:(?:so |bằng )?(?:với |của )?)?(?:(?P<before>cùng thời|{_PERIOD_BEFORE}|năm \d|tháng|quý)|"
        rf"(?P<plan>(?:tiến độ\s|mục tiêu\s)?(?:{_PLAN}|nghị quyết|KH(?!\w)|DT(?!\w))))"
    ),
    earlier=Wording(rf"{_PERIOD_BEFORE}|tháng trước|quý trước|(?:năm|tháng) \d"),
    planned=Wording(rf"{_PLAN}|nghị quyết|giao|phân bổ|nguồn|vốn|tổng|KH|DT"),
    of=Wording(r"tổng|so với|kế hoạch|chỉ tiêu|dự toán|của|trên|số|toàn|(?<!\w)(?:KH|DT|CT)(?!\w)"),
    of_all=Wording(
        r"\s*(?:của |trong |trên )?(?:tổng|toàn bộ|số)(?!\w)[^;,.()\d]{0,50}\(\s*$|"
        r"\)?\s*(?:(?:của |so với |trên |trong )?(?:tổng|kế hoạch|chỉ tiêu|dự toán|(?:KH|DT|CT)(?!\w))|"
        r"(?:trên|trong)\s(?:số\s)?$|"
        r"so (?:với )?cùng k[ỳì](?:\snăm (?:trước|ngoái))?\s?\()"
    ),
    linked=Wording(rf"(?:\(|(?<!\w)(?:chiếm|đạt|bằng|tương ứng|tương đương|tức|hay|{_RATE}))[^;.(\d]{{0,40}}$"),
    explained=Wording(r"[^;.]{0,70}?(?:\(|,\s(?=tức|tương ứng|nghĩa là))"),
    takes=Wording(
        rf"(?:\s{_WORD}){{0,8}}?(?:,?\s(?:chiếm|tương ứng(?:\svới)?|tương đương(?:\svới)?|bằng)(?:\s{_RATE})?"
        rf"(?:\slà)?\s|,\s(?:chiếm\s)?{_RATE}(?:\slà)?\s|"
        rf",\s(?:tỷ|tỉ)\ssuất(?:\s{_WORD}){{0,4}}?\s|\s?\((?:chiếm|{_RATE}|tương ứng|bằng)?\s?)"
    ),
    reaches=Wording(rf"(?:\s{_WORD}){{0,8}}?,?\s\(?(?:(?:tính ra|như vậy|tức)\s)?(?:đạt)(?:\s{_RATE})?(?:\slà)?\s"),
    of_value=Wording(r",?\sso\s(?:với\s)?(?:mức\s|con số\s)?"),
    of_amount=Wording(rf"(?:\s(?:của|trong|trên|so với))?(?:\s{_WORD}){{1,7}}?\s(?:là\s)?\(?"),
    comes_to=Wording(
        rf"(?:\s{_WORD}){{0,4}}?\)?,?\s\(?(?:tức(?:\slà)?|tương ứng(?:\svới)?|tương đương(?:\svới)?|bằng|"
        rf"ứng với|nghĩa là|hay(?:\slà)?)(?:\s{_WORD}){{0,2}}?\s"
    ),
    among=Wording(r"(?<!\w)(?:trong|trên)\s(?:(?:tổng\s)?số|tổng)\s$"),
    in_bracket=Wording(rf"(?:\s(?:của|trong|so với|trên))?(?:\s{_WORD}){{1,9}}?\s\((?:(?:là|tổng|có|gồm)\s)?"),
    named_share=Wording(
        rf"(?:^|[;,.]|(?<!\w)và)\s?(?:(?:trong đó|riêng|số|"
        rf"tổng số)\s){{0,2}}(?P<name>(?:{_WORD}\s){{1,6}}?)chiếm(?:\s{_RATE})?(?:\slà)?\s*$"
    ),
    named_rate=Wording(
        rf"{_RATE}\s(?:phiếu\s|số\s|hộ\s|người\s)?(?P<name>(?:{_WORD}\s){{2,6}}?)(?:là|đạt|chiếm|bằng|:|\s)*$"
    ),
    loss_rate=Wording(
        rf"(?:(?<!\w)(?:{_RATE}|mức|phần|và)|,)\s(?P<name>thất thoát|tổn thất|hao hụt|thất thu|thất lạc|rơi vãi|hư hao)"
        r"(?:\s(?:nước|điện|điện năng|nước sạch|chung|là|đạt|chiếm|ở mức|khoảng|tới|lên tới))*:?\s$"
    ),
    concluded=Wording(
        rf"(?:^|[.;]\s)\s*(?:như vậy|do đó|tính ra|từ đó|vì vậy|theo đó|kết quả),?(?:\s{_WORD}){{0,8}}?\s{_RATE}"
        r"[^;.,\d]{0,60}$"
    ),
)

GROWTH = GrowthWords(
    period_before=Wording(
        rf"(?:(?<!so )(?<!so với )(?:cùng k[ỳì]|(?<!\w)(?:k[ỳì]|năm|quý|tháng|vụ)(?:\s{_WORD}){{0,2}}?\s(?:trước|"
        rf"ngoái)|"
        r"(?<!\w)đầu (?:năm|k[ỳì]|nhiệm k[ỳì]))[^.;,\d(]*(?:\d{4})?[^.;,\d(]*|"
        r"so (?:với )?cùng k[ỳì](?:\snăm(?:\s(?:trước|ngoái|\d{4}))?)?\s(?:(?:là|có)\s)?)\(?\s*$"
    ),
    against=Wording(r"so với|so cùng|(?<!\w)từ mức|cùng k[ỳì]|năm trước|trước đó|\d{4}\s*\($"),
    start=Wording(r"(?<!\w)từ\s*(?:mức|khoảng|con số|chỗ(?:\scó)?|\s)*$"),
    started=Wording(r"(?<!\w)từ\s(?:mức\s|khoảng\s|con số\s|chỗ\s(?:có\s)?)?\d(?!\d?/)"),
    end=Wording(r"(?<!\w)(?:lên|xuống|còn|đến|thành|tới)\s*(?:còn|đạt|thành|mức|khoảng|là|\s)*$"),
    rate_of=Wording(rf"tương|{_RATE}\s*(?:tăng|giảm)"),
    corresponding=Wording("tương ứng"),
    in_bracket=Wording(r"\(\s*(?:tăng|giảm)?\s*[-+]?\s*$"),
    gap=Wording(r"\s(?:chênh lệch|lệch)(?!\w)"),
    beyond=Wording("vượt"),
    led_to=Wording(
        rf"(?:tăng|giảm|rút|hạ|nâng|lên|xuống)\s(?:{_WORD}\s)?(?:lên|đến|tới|còn|xuống)"
        r"(?:\scòn|\stới|\sđến)?(?:\smức)?\s*$"
    ),
    became=Wording("thành|xuống|còn|lên|nay|hiện"),
    parts=Wording(r"(?<!\w)(?:gồm|bao gồm|trong đó)(?!\w)"),
    base=Wording(r",?\s(?:so\s(?:với\s)?|từ\s)(?:mức\s|con số\s)?"),
    since=Wording(r"so\s(?:với\s)?(?:cùng k[ỳì]|năm|đầu|cuối|quý|tháng|k[ỳì])[^;.()]{0,40}\(\s*$"),
    earlier=Wording(
        rf"(?<!\w){_TIME_BEFORE}(?:[^.;,()\d]|\d{{4}}){{0,40}}\(?\s*$|"
        r"(?<!\w)từ\s*(?:mức|con số|chỗ(?:\scó)?|khoảng|\s)*$|(?<!\w)so với\s(?:mức\s|con số\s)?$"
    ),
    planned=Wording(
        r"(?<!\w)(?:chỉ tiêu|kế hoạch|dự toán|mục tiêu|(?<!bàn )(?<!chuyển )giao(?!\w|\s(?:thông|dịch|lưu|ban|nhận|đất|"
        r"khoán|hữu|mùa)))(?:[^.;,()\d]|\d{4}|\d{1,2}(?=\stháng)){0,60}\(?\s*$|"
        r"(?:^|[.;]\s)\s*theo (?:kế hoạch|dự toán|chỉ tiêu)(?:\sgiao|\sđề ra)?,[^.;,()\d]{0,60}$"
    ),
    of_plan=Wording(r"(?<!\w)(?:vượt|chỉ tiêu|kế hoạch|dự toán|mục tiêu|nghị quyết)(?!\w)"),
    turn=Wording(r"(?<!\w)(?:quý|tháng|đợt|k[ỳì]|lần)\s(?P<number>[IV]{1,3}|\d{1,2})(?![\w/])[^;.,()\d]{0,40}$"),
    before_event=Wording(r"(?<!\w)trước\s(?:khi\s)?(?P<event>[^\W\d_]{2,}\s[^\W\d_]+)[^;,.\d]{0,20}$"),
    after_event=Wording(r"(?<!\w)sau\s(?:khi\s)?(?P<event>[^\W\d_]{2,}\s[^\W\d_]+)[^;,.\d]{0,20}$"),
    turn_behind=Wording(
        r"(?:\s[^\W\d_]+){0,3}?\s(?:trong|ở|vào|hồi)\s(?:quý|tháng|đợt|k[ỳì]|lần)\s(?P<number>[IV]{1,3}|\d{1,2})(?![\w/])"
    ),
    onward=Wording(
        r"(?:\s[^\W\d_]+)?(?:(?:\s[^\W\d_]+){0,4}[,;])?(?:[\s,;.]|(?<!\w)(?:rồi|và|sau|đó|đến|tới|sang|hết|cuối|đầu|giữa|trong|năm|quý|tháng|k[ỳì]|"
        r"đợt|vụ|tuần|thứ|nhất|hai|ba|tư|bốn|cùng|này|nay|kế|lại|thì|tiếp|theo|tục|\d{4}|[ivx]{1,3})(?!\w))*"
        r"(?:tăng|giảm|thêm|bớt)(?:\s(?:tiếp|thêm|tục))?\s"
    ),
    against_value=Wording(r"(?<!\w)so với(?:\stổng số|\smức|\scon số)?\s$"),
    of_time=Wording(rf"(?<!\w){_TIME_BEFORE}|so với năm"),
    earlier_behind=Wording(
        rf"(?:\s[^\W\d_]+){{0,4}}?\s?\(?(?:của|hồi|vào|ở|trong)?\s?{_TIME_BEFORE}"
        r"(?![^.;,)]{0,30}(?:tăng|giảm|chuyển|mang|cộng))"
    ),
    compounded=Wording(r"(?<!\w)(?:cộng dồn|gộp lại)(?!\w)[^;.\d]{0,60}$"),
    again=Wording(r"(?<!\w)thêm\s$"),
    again_behind=Wording(r"(?:\s[^\W\d_]+){1,3}?\snữa(?!\w)"),
    concluding=Wording(
        r"\s*(?:(?:như|thế|do|vì|từ)\s(?:vậy|là|đó|thế)|vậy|tức|nghĩa là|tính ra|suy ra|tính chung|thành ra|"
        r"so (?:với|cùng|sánh|đầu|năm|tháng|quý|k[ỳì]|vụ)|đối chiếu|theo đó|kết quả là|cộng dồn)(?!\w)"
    ),
    named=Wording(r"(?<!\w)(?:so(?:\s(?:với|cùng|sánh với))?|hơn|kể từ|đối với)\s(?P<name>[^;,.:()]{3,40})"),
    reached=Wording(r"(?:\s[^\W\d_]+){0,2}?,?\s(?:lên|xuống|còn|thành|đạt)\s(?:còn\s|thành\s|mức\s|đạt\s)?"),
)

SHARES = ShareWords(
    apart=Wording(f"{_PLAN}|so với|cùng k[ỳì]|đạt|hoàn thành|tiến độ"),
    of_another=Wording(rf"\s*(?:so với|so cùng|của)?\s*(?:tiến độ\s)?(?:{_PLAN}|cùng k[ỳì]|KH\b)", cased=True),
    of_class=Wording(r"\s(?:trong|ở|đối với)\s(?:nhóm|số|khu vực|các)(?!\w)"),
    structure=Wording(r"(?<!\w)cơ cấu(?!\w)(?![^:;.]{0,60}(?:chuyển dịch|lại))"),
    exhaustive=(
        (Wording("nông(?:,| |-)*(?:lâm|nghiệp)"), Wording("công nghiệp"), Wording("dịch vụ")),
        (Wording(r"(?<!\w)xanh(?!\w)"), Wording(r"(?<!\w)vàng(?!\w)"), Wording(r"(?<!\w)đỏ(?!\w)")),
        (Wording(r"(?<!\w)nam(?!\w)"), Wording(r"(?<!\w)nữ(?!\w)")),
        (Wording("thành thị"), Wording("nông thôn")),
        *grades("giỏi", "khá", "trung bình", "yếu", "kém", denied="không"),
        *grades("xuất sắc", "tốt", "khá", "trung bình", "yếu", denied="không"),
        *grades("nhẹ", "trung bình", "nặng", denied="không"),
        *grades("cao", "trung bình", "thấp", denied="không"),
    ),
    joining="và",
    below=Wording(r"(?<!\w)dưới\s(?P<high>\d{1,4})(?![\d.,]\d)"),
    from_to=Wording(r"(?<![\d.,/])(?P<low>\d{1,4})\s?(?:-|–|đến|tới)\s?(?:dưới\s)?(?P<high>\d{1,4})(?![\d/]|[.,]\d)"),
    above=Wording(
        r"(?<![\d.,/])(?P<low>\d{1,4})(?:\s[^\W\d_]+)?\s?(?:trở lên|\+)|(?<!\w)trên\s(?P<over>\d{1,4})(?![\d.,]\d)"
    ),
)

PRODUCTS = ProductWords(
    times=Wording(r"\s*(?:(?:/\s?\w+\s?){1,3}|\w+(?:\s[^\W\d_]+){0,5}(?:\s?/\s?\w+)?)?\s*\)?\s*[x×*]\s*\(?$"),
    footprint=Wording("diện tích xây dựng"),
    floors=Wording(r"\s*tầng"),
    floor_area=Wording("diện tích sàn"),
    paid=Wording(
        r"(?=[=sktgh])(?:(?P<equal>=)|"
        r"(?:số tiền|kinh phí|trị giá|thành tiền|giá trị|tổng cộng|tổng số|hết)[^;.\d=]{0,24}?)\s*$"
    ),
    per=Wording(r"\s?/\s?(?:người|hộ|suất|cháu|em|học sinh|trường hợp|đối tượng|gia đình|phần|con|ha|nhà)", cased=True),
    each=Wording(r"(?:mỗi\s[^;.,\d]{2,24}|mức[^;.,\d]{0,24})$"),
    concluded=Wording(
        r"(?<!\w)(?:vị chi|tức|thành ra|thành|tính ra|nghĩa là|như vậy|tương đương|tương ứng|tổng cộng|cộng|được)(?!\w)"
        r"[^;.\d]{0,24}$|=\s?$"
    ),
    harvest=frozenset(
        "diện tích năng suất sản lượng đạt ước là bình quân tổng gieo trồng cấy thu hoạch được có với cây vụ cho và "
        "toàn xã huyện tỉnh các loại chung trung khoảng".split()
    ),
)

MEANS = MeanWords(
    mean=Wording("bình quân|trung bình|mỗi|nào cũng|trên một"),
    each=Wording(
        rf"(?<!\w)(?:mỗi\s|(?:bình quân|trung bình|cứ|chia ra|tính ra)\smột\s|(?={_WORD}+\snào\scũng\s))"
        rf"(?P<base>{_WORD}[23²³]?)(?:[\s-]{_WORD}){{0,4}}?(?:\s(?:có|là|được|khoảng|gồm|đạt))*\s$"
    ),
    average=Wording(rf"(?<!\w)(?:bình quân|trung bình)(?:\s{_WORD}){{0,3}}\s?:?\s$"),
    price=Wording(rf"(?<!\w)(?:đơn giá|mệnh giá|giá|mật độ|định mức|mức)(?:\s(?!tăng|giảm){_WORD}){{0,4}}\s?:?\s$"),
    spread=Wording(r"(?<!\w)(?:bình quân|trung bình|chia đều|phân bổ đều|tính ra|vị chi)(?!\w)[^;.]{0,40}$"),
    amount=Wording(
        r"(?<!\w)(?:tổng|số tiền|kinh phí|trị giá|thành tiền|giá trị|thu về|thu được|hết|phải chi|huy động|chi|thành|"
        r"quy ra)(?!\w)"
        r"[^;\d]{0,30}$"
    ),
    apiece=Wording(rf"(?:\s{_WORD}){{0,3}}?\s(?:trên\s)?(?:một|mỗi)\s(?P<base>(?:cây số|ki lô mét|mét) vuông|{_WORD})"),
    copulas=frozenset(
        "có là được khoảng gần cỡ chừng độ phải chỉ nhận đạt gồm nào cũng hơn thì chia chở làm thu".split()
    ),
    norm=Wording(
        r"[^;.]{0,30}(?:quy định|tối đa|tối thiểu|định mức|chuẩn|thiết kế|kế hoạch|trở lên|trở xuống|dự kiến)"
    ),
    every_many=Wording(r"(?<!\w)(?:cứ|trong)\s(?:mỗi\s)?$"),
    of_many=Wording(rf"(?P<noun>(?:\s{_WORD}){{0,4}})(?:\s?/\s?|\s(?:trên|cho|tính trên)\s(?:mỗi\s|cứ\s)?)"),
)

MULTIPLES = MultipleWords(
    told=Wording(
        r"(?<!\w)(?:gấp|bằng|tăng gấp)\s(?:khoảng\s|gần\s|hơn\s)?(?P<number>đôi|ba|bốn|rưỡi|\d{1,3}(?:,\d{1,2})?)"
        r"(?:(?<=[iaốn])|\slần)(?!\w)"
    ),
    ends=Wording(r"(?:\slần)?\s*(?:[.,;)]|$|và(?!\w))"),
    words={"đôi": "2", "ba": "3", "bốn": "4", "rưỡi": "1.5"},
)

_COPULA = (
    r"(?:\s*(?:là|có|hiện có|đạt|:|khoảng|toàn xã|toàn phường|của xã|của phường|xã|phường|đến nay|hiện tại|"
    r"tính đến(?:\snay|\sngày\s[\d/]{6,10})?|"
    r"trên địa bàn(?:\s(?:xã|phường))?|hiện nay|với|năm \d{4}))*\s*$"
)
_OF_ALL = r"\s(?:(?:của|so với|trên|trong)\s)?(?:tổng\s|toàn\s)?"
_OF_PLACE = r"(?:\s(?:của\s)?(?:toàn\s|cả\s)?(?:xã|phường|thị trấn|huyện|tỉnh|địa phương))?(?=\s*(?:[,;.)]|$))"
REPETITIONS = RepetitionWords(
    only_values={
        "population": OnlyValue(
            before=Wording(r"(?:tổng\s)?(?:quy mô\s)?dân số" + _COPULA),
            noun=Wording("người|khẩu|nhân khẩu|nhân dân|$"),
            base=Wording(rf"{_OF_ALL}dân số{_OF_PLACE}"),
        ),
        "households": OnlyValue(
            before=Wording(r"tổng\ssố hộ(?:\sdân|\sgia đình)?" + _COPULA),
            noun=Wording("hộ|$"),
            base=Wording(rf"{_OF_ALL}số hộ(?:\sdân|\sgia đình)?{_OF_PLACE}"),
        ),
        "area": OnlyValue(
            before=Wording(r"diện tích(?:\sđất)?\stự nhiên" + _COPULA),
            noun=Wording(""),
            base=Wording(rf"{_OF_ALL}diện tích(?:\sđất)?\stự nhiên{_OF_PLACE}"),
        ),
    },
    people=Wording("người|lượt|đại biểu|cán bộ|học viên|hội viên|đoàn viên|công chức|nhân dân|hộ|học sinh"),
    again=Wording(
        r"(?:\s?\(|,?\s)(?:(?:tức(?: là)?|tương đương(?: với)?|tương ứng(?: với)?|hay(?: là)?|bằng|nghĩa là|"
        r"quy (?:đổi|ra|thành)(?: ra| thành)?|đổi ra|=)\s)?"
        r"(?:số tiền\s|khoảng\s)?(?<=\s)|\s?\("
    ),
    again_ends=Wording(r"\s*(?:[).,;]|$)"),
    said_again=Wording(
        r"(?:\s?\(|,?\s)(?:tức(?: là)?|hay(?: là)?|nghĩa là|quy (?:đổi|ra|thành)(?: ra| thành)?|đổi ra|=)\s"
        r"(?:số tiền\s|khoảng\s)?"
    ),
    pointed_back=Wording(rf"(?:\s{_WORD}){{0,6}}?\s(?:nói trên|nêu trên|kể trên|trên đây|này|vừa nêu)(?!\w)"),
    total_named=Wording(r"(?<!\w)tổng\s(?:số\s)?(?P<name>[^;.:(\d]{6,60})[^;.(]{0,24}$"),
    base_of=Wording(
        rf"(?:\s{_WORD}){{0,3}}?\s(?:so với|trên|trong|của)\s(?=tổng|số|toàn bộ)(?P<base>[^;,.:()\d]{{8,80}})"
    ),
    total=Wording(r"tổng\s(?:số\s)?[^.;:]{3,80}(?:là|có|:)\s*:?\s*$"),
    of_them=Wording("được|đã|và|hoàn thành|đạt|cấp|tham gia|trong đó có"),
    qualifiers={Qualifier.NEARLY: "gần", Qualifier.OVER: "hơn"},
)

RATES = RateWords(
    reach=REACH,
    percentages=PERCENTAGES,
    growth=GROWTH,
    shares=SHARES,
    products=PRODUCTS,
    means=MEANS,
    multiples=MULTIPLES,
    repetitions=REPETITIONS,
    in_words=Wording(
        r"[\s;,.]{0,3}\(?\s{0,2}(?:(?:số tiền\s)?(?:viết\s)?bằng chữ\s?:?\s{0,2})?"
        rf"(?P<words>{_WORD}(?:[\s,]{{1,2}}{_WORD}){{1,40}}?)\s(?:đồng|việt nam đồng)(?!\w)"
    ),
    currency=CURRENCY.code,
)
