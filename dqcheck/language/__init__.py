"""What a language brings to the reading of figures, as data with types.

``types`` says which word classes, wordings, units, notations and thresholds the program knows, a record a topic; each
language is a package (``vi``, ``en``) with the same modules, which fill those records. No other package but
``messages`` holds a word of a natural language, so that another language is another package here and a catalogue
there.
"""
