"""The regular rules of each language, by which a user's own words become families at load."""
