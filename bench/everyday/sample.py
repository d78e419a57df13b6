"""The frame of the ten everyday checks: one discrepancy for each of them."""

import datetime as dt

COLUMNS: dict[str, list[object]] = {
    "office": ["North", "South", None, "East", "West"],
    "number": ["12/QD", "15/QD", "16/QD", "15/QD", "19/QD"],
    "code": ["AB123", "CD456", "EF789", "GH012", "ij34"],
    "status": ["open", "opne", "closed", "open", "closed"],
    "age": [31, 58, 44, 1200, 27],
    "received_on": [dt.datetime(2025, 3, day) for day in (3, 4, 5, 6, 7)],
    "resolved_on": [dt.datetime(2025, 3, day) for day in (10, 11, 1, 12, 12)],
    "received": [2415, 1226, 870, 640, 433],
    "carried_over": [63, 6, 20, 15, 8],
    "new": [2352, 1220, 851, 625, 425],
    "resolved": [2300, 1190, 860, 600, 420],
    "on_time": [2290, 1150, 850, 610, 400],
    "closed": [2300, 1190, 860, 610, 420],
    "rate": [99.57, 96.64, 98.84, 100.00, 95.42],
    "before": [2000, 1100, 900, 600, 450],
    "growth": [20.8, 11.5, -4.4, 6.7, -3.8],
}
