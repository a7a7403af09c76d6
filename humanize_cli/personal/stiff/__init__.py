"""The rules, a file for each language."""
