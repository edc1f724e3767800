"""Times: expressions of time with their TIMEX3 value, by a grammar of dateline's own and anchors found in the text."""

from dateline.reading.times.find import STEP, resolve

__all__ = ["STEP", "resolve"]
