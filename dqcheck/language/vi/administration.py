"""How Vietnam is administered."""

from dqcheck.language.types.administration import Administration, UnitNaming
from dqcheck.language.wording import Wording

ADMINISTRATION = Administration(
    units=("xã", "phường", "đặc khu", "thị trấn", "thị xã", "thành phố", "huyện", "quận", "tỉnh"),
)

UNIT_NAMING = UnitNaming(
    kinds={"xã": ("x",), "phường": ("p",), "đặc khu": ("đk",), "thị trấn": ("tt",)},
    bodies=(
        "ủy ban nhân dân", "UBND", "hội đồng nhân dân", "HĐND", "đảng ủy", "đơn vị báo cáo", "đơn vị", "tên đơn vị",
    ),
    region="tỉnh",
    # "Xã hội hóa" names no unit.
    title=Wording(
        r"(?:(?:ủy|uỷ) ban nhân dân |ubnd |(?:tên )?đơn vị(?: báo cáo)?\s*:\s*)?"
        r"(?:xã|phường|đặc khu)\s*:?\s*(?!hội\b)[^\s:]+(?: [^\s:]+){0,3}"
    ),
)  # fmt: skip
