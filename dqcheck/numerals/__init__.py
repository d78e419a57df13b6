"""Text to value: numbers, units and money, dates, document references. Pure functions, standard library only."""
