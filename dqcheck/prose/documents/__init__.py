"""Documents: what a report says of itself and of the documents it cites."""
