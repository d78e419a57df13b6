"""Writing: faults of form in numbers, dates, references and lists."""
