"""Judging: rules on tables and on claims, and the findings that come of it."""
