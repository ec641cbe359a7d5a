"""Shared fixtures: a fixed now, and nothing that reaches the network."""
