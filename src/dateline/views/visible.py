"""Words made safe to show: what a report holds must not steer a terminal, break a picture or turn a line round."""

from __future__ import annotations

from typing import Final

_KEPT: Final = frozenset("\n\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")


def visible(words: str) -> str:
    r"""Words with each control and format character (escape codes, bidirectional marks) replaced by U+FFFD.

    New lines stay, spaces of any width become plain ones, and the two joiners stay that Persian, Indian scripts and emoji
    need.

    >>> visible("a\x1b[31mb\u00a0c")
    'a�[31mb c'
    """
    return words if words.isprintable() else "".join(_shown(ch) for ch in words)


def _shown(ch: str) -> str:
    if ch.isprintable() or ch in _KEPT:
        return ch
    return " " if ch.isspace() and ch not in _STEERING else "\N{REPLACEMENT CHARACTER}"


_STEERING: Final = frozenset("\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")
"""White space that starts a new line or goes back to the start of one."""
