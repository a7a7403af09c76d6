"""A writer's own adapter: the writer's sentences made stiff, and the model trained on the way back."""
