"""Documents and what they are made of: bytes to text, text to blocks of prose, blocks to sentences, and back."""
