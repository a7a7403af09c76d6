"""The base model as PyTorch sees it. The package has the code, since learning a voice needs it too."""

from humanize_cli.personal.torch_base import load_base

__all__ = ["load_base"]
