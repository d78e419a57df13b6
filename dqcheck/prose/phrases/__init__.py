"""Phrases: how figures stand to each other in words: breakdowns, changes, what is alike, what fits."""
