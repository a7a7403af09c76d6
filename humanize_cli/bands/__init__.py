"""Bands: what can be counted in a text's style, and whether it lies where the profile wants it."""
