"""Training of the encoder: data, networks, losses, evaluation. The commands stand beside this folder."""
