"""The phrasebook: what editors made of a phrase, how often, and in which tone."""
