"""Profiles: what a text should sound like, as data."""
