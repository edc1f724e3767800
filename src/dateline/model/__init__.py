"""What things are: small frozen dataclasses, standard library only."""
