"""One file per command: parse, call one flow, print, exit."""

import gc

# What a command makes lies in few circles and soon ends with it. To look for them as often as Python does by itself
# takes a fifth of a check of many feeds, and a tenth of a start.
gc.set_threshold(100_000, 50, 1_000)
