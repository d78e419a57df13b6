"""The letters of Vietnamese."""

LETTERS = "ĂăĐđĨĩŨũƠơƯưẠ-ỹ"
"""Those beside the letters of western Europe, each of one character, as members of a class of a pattern."""

CAPITALS = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
"""The capitals among all, as members of a class of a pattern."""
