"""Which figures of a passage belong together, by a small trained model of how such figures lie in their sentences."""
