"""What words mean: tables with ids and comments, and one loader."""

from dateline.lexicon.tables import load, parse

__all__ = ["load", "parse"]
