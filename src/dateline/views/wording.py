"""Whether two wordings speak of one thing: a weighty word in common."""

from __future__ import annotations

from typing import Final

from dateline.resolve.names import name_words

LONG: Final = 5
"""Letters by which words are compared: "shelled" and "shelling" are alike."""

LIGHT: Final = frozenset(
    """about after again against also another because been before being between could does during ever every from have having
    into just many might more most much must never only other over said same says shall should since some such than that
    their them then there these they this those through told under until very were what when where whether which while whom
    whose will with within without would your""".split()
)
"""Words that say nothing of what is spoken of."""


def share_word(first: str, second: str, besides: str = "") -> bool:
    """Whether two wordings share a word of weight that is not among those of `besides`, such as the names in both.

    >>> share_word("it shelled Sokna", "the shelling of Sokna", "Sokna"), share_word("it left Sokna", "Sokna fell", "Sokna")
    (True, False)
    """
    return bool((_weighty(first) & _weighty(second)) - _weighty(besides))


def _weighty(wording: str) -> frozenset[str]:
    return frozenset(word[:LONG] for word in name_words(wording) - LIGHT if len(word) >= LONG - 1)
