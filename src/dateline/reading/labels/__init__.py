"""Labels: nouns that take a side, with who is called so and who says it."""

from dateline.reading.labels.find import STEP, find_labels

__all__ = ["STEP", "find_labels"]
