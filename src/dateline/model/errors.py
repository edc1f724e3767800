"""The errors of dateline: one family, each message names the value, the place and the remedy."""

from __future__ import annotations


class DatelineError(Exception):
    """Anything that dateline itself refuses, with a message fit to print."""


class InputError(DatelineError):
    """An input that cannot be read: an empty file, a binary, a cut archive, a line without text."""


class LexiconError(DatelineError):
    """A lexicon entry that is malformed; the message names the file and the entry's id."""


class ModelError(DatelineError):
    """A model that is missing or does not fit; the message names the install line."""


class RecordError(DatelineError):
    """A record that cannot be opened, is of a newer version, or is locked by another writer."""
