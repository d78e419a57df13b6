"""Relations of which none follows from others."""

from dqcheck.tables.relations.candidates import SumCandidate


class Independent:
    """Relations of which none follows from others: a basis, by Gaussian elimination."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, float]] = {}

    def add(self, found: SumCandidate) -> bool:
        """Take a relation in; False where it follows from those that are."""
        row: dict[int, float] = dict.fromkeys(found.parts, -1.0)
        row[found.target] = row.get(found.target, 0.0) + 1.0
        while row:
            first = min(row)
            known = self._rows.get(first)
            if known is None:
                self._rows[first] = row
                return True
            factor = row[first] / known[first]
            for position, weight in known.items():
                left = row.get(position, 0.0) - factor * weight
                if abs(left) < 1e-9:
                    row.pop(position, None)
                else:
                    row[position] = left
        return False
