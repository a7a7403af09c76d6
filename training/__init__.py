"""How the adapter is made: the data's split, the training loop, the evaluation, the export; needs the extra `train`."""
