"""Whom is told how far the reading of files has come."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
Counted = Callable[[int, int], None]
"""Called with two numbers of files: those meant, and all."""
