"""One file per command: parse, call one flow, print, exit."""
