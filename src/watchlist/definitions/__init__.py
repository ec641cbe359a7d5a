"""YAML in; watches, feeds and settings out, every problem with file and line."""
