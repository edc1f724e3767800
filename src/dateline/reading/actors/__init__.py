"""Parties: names, role nouns and pronouns, brought together into one actor per party of the report."""

from dateline.reading.actors.find import STEP, find_actors

__all__ = ["STEP", "find_actors"]
