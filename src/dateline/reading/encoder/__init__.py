"""The encoder: words and pieces of a text, windows, the network's runs, and what its numbers say."""
