"""The letters of Vietnamese."""

LETTERS = "ĂăĐđĨĩŨũƠơƯưẠ-ỹ"
"""Those beside the letters of western Europe, each of one character, as members of a class of a pattern."""
