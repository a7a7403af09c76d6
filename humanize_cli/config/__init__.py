"""Configuration: the nearest file above each input, its tables for paths, the flags, and who set what."""
