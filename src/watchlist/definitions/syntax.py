"""What libyaml says about broken syntax, in words that tell what to do."""

from __future__ import annotations

from yaml.error import MarkedYAMLError, YAMLError

# A part of libyaml's message: what it means, and the mend. The first that is found is told.
MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a second ': ' in one text, or a key that stands too far in",
     "quote the headline or text; keys of one table stand in one column"),
    ("cannot start any token", "a tab, or a character that no text can begin with",
     "indent with spaces; quote a text that begins with @, % or `"),
    ("tab character", "a tab", "indent with spaces"),
    ("did not find expected '-' indicator", "the text goes on after it has ended, or the list is indented unevenly",
     "quote the whole headline, not a part of it; entries of one list stand in one column"),
    ("did not find expected ',' or ']'", "a list in brackets that does not end",
     "close it with ], or quote the headline"),
    ("did not find expected ',' or '}'", "a table in braces that does not end",
     "close it with }, or quote the headline"),
    ("did not find expected key", "this does not fit what stands before it",
     "quote the whole text, not a part of it; keys of one table stand in one column"),
    ("expected node content", "a bracket, a brace, a comma or a colon with nothing before it", "quote the text"),
    ("comment or line break", "a text cannot begin with > or |", "quote it"),
    ("could not find expected ':'", "a key without a colon", "write `key: value`, or quote the text"),
    ("block sequence entries are not allowed", "a list cannot begin here", "begin the list on a line of its own"),
    ("unexpected end of stream", "a quote that does not end", "close it; inside '...' write ' twice"),
    ("unexpected document indicator", "a quote that does not end", "close it; inside '...' write ' twice"),
    ("alphabetic or numeric character", "a text cannot begin with * or &", "quote it"),
    ("escape character", "an unknown escape", "write \\\\ for a backslash, or use single quotes"),
    ("hexdecimal number", "a broken escape", "write \\\\ for a backslash, or use single quotes"),
    ("Unicode character escape", "an escape for no character", "write \\\\ for a backslash, or use single quotes"),
    ("document start", "something after the end of the document", "one file holds one document: remove the `...`"),
    ("directive", "a line that begins with %", "remove it, or quote the text"),
    ("tag", "a tag, which begins with !", "remove it, or quote the text"),
)  # fmt: skip


def explain(error: YAMLError) -> tuple[str, str]:
    """Return what is wrong, and the mend."""
    said = (error.problem or error.context or "") if isinstance(error, MarkedYAMLError) else str(error)
    for part, what, mend in MEANINGS:
        if part in said:
            return what, mend
    return f"this is not YAML: {said}", "quote the text, or look at the indentation"
