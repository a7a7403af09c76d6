"""The language model: found, built, loaded, asked."""
