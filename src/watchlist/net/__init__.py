"""The guarded way out: checked addresses, deadlines, caps."""
