"""Figures for README and docs: each script prints its own, so that anyone can print them again."""
