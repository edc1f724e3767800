"""Training of the claims encoder: data, network, training, export. `tools/train_claims.py` is the command."""
