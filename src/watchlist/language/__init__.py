"""Text in; sentences, words, families and cues out."""
