"""Vietnamese words by which a quantity is known again elsewhere, folded."""

from dqcheck.language.types.restating import RestatingWords
from dqcheck.language.wording import Wording

RESTATING = RestatingWords(
    filler=frozenset(
        "tong so cong la co dat duoc gom con va va voi cung khoang hien nay den tai tren trong cua cac nhung toan ca "
        "xa phuong thi tran dia ban da thuc hien ket qua luong cho ve theo don vi tinh dvt nhin chung tinh co".split()
    ),
    generic=frozenset(
        "dien tich san luong nang suat gia tri kinh phi tien von nguon muc ty ti le quan do ho nguoi con chau em luot "
        "lan vu thu chi so bo cay lop truong ha tan trieu dong nghin khac loai nam nu thang quy ky chung rieng moi cu "
        "dau cuoi thon to ban khu ap lang doi dan".split()
    ),
    status=(
        ("plan", "ke hoach|chi tieu|du toan|muc tieu|phan dau|du kien|dinh huong|nhiem vu|duoc giao|giao"),
        ("plan", "de nghi|de xuat|dang ky|nhu cau|yeu cau|kh|dt|nghi quyet|den nam"),
        ("estimate", "uoc|so bo|tam tinh"),
        ("earlier", "cung ky|(?:nam|ky|thang|quy|tuan|vu) (?:truoc|ngoai|lien ke)|truoc (?:day|do|khi)|ck|sck"),
        ("opening", "dau (?:nam|ky|thang|quy)|ton dau"),
        ("closing", "cuoi (?:nam|ky|thang|quy)"),
        ("running", "luy ke|cong don|tu dau (?:nam|nhiem ky)"),
    ),
    period=Wording(
        r"\b(?:(?:nam )?(?:19|20)\d\d|\d{1,2} thang(?: (?:dau|cuoi) nam)?|thang \d{1,2}|quy (?:iv|i{1,3}|[1-4])|ca nam|"
        r"vu (?:xuan|he|thu|dong|mua)|tuan \d{1,2})\b"
    ),
    dated=Wording(r"\b(?:ngay \d{1,2} (?:thang )?\d{1,2} (?:nam )?\d{4}|ngay \d{1,2} \d{1,2}|\d{1,2} \d{1,2} \d{4})\b"),
    changed=Wording(r"\b(?:tang|giam|them|bot|vuot|hut|chenh lech|cao hon|thap hon|nhieu hon|it hon|bo sung)\b"),
    part=Wording(r"\b(?:trong do|trong so|rieng|con lai|moi)\b"),
    joint=Wording(r"(?<!\w)(?:và|với|cùng|hay)\s"),
    aims=Wording(
        r"\b(?:phuong huong|nhiem vu|muc tieu|ke hoach|chi tieu|du toan|du kien|kien nghi|de xuat|de nghi|giai phap)\b"
    ),
    results=Wording(r"\b(?:ket qua|tinh hinh|thuc hien|danh gia|da dat|hoan thanh)\b"),
)
