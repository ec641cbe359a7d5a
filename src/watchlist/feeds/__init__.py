"""A feed's address in, items out."""
