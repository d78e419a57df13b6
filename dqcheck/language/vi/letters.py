"""What stands in the template of a letter in Vietnamese."""

from dqcheck.language.types.letters import Placeholders

PLACEHOLDERS = Placeholders(
    figure={
        "number": "stt",
        "what": "noi_dung",
        "title": "tieu_de",
        "severity": "muc_do",
        "message": "dien_giai",
        "where": "vi_tri",
        "stated": "dang_ghi",
        "recomputed": "tinh_lai",
        "gap": "chenh_lech",
    },
    letter={"recipient": "don_vi", "unit": "ten_don_vi", "files": "tep", "count": "so_diem"},
    given={
        "parent": "co_quan_chu_quan",
        "agency": "co_quan",
        "position": "chuc_vu",
        "signatory": "nguoi_ky",
        "place": "dia_danh",
        "number": "so",
        "symbol": "ky_hieu",
        "contact": "lien_he",
        "deadline": "thoi_han",
    },
)
