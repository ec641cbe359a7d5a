"""How accurate the reading is: labelled headlines, what was counted of them, and the page that tells it."""
