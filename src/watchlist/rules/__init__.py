"""A rule, compiled, reads an item: what it says, and whether it happened."""
