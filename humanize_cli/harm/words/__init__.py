"""The patterns of harm, one YAML file a language."""
