"""Text: paragraphs and table rows as passages, sentences."""
