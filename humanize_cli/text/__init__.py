"""Documents and their parts: bytes to text, text to blocks of prose, blocks to sentences, and back."""
