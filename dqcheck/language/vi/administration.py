"""How Vietnam is administered."""

from dqcheck.language.types.administration import Administration

ADMINISTRATION = Administration(
    units=("xã", "phường", "đặc khu", "thị trấn", "thị xã", "thành phố", "huyện", "quận", "tỉnh"),
)
