"""How Vietnamese headers are shortened: mostly to the first letters (``HS``, ``DT``, ``NS``, ``CB``)."""

from dqcheck.language.types.abbreviations import Abbreviations

ABBREVIATIONS = Abbreviations(
    known={
        "slg": ("số lượng",),
        "klg": ("khối lượng",),
        "sp": ("sản phẩm", "số phiếu"),
        "cccd": ("căn cước công dân", "căn cước"),
        "đddt": ("định danh điện tử",),
        "vneid": ("định danh điện tử",),
        "csdl": ("cơ sở dữ liệu",),
    },
    fillers=("số", "các", "của", "và", "về", "theo", "được", "đã", "là", "trên", "cho", "tổng"),
)
