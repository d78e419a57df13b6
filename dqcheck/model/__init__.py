"""Frozen, keyword-only records that the stages pass to each other. Standard library only."""
