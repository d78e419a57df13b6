"""The check kinds, one module each. Nothing lists them: a module that is here is a kind."""
