"""What probably happened: the likely cause, the likely wrong cell, and what it would do to the total."""
