"""Vietnamese words of tables and forms."""

from dqcheck.language.types.tables import (
    CellWords,
    ColumnWords,
    FormulaWords,
    RelationWords,
    RowWords,
    TableWords,
    TitleWords,
)
from dqcheck.language.vi.files import FILES
from dqcheck.language.wording import Wording

ROWS = RowWords(
    totals=("tổng cộng", "tổng số", "tổng hợp", "tổng", "cộng"),
    scopes=(
        "toàn tỉnh", "toàn xã", "toàn phường", "toàn huyện", "toàn thành phố", "toàn quốc", "toàn ngành",
        "các xã phường", "chung",
    ),
    subtotals=("cộng", "tiểu cộng", "tổng cộng nhóm", "tổng cộng khu vực", "tổng nhóm"),
    averages=("bình quân", "trung bình", "tỷ lệ"),
    notes=("ghi chú", "nguồn", "lưu ý", "chú thích"),
    signers=(
        "người lập", "người tổng hợp", "người kiểm", "người ký", "thủ trưởng", "chủ tịch", "phó chủ tịch", "tm", "kt",
        "kế toán", "nơi nhận", "ký tên", "ngày tháng",
    ),
    signing_date=Wording(r".*\bngay (?:\d+ )?thang (?:\d+ )?nam(?: \d+)?"),
    some_of=("trong đó", "trong số", "bao gồm", "gồm", "riêng", "chia ra"),
    divided_by=Wording(r"\W*(?:(?:phân|chia)\s+(?:theo|ra)|theo)(?!\w)"),
    structure=Wording("cơ cấu|tỷ trọng|chia theo"),
    growth=Wording("tốc độ|tăng trưởng|chỉ số phát triển|so với năm trước|so với cùng kỳ"),
    ratio=Wording("tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|chiếm"),
    mean=Wording("bình quân|trên đầu người|mật độ"),
    opening=Wording("đầu (?:năm|kỳ|tháng|quý)|(?:năm|kỳ|tháng|quý) trước chuyển"),
    closing=Wording("cuối (?:năm|kỳ|tháng|quý)|chuyển (?:sang )?(?:năm|kỳ|tháng|quý) sau"),
)  # fmt: skip

COLUMNS = ColumnWords(
    serial=("STT", "TT", "số TT", "số thứ tự", "thứ tự"),
    remarks=("ghi chú", "chú thích", "giải trình", "nguồn", "nguồn số liệu", "ý kiến"),
    totals=("tổng số", "tổng cộng", "cộng", "tổng", "số lượng"),
    values=(
        "kết quả", "số liệu", "giá trị", "thực hiện", "kết quả thực hiện", "kỳ báo cáo", "kỳ này", "trong kỳ",
        "số lượng", "nội dung trả lời", "thông tin", "tổng số",
    ),
    percent=("phần trăm",),
    current=("thực hiện", "ước", "đã thực hiện", "kỳ báo cáo", "kỳ này", "trong kỳ", "năm nay", "hiện tại"),
    planned=Wording(r"\b(?:ke hoach|kh nam|chi tieu (?:duoc )?giao|giao nam|du toan|muc tieu|phan dau)\b"),
    previous=Wording(r"\b(?:cung ky|(?:ky|nam|quy|thang) truoc|nam ngoai)\b"),
    cumulative=Wording(r"\b(?:luy ke|cong don|tu dau (?:nam|nhiem ky))\b"),
    compared=Wording(r"\b(?:so (?:voi|sanh)|ty le|ti le|tang giam|chenh lech|toc do)\b|\bdat (?:ty le|ke hoach)\b"),
    months=(
        (0, Wording(r"\b(\d{1,2}) thang\b")),
        (1, Wording(r"\bthang(?: \d{1,2}\b| nay\b| bao cao\b|$)")),
        (3, Wording(r"\bquy(?: (?:iv|i{1,3}|[1-4])\b| nay\b| bao cao\b|$)")),
        (12, Wording(r"\bca nam\b")),
    ),
    blank=("(để trống)",),
    identifiers=Wording(
        r"^\W*(?:mã(?! (?:lực|hóa|hoá)\b)|(?:số )?(?:CCCD|CMND|CMTND|căn cước|định danh)|SĐT|MST|số hiệu|năm sinh|"
        r"năm thành lập)\b|^\W*ma_|^\W*(?:số )?(?:điện thoại|ĐT|tài khoản)(?: liên hệ)?\W*$"
    ),
    years=Wording(r"^\W*(?:năm|nam$)(?!\w)"),
    period_only=Wording(
        r"(?:(?:ket qua|so|da|uoc|thuc hien|ke hoach|chi tieu|du toan|muc tieu|giao|nam|thang|quy|ky|cung|"
        r"truoc|nay|trong|bao cao|dau|cuoi|luy ke|cong don|tu|den|ngay|lien ke|i{1,3}|iv|\d{1,4})(?: |$))+"
    ),
)  # fmt: skip

RELATIONS = RelationWords(
    total=Wording(r"\b(?:tổng|cộng|toàn (?:tỉnh|xã|huyện|quốc|thành phố)|chung|cân đối|chênh lệch|còn lại)\b"),
    average=Wording(r"\b(?:bình quân|trung bình|BQ|TB)\b"),
    rate=Wording(r"%|/|\b(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|tốc độ|so với|tăng|giảm|chiếm|đạt)\b"),
    unlike=Wording(
        r"\b(?:bình quân|trung bình|lớn nhất|nhỏ nhất|cao nhất|thấp nhất|chỉ số|mã|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|"
        r"đơn giá|giá|xếp hạng|hệ số|mật độ)\b|%"
    ),
    each=Wording(
        r"\b(?:đơn giá|giá (?:bán|mua|thuê|trúng)|định mức|mức (?:chi|hỗ trợ|thu|khoán|phí)|năng suất)\b|^giá$"
    ),
    worth=Wording(
        r"\b(?:thành tiền|(?:tổng )?số tiền|tổng (?:tiền|giá trị|kinh phí|chi phí|mức)|kinh phí|giá trị|doanh thu|"
        r"sản lượng)\b"
    ),
    rounded=Wording(r"\b(?:nghìn|ngàn|triệu|tỷ|tỉ đồng|đồng|ước(?: tính)?|làm tròn|khoảng|quy đổi|bình quân)\b"),
)

FORMULAS = FormulaWords(
    codes=Wording(r"\b(?:mã(?: số)?|thuyết minh|STT|số thứ tự|năm sinh)\b"),
    percent=Wording(r"%|\b(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|phần trăm)\b"),
    quotient=Wording(r"%|\b(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|so sánh|so với|đạt|cơ cấu|hệ số|bình quân)\b"),
    naming=Wording(r"\b(?:cột|dòng|hàng|mục|mã số|mã)(?: số)?\s*(?=[(\[{]?\s*(?:\d|[IVX]+\b|[A-Z]\b))"),
    change=Wording(
        r"\btăng\b.*\bgiảm\b|\b(?:chênh lệch|biến động)\b|\b(?:tăng|giảm)\b.*\bso với\b|\bso với\b.*\b(?:tăng|giảm)\b|"
        r"\b(?:tăng|giảm)\W*$|\+\s*/\s*[-–]"
    ),
    both_ways=Wording(r"\btăng\b.*\bgiảm\b|\bbiến động\b|\+\s*/\s*[-–]"),
    earlier=Wording(r"\b(?:trước|cùng kỳ|đầu (?:năm|kỳ))\b"),
    came=Wording(r"\b(?:nhập|thu|tăng|nhận|tiếp nhận|phát sinh|bổ sung|vay|mới|đến|sinh|cấp|thành lập)\b"),
    went=Wording(r"\b(?:xuất|chi|giảm|trả|hoàn trả|thoát|sử dụng|thanh lý|rút|đi|chết|tử|giải quyết|giải thể|trích)\b"),
)

CELLS = CellWords(
    running=Wording(r"\b(?:lũy kế|luỹ kế|cộng dồn|số dư|dư nợ|tồn(?! tại)|từ đầu năm)\b"),
    share=Wording(r"\b(?:cơ cấu|tỷ trọng|tỉ trọng|chiếm)\b|% (?:so với |trong |trên )?tổng"),
    within=Wording(r"\b(?:trong đó|trong số đó)\b"),
    counted_again=Wording(
        r"\W*(?:số )?(?:nữ|phụ nữ|nữ giới|người dân tộc thiểu số|DTTS|dân tộc thiểu số|đảng viên)\W*"
    ),
    start=Wording(
        r"\bngày (?:bắt đầu|khởi công|nhận|tiếp nhận|nộp|vào|đến|mở|khởi tạo|cấp|ký|lập|phát hành|giao|gửi)\b|"
        r"\b(?:bắt đầu|khởi công|từ ngày)\b|^\W*từ\W*$"
    ),
    end=Wording(
        r"\bngày (?:kết thúc|hoàn thành|trả|trả kết quả|ra|đóng|nghiệm thu|hết hạn|hẹn trả|hiệu lực|có hiệu lực)\b|"
        r"\b(?:kết thúc|hoàn thành|đến ngày|hết hạn|thời hạn)\b|^\W*đến\W*$"
    ),
)

TITLES = TitleWords(
    captions=("biểu", "phụ lục", "kèm theo"),
    titles=("bảng", "danh mục", "đơn vị"),
    letterheads=("ủy ban", "UBND", "cộng hòa", "độc lập"),
    continued=("tiếp",),
)

TABLES = TableWords(
    rows=ROWS,
    columns=COLUMNS,
    relations=RELATIONS,
    formulas=FORMULAS,
    cells=CELLS,
    titles=TITLES,
    unit_lines=("đơn vị tính", "ĐVT", "ĐV tính"),
    units=("đơn vị",),
    joining=("và",),
    item_letters=FILES.item_letters,
)
