"""Claims: what sentences say of their figures, one module a claim shape."""
