"""Adapters at the rim: other libraries' schemas and suites from a ruleset. Each imports its library only when used."""
