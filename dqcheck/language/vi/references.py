"""How documents are numbered and named in Vietnam, after Decree 30/2020/NĐ-CP and Party Instruction 36-HD/VPTW."""

from dqcheck.language.types.references import IssuerLetters, ReferencesInText, ReferenceWords
from dqcheck.language.wording import Wording, one_of

_KINDS = {
    "NQ": ("nghị quyết",),
    "QĐ": ("quyết định", "quy định"),
    "CT": ("chỉ thị",),
    "QC": ("quy chế",),
    "QYĐ": ("quy định",),
    "QĐI": ("quy định",),
    "TC": ("thông cáo",),
    "TB": ("thông báo", "thông báo kết luận", "kết luận"),
    "TBKL": ("thông báo kết luận", "thông báo"),
    "HD": ("hướng dẫn",),
    "CTR": ("chương trình", "chương trình hành động"),
    "CTRHĐ": ("chương trình hành động", "chương trình"),
    "CTHĐ": ("chương trình hành động", "chương trình"),
    "KH": ("kế hoạch",),
    "KHLT": ("kế hoạch", "kế hoạch liên tịch"),
    "PA": ("phương án",),
    "ĐA": ("đề án",),
    "DA": ("dự án",),
    "BC": ("báo cáo",),
    "BB": ("biên bản",),
    "TTR": ("tờ trình",),
    "HĐ": ("hợp đồng",),
    "CV": ("công văn", "văn bản"),
    "CĐ": ("công điện",),
    "KL": ("kết luận", "thông báo kết luận"),
    "NĐ": ("nghị định",),
    "TT": ("thông tư", "thông tri"),
    "TTLT": ("thông tư liên tịch",),
    "NQLT": ("nghị quyết liên tịch",),
    "PL": ("pháp lệnh",),
    "L": ("lệnh", "luật"),
    "LCT": ("lệnh",),
    "SL": ("sắc lệnh",),
    "GM": ("giấy mời",),
    "BGN": ("bản ghi nhớ",),
    "BTT": ("bản thỏa thuận", "bản thoả thuận"),
    "GUQ": ("giấy ủy quyền", "giấy uỷ quyền"),
    "GGT": ("giấy giới thiệu",),
    "GNP": ("giấy nghỉ phép",),
    "PG": ("phiếu gửi",),
    "PC": ("phiếu chuyển",),
    "PB": ("phiếu báo",),
    "QCPH": ("quy chế phối hợp", "quy chế"),
    "CTPH": ("chương trình phối hợp", "chương trình"),
    "CTRPH": ("chương trình phối hợp", "chương trình"),
    "KHPH": ("kế hoạch phối hợp", "kế hoạch"),
}
_KIND_WORDS = tuple(
    sorted({word for words in _KINDS.values() for word in words} | {"luật", "bộ luật", "công thư", "thư công"},
           key=len, reverse=True)
)  # fmt: skip

_CELL_LETTERS = r"[A-ZĐÀ-Ỹ][A-Za-zĐđÀ-ỹ&]*(?:\([A-ZĐa-zđ]{1,6}\))?\d{0,2}[A-ZĐ]{0,6}"

REFERENCES = ReferenceWords(
    kinds=_KINDS,
    lead=Wording(rf"(?P<word>{'|'.join(_KIND_WORDS)})?\s*(?:số\s*:?\s*)?"),
    whole=Wording(
        rf"(?P<number>\d{{1,6}})(?P<suffix>[a-zA-Z]{{0,3}}(?:\.\d{{1,3}})?)\s?"
        rf"(?P<mark>/(?P<year>(?:19|20)\d\d)[/-]|[/\-–])\s?"
        rf"(?P<symbol>{_CELL_LETTERS}(?:[-–.,/]{_CELL_LETTERS}){{0,4}})",
        cased=True,
    ),
    law=Wording(r"(?:UBTV)?QH(?:K?\d{1,2})?", cased=True),
    law_kind="luật",
    letter_kind="công văn",
)

_NATIONAL = frozenset(
    "CP TTg TW QH UBTVQH CTN VPCP VPTW VPQH BCĐTW BCĐCP HĐBCQG BCA BQP BNG BNV BTP BTC BCT BXD BYT BKHCN BGDĐT "
    "BVHTTDL BNNMT BDTTG BTTTT BKHĐT BGTVT BTNMT BNNPTNT BNN BLĐTBXH TTCP NHNN KTNN TANDTC VKSNDTC TLĐ TCTK MTTW "
    "CQTTBCĐ TCTS UBPLTP".split()
)
_PROVINCIAL = frozenset(
    "TU VPTU BTGTU BTCTU BNCTU BDVTU UBKTTU STC SNV SYT SXD STP SCT SKHCN SGDĐT SVHTTDL SNNMT SNN SDTTG STTTT SKHĐT "
    "SGTVT STNMT SLĐTBXH".split()
)
_OTHER = frozenset(
    "UBND HĐND ĐU HU ĐUK BCĐ VPĐU BTV BTVTU BCH MTTQ UBMTTQ HĐBT BHXH CTK TCT KBNN TTT TTPVHCC PVHXH VHXH PKT PKTHT "
    "KTHT KT VP CAX CAP CAT BCHQS QLDA TTKSTC HĐTĐKT HĐTV TCT06 TCTĐA06 CQTT VPUBND VPHĐND TTHĐND ĐĐBQH TBKTXH".split()
)
"""Letters of bodies of which there are many."""

ISSUERS = IssuerLetters(
    known=_NATIONAL | _PROVINCIAL | _OTHER,
    local=("UBND", "HĐND"),
    glued=("UBND", "HĐND", "TTg", "BCĐ"),
    party=("TW", "TU", "ĐU", "HU"),
    national=_NATIONAL,
    provincial=_PROVINCIAL,
    own_series=frozenset(("UBND", "HĐND", "BCĐ")),
    names={
        "TW": ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương"),
        "CP": ("Chính phủ",),
        "TTg": ("Thủ tướng",),
    },
    unmarked="D",
    marked="Đ",
)

_LETTERS = r"[A-ZĐ][A-ZĐÂĂÊÔƠƯ&\dđirgyth]{0,24}(?:\([A-ZĐa-zđ]{1,6}\))?"
_TYPE = "|".join(word.replace(" ", r"\s{1,3}") for word in _KIND_WORDS)
_HEADS = one_of({letters for letters in _KINDS if len(letters) > 1} | {"CTr", "TTr", "CTrHĐ"})

REFERENCES_IN_TEXT = ReferencesInText(
    words=REFERENCES,
    issuers=ISSUERS,
    found=Wording(
        rf"(?P<number>\d(?<![\w/.,–-]\d)\d{{0,5}}(?:[a-z]{{1,2}})?)"
        rf"(?P<mark>\s?/{{1,2}}\s{{0,2}}(?:(?P<year>(?:19|20)\d\d)\s?[/-]\s?)?|\s?[-–]{{1,2}}\s{{0,2}})"
        rf"(?P<symbol>{_LETTERS}(?:(?:[-–/]{{1,2}}\s{{0,2}}|\.){_LETTERS}){{0,4}})(?![^\W\d_])",
        cased=True,
    ),
    unmarked=Wording(
        rf"(?P<number>\d(?<![\w/.,–-]\d)\d{{0,4}})\s{{0,2}}(?P<symbol>{_HEADS}[-–/]{_LETTERS})(?![^\W\d_])",
        cased=True,
    ),
    before=Wording(
        rf"(?<!\w)(?P<doubled>(?:{_TYPE})\s{{1,3}}(?=(?:{_TYPE})))?(?P<word>{_TYPE}|văn\s{{1,3}}bản)"
        r"(?:\s{1,3}(?:hành\s{1,2}động|phối\s{1,2}hợp|liên\s{1,2}tịch|riêng|tổng\s{1,2}thể|chuyên\s{1,2}đề|"
        r"liên\s{1,2}ngành|chung|hỏa\s{1,2}tốc|công\s{1,2}tác))?"
        r"(?P<number_words>(?:\s{1,3}\(?số\s?:?){0,3})\s{0,3}$"
    ),
    numbered=Wording(r"(?<!\w)số\s?:?\s{0,3}$"),
    number_word=Wording(r"số"),
    any_kind="văn bản",
    own_kinds=frozenset(
        "báo cáo|chương trình|chỉ thị|giấy mời|kế hoạch|kết luận|nghị quyết|phương án|quy chế|quyết định|thông báo|"
        "tờ trình|đề án".split("|")
    ),
    loose_kind="CV",
    body=Wording(
        r"\s{0,3},?\s{0,3}(?:ngày\s[\d/.\-]{6,12}\s|ngày\s\d{1,2}\stháng\s\d{1,2}\snăm\s\d{4}\s)?của\s"
        r"(?P<body>Chính phủ|Thủ tướng|Quốc hội|Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương)",
        cased=True,
    ),
    no_issuer=Wording(r"[-–]?\s{0,2},?\s{0,2}(?:ngày|của)(?!\w)", cased=True),
    unaccented=Wording(r"(?:QD|ND|CD|DA)-(?:UBND|CP|TTg|HĐND|B[A-Z]{1,5})", cased=True),
    printed={"TTR": "TTr", "CTR": "CTr"},
)
