"""Screens: of a frame that a pipeline hands in, only the records that may fail are judged one by one."""
