"""Voice: what a writer's own texts have in common, as a profile, and how far another text is from it."""
