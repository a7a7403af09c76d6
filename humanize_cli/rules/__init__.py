"""Rule packs: exact replacements that explain themselves, one YAML file a language."""
