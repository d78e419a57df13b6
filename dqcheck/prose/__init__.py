"""Prose: the figures that sentences state and the claims that they make about each other.

The way of the data: text -> figures -> phrases -> claims, which the check kinds judge; documents and writing look at
the same text beside it. Nothing here decides whether a report is right.
"""
