"""An evaluation that cannot flatter: the copy of the input stands beside every figure."""
