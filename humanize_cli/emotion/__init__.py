"""Emotion: which feelings a text speaks of, and whether an edit changes them."""
