"""Formulas of a workbook: what they declare, recomputed from the cells, and held against those of their neighbours.

A closed part of the language is understood (sums, averages, rounding, the four operations, percent, ``IF`` on what is
blank, zero or an error); every other formula is left alone and counted.
"""
