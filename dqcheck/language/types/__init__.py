"""The types of what a language brings, a record a topic."""
