"""A rule, compiled, reads an item: what it says, and did it happen?"""
