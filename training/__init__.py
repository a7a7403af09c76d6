"""How the adapter is made: data, training loop, evaluation, export; needs the extra `train`."""
