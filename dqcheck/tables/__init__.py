"""Tables of any source understood: grids, rows as trees, and the relations between their figures."""
