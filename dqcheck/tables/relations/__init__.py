"""What the numbers of a table say about each other, found without being told: sums, averages, quotients, changes.

A pattern relates positions along one axis (rows, or columns) and is held against every line across it. It is believed
when its lines hold beyond chance, and not when others explain the same figures.
"""
